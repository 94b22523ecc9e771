"""Putting a file in its place: once it has its name, that is what is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dossier_db.keeping import placing


@pytest.fixture(name="made")
def file_made(tmp_path: Path) -> Path:
    """A finished file."""
    made = tmp_path / "shop" / "made"
    made.parent.mkdir()
    made.write_bytes(b"new")
    return made


@pytest.mark.parametrize("place", [placing.put, placing.replace])
def test_a_folder_that_cannot_be_read_takes_nothing_back(
    made: Path,
    tmp_path: Path,
    unsettled: Callable[[Path], None],
    place: Callable[[Path, Path], None],
) -> None:
    """One may make files in it, and not look into it."""
    unsettled(tmp_path)
    place(made, tmp_path / "it")
    assert (tmp_path / "it").read_bytes() == b"new"


def test_a_file_is_begun_for_its_owner_alone_and_over_nothing(tmp_path: Path) -> None:
    """Whatever the mask; what is there stays."""
    placing.begin(tmp_path / "begun")
    assert (tmp_path / "begun").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        placing.begin(tmp_path / "begun")
