"""Backups by command and by themselves: made, listed, thinned, put back."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.terminal import Terminal, python
from db.earlier import first
from dossier import backups, locations, opening, state
from dossier.cli import main
from dossier_db import Store, sealing
from dossier_db.drafts import Draft
from dossier_db.errors import NoBackup
from dossier_db.keeping import rolling
from dossier_db.keeping.rolling import Backup

PASSPHRASE = "seven small boats at dawn"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(name="run")
def command(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command: its exit code, what it printed, what it said on stderr."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(one) for one in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def own(path: Path) -> tuple[Backup, ...]:
    """The backups that were made of a dossier by themselves."""
    with opening.opened(path) as store:
        return rolling.held(locations.backups_folder(store.mark))


def write(run: Run, path: Path, name: str = "Ann") -> str:
    """Add a person; what was said on stderr."""
    cited = ("source=own", "gist=Seen there.", "--by", "Saule")
    code, _out, err = run("add", "person", f"name={name}", *cited, "-d", path)
    assert code == 0
    return err


def test_a_backup_is_made_where_one_says(run: Run, case: Path, tmp_path: Path) -> None:
    target = tmp_path / "kept.dossier"
    code, out, _err = run("backup", target, "-d", case)
    assert code == 0
    assert out.startswith(f"Backed up {case} to {target}: ")
    with Store.open(target) as copy, Store.open(case) as store:
        assert copy.dossier == store.dossier


def test_without_a_name_it_stands_beside_the_dossier(run: Run, case: Path) -> None:
    run("backup", "-d", case)
    run("backup", "-d", case)
    found = sorted(case.parent.glob("small-*.dossier"))
    assert len(found) == 2 and found[0].stem.startswith(found[1].stem[:-2])


def test_in_a_folder_it_gets_a_name(run: Run, case: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    run("backup", stick, "-d", case)
    assert len(list(stick.glob("small-*.dossier"))) == 1


def test_nothing_is_written_over(run: Run, case: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.write_text("mine")
    code, _out, err = run("backup", target, "-d", case)
    assert (code, target.read_text()) == (1, "mine")
    assert "exists already" in err


@pytest.mark.parametrize(
    "words",
    [("x", "--list"), ("x", "--keep", "2"), ("--list", "--keep", "2")],
    ids=" ".join,
)
def test_what_cannot_stand_together_is_wrong_usage(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["backup", *words])
    assert left.value.code == 2


@pytest.mark.parametrize("number", ["-1", "x", "1001", ""])
def test_a_number_that_is_none_is_wrong_usage(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["backup", f"--keep={number}"])
    assert left.value.code == 2


def test_a_command_that_wrote_makes_a_backup(run: Run, case: Path) -> None:
    assert write(run, case) == ""
    (made,) = own(case)
    with Store.open(made.path) as copy, Store.open(case) as store:
        assert copy.people.listing().count() == store.people.listing().count()


def test_a_command_that_read_makes_none(run: Run, case: Path) -> None:
    run("people", "-d", case)
    run("search", "aidar", "-d", case)
    assert own(case) == ()


def test_there_is_one_an_hour(run: Run, case: Path) -> None:
    write(run, case)
    write(run, case, "Bob")
    assert len(own(case)) == 1


def test_only_their_owner_can_read_them(run: Run, case: Path) -> None:
    write(run, case)
    folder = own(case)[0].path.parent
    for one in (folder, folder.parent):
        assert one.stat().st_mode & 0o777 == 0o700
    assert own(case)[0].path.stat().st_mode & 0o777 == 0o600


def test_on_a_stick_they_stay_there(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIER_HOME", str(tmp_path / "stick"))
    write(run, case)
    assert own(case)[0].path.is_relative_to(tmp_path / "stick")


def test_they_are_listed_with_what_is_kept(run: Run, case: Path) -> None:
    assert "There are none yet." in run("backup", "--list", "-d", case)[1]
    write(run, case)
    lines = run("backup", "--list", "-d", case)[1].splitlines()
    assert str(own(case)[0].path) in lines[0]
    assert lines[1].startswith("The last 5 are kept, and one a day for 7 days")


def test_programs_get_the_list_as_json(run: Run, case: Path) -> None:
    write(run, case)
    (found,) = json.loads(run("backup", "--list", "--json", "-d", case)[1])
    assert found["path"] == str(own(case)[0].path)
    assert (found["here"], found["lasting"]) == (True, False)


def test_programs_learn_where_a_backup_was_made(
    run: Run, case: Path, tmp_path: Path
) -> None:
    target = tmp_path / "kept.dossier"
    found = json.loads(run("backup", target, "--json", "-d", case)[1])
    assert found == {"path": str(target), "bytes": target.stat().st_size}
    assert json.loads(run("backup", "--keep", "3", "--json")[1]) == {"keep": 3}


def test_how_many_are_kept_is_remembered(run: Run, case: Path) -> None:
    run("backup", "--keep", "2")
    assert state.remembered().backups == backups.kept() == 2
    assert "The last 2 are kept" in run("backup", "--list", "-d", case)[1]


def test_with_none_kept_none_is_made(run: Run, case: Path) -> None:
    run("backup", "--keep", "0")
    write(run, case)
    assert own(case) == ()
    assert "None are made" in run("backup", "--list", "-d", case)[1]


@pytest.mark.parametrize("found", ['"3"', "-1", "true", "null", "[]"])
def test_a_setting_that_is_no_number_is_as_if_never_made(found: str) -> None:
    locations.private_folder(locations.state_folder())
    locations.state_file().write_text(f'{{"backups": {found}}}')
    assert backups.kept() == backups.KEPT


def test_what_goes_wrong_is_said_and_the_work_is_saved(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NoBackup("The disk is full: no backup was made.")

    monkeypatch.setattr(Store, "back_up", full)
    said = write(run, case)
    assert said == "What was written is saved. The disk is full: no backup was made.\n"


def test_a_folder_that_cannot_be_made_is_said(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_mark: str) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(locations, "shelter", forbidden)
    said = write(run, case)
    assert said.startswith("What was written is saved; no backup was made (Permission")


def test_ctrl_c_leaves_the_backup_out_and_nothing_else(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "back_up", interrupted)
    assert "it was interrupted" in write(run, case)


def test_of_a_file_that_is_another_one_by_now_none_is_made(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Why is said though its key was dropped."""
    sealing.seal(case, PASSPHRASE)
    with Store.open(case, passphrase=PASSPHRASE) as store:
        store.keep_draft(Draft("f1", "note", {"text": "x"}, "2026-01-29T05:00:00Z"))
        sealing.unseal(case, PASSPHRASE)
        store.lock()
        backups.after(store)
    said = " ".join(capsys.readouterr().err.split())
    assert said.startswith("No backup was made. ")
    assert "was replaced by another file" in said


