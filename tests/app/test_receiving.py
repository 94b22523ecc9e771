"""``dossier receive`` and ``dossier send``: shown first, asked, then made."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.terminal import Terminal, python
from db import aged
from db.poisoned import declare, run
from dossier.cli import main
from dossier_db import Store
from dossier_db.exporters import dump

pytest.importorskip("pyrage", reason="the extra “encrypt” is not installed")
pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
SECRET, WORDS = "five words of no kin", "five other words of none"
Run = Callable[..., tuple[int, str, str]]
TRIGGER = "CREATE TRIGGER evil AFTER INSERT ON entity BEGIN DELETE FROM name; END"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files without a folder are made in one of the test's own."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)


@pytest.fixture(autouse=True)
def _little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase on its way is a second of work, on purpose: not here."""
    monkeypatch.setattr("pyrage.passphrase.encrypt", aged.seal)


@pytest.fixture
def does(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with these passphrases; its code, its output, what it refused."""

    def does(*words: str | Path, given: tuple[str, ...] = ()) -> tuple[int, str, str]:
        reader, writer = os.pipe()
        os.write(writer, "".join(f"{one}\n" for one in given).encode())
        os.close(writer)
        try:
            code = main([*map(str, words), "--passphrase-fd", str(reader)])
        finally:
            os.close(reader)
        return code, *capsys.readouterr()

    return does


def rows(path: Path, passphrase: str | None = None) -> list[str]:
    with Store.open(path, passphrase=passphrase) as store:
        return list(dump(store))


def key(folder: Path) -> tuple[Path, str]:
    """A secret key of age, and the public one."""
    import pyrage

    made = pyrage.x25519.Identity.generate()
    path = folder / "key.txt"
    path.write_text(f"{made}\n")
    return path, str(made.to_public())


def test_the_summary_comes_first_and_nobody_to_ask_is_no(case: Path, does: Run) -> None:
    code, out, err = does("receive", case)
    assert code == 1
    assert "Nothing was taken over. Nobody can be asked here: “--yes” says yes." in err
    for word in ("Zone: UTC", "entity 13", "Log: ", "intact", "Texts and files"):
        assert word in out
    assert list(Path.cwd().iterdir()) == []


def test_yes_makes_a_clean_file_beside(case: Path, does: Run) -> None:
    run(TRIGGER)(case)
    assert does("people", "-d", case)[0] == 1
    code, out, _err = does("receive", case, "--yes")
    assert code == 0
    assert "! 1 trigger that no dossier has: “evil”" in out
    new = Path("small.received.dossier")
    assert out.splitlines()[-1].startswith(f"Made {new} of the rows of {case}: ")
    assert does("people", "-d", new)[0] == 0
    assert does("verify", "-d", new)[0] == 0


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1), ("", 1)])
def test_on_a_terminal_it_asks(
    case: Path, tmp_path: Path, answer: str, code: int
) -> None:
    new = tmp_path / "new.dossier"
    command = python("-m", "dossier", "receive", str(case), "-o", str(new))
    with Terminal(command, env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("Make", "[y/N]")
        assert not new.exists()
        terminal.write(f"{answer}\r".encode())
        assert terminal.wait_exit() == code
    assert new.exists() == (code == 0)


def test_a_pipe_full_of_yes_is_nobody(
    case: Path, does: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n" * 9))
    assert does("receive", case)[0] == 1


def test_a_program_gets_one_document(case: Path, does: Run) -> None:
    code, out, err = does("receive", case, "--json", "--yes", "-o", "new.dossier")
    assert code == 0 and err.startswith("Made new.dossier")
    found = json.loads(out)
    assert found["counts"]["entity"] == 13 and found["log"]["broken"] == []
    assert found["sealed"] is False and found["faults"] == 0


def test_rows_go_into_a_dossier_that_is_there(
    case: Path, tmp_path: Path, does: Run
) -> None:
    mine = tmp_path / "mine.dossier"
    mine.write_bytes(case.read_bytes())
    with Store.open(case) as store, store.act("Dana") as act:
        act.insert("entity", {"id": "p_more", "name": "Zhanar"})
    code, out, _err = does("receive", case, "-d", mine, "--yes", "--by", "Saule")
    assert code == 0 and "rows added" in out
    assert any("Zhanar" in line for line in rows(mine))
    before = mine.read_bytes()
    run("UPDATE entity SET name = 'X' WHERE id = 'p_aidar'")(case)
    code, _out, err = does("receive", case, "-d", mine, "--yes")
    assert code == 1 and "p_aidar exists with another “name”" in err
    assert mine.read_bytes() == before


def test_a_row_of_no_dossier_is_named_and_can_be_left_out(
    case: Path, does: Run
) -> None:
    run("UPDATE entity SET summary = CAST(x'ff' AS TEXT) WHERE id = 'p_evil'")(case)
    code, out, err = does("receive", case, "--yes")
    assert code == 1 and "entity p_evil: “summary” holds bytes" in err
    assert "1 row that no dossier can have:" in out and err.count("\n") == 1
    code, _out, err = does("receive", case, "--yes", "--leave-out")
    assert code == 0
    assert "left out:" in err and "x entity p_evil" in err
    new = rows(Path("small.received.dossier"))
    assert not any(
        line.startswith('{"table": "entity", "id": "p_evil"') for line in new
    )


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(
    case: Path, does: Run
) -> None:
    evil = "\x1b]0;x\x07\u202e"
    run(f'CREATE TABLE "{evil}" (a)', f"UPDATE dossier SET name = '{evil}'")(case)
    declare(
        "UPDATE sqlite_master SET sql = replace(sql, 'zone TEXT', 'zone2 TEXT')"
        " WHERE name = 'dossier'"
    )(case)
    _code, out, err = does("receive", case, "--yes")
    assert "\x1b" not in out + err and "\u202e" not in out + err and "\x07" not in out


@pytest.mark.parametrize("words", [("-o", "{taken}"), ("-i", "key")])
def test_what_makes_no_sense_is_refused_first(
    case: Path, does: Run, words: tuple[str, str]
) -> None:
    code, out, err = does("receive", case, *(one.format(taken=case) for one in words))
    assert code == 1 and out == "" and err.count("\n") == 1


def test_a_new_file_and_one_that_is_there_exclude_each_other(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["receive", str(case), "-o", "new", "-d", str(case)])
    assert "give one" in capsys.readouterr().err


def test_a_copy_goes_to_somebodys_key_and_comes_back(
    case: Path, tmp_path: Path, does: Run
) -> None:
    secret, public = key(tmp_path)
    code, out, _err = does("send", "out.age", "--to", public, "-d", case)
    assert code == 0 and "sealed with age" in out
    assert b"Aidar" not in Path("out.age").read_bytes()
    code, out, err = does("receive", "out.age", "--yes")
    assert code == 1 and "-i KEY" in err and out == ""
    assert does("receive", "out.age", "-i", secret, "--yes")[0] == 0
    assert rows(Path("out.received.dossier")) == rows(case)


def test_without_a_key_a_passphrase_is_asked_for(case: Path, does: Run) -> None:
    assert does("send", "out.age", "-d", case, given=("short",))[0] == 1
    assert not Path("out.age").exists()
    assert does("send", "out.age", "-d", case, given=(WORDS,))[0] == 0
    code, _out, err = does("receive", "out.age", "--yes", given=(SECRET,))
    assert code == 1 and "does not open out.age" in err
    assert does("receive", "out.age", "--yes", given=(WORDS,))[0] == 0
    assert rows(Path("out.received.dossier")) == rows(case)


def test_a_sealed_dossier_stays_sealed_on_its_way(
    case: Path, tmp_path: Path, does: Run
) -> None:
    wanted = rows(case)
    secret, public = key(tmp_path)
    assert does("seal", case, given=(SECRET,))[0] == 0
    code, out, _err = does("send", "a.age", "--to", public, "-d", case, given=(SECRET,))
    assert code == 0 and "needs its passphrase too" in out
    received = ("receive", "a.age", "-i", secret, "--yes")
    assert does(*received, given=(WORDS, WORDS, WORDS))[0] == 1
    assert does(*received, given=(SECRET,))[0] == 0
    new = Path("a.received.dossier")
    assert Store.is_sealed(new) and rows(new, SECRET) == wanted


def test_both_passphrases_come_in_their_order(case: Path, does: Run) -> None:
    assert does("seal", case, given=(SECRET,))[0] == 0
    assert does("send", "a.age", "-d", case, given=(SECRET, WORDS))[0] == 0
    assert does("receive", "a.age", "--yes", given=(WORDS, SECRET))[0] == 0


def test_of_two_passphrases_it_says_which_is_wanted(case: Path, does: Run) -> None:
    assert does("seal", case, given=(SECRET,))[0] == 0
    assert does("send", "a.age", "-d", case, given=(SECRET, WORDS))[0] == 0
    _code, _out, err = does("receive", "a.age", "--yes")
    assert "“Passphrase of a.age”" in err
    _code, _out, err = does("receive", "a.age", "--yes", given=(WORDS,))
    assert "“Passphrase of the sealed dossier in a.age”" in err


def test_it_says_whether_what_was_made_is_sealed_and_how_it_opens(
    case: Path, does: Run
) -> None:
    _code, out, _err = does("receive", case, "--yes", "-o", "plain.dossier")
    assert "it is not sealed" in out.splitlines()[-1]
    assert does("seal", case, given=(SECRET,))[0] == 0
    _code, out, _err = does(
        "receive", case, "--yes", "-o", "1.dossier", given=(SECRET,)
    )
    assert f"sealed with the passphrase of {case}" in out.splitlines()[-1]
    assert does("send", "a.age", "-d", case, given=(SECRET, WORDS))[0] == 0
    _code, out, _err = does(
        "receive", "a.age", "--yes", "-o", "2.dossier", given=(WORDS, SECRET)
    )
    said = "sealed with the passphrase of the dossier in a.age"
    assert said in out.splitlines()[-1] and Store.is_sealed("2.dossier")


def test_rows_that_the_log_does_not_tell_of_so_are_shown_before_it_asks(
    case: Path, does: Run
) -> None:
    with Store.open(case) as store, store.act("Dana") as act:
        act.insert("entity", {"id": "p_more", "name": "Zhanar"})
    run("UPDATE entity SET name = 'Aizhan' WHERE id = 'p_more'")(case)
    code, out, _err = does("receive", case)
    assert code == 1
    assert "Rows against the log: 1 is not what it says" in out
    assert "  ! entity p_more: altered past the log: name" in out


def test_long_lines_go_on_at_a_space_on_a_terminal(case: Path, tmp_path: Path) -> None:
    command = python("-m", "dossier", "receive", str(case), "-o", str(tmp_path / "n"))
    with Terminal(command, size=(40, 60), env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("[y/N]")
        lines = terminal.lines
        begin = next(n for n, one in enumerate(lines) if one.startswith("Rows: "))
        rows = [lines[begin]]
        for line in lines[begin + 1 :]:
            if not line.startswith("  "):
                break
            rows.append(line)
        assert len(rows) > 1
        said = " ".join(one.strip() for one in rows)
        assert "entity 13, organisation 1, place 1, person 4, court_case 1" in said
        assert said.endswith("change 196, change_value 196")
        terminal.write(b"n\r")
        terminal.wait_exit()


def test_a_row_that_names_nothing_is_refused_with_what_helps(
    case: Path, does: Run
) -> None:
    run("PRAGMA foreign_keys=OFF", "DELETE FROM entity WHERE id = 'p_aidar'")(case)
    code, _out, err = does("receive", case, "--yes")
    assert code == 1 and "names p_aidar" in err
    assert err.endswith("nothing was taken over; --leave-out takes the other rows.\n")
    assert does("receive", case, "--yes", "--leave-out")[0] == 0


def test_a_copy_is_never_written_over(case: Path, tmp_path: Path, does: Run) -> None:
    Path("out.age").write_text("mine")
    code, _out, err = does("send", "out.age", "--to", key(tmp_path)[1], "-d", case)
    assert code == 1 and "exists already" in err
    assert Path("out.age").read_text() == "mine"
