"""What cannot be opened or written is refused in one sentence; nothing is lost."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dossier_db import connection
from dossier_db.errors import (
    BusyDossier,
    DamagedDossier,
    DossierError,
    NewerDossier,
    NotADossier,
    ReadOnlyDossier,
    Taken,
)
from dossier_db.store import Store


def needs_permissions(folder: Path) -> None:
    """Skip where permissions forbid nothing, as to root."""
    folder.chmod(0o500)
    forbidden = not os.access(folder, os.W_OK)
    folder.chmod(0o700)
    if not forbidden:
        pytest.skip("permissions forbid root nothing: see the read-only media below")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A closed dossier with one person in it."""
    path = tmp_path / "made.dossier"
    with Store.create(path, name="made") as store, store.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A"})
    return path


@pytest.fixture
def forbidden(made: Path) -> Iterator[Path]:
    """The same in a folder that cannot be written."""
    needs_permissions(made.parent)
    made.parent.chmod(0o500)
    yield made
    made.parent.chmod(0o700)


def refused(path: Path, kind: type[DossierError]) -> str:
    with pytest.raises(kind) as caught:
        Store.open(path)
    said = str(caught.value)
    assert "\n" not in said
    assert said.endswith(".")
    return said


def altered(path: Path, statement: str) -> None:
    other = sqlite3.connect(path)
    other.execute(statement)
    other.commit()
    other.close()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = refused(tmp_path / "none.dossier", NotADossier)
    assert "none.dossier" in said
    assert "dossier new" in said
    assert list(tmp_path.iterdir()) == []


def test_links_that_lead_round_in_a_circle_are_no_matter_of_permissions(
    tmp_path: Path,
) -> None:
    loop = tmp_path / "loop.dossier"
    loop.symlink_to(loop)
    with pytest.raises(NotADossier, match="cannot be opened") as refused:
        Store.open(loop)
    assert "permissions" not in str(refused.value)


def test_a_folder_is_no_dossier(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path, NotADossier)


