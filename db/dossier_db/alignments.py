"""Alignments: the texts of two sources, read against each other.

What the rules find in two texts depends on their words and days alone and is kept, in
memory, under their hashes; what was decided of it is asked of the file each time.
"""

import hashlib
import json
import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final, NamedTuple

from dossier_db import citations as cited
from dossier_db import log
from dossier_db.captures import Captures
from dossier_db.errors import UnknownRecord
from dossier_db.marks import mark_of
from dossier_db.passages import Passages
from dossier_db.progress import Progress
from dossier_db.reader import Reader
from dossier_db.records import Citation, Date, Link
from dossier_db.records.alignments import Alignment, Point, Reading, Spot
from dossier_db.records.captures import Sought
from dossier_db.texts.fingerprint import digest
from dossier_db.texts.flags import Flag, Where
from dossier_db.texts.library import Found, Library
from dossier_db.texts.sentences import Sentence, split

MOST_KEPT: Final = 256
"""Pairs of texts whose links and flags are kept in memory."""
MOST_NAMED: Final = 200
"""Passages not found in a text of which a reading says what they are."""
_ANSWERED = """SELECT q.id, q.name, q.verdict, a.id, a.value, x.source_id, x.id
 FROM passage x JOIN citation c ON c.passage_id = x.id
 JOIN answer a ON a.id = c.answer_id JOIN question q ON q.id = a.question_id
 WHERE x.source_id IN (:a, :b) ORDER BY q.rank, q.id, x.ordinal, a.id"""


