"""Forms on a real terminal: keys that come at once, programs that are ended."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app import hostile
from app.terminal import Terminal, python
from dossier_db import Store
from dossier_db.drafts import Draft

SAULE = {"DOSSIER_AGENT": "Saule"}


@contextmanager
def form(path: Path, kind: str = "h") -> Iterator[Terminal]:
    """A form on a dossier, open in a terminal of its own."""
    with Terminal(python("-m", "dossier", str(path)), env=SAULE) as terminal:
        terminal.wait_for("6 sources")
        terminal.press("a")
        terminal.wait_for("Add what?")
        terminal.press(kind)
        terminal.wait_for("* needed", ">*", "ctrl+s saves it in the name of Saule.")
        yield terminal


def drafts(path: Path) -> tuple[Draft, ...]:
    """What is in the tray of a file."""
    with Store.open(path) as store:
        return store.drafts.all()


def line_of(terminal: Terminal, label: str) -> str:
    """What stands in a field."""
    found = (one for one in terminal.lines if one[2:].startswith(label))
    return next(found, "")[2:].removeprefix(label).strip()


def test_keys_that_come_at_once_stand_in_the_fields_they_were_meant_for(
    tried: Path,
) -> None:
    """Over tab, enter and what is mended in between."""
    with form(tried) as terminal:
        terminal.write(
            b"Firzz\x7f\x7fst\t13 nov 2025\t\t\x1b[Zabc\x7f\t\t\tnot one\x1b[Za"
        )
        terminal.wait_for("not one")
        terminal.wait_until(lambda: line_of(terminal, "name") == "First")
        terminal.wait_until(lambda: line_of(terminal, "date").startswith("13 nov 2025"))
        terminal.wait_until(lambda: line_of(terminal, "place").startswith("ab "))


def test_a_letter_that_follows_the_kind_at_once_is_typed_into_its_form(
    tried: Path,
) -> None:
    """From the panes: a, the kind, and the name in one burst."""
    with Terminal(python("-m", "dossier", str(tried)), env=SAULE) as terminal:
        terminal.wait_for("6 sources")
        terminal.write(b"ahFirst hearing\tyesterday")
        terminal.wait_for("yesterday")
        terminal.wait_until(lambda: line_of(terminal, "name") == "First hearing")


def test_a_program_that_is_killed_leaves_what_was_typed_in_the_tray(
    tried: Path,
) -> None:
    """Killed with -9, a moment after the last key; nothing else of it is lost."""
    with form(tried) as terminal:
        terminal.write("Бірінші отырыс".encode() + b"\t13 nov 2025\tkara")
        terminal.wait_for("kara")
        terminal.wait_until(
            lambda: any("kara" in one.fields.values() for one in drafts(tried))
        )
        terminal.process.send_signal(signal.SIGKILL)
        terminal.process.wait()
    with Terminal(python("-m", "dossier", str(tried)), env=SAULE) as terminal:
        terminal.wait_for("1 draft")
        terminal.press("T")
        terminal.wait_for("Бірінші отырыс", "enter continues it")
        terminal.press("enter")
        terminal.wait_for("Add a hearing", "Бірінші отырыс", "2025-11-13", "kara")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_lost_line_keeps_even_the_last_letters(
    tried: Path, number: signal.Signals
) -> None:
    """The ssh line drops in the middle of a word."""
    with form(tried) as terminal:
        terminal.write(b"They wer")
        terminal.wait_for("They wer")
        terminal.process.send_signal(number)
        assert terminal.wait_exit() == 128 + number
        assert b"Traceback" not in terminal.raw
    assert [draft.fields["name"] for draft in drafts(tried)] == ["They wer"]


BURST = "".join(f"heard{number} " for number in range(150)).strip()
"""More letters than are answered at once."""


@pytest.mark.parametrize("told", [True, False])
def test_a_window_that_is_closed_behind_a_burst_keeps_all_that_came(
    tried: Path, told: bool
) -> None:
    """By the signals that come with it, or without any."""
    with form(tried) as terminal:
        terminal.write(BURST.encode())
        terminal.wait_read()
        terminal.hang_up(told=told)
        terminal.process.wait(timeout=15)
    assert [draft.fields["name"] for draft in drafts(tried)] == [BURST]


def test_a_program_that_is_ended_behind_a_burst_keeps_all_that_came(
    tried: Path,
) -> None:
    """The signal is not lost among the letters."""
    with form(tried) as terminal:
        terminal.write(BURST.encode())
        terminal.wait_read()
        terminal.process.terminate()
        assert terminal.wait_exit() == 128 + signal.SIGTERM
    assert [draft.fields["name"] for draft in drafts(tried)] == [BURST]


def test_a_paste_that_is_cut_off_with_its_line_keeps_what_came(tried: Path) -> None:
    """Its end never comes."""
    with form(tried) as terminal:
        terminal.write(b"Before \x1b[200~They wer")
        terminal.wait_read()
        terminal.hang_up()
        terminal.process.wait(timeout=15)
    assert [draft.fields["name"] for draft in drafts(tried)] == ["Before They wer"]


@pytest.mark.parametrize("begin", ["", "\x1b[200~"])
def test_a_byte_that_is_no_letter_takes_nothing_with_it(
    tried: Path, begin: str
) -> None:
    """Of a text in another encoding, typed or pasted."""
    end = "\x1b[201~" if begin else ""
    with form(tried) as terminal:
        terminal.write(begin.encode() + b"AA\xffBB\xe9 " + f"Aé{end}!".encode())
        terminal.wait_for("AA", "BB", "Aé!")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    kept = [draft.fields["name"] for draft in drafts(tried)]
    assert kept == ["AA\ufffdBB\ufffd Aé!"]


def test_a_byte_that_is_no_letter_is_no_key_of_a_pane(tried: Path) -> None:
    """Every pane answers the next one."""
    with Terminal(python("-m", "dossier", str(tried)), env=SAULE) as terminal:
        terminal.wait_for("6 sources")
        for pane in "123456":
            terminal.write(b"\xe9\xff" + pane.encode())
            terminal.wait_for(f"[{pane} ")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert b"no more keys" not in terminal.raw


def test_a_letter_that_comes_in_two_halves_is_one(tried: Path) -> None:
    """Its bytes are read at two times."""
    with form(tried) as terminal:
        for byte in "Бé漢".encode():
            terminal.write(bytes([byte]))
            terminal.wait_read()
        terminal.wait_for("Бé漢")


def test_leaving_the_program_keeps_what_was_typed_in_the_same_burst(
    tried: Path,
) -> None:
    """ctrl+q right behind the last letter."""
    with form(tried) as terminal:
        terminal.write(b"closed to the public\x11")
        assert terminal.wait_exit() == 0
        assert b"Traceback" not in terminal.raw
    assert [draft.fields["name"] for draft in drafts(tried)] == ["closed to the public"]


def test_nothing_hidden_is_typed_or_drawn(tried: Path) -> None:
    """Of a paste that holds controls and marks of direction."""
    with form(tried, "n") as terminal:
        pasted = "one \x07\u202etwo\r\nthree\x9b5n"
        terminal.write(b"\x1b[200~" + pasted.encode() + b"\x1b[201~")
        terminal.wait_for("three")
        assert hostile.strange(terminal.raw) == set()
        terminal.press("escape")
        terminal.wait_for("Kept as a draft")
    (draft,) = drafts(tried)
    assert draft.fields["text"] == "one two\nthree5n"


def test_another_size_while_somebody_types_keeps_every_letter(tried: Path) -> None:
    """Down to the smallest screen and up again."""
    with form(tried) as terminal:
        for number, size in enumerate(((40, 10), (200, 60), (79, 23), (80, 24))):
            terminal.write(f"part{number} ".encode())
            terminal.resize(*size)
        terminal.write(b"end")
        terminal.wait_for("part0 part1 part2 part3 end")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert drafts(tried)[0].fields["name"] == "part0 part1 part2 part3 end"


def test_what_a_dossier_holds_commands_no_terminal_from_a_form(tmp_path: Path) -> None:
    """Names that are filled in, offered and taken; words of the vocabulary."""
    path = hostile.write(tmp_path / "hostile.dossier")
    with Terminal(python("-m", "dossier", str(path)), env=SAULE) as terminal:
        terminal.wait_for("Timeline")
        terminal.press("5")
        terminal.wait_for("[5 People]", "a word without end")
        terminal.press("a")
        terminal.wait_for("Add what?")
        terminal.press("r")
        terminal.wait_for("needed")
        for typed, seen in (
            (b"\x15pwned", "how many       pwned"),
            (b"\r", ">*measure"),
            (b"a", "enter takes “half"),
            (b"\x1b[B\x1b[B\r", "*measure        a  new"),
            (b"\t\t\t", ">*source"),
            (b"x", "new source “x”"),
            (b"\x13", "Write a whole number in digits."),
        ):
            terminal.write(typed)
            terminal.wait_for(seen)
        terminal.write(b"\x1b")
        terminal.wait_for("Kept as a draft")
        terminal.press("T")
        terminal.wait_for("enter continues it", "measure of restraint")
        assert hostile.strange(terminal.raw) == set()
        assert b"Traceback" not in terminal.raw
