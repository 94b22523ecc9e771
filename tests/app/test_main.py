"""The app as a whole: where it begins, how it ends, what it does to the terminal."""

import signal
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from app.flows import reading
from app.terminal import Terminal, python
from dossier import opening, state
from dossier.panes.deck import NAMES, pane_class
from dossier.panes.pane import Pane

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
"""Alternate screen, cursor, mouse, paste mode."""
SIZES = ((40, 10), (200, 60), (100, 30), (10, 3), (1, 1), (160, 12), (40, 10), (80, 24))


def browse(path: Path, **settings: str) -> Terminal:
    """The program on a dossier, in a terminal of its own."""
    return Terminal(python("-m", "dossier", str(path)), env=settings)


def restored(terminal: Terminal) -> bool:
    """Whether the terminal was left as it was found, and left silent."""
    return all(terminal.raw.rfind(each) > 0 for each in RESTORED)


def test_it_begins_where_its_reader_left_this_dossier(tried: Path, case: Path) -> None:
    """Pane and row; another dossier does not disturb that."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        terminal.press("3")
        terminal.wait_for("[3 Compare]", ">How many were there?")
        terminal.press("j", "j")
        terminal.wait_for(">How many are charged?")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert restored(terminal)
    with browse(case) as terminal:
        terminal.wait_for("[1 Timeline]", "3 sources")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with browse(tried) as terminal:
        terminal.wait_for("[3 Compare]", ">How many are charged?")


async def test_it_begins_on_the_row_of_every_pane(tried: Path) -> None:
    """Each pane has a place of its own."""
    async with reading(tried, (80, 24), "j", "j", "5", "j", "4", "G") as reader:
        reader.app.remember_place()
    async with reading(tried) as reader:
        assert reader.browse.focused_pane.NAME == "sources"
        assert reader.row.id == "s_wire"
        await reader.press("1")
        assert reader.row.id == "e_taken"
        await reader.press("5")
        assert reader.row.id == "p_bolat"


async def test_a_place_that_is_no_more_is_forgotten(tried: Path) -> None:
    """A pane or a row that another edition has not."""
    async with reading(tried) as reader:
        place = state.Place("no pane", {"timeline": "e_gone"})
        dossier_id = reader.app.desk.dossier_id
        state.remember(lambda before: before.with_place(dossier_id, place))
    async with reading(tried) as reader:
        assert reader.browse.focused_pane.NAME == "timeline"
        assert reader.rows.cursor == 0


async def test_the_colours_are_remembered(tried: Path) -> None:
    """For every dossier, from the moment they are chosen."""
    async with reading(tried) as reader:
        first = reader.app.theme
        await reader.press("c")
        chosen = reader.app.theme
        assert chosen != first
        assert "Colours: light" in reader.lines[-1]
    async with reading(tried) as reader:
        assert reader.app.theme == chosen
        for _step in range(3):
            await reader.press("ctrl+t")
        assert reader.app.theme == first


@pytest.mark.parametrize(
    "keys",
    [
        ("q",),
        ("tab", "z", "q"),
        ("enter", "q"),
        ("enter", "enter", "o", "question_mark", "q"),
        ("t", "ctrl+q"),
        ("d", "ctrl+q"),
        ("ctrl+p", "ctrl+q"),
    ],
    ids="-".join,
)
async def test_one_can_leave_from_anywhere(tried: Path, keys: tuple[str, ...]) -> None:
    """Where letters are written it is ctrl+q, which works everywhere."""
    async with reading(tried, (80, 24), *keys[:-1]) as reader:
        assert not reader.app._exit
        await reader.pilot.press(keys[-1])
        assert reader.app._exit
        assert reader.app.return_code in (None, 0)


def test_a_dossier_that_breaks_while_it_is_read_ends_in_one_sentence(
    tried: Path,
) -> None:
    """Exit code 1, no traceback, the terminal as it was; the sentence is the last
    thing a reader sees."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        with sqlite3.connect(tried) as other:
            other.execute("PRAGMA foreign_keys = OFF")
            other.execute("DROP TABLE quote")
        other.close()
        terminal.press("6")
        assert terminal.wait_exit() == 1
        assert restored(terminal)
        assert b"Traceback" not in terminal.raw
        said = terminal.raw.decode().rpartition("\x1b[23;2t")[2].strip()
        assert all(line.startswith("  ") for line in said.splitlines()[1:])
        assert said.endswith(".")
        assert "WorkerFailed" not in said and "quote" in said


