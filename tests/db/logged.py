"""A dossier with a log of several chains, and ways to write past its guards."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dossier_db import Store
from dossier_db.heads import ForgottenHeads

PEOPLE = ("p_aigul", "p_bolat", "p_dana")


def write(path: Path) -> Path:
    """Three machines write, turn about: each has a chain of its own."""
    Store.create(path, name="logged").close()
    machines = [ForgottenHeads() for _ in PEOPLE]
    for number, (heads, person) in enumerate(zip(machines, PEOPLE, strict=True)):
        with Store.open(path, heads=heads) as store, store.act(f"no. {number}") as act:
            act.insert("entity", {"id": person, "name": "A", "summary": "said"})
            act.term("unit:individual")
            act.insert("person", {"id": person})
    for name in "BC":
        for heads, person in zip(machines, PEOPLE, strict=True):
            with Store.open(path, heads=heads) as store, store.act("later") as act:
                act.update("entity", {"id": person}, {"name": name})
    with Store.open(path, heads=machines[0]) as store, store.act("last") as act:
        act.insert("entity", {"id": "p_gone", "name": "Gone"})
        act.delete("entity", {"id": "p_gone"})
    return path


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """The file without the log's guards, which are there again in the end."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        for name, _ in guards:
            connection.execute(f'DROP TRIGGER "{name}"')
        yield connection
        for _, sql in guards:
            connection.execute(sql)
        connection.execute("COMMIT")
    finally:
        connection.close()


def faults(path: Path) -> dict[str, str]:
    """What is wrong, by what was looked at."""
    with Store.open(path) as store:
        return {one.what: one.said for one in store.verify() if not one.sound}
