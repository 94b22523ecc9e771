"""The schema and its migrations: named, append-only, each atomic with its record.

``schema.sql`` is the first step and is never edited once released; later steps set
their own ``user_version``, so that readers can check the file without sqlite-utils.
"""

from importlib.resources import files

from sqlite_utils import Database, Migrations

migrations = Migrations("dossier")


@migrations()
def initial(db: Database) -> None:
    """The tables, triggers, indexes and views of ``schema.sql``."""
    # db.executescript stays inside the migration's transaction;
    # conn.executescript would commit it half-way.
    db.executescript(files("dossier_db").joinpath("schema.sql").read_text("utf-8"))


def migrate(db: Database) -> None:
    """Bring the file to the newest schema; what is applied already is left alone."""
    migrations.apply(db)
