"""A source on a sheet: bibliography, how far read, passages in order."""

from app.sheets.given import sheet
from dossier.screens.desk import Desk


def test_a_source_says_how_far_it_was_read_and_what_it_counts_as(desk: Desk) -> None:
    """Its bibliography, then its passages in the order of reading."""
    read = sheet(desk, "s_mirror")
    assert "title none known" in read
    assert "read read in part" in read
    assert "counts as one with Steppe Watch" in read
    assert "→ copies Steppe Watch" in read
    assert "→ rests on Radio Karasu (inferred)" in sheet(desk, "s_wire")
    assert "read not seen by anyone here" in sheet(desk, "s_order")
    watch = sheet(desk, "s_watch")
    at = watch.index("5 passages cited here")
    assert [text[:2] for text in watch[at + 1 :]] == ["¶1", "¶2", "¶3", "¶4", "¶5"]
