"""Which documents a row is a part of: all that change with it, by trying every row."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

import pytest

from db.upkeep import WRITTEN, Row, changed, documents, offered, stored
from dossier_db.search.dependants import dependants
from dossier_db.search.documents import Document
from dossier_db.store import Store
from dossier_db.tables import describe

ALONE = (
    "INSERT INTO entity (id, name) SELECT value, value FROM json_each('["
    '"s_alone", "o_mentioned", "o_named", "o_taking", "e_taken", "o_subject",'
    ' "o_object", "e_told", "o_speaker", "p_charged", "p_held", "p_freed"]\')',
    "INSERT INTO source (id, issued, published) SELECT 's_alone', id, latest FROM edtf"
    " WHERE id = '2024-04-02'",
    "INSERT INTO passage (id, source_id, gist) VALUES ('x_alone', 's_alone', 'Alone.')",
    "INSERT INTO event (id) VALUES ('e_taken'), ('e_told')",
    "INSERT INTO person (id) VALUES ('p_charged'), ('p_held'), ('p_freed')",
    "INSERT INTO mention VALUES ('o_mentioned', 'x_alone', 'Only here.')",
    "INSERT INTO name (id, entity_id, name) VALUES ('n_alone', 'o_named', 'Named')",
    "INSERT INTO name_use VALUES ('n_alone', 'x_alone')",
    "INSERT INTO participation VALUES"
    " ('e_taken', 'o_taking', 'role:speaker', 'x_alone', 'It took part.')",
    "INSERT INTO relationship VALUES ('o_subject', 'relationship:member', 'o_object',"
    " 'x_alone', NULL, 'It is a part.')",
    "INSERT INTO account (event_id, passage_id, gist)"
    " VALUES ('e_told', 'x_alone', 'It is told.')",
    "INSERT INTO quote (passage_id, source_id, speaker_id, speaker_words, date)"
    " VALUES ('x_alone', 's_alone', 'o_speaker', 'a voice', '2023')",
    "INSERT INTO charge (id, case_id, person_id, passage_id, gist)"
    " VALUES ('g_alone', 'c_trial', 'p_charged', 'x_alone', 'A charge.')",
    "INSERT INTO restraint (id, case_id, person_id, kind, passage_id, gist) VALUES"
    " ('r_alone', 'c_trial', 'p_held', 'restraint:custody', 'x_alone', 'Held.')",
    "INSERT INTO outcome (id, case_id, person_id, kind, passage_id, gist) VALUES"
    " ('u_alone', 'c_trial', 'p_freed', 'outcome:release', 'x_alone', 'Freed.')",
    "INSERT INTO question (id, entity_id, name) VALUES ('q_alone', 'e_told', 'Why?')",
    "INSERT INTO answer (id, question_id, value) VALUES ('a_alone', 'q_alone', 'so')",
    "INSERT INTO citation (answer_id, passage_id, gist)"
    " VALUES ('a_alone', 'x_alone', 'So it says.')",
)
"""One statement of each kind, about a record of which nothing else is said: whatever
happens to it shows.
"""


@pytest.fixture(scope="module")
def rows(village: Store) -> Iterator[sqlite3.Connection]:
    """The village in memory, with records merged into merged ones, and no keys
    checked: a row may be gone before what hangs on it.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with closing(sqlite3.connect(village.path)) as file:
        file.backup(connection)
    for statement in (
        "INSERT INTO entity (id, name, merged_into_id)"
        " VALUES ('o_bench', 'Bench', 'o_tribunal'), ('o_old', 'Old', 'o_bench')",
        "INSERT INTO name (id, entity_id, name) VALUES ('n_bench', 'o_bench', 'Сот'),"
        " ('n_old', 'o_old', 'Сот алқасы'), ('n_court', 'o_court', 'Аудандық сот')",
        "INSERT INTO name_use VALUES ('n_old', 'x_paper_1'), ('n_court', 'x_copy_1')",
        "UPDATE passage SET attribution = 'the clerk' WHERE id = 'x_paper_1'",
        *ALONE,
    ):
        connection.execute(statement)
    yield connection
    connection.close()


