"""Files as an earlier version made them."""

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from dossier_db import connection as connections
from dossier_db.keys import Key
from dossier_db.schema import migrations


def first(path: Path, key: Key | None = None, *, tray: bool = True) -> Path:
    """A dossier of the first schema; the earliest had no tray.

    In it an event was merged into another, which its view ``timeline`` still shows.
    """
    with closing(connections.writing(path, key, create=True)) as connection:
        db = Database(connection, execute_plugins=False)
        migrations.apply(db, stop_before="merged_events_left_out")
        connection.execute("INSERT INTO dossier (id, name) VALUES ('d_old', 'old')")
        for event in ("e_a", "e_b"):
            connection.execute(
                "INSERT INTO entity (id, name) VALUES (?, 'Hearing')", (event,)
            )
            connection.execute("INSERT INTO event (id) VALUES (?)", (event,))
        connection.execute("UPDATE entity SET merged_into_id = 'e_a' WHERE id = 'e_b'")
        if not tray:
            connection.execute("DROP TABLE draft")
    return path
