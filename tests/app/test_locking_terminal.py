"""What a terminal is sent when a dossier is locked, left or suspended: every byte."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.terminal import Terminal, environment, python
from app.under_lock import PASSPHRASE, WORDS, sealed
from dossier_db import Store

SCROLLBACK = b"\x1b[3J"
CLEARED = b"\x1b[H\x1b[2J" + SCROLLBACK
"""What the terminal's own screen is sent, once it is back."""
PLAIN_TITLE = b"\x1b]2;dossier\x1b\\"
LOCKED = "enter opens it"
_GRAPHIC = re.compile(rb"\x1b\[[0-9;?<>=$]*[a-zA-Z]")
_GROUND = "import dossier.locking; dossier.locking._LOOK = .05; "
_START = "import sys; from dossier.cli import main; sys.exit(main())"


def browse(path: Path, start: str = "", **settings: str) -> Terminal:
    """The program on a dossier, in a terminal of its own."""
    if start:
        return Terminal(python("-c", start + _START, str(path)), env=settings)
    return Terminal(python("-m", "dossier", str(path)), env=settings)


def opened(terminal: Terminal) -> Terminal:
    """Give the passphrase, and wait for the panes, down to the detail."""
    terminal.wait_for("Passphrase of")
    terminal.press(PASSPHRASE, "enter")
    terminal.wait_for("6 sources", ">2024 Mar", "When came the fence?")
    return terminal


def lock(terminal: Terminal) -> int:
    """Lock it; how much had been written before."""
    terminal.settle()
    before = len(terminal.raw)
    terminal.press("ctrl+l")
    terminal.wait_for(LOCKED)
    terminal.settle()
    return before


def words(raw: bytes) -> list[str]:
    """The words of the trial that are in some bytes, however they were coloured."""
    text = _GRAPHIC.sub(b"", raw).decode("utf-8", "replace")
    return [word for word in WORDS if word in text]


def test_the_lock_sends_no_word_and_clears_what_can_be_scrolled_back_to(
    tried: Path,
) -> None:
    """The blank comes before anything else that is drawn."""
    with browse(sealed(tried)) as terminal:
        opened(terminal)
        before = lock(terminal)
        sent = terminal.raw[before:]
        assert words(sent) == []
        assert PLAIN_TITLE in sent or PLAIN_TITLE in terminal.raw
        wiped = sent.index(SCROLLBACK)
        assert sent[:wiped].count(b"\x1b[2K") == 24
        assert not [word for word in WORDS if word in terminal.text]
        assert PASSPHRASE.encode() not in terminal.raw


def test_the_window_has_its_name_again_when_it_is_uncovered(tried: Path) -> None:
    """A plain one's, of which the lock takes the name of the file."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        named = "\x1b]2;dossier · trial.dossier\x1b\\".encode()
        assert terminal.raw.count(named) == 1
        terminal.press("ctrl+l")
        terminal.wait_for("not sealed")
        terminal.wait_until(
            lambda: terminal.raw.rfind(PLAIN_TITLE) > terminal.raw.rfind(named)
        )
        assert SCROLLBACK not in terminal.raw
        terminal.press("j")
        terminal.wait_for("6 sources", ">2024 Mar")
        terminal.wait_until(lambda: named in terminal.raw.rpartition(PLAIN_TITLE)[2])


def test_while_it_is_locked_no_word_comes_though_another_program_writes(
    tried: Path,
) -> None:
    """Nor when the terminal changes its size, the mouse moves or keys are pressed."""
    path = sealed(tried)
    with browse(path) as terminal:
        opened(terminal)
        before = lock(terminal)
        with Store.open(path, passphrase=PASSPHRASE) as other, other.act("T") as act:
            act.update("entity", {"id": "e_protest"}, {"name": "A stand in Karasu"})
        terminal.resize(100, 30)
        terminal.click(5, 5)
        terminal.press("tab", "down", "ctrl+p", "ctrl+k", "escape", "f1", "j", "enter")
        terminal.wait_for("This is not its passphrase.")
        terminal.settle(2.5)  # the look that is taken every two seconds comes by
        assert words(terminal.raw[before:]) == []
        terminal.press(PASSPHRASE, "enter")
        terminal.wait_for("A stand in Karasu", "[1 Timeline]")


def test_a_sealed_dossier_is_left_without_a_trace(tried: Path) -> None:
    """Blank before the terminal gets its own screen back, and nothing to scroll to."""
    with browse(sealed(tried)) as terminal:
        opened(terminal)
        terminal.press("2", "q")
        assert terminal.wait_exit() == 0
        left = terminal.raw.rindex(b"\x1b[?1049l")
        wiped = terminal.raw[:left].rindex(SCROLLBACK)
        assert words(terminal.raw[wiped:]) == []
        assert terminal.raw[left:].count(CLEARED) == 1
        assert terminal.raw[left:].count(b"\x1b[23;2t") == 1, terminal.raw[left:]


@pytest.mark.parametrize("is_locked", [False, True])
def test_what_other_commands_printed_before_goes_too(
    tried: Path, is_locked: bool
) -> None:
    """On the terminal's own screen and above it; nothing of a plain dossier's."""
    printed = "print(chr(10).join('Omarova %d' % n for n in range(99)), flush=True); "
    with browse(sealed(tried), printed) as terminal:
        opened(terminal)
        if is_locked:
            lock(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        left = terminal.raw.rindex(b"\x1b[?1049l")
        assert terminal.raw[left:].count(CLEARED) == 1
        assert words(terminal.raw[left:]) == []
        assert terminal.text.strip() == ""


def test_of_a_plain_dossier_the_terminal_keeps_what_it_had(tried: Path) -> None:
    """Nobody asked for it to be taken."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert SCROLLBACK not in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("is_locked", [False, True])
