"""A passage on a sheet: its words, its place, what rests on it."""

from app.sheets.given import sheet
from dossier.screens.desk import Desk


def test_a_passage_has_its_words_its_place_and_all_that_rests_on_it(
    desk: Desk,
) -> None:
    """A gist is called ours."""
    read = sheet(desk, "x_watch_2")
    assert read[:2] == [
        "Steppe Watch ¶2",
        "In our words: About forty people stood on the road.",
    ]
    assert "source Steppe Watch, 2 Jun 2024, read whole" in read
    assert "on the word Aliya Omarova" in read
    assert "answers How many were there?: about 40" in read
    assert sheet(desk, "x_radio_4")[1].startswith("a woman at the road: “Жер біздікі”")


def test_a_passage_says_once_whose_word_it_is(desk: Desk) -> None:
    """A quote has its speaker before the words; any other says where none is shown."""
    own = "on the word of the source itself, or not shown"
    assert own in sheet(desk, "x_watch_1")
    for record_id in ("x_watch_3", "x_radio_4", "x_blog_3"):
        assert not [text for text in sheet(desk, record_id) if "on the word" in text]
