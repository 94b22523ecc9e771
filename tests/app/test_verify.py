"""What ``dossier verify`` says, and how it ends."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from dossier import opening
from dossier.cli import main
from dossier_db import log
from dossier_db.soundness.chains import walk
from dossier_db.soundness.heads import noted as looked_for


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
    assert {"file: sound", "references: sound", "search index: sound"} < set(said)
    assert "log: sound (nothing was written since the dossier was made)" in said


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
    remark = "search index: sound (none is in use here: the next search makes one)"
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
    looked = {one["what"] for one in found}
    assert {"file", "references", "log", "search index"} < looked
    assert all(one["sound"] for one in found)


def head(case: Path) -> str:
    """The head of the log, as a person would note it."""
    with opening.opened(case) as store:
        found = store.history.head()
    assert found is not None
    return found.id


LAST = "SELECT id FROM change ORDER BY chain DESC, seq DESC LIMIT 1"


def cut(case: Path, which: str = LAST, *more: str) -> None:
    """Take entries out of the log; the guard of the log is there again afterwards."""
    connection = sqlite3.connect(case)
    ((guard,),) = connection.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'change_no_delete'"
    ).fetchall()
    connection.execute("DROP TRIGGER change_no_delete")
    gone = connection.execute(which).fetchall()
    connection.executemany("DELETE FROM change_value WHERE change_id = ?", gone)
    connection.executemany("DELETE FROM change WHERE id = ?", gone)
    for statement in (*more, guard):
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_head_that_was_noted_stands_in_the_log(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    noted = head(case)
    with opening.opened(case) as store, store.act("Saule") as act:
        act.insert("entity", {"id": "p_x", "name": "Somebody"})
    assert main(["verify", "-d", str(case), "--head", noted]) == 0
    assert f"head {noted[:12]}: sound (entry " in capsys.readouterr().out


def test_what_was_written_into_another_chain_since_a_head_is_counted(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy that is written to starts a chain of its own."""
    for machine, day in (("early", "2000-01-01"), ("late", "2999-01-01")):
        monkeypatch.setattr(log, "now", lambda day=day: f"{day}T10:00:00Z")
        monkeypatch.setenv("DOSSIER_HOME", str(case.parent / machine))
        with opening.opened(case) as store, store.act("Saule") as act:
            note = {"id": f"t_{machine}", "about_id": "p_aidar", "text": "n"}
            act.insert("note", {**note, "at": "2024-07-01T10:00:00Z"})
    with opening.opened(case) as store:
        late, first, early = store.history.heads()
    noted = (("--head", one.id) for one in (late, first, early))
    assert main(["verify", "-d", str(case), *sum(noted, ())]) == 0
    said = capsys.readouterr().out
    since = "since then 0 more in this chain;"
    both = late.seq + early.seq
    assert f"{since} {both} in 2 other chains, {late.seq} of them dated then" in said
    assert f"{since} {first.seq + early.seq} in 2 other chains, none dated" in said
    assert f"{since} {first.seq + late.seq} in 2 other chains, all dated then" in said


