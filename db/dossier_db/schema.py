"""The schema and its migrations: named, append-only, each atomic with its record.

``schema.sql`` is the first step and is never edited once released; later steps set
their own ``user_version``, so that readers can check the file without sqlite-utils.
"""

import sqlite3
from importlib.resources import files

from sqlite_utils import Database, Migrations

migrations = Migrations("dossier")


@migrations()
def initial(db: Database) -> None:
    """The tables, triggers, indexes and views of ``schema.sql``."""
    _take(db, "schema.sql")


@migrations()
def merged_events_left_out(db: Database) -> None:
    """The view ``timeline`` says what the pane says; early files get their tray."""
    _take(db, "schema_2.sql")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the newest schema; what is applied already is left alone.

    Inside a transaction all steps are part of it; else each is one of its own.
    """
    migrations.apply(Database(connection, execute_plugins=False))


def _take(db: Database, name: str) -> None:
    """Run the statements of a file of ours one by one.

    ``conn.executescript`` would commit the migration's transaction half-way, and
    ``db.executescript`` looks for the end of a statement at every letter, which took
    most of the time in which a dossier was made.
    """
    statement = ""
    for part in files("dossier_db").joinpath(name).read_text("utf-8").split(";")[:-1]:
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
