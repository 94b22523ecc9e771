"""Passphrases: no letter is shown, and none comes from where others can read."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.terminal import Terminal, python
from dossier import usage
from dossier.errors import Refusal
from dossier.passphrases import Passphrases
from dossier_db import Store
from dossier_db.errors import RefusedWrite
from dossier_db.sealing import check

pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
SECRET = "five words of no kin"
Given = Callable[[bytes], int]


@pytest.fixture
def given() -> Iterator[Given]:
    """Opens a file descriptor from which these bytes are read."""
    opened = []

    def give(content: bytes) -> int:
        reading, writing = os.pipe()
        os.write(writing, content)
        os.close(writing)
        opened.append(reading)
        return reading

    yield give
    for descriptor in opened:
        os.close(descriptor)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """An empty sealed dossier."""
    path = tmp_path / "sealed.dossier"
    Store.create(path, name="Sealed one", passphrase=SECRET).close()
    return path


def test_each_line_of_an_open_file_is_one(given: Given) -> None:
    asked = Passphrases(given("first\nқұпия\r\nlast".encode()))
    path = Path("x")
    assert [asked.of(path), asked.new(path), asked.of(path)] == [
        "first",
        "құпия",
        "last",
    ]


@pytest.mark.parametrize("content", [b"", b"one\n"], ids=["none", "used up"])
def test_without_a_line_left_it_is_refused(given: Given, content: bytes) -> None:
    asked = Passphrases(given(content))
    for _line in content.splitlines():
        asked.of(Path("x"))
    with pytest.raises(Refusal, match=r"no line left .*“Passphrase of x”"):
        asked.of(Path("x"))


def test_what_is_no_open_file_is_refused() -> None:
    with pytest.raises(Refusal, match="descriptor 987"):
        Passphrases(987).of(Path("x"))


def test_what_is_no_text_is_refused(given: Given) -> None:
    descriptor = given(b"\xff\xfe\n")
    with pytest.raises(Refusal, match=r"descriptor .*no text in UTF-8"):
        Passphrases(descriptor).of(Path("x"))


def test_no_option_takes_a_passphrase_itself() -> None:
    """Other users see the arguments of a program that runs."""
    parser = usage.parser()
    words = [
        option
        for action in parser._subparsers._group_actions  # type: ignore[union-attr]
        for command in action.choices.values()  # type: ignore[union-attr,unused-ignore]
        for one in command._actions  # type: ignore[attr-defined,unused-ignore]
        for option in one.option_strings
        if "pass" in option
    ]
    assert set(words) == {"--passphrase-fd"}


def test_the_terminal_asks_without_showing_a_letter(sealed: Path) -> None:
    with Terminal(python("-m", "dossier", "verify", "-d", str(sealed))) as terminal:
        terminal.wait_for("Passphrase of")
        terminal.write(f"{SECRET}\n".encode())
        terminal.wait_exit()
        assert SECRET.encode() not in terminal.raw
        assert b"sound" in terminal.raw


def _asked(terminal: Terminal, times: int) -> None:
    """Wait until a passphrase was asked for so often."""
    terminal.wait_until(lambda: terminal.raw.count(b"Passphrase of") == times)


def test_one_may_mistype_twice(sealed: Path) -> None:
    with Terminal(python("-m", "dossier", "verify", "-d", str(sealed))) as terminal:
        for times, typed in enumerate(("one", "another", SECRET), 1):
            _asked(terminal, times)
            terminal.write(f"{typed}\n".encode())
        assert terminal.wait_exit() == 0


def test_the_third_wrong_one_ends_it(sealed: Path) -> None:
    with Terminal(python("-m", "dossier", "verify", "-d", str(sealed))) as terminal:
        for times in (1, 2, 3):
            _asked(terminal, times)
            terminal.write(b"something else\n")
        assert terminal.wait_exit() == 1
        assert b"Traceback" not in terminal.raw


def _asked_anew(terminal: Terminal, times: int) -> None:
    """Wait until a new one was asked for so often."""
    terminal.wait_until(lambda: terminal.raw.count(b"New passphrase") == times)


def test_two_that_differ_are_asked_for_again(tmp_path: Path) -> None:
    new = tmp_path / "new.dossier"
    with Terminal(python("-m", "dossier", "new", str(new), "--seal")) as terminal:
        _asked_anew(terminal, 1)
        terminal.write(f"{SECRET}\n".encode())
        terminal.wait_for("The same again")
        terminal.write(b"another passphrase\n")
        _asked_anew(terminal, 2)
        assert b"not the same" in terminal.raw and not new.exists()
        terminal.write(f"{SECRET}\n".encode())
        terminal.wait_until(lambda: terminal.raw.count(b"The same again") == 2)
        terminal.write(f"{SECRET}\n".encode())
        assert terminal.wait_exit() == 0
    assert Store.is_sealed(new)


@pytest.mark.parametrize("typed", ["short", "aaaaaaaaaaaa", "password1234"])
def test_one_that_is_soon_guessed_is_refused_thrice_and_never_shown(
    tmp_path: Path, typed: str
) -> None:
    """So that the next one, typed from habit, does not stand in the shell."""
    new = tmp_path / "new.dossier"
    with Terminal(python("-m", "dossier", "new", str(new), "--seal")) as terminal:
        for times in (1, 2, 3):
            _asked_anew(terminal, times)
            terminal.write(f"{typed}\n".encode())
        assert terminal.wait_exit() == 1
        assert b"The same again" not in terminal.raw
        assert terminal.raw.count(b"five words") == 3
        assert typed.encode() not in terminal.raw.replace(b"too short", b"")
    assert not new.exists()


def test_a_file_of_passphrases_is_not_asked_again(given: Given, tmp_path: Path) -> None:
    """A script's next line may be meant for something else."""
    asked = Passphrases(given(b"short\nfive words of no kin\n"))
    with pytest.raises(RefusedWrite, match="too short"):
        asked.new(tmp_path / "x", check)
    assert asked.of(tmp_path / "x") == SECRET


ASKS_TWICE = """
import select
from pathlib import Path
from dossier.passphrases import Passphrases
asked = Passphrases()
with asked.unseen():
    asked.of(Path("one.age"))
    print("working", flush=True)
    select.select([0], [], [])  # until what was typed too early is there
    asked.inside(Path("one.age"))
print("done", flush=True)
print(input())
"""


def test_what_is_typed_between_two_questions_is_not_shown() -> None:
    with Terminal(python("-c", ASKS_TWICE)) as terminal:
        terminal.wait_for("Passphrase of one.age:")
        terminal.write(b"the first one\n")
        terminal.wait_for("working")
        terminal.write(b"typed too early\n")
        terminal.wait_for("Passphrase of the sealed dossier in one.age:")
        terminal.write(b"the second one\n")
        terminal.wait_for("done")
        assert not any(one in terminal.raw for one in (b"early", b"first", b"second"))
        terminal.write(b"seen again\n")
        assert terminal.wait_exit() == 0
        assert terminal.raw.count(b"seen again") == 2  # as typed, and as printed
