"""Sealing and unsealing: all of it or nothing, row for row, beside nobody's way."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db import sample
from dossier_db import sealing
from dossier_db.errors import (
    BusyDossier,
    DamagedDossier,
    DossierError,
    Locked,
    Moved,
    RefusedWrite,
    Sealed,
    WrongPassphrase,
)
from dossier_db.exporters import dump
from dossier_db.records import Viewpoint
from dossier_db.sealing import change, seal, unseal
from dossier_db.store import Store

pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
FIRST, SECOND = "five words of no kin", "five other words of none"


@pytest.fixture(scope="module")
def _written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sealing") / "village.dossier"
    sample.make(path).close()
    return path.read_bytes()


@pytest.fixture
def plain(tmp_path: Path, _written: bytes) -> Path:
    """A plain dossier of its own for each test, alone in its folder."""
    path = tmp_path / "in" / "village.dossier"
    path.parent.mkdir()
    path.write_bytes(_written)
    return path


@pytest.fixture
def sealed(plain: Path) -> Path:
    """The same, sealed under the first passphrase."""
    seal(plain, FIRST)
    return plain


def rows(path: Path, passphrase: str | None = None) -> list[str]:
    """All that the dossier holds, as text."""
    with Store.open(path, passphrase=passphrase) as store:
        return list(dump(store))


def test_every_row_is_the_same_once_it_is_sealed(plain: Path) -> None:
    before = rows(plain)
    seal(plain, FIRST)
    assert rows(plain, FIRST) == before


def test_sealed_and_unsealed_again_every_row_is_the_same(plain: Path) -> None:
    before = rows(plain)
    seal(plain, FIRST)
    unseal(plain, FIRST)
    assert rows(plain) == before


def test_a_search_needs_no_new_index_after_sealing(plain: Path) -> None:
    with Store.open(plain) as store:
        store.reindex()
    seal(plain, FIRST)
    with Store.open(plain, passphrase=FIRST) as store:
        assert store.search.ready
        assert all(finding.sound for finding in store.verify())


def test_nothing_of_it_can_be_read_in_the_file(plain: Path) -> None:
    words = [b"SQLite", b"CREATE TABLE", b"entity", b"p_", b"village"]
    assert any(word in plain.read_bytes() for word in words)
    seal(plain, FIRST)
    content = plain.read_bytes()
    assert not [word for word in words if len(word) > 2 and word in content]


def test_nothing_else_is_left_in_the_folder(sealed: Path) -> None:
    unseal(sealed, FIRST)
    seal(sealed, FIRST)
    change(sealed, FIRST, SECOND)
    assert [one.name for one in sealed.parent.iterdir()] == [sealed.name]


def test_nobody_else_may_read_the_sealed_file(sealed: Path) -> None:
    assert sealed.stat().st_mode & 0o777 == 0o600


def test_the_plain_bytes_are_written_over(plain: Path) -> None:
    with plain.open("rb") as still_open:
        assert seal(plain, FIRST)
        assert not any(still_open.read())


def test_plain_bytes_that_have_another_name_are_left(plain: Path) -> None:
    other = plain.parent / "other"
    other.hardlink_to(plain)
    before = other.read_bytes()
    assert not seal(plain, FIRST)
    assert other.read_bytes() == before


def test_where_the_folder_cannot_be_read_it_is_sealed_and_wiped_all_the_same(
    plain: Path, unsettled: Callable[[Path], None]
) -> None:
    """Its name is changed by then, whether the disk has that already or not."""
    unsettled(plain.parent)
    with plain.open("rb") as still_open:
        assert seal(plain, FIRST)
        assert not any(still_open.read())
    assert Store.is_sealed(plain)


def test_of_a_link_the_file_itself_is_sealed(plain: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.dossier"
    link.symlink_to(plain)
    seal(link, FIRST)
    assert link.is_symlink() and Store.is_sealed(plain)


def test_the_old_passphrase_opens_nothing_any_more(sealed: Path) -> None:
    change(sealed, FIRST, SECOND)
    with pytest.raises(WrongPassphrase):
        Store.open(sealed, passphrase=FIRST)
    assert rows(sealed, SECOND)


def test_without_a_passphrase_it_is_said_to_be_sealed(sealed: Path) -> None:
    with pytest.raises(Sealed, match="passphrase"):
        Store.open(sealed)


@pytest.mark.parametrize(
    "asked",
    [
        lambda path: seal(path, FIRST),
        lambda path: unseal(path, SECOND),
        lambda path: change(path, SECOND, FIRST),
        lambda path: change(path, FIRST, "short"),
    ],
    ids=["sealed already", "wrong passphrase", "wrong old one", "short new one"],
)
def test_what_is_refused_leaves_the_file_as_it_was(
    sealed: Path, asked: Callable[[Path], object]
) -> None:
    before = sealed.read_bytes()
    with pytest.raises(DossierError):
        asked(sealed)
    assert sealed.read_bytes() == before


def test_a_short_passphrase_is_refused_before_anything_is_done(plain: Path) -> None:
    before = plain.read_bytes()
    with pytest.raises(RefusedWrite, match="too short"):
        seal(plain, "x" * (sealing.SHORTEST - 1))
    assert plain.read_bytes() == before


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (" " * 12, "blank"),
        ("a" * 12, "different characters"),
        ("abcde" * 4, "different characters"),
        ("password1234", "first that are guessed"),
        ("Password 1234", "first that are guessed"),
        ("Correct horse battery staple", "first that are guessed"),
    ],
)
def test_a_passphrase_that_is_soon_guessed_is_refused(word: str, said: str) -> None:
    with pytest.raises(RefusedWrite, match=said):
        sealing.check(word)


def test_a_passphrase_of_some_words_will_do_in_any_script() -> None:
    sealing.check(FIRST)
    sealing.check("жеті қайық таң ата")


def test_a_plain_file_is_not_unsealed(plain: Path) -> None:
    with pytest.raises(RefusedWrite, match="not sealed"):
        unseal(plain, FIRST)


_WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("holds", flush=True)
sys.stdin.read()
"""


