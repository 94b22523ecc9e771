"""The desk: what the screens ask of the store, in one place.

A pane's name or a record's id goes in; rows or blocks come out. Everything here reads
only; a filtered list is first written down by the store, so it is asked for off the
UI thread. Sheets are imported when the first one of a kind is drawn: the way to the
first paint needs one of seven.
"""

from __future__ import annotations  # a record that is only named is not loaded

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dossier.clerk import Clerk
from dossier.reference import reference
from dossier.rows import Block, Few, Rows, line
from dossier.searcher import Searcher
from dossier.words import _
from dossier_db import DossierError, Store, Viewpoint
from dossier_db.errors import BusyDossier, Moved, ReadOnlyDossier, UnknownRecord
from dossier_db.listing import Listing
from dossier_db.records import EVERY_QUESTION, EVERYTHING, Filter

if TYPE_CHECKING:
    from dossier.intake import Intake
    from dossier.ledger import Ledger
    from dossier.moved import Doing
    from dossier_db.records import (
        Choices,
        Citation,
        Link,
        Question,
        RosterHead,
        SourceRow,
        Tally,
    )
    from dossier_db.records.alignments import Alignment, Candidate, Reading
    from dossier_db.watch import Watch

LATEST = 64
"""Entries of a record that are read for the changes that its page shows."""
PASSAGES = 2000
"""Passages of one source that a page shows; the command line shows all."""


@dataclass(frozen=True, slots=True)
class Page:
    """A record written out: what to call it, its blocks, where to begin."""

    title: str
    blocks: tuple[Block, ...]
    at: int | None = None
    changed: tuple[Block, ...] = ()
    """The last of the blocks: what was changed of it last."""


@dataclass
class _Kept:
    """What was asked since something was written last."""

    cases: Sequence[Link] | None = None
    head: tuple[Viewpoint, RosterHead] | None = None


