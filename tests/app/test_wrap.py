"""Paragraphs in lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.rows import Block, Highlight, Line, Span, line_width, text_of
from dossier.safe import safe
from dossier.wrap import Flow, lay, plain, wrap

TEXT = st.text(
    st.sampled_from(
        "abc   -Тұ别克扎提。」ツۇيá\u0301\u200d\u200c👩💻\ufe0f❤"
        "\x1b\n\r\t\u202e\u3000\xa0"
    ),
    max_size=120,
)
LINE = st.lists(st.builds(Span, TEXT), max_size=4).map(tuple)
BLOCK = st.builds(
    Block,
    LINE,
    label=st.lists(st.builds(Span, TEXT), max_size=2).map(tuple),
    indent=st.integers(0, 12),
    hang=st.integers(0, 30),
)


def words(text: str) -> str:
    """A text without its white space."""
    return "".join(safe(text, keep_newlines=True).split())


def wrapped(text: str, cells: int) -> list[str]:
    """The lines of a text."""
    return [text_of(made) for made in wrap((Span(text),), cells)]


@given(LINE, st.integers(2, 60))
def test_no_line_is_wider_than_the_width(spans: Line, cells: int) -> None:
    """Whatever scripts stand in it."""
    assert all(line_width(made) <= cells for made in wrap(spans, cells))


@given(LINE, st.integers(0, 60))
def test_no_character_is_lost(spans: Line, cells: int) -> None:
    """Only spaces at a break are left out."""
    made = "".join(text_of(each) for each in wrap(spans, cells))
    assert words(made) == words(text_of(spans))


@given(LINE, st.integers(2, 60))
def test_words_that_fit_are_not_broken(spans: Line, cells: int) -> None:
    """A word of ASCII letters stands whole in one line."""
    text = text_of(spans)
    lines = [text_of(made) for made in wrap(spans, cells)]
    for word in safe(text, keep_newlines=True).split():
        if word.isascii() and len(word) <= cells:
            assert any(word in each for each in lines)


def test_lines_break_at_spaces() -> None:
    """And the space at the break is not drawn."""
    assert wrapped("held in custody", 8) == ["held in", "custody"]


def test_a_newline_always_breaks() -> None:
    """An empty line stays an empty line."""
    assert wrapped("a\n\nb", 8) == ["a", "", "b"]


def test_han_breaks_anywhere_but_before_closing_marks() -> None:
    """Chinese and Japanese have no spaces."""
    assert wrapped("别克扎提。被捕", 8) == ["别克扎", "提。被捕"]


def test_a_word_longer_than_the_line_breaks_between_characters() -> None:
    """An accent stays with its letter."""
    assert wrapped("ab cde\u0301fgh", 4) == ["ab", "cde\u0301f", "gh"]


def test_spaces_that_do_not_break_are_kept_together() -> None:
    """A no-break space holds a number to its noun."""
    assert wrapped("the 19\xa0accused", 11) == ["the", "19\xa0accused"]


def test_a_highlight_takes_its_range_through_the_lines() -> None:
    """Offsets are those of the text as it was given."""
    made = wrap((Span("one two three"),), 7, [Highlight(4, 9, "warning")])
    assert made == [
        (Span("one "), Span("two", "warning")),
        (Span("t", "warning"), Span("hree")),
    ]


def test_a_later_highlight_wins() -> None:
    """Ranges may overlap, and reach past the end."""
    made = wrap(
        (Span("abcd"),), 9, [Highlight(0, 3, "accent"), Highlight(2, 99, "strong")]
    )
    assert made == [(Span("ab", "accent"), Span("c", "strong"), Span("d", "strong"))]


def test_the_text_hangs_beside_its_label() -> None:
    """Neighbours with one hang have their texts in one column."""
    block = Block((Span("a consulate in Almaty"),), label=(Span("Who?"),), hang=8)
    assert [text_of(made) for made in lay(block, 24)] == [
        "Who?    a consulate in",
        "        Almaty",
    ]


def test_a_label_without_room_beside_it_stands_above() -> None:
    """It is not cut."""
    block = Block((Span("the consulate"),), label=(Span("Who sent the note?"),))
    assert [text_of(made) for made in lay(block, 24)] == [
        "Who sent the note?",
        "  the consulate",
    ]


@given(BLOCK, st.integers(2, 60))
def test_no_line_of_a_block_is_wider_than_the_width(block: Block, cells: int) -> None:
    """With its indent, its label and its text."""
    assert all(line_width(made) <= cells for made in lay(block, cells))


@given(BLOCK, st.integers(2, 60))
def test_no_character_of_a_block_is_lost(block: Block, cells: int) -> None:
    """Neither of its label nor of its text."""
    made = "".join(text_of(each) for each in lay(block, cells))
    given = words(safe(text_of(block.label)) + block.text)
    assert sorted(words(made)) == sorted(given)


def test_a_flow_lays_only_what_is_looked_at() -> None:
    """A long document opens like a short one."""
    flow = Flow([Block((Span("words " * 40),))] * 5000, 40)
    flow.lay_lines(30)
    assert not flow.complete
    assert len(flow._starts) < 10


def test_the_height_of_a_flow_is_estimated_until_it_is_laid() -> None:
    """From the blocks that are; a scroll bar needs no more."""
    flow = Flow([Block((Span("one two three"),))] * 100, 7)
    flow.lay_lines(1)
    assert flow.height == 200
    flow.lay_all()
    assert flow.height == 200


def test_a_flow_knows_which_block_a_line_belongs_to() -> None:
    """And which lines a block has."""
    flow = Flow([Block((Span("one two three"),)), Block((Span("four"),))], 7)
    assert [flow.block_at(line) for line in range(4)] == [0, 0, 1, None]
    assert flow.extent(1) == (2, 3)


def test_extents_past_the_end_are_refused() -> None:
    """As a sequence would."""
    with pytest.raises(IndexError):
        Flow([], 7).extent(0)


def test_a_block_is_copied_with_its_label_and_unbroken() -> None:
    """For the clipboard."""
    block = Block((Span("the consulate "), Span("[HRW ¶7]")), label=(Span("Who?  "),))
    assert plain(block) == "Who? the consulate [HRW ¶7]"