@pytest.mark.parametrize(
    "content", [b"", b"SQLite", b"dossier:\n  id: d_a\n", b"\0" * 99]
)
def test_a_file_of_another_kind_is_no_dossier(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    assert "is not a dossier" in refused(path, NotADossier)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_no_dossier(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    altered(path, "CREATE TABLE entity (id)")
    before = path.read_bytes()
    assert "another program" in refused(path, NotADossier)
    assert path.read_bytes() == before


def test_a_newer_schema_is_not_guessed_at(made: Path) -> None:
    altered(made, "PRAGMA user_version = 999")
    assert "999" in refused(made, NewerDossier)


def test_a_truncated_file_says_that_part_of_it_is_missing(made: Path) -> None:
    os.truncate(made, made.stat().st_size - 5000)
    assert "cut short" in refused(made, DamagedDossier)


def test_a_file_with_nothing_after_its_header_is_refused(made: Path) -> None:
    made.write_bytes(made.read_bytes()[:40])
    with pytest.raises((DamagedDossier, NotADossier)):
        Store.open(made)


def test_an_altered_page_is_a_sentence_at_the_latest_when_it_is_read(
    made: Path,
) -> None:
    content = bytearray(made.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 64] = b"\xff" * 64
    made.write_bytes(content)
    with pytest.raises(DamagedDossier, match="damaged"), Store.open(made) as store:
        store.reader.all("SELECT * FROM entity")


def test_a_text_that_is_no_utf_8_is_a_damaged_file(made: Path) -> None:
    """SQLite gives it as it is; it is the module that cannot read it."""
    with Store.open(made) as store, store.act("Aigerim") as act:
        act.insert("entity", {"id": "p_b", "name": "Bekzat the carpenter"})
    content = made.read_bytes()
    assert b"Bekzat" in content
    made.write_bytes(content.replace(b"Bekzat", b"Be\xffzat"))
    with Store.open(made) as store:
        with pytest.raises(DamagedDossier, match="damaged") as caught:
            store.reader.all("SELECT name FROM entity")
        said = str(caught.value)
        assert "\n" not in said and said.endswith(".")
        with pytest.raises(DamagedDossier, match="damaged"):
            store.people.listing().page(0)


def test_a_file_that_may_not_be_read_is_refused(made: Path) -> None:
    needs_permissions(made.parent)
    made.chmod(0)
    assert "permissions" in refused(made, NotADossier)


def test_a_dossier_that_cannot_be_written_opens_for_reading(forbidden: Path) -> None:
    with Store.open(forbidden) as store:
        assert store.dossier.name == "made"


def test_a_dossier_in_a_folder_without_writing_is_not_written(forbidden: Path) -> None:
    with (
        Store.open(forbidden) as store,
        pytest.raises(ReadOnlyDossier, match="copy it"),
        store.act("Aigerim") as act,
    ):
        act.insert("entity", {"id": "p_b", "name": "B"})


def test_media_that_cannot_be_written_are_read_and_say_so(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a mounted disc answers, to root as well."""
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    before = made.read_bytes()
    with Store.open(made) as store:
        assert store.dossier.name == "made"
        with pytest.raises(ReadOnlyDossier, match="copy it"), store.act("Aigerim"):
            pass
    assert made.read_bytes() == before


def test_a_reading_connection_cannot_write(made: Path) -> None:
    reading = connection.reading(made)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reading.execute("DELETE FROM entity")
    reading.close()


def test_a_file_has_no_say_in_whether_its_schema_is_trusted(tmp_path: Path) -> None:
    """A table may be called as the list in which SQLite tells of its functions."""
    known = connection.can_be_untrusted(sqlite3.connect(":memory:"))
    with closing(sqlite3.connect(tmp_path / "sly.db")) as sly:
        sly.execute("CREATE TABLE pragma_function_list (name, flags)")
        for flags in (0, 0x200000):
            sly.execute("DELETE FROM pragma_function_list")
            sly.execute(
                "INSERT INTO pragma_function_list VALUES ('json_extract', ?)", (flags,)
            )
            assert connection.can_be_untrusted(sly) == known


def test_another_process_that_writes_is_waited_for_and_then_named(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guards = tuple(g.replace("=5000", "=50") for g in connection.GUARDS)
    monkeypatch.setattr(connection, "GUARDS", guards)
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN IMMEDIATE'); print('locked', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, made],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with Store.open(made) as store:
            assert store.dossier.name == "made"
            with pytest.raises(BusyDossier, match="nothing was written"):
                store.act("Aigerim").__enter__()
        other.communicate()
    with Store.open(made) as store, store.act("Aigerim") as act:
        act.insert("entity", {"id": "p_b", "name": "B"})


def test_a_dossier_whose_writer_was_killed_opens_as_it_was_before(made: Path) -> None:
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA cache_size=1'); c.execute('BEGIN IMMEDIATE');"
        "c.executemany('INSERT INTO entity (id, name) VALUES (?, ?)',"
        " ((f'p_{n}', 'x' * 500) for n in range(2000)));"
        "print('written', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, made],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "written\n"
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    journal = made.with_name("made.dossier-journal")
    assert journal.stat().st_size > 0
    with Store.open(made) as store:
        assert store.reader.all("SELECT id FROM entity") == [("p_a",)]
    assert not journal.exists()


def test_a_new_dossier_takes_no_name_that_is_taken(made: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(Taken, match="exists already"):
        Store.create(made, name="again")
    assert made.read_bytes() == before


def test_a_new_dossier_needs_a_folder_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(NotADossier, match="no folder"):
        Store.create(tmp_path / "nowhere" / "a.dossier", name="a")


def test_a_founding_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr("dossier_db.founding.migrate", full)
    with pytest.raises(DossierError):
        Store.create(tmp_path / "a.dossier", name="a")
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_odd_characters_is_only_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a?b#c%20 'é.dossier"
    Store.create(path, name="odd").close()
    with Store.open(path) as store:
        assert store.dossier.name == "odd"


def test_a_copy_is_the_whole_dossier(made: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(made, tmp_path / "copy.dossier"))
    with Store.open(copy) as store:
        assert store.reader.all("SELECT id FROM entity") == [("p_a",)]
