"""A searcher that finds what a test can foresee."""

import pytest

from app.finds import Puppet, found, sit
from app.screens.seeking import ALIYA, ALL, SAULE
from dossier_db.records.hits import Found


@pytest.fixture
def puppet(monkeypatch: pytest.MonkeyPatch) -> Puppet:
    """It finds all four for ``a``, and others for others."""
    answers: dict[str | tuple[str, bool], Found] = {
        "a": ALL,
        "al": found(ALIYA),
        "sa": found(SAULE),
    }
    return sit(monkeypatch, answers)