class Alignments:
    """Answers where two texts meet, and where they part."""

    def __init__(self, reader: Reader, captures: Captures) -> None:
        self._reader = reader
        self._captures = captures
        self._lock = threading.Lock()
        self._found: OrderedDict[tuple[str, ...], Found] = OrderedDict()

    def reading(self, source_id: str) -> Reading:
        """The latest text of a source with its citations found in it.

        Raises ``UnknownRecord`` where no text is attached to it.
        """
        capture = self._captures.latest(source_id)
        if capture is None:
            raise UnknownRecord(
                f"No text is attached to {source_id}: “dossier attach {source_id} FILE”"
                " ties one to it."
            )
        text = self._captures.text(capture.id)
        sentences = split(text)
        sought = self._captures.find(capture.id)
        return Reading(
            source=capture.source,
            issued=self._issued(source_id),
            capture=capture,
            text=text,
            sentences=sentences,
            sought=sought,
            spots=_spots(sentences, sought),
            unfound=self._unfound(sought),
            questions=self._questions(source_id),
            anchored=self._anchored(capture.id),
        )

    def pair(self, a_id: str, b_id: str) -> Alignment:
        """The texts of two sources set against each other; may take a while."""
        return self._pair(self.reading(a_id), self.reading(b_id), None)

    def _pair(self, a: Reading, b: Reading, library: Library | None) -> Alignment:
        found = self._read(a, b, library)
        shared = self._shared(a, b)
        points = [*shared, *self._candidates(a, b, found.flags, shared)]
        return Alignment(a, b, found.links, tuple(points), found.flags)

    def all(self, progress: Progress | None = None) -> Iterator[Alignment]:
        """Every pair of sources that have a text; each as soon as it is read.

        How rare words are is known from all texts there are, so that links are fewer
        and surer than those of two texts alone.
        """
        readings = [self.reading(source.id) for source in self._captures.sources()]
        library = _library(readings)
        pairs = list(combinations(readings, 2))
        for done, (a, b) in enumerate(pairs):
            if progress is not None:
                progress(done, len(pairs))
            yield self._pair(a, b, library)
        if progress is not None:
            progress(len(pairs), len(pairs))

    def _read(self, a: Reading, b: Reading, library: Library | None) -> Found:
        """What the texts alone tell; kept under what it depends on."""
        issued = days_of_issue(a.issued, b.issued)
        known = "" if library is None else library.id
        key = (a.capture.sha256, b.capture.sha256, *issued, known)
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        found = (library or _library([a, b], alone=True)).compare(
            a.capture.id, b.capture.id, issued
        )
        with self._lock:
            self._found[key] = found
            while len(self._found) > MOST_KEPT:
                self._found.popitem(last=False)
        return found

    def _unfound(self, sought: Sequence[Sought]) -> tuple[tuple[Sought, Citation], ...]:
        """What does not stand in a text; first what was looked for in vain."""
        gone = [one for one in sought if not one.places]
        gone.sort(key=lambda one: one.state == "unheld")  # keeps the order of reading
        named = gone[:MOST_NAMED]
        shelf = Passages(self._reader)
        cites = shelf.citations([one.passage_id for one in named])
        return tuple(
            (one, cites[one.passage_id]) for one in named if one.passage_id in cites
        )

    def _issued(self, source_id: str) -> Date | None:
        row = self._reader.one(
            f"SELECT {cited.dated('d')} FROM source s LEFT JOIN edtf d"
            " ON d.id = s.issued WHERE s.id = ?",
            (source_id,),
        )
        return None if row is None else cited.date(row)

    def _questions(self, source_id: str) -> dict[str, tuple[Link, ...]]:
        rows = self._reader.all(_ANSWERED, {"a": source_id, "b": source_id})
        found: dict[str, dict[str, Link]] = {}
        for question_id, name, *_more, passage_id in rows:
            questions = found.setdefault(passage_id, {})
            questions[question_id] = Link(question_id, name)
        return {passage: tuple(named.values()) for passage, named in found.items()}

    def _anchored(self, capture_id: str) -> dict[tuple[int, int], str]:
        rows = self._reader.all(
            "SELECT starts, ends, id FROM passage WHERE capture_id = ?"
            " ORDER BY ordinal DESC, id DESC",
            (capture_id,),
        )
        return {(starts, ends): passage_id for starts, ends, passage_id in rows}

    def _shared(self, a: Reading, b: Reading) -> list[Point]:
        """The questions that both sources answer, as they were decided."""
        given = {"a": a.source.id, "b": b.source.id}
        asked: dict[str, _Asked] = {}
        for row in self._reader.all(_ANSWERED, given):
            one = asked.setdefault(row[0], _Asked(row[1], row[2], {}, {}))
            side = one.a if row[5] == a.source.id else one.b
            side.setdefault((row[3], row[4]), []).append(row[6])
        both = {id_: one for id_, one in asked.items() if one.a and one.b}
        ruled = self._ruled(list(both))
        return [_point(id_, one, ruled.get(id_, {}), a, b) for id_, one in both.items()]

    def _ruled(self, ids: Sequence[str]) -> dict[str, dict[tuple[str, str], str]]:
        """The verdicts on pairs of answers, by question."""
        rows = self._reader.all(
            "SELECT c.question_id, c.a_id, c.b_id, c.verdict FROM json_each(:ids) page"
            " JOIN comparison c ON c.question_id = page.value",
            {"ids": json.dumps(list(ids))},
        )
        found: dict[str, dict[tuple[str, str], str]] = {}
        for question_id, a_id, b_id, verdict in rows:
            pairs = found.setdefault(question_id, {})
            pairs[a_id, b_id] = verdict.removeprefix("verdict:")
        return found

    def _candidates(
        self, a: Reading, b: Reading, found: Sequence[Flag], shared: Sequence[Point]
    ) -> Iterator[Point]:
        """What the rules found and nobody has dismissed."""
        dismissed = {row[0] for row in self._reader.all("SELECT id FROM dismissal")}
        for flag in found:
            identity = flag_id(flag, a.sentences, b.sentences)
            if identity in dismissed:
                continue
            sides = tuple(map(_spot, flag.a)), tuple(map(_spot, flag.b))
            yield Point(
                id=identity,
                name=flag.rule,
                mark="proposed",
                verdict=flag.verdict,
                values=(_said(flag.a), _said(flag.b)),
                a=sides[0],
                b=sides[1],
                question_id=_asked_already(sides, shared),
                why=flag.why,
                weight=flag.weight,
                estimated=_estimated(a, b) if flag.rule == "stage" else (),
            )


