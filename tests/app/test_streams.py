"""Streams that a shell closes or that are full: what is said, and what is done."""

import errno
import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from app.terminal import Terminal, python
from dossier.cli import main

CLOSED: Final = "The output cannot be written: it is closed.\n"
DONE: Final = "It was done, but the output cannot be written: No space left on device."
OWN: Final = ("gist=Seen there.", "source=own", "--by", "Saule")


class _Full(io.StringIO):
    """A file on a full disk."""

    def write(self, text: str) -> int:
        """Refuse it."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def sent(redirection: str, *words: str) -> list[str]:
    """The program behind a redirection of the shell."""
    return ["sh", "-c", f'exec "$@" {redirection}', "sh", *words]


def run(
    redirection: str, *words: str, **settings: str
) -> subprocess.CompletedProcess[str]:
    """The program as a shell runs it."""
    return subprocess.run(
        sent(redirection, sys.executable, "-m", "dossier", *words),
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **settings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    "words", [("verify",), ("dump",), ("search", "Aidar"), ("sources", "--told-by=x")]
)
def test_with_stderr_closed_the_output_is_the_same(
    case: Path, words: Sequence[str]
) -> None:
    """And the exit code: what would be said there goes nowhere."""
    closed = run("2>&-", *words, "-d", str(case))
    open_ = run("", *words, "-d", str(case))
    assert (closed.stdout, closed.returncode) == (open_.stdout, open_.returncode)


@pytest.mark.parametrize(
    "words",
    [
        *(("people",), ("people", "--json"), ("show", "p_aidar"), ("search", "Aidar")),
        *(("verify",), ("custody",), ("dump",), ("--help",), ("--version",)),
    ],
)
def test_with_stdout_closed_that_is_said(case: Path, words: Sequence[str]) -> None:
    done = run(">&-", *words, DOSSIER_FILE=str(case))
    said = done.stderr.removeprefix("The search index is being made …\n")
    assert (said, done.returncode) == (CLOSED, 1)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("word", ["--help", "--version"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_help_on_a_full_disk_is_a_sentence(word: str, unbuffered: str) -> None:
    """Whether it is noticed at once or when all is written."""
    done = run(">/dev/full", word, PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 1
    assert done.stderr == "The output cannot be written: No space left on device.\n"


def test_with_stdin_closed_nobody_can_be_asked(case: Path, tmp_path: Path) -> None:
    kept = str(tmp_path / "kept.dossier")
    assert main(["backup", kept, "-d", str(case)]) == 0
    done = run("<&-", "restore", kept, "-d", str(case))
    assert done.returncode == 1
    assert "Nobody can be asked here" in done.stderr


def test_what_was_written_with_stdout_closed_is_said_to_be_done(case: Path) -> None:
    words = ("add", "person", "name=Timur", *OWN, "-d", str(case))
    done = run(">&-", *words)
    assert done.returncode == 1
    assert done.stderr.startswith("It was done, but the output cannot be written")


@pytest.mark.parametrize(
    "words",
    [
        ("add", "person", "name=Timur", *OWN),
        ("add", "person", "name=Timur", *OWN, "--json"),
        ("add", "line", "Nobody was let in", "--by", "Saule"),
        ("undo", "--by", "Saule"),
        ("import", "{text}", "--by", "Saule"),
        ("attach", "s_alpha", "{text}", "--by", "Saule"),
        ("load", "{rows}"),
        ("backup", "{new}"),
        ("backup", "{new}", "--json"),
        ("backup", "--keep", "3", "--json"),
        ("custody", "-o", "{new}"),
        ("reindex",),
    ],
)
def test_what_was_done_and_cannot_be_told_is_said_to_be_done(
    case: Path,
    words: Sequence[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A second try would do it twice."""
    text, rows = case.with_name("text.txt"), case.with_name("rows.yaml")
    text.write_text("Three people were charged.")
    rows.write_text("terms:\n- id: test:a\n  name: a\n")
    assert main(["add", "person", "name=Aset", *OWN, "-d", str(case)]) == 0
    places = {"text": text, "rows": rows, "new": case.with_name("new")}
    capsys.readouterr()
    monkeypatch.setattr(sys, "stdout", _Full())
    assert main([*(one.format(**places) for one in words), "-d", str(case)]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == DONE


@pytest.mark.parametrize(
    "words", [("add", "person"), ("import", "{gone}", "{text}", "--by", "Saule")]
)
def test_where_nothing_was_done_nothing_is_said_to_be(
    case: Path,
    words: Sequence[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Also where an earlier command of the same process did something."""
    text = case.with_name("text.txt")
    text.write_text("Three people were charged.")
    places = {"text": text, "gone": case.with_name("gone.txt")}
    assert main(["import", str(text), "--by", "Saule", "-d", str(case)]) == 0
    monkeypatch.setattr(sys, "stdout", _Full())
    assert main([*(one.format(**places) for one in words), "-d", str(case)]) == 1
    assert capsys.readouterr().err.startswith("The output cannot be written: ")


def test_no_screen_is_drawn_where_nobody_sees_it(case: Path) -> None:
    """Screens are drawn on stderr; a file gets the sentence, and no screen."""
    said = case.with_name("said")
    command = sent(f"2>'{said}'", *python("-m", "dossier", str(case)))
    with Terminal(command, size=(80, 24)) as terminal:
        assert terminal.wait_exit() == 1
    assert said.read_text().startswith("There is no terminal here to browse in")
