"""Keys that come before anything is drawn: each is answered in its turn, later."""

from pathlib import Path

import pytest

from app.terminal import Terminal, python

DAY = "     Apr 9–10"
"""Of the second row."""


def started(path: Path, typed: str) -> Terminal:
    """The program, and what is typed before it has drawn anything."""
    terminal = Terminal(python("-m", "dossier", str(path)), cold=True)
    terminal.write(typed.encode())
    return terminal


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("a", ("Add what?",)),
        ("5", ("[5 People]", ">Aliya Omarova")),
        ("5jj", ("[5 People]", ">Daniyar Akhmet")),
        ("jje", ("Edit event: Nine villagers", "ctrl+s save")),
        ("/Omarova", ("› Search", "/ Omarova", ">Aliya Omarova")),
        ("?", ("› Help", "esc back")),
        ("zj", ("This part alone: z or esc", f">{DAY}")),
        ("\t\t\x1b[B", ("[1 Timeline]", f">{DAY}")),
        ("iThey were let in", ("They were let in", "your own observation")),
        ("uUTHfxyn N", ("In whose name?", "UTHfxyn N")),
    ],
)
def test_a_key_before_the_first_paint_is_answered_after_it(
    tried: Path, typed: str, seen: tuple[str, ...]
) -> None:
    with started(tried, typed) as terminal:
        terminal.wait_for(*seen)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0, terminal.text
        assert b"Traceback" not in terminal.raw


def test_enter_before_the_first_paint_opens_what_the_keys_before_it_chose(
    tried: Path,
) -> None:
    """Before the program has the terminal, that makes a line feed of it."""
    with started(tried, "\t\t\x1b[B\r") as terminal:
        terminal.wait_for("› Protest on the Karasu road", "What each source says")


def test_keys_are_answered_in_the_order_in_which_they_came(tried: Path) -> None:
    """The second opens a form, the others are letters in it."""
    with started(tried, "apBolat Early") as terminal:
        terminal.wait_for("Bolat Early")


def test_one_can_leave_before_anything_is_drawn(tried: Path) -> None:
    with started(tried, "q") as terminal:
        assert terminal.wait_exit() == 0
