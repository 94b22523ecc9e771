"""The file goes away under the running program: it is told, nothing typed is lost."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from app.flows import Reader, reading
from app.screens.formed import drafts, form, keys, rows
from app.terminal import Terminal, python
from app.under_lock import PASSPHRASE, WORDS
from dossier.screens.ended import REST
from dossier_db import Store
from dossier_db.sealing import seal

GONE = "The file is not where it was"
OTHER = "The file was replaced"
COUNT = "SELECT count(*) FROM entity WHERE name = 'Protest on the Karasu road again'"


ENDED = "The file was replaced, sealed or unsealed: leave and open it again."
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
_SHELL = """
import subprocess, sys, termios
from select import select
def modes():
    return termios.tcgetattr(0)[:4]
before = modes()
code = subprocess.call([sys.executable, "-X", "utf8", "-m", "dossier", sys.argv[1]])
print("code", code, "modes", modes() == before, "typed", select([0], [], [], 1)[0])
"""
"""Says with what the program ended, and what came to the shell that began it."""


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


async def look(reader: Reader) -> None:
    """The look that the program takes every two seconds."""
    reader.app._look()
    await reader.rest()


def replace(path: Path) -> None:
    """Another program puts a copy in its place."""
    copy = path.with_name("incoming")
    shutil.copyfile(path, copy)
    os.replace(copy, path)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_file_that_is_gone_is_told_of_at_the_next_look(
    tried: Path, size: tuple[int, int]
) -> None:
    """And again at each look after it, until it is back."""
    async with reading(tried, size) as reader:
        tried.rename(tried.with_name("elsewhere"))
        await look(reader)
        await reader.see(GONE)
        await reader.press("j")
        await look(reader)
        await reader.see(GONE)
        tried.with_name("elsewhere").rename(tried)
        assert reader.app.desk.moved() == ""


async def test_a_file_that_was_replaced_is_told_of(tried: Path) -> None:
    """Reading goes on in the one that was opened."""
    async with reading(tried) as reader:
        replace(tried)
        await look(reader)
        await reader.see(OTHER, "Protest on the Karasu road")
        await reader.press("5", "j", "enter")
        await reader.see("Bolat Seitkali")


async def test_a_form_keeps_what_was_typed_until_the_file_is_back(tried: Path) -> None:
    """Saving says why it cannot be; afterwards it can."""
    async with reading(tried, (80, 24), "j", "e") as reader:
        await reader.press(*keys(" again"))
        tried.rename(tried.with_name("elsewhere"))
        await reader.press("ctrl+s")
        await reader.see(GONE)
        assert form(reader).form.here.text == "Protest on the Karasu road again"
        tried.with_name("elsewhere").rename(tried)
        await reader.press("ctrl+s")
        await reader.see("Saved: event")
    assert rows(tried, COUNT) == [(1,)]


async def test_nothing_is_written_into_the_file_that_came_in_its_place(
    tried: Path,
) -> None:
    """Neither a form nor its draft."""
    async with reading(tried, (80, 24), "j", "e") as reader:
        replace(tried)
        before = tried.read_bytes()
        await reader.press(*keys(" again"), "ctrl+s")
        await reader.see(OTHER)
        assert form(reader).form.here.text == "Protest on the Karasu road again"
    assert tried.read_bytes() == before
    assert drafts(tried) == ()


def test_on_a_terminal_it_is_seen_without_a_key(tried: Path) -> None:
    """Within some seconds."""
    with Terminal(python("-m", "dossier", str(tried))) as terminal:
        terminal.wait_for("6 sources")
        tried.unlink()
        terminal.wait_for(GONE)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert not tried.exists()


def test_what_was_written_before_is_in_the_file_that_was_moved(tried: Path) -> None:
    """Nothing of it hangs on the program that has it open."""
    with Store.open(tried) as store:
        with store.act("Saule") as act:
            act.insert("entity", {"id": "p_new", "name": "New"})
        moved = tried.rename(tried.with_name("elsewhere"))
        with Store.open(moved) as other:
            assert other.cards.name("p_new").name == "New"


def test_what_could_not_be_kept_at_the_end_is_said_after_it(tried: Path) -> None:
    """A form was open, the file is gone, and the machine ends the program."""
    with Terminal(python("-m", "dossier", str(tried))) as terminal:
        terminal.wait_for("6 sources")
        terminal.press("j", "e")
        terminal.wait_for("› Edit event: Protest", ">*name", "ctrl+s saves it")
        tried.unlink()
        terminal.press("x")
        terminal.wait_for("roadx")
        terminal.process.terminate()
        terminal.wait_exit()
        assert b"What was typed last could not be kept." in terminal.raw


def test_what_is_typed_when_the_file_is_sealed_does_not_come_to_the_shell(
    tried: Path,
) -> None:
    """The screen stays till the hands have rested; then the sentence is printed."""
    with Terminal(python("-c", _SHELL, str(tried))) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar", "When came the fence?")
        seal(tried, PASSPHRASE)
        terminal.press("2", *"rm quelle", "enter", "q", "enter")
        terminal.wait_for(ENDED, "q quit")
        assert not [word for word in WORDS if word in terminal.text]
        terminal.press(*"echo q", "enter", "q", "enter")
        terminal.wait_read()
        terminal.settle(REST + 1.0)  # of the last key, and no more can be known of it
        terminal.wait_for(ENDED, "q quit")
        before = len(terminal.raw)
        terminal.press("q")
        terminal.wait_for("code")
        assert terminal.wait_exit() == 0
        left = terminal.raw[before:]
        assert all(mode in left for mode in RESTORED)
        assert b"trial.dossier was replaced by another file" in left
        assert b"code 1 modes True typed []" in left
        assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_screen_that_says_it_at_once(
    tried: Path, number: signal.Signals
) -> None:
    """The terminal is as it was, and the sentence stands on it."""
    with Terminal(python("-m", "dossier", str(tried))) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar", "When came the fence?")
        seal(tried, PASSPHRASE)
        terminal.press("j")
        terminal.wait_for(ENDED)
        terminal.process.send_signal(number)
        assert terminal.wait_exit() == 1
        assert all(mode in terminal.raw for mode in RESTORED)
        assert "trial.dossier was replaced by another file" in terminal.text
