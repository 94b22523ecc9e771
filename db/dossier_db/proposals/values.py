"""An answer's words, read once: numbers, dates and names in one form.

Two answers are equal where they say the same in other writing: *19* and *nineteen*,
*13 Nov* and *13 November*. What stands in brackets counts: *21 January (planned)* and
*21 January (held)* are two answers.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dossier_db.dates import Date
from dossier_db.proposals.material import Material
from dossier_db.texts.facts.dates import dates
from dossier_db.texts.facts.numbers import PEOPLE, Count, counts
from dossier_db.texts.facts.numerals import spelled
from dossier_db.texts.facts.words import Line
from dossier_db.texts.listed import listed

LONGEST: Final = 400
"""Characters of an answer that is read; what is longer is no short answer."""
_ARTICLES: Final = listed("a an the on le la les l der die das el al")
"""Words without which an answer says the same."""
_SILENT: Final = frozenset("\"'“”„«»‘’`´.,;:،؛。，、；：·•…")
"""Signs without which an answer says the same; not those of sums, doubt or money."""
_DASHES: Final = frozenset("-‐‑‒–—−―")
_OPENS: Final = frozenset("([{")
_CLOSES: Final = frozenset(")]}")
_ONE: Final = listed("one un une один одна одно бір")
_APPROXIMATE: Final = listed(
    "about around approximately circa ca roughly some nearly almost environ quelque"
    " около примерно приблизительно порядка шамамен шақты жуық 约 約 大约"
)
_RANGE: Final = listed("to or up from between and more less than over under least most")
_FRAME: Final = _APPROXIMATE | _RANGE | listed("people persons person человек адам 人")
_IN_DATES: Final = _APPROXIMATE | listed("in of at год года году г жылы жыл ж")
_OF_EACH: Final = listed(
    "each every everyone everybody all both most some many few half none nobody"
    " majority minority only except but каждый каждому каждого каждым все всем всех"
    " большинство никто chacun chacune chaque tous toutes plupart certains"
    " әр әркім барлық бәрі көбі 每 各 都 全 皆"
)
"""Words that say of how many each number holds."""
_NUMBER: Final = "#"
_DATE: Final = "@"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an answer in one form."""

    content: tuple[str, ...]
    """Every word, numbers as ``#19`` and dates as ``@2025-11-13``."""
    remark: tuple[str, ...]
    """The part of it that stands in brackets."""
    numbers: tuple[float, ...]
    """Numbers outside brackets and dates."""
    counted: tuple[Count, ...]
    """The counts among them."""

    @property
    def rest(self) -> tuple[str, ...]:
        """Everything but numbers and dates."""
        return tuple(one for one in self.content if one[0] not in (_NUMBER, _DATE))

    @property
    def beside_date(self) -> tuple[str, ...]:
        """What is said beside a date: *planned*, *before*; *about* is said by it."""
        dated = (one for one in self.content if one[0] != _DATE)
        return tuple(one for one in dated if one not in _IN_DATES)

    @property
    def dated(self) -> bool:
        """A date stands in it."""
        return any(one[0] == _DATE for one in self.content)

    @property
    def of_each(self) -> frozenset[str]:
        """Words that say of how many it holds: *each*, *all*, *most*."""
        return _OF_EACH & frozenset(self.content)

    @property
    def measured(self) -> bool:
        """Its numbers are lengths of time, sums of money and the like."""
        return any(one.unit not in ("", PEOPLE) for one in self.counted)

    @property
    def bare(self) -> bool:
        """Nothing is said but a number, exact or not, perhaps of people."""
        numbers = sum(one[0] == _NUMBER for one in self.content)
        return 1 <= numbers <= 2 and not set(self.rest) - _FRAME - {"-"}


def read(value: str) -> Words | None:
    """The words of an answer; None where it is too long to be a short answer."""
    return _read(value) if len(value) <= LONGEST else None


