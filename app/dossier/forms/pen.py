"""The pen: text under a cursor, altered key by key."""

import re
from typing import Final

from dossier.rows import graphemes
from dossier.safe import typed

LONGEST: Final = 20_000
"""Characters of one field, as many as the store keeps."""
_WORD: Final = re.compile(r"\w+")
_NEAR: Final = 64
"""Characters around the cursor that are looked at for where one begins."""


class Pen:
    """What stands in a field, and where the next letter goes."""

    def __init__(self, text: str = "", *, paragraphs: bool = False) -> None:
        """The cursor stands behind the text.

        Args:
            text: What stands there.
            paragraphs: Line breaks are kept; else they become spaces.
        """
        self._paragraphs = paragraphs
        self.text = self._clean(text)
        """What stands there."""
        self.at = len(self.text)
        """The character before which the next one goes."""
        self.cut = False
        """The last thing that was put there was too long, and ends where it was cut."""

    @property
    def paragraphs(self) -> bool:
        """Line breaks are kept."""
        return self._paragraphs

    def _clean(self, text: str) -> str:
        if not self._paragraphs:
            return typed(text)
        return "\n".join(map(typed, text.replace("\r\n", "\n").split("\n")))

    def set(self, text: str) -> None:
        """Put another text there, the cursor behind it."""
        self.text = self._clean(text)
        self.at = len(self.text)

    def put(self, text: str) -> None:
        """Put text where the cursor is, without what is hidden in it."""
        made = self._clean(text)
        room = max(0, LONGEST - len(self.text))
        self.cut = len(made) > room
        made = made[:room]
        self.text = f"{self.text[: self.at]}{made}{self.text[self.at :]}"
        self.at += len(made)

    def go(self, at: int) -> None:
        """The cursor before another character."""
        self.at = max(0, min(at, len(self.text)))

    # Keys, by the names of what they do

    def left(self) -> None:
        """One character, as a reader sees it, to the left."""
        before = self.text[max(0, self.at - _NEAR) : self.at]
        if before:
            self.at -= len(graphemes(before)[-1][0])

    def right(self) -> None:
        """One to the right."""
        after = self.text[self.at : self.at + _NEAR]
        if after:
            self.at += len(graphemes(after)[0][0])

    def word_left(self) -> None:
        """To the beginning of the word before."""
        begins = [found.start() for found in _WORD.finditer(self.text)]
        self.at = max((one for one in begins if one < self.at), default=0)

    def word_right(self) -> None:
        """To the beginning of the next word."""
        found = [one.start() for one in _WORD.finditer(self.text, self.at)]
        self.at = next((one for one in found if one > self.at), len(self.text))

    def home(self) -> None:
        """Before the first character."""
        self.at = 0

    def end(self) -> None:
        """Behind the last one."""
        self.at = len(self.text)

    def delete_left(self) -> None:
        """Take away the character before the cursor."""
        stop = self.at
        self.left()
        self._take(self.at, stop)

    def delete_right(self) -> None:
        """Take away the one under it."""
        start = self.at
        self.right()
        stop, self.at = self.at, start
        self._take(start, stop)

    def delete_word(self) -> None:
        """Take away the word before the cursor."""
        stop = self.at
        self.word_left()
        self._take(self.at, stop)

    def delete_before(self) -> None:
        """Take away all before the cursor."""
        stop, self.at = self.at, 0
        self._take(0, stop)

    def delete_after(self) -> None:
        """Take away all behind it."""
        self._take(self.at, len(self.text))

    def _take(self, start: int, stop: int) -> None:
        self.text = self.text[:start] + self.text[stop:]
