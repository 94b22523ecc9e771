"""Words on the command line: a day as somebody writes it, a name that is empty."""

import json
from pathlib import Path

import pytest

from dossier.cli import main


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("31 Dec 2025", "2025-12-31"),
        ("31.12.2025", "2025-12-31"),
        ("31 декабря 2025", "2025-12-31"),
        ("Feb 2025", "2025-02-28"),
        ("2025-02", "2025-02-28"),
    ],
)
def test_a_day_is_read_as_in_a_form(
    written: str, day: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "-d", str(case), "--known-on", written, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["view"]["known_on"] == day


@pytest.mark.parametrize(
    "words",
    [
        ("sample", ""),
        ("new", ""),
        ("new", "--name", "A", "-d", ""),
        ("backup", ""),
        ("restore", ""),
        ("dump", "-o", ""),
        ("send", ""),
        ("seal", "-d", ""),
        ("receive", "theirs.dossier", "-o", ""),
        ("import", "one.txt", ""),
        ("load", ""),
        ("attach", "s_paper", ""),
    ],
)
def test_an_empty_name_of_a_file_is_refused_everywhere_alike(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    said = "No file is named: an empty word names none.\n"
    assert capsys.readouterr() == ("", said)
