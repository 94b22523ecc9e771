"""What several tests of the store share."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from db import sample
from db.bundled import Bundled
from db.shared import made_for_all
from db.upkeep import copied
from dossier_assets import case_folder
from dossier_db.importers import load
from dossier_db.store import Store

settings.register_profile("any machine", deadline=None)  # a slow one is no fault
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bundled]:
    """The bundled case, loaded once for all tests."""
    path = tmp_path_factory.mktemp("bundled") / "case.dossier"
    shutil.copyfile(made_for_all(tmp_path_factory, "case.dossier", _load), path)
    case = Bundled(path)
    yield case
    case.close()


def _load(path: Path) -> None:
    with Store.create(path, name="the bundled case") as store:
        load(store, case_folder(), agent="bundled case")


@pytest.fixture(scope="session")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small dossier made by hand, to be read; ``hamlet`` can be written to."""

    def refuse(*_given: object) -> None:
        raise AssertionError("what is written here other tests would find")

    path = tmp_path_factory.mktemp("village") / "village.dossier"
    with sample.make(path) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "act", refuse)
        yield store


@pytest.fixture
def hamlet(village: Store, tmp_path: Path) -> Iterator[Store]:
    """The same in a file of its own, to be written to."""
    with copied(village, tmp_path) as store:
        yield store


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("fresh") / "fresh.dossier"
    Store.create(path, name="fresh").close()
    return path.read_bytes()


@pytest.fixture
def fresh(tmp_path: Path, _founded: bytes) -> Iterator[Store]:
    """A dossier with nothing in it but its founding."""
    path = tmp_path / "fresh.dossier"
    path.write_bytes(_founded)
    with Store.open(path) as store:
        yield store


@pytest.fixture
def unsettled(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Has a folder be one that nobody may read, though files can be made in it."""

    def forbid(folder: Path) -> None:
        usual = os.open

        def refusing(path: Any, *given: Any, **named: Any) -> int:
            if path == folder:
                raise PermissionError(13, "Permission denied")
            return usual(path, *given, **named)

        monkeypatch.setattr(os, "open", refusing)

    return forbid