def test_a_dossier_that_breaks_off_the_screens_thread_ends_in_one_sentence(
    tried: Path,
) -> None:
    """A count or a viewpoint is asked for in a thread of its own."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        terminal.press("t")
        terminal.wait_for(">all sources")
        terminal.press("down")
        terminal.wait_for(">Order of 11 April")
        tried.write_bytes(b"no dossier any more" * 9000)
        terminal.press("enter")
        assert terminal.wait_exit() == 1
        assert restored(terminal)
        assert b"Traceback" not in terminal.raw
        assert b"WorkerFailed" not in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(
    tried: Path, number: signal.Signals
) -> None:
    """And the place is remembered."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        terminal.press("2")
        terminal.wait_for("[2 Defendants]", ">Aliya")
        terminal.process.send_signal(number)
        assert terminal.wait_exit() == 128 + number
        assert restored(terminal)
    assert {place.pane for place in state.remembered().places.values()} == {
        "defendants"
    }


def test_no_color_means_no_colour_at_all(tried: Path) -> None:
    """Marks and pointer say it all."""
    with browse(tried, NO_COLOR="1") as terminal:
        terminal.wait_for("6 sources", ">2024 Mar", "!")
        terminal.press("t")
        terminal.wait_for("As told by which source?")
        terminal.press("escape")
        terminal.wait_until(lambda: "As told by" not in terminal.text)
        terminal.press("c", "q")
        terminal.wait_exit()
        assert b"38;2;" not in terminal.raw and b"48;2;" not in terminal.raw
        assert b"38;5;" not in terminal.raw and b"48;5;" not in terminal.raw


@pytest.mark.parametrize("key", [*"1234567", "enter", "t", "d", "question_mark"])
async def test_the_terminal_may_change_its_size_at_any_time(
    tried: Path, key: str
) -> None:
    """From very small to very large and back; the screen is as it was."""
    async with reading(tried, (80, 24), key) as reader:
        before = reader.text
        for columns, lines in SIZES:
            await reader.resize(columns, lines)
            assert len(reader.lines) <= lines
            assert all(len(line) <= columns for line in reader.lines)
        await reader.until(lambda: reader.text == before)


@pytest.mark.parametrize("key", "1234567")
@pytest.mark.parametrize("size", [(10, 3), (40, 10)])
async def test_it_opens_in_a_very_small_terminal(
    tried: Path, size: tuple[int, int], key: str
) -> None:
    """And every pane can be walked there."""
    async with reading(tried, size, key, "G", "tab", "z", "enter", "G") as reader:
        await reader.press("escape", "n", "l", "z", "g")
        assert reader.rows.rows is not None


@pytest.mark.parametrize(("number", "pane"), enumerate(map(pane_class, NAMES), 1))
async def test_an_empty_dossier_says_so_in_each_pane(
    tmp_path: Path, number: int, pane: type[Pane[Any]]
) -> None:
    """A sentence, and no key fails on it."""
    path = tmp_path / "new.dossier"
    opening.empty(path, "A new one")
    async with reading(path, (80, 24), str(number)) as reader:
        assert pane.EMPTY in reader.text
        await reader.see("A new one", "0 sources · 0 questions, 0 open")
        for key in ("enter", "o", "n", "N", "G", "ctrl+d", "tab", "j", "enter", "z"):
            await reader.press(key)
        await reader.press("z", "y")
        assert "There is nothing here to copy." in reader.text
        await reader.press("d", *"2024", "enter", "t", "enter")
        assert pane.EMPTY in reader.text


def test_a_real_mouse_goes_where_the_keys_go(tried: Path) -> None:
    """Row, wheel, tab, double click, and a key of the footer."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        terminal.resize(80, 18)
        terminal.click(30, 5)
        terminal.wait_for(">     Apr", "9 or 10 Apr 2024")
        for _turn in range(9):
            terminal.write(b"\x1b[<65;30;5M")
        terminal.wait_for("Counsel refused a visit")
        terminal.click(terminal.lines[1].index("4 Sources") + 2, 1)
        terminal.wait_for("[4 Sources]", ">11 Apr 2024", "30 May 2024")
        row = next(i for i, line in enumerate(terminal.lines) if "Radio" in line)
        terminal.click(25, row)
        terminal.click(25, row)
        terminal.wait_for("› Radio Karasu", "read whole")
        terminal.click(terminal.lines[-1].index("q quit"), 17)
        assert terminal.wait_exit() == 0
        assert restored(terminal)


def test_it_may_be_left_before_it_has_drawn_anything(tried: Path) -> None:
    """Keys typed ahead; no thread holds the program."""
    with Terminal(python("-m", "dossier", str(tried)), cold=True) as terminal:
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.raw)
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert b"Traceback" not in terminal.raw
        assert restored(terminal)
