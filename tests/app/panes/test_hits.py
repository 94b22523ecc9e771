"""The lines of a search: what matched, how surely, and where it stands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.finds import cited, found, hit
from app.small import EVIL
from dossier.panes.hits import SHARE, draw, draw_short, grouped
from dossier.rows import line_width, text_of
from dossier.widgets.hits import Heading
from dossier.words import GUESSES, KINDS, how, how_meaning, several
from dossier_db.records import hits as records
from dossier_db.records.hits import HOWS, Hit, How

PLACE = cited("x_1", "HRW", 3, "Bektzhati was arrested.")
LONG = "At the hearing on 23 January, which was closed to everybody, Bektzhati spoke."
FORM = hit(
    "p_bekzat",
    "person",
    "Bekzat Maksutkhan",
    matched="Bektzhati",
    marks=((0, 6),),
    citation=PLACE,
)
TEXT = hit("x_1", "passage", "HRW ¶3", matched=LONG, marks=((61, 67),), citation=PLACE)


def told(entry: Hit | Heading, cells: int = 78) -> str:
    """The line as text."""
    return text_of(draw(entry, cells))


def lit(entry: Hit, cells: int = 78) -> list[str]:
    """What of the line is drawn as found."""
    return [span.text for span in draw(entry, cells) if span.role == "accent"]


def test_a_name_stands_beside_the_form_that_matched() -> None:
    """With its place, and how it matched."""
    assert told(FORM).split() == [
        "Bekzat",
        "Maksutkhan",
        "Bektzhati",
        "HRW",
        "¶3",
        "exact",
    ]
    assert lit(FORM) == ["Bektzh"]


def test_a_label_that_matched_itself_is_written_once() -> None:
    """And is ours."""
    label = hit("e_1", "event", "The hearing", marks=((4, 11),))
    assert told(label).split() == ["The", "hearing", "(ours)", "exact"]
    assert lit(label) == ["hearing"]


def test_a_line_of_the_small_list_says_the_kind() -> None:
    """Nothing above it does: a house and its report may have one name."""
    house = hit("o_1", "organisation", "Epoch Times")
    report = hit("s_1", "source", "Epoch Times")
    lines = [text_of(draw_short(one, 70)).split() for one in (house, report)]
    assert lines[0] == ["Epoch", "Times", "organisation", "exact"]
    assert lines[1] == ["Epoch", "Times", "source", "exact"]
    assert "person" in text_of(draw_short(FORM, 70))


@pytest.mark.parametrize("matched", HOWS)
def test_a_likeness_is_less_strong_than_an_identity(matched: How) -> None:
    """In ink and in words, on every line."""
    label = hit("p_1", "person", "Bekzat", how=matched)
    form = hit("p_1", "person", "Bekzat", matched="Bektzhati", how=matched)
    for drawn in (draw(label, 78), draw(form, 78), draw_short(form, 60)):
        roles = {span.role for span in drawn if span.text.strip()}
        assert ("strong" in roles) is (matched not in GUESSES)
        assert how(matched) in text_of(drawn)
    assert how_meaning(matched)
    assert ("not an identity" in how_meaning(matched)) is (matched in GUESSES)


@pytest.mark.parametrize("cells", [40, 60, 78, 120, 160])
def test_the_words_that_were_found_in_a_text_are_in_view(cells: int) -> None:
    """However far into it they stand; the sign says that something is left out."""
    assert lit(TEXT, cells) == ["Bektzh"]
    assert ("…" in told(TEXT, cells)) is (cells < 110)


def test_a_quotation_that_matched_by_its_speaker_shows_its_words() -> None:
    """Before who spoke; where the words themselves matched they stand there once."""
    words = replace(
        cited("x_2", "HRW", 7, ""), exact="take appropriate measures", gist=None
    )
    speaker = hit(
        "x_2",
        "quote",
        "HRW ¶7",
        matched="Chinese Consulate in Almaty, note of 14 November",
        marks=((29, 33),),
        how="in text",
        citation=words,
    )
    assert "“take appropriate mea… · …in Almaty, note of… in text" in told(speaker)
    assert lit(speaker) == ["note"]
    own = replace(speaker, matched="…appropriate measures", marks=((1, 12),))
    assert told(own).count("appropriate") == 1


def test_a_text_that_is_cut_leaves_no_room_free() -> None:
    """As much of what stands before as there is room for."""
    assert told(TEXT, 78).split("…")[1].startswith("was closed to ")


def test_a_note_is_ours_and_says_so() -> None:
    """A passage is a source's, and stands where it is named."""
    note = hit("p_1", "note", "Bekzat", matched="Ask again.", how="in text")
    assert "Ask again. (ours)" in told(note)
    assert "(ours)" not in told(TEXT)


def test_what_stands_in_a_text_of_ours_about_a_record_is_cut_alike() -> None:
    """A summary is longer than a name."""
    summary = hit(
        "e_1", "event", "Hearing", matched=LONG, marks=((61, 67),), how="in text"
    )
    assert lit(summary) == ["Bektzh"] and "(ours)" in told(summary)


def test_the_kind_of_the_best_hit_stands_first() -> None:
    """Each with its count; many of one kind leave room for the others."""
    people = [hit(f"p_{n}", "person", f"{n}") for n in range(30)]
    event = hit("e_1", "event", "Hearing")
    answer = found(
        people[0],
        event,
        *people[1:],
        counts={"person": 80, "event": 1},
        more=frozenset({"person"}),
    )
    entries = grouped(answer, alone=False)
    headings = [entry for entry in entries if isinstance(entry, Heading)]
    assert headings == [
        Heading("person", 80, True, SHARE),
        Heading("event", 1, False, 1),
    ]
    assert told(headings[0]) == f"people 80+ · the first {SHARE}; tab shows more"
    assert told(headings[1]) == "events 1"
    assert len(entries) == SHARE + 3
    assert grouped(answer, alone=True) == answer.hits


def test_one_kind_alone_is_shown_whole() -> None:
    """There is no other to leave room for."""
    people = [hit(f"p_{n}", "person", f"{n}") for n in range(30)]
    assert len(grouped(found(*people), alone=False)) == 31


def test_there_are_words_for_every_kind_and_way() -> None:
    """Those of the store, and no others."""
    assert tuple(KINDS) == records.KINDS
    assert all(several(kind) for kind in KINDS)
    assert all(how(way) for way in HOWS)


def test_nothing_in_a_hit_commands_a_terminal() -> None:
    """Line ends neither: a hit is one line."""
    evil = hit("p_1", "person", EVIL, matched=f"a\n{EVIL}", marks=((3, 40),))
    assert "\n" not in told(evil)


@given(
    name=st.text(max_size=30),
    matched=st.text(max_size=80),
    marks=st.lists(st.integers(0, 80), max_size=6),
    kind=st.sampled_from(records.KINDS),
    cells=st.integers(1, 120),
)
def test_a_line_has_its_width_whatever_was_found(
    name: str, matched: str, marks: list[int], kind: str, cells: int
) -> None:
    """In any script, marked anywhere."""
    ends = [mark for mark in sorted(set(marks)) if mark <= len(matched)]
    pairs = tuple(zip(ends[::2], ends[1::2], strict=False))
    entry = hit("p_1", kind, name, matched=matched, marks=pairs)
    for drawn in (draw(entry, cells), draw_short(entry, cells)):
        assert line_width(drawn) == cells
