"""What the whole suite costs beside its tests."""

import gc
import os

import pytest

_THRESHOLDS = (20_000, 20, 20)
_EACH = 2
"""Workers for a core: a test of a screen waits as long as it works."""


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_auto_num_workers() -> int:
    """How many tests run at a time, where nobody says so."""
    return _EACH * (os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    """Spare the collector what stays until the end, and ask for it less often.

    Modules, their code and the collected tests are looked through again and again
    otherwise, which takes more than a quarter of the time of every test of a screen.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