def test_a_draft_is_worth_a_backup(case: Path) -> None:
    with opening.opened(case) as store:
        store.keep_draft(Draft("f1", "note", {"text": "x"}, "2026-01-29T05:00:00Z"))
        backups.after(store)
    assert len(own(case)) == 1


def test_leaving_the_panes_makes_one_of_what_was_typed(case: Path) -> None:
    command = python("-m", "dossier", str(case))
    with Terminal(command, env={"DOSSIER_AGENT": "Saule"}) as terminal:
        terminal.wait_for("[1 Timeline]")
        terminal.press("i")
        terminal.wait_for("esc leaves it in the tray")
        terminal.press(*"seen", "escape")
        terminal.wait_for("1 draft")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    (made,) = own(case)
    with Store.open(made.path) as copy:
        assert copy.drafts.count() == 1


@pytest.mark.parametrize("yes", ["-y", "--yes"])
def test_a_backup_is_put_back(run: Run, case: Path, tmp_path: Path, yes: str) -> None:
    kept = tmp_path / "kept.dossier"
    run("backup", kept, "-d", case)
    before = kept.read_bytes()
    write(run, case)
    code, out, _err = run("restore", kept, yes, "-d", case)
    assert code == 0
    done, aside = out.splitlines()
    assert done.startswith(f"Restored {case} from {kept}")
    assert "-replaced-" in aside and f"-d {case}” puts it back." in aside
    assert kept.read_bytes() == before
    with Store.open(case) as store, Store.open(kept) as copy:
        assert store.people.listing().count() == copy.people.listing().count()