def test_an_end_that_was_cut_off_is_found_by_a_head_that_was_noted(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    noted = head(case)
    cut(case)
    assert main(["verify", "-d", str(case), "--head", noted]) == 1
    said = capsys.readouterr().out
    assert f"head {noted[:12]}: wrong: it is not in the log" in said
    assert "\nlog: sound (" in said


def test_the_head_that_this_machine_wrote_is_looked_for_by_itself(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opening.opened(case) as store, store.act("Saule") as act:
        act.insert("note", {"id": "t_x", "about_id": "p_aidar", "text": "n", "at": "x"})
    main(["verify", "-d", str(case)])
    what = "head that this machine wrote last"
    assert f"{what}: sound (" in capsys.readouterr().out
    cut(
        case,
        "SELECT id FROM change WHERE row_id = 't_x'",
        "DELETE FROM note WHERE id = 't_x'",
    )
    assert main(["verify", "-d", str(case)]) == 0
    assert f"{what}: not to be told: " in capsys.readouterr().out


def test_that_another_copy_was_written_to_later_alarms_nobody(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two samples are copies of one dossier, each with a chain of its own."""
    samples = [tmp_path / name for name in ("one.dossier", "two.dossier")]
    for sample in samples:
        main(["sample", str(sample)])
    capsys.readouterr()
    for sample in samples:
        assert main(["verify", "-d", str(sample)]) == 0
        said = capsys.readouterr().out
        assert "head that this machine wrote last: sound (" in said
        assert "not in this log" not in said and "another copy" not in said


def test_an_end_cut_off_one_copy_is_found_though_another_was_written_to_later(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.dossier"
    shutil.copy(case, other)
    for path, record in ((case, "t_x"), (other, "t_y")):
        for number in "12":
            note = {"about_id": "p_aidar", "text": "n", "at": "x"}
            with opening.opened(path) as store, store.act("Saule") as act:
                act.insert("note", {"id": record + number, **note})
    cut(
        case,
        "SELECT id FROM change WHERE row_id = 't_x2'",
        "DELETE FROM note WHERE id = 't_x2'",
    )
    capsys.readouterr()
    main(["verify", "-d", str(case)])
    assert "but earlier entries of its chain are" in capsys.readouterr().out


def test_a_copy_that_this_machine_never_wrote_to_is_said_to_be_one(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.dossier"
    shutil.copy(case, other)
    (tmp_path / "home").rename(tmp_path / "forgotten")
    with opening.opened(other) as store, store.act("Saule") as act:
        act.insert("entity", {"id": "p_x", "name": "Somebody"})
    capsys.readouterr()
    assert main(["verify", "-d", str(case)]) == 0
    said = capsys.readouterr().out
    assert "as far as can be told into another copy of the dossier" in said
    assert "cut off" not in said


def test_the_beginning_of_a_head_is_enough(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    noted = head(case)
    for given in (noted[:12], noted[:40].upper()):
        assert main(["verify", "-d", str(case), "--head", given]) == 0
        assert f"head {noted[:12]}: sound (entry " in capsys.readouterr().out
    assert main(["verify", "-d", str(case), "--head", "0" * 12]) == 1


def test_a_beginning_of_several_heads_is_not_enough(case: Path) -> None:
    connection = sqlite3.connect(case)
    walked = walk(connection)
    found = looked_for(connection, walked, "")  # of all of them
    connection.close()
    assert not found.sound and "give more of its digits" in found.said


def test_what_is_no_head_is_wrong_usage(case: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["verify", "-d", str(case), "--head", "abcdef01234"])
    assert left.value.code == 2


def test_a_text_that_lacks_passages_is_told_with_where_to_look_and_alarms_nobody(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Another text.\n")
    with opening.opened(case) as store, store.act("Saule") as act:
        row = {"id": "x_lost", "source_id": "s_alpha", "exact": "words of nobody"}
        act.insert("passage", row)
    main(["attach", "s_alpha", str(text), "-d", str(case), "--by", "Saule"])
    capsys.readouterr()
    assert main(["verify", "-d", str(case)]) == 0
    said = capsys.readouterr()
    assert "look at it: w in the list of sources" in said.out and said.err == ""


def test_every_passage_of_a_text_is_in_the_json_with_its_state(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("He was detained in May.\n")
    main(["attach", "s_alpha", str(text), "-d", str(case), "--by", "Saule"])
    capsys.readouterr()
    main(["verify", "--json", "-d", str(case)])
    found = json.loads(capsys.readouterr().out)
    (of_text,) = (one for one in found if one["what"].startswith("text of"))
    assert {one["state"] for one in of_text["records"]} <= {
        "exact",
        "moved",
        "changed",
        "lost",
        "unheld",
    }
    assert all(one["id"].startswith("x_") for one in of_text["records"])


def test_ctrl_c_ends_a_check(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dossier_db.soundness.file.search", stop)
    assert main(["verify", "-d", str(case)]) == 130
    assert capsys.readouterr().out == ""
