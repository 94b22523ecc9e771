"""Removing: a record goes with what hangs on it, and an undo brings all of it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.acting import back, brought, forth, rows
from db.upkeep import WRITTEN, agreeing, copied, reading, stored
from dossier_db.errors import RefusedWrite, UnknownRecord
from dossier_db.removing import Dependant, dependants, remove
from dossier_db.store import Store
from dossier_db.tables import describe


@pytest.fixture(scope="module")
def loaded(village: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The village as a load brings it."""
    with Store.open(brought(village, tmp_path_factory.mktemp("brought"))) as store:
        yield store


@pytest.fixture
def own(village: Store, tmp_path: Path) -> Iterator[Store]:
    """The village in a file of its own."""
    with copied(village, tmp_path) as store:
        yield store


def take(store: Store, table: str, *key: str) -> None:
    with store.act("Saule") as act:
        remove(act, table, key)


def number(store: Store, table: str, where: str) -> int:
    return store.reader.number(f"SELECT count(*) FROM {table} WHERE {where}")


def test_what_has_to_name_it_goes_along(own: Store) -> None:
    take(own, "entity", "p_aigul")
    for table, where in (
        ("entity", "id = 'p_aigul'"),
        ("person", "id = 'p_aigul'"),
        ("name", "entity_id = 'p_aigul'"),
        ("name_use", "name_id IN ('n_latin', 'n_kazakh')"),
        ("mention", "entity_id = 'p_aigul'"),
        ("relationship", "subject_id = 'p_aigul'"),
        ("charge", "person_id = 'p_aigul'"),
    ):
        assert number(own, table, where) == 0
    assert not own.reader.all("PRAGMA foreign_key_check")
    assert agreeing(own)


def test_what_may_name_nothing_stays(own: Store) -> None:
    take(own, "entity", "p_aigul")
    assert own.reader.one(
        "SELECT speaker_id, addressee_id FROM quote WHERE passage_id = 'x_paper_2'"
    ) == (None, "o_court")
    assert number(own, "passage", "id = 'x_paper_2' AND attributed_to_id IS NULL") == 1


def test_notes_about_it_go_too(own: Store) -> None:
    take(own, "entity", "e_protest")
    assert number(own, "note", "about_id = 'e_protest'") == 0
    assert number(own, "question", "id = 'q_number'") == 0
    assert number(own, "event", "id = 'e_arrest' AND part_of_id IS NULL") == 1


def test_a_passage_outlives_the_text_it_was_found_in(own: Store) -> None:
    take(own, "capture", "f_paper")
    assert own.reader.one(
        "SELECT capture_id, starts, ends, letters FROM passage WHERE id = 'x_paper_4'"
    ) == (None, None, None, 6)
    assert number(own, "handling", "1") == 0


def test_a_question_outlives_the_answer_that_was_held(own: Store) -> None:
    take(own, "answer", "a_30")
    assert own.reader.one("SELECT conclusion_id FROM question WHERE id='q_number'") == (
        None,
    )
    assert number(own, "comparison", "1") == 0
    assert number(own, "citation", "answer_id = 'a_30'") == 0


def test_a_question_goes_with_the_answer_that_is_held(own: Store) -> None:
    take(own, "question", "q_number")
    assert number(own, "answer", "question_id = 'q_number'") == 0


def test_a_statement_goes_alone(own: Store) -> None:
    key = ("p_aigul", "x_copy_1", "")
    assert dependants(own.reader, "mention", key) == ()
    take(own, "mention", *key)
    assert number(own, "mention", "passage_id = 'x_copy_1'") == 0
    assert number(own, "passage", "id = 'x_copy_1'") == 1


def test_what_was_merged_into_it_goes_along(own: Store) -> None:
    take(own, "entity", "o_court")
    assert number(own, "entity", "id IN ('o_court', 'o_tribunal')") == 0
    assert number(own, "court_case", "id = 'c_trial' AND court_id IS NULL") == 1


