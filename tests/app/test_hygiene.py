"""What is loaded before the first paint: a list, and nothing beside it.

Each third-party import costs a person with an old machine a tenth of a second and
more; one that creeps in through another module is not seen by reading the code.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from app.terminal import environment
from db import sample

MAY_BE_LOADED = {
    "_distutils_hack",  # of the environment, where setuptools is installed
    "dossier",
    "dossier_assets",
    "dossier_db",
    "platformdirs",
    "rich",
    "textual",
    "typing_extensions",  # Textual's
}
"""Everything outside the standard library that the way to the first paint may use."""
NEVER_LOADED = (
    "click",
    "concurrent.futures.process",
    "datasette",
    "dateutil",
    "dossier_db.acts",
    "dossier_db.founding",
    "dossier_db.exporters",
    "dossier_db.importers",
    "dossier_db.schema",
    "edtf",
    "email.message",
    "http.client",
    "hypothesis",
    "markdown_it",
    "multiprocessing",
    "pygments",
    "pyparsing",
    "pyte",
    "rich.markdown",
    "rich.progress",
    "rich.syntax",
    "rich.table",
    "sqlite_fts4",
    "sqlite_utils",
    "ssl",
    "textual.widgets._data_table",
    "textual.widgets._markdown",
    "tree_sitter",
    "xml.etree.ElementTree",
    "yaml",
)
"""What was seen to creep in once, or would cost most if it did."""
_WAY = """
import sys
import dossier.cli, dossier.browse, dossier.main
from dossier_db import Store
with Store.open(sys.argv[1]) as store:
    store.dossier, store.timeline.listing().page(0), store.sources.tally()
print(*sys.modules)
"""


def _loaded(code: str, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment(),
        check=True,
        capture_output=True,
        text=True,
    )
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that are loaded when the first page is ready to be painted."""
    path: Path = tmp_path_factory.mktemp("way") / "village.dossier"
    sample.make(path).close()
    return _loaded(_WAY, str(path))


def test_only_what_is_listed_is_loaded_before_the_first_paint(way: set[str]) -> None:
    standard = {*sys.stdlib_module_names, "__main__"}
    roots = {name.partition(".")[0] for name in way}
    assert roots - standard - MAY_BE_LOADED == set()


@pytest.mark.parametrize("name", NEVER_LOADED)
def test_what_is_not_needed_is_not_loaded(way: set[str], name: str) -> None:
    only_textual = _textual()
    assert name not in way or name in only_textual


@pytest.mark.parametrize("name", ["days", "rows", "safe", "words", "wrap"])
def test_what_the_plain_commands_need_comes_without_textual(name: str) -> None:
    loaded = _loaded(f"import dossier.{name}, sys; print(*sys.modules)")
    assert "textual" not in loaded


def test_help_and_wrong_usage_load_neither_the_store_nor_textual() -> None:
    loaded = _loaded("import dossier.cli, sys; print(*sys.modules)")
    assert not {"dossier_db", "textual", "rich", "sqlite3"} & loaded


def test_reading_a_dossier_loads_nothing_beyond_the_standard_library(
    tmp_path: Path,
) -> None:
    path = tmp_path / "village.dossier"
    sample.make(path).close()
    code = _WAY.replace("import dossier.cli, dossier.browse, dossier.main\n", "")
    roots = {name.partition(".")[0] for name in _loaded(code, str(path))}
    standard = {*sys.stdlib_module_names, "__main__", "_distutils_hack"}
    assert roots - standard == {"dossier_db"}


def _textual(_found: list[set[str]] = []) -> set[str]:  # noqa: B006 - asked once
    if not _found:
        _found.append(_loaded("import textual.app, sys; print(*sys.modules)"))
    return _found[0]