@contextmanager
def undone(connection: sqlite3.Connection) -> Iterator[None]:
    """What is written inside is taken back."""
    connection.execute("SAVEPOINT trial")
    try:
        yield
    finally:
        connection.execute("ROLLBACK TO trial")
        connection.execute("RELEASE trial")


def missed(
    connection: sqlite3.Connection,
    before: dict[str, Document],
    table: str,
    told: Iterable[Row],
    sql: str,
    values: Iterable[object],
) -> set[str]:
    """Documents that a statement changes and of which nobody was told before."""
    known = dependants(connection, table, told)
    with undone(connection):
        try:
            connection.execute(sql, tuple(values))
        except sqlite3.IntegrityError:
            return set()
        after = documents(connection)
    return {
        record
        for record in before.keys() | after.keys()
        if before.get(record) != after.get(record) and record not in known
    }


@pytest.mark.parametrize("table", WRITTEN)
def test_no_document_changes_untold_when_a_row_changes(
    rows: sqlite3.Connection, table: str
) -> None:
    known = describe(rows)[table]
    every, before = stored(rows, table), documents(rows)
    for row in every:
        for column, value in offered(every, row):
            new = changed(table, column, value)
            assert not missed(
                rows,
                before,
                table,
                [row, {**row, **new}],
                f'UPDATE "{table}" SET {", ".join(f"{c} = ?" for c in new)}'
                f" WHERE {known.where_key()}",
                (*new.values(), *known.key_of(row)),
            ), (row, new)


@pytest.mark.parametrize("table", WRITTEN)
def test_no_document_changes_untold_when_a_row_goes(
    rows: sqlite3.Connection, table: str
) -> None:
    known, before = describe(rows)[table], documents(rows)
    for row in stored(rows, table):
        assert not missed(
            rows,
            before,
            table,
            [row],
            f'DELETE FROM "{table}" WHERE {known.where_key()}',
            known.key_of(row),
        ), row


@pytest.mark.parametrize("table", WRITTEN)
def test_no_document_changes_untold_when_a_row_comes(
    rows: sqlite3.Connection, table: str
) -> None:
    known = describe(rows)[table]
    for row in stored(rows, table):
        with undone(rows):
            rows.execute(
                f'DELETE FROM "{table}" WHERE {known.where_key()}', known.key_of(row)
            )
            given: Row = {c: value for c, value in row.items() if value is not None}
            assert not missed(
                rows,
                documents(rows),
                table,
                [given],
                f'INSERT INTO "{table}" ({", ".join(given)})'
                f" VALUES ({', '.join('?' * len(given))})",
                given.values(),
            ), row


def test_a_row_that_lacks_a_column_names_what_it_can(rows: sqlite3.Connection) -> None:
    assert dependants(rows, "citation", [{"passage_id": "x_paper_1"}]) == {"x_paper_1"}
    assert dependants(rows, "passage", [{}]) == set()


def test_the_names_of_a_merged_record_are_those_of_all_it_became(
    rows: sqlite3.Connection,
) -> None:
    found = dependants(rows, "name", [{"id": "n_new", "entity_id": "o_old"}])
    assert found == {"o_old", "o_bench", "o_tribunal", "o_court"}


def test_records_merged_in_a_circle_come_to_an_end(rows: sqlite3.Connection) -> None:
    with undone(rows):
        rows.execute("UPDATE entity SET merged_into_id = 'o_old' WHERE id = 'o_court'")
        found = dependants(rows, "name", [{"entity_id": "o_old"}])
    assert found == {"o_old", "o_bench", "o_tribunal", "o_court"}


def test_a_source_is_a_part_of_its_passages(rows: sqlite3.Connection) -> None:
    found = dependants(rows, "source", [{"id": "s_copy", "issued": "2024"}])
    assert found == {"s_copy", "x_copy_1"}


def test_a_table_that_search_knows_nothing_of_is_a_part_of_nothing(
    rows: sqlite3.Connection,
) -> None:
    assert dependants(rows, "handling", [{"id": "h_one"}]) == set()
