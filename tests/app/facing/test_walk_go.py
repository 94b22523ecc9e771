"""Both passages of a meeting come into view, and stay there until somebody moves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.faces import MEETINGS, REPORTS, SIZES, block, drawn, line_of, lines, walked
from dossier.facing.meetings import Meeting
from dossier.facing.walk import Walk
from dossier.rows import Block, Span

FIRST, SECOND = "¡first!", "¡second!"
WORDS = (
    "the harbour office said nothing",
    "на причале висело объявление",
    "渡轮自五月起停运，岛上居民表示。",
    "قال مكتب الميناء إن العبارة توقفت",
    "zwölf Boote",
)


@st.composite
def paragraphs(draw: st.DrawFn) -> Block:
    """A block of any script and length, with two highlights that warn, or none."""
    words = st.lists(st.sampled_from(WORDS), max_size=6)
    before = " ".join(draw(words) * draw(st.sampled_from((1, 1, 4, 30))))
    after = " ".join(draw(words) * draw(st.sampled_from((1, 1, 4, 30))))
    if draw(st.booleans()):
        return block(f"{before} {after}", draw(st.integers(0, 900)))
    text = f"{before} {FIRST} {after} {SECOND} {before}"
    return block(text, draw(st.integers(0, 900)), (SECOND, FIRST))


def shows_both(walk: Walk, meeting: Meeting) -> None:
    """Both blocks are seen to begin, and what warns in them is seen."""
    for side in (0, 1):
        index = meeting.at(side)
        assert line_of(walk, side, index) is not None
        if FIRST in walk.texts[side][index].text:
            assert FIRST in drawn(walk, side, index)


@settings(max_examples=60, deadline=None)
@given(
    st.tuples(st.integers(40, 200), st.integers(7, 59)),
    st.tuples(
        st.lists(paragraphs(), min_size=1, max_size=9),
        st.lists(paragraphs(), min_size=1, max_size=9),
    ),
    st.booleans(),
    st.data(),
)
def test_both_passages_of_a_meeting_are_in_view(
    size: tuple[int, int],
    texts: tuple[list[Block], list[Block]],
    sync: bool,
    data: st.DataObject,
) -> None:
    """Whatever the size, the script, the length; and they stay there."""
    a, b = (st.integers(0, len(text) - 1) for text in texts)
    meetings = data.draw(
        st.lists(
            st.builds(
                Meeting,
                a,
                b,
                st.just(Span("!")),
                st.booleans(),
                st.just(True),
                st.text(max_size=2),
            ),
            min_size=1,
            max_size=8,
        )
    )
    walk = walked(size, texts, meetings)
    walk.tie(sync)
    for number in range(3):
        meeting = data.draw(st.sampled_from(meetings))
        walk.go(meeting)
        shows_both(walk, meeting)
        if number == 1:
            walk.lead(1 - walk.side)
            shows_both(walk, meeting)
        walk.replace(texts)
        shows_both(walk, meeting)
        walk.resize(*data.draw(st.sampled_from(SIZES)))
        shows_both(walk, meeting)
        walk.tie(not walk.sync)
        shows_both(walk, meeting)
        for _ in range(data.draw(st.integers(0, 3))):
            walk.step(1)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sync", [True, False])
@pytest.mark.parametrize("lead", [0, 1])
def test_every_stop_is_reached_in_turn_and_back(
    size: tuple[int, int], sync: bool, lead: int
) -> None:
    """In the order of the text that leads."""
    walk = walked(size)
    walk.tie(sync)
    walk.lead(lead)
    walk.top()
    there = []
    while (meeting := walk.next_stop(1)) is not None:
        walk.go(meeting)
        shows_both(walk, meeting)
        there.append(meeting)
    assert len(there) == sum(meeting.stop for meeting in MEETINGS)
    assert [each.at(lead) for each in there] == sorted(each.at(lead) for each in there)
    back = [there[-1]]
    while (meeting := walk.next_stop(-1)) is not None:
        walk.go(meeting)
        back.append(meeting)
    assert back == there[::-1]


def test_meetings_of_the_same_blocks_are_reached_in_turn_and_the_same_one_once() -> (
    None
):
    one = Meeting(1, 1, Span("!"), firm=True, stop=True, id="one")
    other = Meeting(1, 1, Span("s"), firm=True, stop=True, id="other")
    walk = walked(meetings=[one, other, one])
    found = []
    while (meeting := walk.next_stop(1)) is not None:
        walk.go(meeting)
        found.append(meeting)
    assert found == [one, other]


def test_a_block_that_is_too_tall_is_folded_until_somebody_moves() -> None:
    """Its first line stands, then a gap, then what warns."""
    tall = block("words " * 200 + FIRST + " words" * 200, 0, (FIRST,))
    meeting = Meeting(0, 0, Span("!"), firm=True, stop=True, id="tall")
    walk = walked((60, 10), ((tall,), REPORTS[1]), [meeting])
    walk.go(meeting)
    assert [each for each in lines(walk) if each.startswith("… ")]
    walk.step(1)
    assert not [each for each in lines(walk) if each.startswith("… ")]
    assert walk.current == meeting
