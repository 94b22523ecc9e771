"""Rolling backups: a few of the latest, one a day for a week, one an hour."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.errors import NoBackup
from dossier_db.keeping import rolling
from dossier_db.keeping.rolling import DAYS, PAUSE, doomed, held, roll
from dossier_db.store import Store

NOON = datetime(2026, 1, 29, 12, tzinfo=UTC)
PASSPHRASE = "seven small boats at dawn"
MOMENTS = st.lists(
    st.datetimes(datetime(2025, 12, 1), datetime(2026, 2, 28)).map(
        lambda one: one.replace(microsecond=0, tzinfo=UTC)
    ),
    max_size=60,
)


@pytest.fixture(name="folder")
def backups_folder(tmp_path: Path) -> Path:
    """A folder for the backups of one dossier."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


@pytest.fixture(name="store")
def dossier(tmp_path: Path, fresh: Store) -> Iterator[Store]:
    """A dossier in a folder of its own."""
    (tmp_path / "work").mkdir()
    path = tmp_path / "work" / "one.dossier"
    path.write_bytes(fresh.path.read_bytes())
    with Store.open(path) as store:
        yield store


def test_a_backup_is_made_where_there_is_none(store: Store, folder: Path) -> None:
    made = roll(folder, store, 5, NOON)
    assert [one.path for one in held(folder)] == [made]
    assert held(folder)[0].at == NOON


def test_within_an_hour_there_is_no_other(store: Store, folder: Path) -> None:
    roll(folder, store, 5, NOON)
    assert roll(folder, store, 5, NOON + PAUSE - timedelta(seconds=1)) is None
    assert roll(folder, store, 5, NOON + PAUSE) is not None


@pytest.mark.parametrize("ahead", [timedelta(days=400), PAUSE / 2])
def test_a_clock_that_was_wrong_keeps_nobody_from_a_backup(
    store: Store, folder: Path, ahead: timedelta
) -> None:
    roll(folder, store, 5, NOON + ahead)
    assert roll(folder, store, 5, NOON) is not None


def test_none_is_made_where_none_is_wanted(store: Store, folder: Path) -> None:
    assert roll(folder, store, 0, NOON) is None
    assert held(folder) == ()


def test_older_ones_go_with_the_next(store: Store, folder: Path) -> None:
    for hour in range(8):
        roll(folder, store, 3, NOON + timedelta(hours=hour))
    assert [one.at.hour for one in held(folder)] == [19, 18, 17]


