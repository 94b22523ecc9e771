"""A desk on the trial, for every sheet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.screens.desk import Desk
from dossier_db import Store


@pytest.fixture
def desk(tried: Path) -> Iterator[Desk]:
    """A desk on the trial."""
    with Store.open(tried) as store:
        yield Desk(store)
