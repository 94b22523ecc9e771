"""Which documents a row is a part of: all that change with it, by trying every row."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

import pytest

from db.upkeep import WRITTEN, Row, changed, documents, offered, stored
from dossier_db.search.dependants import dependants
from dossier_db.store import Store
from dossier_db.tables import describe


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
    table: str,
    told: Iterable[Row],
    sql: str,
    values: Iterable[object],
) -> set[str]:
    """Documents that a statement changes and of which nobody was told before."""
    before = documents(connection)
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
    every = stored(rows, table)
    for row in every:
        for column, value in offered(every, row):
            new = changed(table, column, value)
            assert not missed(
                rows,
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
    known = describe(rows)[table]
    for row in stored(rows, table):
        assert not missed(
            rows,
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
            given = {column: v for column, v in row.items() if v is not None}
            assert not missed(
                rows,
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
