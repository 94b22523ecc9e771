"""The machine of whoever runs the tests is shut out: home, folders, settings."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import textual.screen

from app import lull, small, trial

_FRAME: Final = 1 / 150
"""Seconds between two pictures of a screen; Textual's own are 1 / 60."""
_PAUSES: Final = {
    "dossier.screens.browse._PAUSE": 0.01,
    "dossier.screens.quick._PAUSE": 0.02,
    "dossier.screens.search._PAUSE": 0.02,
    "dossier.seeker.PAUSE": 0.02,
}
"""Pauses that a person would not notice, and what they are here."""


@pytest.fixture(autouse=True, scope="session")
def _hurried() -> Iterator[None]:
    """A pilot waits, dozens of times in a test, no longer than there is work, and the
    pauses of the app are short.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual.screen, "UPDATE_PERIOD", _FRAME)
        lull.patched(patch)
        for name, seconds in _PAUSES.items():
            patch.setattr(name, seconds)
        yield


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and none of the settings that change what is printed."""
    home = tmp_path / "home"
    home.mkdir()
    for name in tuple(os.environ):
        if name.startswith(("DOSSIER_", "XDG_", "LC_")):
            monkeypatch.delenv(name)
    for name in ("LANGUAGE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LANG", "C.UTF-8")
    return home


@pytest.fixture(scope="session")
def _written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return small.write(tmp_path_factory.mktemp("small") / "small.dossier").read_bytes()


@pytest.fixture
def case(tmp_path: Path, _written: bytes) -> Path:
    """A small dossier of its own for each test."""
    path = tmp_path / "small.dossier"
    path.write_bytes(_written)
    return path


@pytest.fixture(scope="session")
def _tried(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return trial.write(tmp_path_factory.mktemp("trial") / "trial.dossier").read_bytes()


@pytest.fixture
def tried(tmp_path: Path, _tried: bytes) -> Path:
    """A trial to read, of its own for each test."""
    path = tmp_path / "trial.dossier"
    path.write_bytes(_tried)
    return path
