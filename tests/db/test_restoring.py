"""A backup put back: the dossier is as it was then, and what stood there is kept."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dossier_db.errors import (
    BusyDossier,
    DamagedDossier,
    NotADossier,
    ReadOnlyDossier,
    RefusedWrite,
)
from dossier_db.exporters import dump
from dossier_db.store import Store

PASSPHRASE = "seven small boats at dawn"


@pytest.fixture(name="place")
def dossier_file(tmp_path: Path, fresh: Store) -> Path:
    """A dossier in a folder of its own, with one person in it."""
    (tmp_path / "work").mkdir()
    path = tmp_path / "work" / "one.dossier"
    path.write_bytes(fresh.path.read_bytes())
    add(path, "p_a")
    return path


@pytest.fixture(name="backup")
def opened_backup(place: Path, tmp_path: Path) -> Iterator[Store]:
    """A backup of it, open."""
    path = tmp_path / "backup.dossier"
    with Store.open(place) as store:
        store.back_up(path)
    with Store.open(path) as backup:
        yield backup


def add(path: Path, record: str) -> None:
    with Store.open(path) as store, store.act("Saule") as act:
        act.insert("entity", {"id": record, "name": "A"})


def people(path: Path) -> list[str]:
    with Store.open(path) as store:
        rows = store.reader.all("SELECT id FROM entity ORDER BY id")
        return [one for (one,) in rows]


def test_the_dossier_is_as_it_was(place: Path, backup: Store) -> None:
    add(place, "p_b")
    backup.restore(place)
    with Store.open(place) as store:
        assert list(dump(store)) == list(dump(backup))


def test_what_stood_there_is_kept_byte_for_byte(place: Path, backup: Store) -> None:
    add(place, "p_b")
    before = place.read_bytes()
    aside = backup.restore(place)
    assert aside is not None and aside.parent == place.parent
    assert aside.read_bytes() == before
    assert people(aside) == ["p_a", "p_b"]


def test_restoring_it_takes_the_restoring_back(place: Path, backup: Store) -> None:
    add(place, "p_b")
    aside = backup.restore(place)
    assert aside is not None
    with Store.open(aside) as kept:
        kept.restore(place)
    assert people(place) == ["p_a", "p_b"]


def test_the_backup_stays_as_it_is(place: Path, backup: Store) -> None:
    before = backup.path.read_bytes()
    backup.restore(place)
    add(place, "p_b")
    assert backup.path.read_bytes() == before


def test_what_is_restored_is_its_owner_s_alone(place: Path, backup: Store) -> None:
    """As every new file: who may read what stood there is not who may read this."""
    place.chmod(0o644)
    aside = backup.restore(place)
    assert aside is not None and aside.stat().st_mode & 0o777 == 0o644
    assert place.stat().st_mode & 0o777 == 0o600


def test_writing_to_it_begins_a_chain_of_its_own(place: Path, tmp_path: Path) -> None:
    """The entry written last here is in no older file: two never get one place."""

    class Remembered:
        """What a machine knows across openings."""

        def __init__(self) -> None:
            self.heads: dict[str, str] = {}

        def head(self, dossier_id: str) -> str | None:
            return self.heads.get(dossier_id)

        def keep(self, dossier_id: str, entry_id: str) -> None:
            self.heads[dossier_id] = entry_id

        def trusts(self, dossier_id: str, mark: str) -> bool:
            return True

        def keep_index(self, dossier_id: str, mark: str) -> None:
            pass

    heads = Remembered()

    def write(record: str) -> None:
        with Store.open(place, heads=heads) as store, store.act("Saule") as act:
            act.insert("entity", {"id": record, "name": "A"})

    def chains() -> list[tuple[str, int]]:
        with Store.open(place) as store:
            ask = "SELECT chain, count(*) FROM change GROUP BY chain ORDER BY 2 DESC"
            return [(chain, number) for chain, number in store.reader.all(ask)]

    write("p_b")
    kept = tmp_path / "kept.dossier"
    with Store.open(place) as store:
        store.back_up(kept)
    before = chains()
    write("p_c")
    assert len(chains()) == len(before)
    with Store.open(kept) as backup:
        backup.restore(place)
    assert chains() == before
    write("p_d")
    assert len(chains()) == len(before) + 1
    assert set(before) < set(chains())


def test_a_backup_goes_where_nothing_is(backup: Store, tmp_path: Path) -> None:
    place = tmp_path / "gone.dossier"
    assert backup.restore(place) is None
    assert people(place) == ["p_a"]


def test_a_damaged_dossier_is_kept_as_it_is(place: Path, backup: Store) -> None:
    place.write_bytes(b"not a database at all")
    aside = backup.restore(place)
    assert aside is not None and aside.read_bytes() == b"not a database at all"
    assert people(place) == ["p_a"]


def test_the_journal_of_a_damaged_one_goes_with_it(place: Path, backup: Store) -> None:
    """Beside another file it would be played back into that one."""
    place.write_bytes(b"not a database at all")
    journal = place.with_name(f"{place.name}-journal")
    journal.write_bytes(b"a journal")
    aside = backup.restore(place)
    assert aside is not None and not journal.exists()
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"a journal"


def test_a_journal_whose_dossier_is_gone_is_moved_away(
    place: Path, backup: Store
) -> None:
    place.unlink()
    journal = place.with_name(f"{place.name}-journal")
    journal.write_bytes(b"a journal")
    assert backup.restore(place) is None
    assert not journal.exists()
    assert people(place) == ["p_a"]


def test_while_another_program_writes_nothing_is_done(
    place: Path, backup: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(os.listdir(place.parent))
    guards = ("PRAGMA foreign_keys=ON", "PRAGMA busy_timeout=20")
    monkeypatch.setattr("dossier_db.connection.GUARDS", guards)
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyDossier):
            backup.restore(place)
    assert sorted(os.listdir(place.parent)) == before


def test_a_damaged_backup_takes_no_place(place: Path, backup: Store) -> None:
    content = bytearray(backup.path.read_bytes())
    content[8192 : len(content) - 4096] = bytes(len(content) - 12288)
    backup.path.write_bytes(content)
    before = place.read_bytes()
    with pytest.raises(DamagedDossier):
        backup.restore(place)
    assert place.read_bytes() == before
    assert os.listdir(place.parent) == [place.name]


def test_a_dossier_is_no_backup_of_itself(place: Path) -> None:
    with Store.open(place) as store, pytest.raises(RefusedWrite, match="itself"):
        store.restore(place)


def test_a_folder_that_is_not_there_is_named(backup: Store, tmp_path: Path) -> None:
    with pytest.raises(NotADossier, match="no folder"):
        backup.restore(tmp_path / "nowhere" / "one.dossier")


def test_a_place_that_cannot_be_written_stays_as_it_is(
    place: Path, backup: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = place.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReadOnlyDossier, match="No space left"):
        backup.restore(place)
    assert place.read_bytes() == before
    assert os.listdir(place.parent) == [place.name]


def test_where_no_links_are_known_what_stood_there_is_kept_all_the_same(
    place: Path, backup: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    add(place, "p_b")
    monkeypatch.setattr(os, "link", unknown)
    aside = backup.restore(place)
    assert aside is not None
    assert (people(aside), people(place)) == (["p_a", "p_b"], ["p_a"])


def test_through_a_link_the_file_itself_is_replaced(
    place: Path, backup: Store, tmp_path: Path
) -> None:
    link = tmp_path / "link.dossier"
    link.symlink_to(place)
    add(place, "p_b")
    backup.restore(link)
    assert link.is_symlink() and people(place) == ["p_a"]


def test_a_sealed_dossier_is_restored_sealed(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    (tmp_path / "work").mkdir()
    place, kept = tmp_path / "work" / "s.dossier", tmp_path / "kept.dossier"
    with Store.create(place, name="before", passphrase=PASSPHRASE) as store:
        store.back_up(kept)
        with store.act("Saule") as act:
            act.insert("entity", {"id": "p_a", "name": "A"})
    with Store.open(kept, passphrase=PASSPHRASE) as backup:
        aside = backup.restore(place)
    assert aside is not None and Store.is_sealed(aside) and Store.is_sealed(place)
    with Store.open(place, passphrase=PASSPHRASE) as store:
        assert store.people.listing().count() == 0


@pytest.mark.skipif(os.name != "posix", reason="killed as POSIX does it")
@pytest.mark.parametrize("step", ["write_out", "replace"])
def test_killed_half_way_the_dossier_stands_and_the_next_try_succeeds(
    place: Path, backup: Store, step: str
) -> None:
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from dossier_db.keeping import placing\n"
        "from dossier_db.store import Store\n"
        f"placing.{step} = lambda *given: os.kill(os.getpid(), signal.SIGKILL)\n"
        "with Store.open(sys.argv[1]) as store:\n"
        "    store.restore(Path(sys.argv[2]))\n"
    )
    add(place, "p_b")
    before = place.read_bytes()
    known = os.pathsep.join(one for one in sys.path if one)
    done = subprocess.run(
        [sys.executable, "-c", code, backup.path, place],
        env={**os.environ, "PYTHONPATH": known},
    )
    assert done.returncode == -signal.SIGKILL
    assert place.read_bytes() == before
    backup.restore(place)
    assert people(place) == ["p_a"]
    assert not [name for name in os.listdir(place.parent) if name.startswith(".")]
