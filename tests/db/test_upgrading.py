"""An older file is read as it is; the first write copies it and brings it up."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.earlier import first
from dossier_db.connection import SCHEMA_VERSION
from dossier_db.drafts import Draft
from dossier_db.errors import BusyDossier, NoBackup
from dossier_db.keeping import backups, upgrading
from dossier_db.keys import Key
from dossier_db.store import Store

PASSPHRASE = "seven small boats at dawn"
DRAFT = Draft("f1", "note", {"text": "x"}, "2026-01-29T05:00:00Z")


@pytest.fixture(name="old")
def old_file(tmp_path: Path) -> Path:
    """A dossier of the first schema."""
    return first(tmp_path / "old.dossier")


def add(store: Store, name: str = "p_a") -> None:
    with store.act("Saule") as act:
        act.insert("entity", {"id": name, "name": "A"})


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def copies(old: Path) -> list[Path]:
    return sorted(old.parent.glob("*-schema-1-*"))


def test_reading_an_older_file_leaves_it_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    with Store.open(old) as store:
        assert [row.id for row in store.timeline.listing().page(0)] == ["e_a"]
    assert old.read_bytes() == before
    assert os.listdir(old.parent) == [old.name]


def test_an_older_file_that_cannot_be_written_is_read(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    with Store.open(old) as store:
        assert store.timeline.listing().count() == 1


def test_the_first_write_brings_it_up_and_is_kept(old: Path) -> None:
    with Store.open(old) as store:
        add(store)
        assert store.people.listing().count() == 1
    assert version(old) == SCHEMA_VERSION


def test_the_file_as_it_was_is_kept_beside_it(old: Path) -> None:
    with Store.open(old) as store:
        add(store)
        assert copies(old) == [store.copied]
    with Store.open(copies(old)[0]) as copy:
        assert copy.people.listing().count() == 0
    assert version(copies(old)[0]) == 1


def test_the_copy_goes_where_backups_are_kept_if_that_is_known(
    old: Path, tmp_path: Path
) -> None:
    with Store.open(old) as store:
        store.shelter = lambda mark: tmp_path / mark
        (tmp_path / store.mark).mkdir()
        add(store)
        assert store.copied is not None
        assert store.copied.parent == tmp_path / "d_old"
    assert copies(old) == []


def test_a_file_is_brought_up_once(old: Path) -> None:
    with Store.open(old) as store:
        add(store)
        add(store, "p_b")
    with Store.open(old) as again:
        add(again, "p_c")
        assert again.copied is None
    assert len(copies(old)) == 1


def test_a_new_file_is_not_copied(tmp_path: Path) -> None:
    with Store.create(tmp_path / "new.dossier", name="new") as store:
        add(store)
        assert store.copied is None
    assert os.listdir(tmp_path) == ["new.dossier"]


def test_the_earliest_files_get_a_tray_with_the_first_draft(tmp_path: Path) -> None:
    with Store.open(first(tmp_path / "old.dossier", tray=False)) as store:
        assert (store.drafts.all(), store.drafts.count()) == ((), 0)
        assert store.drafts.get("f1") is None
        store.keep_draft(DRAFT)
        assert store.drafts.all() == (DRAFT,)


def test_the_view_shows_no_merged_event_any_more(old: Path) -> None:
    with Store.open(old) as store:
        assert store.reader.number("SELECT count(*) FROM timeline") == 2
        add(store)
        assert store.reader.all("SELECT id FROM timeline") == [("e_a",)]


def test_a_sealed_file_is_copied_sealed(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    old = first(tmp_path / "old.dossier", Key.new(PASSPHRASE))
    with Store.open(old, passphrase=PASSPHRASE) as store:
        add(store)
    assert Store.is_sealed(copies(old)[0])
    with Store.open(copies(old)[0], passphrase=PASSPHRASE) as copy:
        assert copy.reader.number("PRAGMA user_version") == 1


def test_where_no_copy_can_be_made_nothing_is_written(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NoBackup("The disk is full.")

    monkeypatch.setattr(upgrading, "back_up", full)
    before = old.read_bytes()
    with Store.open(old) as store:
        with pytest.raises(NoBackup, match=r"nothing was written: The disk is full\.$"):
            add(store)
        assert store.people.listing().count() == 0
    assert old.read_bytes() == before


def test_where_the_folder_of_copies_cannot_be_made_nothing_is_written(
    old: Path,
) -> None:
    def nowhere(_mark: str) -> Path:
        raise PermissionError(13, "Permission denied")

    with Store.open(old) as store:
        store.shelter = nowhere
        with pytest.raises(NoBackup, match="Permission denied"):
            add(store)
    assert version(old) == 1


def test_a_step_that_fails_leaves_the_first_schema_whole(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(connection: sqlite3.Connection) -> None:
        connection.execute("DROP VIEW timeline")
        raise sqlite3.OperationalError("torn")

    monkeypatch.setattr("dossier_db.schema.migrate", torn)
    with Store.open(old) as store:
        with pytest.raises(Exception, match="torn"):
            add(store)
        assert store.reader.number("SELECT count(*) FROM timeline") == 2
    assert version(old) == 1


def test_a_program_killed_between_the_steps_leaves_the_first_schema(old: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from dossier_db import schema\n"
        "from dossier_db.store import Store\n"
        "whole = schema.migrate\n"
        "def killed(connection):\n"
        "    whole(connection)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "schema.migrate = killed\n"
        "with Store.open(sys.argv[1]) as store, store.act('Saule') as act:\n"
        "    act.insert('entity', {'id': 'p_a', 'name': 'A'})\n"
    )
    path = os.pathsep.join(one for one in sys.path if one)
    done = subprocess.run(
        [sys.executable, "-c", code, old], env={**os.environ, "PYTHONPATH": path}
    )
    assert done.returncode == -signal.SIGKILL
    with Store.open(old) as store:
        assert store.people.listing().count() == 0
        assert store.reader.number("PRAGMA user_version") == 1
        add(store)
    assert version(old) == SCHEMA_VERSION


def test_of_two_programs_the_second_finds_it_brought_up(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked again under the lock: the answer before may be out of date."""
    asked = iter((True, False))
    monkeypatch.setattr("dossier_db.connection.is_older", lambda _: next(asked, False))
    with Store.open(old) as store:
        add(store)
        assert store.copied is None


def test_while_another_program_writes_nothing_is_copied(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guards = ("PRAGMA foreign_keys=ON", "PRAGMA busy_timeout=20")
    monkeypatch.setattr("dossier_db.connection.GUARDS", guards)
    with (
        Store.open(old) as store,
        closing(sqlite3.connect(old, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyDossier):
            add(store)
    assert copies(old) == []


def test_restoring_the_copy_takes_the_new_schema_back(old: Path) -> None:
    with Store.open(old) as store:
        add(store)
        copy = store.copied
    assert copy is not None
    with Store.open(copy) as kept:
        kept.restore(old)
    assert version(old) == 1
    with Store.open(old) as store:
        assert store.people.listing().count() == 0


def test_a_copy_is_a_backup_like_any_other(old: Path, tmp_path: Path) -> None:
    with Store.open(old) as store:
        add(store)
        assert store.copied is not None
        backups.back_up(store.copied, tmp_path / "again.dossier")
    assert version(tmp_path / "again.dossier") == 1
