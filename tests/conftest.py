"""What the whole suite costs beside its tests."""

import gc

_THRESHOLDS = (20_000, 20, 20)


def pytest_collection_finish() -> None:
    """Spare the collector what stays until the end, and ask for it less often.

    Modules, their code and the collected tests are looked through again and again
    otherwise, which takes more than a quarter of the time of every test of a screen.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
