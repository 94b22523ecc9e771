"""The piece of a text in which words were found, and where they stand in it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias
from unicodedata import combining, is_normalized, normalize

from dossier_db.search.folding import Token, readable
from dossier_db.search.marks import covered, merged
from dossier_db.search.query import Query

_LONGEST: Final = 280
"""Characters of a piece."""
_BEFORE: Final = 80
"""Characters of it before the first word found."""
_FURTHER: Final = 60
"""Characters around a word that stands elsewhere in the text."""
_TRIED: Final = 20
"""Places from which the piece with most of the words is chosen."""
_CUT: Final = "…"
_JOINED: Final = " … "

_Range: TypeAlias = tuple[int, int]
_Places: TypeAlias = Mapping[int, Sequence[_Range]]
"""Where the things sought stand in a text, by their numbers; of those that do."""


class Snippet(NamedTuple):
    """A piece of a text."""

    text: str
    marks: tuple[_Range, ...]
    """The words found: ranges of its characters."""


class Sought:
    """What a query seeks in a text."""

    def __init__(self, query: Query) -> None:
        self._begun = _read(query.words)
        self._phrases = _phrases(query.phrases)
        self._literals = [
            literal for one in query.literals if (literal := _Plain(one).text)
        ]
        self._without = _phrases(query.without)
        self._count = len(self._begun) + len(self._phrases) + len(self._literals)

    @property
    def strict(self) -> bool:
        """A name has to have more than words that are like those asked for."""
        return bool(self._literals or self._phrases)

    @property
    def excludes(self) -> bool:
        """Something may not be found."""
        return bool(self._without)

    @property
    def demanding(self) -> bool:
        """The index alone cannot tell which texts are meant."""
        return (
            self.excludes
            or bool(self._literals)
            or any(len(phrase) > 1 for phrase in self._phrases)
        )

    def held_by(self, texts: Iterable[str]) -> bool:
        """Whether all phrases and literals stand in these, each in one of them."""
        held = list(texts)
        for literal in self._literals:
            if not any(literal in _Plain(text).text for text in held):
                return False
        return all(
            any(_stands(phrase, _words(text)) for text in held)
            for phrase in self._phrases
        )

    def barred_by(self, texts: Iterable[str]) -> bool:
        """Whether something that is not wanted stands in one of these texts."""
        return any(
            _stands(phrase, read)
            for text in texts
            if (read := _read([text]))
            for phrase in self._without
        )

    def best(self, texts: Sequence[str]) -> Snippet | None:
        """The piece of the first text that has all that is sought, or pieces of several
        that have it together; None where they have not.
        """
        if not self._count:
            return _around(texts[0], {}) if texts else None
        held: list[tuple[str, _Places]] = []
        for text in texts:
            places = self._places(text)
            if len(places) == self._count:
                return _around(text, places)
            if places:
                held.append((text, places))
        return _together(held, self._count)

    def _places(self, text: str) -> _Places:
        read = _read([text])
        places = [_met(one, read) for one in self._begun]
        places += [_stands(phrase, read) for phrase in self._phrases]
        if self._literals:
            plain = _Plain(text)
            places += [plain.places(literal) for literal in self._literals]
        return {number: found for number, found in enumerate(places) if found}


class _Plain:
    """A text in lower case, its blanks single, that knows where it all stood."""

    def __init__(self, text: str) -> None:
        parts: list[str] = []
        self._from: list[_Range] = []
        for start, stop in _characters(text):
            one = text[start:stop]
            lowered = " " if one.isspace() else normalize("NFC", one).casefold()
            if lowered == " " and (not parts or parts[-1] == " "):
                continue
            parts.append(lowered)
            self._from += [(start, stop)] * len(lowered)
        if parts and parts[-1] == " ":
            self._from.pop()
            parts.pop()
        self.text = "".join(parts)

    def places(self, literal: str) -> list[_Range]:
        found = []
        at = self.text.find(literal)
        while at >= 0:
            last = self._from[at + len(literal) - 1]
            found.append((self._from[at][0], last[1]))
            at = self.text.find(literal, at + len(literal))
        return found


def _characters(text: str) -> list[_Range]:
    """Where the characters of a text stand, each with the marks that sit on it."""
    if is_normalized("NFC", text):
        return [(at, at + 1) for at in range(len(text))]
    starts = [at for at, one in enumerate(text) if not at or not combining(one)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _read(words: Iterable[str]) -> list[Token]:
    return [token for word in words for token in _words(word)]


@lru_cache(maxsize=1_000)  # with the next key mostly the same texts are read
def _words(text: str) -> tuple[Token, ...]:
    return tuple(readable(text))


def _phrases(typed: Iterable[str]) -> list[list[Token]]:
    return [phrase for one in typed if (phrase := _read([one]))]


def _met(one: Token, text: Sequence[Token]) -> list[_Range]:
    """Where words begin with what was asked for; in Han, where it stands."""
    if one.script == "han":
        return _in_han(one, text)
    found = []
    for token in text:
        if token.script != "han" and (
            token.plain.startswith(one.plain) or token.folded.startswith(one.folded)
        ):
            letters = covered(token.raw, one.raw)
            stop = token.stop if letters is None else token.start + letters
            found.append((token.start, stop))
    return found


def _in_han(one: Token, text: Sequence[Token]) -> list[_Range]:
    found = []
    for token in text:
        at = token.raw.find(one.raw) if token.script == "han" else -1
        while at >= 0:
            start = token.start + at
            found.append((start, start + len(one.raw)))
            at = token.raw.find(one.raw, at + len(one.raw))
    return found


def _stands(phrase: Sequence[Token], text: Sequence[Token]) -> list[_Range]:
    """Where the words of a phrase stand in a text, one after the other."""
    if len(phrase) == 1 and phrase[0].script == "han":
        return _in_han(phrase[0], text)
    wanted = [token.folded for token in phrase]
    held = [token.folded for token in text]
    return [
        (text[at].start, text[at + len(wanted) - 1].stop)
        for at in range(len(held) - len(wanted) + 1)
        if held[at] == wanted[0] and held[at : at + len(wanted)] == wanted
    ]


def _together(held: list[tuple[str, _Places]], count: int) -> Snippet | None:
    """Pieces of as few texts as have all together."""
    missing = set(range(count))
    pieces: list[Snippet] = []
    while missing:
        text, places = max(
            held, key=lambda one: len(missing & one[1].keys()), default=("", {})
        )
        new = missing & places.keys()
        if not new:
            return None
        missing -= new
        pieces.append(_around(text, {number: places[number] for number in new}))
    return _joined(pieces)


def _joined(pieces: Sequence[Snippet]) -> Snippet:
    """Pieces as one; between them a mark that something is left out."""
    text = ""
    marks: list[_Range] = []
    for piece in pieces:
        joint = _JOINED if text else ""
        if joint and (text.endswith(_CUT) or piece.text.startswith(_CUT)):
            joint = " "
        shift = len(text) + len(joint)
        text += joint + piece.text
        marks += [(start + shift, stop + shift) for start, stop in piece.marks]
    return Snippet(text, tuple(marks))


def _around(text: str, places: _Places) -> Snippet:
    """A text, or of a long one the piece with most of what was found, and the others
    that are needed to show all of it.
    """
    marks = merged([place for found in places.values() for place in found])
    if len(text) <= _LONGEST:
        return Snippet(text, marks)
    windows = [_best_window(text, places)]
    for found in places.values():
        if not any(_inside(place, window) for window in windows for place in found):
            windows.append(_window(text, found[0], _FURTHER, _FURTHER))
    return _joined([_cut(text, marks, one) for one in merged(windows)])


def _best_window(text: str, places: _Places) -> _Range:
    """Of the places of what is rarest, the one that has most of the rest around it."""
    if not places:
        return _window(text, (0, 0), _LONGEST, 0)
    rarest = min(places.values(), key=len)[:_TRIED]
    windows = [_window(text, place, _LONGEST - _BEFORE, _BEFORE) for place in rarest]
    return max(
        windows,
        key=lambda window: sum(
            any(_inside(place, window) for place in found) for found in places.values()
        ),
    )


def _window(text: str, place: _Range, length: int, before: int) -> _Range:
    """Characters around a place, words left whole where they can be."""
    first, last = place
    start = max(0, min(first - before, len(text) - length - before))
    if start:
        start = text.find(" ", start, first) + 1 or start
    stop = max(last, min(len(text), first + length))
    if stop < len(text):
        stop = max(last, text.rfind(" ", first, stop)) if last else stop
    return start, stop


def _inside(place: _Range, window: _Range) -> bool:
    return window[0] <= place[0] and place[1] <= window[1]


def _cut(text: str, marks: Sequence[_Range], window: _Range) -> Snippet:
    start, stop = window
    before, after = (_CUT if start else ""), (_CUT if stop < len(text) else "")
    shift = len(before) - start
    return Snippet(
        before + text[start:stop] + after,
        tuple(
            (max(one, start) + shift, min(other, stop) + shift)
            for one, other in marks
            if one < stop and other > start
        ),
    )
