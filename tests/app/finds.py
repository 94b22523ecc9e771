"""A searcher under a test's thumb: what it answers, how slowly, and what it was asked.

It stands in the store's place where a test is about keys, threads and lists; what is
found in a dossier is tested with the store's own.
"""

import threading
from collections.abc import Callable

import pytest

from dossier.screens.desk import Desk
from dossier_db.records import Citation
from dossier_db.records.hits import KINDS, Found, Hit, How

PATIENCE = 10.0
"""Seconds after which what is held back goes on by itself."""


def cited(passage_id: str, source: str, paragraph: int | None, words: str) -> Citation:
    """A passage that a name or a text stands in."""
    return Citation(
        passage_id=passage_id,
        source_id="s_watch",
        source=source,
        paragraph=paragraph,
        sentences=None,
        exact=None,
        gist=words,
        attributed_to=None,
        attribution=None,
        as_of=None,
        caution=None,
        issued=None,
        coverage="whole",
    )


def hit(
    record_id: str,
    kind: str,
    name: str,
    *,
    matched: str | None = None,
    marks: tuple[tuple[int, int], ...] = (),
    how: How = "exact",
    score: float = 100.0,
    citation: Citation | None = None,
) -> Hit:
    """A hit; what is not said is our own label, found exactly."""
    form = name if matched is None else matched
    return Hit(record_id, kind, name, form, marks, how, score, citation)


def found(
    *hits: Hit,
    more: frozenset[str] = frozenset(),
    counts: dict[str, int] | None = None,
    understood: tuple[str, ...] = (),
    doubts: tuple[str, ...] = (),
    wide: bool = False,
) -> Found:
    """An answer with these hits."""
    kinds = [one.kind for one in hits]
    counted = counts or {kind: kinds.count(kind) for kind in kinds}
    return Found(
        hits=hits,
        counts=tuple((kind, counted[kind]) for kind in KINDS if kind in counted),
        more=more,
        tried=("names", "texts"),
        understood=understood,
        doubts=doubts,
        wide=wide,
    )


class Puppet:
    """A searcher that answers as a test says.

    ``answers`` maps a question, or a question and ``True`` for the wide pass, to its
    answer; a question in ``held`` waits there until it is let go or stopped.
    """

    def __init__(self, answers: dict[str | tuple[str, bool], Found]) -> None:
        """With these answers; what is not among them finds nothing."""
        self.answers = answers
        self.asked: list[tuple[str, str | None, bool]] = []
        self.held: dict[str | tuple[str, bool], threading.Event] = {}
        self.stopped = threading.Event()
        self.stops = 0
        self.deaf = False
        """It cannot be interrupted."""
        self.opened = self.closed = 0
        self.threads: set[int] = set()
        self._busy = threading.Lock()

    def hold(self, *questions: str | tuple[str, bool]) -> threading.Event:
        """Hold back the answers to these until the event is set."""
        event = threading.Event()
        self.held.update(dict.fromkeys(questions, event))
        return event

    def look(
        self, query: str, *, kind: str | None, limit: int, wide: bool
    ) -> Found | None:
        """The answer that the test has given; only one thread at a time may ask."""
        assert self.opened > self.closed
        assert self._busy.acquire(blocking=False), "two threads at once"
        try:
            self.stopped.clear()
            self.asked.append((query, kind, wide))
            self.threads.add(threading.get_ident())
            event = self.held.get((query, wide)) or self.held.get(query)
            for _turn in range(int(PATIENCE * 200)):
                if event is None or event.wait(0.005):
                    break
                if self.stopped.is_set() and not self.deaf:
                    return None
            given = self.answers.get((query, wide)) or self.answers.get(query)
            given = given or found()
            hits = tuple(one for one in given.hits if kind in (None, one.kind))
            return Found(
                hits[:limit],
                given.counts,
                given.more,
                given.tried,
                given.understood,
                given.doubts,
                wide,
            )
        finally:
            self._busy.release()

    def stop(self) -> None:
        """Interrupt what is being looked for."""
        self.stops += 1
        self.stopped.set()

    def close(self) -> None:
        """Give up."""
        self.closed += 1


def sit(
    monkeypatch: pytest.MonkeyPatch, answers: dict[str | tuple[str, bool], Found]
) -> Puppet:
    """Put a puppet into the place of the store's searcher."""
    puppet = Puppet(answers)

    def searcher(_desk: Desk, _progress: Callable[[int, int], None]) -> Puppet:
        puppet.opened += 1
        return puppet

    monkeypatch.setattr(Desk, "searcher", searcher)
    return puppet
