"""The search index follows every write: whatever an act does, it says what the rows
say.
"""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.sample import add
from db.upkeep import (
    WRITTEN,
    agreeing,
    changed,
    copied,
    offered,
    reading,
    stored,
    take_away,
)
from dossier_db.acts import Act
from dossier_db.errors import RefusedWrite
from dossier_db.limits import MOST_NAME
from dossier_db.search.postings import Postings
from dossier_db.store import Store
from dossier_db.tables import describe


@pytest.fixture
def used(village: Store, tmp_path: Path) -> Iterator[Store]:
    """The village in a file of its own, to be written to."""
    with copied(village, tmp_path) as store:
        yield store


def found(store: Store, query: str) -> list[str]:
    """The records that a query finds."""
    return [hit.id for hit in store.search.find(query)]


# One table after the other


@pytest.mark.parametrize("table", WRITTEN)
def test_it_follows_when_a_row_is_changed_column_by_column(
    used: Store, table: str
) -> None:
    with reading(used) as connection:
        every = stored(connection, table)
        known = describe(connection)[table]
    for column, value in offered(every, every[0]):
        if column in known.key:  # a row that others hang on keeps its key
            continue
        try:
            with used.act("Saule") as act:
                act.update(table, every[0], changed(table, column, value))
        except RefusedWrite:
            continue
        assert agreeing(used), column


@pytest.mark.parametrize("table", WRITTEN)
def test_it_follows_when_a_row_goes_with_all_that_hangs_on_it(
    used: Store, table: str
) -> None:
    with reading(used) as connection:
        first, *_, last = [*stored(connection, table), None, None][:3]
    for row in (first, last):
        if row is not None:
            with used.act("Saule") as act:
                take_away(act, table, row)
            assert agreeing(used)


@pytest.mark.parametrize("table", WRITTEN)
def test_it_follows_when_a_row_goes_and_comes_in_one_act(
    used: Store, table: str
) -> None:
    with reading(used) as connection:
        every = stored(connection, table)
    for row in every[:4]:
        try:
            with used.act("Saule") as act:
                act.delete(table, row)
                act.insert(table, row)
        except RefusedWrite:
            continue
        assert agreeing(used)


# What is more than one row


MOVES: dict[str, Callable[[Act], object]] = {
    "a name to another person": lambda act: act.update(
        "name", {"id": "n_kazakh"}, {"entity_id": "p_bolat"}
    ),
    "a passage to another source": lambda act: act.update(
        "passage", {"id": "x_paper_1"}, {"source_id": "s_radio"}
    ),
    "an account to another event": lambda act: act.update(
        "account",
        {"event_id": "e_protest", "passage_id": "x_radio_1"},
        {"event_id": "e_rumour"},
    ),
    "a citation to another answer": lambda act: act.update(
        "citation",
        {"answer_id": "a_30", "passage_id": "x_paper_1"},
        {"answer_id": "a_none"},
    ),
    "a citation to another answer and passage": lambda act: act.update(
        "citation",
        {"answer_id": "a_30", "passage_id": "x_paper_1"},
        {"answer_id": "a_none", "passage_id": "x_letter_1"},
    ),
    "an answer to another question": lambda act: act.update(
        "answer", {"id": "a_banner"}, {"question_id": "q_day"}
    ),
    "a mention to another record": lambda act: act.update(
        "mention",
        {"entity_id": "p_aigul", "passage_id": "x_note_1"},
        {"entity_id": "o_union"},
    ),
    "a quotation to another speaker": lambda act: act.update(
        "quote", {"passage_id": "x_paper_2"}, {"speaker_id": "o_union"}
    ),
    "a charge to another person": lambda act: act.update(
        "charge", {"id": "g_aigul"}, {"person_id": "p_bolat"}
    ),
    "a record into another": lambda act: act.update(
        "entity", {"id": "p_bolat"}, {"merged_into_id": "p_aigul"}
    ),
    "a merged record out again": lambda act: act.update(
        "entity", {"id": "o_tribunal"}, {"merged_into_id": None}
    ),
    "a merged record and its heir into a third": lambda act: act.update(
        "entity", {"id": "o_court"}, {"merged_into_id": "o_union"}
    ),
    "an event to another day": lambda act: act.update(
        "event", {"id": "e_protest"}, {"date": "2024-03", "earliest": "2024-03-01"}
    ),
    "a source to another day": lambda act: act.update(
        "source", {"id": "s_paper"}, {"issued": "2023", "published": "2023-12-31"}
    ),
    "a passage among the quotations": lambda act: act.insert(
        "quote", {"passage_id": "x_copy_1", "source_id": "s_copy"}
    ),
    "a quotation back among the passages": lambda act: act.delete(
        "quote", {"passage_id": "x_note_1"}
    ),
    "a name to a merged record": lambda act: act.insert(
        "name", {"id": "n_new", "entity_id": "o_tribunal", "name": "Сот"}
    ),
}


@pytest.mark.parametrize("move", MOVES)
def test_it_follows_what_is_moved(used: Store, move: str) -> None:
    with used.act("Saule") as act:
        act.date("2023")
        act.date("2024-03")
        before = act.connection.total_changes
        MOVES[move](act)
        assert act.connection.total_changes > before
    assert agreeing(used)


