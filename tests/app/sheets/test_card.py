"""A card: names by script, statements, relations, what was said."""

from app.sheets.given import sheet
from dossier.screens.desk import Desk


def test_a_card_has_names_by_script_and_what_is_said(desk: Desk) -> None:
    """Measures first, then names, statements, relations, happenings, own words."""
    read = sheet(desk, "p_aliya")
    assert read[:3] == [
        "Aliya Omarova",
        "person · p_aliya",
        "A teacher; speaks for the village. (ours)",
    ]
    headings = [
        "Measures and charges",
        "Names, as sources write them",
        "What is said",
        "Relations",
        "Took part in",
        "In their own words",
        "Notes (ours)",
    ]
    assert [text for text in read if text in headings] == headings
    assert "阿丽娅·奥马罗娃 (through Chinese) [Wire 24]" in read
    assert read.index("Cyrillic") < read.index("Әлия Омарова [Radio Karasu ¶4]")
    assert "wife of Bolat Seitkali [Steppe Watch ¶4]" in read
    assert "“We only wanted our pasture back” · to Karasu District Court" in "\n".join(
        read
    )
