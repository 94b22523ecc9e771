"""Sentences of plain commands: whole in a pipe, broken between words on a terminal."""

import io
import os
import shutil

import pyte
import pytest

from dossier import cli, console

LONG = (
    "What was typed last could not be kept, because the disk on which the file lies"
    " is full."
)
HASH = "0123456789abcdef" * 4


class Screen(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal of forty columns."""
    size = os.terminal_size((40, 24))
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: size)
    return Screen()


def test_on_a_terminal_no_word_is_broken(narrow: Screen) -> None:
    """A line goes on below, deeper than it began."""
    console.write(narrow, f"  {LONG}")
    lines = narrow.getvalue().splitlines()
    assert len(lines) > 2
    assert all(len(one) <= 40 for one in lines)
    assert " ".join(one.strip() for one in lines) == LONG
    assert [len(one) - len(one.lstrip()) for one in lines] == [
        2,
        *[4] * (len(lines) - 1),
    ]


def test_what_is_longer_than_a_line_begins_on_its_own(narrow: Screen) -> None:
    """So that a hash is broken once, where it must be."""
    console.write(narrow, f"head {HASH}")
    first, *rest = narrow.getvalue().splitlines()
    assert first == "head"
    assert "".join(one.strip() for one in rest) == HASH


def test_in_a_pipe_a_line_stays_whole() -> None:
    """For grep."""
    stream = io.StringIO()
    console.write(stream, LONG)
    assert stream.getvalue() == f"{LONG}\n"


def test_nothing_that_commands_a_terminal_is_written(narrow: Screen) -> None:
    """Nor a line end that came with a name."""
    console.write(narrow, "a\x1b[2Jb\nc")
    assert narrow.getvalue() == "a␛[2Jb␊c\n"


def test_nothing_is_left_of_a_number_under_the_line_that_follows(
    monkeypatch: pytest.MonkeyPatch, narrow: Screen
) -> None:
    """A part may end before its last number, and the next one has fewer digits."""
    monkeypatch.setattr("sys.stderr", narrow)
    say = console.progress()
    assert say is not None
    say(1_000, 1_370)
    say(0, 3)
    console.write(narrow, "file: sound")
    screen = pyte.Screen(40, 3)
    pyte.Stream(screen).feed(narrow.getvalue().replace("\n", "\r\n"))
    assert [line.rstrip() for line in screen.display] == ["file: sound", "", ""]
    assert "1,000 of 1,370" in narrow.getvalue()


def test_a_deed_that_is_ended_leaves_no_number(
    monkeypatch: pytest.MonkeyPatch, narrow: Screen
) -> None:
    """By ctrl+c, or by its own end."""
    monkeypatch.setattr("sys.stderr", narrow)

    def ended(_arguments: object) -> int:
        say = console.progress()
        assert say is not None
        say(1, 1_370)
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_obey", ended)
    assert cli.main(["verify"]) == cli.INTERRUPTED
    assert narrow.getvalue() == "1 of 1,370\r\x1b[K"


def test_where_nobody_can_be_asked_nobody_agrees(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor is the question asked."""
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert console.agreed("Do it?") is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("y", True), ("Yes ", True), ("", False), ("no", False)]
)
def test_only_a_yes_is_one(
    monkeypatch: pytest.MonkeyPatch, narrow: Screen, typed: str, meant: bool
) -> None:
    """An empty line is none."""
    answers = Screen(f"{typed}\n")
    monkeypatch.setattr("sys.stdin", answers)
    monkeypatch.setattr("sys.stderr", narrow)
    assert console.agreed("Do it?") is meant
    assert narrow.getvalue() == "Do it? [y/N] "
