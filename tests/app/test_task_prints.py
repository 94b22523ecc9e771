"""``dossier tasks``: a task a line, or one document."""

import json
from pathlib import Path

import pytest

from dossier.cli import main


def test_a_task_a_line(tried: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is missing, what is known, and the id that ``show`` takes."""
    assert main(["-d", str(tried), "tasks"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert (len(lines), err) == (14, "")
    assert lines[0].split("  ")[0] == "names" and lines[0].endswith("  p_accused")
    assert lines[3].startswith("one source  A neighbour's blog alone answers ")
    assert lines[3].endswith("  When came the fence?  q_fence")


def test_tasks_are_one_json_document(
    tried: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Facts, not sentences."""
    assert main(["tasks", "--json", "-d", str(tried)]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert rows[1] == {
        "id": "outcome:e_order",
        "kind": "outcome",
        "record": {
            "id": "e_order",
            "name": "Court orders seven into custody, two home",
        },
        "other": {"id": "c_trial", "name": "The Karasu road trial"},
        "date": {
            "expression": "2024-04-11",
            "earliest": "2024-04-11",
            "latest": "2024-04-11",
            "approximate": False,
            "uncertain": False,
        },
        "number": 1,
        "total": None,
        "words": None,
    }


def test_a_dossier_without_gaps_says_so_beside_the_pipe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty one has none."""
    path = str(tmp_path / "new.dossier")
    assert main(["new", path]) == main(["tasks", "-d", path]) == 0
    said = "Nothing is missing in what is written so far.\n"
    assert capsys.readouterr().err == said


def test_tasks_take_no_viewpoint(
    tried: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are of the whole dossier."""
    with pytest.raises(SystemExit) as left:
        main(["tasks", "-d", str(tried), "--known-on", "2024"])
    assert left.value.code == 2
    assert "--known-on" in capsys.readouterr().err
