"""The command line: words and options, exit codes, refusals in one sentence."""

import argparse
import os
import threading
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import dossier
from dossier import opening, state, usage, verbs
from dossier.cli import main
from dossier.verbs import looking
from dossier_db import Store

READS = ("timeline", "defendants", "compare", "sources", "people", "quotes")


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command that is to be refused; the one sentence on stderr."""

    def check(*words: str) -> str:
        assert main(words) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.endswith("\n") and err.count("\n") == 1
        assert "Traceback" not in err
        assert err.rstrip("\n").isprintable()
        return err

    return check


# -- words and options -----------------------------------------------------------


@pytest.mark.parametrize("command", READS)
def test_the_dossier_is_named_before_or_after(
    command: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``-d`` stands anywhere; the later of two wins; FILE may stand alone."""
    outs = []
    for words in (
        ["-d", str(case), command],
        [command, "-d", str(case)],
        [command, f"--dossier={case}"],
        [command, str(case)],
        ["-d", "nowhere", command, "-d", str(case)],
    ):
        assert main(words) == 0
        outs.append(capsys.readouterr().out)
    assert outs[0] and len(set(outs)) == 1


def test_the_environment_names_the_dossier(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """DOSSIER_FILE is used where nothing is named, and ``-d`` is stronger."""
    monkeypatch.setenv("DOSSIER_FILE", str(case))
    assert main(["people"]) == 0
    assert "Aidar" in capsys.readouterr().out
    assert main(["people", "-d", "nowhere"]) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["new"],
        ["sample"],
        ["load"],
        ["show"],
        ["timeline", "a.dossier", "b.dossier"],
        ["timeline", "a.dossier", "-d", "b.dossier"],
        ["show", "p_aidar", "p_else"],
        ["timeline", "--tol", "x"],
        ["--json"],
        ["a.dossier", "b.dossier"],
        ["-d", "a.dossier", "b.dossier"],
        ["new", "a.dossier", "-d", "b.dossier"],
        ["timeline", "-d"],
    ],
)
def test_wrong_usage_is_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """One clear line under the usage; options are never guessed from a part."""
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: dossier")
    assert "error: " in err.splitlines()[-1]


def test_wrong_usage_repeats_nothing_raw(capsys: pytest.CaptureFixture[str]) -> None:
    """A hostile file name from a shell's ``*`` does not reach the terminal."""
    with pytest.raises(SystemExit):
        main(["timeline", "a.dossier", "\x1b]0;owned\x07"])
    assert "\x1b" not in capsys.readouterr().err


