"""However the program ends, the dossier is one file, and a copy of it is whole."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from app.terminal import Terminal, python
from dossier_db import Store
from dossier_db.errors import DossierError

SAVED: Final = "They were let in"
_FAILS: Final = """
import sys
from dossier.main import DossierApp
from dossier.cli import main
def action_help(self): raise RuntimeError("a fault of ours")
DossierApp.action_help = action_help
sys.exit(main([sys.argv[1]]))
"""
"""The program with a fault behind the key ``f1``."""


@pytest.fixture
def alone(tmp_path: Path, tried: Path) -> Path:
    """A dossier in a folder of its own."""
    path = tmp_path / "folder" / "trial.dossier"
    path.parent.mkdir()
    return tried.rename(path)


@contextmanager
def written(path: Path, *command: str) -> Iterator[Terminal]:
    """The program, once it has saved something."""
    command = command or ("-m", "dossier")
    with Terminal(
        python(*command, str(path)), env={"DOSSIER_AGENT": "Saule"}
    ) as terminal:
        terminal.wait_for("6 sources")
        terminal.write(f"i{SAVED} @Steppe Watch".encode())
        terminal.wait_for(SAVED)
        terminal.press("enter")
        terminal.wait_for("Saved")
        yield terminal


def whole(path: Path) -> None:
    """It is the only one in its folder, is sound, and has what was saved."""
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    with Store.open(path) as store:
        saved = "SELECT count(*) FROM passage WHERE gist LIKE ?"
        assert store.reader.number(saved, (f"{SAVED}%",)) == 1
        assert [one for one in store.verify() if not one.sound] == []


def copied(path: Path) -> Path:
    """A copy of the one file, as a file manager makes it."""
    folder = path.parent.with_name("copies")
    folder.mkdir()
    return Path(shutil.copy(path, folder / "copy.dossier"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_one_file_is_left_by_a_program_that_is_ended(
    alone: Path, number: signal.Signals
) -> None:
    """Politely or not."""
    with written(alone) as terminal:
        terminal.process.send_signal(number)
        terminal.wait_exit()
    assert [one.name for one in alone.parent.iterdir()] == [alone.name]
    whole(copied(alone))
    whole(alone)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
def test_one_file_is_left_by_a_program_that_is_left(alone: Path, key: str) -> None:
    """By its own keys."""
    with written(alone) as terminal:
        terminal.press(key)
        assert terminal.wait_exit() == 0
    whole(copied(alone))
    whole(alone)


def test_one_file_is_left_by_a_program_that_fails(alone: Path) -> None:
    """A fault of ours."""
    with written(alone, "-c", _FAILS) as terminal:
        terminal.write(b"\x1bOP")
        assert terminal.wait_exit() == 1
    whole(copied(alone))
    whole(alone)


def test_a_copy_that_is_taken_while_it_is_open_is_whole(alone: Path) -> None:
    """While nobody saves, the file is all there is."""
    with written(alone) as terminal:
        whole(copied(alone))
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_a_file_whose_writer_was_stopped_in_between_is_not_written_by_another(
    alone: Path,
) -> None:
    """Nor is its journal taken for one that was left behind."""
    journal = alone.with_name(f"{alone.name}-journal")
    with Store.open(alone) as store, store.act("Saule") as act:
        act.insert("entity", {"id": "p_new", "name": "New"})
        assert journal.exists()
        with Store.open(alone) as other:
            assert other.reader.all("SELECT id FROM entity WHERE id = 'p_new'") == []
        assert journal.exists()
    with Store.open(alone) as store:
        assert store.reader.all("SELECT id FROM entity WHERE id = 'p_new'")


_LEFT: Final = """
import os, sys
from dossier_db import Store
with Store.open(sys.argv[1]) as store, store.act("Saule") as act:
    act.insert("entity", {"id": "p_new", "name": "New"})
    os.kill(os.getpid(), 9)
"""


def test_a_journal_of_a_write_that_never_began_is_taken_away(alone: Path) -> None:
    """SQLite lets it lie: there is nothing to roll back. By a link to the file too."""
    link = alone.parent.with_name("link.dossier")
    link.symlink_to(alone)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    os.spawnve(
        os.P_WAIT,
        sys.executable,
        [sys.executable, "-c", _LEFT, str(alone)],
        environment,
    )
    assert len(list(alone.parent.iterdir())) == 2
    with Store.open(link) as store:
        assert store.reader.all("SELECT id FROM entity WHERE id = 'p_new'") == []
    assert [one.name for one in alone.parent.iterdir()] == [alone.name]


def test_a_journal_of_another_file_is_not_played_back(alone: Path) -> None:
    """One that lies beside a file put in its place says so, or does nothing."""
    content = alone.read_bytes()
    alone.with_name(f"{alone.name}-journal").write_bytes(b"no journal at all" * 99)
    try:
        with Store.open(alone) as store:
            assert store.dossier.name
    except DossierError as refusal:
        assert str(refusal).endswith(".")
    assert alone.read_bytes() == content
