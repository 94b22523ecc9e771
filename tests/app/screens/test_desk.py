"""The desk: what the screens ask of the store."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dossier.panes.deck import NAMES
from dossier.screens import desk as desks
from dossier.screens.desk import Desk, leads_to
from dossier.searcher import Searcher
from dossier.seeker import Left
from dossier.texts import found
from dossier_db import Store, Viewpoint, intake
from dossier_db.errors import UnknownRecord
from dossier_db.intake import filing
from dossier_db.intake.kinds import NEW
from dossier_db.records import RosterHead
from dossier_db.search import Session, Stopped

ALL = Viewpoint()
KINDS = {each.name: each for each in intake.KINDS}


@pytest.fixture
def desk(tried: Path) -> Iterator[Desk]:
    """A desk on the trial."""
    with Store.open(tried) as store:
        yield Desk(store)


@pytest.mark.parametrize("pane", NAMES)
def test_every_row_of_every_pane_has_a_detail_and_a_page(desk: Desk, pane: str) -> None:
    """Under every viewpoint, also where the row is not heard."""
    rows = desk.rows(pane, ALL).page(0)
    assert rows
    views = (ALL, Viewpoint("s_mirror"), Viewpoint(None, "2024-04-12"))
    for row in rows:
        for view in views:
            assert desk.detail(pane, row, view)
            assert desk.page(leads_to(row), view).title


def test_a_record_that_is_not_there_is_a_refusal(desk: Desk) -> None:
    """Of any kind."""
    for prefix in "eqsxpc":
        with pytest.raises(UnknownRecord):
            desk.page(f"{prefix}_nobody", ALL)


def test_a_source_says_how_many_of_its_passages_are_left_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page has its limits."""
    monkeypatch.setattr(desks, "PASSAGES", 3)
    blocks = desk.page("s_watch", ALL).blocks
    assert sum(block.cite is not None for block in blocks) == 3
    assert "and 2 more passages" in [block.text for block in blocks]


def test_a_reference_names_publisher_title_day_and_paragraph(desk: Desk) -> None:
    """As one would write it under a quotation."""
    assert desk.reference("x_daily_1") == (
        "The Daily, “A road, a fence”, May 2024, paragraph 1"
    )


def test_an_answer_leads_to_its_question(desk: Desk) -> None:
    """Alone it says little; a note may be about one."""
    assert desk.page(desk.question_of("a_40"), ALL).title == "How many were there?"


def ignored(_done: int, _of: int) -> None:
    """Nobody asks how far it has come."""


def best(searcher: Searcher, query: str, kind: str | None = None) -> str:
    """The id of the best hit."""
    found = searcher.look(query, kind=kind, limit=5, wide=True)
    assert found is not None
    return found.hits[0].id


def test_a_searcher_finds_and_is_given_back(desk: Desk) -> None:
    """In any script; of one kind alone."""
    searcher = desk.searcher(ignored)
    assert best(searcher, "Әлия Омарова") == "p_aliya"
    assert best(searcher, "Karasu") != best(searcher, "Karasu", "organisation")
    searcher.close()


def test_what_was_stopped_is_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no error."""

    def stopped(*_: object, **_words: object) -> None:
        raise Stopped

    searcher = desk.searcher(ignored)
    monkeypatch.setattr(Session, "look", stopped)
    assert searcher.look("a", kind=None, limit=5, wide=False) is None
    searcher.stop()
    searcher.close()


def unindexed(path: Path) -> None:
    """Take the index of a dossier away."""
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM search_state")
    connection.commit()
    connection.close()


def test_an_index_that_is_not_there_is_made(tried: Path) -> None:
    """How far it has come is told."""
    unindexed(tried)
    told: list[tuple[int, int]] = []
    with Store.open(tried) as store:
        assert not store.search.ready
        searcher = Desk(store).searcher(lambda done, of: told.append((done, of)))
        assert store.search.ready and told[0][0] == 0 < told[0][1]
        assert best(searcher, "Aliya") == "p_aliya"
        searcher.close()


def test_whoever_leaves_leaves_it_unmade(tried: Path) -> None:
    """What they raise comes through."""
    unindexed(tried)

    def leave(_done: int, _of: int) -> None:
        raise Left

    with Store.open(tried) as store:
        with pytest.raises(Left):
            Desk(store).searcher(leave)
        assert not store.search.ready


def test_a_file_that_cannot_be_written_is_searched_from_memory(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And stays as it is."""
    unindexed(tried)
    # Whoever runs the tests as root may write anywhere.
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    before = tried.read_bytes()
    with Store.open(tried) as store:
        searcher = Desk(store).searcher(ignored)
        assert best(searcher, "Aliya") == "p_aliya"
        searcher.close()
    assert tried.read_bytes() == before