def test_the_row_that_says_more_of_a_record_stands_for_the_record(own: Store) -> None:
    take(own, "person", "p_bolat")
    assert number(own, "entity", "id = 'p_bolat'") == 0


def test_it_is_told_beforehand_what_would_go_and_what_would_lose_a_link(
    own: Store,
) -> None:
    found = dependants(own.reader, "entity", ("p_aigul",))
    assert {(one.table, one.count) for one in found if one.goes} == {
        ("name", 2),
        ("mention", 3),
        ("name_use", 3),
        ("participation", 1),
        ("relationship", 1),
        ("charge", 2),
        ("restraint", 1),
        ("outcome", 1),
    }
    assert [one for one in found if not one.goes] == [
        Dependant("passage", 1, "We only stood there", False),
        Dependant("quote", 1, "We only stood there", False),
    ]
    assert all(one.example for one in found)


def test_an_example_of_a_text_is_its_source(own: Store) -> None:
    found = dependants(own.reader, "entity", ("s_paper",))
    examples = {one.table: one.example for one in found if one.goes}
    assert examples["capture"] == "The Paper"
    assert examples["passage"] == "About thirty came."


def test_what_is_told_is_what_goes(own: Store) -> None:
    for source in ("s_paper", "s_radio", "s_note"):
        before = {table: len(found) for table, found in rows(own).items()}
        told = dependants(own.reader, "entity", (source,))
        take(own, "entity", source)
        now = {table: len(found) for table, found in rows(own).items()}
        gone = {t: before[t] - now[t] for t in now if before[t] != now[t]}
        assert gone == {
            **{one.table: one.count for one in told if one.goes},
            "entity": 1,
            "source": 1,
        }
        back(own)


@pytest.mark.parametrize("start", ["village", "loaded"])
@pytest.mark.parametrize("table", [t for t in WRITTEN if t != "term"])
def test_an_undo_brings_all_of_it_back(
    table: str, start: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with copied(request.getfixturevalue(start), tmp_path) as own:
        with reading(own) as connection:
            known = describe(connection)[table]
            found = stored(connection, table)[: 2 if start == "village" else 1]
            keys = [known.key_of(row) for row in found]
        before = rows(own)
        for key in keys:
            take(own, table, *map(str, key))
            after = rows(own)
            assert after != before
            assert agreeing(own)
            back(own)
            assert rows(own) == before
            forth(own)
            assert rows(own) == after
            back(own)
        assert agreeing(own)


@pytest.mark.parametrize("table", ["dossier", "term", "edtf", "change", "nothing"])
def test_what_stays_is_not_removed(own: Store, table: str) -> None:
    with pytest.raises(RefusedWrite, match="Nothing was removed"):
        take(own, table, "role:speaker")


@pytest.mark.parametrize("key", [("p_nobody",), ("p_aigul", "x_paper_2"), ()])
def test_what_is_not_there_is_not_removed(own: Store, key: tuple[str, ...]) -> None:
    with pytest.raises(UnknownRecord):
        take(own, "entity", *key)


def test_an_answer_goes_with_the_last_passage_that_gives_it(own: Store) -> None:
    given = "SELECT passage_id FROM citation WHERE answer_id = 'a_banner'"
    passages = [row[0] for row in own.reader.all(given)]
    for passage in passages[:-1]:
        take(own, "citation", "a_banner", passage)
        assert number(own, "answer", "id = 'a_banner'") == 1
    take(own, "citation", "a_banner", passages[-1])
    assert number(own, "answer", "id = 'a_banner'") == 0


def test_nothing_is_left_uncited_by_the_removal_of_a_passage(own: Store) -> None:
    for (passage,) in own.reader.all("SELECT id FROM passage ORDER BY id"):
        take(own, "passage", passage)
        assert number(own, "answer", "id NOT IN (SELECT answer_id FROM citation)") == 0
        assert number(own, "name", "id NOT IN (SELECT name_id FROM name_use)") == 0