def test_while_another_program_writes_nothing_is_sealed(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier_db.connection.BUSY_MS", 50)
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(plain)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"holds\n"
        with pytest.raises(BusyDossier):
            seal(plain, FIRST)
        other.communicate()
    assert not Store.is_sealed(plain)


def test_a_copy_that_is_not_the_same_never_takes_its_place(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_one(path: Path, before: object, made: Path, after: object) -> None:
        export(path, before, made, after)
        made.write_bytes(made.read_bytes()[:-4096])

    export: Callable[..., None] = sealing._export
    monkeypatch.setattr(sealing, "_export", lose_one)
    before = plain.read_bytes()
    with pytest.raises(DamagedDossier):
        seal(plain, FIRST)
    assert plain.read_bytes() == before


_KILLED = """
import os, signal, sys
from pathlib import Path
from dossier_db import sealing
from dossier_db.keeping import placing
phase = sys.argv[2]
def kill(*given):
    os.kill(os.getpid(), signal.SIGKILL)
if phase == "before the copy is proved":
    sealing._prove = kill
elif phase == "before it takes the place":
    os.replace = kill
else:
    placing.settle = kill
sealing.seal(Path(sys.argv[1]), "five words of no kin")
"""


@pytest.mark.parametrize(
    "phase",
    ["before the copy is proved", "before it takes the place", "once it has taken it"],
)
def test_killed_while_it_seals_the_dossier_is_the_one_or_the_other(
    plain: Path, phase: str
) -> None:
    before = rows(plain)
    run = subprocess.run(
        [sys.executable, "-c", _KILLED, str(plain), phase],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.returncode == -signal.SIGKILL
    is_sealed = Store.is_sealed(plain)
    assert is_sealed == (phase == "once it has taken it")
    assert rows(plain, FIRST if is_sealed else None) == before
    if not is_sealed:
        seal(plain, FIRST)
        assert [one.name for one in plain.parent.iterdir()] == [plain.name]


def test_a_sealed_dossier_is_written_to_and_read_like_a_plain_one(sealed: Path) -> None:
    with Store.open(sealed, passphrase=FIRST) as store:
        with store.act("Saule") as act:
            act.insert("entity", {"id": "p_new", "name": "Somebody New"})
        assert store.cards.card("p_new", Viewpoint()).name == "Somebody New"
        assert store.search.session().look("Somebody New").hits[0].id == "p_new"


@pytest.mark.parametrize("passphrase", [None, FIRST], ids=["plain", "sealed"])
def test_nobody_else_may_read_a_new_dossier(
    tmp_path: Path, passphrase: str | None
) -> None:
    path = tmp_path / "new.dossier"
    before = os.umask(0o022)
    try:
        Store.create(path, name="New", passphrase=passphrase).close()
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_new_dossier_can_be_sealed_from_the_beginning(tmp_path: Path) -> None:
    path = tmp_path / "new.dossier"
    with Store.create(path, name="Planted secret", passphrase=FIRST) as store:
        assert store.sealed and store.dossier.name == "Planted secret"
    assert b"Planted secret" not in path.read_bytes()


def test_a_locked_store_answers_nothing_until_it_is_unlocked(sealed: Path) -> None:
    with Store.open(sealed, passphrase=FIRST) as store:
        before = store.timeline.listing(Viewpoint()).page(0)
        store.lock()
        with pytest.raises(Locked):
            store.timeline.listing(Viewpoint()).page(0)
        with pytest.raises(Locked), store.act("Saule"):
            pass
        with pytest.raises(WrongPassphrase):
            store.unlock(SECOND)
        assert store.locked
        store.unlock(FIRST)
        assert store.timeline.listing(Viewpoint()).page(0) == before


@pytest.mark.parametrize("other", [None, SECOND])
def test_a_lock_opens_for_no_file_that_was_put_in_its_place(
    sealed: Path, tmp_path: Path, other: str | None
) -> None:
    """Neither for a plain one nor for one with a passphrase of its own."""
    put = tmp_path / "other.dossier"
    Store.create(put, name="Other", passphrase=other).close()
    with Store.open(sealed, passphrase=FIRST) as store:
        store.lock()
        put.replace(sealed)
        with pytest.raises(Moved):
            store.unlock(SECOND)
        assert store.locked


@pytest.mark.parametrize("other", [None, SECOND])
def test_a_lock_opens_for_nothing_that_was_written_over_its_file(
    sealed: Path, tmp_path: Path, other: str | None
) -> None:
    put = tmp_path / "other.dossier"
    Store.create(put, name="Other", passphrase=other).close()
    with Store.open(sealed, passphrase=FIRST) as store:
        store.lock()
        sealed.write_bytes(put.read_bytes())
        with pytest.raises(WrongPassphrase):
            store.unlock(SECOND)
        assert store.locked


def test_a_lock_closes_what_others_hold(sealed: Path) -> None:
    with Store.open(sealed, passphrase=FIRST) as store:
        own = store.reader.apart()
        store.lock()
        with pytest.raises(Locked):
            own.all("SELECT 1")


def test_a_plain_store_has_nothing_to_lock(plain: Path) -> None:
    with Store.open(plain) as store:
        store.lock()
        assert not store.locked and store.dossier.name


def test_who_has_it_open_while_it_is_sealed_is_told_that_it_was_replaced(
    plain: Path,
) -> None:
    with Store.open(plain) as store:
        script = "import sys; from pathlib import Path; from dossier_db import sealing;"
        script += f"sealing.seal(Path(sys.argv[1]), {FIRST!r})"
        subprocess.run(
            [sys.executable, "-c", script, str(plain)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
        )
        with pytest.raises(Moved):
            for _ in range(2):  # what it has read already it may know still
                store.reader.all("SELECT * FROM passage")