class Desk:
    """Asks the shelves for what the screens show."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.clerk = Clerk(store)
        """Writes what the screens decide; the desk reads only."""
        self._kept = _Kept()
        self._tasks: Mapping[str, int] = {}

    @property
    def case(self) -> str | None:
        """The case whose roster is shown: the first one in which anybody is charged."""
        kept = self._kept
        if kept.cases is None:
            kept.cases = self._store.roster.cases()
        return kept.cases[0].id if kept.cases else None

    @cached_property
    def intake(self) -> Intake:
        """What the forms ask, and hand in to be written."""
        from dossier.intake import Intake  # nothing of it on the way to a screen

        return Intake(self._store, self.clerk)

    @cached_property
    def ledger(self) -> Ledger:
        """What the corrections ask: what stands, what hangs on it, who wrote it."""
        from dossier.ledger import Ledger

        return Ledger(self._store)

    @property
    def sealed(self) -> bool:
        """Whether the file is encrypted: nothing of it is to stay on this machine."""
        return self._store.sealed

    def lock(self) -> None:
        """Drop the key of a sealed dossier; what is asked from now on is refused."""
        self._store.lock()

    def unlock(self, passphrase: str) -> None:
        """Take the key again; raises ``WrongPassphrase``. Takes a tenth of a second."""
        self._store.unlock(passphrase)
        self.forget()

    def watch(self) -> Watch:
        """Tells what other programs write."""
        from dossier_db.watch import Watch

        return Watch(self._store.reader)

    def close(self) -> None:
        """Drop key and connections for good: the file is another one by now."""
        self._store.lock()
        self._store.close()

    def moved(self, doing: Doing = "reading") -> str:
        """Why the file that was opened can be written no longer: it was removed,
        renamed or replaced; empty: it stands where it stood.
        """
        try:
            self._store.check_place()
        except Moved:
            from dossier.moved import told  # seldom

            return told(doing, replaced=self._store.path.exists())
        return ""

    @cached_property
    def dossier_id(self) -> str:
        """The id of the dossier."""
        return self._store.dossier.id

    @cached_property
    def name(self) -> str:
        """What the dossier is called."""
        return self._store.dossier.name

    def tally(self, view: Viewpoint) -> Tally:
        """The figures of the header."""
        return self._store.sources.tally(view)

    def drafts(self) -> int:
        """How many drafts wait in the tray; a file of before there were has none."""
        try:
            return self._store.drafts.count()
        except DossierError:
            return 0

    def rows(
        self, pane: str, view: Viewpoint, narrowed: Filter = EVERY_QUESTION
    ) -> Rows[Any]:
        """What a pane lists; ``narrowed`` says which questions."""
        if pane == "compare" and not narrowed.nothing:
            return self._store.compare.listing(view, narrowed)
        if pane == "defendants":
            if self.case is None:
                return Few()
            return self._store.roster.listing(self.case, view)
        if pane == "tasks":  # of the whole dossier, from wherever one looks
            tasks = self._store.tasks.listing()
            self._tasks = tasks.tally
            return tasks
        listing: Rows[Any] = getattr(self._store, pane).listing(view)
        return listing  # a pane has the name of its shelf

    def forget(self) -> None:
        """Something was written: what was kept of earlier questions is out of date."""
        self._kept = _Kept()  # who still counts, counts for the one of before

    def let_go(self, rows: Rows[Any] | None) -> None:
        """Give back what a list holds that is no longer shown."""
        if isinstance(rows, Listing):
            rows.close()

    def extra(self, pane: str, view: Viewpoint) -> Any:
        """What a pane shows beside its rows: columns, arithmetic, counts of tasks."""
        if pane == "tasks":
            return self._tasks
        if pane == "compare":
            return self._store.compare.columns(view)
        return self._head(view) if pane == "defendants" else None

    def _head(self, view: Viewpoint) -> RosterHead | None:
        """The arithmetic over the defendants; None where nobody is charged.

        Kept while the view is the same: it is asked for at every move of the cursor.
        """
        kept, case = self._kept, self.case
        if case is None:
            return None
        if kept.head is None or kept.head[0] != view:
            kept.head = view, self._store.roster.head(case, view)
        return kept.head[1]

    def question(self, question_id: str, view: Viewpoint) -> Question:
        """A question with every answer, every verdict and what is proposed."""
        return self._store.compare.question(question_id, view)

    def choices(self, view: Viewpoint) -> Choices:
        """What the questions can be filtered by; counted, so it may take a while."""
        return self._store.compare.choices(view)

    def names(self, narrowed: Filter) -> dict[str, str]:
        """What the source and the subject of a filter are called, by their ids."""
        return self._store.compare.names(narrowed)

    def every_source(self) -> Rows[SourceRow]:
        """All sources, to choose one from."""
        return self._store.sources.listing()

    def source(self, source_id: str) -> SourceRow:
        """A source as its pane lists it."""
        return self._store.sources.source(source_id).row

    def searcher(self, progress: Callable[[int, int], None]) -> Searcher:
        """Something that searches, for one thread at a time.

        Where there is no index it is made first, in memory where the file cannot be
        written; ``progress`` is told how far that has come, and may raise to end it.
        """
        search = self._store.search
        if not search.ready:
            with suppress(ReadOnlyDossier, BusyDossier):
                self._store.reindex(progress)
        return Searcher(search.session(progress))

    def detail(self, pane: str, row: Any, view: Viewpoint) -> tuple[Block, ...]:
        """The sheet of a row under the cursor."""
        try:
            return self._detail(pane, row, view)
        except (UnknownRecord, BusyDossier) as why:  # removed since; or held
            return (Block(line(str(why))),)

    def _detail(self, pane: str, row: Any, view: Viewpoint) -> tuple[Block, ...]:
        if pane == "defendants":
            from dossier.sheets import defendant

            # Asked of many charges the arithmetic takes a while: only the remainder
            # is explained by it.
            head = None if row.identified else self._head(view)
            return defendant.blocks(row, head)
        if pane == "quotes":
            from dossier.sheets import quote

            return quote.blocks(row)
        if pane == "tasks":
            from dossier.sheets import task

            return task.blocks(row, self._store.tasks.citation(row))
        return self._page(row.id, view).blocks

    def page(self, record_id: str, view: Viewpoint, at: str | None = None) -> Page:
        """The page of a record of any kind, with what was changed of it last; ``at``
        is the passage to begin at.

        Raises ``DossierError`` where no record has the id.
        """
        from dossier.changes import ids
        from dossier.sheets import history

        page, log = self._page(record_id, view, at), self._store.history
        if view.known_on is not None:  # what we changed, we changed later
            return page
        latest = log.latest(record_id, LATEST)
        names, back = log.called(ids(latest)), self.ledger.back
        changed = history.on_card(latest, record_id, names, back)
        return replace(page, blocks=(*page.blocks, *changed), changed=changed)

    def _page(self, record_id: str, view: Viewpoint, at: str | None = None) -> Page:
        store = self._store
        match record_id[:2]:
            case "e_":
                from dossier.sheets import event

                found = store.timeline.event(record_id, view)
                return Page(found.row.name, event.blocks(found))
            case "q_":
                from dossier.sheets import question

                asked = store.compare.question(record_id, view)
                return Page(asked.row.name, question.blocks(asked))
            case "s_":
                return self._source(record_id, view, at)
            case "t_":
                from dossier.sheets import parts

                return Page(_("Note"), parts.notes([store.cards.note(record_id)]))
            case "x_":
                from dossier.sheets import passage

                opened = store.passages.passage(record_id, view)
                return Page(opened.citation.place, passage.blocks(opened))
            case _:
                from dossier.sheets import card

                held = store.cards.card(record_id, view)
                return Page(held.name, card.blocks(held))

    def question_of(self, answer_id: str) -> str:
        """The question that an answer answers."""
        return self._store.compare.question_of(answer_id)

    def source_of(self, passage_id: str) -> str:
        """The source that a passage stands in."""
        return self._store.passages.passage(passage_id).citation.source_id

    def reference(self, passage_id: str) -> str:
        """Where a passage stands, as one would write it under a quotation."""
        citation = self._store.passages.passage(passage_id).citation
        return self.reference_to(citation.source_id, citation.paragraph)

    def reference_to(
        self, source_id: str, paragraph: int | None, last: int | None = None
    ) -> str:
        """The same for a paragraph of a source, or for those up to another."""
        return reference(self._store.sources.source(source_id), paragraph, last)

    def held(self) -> tuple[Link, ...]:
        """The sources of which a text is held."""
        return self._store.captures.sources()

    def texts_behind(self, record_id: str) -> tuple[str, ...]:
        """One or two sources whose texts are held, behind a source, a passage or a
        question; none where there is none, or behind any other record.
        """
        held = {source.id for source in self.held()}
        wanted: list[str] = []
        if record_id.startswith("s_"):
            wanted = [record_id]
        elif record_id.startswith("x_"):
            wanted = [self.source_of(record_id)]
        elif record_id.startswith("q_"):
            told = [
                one.citation
                for answer in self.question(record_id, EVERYTHING).answers
                for one in answer.said
            ]
            told.sort(key=lambda one: one.coverage != "whole")
            wanted = list(dict.fromkeys(one.source_id for one in told))
        return tuple(source for source in wanted if source in held)[:2]

    def reading(self, source_id: str) -> Reading:
        """The text of a source with its citations; may take a while."""
        return self._store.alignments.reading(source_id)

    def alignment(self, a: str, b: str) -> Alignment:
        """Two texts set against each other; may take a while."""
        return self._store.alignments.pair(a, b)

    def candidates(
        self, progress: Callable[[int, int], None]
    ) -> Iterator[tuple[Candidate, ...]]:
        """What is open between every two texts, pair by pair; takes a while."""
        from dossier_db.records.alignments import Candidate

        for both in self._store.alignments.all(progress):
            yield tuple(
                Candidate(both.a.source, both.b.source, point)
                for point in both.points
                if point.mark == "proposed"
            )

    def _source(self, source_id: str, view: Viewpoint, at: str | None) -> Page:
        """A source and its passages, beginning at one of them."""
        from dossier.sheets import source

        found = self._store.sources.source(source_id, view)
        listing = self._store.passages.listing(source_id)
        passages: list[Citation] = []
        for number in range(PASSAGES // listing.PAGE + 1):
            page = listing.page(number)
            passages.extend(page)
            if len(page) < listing.PAGE:
                break
        blocks = (
            *source.blocks(found, self._store.captures.of(source_id)),
            *source.passages(passages[:PASSAGES], found.row.statements),
        )
        places = [block.cite for block in blocks]
        begin = places.index(at) if at in places else None
        return Page(found.row.name, blocks, begin)


def leads_to(row: Any) -> str:
    """The id of the record that a row opens: its own, or what a task is about."""
    record_id: str = getattr(row, "record", row).id
    return record_id
