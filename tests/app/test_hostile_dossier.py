"""Hostile text in every field of a dossier, judged by the bytes of a real terminal."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import hostile
from app.flows import reading
from app.terminal import Terminal, python
from dossier.panes.deck import NAMES
from dossier.rows import text_of
from dossier.safe import safe
from dossier.screens.desk import Desk, leads_to
from dossier_db import Store, Viewpoint


@pytest.fixture(scope="module")
def commanding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier; its file's name is hostile too."""
    folder = tmp_path_factory.mktemp("hostile")
    return hostile.write(folder / "a\x1b]2;PWNED\x07\u202e[b].dossier")


@pytest.fixture(scope="module")
def shown(
    commanding: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Terminal]:
    """The program on it, walked through every pane, page, choice, copy and palette."""
    home = {"HOME": str(tmp_path_factory.mktemp("home"))}
    command = python("-m", "dossier", str(commanding))
    with Terminal(command, size=(170, 50), env=home) as terminal:
        terminal.wait_for("sources", "questions", "␛")
        for pane in "1234567":
            terminal.press(pane)
            terminal.wait_for(f"[{pane}")
            terminal.press("y", "j", "enter", "y", "G", "o", "y")
            terminal.settle(0.1)
            terminal.press("o")
            terminal.settle(0.1)
            terminal.press("1", pane, "G")
            terminal.settle(0.1)
        terminal.press("t")
        terminal.wait_for("As told by which source?")
        terminal.press("down", "down", "down", "enter")
        terminal.wait_for("as told by")
        for pane in "1234567":
            terminal.press(pane, "y", "n", "c")
            terminal.settle(0.1)
        terminal.press("d")
        terminal.wait_for("As known on which day?")
        terminal.write(b"\x1b[200~x\x1b]52;c;UFdORUQ=\x07\xe2\x80\xae\x1b[201~\r")
        terminal.wait_for("is no day")
        terminal.press("escape")
        terminal.wait_until(lambda: "As known on which day?" not in terminal.text)
        terminal.press("ctrl+p")
        terminal.wait_for("Open what the cursor is on")
        terminal.press("\x11")
        terminal.wait_exit()
        yield terminal


def test_nothing_but_the_apps_own_sequences_is_written(shown: Terminal) -> None:
    """No control and no invisible character is left once they are taken out."""
    assert hostile.strange(shown.raw) == set()


def test_the_program_ends_in_order(shown: Terminal) -> None:
    """Markup in a text crashes nothing."""
    assert shown.process.returncode == 0
    assert b"Traceback" not in shown.raw and b"MarkupError" not in shown.raw


def test_the_window_has_the_title_of_the_program(shown: Terminal) -> None:
    """The name of the file in it, made safe, and no other title."""
    titles = set(re.findall(rb"\x1b\][012];([^\x1b\x07]*)", shown.raw))
    assert titles == {"dossier · a␛]2;PWNED␇�[b].dossier".encode()}


def test_what_is_copied_commands_nothing_either(shown: Terminal) -> None:
    """It will be pasted into another terminal one day."""
    copied = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", shown.raw)
    texts = [base64.b64decode(text).decode() for text in copied]
    assert len(texts) > 12
    assert not [text for text in texts if text != safe(text, keep_newlines=True)]
    assert "PWNED" not in texts


def test_payloads_are_shown_and_not_hidden(shown: Terminal) -> None:
    """A control in a source's text is a finding."""
    assert "␛]".encode() in shown.raw and b"[bold red]x[/]" in shown.raw


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 60)])
async def test_every_row_and_page_can_be_drawn(
    commanding: Path, size: tuple[int, int]
) -> None:
    """At every width, down to its last line."""
    async with reading(commanding, size) as reader:
        for number, name in enumerate(NAMES, 1):
            await reader.press(str(number), "z", "G", "g", "z")
            rows = reader.rows.rows
            assert rows is not None
            for row in rows.page(0)[:3]:
                desk: Desk = reader.browse.desk
                assert desk.detail(name, row, Viewpoint())
            await reader.press("enter", "G", "pageup", "y", "escape")
        assert safe(reader.text, keep_newlines=True) == reader.text


def test_lines_of_every_sheet_stay_lines(commanding: Path) -> None:
    """A newline in a name breaks no header and no list."""
    with Store.open(commanding) as store:
        desk = Desk(store)
        for name in NAMES:
            for row in desk.rows(name, Viewpoint()).page(0):
                page = desk.page(leads_to(row), Viewpoint())
                assert page.blocks and text_of(page.blocks[0].line)
