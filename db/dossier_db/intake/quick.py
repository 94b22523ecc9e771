"""The quick line: a whole note in one line, cut into its parts. Nothing is looked up.

``2024-05-14 hearing Northtown: the public was sent out @Rivera #hearing``

Nothing that can be typed is an error here: what is not understood is text, and what
cannot be meant (31 Feb, a quotation that is not closed) is told to whoever makes a note
of it.
"""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from dossier_db.intake.quickhead import PartName, fold, read_head
from dossier_db.intake.quickmarks import Mark, connection, marks, unfinished
from dossier_db.texts.listed import listed


class Span(NamedTuple):
    """Characters of the line and what they were understood as."""

    part: PartName
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words between quotation marks."""

    speaker: str
    """Who was typed before them, as in ``@Rivera: "…"``; empty where nobody was."""
    words: str


@dataclass(frozen=True, slots=True)
class Quick:
    """A quick line in its parts."""

    date: str
    """EDTF, without the time; empty where no date was typed."""
    time: str
    """``10:15``; then ``date`` is never empty, but today's."""
    kind: str
    place: str
    text: str
    """What is observed: names and tags without their signs, and no names at the end,
    tag that gives the kind, source or connection."""
    people: tuple[str, ...]
    source: str
    paragraph: str
    """The number behind ¶ or § in the source."""
    quotes: tuple[Spoken, ...]
    connection: str
    spans: tuple[Span, ...]
    """In their order; every letter and figure of the line stands in one."""
    refused: str
    """Why something cannot be meant: a day at its head that is none, such as 31 Feb, a
    quotation that is not closed, an @ without a name; empty where nothing is wrong."""

    @property
    def moment(self) -> str:
        """The date, and the time with it where that date is one day."""
        timed = self.time and _DAY.fullmatch(self.date)
        return f"{self.date}T{self.time}" if timed else self.date


_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_PARAGRAPH: Final = re.compile(r"\s*[¶§]\s*(\d{1,6})\Z")
_SPEAKING: Final = re.compile(r"\s*[:：]\s*")
_LABELS: Final = ("person", "tag", "source", "connection")
_LEANING: Final = listed(
    "a about accused acquitted against an and arrested as asked at beat beaten between"
    " by called charged contacted convicted detained fined for from heard his her in"
    " interrogated interviewed is like met named of on or phoned questioned released"
    " said saw sentenced summoned than that the their to told visited was were with"
    " without"
    " в для и или за из к ко между на но о об обвинили осудили от отпустили оштрафовали"
    " перед по под после при про против с со у чем что вызвали допросили задержали"
    " арестовали избили встретил встретила сказал сказала спросил спросила"
    " және мен бен пен немесе"
)
"""Words that want a name: behind them it stays in the text at the end of a line."""


def read(
    line: str, today: datetime.date, words: Mapping[str, str] | None = None
) -> Quick:
    """The parts of a quick line.

    Args:
        line: what was typed.
        today: what dates without a year and times without a date are seen from.
        words: the kind that each word at the head, or tag, stands for; in any case.
    """
    found = marks(line)
    kinds = {fold(word): kind for word, kind in (words or {}).items()}
    head = read_head(line, found, today, kinds)
    remark = connection(line, [mark for mark in found if mark.start >= head.body])
    if remark and remark.start < head.body:
        remark = None
    people = [mark.words for mark in found if mark.sort == "person"]
    tags = [mark for mark in found if mark.sort == "tag"]
    said = next((tag for tag in tags if fold(tag.words) in kinds), None)
    kind = head.kind or ("" if said is None else kinds[fold(said.words)])
    named = {tag for tag in tags if kinds.get(fold(tag.words)) == kind}
    ahead = [t.words for t in tags if t.start < head.body and t not in named]
    text = _text(line, head.body, found, remark, named)
    cited = next((mark.words for mark in found if mark.sort == "source"), "")
    paragraph = _PARAGRAPH.search(cited)
    return Quick(
        date=head.date,
        time=head.time,
        kind=kind,
        place=head.place,
        text=" ".join((*ahead, text)).strip(),
        people=tuple(dict.fromkeys(people)),
        source=cited[: paragraph.start()] if paragraph else cited,
        paragraph=paragraph[1] if paragraph else "",
        quotes=tuple(_spoken(line, found)),
        connection=_known_by(line, found, remark),
        spans=tuple(_spans(line, head.body, head.spans, found, remark)),
        refused=head.refused or unfinished(line, found),
    )


