"""What holds on the sheet of every record of the trial."""

import pytest

from app import trial
from app.sheets.given import ALL, sheet
from dossier.rows import text_of
from dossier.screens.desk import Desk

IDS = [
    row["id"]
    for table in ("entity", "question", "passage")
    for row in trial.tables()[table]
]


def gists() -> list[str]:
    """What stands in our own words only."""
    return [str(row["gist"]) for row in trial.tables()["passage"] if "gist" in row]


@pytest.mark.parametrize("record_id", IDS)
def test_no_gist_stands_in_quotation_marks(desk: Desk, record_id: str) -> None:
    """On no sheet of any record."""
    read = "\n".join(sheet(desk, record_id))
    assert not [gist for gist in gists() if f"“{gist}" in read]


@pytest.mark.parametrize("record_id", IDS)
def test_every_statement_names_its_place(desk: Desk, record_id: str) -> None:
    """What can be followed to a passage says which; a source's own passages and the
    words on a passage's page stand under its name."""
    if record_id.startswith(("s_", "x_")):
        return
    for block in desk.page(record_id, ALL).blocks:
        assert block.cite is None or "]" in block.text


@pytest.mark.parametrize("record_id", IDS)
def test_the_mark_of_silence_stands_only_before_sources_read_whole(
    desk: Desk, record_id: str
) -> None:
    """Nothing else is labelled with it."""
    for block in desk.page(record_id, ALL).blocks:
        assert text_of(block.label).strip() != "·"
        if block.text.startswith("· "):
            assert block.text.startswith("· Read whole and silent: ")
