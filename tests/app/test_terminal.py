"""Title, clipboard and signals, in a real terminal."""

import base64
import signal
import stat
from pathlib import Path

import pytest
from textual.app import App

from app.terminal import ROOT, Terminal, python
from dossier.terminal import Copied, copy

SHOW = str(ROOT / "tests" / "app" / "show.py")
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    """Alternate screen, cursor, mouse and paste mode."""
    with Terminal(python(SHOW)) as terminal:
        terminal.wait_for("84 sources")
        terminal.process.send_signal(number)
        assert terminal.wait_exit() == 128 + number
        assert all(sequence in terminal.raw for sequence in RESTORED)


def test_the_window_gets_its_title_back() -> None:
    """It is saved before and restored after."""
    with Terminal(python(SHOW)) as terminal:
        terminal.wait_for("84 sources")
        terminal.press("q")
        terminal.wait_exit()
        save, name = b"\x1b[22;2t", b"\x1b]2;what happened on day 0\x1b\\"
        assert terminal.raw.startswith(save + name)
        assert terminal.raw.endswith(b"\x1b[23;2t")


def test_a_copy_goes_to_the_clipboard_of_the_terminal() -> None:
    """With OSC 52, and the reader is told."""
    with Terminal(python(SHOW, "/nonexistent")) as terminal:
        terminal.wait_for("84 sources")
        terminal.press("y")
        terminal.wait_for("copied to clipboard")
        copied = base64.b64encode(b"what happened on day 0")
        assert b"\x1b]52;c;" + copied + b"\x07" in terminal.raw


def test_a_terminal_without_clipboard_gets_a_file(tmp_path: Path) -> None:
    """The Linux console takes no OSC 52."""
    path = tmp_path / "kept" / "copied.txt"
    env = {"TERM": "linux"}
    with Terminal(python(SHOW, str(path)), env=env) as terminal:
        terminal.wait_for("84 sources")
        terminal.press("y")
        terminal.wait_for("copied to file")
        assert b"\x1b]52" not in terminal.raw
        assert b"\x1b]2;" not in terminal.raw
    assert path.read_text() == "what happened on day 0\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_what_is_copied_into_a_file_is_safe(tmp_path: Path) -> None:
    """It may be shown in a terminal one day."""
    path = tmp_path / "copied.txt"
    app: App[None] = App()
    async with app.run_test():
        assert copy(app, "a\x1b]52;c;x\x07\nb", path) is Copied.FILE
    assert path.read_text() == "a␛]52;c;x␇\nb\n"


def test_no_color_means_no_colour_at_all() -> None:
    """Not greys, and the cursor is still to be seen."""
    with Terminal(python(SHOW), env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("84 sources", ">day")
        terminal.wait_until(lambda: terminal.screen.buffer[3][0].reverse)
        assert b"38;2;" not in terminal.raw
        assert b"48;2;" not in terminal.raw