class _Asked(NamedTuple):
    """A question with the answers of both sides and the passages that give them."""

    name: str
    verdict: str | None
    a: dict[tuple[str, str], list[str]]
    b: dict[tuple[str, str], list[str]]


def _point(
    question_id: str,
    one: _Asked,
    ruled: dict[tuple[str, str], str],
    a: Reading,
    b: Reading,
) -> Point:
    sides = [
        tuple(
            spot
            for passages in answered.values()
            for passage in passages
            for spot in side.spots.get(passage, ())[:1]
        )
        for answered, side in ((one.a, a), (one.b, b))
    ]
    values = [" / ".join(value for _, value in side) for side in (one.a, one.b)]
    return Point(
        id=question_id,
        name=one.name,
        mark=_between(one, ruled),
        verdict=None,
        values=(values[0], values[1]),
        a=sides[0],
        b=sides[1],
        question_id=question_id,
    )


def _between(one: _Asked, ruled: dict[tuple[str, str], str]) -> str | None:
    """How two sources stand to each other: as their answers do.

    The weightiest verdict on two of them; where no pair has one of its own, the
    question's; where both give the same answers, they agree.
    """
    a, b = ({answer for answer, _ in side} for side in (one.a, one.b))
    if a == b:
        return "agree"
    pairs = (tuple(sorted(pair)) for pair in product(a, b) if pair[0] != pair[1])
    found = [
        ruled[first, second] for first, second in pairs if (first, second) in ruled
    ]
    if found:
        return mark_of(found)
    return None if one.verdict is None else one.verdict.removeprefix("verdict:")


def _library(readings: Sequence[Reading], *, alone: bool = False) -> Library:
    texts = {one.capture.id: one.sentences for one in readings}
    return Library(texts, alone=alone)


def flag_id(flag: Flag, a: Sequence[Sentence], b: Sequence[Sentence]) -> str:
    """SHA-256 of the rule and the digests of the sentences, whichever comes first.

    Other captures of the same words have the same one, so that what was dismissed in
    one does not come back in the next.
    """
    sides = sorted([_digested(flag.a, a), _digested(flag.b, b)])
    text = log.canonical([flag.rule, sides])
    return hashlib.sha256(text.encode()).hexdigest()


def _digested(places: Sequence[Where], sentences: Sequence[Sentence]) -> list[str]:
    found = {
        digest(sentences[one.sentence].text).sha256 + digest(one.words).sha256
        for one in places
    }
    return sorted(found)


def _spots(
    sentences: Sequence[Sentence], sought: Sequence[Sought]
) -> dict[str, tuple[Spot, ...]]:
    starts = [one.start for one in sentences]
    return {
        one.passage_id: tuple(
            Spot(max(0, bisect_right(starts, start) - 1), start, stop)
            for start, stop in one.places
        )
        for one in sought
        if one.places
    }


def _estimated(*sides: Reading) -> tuple[str, ...]:
    return tuple(
        side.source.name
        for side in sides
        if side.issued is not None and _rough(side.issued)
    )


def _spot(where: Where) -> Spot:
    return Spot(where.sentence, where.start, where.stop)


def _said(places: Sequence[Where]) -> str:
    return " / ".join(dict.fromkeys(" ".join(one.words.split()) for one in places))


def _asked_already(
    sides: tuple[Sequence[Spot], Sequence[Spot]], shared: Sequence[Point]
) -> str | None:
    """A question to which both places answer already."""
    a, b = ({spot.sentence for spot in side} for side in sides)
    for point in shared:
        if a & {s.sentence for s in point.a} and b & {s.sentence for s in point.b}:
            return point.question_id
    return None


def days_of_issue(a: Date | None, b: Date | None) -> tuple[str, str]:
    """The days of issue, where it is known which was the earlier; ``~`` behind one that
    is no more than an estimate."""
    if a is None or b is None or (a.earliest <= b.latest and b.earliest <= a.latest):
        return "", ""
    return _day(a), _day(b)


def _day(issued: Date) -> str:
    return f"{issued.earliest[:10]}{'~' if _rough(issued) else ''}"


def _rough(issued: Date) -> bool:
    return issued.approximate or issued.uncertain
