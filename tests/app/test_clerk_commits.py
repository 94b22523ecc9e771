"""What is said to be saved is on the disk: not a moment before."""

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.flows import reading
from app.screens.formed import drafts, form, keys, rows
from dossier_db import connection as connections

_FRAMES = 0.3
"""Seconds in which a word that comes too early would be drawn."""
NAME = "Protest on the Karasu road again"
COUNT = f"SELECT count(*) FROM entity WHERE name = '{NAME}'"


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


@pytest.fixture
def committing(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set when a COMMIT has begun."""
    writing, begun = connections.writing, threading.Event()

    def telling(*given: Any, **more: Any) -> sqlite3.Connection:
        connection = writing(*given, **more)
        connection.set_trace_callback(
            lambda sql: begun.set() if sql == "COMMIT" else None
        )
        return connection

    monkeypatch.setattr(connections, "writing", telling)
    return begun


@contextmanager
def read(path: Path) -> Iterator[None]:
    """Another program reads, and a COMMIT waits until it has finished."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM entity").fetchall()
        yield
        other.execute("ROLLBACK")


async def begun(event: threading.Event) -> None:
    """Until a COMMIT has begun, and some frames after it were drawn."""
    assert await asyncio.to_thread(event.wait, 10)
    await asyncio.sleep(_FRAMES)


async def test_nothing_is_called_saved_while_its_commit_waits(
    tried: Path, committing: threading.Event
) -> None:
    """The form stays; when it is on the disk, it says so."""
    async with reading(tried, (80, 24), "j", "e") as reader:
        await reader.press(*keys(" again"))
        with read(tried):
            committing.clear()
            saving = asyncio.create_task(reader.pilot.press("ctrl+s"))
            await begun(committing)
            assert "Saved" not in reader.text
            assert form(reader).form.here.text == NAME
        await saving
        await reader.see("Saved: event")
        assert rows(tried, COUNT) == [(1,)]


async def test_a_draft_is_not_called_kept_while_its_commit_waits(
    tried: Path, committing: threading.Event
) -> None:
    """Leaving a form waits for it."""
    async with reading(tried, (80, 24), "a", "n", *keys("Ask her")) as reader:
        with read(tried):
            committing.clear()
            leaving = asyncio.create_task(reader.pilot.press("x", "escape"))
            await begun(committing)
            assert "Kept" not in reader.text
        await leaving
        await reader.see("Kept as a draft")
    assert [one.fields["text"] for one in drafts(tried)] == ["Ask herx"]


def test_a_command_prints_what_it_did_only_when_it_is_done(
    tried: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its last word comes after COMMIT."""
    from dossier.cli import main

    said: list[str] = []
    writing = connections.writing

    def telling(*given: Any, **more: Any) -> sqlite3.Connection:
        connection = writing(*given, **more)
        connection.set_trace_callback(
            lambda sql: (
                said.append(capsys.readouterr().out) if sql == "COMMIT" else None
            )
        )
        return connection

    monkeypatch.setattr(connections, "writing", telling)
    words = ["add", "note", "about=p_aliya", "text=Ask her.", "-d", str(tried)]
    assert main(words) == 0
    assert said and not any(said)
    assert capsys.readouterr().out
