"""A source on a sheet: bibliography, how far read, passages in order."""

from pathlib import Path

from app.sheets.given import sheet, texts
from dossier.screens.desk import Desk
from dossier.sheets.source import blocks
from dossier_db import Store
from dossier_db.records import Capture, Link


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


def test_a_source_that_hangs_on_this_one_stands_before_what_it_does(desk: Desk) -> None:
    assert "← Mirror copies this one" in sheet(desk, "s_watch")


def test_a_file_without_a_text_is_said_to_be_held(tried: Path) -> None:
    """There is nothing to read in it; an earlier text stays the one that is read."""
    with Store.open(tried) as store:
        source = store.sources.source("s_mirror")

    def held(*letters: int) -> str:
        captures = [
            Capture(
                f"f_{n}", Link("s_mirror", "x"), "2026-01-02", None, None, "", count
            )
            for n, count in enumerate(letters)
        ]
        return "\n".join(texts(blocks(source, captures)))

    assert "a file without a text" in held(0)
    assert "7 characters: w reads it" in held(7, 0)