def test_it_follows_a_row_that_is_changed_twice_in_one_act(used: Store) -> None:
    with used.act("Saule") as act:
        for name in ("Dana", "Dina", "Dana"):
            act.update("entity", {"id": "p_bolat"}, {"name": name})
        act.update("name", {"id": "n_bolat"}, {"entity_id": "p_aigul"})
        act.update("name", {"id": "n_bolat"}, {"entity_id": "o_union", "name": "Дана"})
    assert agreeing(used)
    assert found(used, "dana")[:2] == ["p_bolat", "o_union"]


def test_it_follows_what_is_made_and_taken_away_in_one_act(used: Store) -> None:
    with used.act("Saule") as act:
        add(act, "entity", id="p_new", name="Zhanar")
        add(act, "name", id="n_new", entity_id="p_new", name="Жанар")
        act.delete("name", {"id": "n_new"})
        act.delete("entity", {"id": "p_new"})
    assert agreeing(used)


def test_it_follows_a_record_that_comes_back(used: Store) -> None:
    for _ in range(3):
        with used.act("Saule") as act:
            act.insert("entity", {"id": "p_new", "name": "Zhanar"})
        assert found(used, "zhanar") == ["p_new"]
        with used.act("Saule") as act:
            act.delete("entity", {"id": "p_new"})
        assert found(used, "zhanar") == []
    assert agreeing(used)


def test_it_follows_names_that_share_their_words(used: Store) -> None:
    with used.act("Saule") as act:
        for number in range(5):
            add(act, "entity", id=f"p_{number}", name="Ерлан Yerlan ерлан")
    for number in range(5):
        with used.act("Saule") as act:
            act.delete("entity", {"id": f"p_{number}"})
        assert agreeing(used)


def test_it_follows_texts_of_any_letters(used: Store) -> None:
    odd = [
        "a\0b",
        "",
        " ",
        "\n",
        "_kperson",
        "𠮷野家",
        "👩‍👩‍👧",
        '"*',
        "'); --",
        "é" * 9000,
    ]
    for text in odd:
        with used.act("Saule") as act:
            texts = {"name": text[:MOST_NAME], "summary": text}
            act.update("entity", {"id": "p_bolat"}, texts)
        assert agreeing(used), text


def test_an_act_that_writes_nothing_leaves_it_as_it_is(used: Store) -> None:
    before = used.path.read_bytes()
    with used.act("Saule"):
        pass
    assert agreeing(used)
    assert len(used.path.read_bytes()) == len(before)


def test_a_date_that_is_looked_up_changes_nothing(used: Store) -> None:
    with used.act("Saule") as act:
        act.date("1999")
    assert agreeing(used)


def test_the_bounds_of_a_date_are_not_changed_under_those_that_name_it(
    used: Store,
) -> None:
    with pytest.raises(RefusedWrite, match="expression"), used.act("Saule") as act:
        act.update("edtf", {"id": "2024-03-10"}, {"earliest": "2001-01-01"})
    assert agreeing(used)


# Acts that do not come to their end


def test_an_error_in_the_middle_leaves_the_index_as_it_was(used: Store) -> None:
    before = used.path.read_bytes()
    with pytest.raises(ZeroDivisionError), used.act("Saule") as act:
        act.update("entity", {"id": "p_bolat"}, {"name": "Dana"})
        raise ZeroDivisionError
    assert used.path.read_bytes() == before
    assert agreeing(used)


def test_an_error_while_it_is_brought_up_to_date_leaves_the_rows_as_they_were(
    used: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise MemoryError

    before = used.path.read_bytes()
    monkeypatch.setattr(Postings, "flush", broken)
    with pytest.raises(MemoryError), used.act("Saule") as act:
        act.update("entity", {"id": "p_bolat"}, {"name": "Dana"})
    assert used.path.read_bytes() == before


def test_a_row_that_is_refused_leaves_no_trace_in_an_act_that_goes_on(
    used: Store,
) -> None:
    with used.act("Saule") as act:
        act.insert("entity", {"id": "p_one", "name": "Zhanar"})
        with pytest.raises(sqlite3.IntegrityError):
            act.insert("entity", {"id": "p_one", "name": "Zhazira"})
        with pytest.raises(sqlite3.IntegrityError):
            act.update("name", {"id": "n_latin"}, {"entity_id": "p_nobody"})
        with pytest.raises(sqlite3.IntegrityError):
            act.delete("entity", {"id": "p_aigul"})
        act.insert("entity", {"id": "p_two", "name": "Dana"})
    assert agreeing(used)
    assert found(used, "zhazira") != ["p_one"]


def test_a_row_without_what_it_hangs_on_is_refused_in_a_sentence(used: Store) -> None:
    with pytest.raises(RefusedWrite), used.act("Saule") as act:
        act.insert("citation", {"passage_id": "x_paper_1"})
    with pytest.raises(RefusedWrite), used.act("Saule") as act:
        act.insert("passage", {"source_id": "s_paper", "gist": "A passage."})
    assert agreeing(used)
