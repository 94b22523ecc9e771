"""What the whole suite costs beside its tests."""

import gc
import hashlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence

import pytest

from once import made_once

_THRESHOLDS = (200_000, 10, 10)
_EACH = 2
"""Workers for a core: a test of a screen waits as long as it works."""

# Else each worker, and each program that a test starts, compiles all of it again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# A run in the background is deaf to a terminal's keys, and would make its children so.
signal.signal(signal.SIGQUIT, signal.SIG_DFL)


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_auto_num_workers() -> int:
    """How many tests run at a time, where nobody says so."""
    return _EACH * (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first: nobody waits for it alone at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Spare the collector what stays until the end, and ask for it less often.

    Modules, their code and the collected tests are looked through again and again
    otherwise, which takes more than a quarter of the time of every test of a screen.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)


def pytest_unconfigure() -> None:
    """Look once more for what was dropped and never closed; pytest looks five times,
    through all that is left of the tests.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _keys_made_once() -> Iterator[None]:
    """A key is slow to make on purpose: of one passphrase and salt it is made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashlib, "pbkdf2_hmac", made_once(hashlib.pbkdf2_hmac))
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the tables that tests have made, in every run, at its end.

    A test gives one with ``record_property("table: its name", {"column": …, "rows":
    {…}})``: a column, which stands beside those of its other runs.
    """
    tables: dict[str, list[dict[str, object]]] = {}
    done = [*terminalreporter.getreports("passed")]
    for report in [*done, *terminalreporter.getreports("failed")]:
        for name, value in getattr(report, "user_properties", ()):
            if name.startswith("table: "):
                tables.setdefault(name.removeprefix("table: "), []).append(value)
    for name, columns in sorted(tables.items()):
        terminalreporter.section(name)
        for line in _lines(columns):
            terminalreporter.write_line(line)


def _lines(columns: Sequence[dict[str, object]]) -> Sequence[str]:
    """A table of what was counted, the columns by name."""
    columns = sorted(columns, key=lambda one: str(one["column"]))
    counted = [one["rows"] for one in columns if isinstance(one["rows"], dict)]
    names = list(dict.fromkeys(name for rows in counted for name in rows))
    wide = max((len(name) for name in names), default=0)
    heads = [str(one["column"]) for one in columns]
    said = [" ".join((" " * wide, *heads))]
    for name in names:
        cells = [
            str(rows.get(name, "-")).rjust(len(head))
            for rows, head in zip(counted, heads, strict=True)
        ]
        said.append(" ".join((name.ljust(wide), *cells)))
    return said