def test_two_copies_of_a_dossier_leave_each_other_alone(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.dossier"
    other.write_bytes(store.path.read_bytes())
    for hour in range(3):
        roll(folder, store, 1, NOON + timedelta(hours=hour))
    with Store.open(other) as second:
        assert roll(folder, second, 1, NOON + timedelta(hours=2)) is not None
    assert len(held(folder)) == 2


def test_the_copy_before_a_new_schema_stays(store: Store, folder: Path) -> None:
    lasting = folder / f"20200101T000000Z-{store.origin}-schema-1-2.dossier"
    lasting.write_bytes(b"")
    for day in range(20):
        roll(folder, store, 1, NOON + timedelta(days=day))
    assert lasting.exists() and held(folder)[-1].lasting


def test_other_files_in_the_folder_are_left_alone(store: Store, folder: Path) -> None:
    (folder / "mine.dossier").write_text("mine")
    (folder / "20261399T000000Z-00000000.dossier").write_text("no such day")
    roll(folder, store, 1, NOON)
    roll(folder, store, 1, NOON + timedelta(days=30))
    assert len(os.listdir(folder)) == 3
    assert len(held(folder)) == 1


def test_where_room_is_short_none_is_made(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 1000

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage)
    with pytest.raises(NoBackup, match="little room left: no backup was made"):
        roll(folder, store, 5, NOON)


def test_a_backup_that_cannot_be_made_costs_no_earlier_one(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NoBackup("full")

    roll(folder, store, 1, NOON)
    monkeypatch.setattr(store, "back_up", full)
    with pytest.raises(NoBackup):
        roll(folder, store, 1, NOON + timedelta(days=30))
    assert [one.at for one in held(folder)] == [NOON]


def test_the_backups_of_a_sealed_dossier_tell_nothing(
    folder: Path, tmp_path: Path
) -> None:
    pytest.importorskip("sqlcipher3")
    path = tmp_path / "Sauytbay.dossier"
    with Store.create(path, name="Sauytbay", passphrase=PASSPHRASE) as store:
        made = roll(folder, store, 5, NOON)
        assert made is not None
        assert store.origin not in ("", store.mark)
    assert b"Sauytbay" not in made.read_bytes()
    assert "Sauytbay" not in str(os.listdir(folder))
    assert Store.is_sealed(made)


def test_only_those_that_anybody_can_read_are_removed(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    pytest.importorskip("sqlcipher3")
    roll(folder, store, 5, NOON)
    copy = store.origin
    older = folder / f"20200101T000000Z-{copy}-schema-1.dossier"
    older.write_bytes(store.path.read_bytes())
    (folder / ".copy.99999999").mkdir()
    path = tmp_path / "sealed.dossier"
    with Store.create(path, name="sealed", passphrase=PASSPHRASE) as sealed:
        kept = roll(folder, sealed, 5, NOON)
        number = sealed.origin
    assert rolling.drop(folder, number, plain=True) == 0
    assert rolling.drop(folder, copy, plain=True) == 2
    assert [folder / name for name in os.listdir(folder)] == [kept]
    assert rolling.drop(folder, number) == 1


def test_those_of_another_copy_stay(store: Store, folder: Path, tmp_path: Path) -> None:
    roll(folder, store, 5, NOON)
    other = tmp_path / "other.dossier"
    other.write_bytes(store.path.read_bytes())
    with Store.open(other) as second:
        assert rolling.drop(folder, second.origin, plain=True) == 0
    assert len(held(folder)) == 1


def test_a_removed_one_that_has_another_name_keeps_its_bytes_there(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    made = roll(folder, store, 5, NOON)
    assert made is not None
    before = made.read_bytes()
    os.link(made, tmp_path / "mine")
    assert rolling.drop(folder, store.origin, plain=True) == 1
    assert (tmp_path / "mine").read_bytes() == before


def test_nothing_is_removed_where_there_is_no_folder(tmp_path: Path) -> None:
    assert rolling.drop(tmp_path / "none", "00000000", plain=True) == 0


def test_backups_go_to_another_folder_under_another_number(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    roll(folder, store, 5, NOON)
    (new := tmp_path / "new").mkdir()
    rolling.move(folder, new, "ffffffff", "00000000")
    assert held(new) == ()
    rolling.move(folder, new, store.origin, "00000000")
    assert [one.origin for one in held(new)] == ["00000000"]
    assert held(folder) == ()


@given(moments=MOMENTS, number=st.integers(1, 9))
def test_the_newest_stay_and_the_last_of_each_day_of_a_week(
    moments: list[datetime], number: int
) -> None:
    gone = doomed(moments, number, NOON)
    stay = sorted(set(moments) - gone, reverse=True)
    assert stay[:number] == sorted(set(moments), reverse=True)[:number]
    for back in range(DAYS):
        day = (NOON - timedelta(days=back)).date()
        of_day = [one for one in moments if one.date() == day]
        assert not of_day or max(of_day) in stay


@given(moments=MOMENTS, number=st.integers(1, 9))
def test_no_more_than_that_stay(moments: list[datetime], number: int) -> None:
    past = [one for one in moments if one <= NOON]
    assert len(set(past) - doomed(past, number, NOON)) <= number + DAYS


@given(moments=MOMENTS, number=st.integers(1, 9))
def test_thinning_twice_takes_nothing_more(
    moments: list[datetime], number: int
) -> None:
    stay = set(moments) - doomed(moments, number, NOON)
    assert doomed(stay, number, NOON) == set()