def test_a_signal_leaves_a_blank_terminal(
    tried: Path, number: signal.Signals, is_locked: bool
) -> None:
    """Locked or not."""
    with browse(sealed(tried)) as terminal:
        opened(terminal)
        if is_locked:
            lock(terminal)
        terminal.process.send_signal(number)
        assert terminal.wait_exit() == 128 + number
        left = terminal.raw.rindex(b"\x1b[?1049l")
        wiped = terminal.raw[:left].rindex(SCROLLBACK)
        assert words(terminal.raw[wiped:]) == []
        assert CLEARED in terminal.raw[left:]
        assert b"Traceback" not in terminal.raw


def test_a_sealed_dossier_is_locked_before_it_is_suspended(tried: Path) -> None:
    """Who brings it back needs the passphrase."""
    with browse(sealed(tried)) as terminal:
        opened(terminal)
        terminal.process.send_signal(signal.SIGTSTP)
        terminal.wait_until(lambda: _stopped(terminal.process.pid))
        terminal.settle()
        left = terminal.raw.rindex(b"\x1b[?1049l")
        assert words(terminal.raw[terminal.raw[:left].rindex(SCROLLBACK) :]) == []
        assert CLEARED in terminal.raw[left:]
        before = len(terminal.raw)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.raw[before:])
        terminal.wait_for(LOCKED)
        assert words(terminal.raw[before:]) == []
        terminal.press(PASSPHRASE, "enter")
        terminal.wait_for("6 sources", ">2024 Mar")


def _stopped(number: int) -> bool:
    state = Path(f"/proc/{number}/stat")
    if not state.exists():
        pytest.skip("how a process is cannot be asked here")
    return state.read_text().rpartition(")")[2].split()[0] == "T"


def test_a_terminal_that_is_closed_without_a_word_ends_it(tried: Path) -> None:
    """It would stand open behind it for ever, its key in memory."""
    terminal = browse(sealed(tried))
    opened(terminal)
    os.close(terminal._master)
    try:
        terminal.process.wait(timeout=20)
    finally:
        terminal.process.kill()


def test_it_locks_itself_in_a_terminal(tried: Path) -> None:
    """When nobody has pressed a key for as long as was set."""
    settings = {"DOSSIER_LOCK_AFTER": "0.02"}
    with browse(sealed(tried), _GROUND, **settings) as terminal:
        terminal.wait_for("Passphrase of")
        terminal.press(PASSPHRASE, "enter")
        terminal.wait_for(LOCKED)
        assert not [word for word in WORDS if word in terminal.text]


def test_a_time_that_is_none_is_refused(tried: Path) -> None:
    """Before anything is shown."""
    with browse(tried, DOSSIER_LOCK_AFTER="soon") as terminal:
        assert terminal.wait_exit() == 1
        assert "DOSSIER_LOCK_AFTER" in terminal.text
        assert b"Karasu" not in terminal.raw


@pytest.mark.skipif(sys.platform != "linux", reason="asked of Linux's /proc")
def test_neither_panes_nor_commands_can_dump_their_memory(tried: Path) -> None:
    """No core file, and its memory is nobody's to read."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        number = terminal.process.pid
        limits = Path(f"/proc/{number}/limits").read_text()
        assert re.search(r"Max core file size +0 +0 ", limits)
        terminal.process.send_signal(signal.SIGQUIT)
        assert terminal.wait_exit() == -signal.SIGQUIT
        assert not list(tried.parent.glob("core*"))


_ASK = """
import ctypes, resource, sys
from dossier import cli
def told():
    print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0))
cli._obey = lambda _arguments: told() or 0
sys.argv[1:] = ["people"]
cli.main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asked of Linux's prctl")
def test_a_command_says_that_it_may_not_be_dumped() -> None:
    """Before it obeys."""
    done = subprocess.run(
        python("-c", _ASK), env=environment(), capture_output=True, text=True
    )
    assert done.stdout.split() == ["(0,", "0)", "0"], done.stderr
