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
