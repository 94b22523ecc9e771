"""Hostile text in every widget, judged by the bytes that reach the terminal."""

import re
from collections.abc import Iterator

import pytest

from app.payloads import PAYLOADS
from app.terminal import ROOT, Terminal, python

SHOW = str(ROOT / "tests" / "app" / "show.py")

# What an app itself may send: SGR, cursor moves, modes, its own title, the shape of
# the mouse pointer. Nothing else.
_OWN = re.compile(
    rb"\x1b\[[0-9;]*[mHJK]|\x1b\[[?>=<]?[0-9;]*(?:\$p|[hlutnc])|\x1b\[<u"
    rb"|\x1b\]22;[a-z]+\x07|\x1b\]2;[^\x00-\x1f\x7f]*\x1b\\"
)


@pytest.fixture(scope="module")
def shown() -> Iterator[Terminal]:
    """The app with nothing but payloads, walked through from end to end."""
    command = python(SHOW, "hostile", "/nonexistent")
    with Terminal(command, size=(100, 60)) as terminal:
        terminal.wait_for("84 sources", PAYLOADS[0][:5])
        for _ in PAYLOADS:
            terminal.press("y", "j")
        terminal.press("tab", "G", "g", "tab", "n", "G")
        last = f">day    {PAYLOADS[-1]}"
        terminal.wait_for(last, "copied to clipboard")
        terminal.resize(40, 12)
        terminal.wait_for("84 sources")  # cut off, until it is drawn anew
        terminal.resize(100, 60)
        terminal.wait_for(last)
        terminal.settle()
        yield terminal


def test_nothing_but_the_apps_own_sequences_is_written(shown: Terminal) -> None:
    """No control character is left once they are taken out."""
    copied = re.compile(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07")  # OSC 52, asked for by y
    rest = _OWN.sub(b"", copied.sub(b"", shown.raw)).decode()
    strange = set(re.findall("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", rest))
    assert strange == set()


def test_no_invisible_character_is_written(shown: Terminal) -> None:
    """Nor what turns the direction of a line."""
    text = shown.raw.decode()
    assert not re.search("[\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]", text)
    assert not re.search("[\u061c\ufff9-\ufffb\U000e0000-\U000e007f]", text)


def test_no_payload_reaches_its_aim(shown: Terminal) -> None:
    """Title and clipboard keep what they had."""
    assert b"\x1b]2;PWNED" not in shown.raw
    assert b"\x1b]0;" not in shown.raw
    assert b"\x1b]52;c;UFdORUQ=" not in shown.raw
    assert b"\x1b]8;" not in shown.raw


def test_payloads_are_shown_and_not_hidden(shown: Terminal) -> None:
    """A control in a source's text is a finding."""
    assert "␛]2;PWNED-TITLE␛\\" in shown.text


def test_markup_in_a_text_is_a_text(shown: Terminal) -> None:
    """It is drawn as it stands, and ends no app."""
    assert "markup [/b] [bold red]x[/] [@click=app.quit]y[/]" in shown.text
    assert shown.process.poll() is None
