"""A quote on a sheet: the words first."""

from app.sheets.given import ALL, texts
from dossier.screens.desk import Desk


def test_a_quote_has_its_words_first(desk: Desk) -> None:
    """Then who, as what, to whom, where."""
    rows = desk.rows("quotes", ALL).page(0)
    row = next(row for row in rows if row.id == "x_watch_3")
    assert texts(desk.detail("quotes", row, ALL)) == [
        "“We only wanted our pasture back” [Steppe Watch ¶3]",
        "speaker Aliya Omarova",
        "described a teacher of the village",
        "to Karasu District Court",
        "kind spoken",
        "source Steppe Watch, 2 Jun 2024",
    ]
