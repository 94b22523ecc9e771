"""What ``dossier verify`` says, and how it ends."""

import json
import sqlite3
from pathlib import Path

import pytest

from dossier import opening
from dossier.cli import main


@pytest.fixture(name="file")
def dossier_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """An empty dossier."""
    path = str(tmp_path / "one.dossier")
    main(["new", path])
    capsys.readouterr()
    return path


def test_a_sound_dossier_is_said_to_be_sound(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "-d", file]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == ["file: sound", "references: sound", "search index: sound"]


def test_an_index_that_says_other_things_is_told_with_what_to_do(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = sqlite3.connect(file)
    connection.execute("INSERT INTO entity (id, name) VALUES ('p_x', 'Somebody')")
    connection.commit()
    connection.close()
    assert main(["verify", "-d", file]) == 1
    said = capsys.readouterr()
    assert "search index: wrong:" in said.out and "dossier reindex" in said.out
    assert said.err.strip() == f"{file} is not sound."


def test_a_dossier_that_was_written_to_on_another_machine_is_sound(
    file: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DOSSIER_HOME", str(tmp_path / "elsewhere"))
    remark = "search index: sound (none that was made here: the next search makes it)"
    assert main(["verify", "-d", file]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == remark
    with opening.opened(Path(file)) as store, store.act("Saule") as act:
        act.insert("entity", {"id": "p_x", "name": "Somebody"})
    assert main(["verify", "-d", file]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == remark
    main(["search", "somebody", "-d", file])
    capsys.readouterr()
    assert main(["verify", "-d", file]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "search index: sound"


def test_programs_get_the_findings_as_json(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["verify", "--json", "-d", file])
    found = json.loads(capsys.readouterr().out)
    assert [one["what"] for one in found] == ["file", "references", "search index"]
