"""The house keeps its own rules: six names at the top, small files, no machine's
paths."""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from textual.widget import Widget

ROOT = Path(__file__).resolve().parents[1]
TOP = {"pyproject.toml", "README.md", "app", "db", "tests", "assets"}
SOURCE_ROOTS = ("app", "db", "assets")
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50
_FOLDERS = "|".join(("work", "root", "home", "tmp/plan"))
# Joined here, or this file would be the first to break the rule.
_OF_A_MACHINE = re.compile(rf"(?<![\w.~$}}-])/(?:{_FOLDERS})/\w")
_TEST_NOUNS = {
    "case",
    "datasette",
    "every_sheet",
    "hostile",
    "house",
    "hygiene",
    "monkey",
    "newcomer",
    "parsers",
    "readme",
    "shell",
    "snapshots",
}
"""What a test file may be named after beside a module: the noun it is about."""


def _tracked() -> list[Path]:
    """Files that are or may become part of the repository."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this copy of the house is no git repository")
    paths = (ROOT / line for line in listed.splitlines())
    return [path for path in paths if path.is_file()]


def _texts() -> Iterator[tuple[str, str]]:
    for path in _tracked():
        try:
            yield str(path.relative_to(ROOT)), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture


def _modules(*roots: str) -> list[Path]:
    return [path for root in roots for path in sorted((ROOT / root).rglob("*.py"))]


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def test_the_top_level_holds_its_six_names_and_no_other() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in _tracked()}
    assert {name for name in names if not name.startswith(".")} == TOP


def test_no_python_file_is_longer_than_a_reader_can_hold() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in _modules(*SOURCE_ROOTS, "tests")
        if (lines := len(path.read_text("utf-8").splitlines())) > LINES_OF_A_FILE
    }
    assert long == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in _modules(*SOURCE_ROOTS, "tests")
        for node in ast.walk(_parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_no_path_of_a_machine_stands_in_the_repository() -> None:
    found = {
        f"{name}: {match.group()}"
        for name, text in _texts()
        for match in _OF_A_MACHINE.finditer(text)
    }
    assert found == set()


@pytest.mark.parametrize("root", [*SOURCE_ROOTS, "tests"])
def test_every_module_says_what_it_is_for(root: str) -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in _modules(root)
        if not ast.get_docstring(_parsed(path))
    ]
    assert silent == []


def _widgets(kind: type[Widget] = Widget) -> set[type[Widget]]:
    """Every class of widget that has been loaded."""
    below = (_widgets(one) for one in kind.__subclasses__())
    return {kind}.union(*below)


def test_no_two_widgets_share_a_name() -> None:
    """Textual's styles go by the bare name: one would take those of the other."""
    for path in _modules("app"):
        if path.stem != "__main__":
            import_module(
                ".".join(path.relative_to(ROOT / "app").with_suffix("").parts)
            )
    ours = Counter(
        kind.__name__
        for kind in _widgets()
        if kind.__module__.partition(".")[0] == "dossier"
    )
    assert [name for name, times in ours.items() if times > 1] == []


def test_every_test_file_is_named_after_a_module_or_a_noun() -> None:
    known = {path.stem for path in _modules(*SOURCE_ROOTS)} | _TEST_NOUNS
    known |= {path.parent.name for path in _modules(*SOURCE_ROOTS)}
    strange = [
        str(path.relative_to(ROOT))
        for path in _modules("tests")
        if path.stem.startswith("test_")
        and not any(
            path.stem.removeprefix("test_") == name
            or path.stem.startswith(f"test_{name}_")
            for name in known
        )
    ]
    assert strange == []
