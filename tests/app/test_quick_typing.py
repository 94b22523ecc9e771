"""The quick line on a real terminal: keys that come at once, programs that end."""

import signal
from pathlib import Path

from app.screens.formed import drafts, rows
from app.terminal import Terminal, python

SAULE = {"DOSSIER_AGENT": "Saule"}
GISTS = "SELECT gist FROM passage WHERE gist LIKE '%let in%' ORDER BY gist"


def browse(path: Path) -> Terminal:
    """The program on a dossier, in a terminal of its own."""
    return Terminal(python("-m", "dossier", str(path)), env=SAULE)


def lines(path: Path) -> list[str]:
    """What is in the tray of a file."""
    return [one.fields["line"] for one in drafts(path)]


def test_two_lines_in_one_burst_are_two_notes(tried: Path) -> None:
    """What follows enter belongs to the next line, mended letters and all."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources")
        terminal.write(b"iFirst let inn\x7f\riThen, let in\r")
        both = [("First let in",), ("Then, let in",)]
        terminal.wait_until(lambda: rows(tried, GISTS) == both)
    assert drafts(tried) == ()


def test_a_key_behind_enter_is_answered_where_one_is_then(tried: Path) -> None:
    """u takes back what was saved in the same burst."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources")
        terminal.write(b"iNobody was let in\ru")
        terminal.wait_for("Taken back: added")
    assert rows(tried, GISTS) == []


def test_a_name_behind_tab_goes_into_its_own_field(tried: Path) -> None:
    """Where nobody knows yet in whose name is written, the line asks it."""
    with Terminal(python("-m", "dossier", str(tried))) as terminal:
        terminal.wait_for("6 sources")
        terminal.write(b"iThey were let in\tA. N.\r")
        terminal.wait_until(lambda: rows(tried, GISTS) == [("They were let in",)])
    by = "SELECT DISTINCT json_extract(entry, '$.agent') FROM change"
    assert ("A. N.",) in rows(tried, by)


def test_esc_in_the_same_burst_keeps_every_letter(tried: Path) -> None:
    """And so does leaving the program."""
    for number, end in enumerate((b"\x1b", b"\x11")):
        with browse(tried) as terminal:
            terminal.wait_for("6 sources")
            terminal.write(b"ione two three" + end)
            if end == b"\x1b":
                terminal.wait_for("Kept as a draft")
            else:
                assert terminal.wait_exit() == 0
        assert lines(tried) == ["one two three"] * (number + 1)


def test_a_program_that_is_killed_leaves_the_line_in_the_tray(tried: Path) -> None:
    """As it stood at the last pause."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources")
        terminal.write(b"iThey were let in")
        terminal.wait_for("They were let in")
        typed = ["They were let in"]
        terminal.wait_until(lambda: lines(tried) == typed)
        terminal.process.send_signal(signal.SIGKILL)
        terminal.wait_exit()
    assert lines(tried) == typed