def test_a_refusal_about_a_dossier_that_nobody_named_says_which_it_was(
    case: Path, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever opened another one meanwhile looks for the record in vain."""
    state.remember(lambda before: before.with_last(case))
    added = ("add", "mention", "who=nobody", "source=s_alpha", "words=w", "--by", "M")
    for words in (("show", "HRW ¶3"), ("compare", "--about", "nobody"), added):
        assert f" No dossier was named: this is {case}." in refused(*words)
    monkeypatch.setenv(opening.FILE, str(case))
    for named in ((), ("-d", str(case))):
        assert str(case) not in refused("show", "HRW ¶3", *named)


def test_a_file_named_like_a_command(refused: Callable[..., str]) -> None:
    """``./timeline`` and ``-- timeline`` are files; so both come to the panes."""
    for words in (["./timeline"], ["--", "timeline"]):
        assert "terminal" in refused(*words)


def test_a_slip_in_a_command_is_seen(refused: Callable[..., str]) -> None:
    """A word that is no file and nearly a command."""
    assert "did you mean “dossier timeline”" in refused("timelin")


def test_a_word_that_is_neither_a_file_nor_a_command_is_said_to_be_so_in_a_pipe_too(
    refused: Callable[..., str],
) -> None:
    """Not that there is no terminal: one would not help."""
    said = refused("frobnicate")
    assert said.startswith("There is neither a file nor a command frobnicate: “")
    assert "“dossier --help” lists the commands" in said and "terminal" not in said


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is the one of the package."""
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"dossier {dossier.__version__}\n"
    project = Path(__file__).parents[2] / "pyproject.toml"
    declared = tomllib.loads(project.read_text("utf-8"))["project"]["version"]
    assert dossier.__version__ == declared


# -- what is documented ------------------------------------------------------------


def _options() -> list[tuple[str, argparse.Action]]:
    whole = usage.parser()
    found = [("dossier", action) for action in whole._actions]
    (commands,) = (
        action
        for action in whole._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    for word, parser in commands.choices.items():
        found += [(word, action) for action in parser._actions]
    return found


def test_every_command_and_option_has_help() -> None:
    """Nothing can be typed that the help is silent about."""
    for command, action in _options():
        if not isinstance(action, argparse._SubParsersAction):
            assert action.help, (command, action.dest)
    assert all(verb.help for verb in usage.VERBS.values())
    assert all(callable(verbs.deed(word)) for word in usage.VERBS)


def test_a_command_that_takes_no_other_word_takes_the_dossier() -> None:
    """One rule for all: FILE alone wherever it can be nothing else."""
    words = {command for command, action in _options() if not action.option_strings}
    assert words >= set(usage.VERBS)


@pytest.mark.parametrize("command", [None, *usage.VERBS])
def test_help_comes_without_a_dossier(
    command: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """For the program and for each command."""
    with pytest.raises(SystemExit) as left:
        main(["--help"] if command is None else [command, "--help"])
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith("usage: dossier")
    assert "-d FILE" in out


def test_the_readme_has_every_command_and_option() -> None:
    """Its section on commands names what the parser takes."""
    readme = Path(__file__).parents[2] / "README.md"
    if not readme.exists():
        pytest.skip("there is no README.md in this tree")
    text = readme.read_text("utf-8")
    for command, action in _options():
        assert f"dossier {command}" in text or command == "dossier"
        longest = max(action.option_strings, key=len, default="")
        assert longest in text or longest == "--help"


# -- new, sample, load, dump -------------------------------------------------------


def test_a_new_dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is called after its file or as it is told."""
    assert main(["new", str(tmp_path / "trial.dossier")]) == 0
    assert main(["new", "-d", str(tmp_path / "b"), "--name", "Байжанов"]) == 0
    assert capsys.readouterr().out.count("an empty dossier.\n") == 2
    with Store.open(tmp_path / "trial.dossier") as store:
        assert store.dossier.name == "trial"
    with Store.open(tmp_path / "b") as store:
        assert store.dossier.name == "Байжанов"


def test_nothing_is_written_over(case: Path, refused: Callable[..., str]) -> None:
    """``new`` and ``sample`` refuse a name that is taken."""
    before = case.read_bytes()
    assert "exists already" in refused("new", str(case))
    assert "exists already" in refused("sample", str(case))
    assert case.read_bytes() == before


def test_dump_then_load_gives_the_same_dump(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Log included, into a dossier that ``new`` has made."""
    text, copy, again = (str(tmp_path / name) for name in ("a.jsonl", "b", "c.jsonl"))
    assert main(["dump", "-d", str(case), "-o", text]) == 0
    assert main(["new", copy]) == 0
    assert main(["load", text, "-d", copy]) == 0
    assert main(["dump", "-o", again, "-d", copy]) == 0
    assert Path(text).read_bytes() == Path(again).read_bytes()
    capsys.readouterr()
    assert main(["dump", "-d", str(case)]) == 0
    assert capsys.readouterr().out == Path(text).read_text("utf-8")


def test_a_dump_takes_the_place_of_nothing(
    case: Path, tmp_path: Path, refused: Callable[..., str]
) -> None:
    """Not of a dossier, of a folder, nor of an older dump."""
    before, old = case.read_bytes(), tmp_path / "old.jsonl"
    old.write_text("older")
    assert "exists already" in refused("dump", "-d", str(case), "-o", str(case))
    assert "exists already" in refused("dump", "-d", str(case), "-o", str(old))
    assert "folder" in refused("dump", "-d", str(case), "-o", str(tmp_path))
    assert (case.read_bytes(), old.read_text()) == (before, "older")


def test_a_dump_into_a_pipe_goes_through_it(case: Path, tmp_path: Path) -> None:
    """What is no file is written to and never replaced, a device least of all."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert main(["dump", "-d", str(case), "-o", str(pipe)]) == 0
    reader.join()
    assert read[0].startswith(b'{"table":') and read[0].endswith(b"}\n")
    assert pipe.is_fifo()


def test_a_load_says_what_it_did(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one sentence, and the log says in whose name."""
    text = tmp_path / "more.yaml"
    text.write_text("terms:\n- id: test:a\n  name: a\n- id: test:b\n  name: b\n")
    assert main(["load", str(text), "-d", str(case), "--by", "A. N."]) == 0
    assert "2 rows added" in capsys.readouterr().out
    assert main(["load", str(text), "-d", str(case)]) == 0
    assert "2 rows there already" in capsys.readouterr().out
    with Store.open(case) as store:
        agents = store.reader.all("SELECT DISTINCT entry ->> 'agent' FROM change")
    assert ("A. N.",) in agents


@pytest.mark.parametrize(
    ("by", "told"), [((), "load"), (("--by", " "), "load"), (("--by", " S. "), "S.")]
)
def test_a_name_of_blanks_signs_nothing(
    by: tuple[str, ...], told: str, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIER_AGENT", "  ")
    text = case.parent / "more.yaml"
    text.write_text("terms:\n- id: test:a\n  name: a\n")
    assert main(["load", str(text), "-d", str(case), *by]) == 0
    with Store.open(case) as store:
        assert [deed.agent for deed in store.history.deeds(1)] == [told]


def test_update_without_a_path_is_for_the_bundled_case(
    case: Path, refused: Callable[..., str]
) -> None:
    """A dossier of one's own needs the text named."""
    assert "bundled case" in refused("load", "--update", "-d", str(case))


# -- refusals ----------------------------------------------------------------------


@pytest.mark.parametrize("command", [*READS, "dump"])
def test_what_is_no_dossier_is_refused(
    command: str, tmp_path: Path, refused: Callable[..., str]
) -> None:
    """No such file, a folder, something else: a sentence each."""
    other = tmp_path / "other"
    other.write_text("hello")
    assert "There is no file" in refused(command, "-d", str(tmp_path / "none"))
    assert "folder" in refused(command, "-d", str(tmp_path))
    assert "not a dossier" in refused(command, "-d", str(other))


@pytest.mark.parametrize("words", [("people",), ("show", "p_aidar"), ("dump",)])
def test_a_file_without_a_name_is_refused(
    words: tuple[str, ...],
    case: Path,
    refused: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A variable that a script left empty opens no other dossier instead."""
    monkeypatch.setenv("DOSSIER_FILE", str(case))
    assert "No file is named" in refused(*words, "-d", "")


@pytest.mark.parametrize(
    "day",
    ["2025-02-30", "2025-13", "2025-21", "0000", "30.2.2025", "soon", "", "2025~"],
)
def test_an_impossible_day_is_refused(
    day: str, case: Path, refused: Callable[..., str]
) -> None:
    """Only days, months and years that a calendar has."""
    assert "is no day" in refused("timeline", "-d", str(case), "--known-on", day)


def test_a_source_that_is_not_there_is_refused(
    case: Path, refused: Callable[..., str]
) -> None:
    """The sentence says where they are listed."""
    said = refused("quotes", "-d", str(case), "--told-by", "Delta")
    assert "dossier sources" in said


@pytest.mark.parametrize(
    "word", ["p_none", "x_none", "q_none", "a_none", "e_none", "s_none", "zzz", ""]
)
def test_an_unknown_id_is_refused(
    word: str, case: Path, refused: Callable[..., str]
) -> None:
    """Of every kind."""
    refused("show", word, "-d", str(case))


def test_a_hostile_name_in_a_refusal_is_shown_by_stand_ins(
    refused: Callable[..., str],
) -> None:
    """``refused`` looks at every character."""
    assert "␛" in refused("people", "-d", "\x1b[31m\x9b\u202enone\nnext")


def test_a_fault_of_ours_is_a_sentence(
    case: Path,
    refused: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its kind and its place, and the way there for whoever asks; never its text."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("Aidar was seen")

    monkeypatch.setitem(looking._LISTS, "people", fail)
    said = refused("people", "-d", str(case))
    assert "ZeroDivisionError at dossier.verbs.looking:" in said
    assert "Aidar" not in said and "DOSSIER_DEBUG" in said
    monkeypatch.setenv("DOSSIER_DEBUG", "1")
    assert main(["people", "-d", str(case)]) == 1
    way = capsys.readouterr().err
    assert "dossier.cli:" in way and "Aidar" not in way


def test_ctrl_c_is_quiet(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code that a shell expects, and no words."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(looking._LISTS, "people", interrupt)
    assert main(["people", "-d", str(case)]) == 130
    assert capsys.readouterr() == ("", "")
