"""The piece of a text that is shown: the words found are in it, and are marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.search.query import parse
from dossier_db.search.snippets import Snippet, Sought

WORDS = [
    "road",
    "Болат",
    "court",
    "赛尔克坚",
    "Атажұрт",
    "é",
    "e\u0301",
    "a",
    "—",
    "§ 5",
]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=200).map(" ".join)


def best(query: str, *texts: str) -> Snippet | None:
    """The piece of these texts in which a query is found."""
    return Sought(parse(query)).best(texts)


def marked(query: str, *texts: str) -> list[str] | None:
    """The words that are marked; None where a query is not found."""
    piece = best(query, *texts)
    return piece and [piece.text[start:stop] for start, stop in piece.marks]


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        ("stood", "They stood there", ["stood"]),
        ("there stood", "They stood there", ["stood", "there"]),
        ("sto", "They stood; two stopped", ["sto", "sto"]),
        ("болат", "Bolat came", ["Bolat"]),
        ("zurich", "In Zürich", ["Zürich"]),
        ("克坚", "在赛尔克坚说", ["克坚"]),
        ('"stood there"', "They stood: there", ["stood: there"]),
        ('"STOOD THÉRE"', "They stood there", ["stood there"]),
        ("=Stood", "they stood, understood", ["stood", "stood"]),
        ('="a  b"', "x A\n b", ["A\n b"]),
        ("=straße", "Die STRASSE", ["STRASSE"]),
        ("=é", "cafe\u0301", ["e\u0301"]),
    ],
)
def test_the_words_that_were_found_are_marked(
    query: str, text: str, marks: list[str]
) -> None:
    assert marked(query, text) == marks


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("stood there", "They stood"),
        ("tood", "They stood"),
        ('"there stood"', "They stood there"),
        ('"sto"', "They stood"),
        ("=stóod", "They stood"),
        ("=stood", "They stóod"),
        ("=e", "cafe\u0301"),
        ("zzzz", "Zhetisu"),
        ("克尔", "赛尔克坚"),
    ],
)
def test_a_text_without_what_is_sought_has_no_piece(query: str, text: str) -> None:
    assert best(query, text) is None


def test_the_first_text_that_has_all_words_is_shown() -> None:
    piece = best("road court", "the road", "a court on the road", "court, road")
    assert piece is not None
    assert piece.text == "a court on the road"


def test_words_of_several_texts_are_shown_together() -> None:
    piece = best("道 road", "on the road", "道")
    assert piece is not None
    assert piece.text == "on the road … 道"
    assert marked("道 road", "on the road", "道") == ["road", "道"]


def test_of_a_long_text_the_part_with_most_words_is_shown() -> None:
    text = "road " + "x " * 300 + "the road to the court " + "y " * 300
    piece = best("court road", text)
    assert piece is not None
    assert len(piece.text) < 300
    assert "the road to the court" in piece.text
    assert piece.text.startswith("…")
    assert piece.text.endswith("…")


def test_words_far_apart_in_a_long_text_are_all_shown() -> None:
    text = "the road " + "x " * 400 + "the court"
    assert marked("road court", text) == ["road", "court"]


def test_a_long_text_found_by_its_filters_is_shown_from_its_beginning() -> None:
    text = "word " * 200
    piece = best("kind:passage", text)
    assert piece is not None
    assert text.startswith(piece.text.removesuffix("…"))
    assert len(piece.text) < 300


def test_a_word_longer_than_the_piece_is_marked_to_its_end() -> None:
    text = "b " * 100 + "a" * 1000 + " b" * 100
    assert marked("=" + "a" * 900, text) == ["a" * 900]


@pytest.mark.parametrize("query", ["-stood", '-"they stood"', "-STOOD"])
def test_what_is_not_wanted_bars_a_text(query: str) -> None:
    assert Sought(parse(query)).barred_by(["", "They stood there"])


@pytest.mark.parametrize("query", ["-sto", '-"stood they"', "stood"])
def test_nothing_else_bars_a_text(query: str) -> None:
    assert not Sought(parse(query)).barred_by(["They stood there"])


@given(texts, st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join))
def test_a_piece_is_made_of_its_text_and_has_every_word(text: str, query: str) -> None:
    piece = best(query, text)
    if piece is None:
        return
    last = 0
    for start, stop in piece.marks:
        assert last <= start < stop <= len(piece.text)
        last = stop
    for part in piece.text.split("…"):
        assert part.strip() in text
    assert set(marked(query, piece.text) or []) == set(marked(query, text) or [])
