"""The head of a quick line: its date, its kind and its place, up to the colon."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, Literal, NamedTuple, TypeAlias

from dossier_db.canonical import normalized
from dossier_db.errors import BadDate, NoSuchDay
from dossier_db.intake.dating import understand
from dossier_db.intake.quickmarks import QUOTE_SIGNS, Mark
from dossier_db.texts.listed import listed
from dossier_db.texts.months import SHORT

_WORD: Final = re.compile(r"\d{4}年\d{1,2}月\d{1,2}[日号號]|\S+")
_TIME: Final = re.compile(
    r"(?<![\d:：])\d{1,2}(?:[:：]\d\d(?![\d:：])(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"[.!?;](?=\s|\Z)|[。！？；]")
_SIGNS: Final = " \t\n\r\u00a0,;.:：-–—·|，、；"
_AT: Final = listed("in at on near в во на у около сағат")
_WORDED: Final = ("plain", "quote")
"""Marks that are words of a text: before them a head has ended."""
_FARTHEST: Final = 300
"""Characters before the colon of a head."""
_OF_DATE: Final = 8
"""Words of a date."""
_OF_KIND: Final = 3
"""Words of a kind."""
_OF_PLACE: Final = 5
"""Words of a place; with more of them it is no head."""
_OTHERWISE: Final = listed("may march mars sat sun wed fall spring now жаз күз") | {
    *SHORT
}
"""Dates that are other words as well: alone they stand before a kind or a colon."""


PartName: TypeAlias = Literal[
    "date",
    "time",
    "kind",
    "place",
    "text",
    "person",
    "tag",
    "source",
    "quote",
    "connection",
]
"""What characters of a line can be understood as."""


@dataclass(slots=True)
class Head:
    """What was understood of the head."""

    date: str = ""
    time: str = ""
    kind: str = ""
    place: str = ""
    refused: str = ""
    """Why the day that was typed is none; empty where nothing is wrong."""
    body: int = 0
    """Where the text begins."""
    spans: list[tuple[PartName, int, int]] = field(default_factory=list)
    """Name of the part, beginning and end; later ones lie upon earlier ones."""


class _Word(NamedTuple):
    text: str
    start: int
    stop: int
    run: int
    """Words of one run have no mark between them."""

    @property
    def bare(self) -> str:
        """It without the signs around it."""
        return self.text.strip(_SIGNS)


def fold(word: str) -> str:
    """A word of any case and Unicode form as it is looked up."""
    return " ".join(normalized("NFKC", word).casefold().split())


def read_head(
    line: str, marks: Sequence[Mark], today: datetime.date, kinds: Mapping[str, str]
) -> Head:
    """The head of a line.

    Without a colon that can close it there is a date and a kind, and no place; the word
    of the kind then begins the text.
    """
    colon = _colon(line, marks)
    opaque = next((mark.start for mark in marks if mark.sort in _WORDED), len(line))
    if colon is not None and colon < opaque:
        reading = _Reading(line, marks, today, kinds, colon)
        if reading.credible:
            return reading.closed()
    reading = _Reading(line[:opaque], marks, today, kinds, None)
    return reading.open(mark.start for mark in marks if mark.sort == "person")


def _colon(line: str, marks: Sequence[Mark]) -> int | None:
    """The first colon that is no part of a time, an address or a quotation."""
    for found in re.finditer("[:：]", line[:_FARTHEST]):
        place = found.start()
        before, after = line[place - 1 : place], line[place + 1 : place + 2]
        if before.isdecimal() and after.isdecimal():
            continue
        if found[0] == ":" and not _parts(after):
            continue
        if not any(mark.start <= place < mark.stop for mark in marks) and not _speaks(
            line, marks, place
        ):
            return place
    return None


def _parts(after: str) -> bool:
    return not after or after.isspace() or after in f"@#[(（{QUOTE_SIGNS}"


def _speaks(line: str, marks: Sequence[Mark], colon: int) -> bool:
    """Whether a colon stands between a person and what the person says."""
    before = next((mark for mark in reversed(marks) if mark.stop <= colon), None)
    after = next((mark for mark in marks if mark.start > colon), None)
    return (
        before is not None
        and before.sort == "person"
        and after is not None
        and after.sort == "quote"
        and not line[before.stop : colon].strip()
        and not line[colon + 1 : after.start].strip()
    )


def _words(line: str, marks: Sequence[Mark], stop: int) -> Iterator[_Word]:
    place = 0
    for run, (start, end) in enumerate(
        [*((mark.start, mark.stop) for mark in marks), (stop, stop)]
    ):
        for found in _WORD.finditer(line, place, min(start, stop)):
            yield _Word(found[0], *found.span(), run)
        place = end


def _stretches(
    part: PartName, words: Sequence[_Word]
) -> list[tuple[PartName, int, int]]:
    """One span for the words of each run."""
    runs = groupby(words, key=lambda word: word.run)
    every = [list(run) for _number, run in runs]
    return [(part, run[0].start, run[-1].stop) for run in every]


class _Reading:
    """One way to read the head of a line."""

    def __init__(
        self,
        line: str,
        marks: Sequence[Mark],
        today: datetime.date,
        kinds: Mapping[str, str],
        colon: int | None,
    ) -> None:
        self._line = line
        self._today = today
        self._kinds = kinds
        self._colon = colon
        stop = len(line) if colon is None else colon
        self._words = [word for word in _words(line, marks, stop) if word.bare]
        self._head = Head()
        self._dated = 0
        self._kind_at: int | None = None
        after = self._date(0)
        self._dated = after
        rest = self._kind(after)
        if not self._head.date:
            rest = self._date(rest)
        self._rest = self._words[rest:]
        if colon is not None:
            self._rest = list(self._untimed(self._rest))

    @property
    def credible(self) -> bool:
        """Whether what is left can be a place."""
        text = self._line[self._rest[0].start : self._colon] if self._rest else ""
        if len(self._rest) > _OF_PLACE or _ENDS.search(text):
            return False
        if self._head.date or self._head.kind or not self._rest:
            return True
        following = self._line[(self._colon or 0) + 1 :].lstrip()
        named = all(word.bare[0] == word.bare[0].upper() for word in self._rest)
        return named and following[:1] not in (*QUOTE_SIGNS,)

    def closed(self) -> Head:
        """The head, with its place, up to the colon."""
        head = self._head
        head.body = (self._colon or 0) + 1
        head.spans[:0] = _stretches("place", self._rest)
        words = [word.text for word in self._rest]
        if len(words) > 1 and fold(words[0]) in _AT:
            words = words[1:]
        head.place = " ".join(words).strip(_SIGNS)
        return head

    def open(self, people: Iterable[int]) -> Head:
        """The head of a line that has no colon.

        Args:
            people: where names stand; with one before it, a date is in the sentence.
        """
        head = self._head
        if self._kind_at is not None:
            head.body = self._kind_at
        elif self._dated:
            head.body = self._words[self._dated - 1].stop
        head.body = min((head.body, *people))
        return head

    def _date(self, first: int) -> int:
        """Read the longest date that begins at a word; the index of the word after."""
        words = self._words
        for after in range(min(len(words), first + _OF_DATE), first, -1):
            start, last = words[first].start, words[after - 1]
            if last.run != words[first].run:
                continue
            piece = self._line[start : last.stop].rstrip(",;，；")
            if not self._alone(piece, after):
                continue
            try:
                expression = understand(piece, self._today)
            except NoSuchDay as refusal:
                self._head.refused = str(refusal)
                return first
            except BadDate:
                continue
            self._take(piece, start, expression)
            return after
        return first

    def _alone(self, piece: str, after: int) -> bool:
        """Whether a word that need be no date is one where it stands."""
        if fold(piece).strip(_SIGNS) not in _OTHERWISE and not re.fullmatch(
            r"\d{4}", piece
        ):
            return True
        if after < len(self._words):
            return self._kind_from(after)[0] is not None
        return self._colon is not None

    def _take(self, piece: str, start: int, expression: str) -> None:
        head = self._head
        head.date, _, time = expression.partition("T")
        head.spans.append(("date", start, start + len(piece)))
        found = _TIME.search(piece)
        if time and found:
            head.time = time
            begin, end = found.span()
            around = piece[:begin] + piece[end:]
            if fold(around) in {"", *_AT}:  # nothing but the time was typed
                begin, end = 0, len(piece)
            head.spans.append(("time", start + begin, start + end))

    def _kind_from(self, first: int) -> tuple[str | None, int]:
        """The kind that a word begins, and the index of the word after it."""
        for after in range(min(len(self._words), first + _OF_KIND), first, -1):
            piece = " ".join(word.text for word in self._words[first:after])
            kind = self._kinds.get(fold(piece.strip(_SIGNS)))
            if kind is not None:
                return kind, after
        return None, first

    def _kind(self, first: int) -> int:
        kind, after = self._kind_from(first)
        if kind is not None:
            self._head.kind = kind
            self._kind_at = self._words[first].start
            self._head.spans += _stretches("kind", self._words[first:after])
        return after

    def _untimed(self, words: list[_Word]) -> Iterator[_Word]:
        """The words without a time among them, which is kept."""
        head = self._head
        held: _Word | None = None
        for word in words:
            timed = not head.time and _TIME.fullmatch(word.bare)
            if timed and self._time(word.bare):
                start = word.start
                if held and fold(held.text) in _AT:
                    start, held = held.start, None
                head.spans.append(("time", start, word.stop))
                continue
            if held:
                yield held
            held = word
        if held:
            yield held

    def _time(self, typed: str) -> bool:
        try:
            day, _, time = understand(typed, self._today).partition("T")
        except BadDate:
            return False
        self._head.time = time
        self._head.date = self._head.date or day
        return bool(time)
