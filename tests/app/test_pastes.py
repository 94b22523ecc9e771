"""What is pasted makes no key."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.test_main import browse
from dossier.pastes import Pastes

START, END = "\x1b[200~", "\x1b[201~"
PIECES = st.sampled_from(["a", "\x1b", "[", "200~", "201~", "20", "1~", START, END])


def cleaned(*parts: str) -> str:
    """What is handed on of parts that come one after the other."""
    pastes = Pastes()
    return "".join(map(pastes.cleaned, parts))


def test_an_escape_within_a_paste_is_left_out() -> None:
    assert cleaned(f"{START}one \x1b[31mred{END}") == f"{START}one [31mred{END}"


def test_what_is_typed_comes_through_as_it_is() -> None:
    typed = f"\x1b[A\x1bx{START}p{END}\x1b[B\x1b"
    assert cleaned(typed) == typed


@given(st.lists(PIECES), st.data())
def test_it_does_not_matter_where_it_is_cut(
    pieces: list[str], data: st.DataObject
) -> None:
    """But what may be the beginning of an end waits for the rest."""
    text = "".join(pieces) + END
    at = data.draw(st.lists(st.integers(0, len(text))).map(sorted))
    parts = [text[a:b] for a, b in pairwise([0, *at, len(text)])]
    assert cleaned(*parts) == cleaned(text)


@given(st.lists(PIECES))
def test_no_paste_holds_an_escape(pieces: list[str]) -> None:
    text = cleaned("".join(pieces) + END)
    for pasted in text.split(START)[1:]:
        assert "\x1b" not in pasted.partition(END)[0]


def test_a_pasted_text_takes_nothing_back_and_opens_nothing(tried: Path) -> None:
    """It would, were its letters keys: t asks by whom, q leaves."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        terminal.press(f"{START}some \x1b[31mtext\x1b q{END}", "2")
        terminal.wait_for("[2 Defendants]")
        assert "As told by" not in terminal.text
        terminal.press("q")
        terminal.wait_exit()
