"""What is sent: a checked copy, sealed; no plain byte of it on a disk."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import sample
from db.poisoned import put
from dossier_db import sending
from dossier_db.drafts import Draft
from dossier_db.errors import DossierError, NotADossier, RefusedWrite, Taken
from dossier_db.exporters import dump
from dossier_db.keys import is_sealed
from dossier_db.receiving import received, received_content
from dossier_db.sealing import seal
from dossier_db.store import Store

pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
WORDS = "five words of no kin"
UNSAVED = "something never saved"


@pytest.fixture(scope="module")
def _written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sending") / "village.dossier"
    with sample.make(path) as store:
        store.keep_draft(Draft("a", "form", {"text": UNSAVED}, "2026-01-01T00:00:00Z"))
    return path.read_bytes()


@pytest.fixture
def plain(tmp_path: Path, _written: bytes) -> Path:
    """A dossier with a draft in its tray."""
    path = tmp_path / "village.dossier"
    path.write_bytes(_written)
    return path


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place for temporary files of the test's own: nothing may stay in it."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    yield place
    assert list(place.iterdir()) == []


def nobody() -> str:
    raise AssertionError("no passphrase is needed")


def test_a_copy_has_every_row_and_nothing_unsaved(plain: Path, tmp_path: Path) -> None:
    with Store.open(plain) as store:
        content = sending.packed(store)
        wanted = list(dump(store))
    assert UNSAVED.encode() in plain.read_bytes()
    assert UNSAVED.encode() not in content
    copy = tmp_path / "copy.dossier"
    copy.write_bytes(content)
    with Store.open(copy) as store:
        assert list(dump(store)) == wanted
        assert store.search.find("aigul")


def test_a_plain_one_is_packed_and_looked_through_in_memory_alone(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden() -> None:
        raise AssertionError("a file was made")

    monkeypatch.setattr(sending, "private_folder", forbidden)
    monkeypatch.setattr("dossier_db.receiving.copying.private_folder", forbidden)
    with (
        Store.open(plain) as store,
        received_content(plain, sending.packed(store), nobody) as parcel,
    ):
        assert parcel.offer.faults == 0 and not parcel.offer.sealed


def test_a_sealed_one_is_sent_sealed(plain: Path, tmp_path: Path) -> None:
    with Store.open(plain) as store:
        wanted = list(dump(store))
    seal(plain, WORDS)
    with Store.open(plain, passphrase=WORDS) as store:
        content = sending.packed(store)
    assert b"aigul" not in content
    with received_content(plain, content, lambda: WORDS) as parcel:
        assert parcel.offer.sealed
        with parcel.make(tmp_path / "new.dossier") as new:
            assert new.sealed and list(dump(new)) == wanted
            assert new.drafts.all() == ()
    assert is_sealed(tmp_path / "new.dossier")


def test_a_sealed_file_is_received_as_it_is(plain: Path, tmp_path: Path) -> None:
    seal(plain, WORDS)
    tries = iter(("others of no use", WORDS))
    with received(plain, lambda: next(tries)) as parcel:
        parcel.make(tmp_path / "new.dossier").close()
    with Store.open(tmp_path / "new.dossier", passphrase=WORDS) as store:
        assert store.dossier.name == "A village and a road"


def test_a_wrong_passphrase_is_a_sentence_about_the_file(plain: Path) -> None:
    seal(plain, WORDS)
    with (
        pytest.raises(DossierError, match=f"does not open {plain}"),
        received(plain, lambda: "others of no use"),
    ):
        pass


def test_a_sealed_file_with_altered_bytes_is_refused(plain: Path) -> None:
    seal(plain, WORDS)
    for page in range(1, plain.stat().st_size // 4096, 2):
        put(page * 4096 + 100, b"\0" * 64)(plain)
    with (
        pytest.raises(DossierError, match="damaged") as caught,
        received(plain, lambda: WORDS) as parcel,
    ):
        parcel.insist()
    assert "\n" not in str(caught.value)


def test_a_damaged_dossier_is_not_sent(plain: Path) -> None:
    with closing(sqlite3.connect(plain)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'entity_actor'"
        ).fetchone()
    put((page - 1) * 4096 + 8, b"\xff" * 60)(plain)
    with Store.open(plain) as store, pytest.raises(DossierError, match="damaged"):
        sending.packed(store)


def test_a_dossier_too_large_is_sent_another_way(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "MOST_PACKED", 1000)
    with Store.open(plain) as store, pytest.raises(RefusedWrite, match="at most 1,000"):
        sending.packed(store)


def test_what_is_posted_is_for_its_owner_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.age"
    assert sending.post(target, lambda: b"sealed") == 6
    assert target.read_bytes() == b"sealed"
    assert target.stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_over(tmp_path: Path) -> None:
    target = tmp_path / "a.age"
    target.write_text("mine")
    with pytest.raises(Taken):
        sending.post(target, lambda: b"sealed")

    def meanwhile() -> bytes:
        (tmp_path / "b.age").write_text("theirs")
        return b"sealed"

    with pytest.raises(Taken):
        sending.post(tmp_path / "b.age", meanwhile)
    assert target.read_text() == "mine"
    assert (tmp_path / "b.age").read_text() == "theirs"


@pytest.mark.parametrize("fault", ["writing", "packing"])
def test_a_failure_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    def fails(*_: object) -> bytes:
        raise OSError(28, os.strerror(28))

    if fault == "writing":
        monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises((NotADossier, OSError)):
        sending.post(
            tmp_path / "a.age", fails if fault == "packing" else lambda: b"sealed"
        )
    assert [one.name for one in tmp_path.iterdir()] == ["temporary"]


def test_a_folder_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(NotADossier, match="no folder"):
        sending.post(tmp_path / "nowhere" / "a.age", lambda: b"sealed")