def test_where_nobody_can_be_asked_nothing_is_restored(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept.dossier"
    run("backup", kept, "-d", case)
    before = case.read_bytes()
    with open(os.devnull, encoding="utf-8") as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        code, _out, err = run("restore", kept, "-d", case)
    assert (code, case.read_bytes()) == (1, before)
    assert "--yes" in err


@pytest.mark.parametrize(("answer", "done"), [("y", True), ("n", False), ("", False)])
def test_at_a_terminal_it_is_asked_first(
    run: Run, case: Path, tmp_path: Path, answer: str, done: bool
) -> None:
    kept = tmp_path / "kept.dossier"
    run("backup", kept, "-d", case)
    command = python("-m", "dossier", "restore", str(kept), "-d", str(case))
    with Terminal(command, size=(200, 24)) as terminal:
        terminal.wait_for("[y/N]")
        assert "in the place of" in terminal.text
        terminal.press(*answer, "enter")
        assert terminal.wait_exit() == (0 if done else 1)
        terminal.wait_for("Restored" if done else "Nothing was restored.")
    assert bool(list(case.parent.glob("*-replaced-*"))) is done


def test_what_is_no_backup_is_refused(run: Run, case: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("notes")
    before = case.read_bytes()
    code, _out, err = run("restore", other, "--yes", "-d", case)
    assert (code, case.read_bytes()) == (1, before)
    assert "is not a dossier" in err


def test_an_older_file_is_copied_with_the_backups_and_that_is_said(
    run: Run, tmp_path: Path
) -> None:
    old = first(tmp_path / "old.dossier")
    with opening.opened(old) as store:
        store.reindex()
    assert len(own(old)) == 1
    old.unlink()
    first(old)
    code, _out, err = run("reindex", "-d", old)
    lasting = next(one for one in own(old) if one.lasting)
    assert code == 0 and lasting.path.parent.parent.name == "backups"
    assert "was brought up to this version's schema" in err and "dossier restore" in err


def test_the_panes_say_once_that_a_file_was_brought_up(tmp_path: Path) -> None:
    from dossier.clerk import Clerk

    with opening.opened(first(tmp_path / "old.dossier")) as store:
        clerk = Clerk(store)
        assert clerk.brought_up() is None
        store.reindex()
        assert "brought up to date" in (clerk.brought_up() or "")
        assert clerk.brought_up() is None
        clerk.close()


def test_plain_backups_of_a_dossier_are_removed(run: Run, case: Path) -> None:
    write(run, case)
    with opening.opened(case) as store:
        mark, copy = store.mark, store.origin
    assert backups.remove(mark, "00000000") == 0
    assert backups.remove(mark, copy) == 1
    assert own(case) == ()


def test_a_sealed_dossier_has_sealed_ones_that_tell_no_name(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    path = tmp_path / "Sauytbay.dossier"
    made = Store.create(path, name="Sauytbay", passphrase=PASSPHRASE)
    made.shelter = locations.shelter
    with made as store:
        with store.act("Saule") as act:
            act.insert("entity", {"id": "p_a", "name": "A"})
        backups.after(store)
        (backup,) = rolling.held(locations.backups_folder(store.mark))
    assert Store.is_sealed(backup.path)
    names = [str(one) for one in locations.data_folder().rglob("*")]
    assert names and not any("auytbay" in one for one in names)


def test_of_a_locked_one_none_is_made_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("sqlcipher3")
    path = tmp_path / "s.dossier"
    with Store.create(path, name="s", passphrase=PASSPHRASE) as store:
        with store.act("Saule") as act:
            act.insert("entity", {"id": "p_a", "name": "A"})
        store.lock()
        backups.after(store)
    assert "the dossier was locked" in capsys.readouterr().err
    assert not (locations.data_folder() / "backups").exists()
