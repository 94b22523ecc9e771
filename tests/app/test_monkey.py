"""Any keys at all, on a real terminal of every size, do no harm."""

from pathlib import Path

import pytest

from app.monkey import SIZES, Monkey
from app.terminal import Terminal, python

_SEED = 20260123
_PRESSED = 200
"""Keys between two looks; for an hour of them see ``app.monkey``."""


@pytest.mark.long
def test_any_keys_at_any_size_lead_back_and_leave_the_terminal_as_it_was(
    case: Path,
) -> None:
    with Terminal(python("-m", "dossier", str(case))) as terminal:
        terminal.wait_for("3 sources")
        monkey = Monkey(terminal, _SEED)
        for _ in range(2):
            monkey.play(_PRESSED)
            monkey.come_home()
            monkey.look()
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0, terminal.raw[-900:].decode()
        assert b"Traceback" not in terminal.raw
        for mode in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l"):
            assert mode in terminal.raw


def test_a_window_that_is_dragged_is_drawn_and_left(case: Path) -> None:
    """Many sizes come before the first of them is answered."""
    with Terminal(python("-m", "dossier", str(case))) as terminal:
        terminal.wait_for("3 sources")
        for turn in range(60):
            terminal.resize(*SIZES[turn % 2])
            terminal.press("j", str(turn % 7 + 1))
        terminal.resize(80, 24)
        terminal.press("1")
        terminal.wait_for("[1 Timeline]", "3 sources")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_of_two_sizes_at_once_the_second_stands(case: Path) -> None:
    with Terminal(python("-m", "dossier", str(case))) as terminal:
        terminal.wait_for("3 sources")
        for size in (SIZES[0], SIZES[2]) * 10:
            terminal.resize(100, 17)
            terminal.resize(*size)
            terminal.wait_until(
                lambda: (
                    "q quit" in terminal.lines[-1] and "3 sources" in terminal.lines[0]
                )
            )
            assert len(terminal.lines[2]) >= size[0] - 1


def test_numbers_of_panes_in_one_burst_end_at_the_last_with_its_own_rows(
    tried: Path,
) -> None:
    with Terminal(python("-m", "dossier", str(tried))) as terminal:
        terminal.wait_for("6 sources")
        terminal.press("4")
        terminal.wait_for("[4 Sources]", ">11 Apr 2024", "not seen by anyone here")
        fourth = terminal.lines[2:]
        for burst in (b"34", b"6534", b"2121324", b"1263572361234"):
            terminal.press("1")
            terminal.wait_for("[1 Timeline]", "When came the fence?")
            terminal.write(burst)
            terminal.wait_for("[4 Sources]")
            terminal.wait_until(lambda: terminal.lines[2:] == fourth)