def test_a_dossier_without_a_case_has_empty_panes(tmp_path: Path) -> None:
    """And no arithmetic."""
    with Store.create(tmp_path / "empty.dossier", name="Nothing yet") as store:
        desk = Desk(store)
        assert desk.extra("defendants", ALL) is None
        for pane in NAMES:
            rows = desk.rows(pane, ALL)
            assert (rows.count(), rows.page(0), rows.position("p_x")) == (0, (), None)
            assert rows.next(0, 1) is None


def test_who_is_charged_first_is_in_the_pane_that_was_empty(tmp_path: Path) -> None:
    """Once it is written, not at the next start."""
    with Store.create(tmp_path / "new.dossier", name="New", fill=found) as store:
        desk = Desk(store)
        assert desk.rows("defendants", ALL).count() == 0
        charge(store, "Ann")
        desk.forget()
        assert desk.rows("defendants", ALL).count() == 1


def test_arithmetic_of_before_a_charge_that_ends_after_it_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is counted on a thread of its own."""
    with Store.create(tmp_path / "new.dossier", name="New", fill=found) as store:
        charge(store, "Ann")
        desk, head = Desk(store), store.roster.head

        def slow(*asked: Any) -> RosterHead:
            counted = head(*asked)
            monkeypatch.setattr(store.roster, "head", head)
            charge(store, "Ben")
            desk.forget()
            return counted

        monkeypatch.setattr(store.roster, "head", slow)
        assert desk.extra("defendants", ALL).told == 1
        assert desk.extra("defendants", ALL).told == 2


@pytest.mark.parametrize("record", ["s_watch", "x_daily_1", "p_aliya"])
def test_as_known_on_a_day_no_note_of_ours_stands_on_a_page(
    desk: Desk, record: str
) -> None:
    """What we note has no day on which it was known."""
    with desk._store.act("Ann") as act:
        about = {"id": "t_ours", "about_id": record, "text": "Ours", "at": "2024-06-01"}
        act.insert("note", about)
    assert "Ours" in written(desk, record, ALL)
    assert "Ours" not in written(desk, record, Viewpoint(None, "2024-04-12"))


@pytest.mark.parametrize("record", ["s_watch", "p_aliya"])
def test_as_known_on_a_day_no_page_tells_what_was_changed(
    desk: Desk, record: str
) -> None:
    """It was changed later."""
    with desk._store.act("Ann") as act:
        act.update("entity", {"id": record}, {"summary": "Looked at again."})
    assert "Looked at again." in written(desk, record, ALL)
    known = written(desk, record, Viewpoint(None, "2024-04-12"))
    assert "Looked at again." not in known


def written(desk: Desk, record: str, view: Viewpoint) -> str:
    """A page as text."""
    return "\n".join(block.text for block in desk.page(record, view).blocks)


def charge(store: Store, who: str) -> None:
    """Write that somebody is charged, by a source of its own."""
    with store.act("Ann") as act:
        source = filing.file(act, KINDS["source"], {"name": who, "kind": "report"}).id
        cases = store.roster.cases()
        case = cases[0].id if cases else f"{NEW}The case"
        said = {"case": case, "who": f"{NEW}{who}", "source": source, "gist": "charged"}
        filing.file(act, KINDS["charge"], said)