def _known_by(line: str, found: Sequence[Mark], remark: Mark | None) -> str:
    if remark is None:
        return ""
    start, stop = remark.start + 1, remark.stop - 1
    inside = [mark for mark in found if start <= mark.start and mark.stop <= stop]
    return _plain(line, start, stop, inside, set())


def _spoken(line: str, found: Sequence[Mark]) -> Iterator[Spoken]:
    before: Mark | None = None
    for mark in found:
        if mark.sort == "quote":
            speaks = (
                before is not None
                and before.sort == "person"
                and _SPEAKING.fullmatch(line, before.stop, mark.start)
            )
            yield Spoken(before.words if before and speaks else "", mark.words)
        before = mark


def _text(
    line: str, body: int, found: Sequence[Mark], remark: Mark | None, kind: set[Mark]
) -> str:
    """What is observed, as it reads without signs and labels."""
    inside = [mark for mark in found if mark.start >= body]
    if remark:
        around = range(remark.start, remark.stop)
        inside = [mark for mark in inside if mark.start not in around]
        inside = sorted((*inside, remark), key=lambda mark: mark.start)
    text = _plain(line, body, len(line), inside, _labels(line, body, inside, kind))
    return text.strip(" ,;，；")


def _plain(
    line: str, start: int, stop: int, inside: Sequence[Mark], labels: set[Mark]
) -> str:
    """A piece of the line with names and tags as words, and without labels."""
    text, place = "", start
    for mark in inside:
        text += line[place : mark.start]
        place = mark.stop
        if mark in labels:
            text = text.rstrip()
        elif mark.sort in ("person", "tag"):
            text += mark.words
        else:
            text += line[mark.start : mark.stop]
    return " ".join((text + line[place:stop]).split())


def _labels(line: str, body: int, inside: Sequence[Mark], kind: set[Mark]) -> set[Mark]:
    """The marks that are no words of a sentence: sources and remarks anywhere, names at
    the end, at the end and at the beginning the tags that give the kind."""
    labels = {mark for mark in inside if mark.sort in ("source", "connection")}
    place = len(line)
    for mark in reversed(inside):
        if mark.sort not in _LABELS or line[mark.stop : place].strip(" ,;.!?。，；"):
            break
        if mark.sort == "person" and _leans(line[body : mark.start]):
            break
        if mark.sort != "tag" or mark in kind:
            labels.add(mark)
        place = mark.start
    place = body
    for mark in inside:
        if mark.sort != "tag" or line[place : mark.start].strip(" ,;"):
            break
        if mark in kind:
            labels.add(mark)
        place = mark.stop
    return labels


def _leans(before: str) -> bool:
    """Whether the last word before a name wants one: by @Rivera, detained @Rivera."""
    last = re.search(r"(\w+)\s*\Z", before[-60:])
    return last is not None and fold(last[1]) in _LEANING


def _spans(
    line: str,
    body: int,
    head: Sequence[tuple[PartName, int, int]],
    found: Sequence[Mark],
    remark: Mark | None,
) -> Iterator[Span]:
    """The parts side by side; where several lie upon each other, the innermost."""
    over: list[tuple[PartName, int, int]] = [*head]
    if remark:
        over.append(("connection", remark.start, remark.stop))
    for mark in found:
        if mark.sort != "plain":
            over.append((mark.sort, mark.start, mark.stop))
    painted: list[tuple[PartName, int]] = [("text", 0)] * len(line)
    for number, (part, start, stop) in enumerate(over, 1):
        painted[start:stop] = [(part, number)] * (stop - start)
    start = 0
    for stop in range(1, len(line) + 1):
        if stop == len(line) or painted[stop] != painted[start]:
            piece = line[start:stop].rstrip()
            if any(map(str.isalnum, piece)):
                blank = len(piece) - len(piece.lstrip(" :："))
                yield Span(painted[start][0], start + blank, start + len(piece))
            start = stop