@lru_cache(maxsize=8_192)
def _read(value: str) -> Words | None:
    text = unicodedata.normalize("NFKC", value)
    if len(text) > 2 * LONGEST:
        return None  # one character can stand for eighteen
    line = Line(text)
    days = {day.start: (f"{_DATE}{day.value}", day.stop) for day in dates(line)}
    numbers: dict[int, tuple[str, int, float]] = {}
    for number, first, after in spelled(line):
        start, stop = line.words[first].start, line.words[after - 1].stop
        if line.free(start, stop):
            numbers[start] = (f"{_NUMBER}{number:.15g}", stop, number)
    return _words(line, days, numbers)


def _words(
    line: Line,
    days: dict[int, tuple[str, int]],
    numbers: dict[int, tuple[str, int, float]],
) -> Words:
    content: list[str] = []
    remark: list[str] = []
    plain: list[float] = []
    depth = 0
    until = -1
    for index, word in enumerate(line.words):
        if word.start < until:
            continue
        opening, closing = word.text in _OPENS, word.text in _CLOSES
        depth = max(0, depth + opening - closing)
        if word.start in days:
            found, until = days[word.start]
        elif word.start in numbers:
            found, until, value = numbers[word.start]
            if not depth:
                plain.append(value)
        else:
            found = _sign(line, index)
            if opening or closing:
                found = ""
        pieces = list(_pieces(found))
        content.extend(pieces)
        if depth:
            remark.extend(pieces)
    counted = counts(line) if plain else ()
    return Words(tuple(content), tuple(remark), tuple(plain), counted)


def _sign(line: Line, index: int) -> str:
    """A word or sign in one form; nothing where it says nothing."""
    word = line.words[index]
    if word.text in _DASHES:
        following = line.words[index + 1] if index + 1 < len(line.words) else None
        return "-" if following is not None and following.kind == "f" else ""
    return "" if word.text in _SILENT else word.fold


def _pieces(found: str) -> Iterator[str]:
    if found[:1] in (_NUMBER, _DATE, "-"):
        yield found
        return
    for piece in found.replace("-", " ").split():
        if piece not in _ARTICLES:
            yield piece


def equal(a: Material, b: Material) -> tuple[str, ...] | None:
    """The grounds on which two answers say the same; None where they may not."""
    if _part(a, b):
        return None
    ours, theirs = read(a.value), read(b.value)
    if ours is None or theirs is None or not ours.content or not theirs.content:
        return None
    same = _same(ours.content, theirs.content)
    if not same and same_date(a.date, b.date) and ours.dated and theirs.dated:
        same = ours.beside_date == theirs.beside_date and _date_only(ours, theirs)
    return (a.value, b.value) if same else None


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Word for word, *one* being 1."""
    return len(a) == len(b) and all(
        one == other
        or (f"{_NUMBER}1" in (one, other) and not _ONE.isdisjoint((one, other)))
        for one, other in zip(a, b, strict=True)
    )


def _date_only(ours: Words, theirs: Words) -> bool:
    """Both are exact in the same degree: *about* says something of a date."""
    about = [_APPROXIMATE & frozenset(words.content) for words in (ours, theirs)]
    return bool(about[0]) == bool(about[1])


def same_date(a: Date | None, b: Date | None) -> bool:
    """Whether two dates mean the same days in the same degree of certainty."""
    return a is not None and b is not None and _meaning(a) == _meaning(b)


def _meaning(date: Date) -> tuple[str, str, bool, bool]:
    return date.earliest, date.latest, date.approximate, date.uncertain


def _part(a: Material, b: Material) -> bool:
    """Whether what is held beside the words parts two answers."""
    if a.entity_id and b.entity_id and a.entity_id != b.entity_id:
        return True
    if a.date and b.date and not same_date(a.date, b.date):
        return True
    bounds = (a.at_least, a.at_most), (b.at_least, b.at_most)
    unknown = (None, None)
    return unknown not in bounds and bounds[0] != bounds[1]
