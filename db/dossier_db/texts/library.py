"""A library of texts that are compared with one another, each read once."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from dossier_db.texts.flags import Flag, flags
from dossier_db.texts.flags.reading import Reading
from dossier_db.texts.grams import Statistics
from dossier_db.texts.links import Link, Text, links
from dossier_db.texts.sentences import Sentence

_FEW: Final = 5
"""Fewer texts than these do not tell how rare a word is: what a single other text says
as well would be common to half of them, and the likest sentences no longer alike. Each
pair is then compared by the two alone, with the threshold of two."""


class Found(NamedTuple):
    """What two texts alone tell."""

    links: tuple[Link, ...]
    flags: tuple[Flag, ...]


class Library:
    """Texts by name; what was read of one is kept for its comparison with the next."""

    def __init__(
        self, texts: Mapping[str, Sequence[Sentence]], *, alone: bool = False
    ) -> None:
        """Nothing is read yet.

        Args:
            texts: The sentences of each.
            alone: The two that are compared alone tell how rare words are; else all
                of them do, if they are five or more.
        """
        self._sentences: Final = texts
        self._alone: Final = alone or len(texts) < _FEW
        self._texts: Final[dict[str, Text]] = {}
        self._facts: Final[dict[str, Reading]] = {}

    @cached_property
    def id(self) -> str:
        """The same for the same texts by the same names."""
        names = "\0".join(sorted(self._sentences))
        return hashlib.sha256(names.encode()).hexdigest()

    def compare(self, a: str, b: str, issued: tuple[str, str]) -> Found:
        """The links and the flags of two of them.

        Args:
            a: The name of a text.
            b: The name of another.
            issued: The days of both, where it is known which was the earlier.
        """
        texts = self._text(a), self._text(b)
        facts = self._read(a), self._read(b)
        return Found(links(*texts, self._background), flags(*facts, issued))

    @cached_property
    def _background(self) -> Statistics | None:
        if self._alone:
            return None
        return Statistics.of(self._text(name).counted for name in self._sentences)

    def _text(self, name: str) -> Text:
        if name not in self._texts:
            self._texts[name] = Text([one.text for one in self._sentences[name]])
        return self._texts[name]

    def _read(self, name: str) -> Reading:
        if name not in self._facts:
            self._facts[name] = Reading(self._sentences[name])
        return self._facts[name]
