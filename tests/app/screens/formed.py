"""Somebody who fills in a form, and what is in the dossier afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.flows import Reader
from dossier.forms.answer import Answer
from dossier.screens.form import FormScreen
from dossier_db import Store
from dossier_db.drafts import Draft

_KEYS = {" ": "space", ",": "comma", ".": "full_stop", "-": "minus", "~": "tilde"}


def keys(text: str) -> tuple[str, ...]:
    """A text as keys."""
    return tuple(_KEYS.get(letter, letter) for letter in text)


def form(reader: Reader) -> FormScreen:
    """The form in front."""
    screen = reader.app.screen
    assert isinstance(screen, FormScreen), reader.text
    return screen


def answer(reader: Reader, name: str) -> Answer:
    """A field of it."""
    return form(reader).form.answers[name]


async def go(reader: Reader, name: str) -> None:
    """To a field, by its keys."""
    while form(reader).form.at != name:
        await reader.press("tab")


async def write(reader: Reader, name: str, text: str) -> None:
    """Type into a field."""
    await go(reader, name)
    await reader.press(*keys(text))


async def choose(reader: Reader, name: str, text: str) -> None:
    """Type into a field, and take what enter takes."""
    await write(reader, name, text)
    await reader.press("enter")


async def kept(reader: Reader) -> None:
    """Until all that was typed is on the disk."""
    drafting = form(reader).drafting
    await reader.until(lambda: drafting.safe)


def drafts(path: Path) -> tuple[Draft, ...]:
    """The tray of a file."""
    with Store.open(path) as store:
        return store.drafts.all()


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """What a file holds."""
    with Store.open(path) as store:
        return store.reader.all(sql)


@contextmanager
def locked(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another program writes, and nobody waits for it."""
    import sqlite3

    monkeypatch.setattr(
        "dossier_db.connection.GUARDS",
        ("PRAGMA foreign_keys=ON", "PRAGMA busy_timeout=20"),
    )
    other = sqlite3.connect(path, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
    finally:
        other.close()
