"""A program that holds secrets: it does everything with them, and waits to be killed.

``python -m app.kills.keeper FILE``; the passphrase, or nothing, comes on its input.
"""

import sqlite3
import sys
import time
from pathlib import Path

from app.kills.traces import SECRETS
from app.kills.writer import say
from dossier.state import MachineHeads
from dossier_db import Store
from dossier_db.drafts import Draft

AT = "2026-01-29T05:00:00+00:00"


def write(store: Store) -> None:
    """In acts, in the tray, in the log, in the texts."""
    for number, secret in enumerate(SECRETS):
        with store.act(f"Keeper {secret}") as act:
            person = f"p_secret_{number}"
            act.insert("entity", {"id": person, "name": f"Anna {secret}"})
            act.insert("person", {"id": person, "unit": act.term("unit:individual")})
            act.insert("note", _note(act.new_id("t"), person, secret))
        with store.act("Keeper") as act:
            act.update("entity", {"id": person}, {"summary": f"hides with {secret}"})
        store.keep_draft(Draft(f"w_{number}", "note", {"text": secret * 50}, AT))


def _note(note_id: str, person: str, secret: str) -> dict[str, str]:
    text = f"{secret} was seen. " * 200
    return {"id": note_id, "about_id": person, "text": text, "at": AT}


def read(store: Store) -> None:
    """Search for them, sort by them, keep them in tables for a while."""
    for secret in SECRETS:
        assert store.search.find(secret)
    store.people.listing().page(0)
    store.timeline.listing().page(0)
    own = store.reader.apart().connection
    own.execute("PRAGMA cache_size=2")
    own.execute("CREATE TEMP TABLE kept AS SELECT e.* FROM entity e, entity f")
    own.execute("SELECT * FROM kept ORDER BY name, summary").fetchall()
    own.execute("CREATE INDEX temp.by_name ON kept (name, id)")


def take_back(store: Store) -> None:
    """An act that fails when much of it is in the file already."""
    try:
        with store.act("Keeper") as act:
            many(store, act.connection)
            raise ZeroDivisionError
    except ZeroDivisionError:
        store.reindex()


def many(store: Store, connection: sqlite3.Connection) -> None:
    """More rows than memory is given to hold."""
    connection.execute("PRAGMA cache_size=2")
    connection.execute("PRAGMA cache_spill=ON")
    connection.executemany(
        "INSERT INTO note (id, about_id, text, at) VALUES (?, 'p_secret_0', ?, ?)",
        ((f"t_secret_{n}", " ".join(SECRETS) * 20, AT) for n in range(500)),
    )
    connection.execute("SELECT * FROM note ORDER BY text, id").fetchall()


def main() -> None:
    """Do it all, and stand still in the middle of an act."""
    passphrase = sys.stdin.readline().strip() or None
    path = Path(sys.argv[1])
    with Store.open(path, passphrase=passphrase, heads=MachineHeads()) as store:
        write(store)
        read(store)
        take_back(store)
        with store.act("Keeper") as act:
            many(store, act.connection)
            say("ready")
            while True:
                time.sleep(60)


if __name__ == "__main__":
    main()
