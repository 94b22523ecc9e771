"""The README's commands, run as they are shown, from nothing but python3."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app.terminal import ROOT, Terminal, environment, python

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^    (python3 -m venv .*)$", README, re.MULTILINE)
"""The two commands, in the README's order."""
_NOT_COPIED = (".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The checkout as a stranger has it: no environment, nothing built."""
    place = tmp_path / "dossier"
    shutil.copytree(ROOT, place, ignore=shutil.ignore_patterns(*_NOT_COPIED))
    return place


def test_there_are_two_commands_one_to_open_and_one_to_test() -> None:
    opens, tests = COMMANDS
    assert opens.endswith(" && .venv/bin/dossier")
    assert tests.endswith(" && .venv/bin/pytest")


@pytest.mark.long
def test_the_first_command_opens_the_real_case(clone: Path, tmp_path: Path) -> None:
    install, _, run = COMMANDS[0].rpartition(" && ")
    settings = {name: value for name, value in os.environ.items() if "PIP" in name}
    environment = {
        **{"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        **{"PIP_NO_COMPILE": "1", **settings},  # what is run is compiled then
    }
    done = subprocess.run(
        ["bash", "-c", install],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
    )
    if "No matching distribution" in done.stderr and "hatchling" in done.stderr:
        pytest.skip("no package index can be reached from here")
    assert done.returncode == 0, done.stderr
    with Terminal(
        ["bash", "-c", f"cd {clone} && {run}"],
        env={**environment, "DOSSIER_HOME": str(tmp_path / "home")},
    ) as terminal:
        terminal.wait_for("Atajurt trial", "84 sources", "1 Timeline", timeout=60)
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_the_script_that_decides_runs_the_second_command_as_it_is_shown() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "README.md" in script and 'bash -c "$tests"' in script


def test_nothing_is_installed_by_the_bare_name_of_the_program() -> None:
    """On the public index it is somebody else's: a stranger's program would run."""
    places = (ROOT / "README.md", *ROOT.glob("app/**/*.py"), *ROOT.glob("db/**/*.py"))
    installed = [
        what
        for place in places
        for what in re.findall(r"pip install (?:-\S+ )*(\S+)", place.read_text("utf-8"))
    ]
    assert len(installed) > 4
    assert [one for one in installed if not one.lstrip('\\"').startswith(".")] == []


def test_the_picture_shows_what_the_program_shows(tmp_path: Path) -> None:
    """Else: ``python tests/picture.py``."""
    (picture,) = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    drawn = tmp_path / "drawn.svg"
    script = str(ROOT / "tests" / "picture.py")
    subprocess.run(
        python(script, "100x32", str(drawn), "n", "n"), env=environment(), check=True
    )
    words = re.compile(r"<text[^>]*>(.*?)</text>")
    shown, kept = (
        words.findall(path.read_text("utf-8")) for path in (drawn, ROOT / picture)
    )
    assert shown == kept


def test_every_changelog_stands_in_the_last_section() -> None:
    headings = re.findall(r"^## (.+)$", README, re.MULTILINE)
    assert headings[-1] == "Changelog"
