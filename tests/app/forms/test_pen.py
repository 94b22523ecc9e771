"""Text under a cursor."""

import pytest

from dossier.forms.pen import LONGEST, Pen


def pressed(text: str, *keys: str, paragraphs: bool = False) -> str:
    """A text after some keys, the cursor as a bar."""
    pen = Pen(text, paragraphs=paragraphs)
    for key in keys:
        if hasattr(pen, key):
            getattr(pen, key)()
        else:
            pen.put(key)
    return f"{pen.text[: pen.at]}|{pen.text[pen.at :]}"


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (("!",), "one two!|"),
        (("home", "!"), "!|one two"),
        (("left", "left", "!"), "one t!|wo"),
        (("word_left", "!"), "one !|two"),
        (("home", "word_right", "!"), "one !|two"),
        (("delete_left",), "one tw|"),
        (("home", "delete_right"), "|ne two"),
        (("delete_word",), "one |"),
        (("left", "delete_before"), "|o"),
        (("word_left", "delete_after"), "one |"),
        (("home", "left", "end", "right"), "one two|"),
    ],
)
def test_each_key_does_what_it_says(keys: tuple[str, ...], left: str) -> None:
    """At both ends nothing happens."""
    assert pressed("one two", *keys) == left


@pytest.mark.parametrize("text", ["e\u0301", "и\u0306", "👩‍⚖️", "한"])
def test_what_a_reader_sees_as_one_character_goes_at_once(text: str) -> None:
    """Whatever it is made of."""
    assert pressed(f"a{text}", "delete_left") == "a|"
    assert pressed(f"a{text}", "left", "delete_right") == "a|"


def test_lines_that_are_pasted_become_one() -> None:
    """In a field of one line; what is hidden in them goes."""
    assert pressed("", "one\r\ntwo\nthree\x1b\u202e") == "one two three|"


def test_a_note_keeps_its_lines() -> None:
    """Nothing else that is hidden."""
    assert pressed("", "one\r\ntwo\n\x1bthree", paragraphs=True) == "one\ntwo\nthree|"


def test_what_is_too_long_ends_where_the_store_would_end_it() -> None:
    """And says so, once."""
    pen = Pen("a" * (LONGEST - 2))
    pen.put("bcd")
    assert pen.text.endswith("abc") and pen.cut
    pen.delete_left()
    pen.put("x")
    assert not pen.cut
