"""Every path the app may touch, and who decides where it is."""

from pathlib import Path

import pytest

from dossier import locations


def test_folders_follow_xdg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG_DATA_HOME and XDG_STATE_HOME are honoured, each with a folder of ours."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert locations.case_file() == tmp_path / "data" / "dossier" / "atajurt.dossier"
    assert locations.state_file() == tmp_path / "state" / "dossier" / "state.json"
    assert locations.heads_file().parent == locations.state_file().parent
    assert locations.clipboard_file().parent == locations.state_file().parent


def test_without_settings_all_is_in_the_home(machine: Path) -> None:
    """Nothing is touched outside the home."""
    for path in (locations.case_file(), locations.state_file()):
        assert path.is_relative_to(machine)


def test_one_folder_holds_all_on_a_stick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DOSSIER_HOME is stronger than XDG: the borrowed machine remembers nothing."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "machine"))
    monkeypatch.setenv("DOSSIER_HOME", str(tmp_path / "stick"))
    for path in (
        locations.case_file(),
        locations.state_file(),
        locations.heads_file(),
        locations.clipboard_file(),
    ):
        assert path.is_relative_to(tmp_path / "stick")


def test_a_new_folder_is_the_owners_alone(tmp_path: Path) -> None:
    """Nobody else on the machine may look into it."""
    folder = locations.private_folder(tmp_path / "a" / "b")
    assert folder.stat().st_mode & 0o777 == 0o700
