"""Text from outside, made fit for a terminal."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.payloads import PAYLOADS
from app.terminal import environment
from dossier.safe import safe

JOINERS = "\u200c\u200d"
SIGNS = "".join(map(chr, range(0x600, 0x606))) + (
    "\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Format characters that are drawn: Arabic and Kaithi number signs and the like."""
WRITINGS = ("می\u200cخواهم", "👩\u200d💻", "Тұрсынбек", "别克扎提")
ANY_TEXT = st.text(st.characters(), max_size=60)


def is_harmless(character: str) -> bool:
    """Whether a terminal draws the character and does nothing else."""
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return not hidden or character in JOINERS + SIGNS


def is_mark(character: str) -> bool:
    """Whether it is drawn over the letter before it."""
    return unicodedata.category(character) in ("Mn", "Me")


def test_no_character_of_unicode_comes_through_as_a_command() -> None:
    """Every control, format character, surrogate and separator has a stand-in."""
    left = [
        hex(point)
        for point in range(0x110000)
        if not all(map(is_harmless, safe(chr(point))))
    ]
    assert left == []


def test_controls_are_shown_by_their_pictures() -> None:
    """A reader sees which control stood there."""
    assert safe("\x1b[0m\x07\x00\x7f\n") == "␛[0m␇␀␡␊"


@pytest.mark.parametrize("hidden", ["\x9b", "\u202e", "\u2066", "\u200b", "\ufeff"])
def test_what_has_no_picture_is_shown_as_a_replacement(hidden: str) -> None:
    """Nothing is dropped in silence."""
    assert safe(f"a{hidden}b") == "a\ufffdb"


@pytest.mark.parametrize("text", WRITINGS)
def test_writing_systems_come_through_untouched(text: str) -> None:
    """Joiners are part of how Arabic script and emoji are written."""
    assert safe(text) == text


def test_newlines_are_kept_when_asked_for() -> None:
    """The CR of a CRLF becomes a space; a lone CR is shown."""
    assert safe("a\r\nb\nc\rd", keep_newlines=True) == "a \nb\nc␍d"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_known_attack_keeps_a_control(payload: str) -> None:
    """Whatever the way, with newlines or without."""
    assert all(map(is_harmless, safe(payload)))
    assert all(map(is_harmless, safe(payload, keep_newlines=True).replace("\n", "")))


def test_a_flood_of_marks_is_dammed() -> None:
    """Of thousands on one letter sixteen are drawn; no writing has as many."""
    for mark in ("\u0301", "\u0489", "\u0e47", "\U0001e130"):
        made = safe("z" + mark * 3000 + "a")
        assert made == "z" + mark * 16 + "\ufffd" * 2984 + "a"
    drawn = "ab" + "\u0301" * 16 + "c"
    assert safe(drawn) == drawn


def test_selectors_that_spell_a_message_are_shown() -> None:
    """One belongs to the letter before it; more of them are bytes that nobody sees."""
    hidden = "".join(chr(0xE0100 + byte) for byte in b"meet me at nine")
    assert safe(f"☠{hidden}") == "☠" + hidden[0] + "\ufffd" * (len(hidden) - 1)
    assert safe("❤\ufe0f 葛\U000e0100") == "❤\ufe0f 葛\U000e0100"


@given(ANY_TEXT, st.booleans())
def test_offsets_into_a_text_stay_true(text: str, keep_newlines: bool) -> None:
    """Every character has exactly one stand-in."""
    made = safe(text, keep_newlines)
    assert len(made) == len(text)
    assert all(
        new == old
        for old, new in zip(text, made, strict=True)
        if (old.isprintable() and not is_mark(old)) or old in JOINERS
    )


@given(ANY_TEXT, st.booleans())
def test_safe_text_can_be_made_safe_again(text: str, keep_newlines: bool) -> None:
    """Text passes several doors on its way and is not changed twice."""
    made = safe(text, keep_newlines)
    assert safe(made, keep_newlines) == made


@given(ANY_TEXT)
def test_safe_text_can_be_written_to_a_terminal(text: str) -> None:
    """Lone surrogates would end the writer with an error."""
    assert safe(text).encode().decode() == safe(text)


def test_plain_prints_need_no_screen_for_it() -> None:
    """The module is imported by commands that never open the terminal app."""
    code = "import sys, dossier.safe; sys.exit('textual' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], env=environment()).returncode == 0
    )
