"""A backup is a whole dossier that was checked, or nothing is there at all."""

import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.upkeep import alter
from dossier_db import connection as connections
from dossier_db.errors import DamagedDossier, NoBackup, NotADossier, Taken
from dossier_db.exporters import dump
from dossier_db.keeping import placing
from dossier_db.keeping.backups import back_up
from dossier_db.keys import Key
from dossier_db.store import Store

PASSPHRASE = "seven small boats at dawn"


@pytest.fixture(name="target")
def target_file(tmp_path: Path) -> Path:
    """Where a backup is to be, in a folder of its own."""
    (tmp_path / "kept").mkdir()
    return tmp_path / "kept" / "backup.dossier"


def nothing_beside(target: Path) -> bool:
    return os.listdir(target.parent) == []


def grown(path: Path, rows: int) -> None:
    """Make a dossier larger, so that its backup takes some steps."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany(
            "INSERT INTO entity (id, name, summary) VALUES (?, 'x', ?)",
            ((f"p_{number}", "x" * 4000) for number in range(rows)),
        )
        connection.commit()


def test_a_backup_says_what_the_dossier_says(hamlet: Store, target: Path) -> None:
    hamlet.back_up(target)
    with Store.open(target) as copy:
        assert list(dump(copy)) == list(dump(hamlet))


def test_every_row_keeps_its_number(fresh: Store, target: Path) -> None:
    ask = "SELECT rowid, id FROM note ORDER BY rowid"
    insert = "INSERT INTO note (id, about_id, text, at) VALUES (?, 'p_a', 'x', 'now')"
    with closing(sqlite3.connect(fresh.path)) as connection:
        connection.executemany(insert, ((f"t_{number}",) for number in range(9)))
        connection.execute("DELETE FROM note WHERE rowid % 3 = 1")
        connection.commit()
    fresh.back_up(target)
    with Store.open(target) as copy:
        assert [row for row, _ in copy.reader.all(ask)] == [2, 3, 5, 6, 8, 9]


def test_only_its_owner_may_read_it(hamlet: Store, target: Path) -> None:
    hamlet.back_up(target)
    assert target.stat().st_mode & 0o777 == 0o600


def test_it_is_one_file(hamlet: Store, target: Path) -> None:
    hamlet.back_up(target)
    assert os.listdir(target.parent) == [target.name]


def test_the_search_index_of_a_backup_is_that_of_the_dossier(
    hamlet: Store, target: Path
) -> None:
    hamlet.back_up(target)
    with Store.open(target) as copy:
        assert copy.search.ready == hamlet.search.ready


def test_nothing_is_written_over(hamlet: Store, target: Path) -> None:
    target.write_text("mine")
    with pytest.raises(Taken, match="exists already"):
        hamlet.back_up(target)
    assert target.read_text() == "mine"


def test_not_even_what_comes_meanwhile(
    hamlet: Store, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(made: Path, path: Path) -> None:
        path.write_text("mine")
        put(made, path)

    put = placing.put
    monkeypatch.setattr(placing, "put", overtaken)
    with pytest.raises(Taken):
        hamlet.back_up(target)
    assert target.read_text() == "mine"
    assert os.listdir(target.parent) == [target.name]


def test_a_link_that_leads_nowhere_is_not_followed(hamlet: Store, target: Path) -> None:
    target.symlink_to(target.with_name("elsewhere"))
    with pytest.raises(Taken):
        hamlet.back_up(target)
    assert not target.exists()


def test_a_folder_that_is_not_there_is_named(hamlet: Store, tmp_path: Path) -> None:
    with pytest.raises(NotADossier, match=r"no folder .*nowhere"):
        hamlet.back_up(tmp_path / "nowhere" / "a.dossier")


def test_a_folder_that_cannot_be_written_is_said(
    hamlet: Store, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", forbidden)
    with pytest.raises(NoBackup, match=r"Read-only file system\): no backup was made"):
        hamlet.back_up(target)
    assert nothing_beside(target)


def test_a_full_disk_leaves_nothing_and_says_so(
    hamlet: Store, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = connections.writing

    def small(path: Path, *given: object, **named: object) -> sqlite3.Connection:
        connection = writing(path, *given, **named)  # type: ignore[arg-type]
        connection.execute("PRAGMA max_page_count=20")
        return connection

    monkeypatch.setattr(connections, "writing", small)
    with pytest.raises(NoBackup, match="is full: no backup was made"):
        hamlet.back_up(target)
    assert nothing_beside(target)


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX")
def test_a_disk_that_takes_no_more_bytes_leaves_nothing(
    hamlet: Store, target: Path
) -> None:
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from dossier_db.store import Store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "with Store.open(sys.argv[1]) as store:\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))\n"
        "    store.back_up(Path(sys.argv[2]))\n"
    )
    done = _run(code, hamlet.path, target)
    assert "NoBackup" in done.stderr
    assert nothing_beside(target)


@pytest.mark.skipif(os.name != "posix", reason="killed as POSIX does it")
def test_what_a_killed_backup_left_goes_with_the_next(
    hamlet: Store, target: Path
) -> None:
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from dossier_db.keeping import placing\n"
        "from dossier_db.store import Store\n"
        "placing.put = lambda made, path: os.kill(os.getpid(), signal.SIGKILL)\n"
        "with Store.open(sys.argv[1]) as store:\n"
        "    store.back_up(Path(sys.argv[2]))\n"
    )
    assert _run(code, hamlet.path, target).returncode == -signal.SIGKILL
    assert not target.exists() and not nothing_beside(target)
    hamlet.back_up(target)
    assert os.listdir(target.parent) == [target.name]


def _run(code: str, *given: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(one for one in sys.path if one)
    return subprocess.run(
        [sys.executable, "-c", code, *given],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )


def test_whoever_is_told_how_far_it_is_may_end_it(fresh: Store, target: Path) -> None:
    grown(fresh.path, 5000)

    def enough(done: int, of: int) -> None:
        assert 0 <= done <= of == 100
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fresh.back_up(target, enough)
    assert nothing_beside(target)


def test_a_large_one_tells_how_far_it_is(fresh: Store, target: Path) -> None:
    grown(fresh.path, 5000)
    told: list[int] = []
    fresh.back_up(target, lambda done, of: told.append(done))
    assert told == sorted(told) and told[-1] == 100


def test_a_copy_that_says_something_else_is_thrown_away(
    hamlet: Store, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a stick does that says it wrote and did not."""

    def short(path: Path, *given: object, **named: object) -> sqlite3.Connection:
        if path.name == "copy":
            alter(path, "DELETE FROM mention")
        return reading(path, *given, **named)  # type: ignore[arg-type]

    reading = connections.reading
    monkeypatch.setattr(connections, "reading", short)
    with pytest.raises(DamagedDossier):
        hamlet.back_up(target)
    assert nothing_beside(target)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_of_a_damaged_dossier_there_is_a_whole_backup_or_none(
    hamlet: Store, tmp_path: Path, data: st.DataObject
) -> None:
    """Bytes that are altered are found, or the copy has them and reads to its end."""
    spoilt = tmp_path / "spoilt.dossier"
    content = bytearray(hamlet.path.read_bytes())
    at = data.draw(st.integers(4096, len(content) - 65))
    content[at : at + 64] = data.draw(st.binary(min_size=64, max_size=64))
    spoilt.write_bytes(content)
    target = tmp_path / "target.dossier"
    target.unlink(missing_ok=True)
    try:
        back_up(spoilt, target)
    except DamagedDossier:
        assert not target.exists()
    else:
        with closing(sqlite3.connect(target)) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_backup_of_a_sealed_dossier_is_sealed(tmp_path: Path, target: Path) -> None:
    pytest.importorskip("sqlcipher3")
    path = tmp_path / "secret.dossier"
    with Store.create(path, name="secret", passphrase=PASSPHRASE) as store:
        store.back_up(target)
    assert Store.is_sealed(target)
    with Store.open(target, passphrase=PASSPHRASE) as copy:
        assert copy.dossier.name == "secret"


