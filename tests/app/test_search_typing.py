"""Fast fingers on a real terminal, with the store's own search behind it."""

import time
from pathlib import Path

import pytest

from app import hostile
from app.terminal import Terminal, python
from dossier_db import Store

QUERY = "aliya omarov"
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l")


def opened(path: Path) -> Terminal:
    """The program on a dossier, in a terminal of its own."""
    return Terminal(python("-m", "dossier", str(path)))


def ends_in_order(terminal: Terminal) -> bool:
    """No complaint, and the terminal is left as it was found."""
    terminal.press("ctrl+q")
    code = terminal.wait_exit()
    assert b"Traceback" not in terminal.raw, terminal.raw[-900:].decode()
    return code == 0 and all(mode in terminal.raw for mode in RESTORED)


@pytest.mark.parametrize("pause", [0.0, 0.005, 0.03])
def test_a_query_typed_fast_and_enter_opens_the_page(tried: Path, pause: float) -> None:
    """The first hit of all that was typed, not of a part of it."""
    with opened(tried) as terminal:
        terminal.wait_for("6 sources")
        for letter in f"/{QUERY}\r":
            terminal.write(letter.encode())
            time.sleep(pause)
        terminal.wait_for("› Aliya Omarova")
        terminal.press("escape")
        terminal.wait_for("› Search", QUERY)
        assert ends_in_order(terminal)


def test_all_at_once_goes_where_it_was_meant_to_go(tried: Path) -> None:
    """As a script types: the small search, then a page, and back."""
    with opened(tried) as terminal:
        terminal.wait_for("6 sources")
        terminal.write(f"\x0b{QUERY}\r".encode())
        terminal.wait_for("› Aliya Omarova")
        terminal.press("escape")
        terminal.wait_for("1 Timeline")
        assert ends_in_order(terminal)


def test_what_is_pasted_commands_nothing(tried: Path) -> None:
    """Nor does it hide in the field."""
    with opened(tried) as terminal:
        terminal.wait_for("6 sources")
        terminal.press("/")
        terminal.wait_for("› Search")
        terminal.write("\x1b[200~Ali\x07ya\u202e\nOma\x9brova\x1b[201~".encode())
        terminal.wait_for("/ Aliya Omarova", "› Search", "people 1")
        assert ends_in_order(terminal)
        assert hostile.strange(terminal.raw) == set()  # no sequence is half read now


@pytest.mark.parametrize("after", [0.0, 0.02, 0.15])
def test_the_program_is_left_in_the_middle_of_a_search(
    tried: Path, after: float
) -> None:
    """At once, whatever is being looked for."""
    with opened(tried) as terminal:
        terminal.wait_for("6 sources")
        terminal.press("/")
        terminal.wait_for("› Search")
        terminal.write(b"omar")
        time.sleep(after)
        assert ends_in_order(terminal)


def test_searches_come_and_go_and_leave_nothing_behind(tried: Path) -> None:
    """Letters, esc, and again, faster than anything is found."""
    with opened(tried) as terminal:
        terminal.wait_for("6 sources")
        for _turn in range(15):
            terminal.write(b"/kara")
            terminal.wait_for("› Search")
            terminal.press("escape")
            terminal.wait_for("[1 Timeline]")  # else esc and / may be one key
        terminal.write(b"/bolat\r")
        terminal.wait_for("› Bolat Seitkali")
        assert ends_in_order(terminal)


@pytest.mark.parametrize(
    ("burst", "field"),
    [
        ("wanxx\x7f\x7fg", "wang"),
        ("mar\x1b[Ho\x1b[Fov", "omarov"),
        ("الفب\x7fة", "الفة"),
        ("阿塔珠儿\x7f\x7f尔特", "阿塔尔特"),
    ],
)
def test_what_is_mended_in_one_burst_is_mended_where_it_was_meant(
    tried: Path, burst: str, field: str
) -> None:
    """Backspace, home and end take their turns among the letters."""
    with opened(tried) as terminal:
        terminal.wait_for("6 sources")
        terminal.press("/")
        terminal.wait_for("› Search")
        terminal.write(burst.encode())
        terminal.wait_until(lambda: f" / {field}" in terminal.lines)
        assert ends_in_order(terminal)


def test_a_query_mended_in_one_burst_opens_its_own_first_hit(tried: Path) -> None:
    """Enter included: it is for what stood there then."""
    with opened(tried) as terminal:
        terminal.wait_for("6 sources")
        terminal.write(b"/boxx\x7f\x7flat\x1b[H\x1b[F\r")
        terminal.wait_for("› Bolat Seitkali")
        assert ends_in_order(terminal)


def test_a_note_mended_in_one_burst_is_saved_as_it_was_at_enter(tried: Path) -> None:
    """In the window of a verdict, letters behind enter left out."""
    env = {"DOSSIER_AGENT": "Saule"}
    with Terminal(python("-m", "dossier", str(tried)), env=env) as terminal:
        terminal.wait_for("6 sources")
        for keys, seen in (
            ("3", ">How many were there?"),
            ("\r", "› How many were there?"),
            ("v", "a note, if you like"),
            ("~", "~ scope: enter saves it"),
        ):
            terminal.write(keys.encode())
            terminal.wait_for(seen)
        terminal.write(b"abcd\x7f\x7fefgh")
        terminal.wait_for("abefgh")
        terminal.write(b"i\x7f\rxyz")
        terminal.wait_for("Saved")
        assert ends_in_order(terminal)
    with Store.open(tried) as store:
        note = store.reader.one("SELECT text FROM note ORDER BY at DESC, id DESC")
    assert note == ("abefgh",)


@pytest.mark.parametrize("pause", [0.0, 0.03])
@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        (("t", *"daily", "enter", "G"), "as told by The Daily"),
        (("t", "down", "down", "enter", "G"), "as told by A neighbour"),
        (("d", *"31 May 2024", "enter"), "as known on 31 May 2024"),
        (("ctrl+k", *"omarova", "enter", "G"), "› Aliya Omarova"),
    ],
    ids=["letters", "arrows", "day", "jump"],
)
def test_keys_behind_enter_do_not_change_what_was_chosen(
    tried: Path, pause: float, keys: tuple[str, ...], seen: str
) -> None:
    """Typed at once or key after key, into every small window."""
    with Store.open(tried) as store:
        store.reindex()
    with opened(tried) as terminal:
        terminal.wait_for("6 sources")
        for key in keys:
            terminal.press(key)
            time.sleep(pause)
        terminal.wait_for(seen)
        assert ends_in_order(terminal)


def test_a_filter_typed_in_one_burst_is_the_one_that_is_taken(tried: Path) -> None:
    """What is pressed behind enter is no part of it."""
    with opened(tried) as terminal:
        terminal.wait_for("6 sources")
        terminal.press("3")
        terminal.wait_for("[3 Compare]", ">How many were there?")
        terminal.write(b"funsettled\rG")
        terminal.wait_for("unsettled  f changes or clears it")
        assert ends_in_order(terminal)
