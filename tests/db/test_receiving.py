"""A dossier from somebody else: looked through, taken over row by row or refused."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import sample
from db.earlier import first
from db.poisoned import REFUSED, SURVIVED, cut, put, run
from db.upkeep import agreeing
from dossier_db import receiving
from dossier_db.errors import Conflict, DossierError, RefusedWrite, Taken
from dossier_db.exporters import dump
from dossier_db.receiving import bounds, quarantine, received
from dossier_db.records.received import Offer
from dossier_db.store import Store


@pytest.fixture(scope="module")
def _written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("received") / "village.dossier"
    with sample.make(path) as store, store.act("Saule") as act:
        act.update("entity", {"id": "p_aigul"}, {"summary": "She was there."})
        act.insert("entity", {"id": "p_new", "name": "Dana"})
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, _written: bytes) -> Path:
    """A good file from somebody else."""
    found = tmp_path / "in" / "theirs.dossier"
    found.parent.mkdir()
    found.write_bytes(_written)
    return found


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A place for temporary files of the test's own: nothing may stay in it."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    monkeypatch.setattr(bounds, "SECONDS", 5)
    yield
    assert list(place.iterdir()) == []


def nobody() -> str:
    raise AssertionError("no passphrase is needed")


def look(path: Path) -> Offer:
    """What is found in a file; nothing is taken over."""
    with received(path, nobody) as parcel:
        return parcel.offer


def take(path: Path, new: Path) -> Store:
    """A clean file of the rows of a file."""
    with received(path, nobody) as parcel:
        parcel.insist()
        return parcel.make(new)


def rows(path: Path) -> list[str]:
    with Store.open(path) as store:
        return list(dump(store))


def is_sentence(error: DossierError) -> bool:
    said = str(error)
    return "\n" not in said and said.endswith(".") and len(said) < 1000


def test_a_good_file_comes_over_row_by_row(path: Path, tmp_path: Path) -> None:
    with take(path, tmp_path / "new.dossier") as new:
        assert list(dump(new)) == rows(path)
        assert agreeing(new)
        assert all(one.sound for one in new.verify())


def test_the_summary_says_what_there_is(path: Path) -> None:
    offer = look(path)
    assert (offer.name, offer.sealed, offer.faults) == (
        "A village and a road",
        False,
        0,
    )
    assert dict(offer.counts)["entity"] == len(
        [line for line in rows(path) if line.startswith('{"table": "entity"')]
    )
    assert offer.found == () and offer.log.broken == ()
    assert "Saule" in [one.name for one in offer.writers]
    assert [(one.source, one.size) for one in offer.largest] == [("The Paper", 19)]
    assert offer.left_out == ("its search index: another one is made here",)


@pytest.mark.parametrize("way", SURVIVED)
def test_what_is_no_part_of_a_dossier_stays_behind(
    path: Path, tmp_path: Path, way: str
) -> None:
    wanted = rows(path)
    SURVIVED[way](path)
    before = path.read_bytes()
    with take(path, tmp_path / "new.dossier") as new:
        assert list(dump(new)) == wanted
        assert agreeing(new)
    assert path.read_bytes() == before


@pytest.mark.parametrize("way", REFUSED)
def test_what_is_no_dossier_is_refused_in_a_sentence(
    path: Path, tmp_path: Path, way: str
) -> None:
    mine = tmp_path / "mine.dossier"
    mine.write_bytes(path.read_bytes())
    before = mine.read_bytes()
    spoil, words = REFUSED[way]
    spoil(path)
    with pytest.raises(DossierError) as caught:
        take(path, tmp_path / "new.dossier")
    assert is_sentence(caught.value) and words in str(caught.value)
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "in",
        "mine.dossier",
        "temporary",
    ]
    if way == "a key that leads nowhere":  # there it leads somewhere
        return
    with (
        Store.open(mine) as store,
        pytest.raises(DossierError),
        received(path, nobody) as parcel,
    ):
        parcel.insist()
        parcel.take_over(store, "Dana")
    assert mine.read_bytes() == before


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_altered_bytes_are_a_sentence_at_worst(
    path: Path, tmp_path: Path, _written: bytes, data: st.DataObject
) -> None:
    content = bytearray(_written)
    places = st.integers(0, 100) | st.integers(0, len(content) - 1)
    for _ in range(data.draw(st.integers(1, 30))):
        content[data.draw(places)] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    new = tmp_path / "new.dossier"
    try:
        take(path, new).close()
    except DossierError as error:
        assert is_sentence(error)
        assert not new.exists()
    new.unlink(missing_ok=True)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.7, 0.9, 0.999])
def test_a_file_cut_short_is_refused(path: Path, share: float) -> None:
    cut(share)(path)
    with pytest.raises(DossierError, match="cut short"):
        look(path)


def test_a_cell_that_is_too_large_ends_the_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("UPDATE capture SET bytes = zeroblob(3000000)")(path)
    limits = {**bounds.LIMITS, "SQLITE_LIMIT_LENGTH": 1_000_000}
    monkeypatch.setattr(bounds, "LIMITS", limits)
    with pytest.raises(DossierError, match="“capture” after 0 rows holds more than"):
        look(path)


def test_more_rows_than_there_is_room_for_end_the_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "SMALLEST_ROW", 1 << 20)
    with pytest.raises(DossierError, match="says more than there is room for"):
        look(path)


def test_reading_that_takes_too_long_is_ended(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "SECONDS", -1)
    monkeypatch.setattr(quarantine, "STEPS", 1)
    with pytest.raises(DossierError, match="takes longer to read than any dossier"):
        look(path)


def test_declarations_that_take_too_long_end_the_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "SECONDS", -1)
    monkeypatch.setattr(quarantine, "STEPS", 1)
    with (
        pytest.raises(DossierError, match="what it declares takes longer"),
        quarantine.sentences(path),
        quarantine.opened(path, None),
    ):
        pass


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT kind FROM entity WHERE length(name) > 1",
        "SELECT * FROM timeline",
        "SELECT id FROM search_doc",
        "DELETE FROM entity",
        "ATTACH ':memory:' AS other",
        "PRAGMA writable_schema=ON",
        "SELECT load_extension('x')",
    ],
)
def test_nothing_but_columns_can_be_asked_for(path: Path, sql: str) -> None:
    with quarantine.opened(path, None) as connection:
        quarantine.Quarantine(connection, path, path.stat().st_size)
        with pytest.raises(sqlite3.DatabaseError):
            connection.execute(sql).fetchall()


def test_what_would_be_obeyed_by_a_terminal_is_counted(path: Path) -> None:
    run("UPDATE entity SET name = char(27) || '[2J' WHERE id = 'p_aigul'")(path)
    assert "control characters in 1 row:" in look(path).found[0]


def test_a_file_that_is_not_what_its_hash_says_is_named(path: Path) -> None:
    run("UPDATE capture SET bytes = x'00'")(path)
    assert look(path).found == ("the bytes of f_paper are not those of their hash",)


def test_a_row_that_no_dossier_has_can_be_left_out(path: Path, tmp_path: Path) -> None:
    run(
        "UPDATE passage SET gist = CAST(x'ff' AS TEXT) WHERE id = 'x_radio_1'",
        "PRAGMA ignore_check_constraints=ON",
        "UPDATE person SET identified = 7 WHERE id = 'p_bolat'",
    )(path)
    with received(path, nobody) as parcel:
        with pytest.raises(RefusedWrite, match="passage x_radio_1"):
            parcel.insist()
        parcel.leave_out()
        with parcel.make(tmp_path / "new.dossier") as new:
            ids = {one for (one,) in new.reader.all("SELECT id FROM passage")}
            assert "x_radio_1" not in ids and "x_radio_2" in ids
            assert all(one.sound for one in new.verify() if one.what == "references")
        said = "\n".join(parcel.left)
        assert "person p_bolat: the model does not allow it" in said
        assert "names no passage that is taken over" in said
        assert parcel.left_count > 3


def test_rows_come_into_a_dossier_that_is_there(path: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.dossier"
    mine.write_bytes(path.read_bytes())
    with Store.open(path) as theirs, theirs.act("Dana") as act:
        act.insert("entity", {"id": "p_theirs", "name": "Zhanar"})
    with Store.open(mine) as store, received(path, nobody) as parcel:
        loaded = parcel.take_over(store, "Saule")
        assert loaded.added > 1 and loaded.same > 100
        assert store.search.find("Zhanar")
        assert store.wrote


def test_another_value_under_the_same_id_is_a_conflict(
    path: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.dossier"
    mine.write_bytes(path.read_bytes())
    run("UPDATE entity SET name = 'X' WHERE id = 'p_aigul'")(path)
    before = mine.read_bytes()
    with (
        Store.open(mine) as store,
        received(path, nobody) as parcel,
        pytest.raises(Conflict, match="p_aigul exists with another “name”: nothing"),
    ):
        parcel.take_over(store, "Saule")
    assert mine.read_bytes() == before


def test_a_new_file_takes_no_name_that_is_taken(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.dossier"
    new.write_text("mine")
    with pytest.raises(Taken):
        take(path, new)
    assert new.read_text() == "mine"


def test_names_that_look_like_paths_are_only_names(path: Path, tmp_path: Path) -> None:
    run("UPDATE dossier SET name = '../../evil'")(path)
    folder = tmp_path / "out"
    folder.mkdir()
    with take(path, folder / "new.dossier") as new:
        assert new.dossier.name == "../../evil"
    assert [one.name for one in folder.iterdir()] == ["new.dossier"]


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "nothing", "sparse"])
def test_what_is_no_file_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "sparse":
        path.touch()
        os.truncate(path, 1 << 40)
    with pytest.raises(DossierError) as caught:
        look(path)
    assert is_sentence(caught.value)


def test_a_link_to_a_file_is_followed(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(path)
    assert look(link).dossier_id == look(path).dossier_id


def test_a_file_that_grows_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = shutil.disk_usage

    def growing(folder: Path) -> object:
        """Asked once the file is open and before any of it is copied."""
        with path.open("ab") as file:
            file.write(b"more")
        return room(folder)

    monkeypatch.setattr(shutil, "disk_usage", growing)
    with pytest.raises(DossierError, match="altered while it was read"):
        look(path)


def test_a_journal_beside_the_file_is_told_of_and_not_used(path: Path) -> None:
    path.with_name("theirs.dossier-wal").write_bytes(b"x" * 5000)
    before = sorted(path.parent.iterdir())
    assert "theirs.dossier-wal lies beside it" in look(path).found[0]
    assert sorted(path.parent.iterdir()) == before


def test_a_header_that_says_less_ends_the_file_there(path: Path) -> None:
    put(path.stat().st_size, b"x" * 4096)(path)
    assert look(path).found == ("4,096 bytes follow the end of the dossier",)


def test_what_a_killed_program_left_is_taken_away(path: Path, tmp_path: Path) -> None:
    left = tmp_path / "temporary" / f"dossier-received-{1 << 30}-x"
    left.mkdir()
    (left / "received").write_bytes(b"theirs")
    look(path)
    assert not left.exists()


@pytest.mark.parametrize("tray", [True, False], ids=["early", "earliest"])
def test_a_file_of_an_earlier_schema_is_received(tmp_path: Path, tray: bool) -> None:
    old = first(tmp_path / "old.dossier", tray=tray)
    with take(old, tmp_path / "new.dossier") as new:
        assert new.people.listing().count() == 0 and new.dossier.id == "d_old"


def test_another_text_is_sent_to_the_command_for_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("dossier:\n  id: d_a\n")
    with pytest.raises(DossierError, match="dossier load"):
        look(path)


def test_the_limits_have_names_that_sqlite_knows() -> None:
    assert all(hasattr(sqlite3, name) for name in bounds.LIMITS)
    assert receiving.MOST_PACKED < bounds.MOST_FILE