def test_an_altered_page_of_a_sealed_dossier_is_found(
    tmp_path: Path, target: Path
) -> None:
    pytest.importorskip("sqlcipher3")
    path = tmp_path / "secret.dossier"
    Store.create(path, name="secret", passphrase=PASSPHRASE).close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedDossier):
        back_up(path, target, Key.of(path, PASSPHRASE))
    assert nothing_beside(target)


def test_where_no_links_are_known_it_is_renamed(
    hamlet: Store, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a memory stick."""

    def unknown(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", unknown)
    hamlet.back_up(target)
    with Store.open(target) as copy:
        assert copy.dossier == hamlet.dossier
    assert os.listdir(target.parent) == [target.name]


def test_a_dossier_on_a_disc_is_backed_up(hamlet: Store, target: Path) -> None:
    disc = Path(shutil.copy(hamlet.path, hamlet.path.with_name("disc.dossier")))
    disc.chmod(0o400)
    with Store.open(disc) as store:
        store.back_up(target)
    assert target.exists()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere every name has letters")
def test_a_name_that_is_not_utf_8_is_only_a_name(fresh: Store, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"f\xff")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this file system knows no such name")
    target = folder / os.fsdecode(b"b\xfe.dossier")
    fresh.back_up(target)
    with Store.open(target) as copy:
        assert copy.dossier == fresh.dossier
