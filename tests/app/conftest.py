"""The machine of whoever runs the tests is shut out: home, folders, settings."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import textual._wait
import textual.screen

from app import small, trial

_FRAME: Final = 1 / 150
"""Seconds between two pictures of a screen; Textual's own are 1 / 60."""
_LULL: Final = 1.2 * _FRAME
"""What a pilot waits at a time: if little was done meanwhile, a key was answered. It
outlasts a frame, or a picture could be due still, by as much as Textual's own does."""
_PAUSES: Final = {
    "dossier.screens.browse._PAUSE": 0.01,
    "dossier.screens.search._PAUSE": 0.02,
    "dossier.seeker.PAUSE": 0.02,
}
"""Pauses that a person would not notice, and what they are here."""


@pytest.fixture(autouse=True, scope="session")
def _hurried() -> Iterator[None]:
    """The waits of a pilot, of which a test has dozens, are shorter, and the frames and
    pauses that they wait for with them.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual.screen, "UPDATE_PERIOD", _FRAME)
        patch.setattr(textual._wait, "SLEEP_GRANULARITY", _LULL)
        patch.setattr(textual._wait, "SLEEP_IDLE", _LULL / 20)
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
