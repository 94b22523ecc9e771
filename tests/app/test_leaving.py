"""Leaving with words that are in no file: it is asked once, and told afterwards."""

import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from app.terminal import Terminal, environment, python
from app.under_lock import PASSPHRASE

ASKED = "Not kept: ctrl+q once more leaves without it."
LOST = "The file was replaced by another: what is typed here cannot be kept."
TODO = "leave, and open the file again."
OPENED = {
    "ap": ("› Add a person", ">*name", "ctrl+s saves it in the name of Saule."),
    "i": ("begin       date, kind", "enter saves it in the name of Saule"),
    "T": ("enter continues it",),
}
"""Keys, and what is seen once all is there that they open."""
TOLD = b"What was typed last could not be kept."

_SEAL = """
import sys
from pathlib import Path
from dossier_db.sealing import seal
seal(Path(sys.argv[1]), sys.argv[2])
"""


def replace(path: Path) -> None:
    """Another file comes in its place, as ``dossier restore`` puts it there."""
    other = path.with_name("other")
    shutil.copyfile(path, other)
    other.replace(path)


def seal(path: Path) -> None:
    """Another process seals it."""
    done = python("-c", _SEAL, str(path), PASSPHRASE)
    subprocess.run(done, env=environment(), check=True)


def browse(path: Path, keys: str) -> Terminal:
    """The program at 80 columns, with what the keys open, and nothing left to read."""
    settings = {"DOSSIER_AGENT": "Saule"}
    terminal = Terminal(python("-m", "dossier", str(path)), env=settings)
    terminal.wait_for("6 sources", ">2024 Mar", "When came the fence?")
    terminal.press(keys)
    terminal.wait_for(*OPENED[keys])
    return terminal


@pytest.mark.parametrize("keys", ["ap", "i"])
def test_leaving_with_words_that_cannot_be_kept_is_asked_once(
    tried: Path, keys: str
) -> None:
    with browse(tried, keys) as terminal:
        replace(tried)
        terminal.press("late words")
        terminal.wait_for("late words")
        terminal.press("ctrl+q")
        terminal.wait_for(ASKED, "late words")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert TOLD in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_does_not_ask_and_the_fate_of_the_words_is_told(
    tried: Path, number: signal.Signals
) -> None:
    with browse(tried, "ap") as terminal:
        replace(tried)
        terminal.press("late words")
        terminal.wait_for("late words")
        terminal.process.send_signal(number)
        terminal.wait_exit()
        assert TOLD in terminal.raw


def test_words_that_can_be_kept_are_kept_without_a_question(tried: Path) -> None:
    """Though the fingers have hardly rested."""
    with browse(tried, "ap") as terminal:
        terminal.press("last words", "ctrl+q")
        assert terminal.wait_exit() == 0
        assert TOLD not in terminal.raw
    with browse(tried, "T") as terminal:
        terminal.wait_for("last words")


def test_the_form_says_in_full_what_to_do_when_the_file_was_replaced(
    tried: Path,
) -> None:
    """Before another key is pressed."""
    with browse(tried, "ap") as terminal:
        terminal.press("words")
        terminal.wait_for("words")
        replace(tried)
        terminal.wait_for(LOST, TODO)


@pytest.mark.parametrize("change", [replace, seal])
def test_a_form_goes_on_when_the_file_was_replaced_or_sealed_elsewhere(
    tried: Path, change: object
) -> None:
    """What is searched for is refused in a sentence; what was typed stands there."""
    assert callable(change)
    with browse(tried, "ap") as terminal:
        terminal.press("Early Name")
        terminal.wait_for("Early Name")
        change(tried)
        for _field in range(12):
            terminal.press("tab", "HRW")
            terminal.settle(0.2)  # what is looked for is refused meanwhile
        terminal.press("ctrl+s")
        terminal.wait_for("Early Name", "HRW", LOST, TODO)
        assert "damaged" not in terminal.text
        terminal.press("ctrl+q")
        terminal.wait_for(ASKED)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0, terminal.text
        assert b"Traceback" not in terminal.raw and b"damaged" not in terminal.raw
