"""A hit on a sheet: what was found, whole."""

from app.finds import hit
from app.sheets.given import citation
from dossier.rows import Block, text_of
from dossier.sheets.hit import blocks


def read(found: tuple[Block, ...]) -> list[str]:
    """What a reader reads."""
    return [f"{text_of(block.label)} {block.text}".strip() for block in found]


def test_the_form_that_matched_stands_with_all_that_its_passage_says() -> None:
    """Highlighted, and one key from the words."""
    place = citation(3, "HRW", gist="Bektzhati was arrested.", caution="a summary")
    one = hit(
        "p_1",
        "person",
        "Bekzat",
        matched="Bektzhati",
        marks=((0, 6),),
        how="sounds alike",
        citation=place,
    )
    found = blocks(one)
    assert read(found) == [
        "Bekzat",
        "Bektzhati [HRW ¶3]",
        "Bektzhati was arrested. · caution: a summary [HRW ¶3]",
        "found sounds alike: the same consonants in order: a likeness, not an identity",
    ]
    assert [tuple(light[:2]) for light in found[1].highlights] == [(0, 6)]
    assert {block.cite for block in found[1:3]} == {"x_hrw_3"}
    assert found[1].opens == "p_1"


def test_words_that_are_the_whole_passage_stand_once() -> None:
    """A name that is the record's own, too; it is ours where nothing is cited."""
    words = citation(3, "HRW", exact="We only wanted our pasture back")
    text = hit("x_1", "quote", "HRW ¶3", matched=words.words, citation=words)
    assert read(blocks(text))[:2] == [
        "HRW ¶3",
        "We only wanted our pasture back [HRW ¶3]",
    ]
    assert read(blocks(hit("p_1", "person", "Bekzat"))) == [
        "Bekzat (ours)",
        "found exact: the same words",
    ]
