"""The program as a shell runs it: pipes, full disks, poor encodings, what is loaded."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from dossier import locations


def run(
    *words: str, out: int | IO[str] = subprocess.PIPE, **settings: str
) -> subprocess.CompletedProcess[str]:
    """The program as a shell runs it, its input and output no terminal."""
    return subprocess.run(
        [sys.executable, "-m", "dossier", *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **settings},
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_without_a_terminal_the_plain_commands_are_named() -> None:
    """One sentence, exit code 1, and no file made."""
    done = run()
    assert done.returncode == 1
    assert "dossier timeline" in done.stderr and done.stderr.count("\n") == 1
    assert not locations.case_file().exists()


@pytest.mark.parametrize("words", [("show", "p_aidar"), ("dump",), ("--help",)])
def test_a_closed_pipe_is_quiet(case: Path, words: tuple[str, ...]) -> None:
    """``| head`` took what it wanted: no complaint, exit code 0."""
    reading, writing = os.pipe()
    os.close(reading)
    done = run(*words, out=writing, DOSSIER_FILE=str(case))
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_is_a_sentence(case: Path) -> None:
    """Also where the output is short and fails only when it is flushed."""
    with open("/dev/full", "w") as full:
        done = run("people", "-d", str(case), out=full)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr


def test_a_poor_encoding_spells_out_what_it_lacks(case: Path) -> None:
    """Text in escapes, JSON in UTF-8 all the same."""
    done = run("show", "p_aidar", "-d", str(case), PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "\\u0410" in done.stdout
    done = run("show", "p_aidar", "-d", str(case), "--json", PYTHONIOENCODING="ascii")
    assert "Айдар" in done.stdout


@pytest.mark.parametrize(
    "words", [("people",), ("people", "--json"), ("show", "q_charged")]
)
def test_plain_commands_load_neither_rich_nor_textual(
    case: Path, words: tuple[str, ...]
) -> None:
    """Nor what only writing needs; help does not even load the store."""
    code = (
        "import sys; from dossier.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "heavy = {'rich', 'textual', 'sqlite_utils', 'yaml', 'edtf', 'dossier_db'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )

    def loaded(*words: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", code, *words],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
        ).stderr.splitlines()[-1]

    assert loaded(*words, "-d", str(case)) == "['dossier_db']"
    assert loaded("--help") == "[]"
