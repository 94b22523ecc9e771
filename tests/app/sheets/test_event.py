"""An event on a sheet: ours first, then what each source says."""

from app.sheets.given import sheet
from dossier.screens.desk import Desk


def test_an_event_is_ours_first_and_then_every_sources_own(desk: Desk) -> None:
    """Date, what is asked about it, accounts with their own dates, who took part."""
    read = sheet(desk, "e_protest")
    assert read[0] == "Protest on the Karasu road"
    assert read[1].startswith("9 or 10 Apr 2024 (our dating) · protest · the Karasu")
    assert read[1].endswith(" · 4 independent sources")
    assert read[2] == "The road was blocked for hours. (ours)"
    assert read.index("! How many were there?  3 answers") > 1
    accounts = read.index("What each source says")
    assert (
        "the Karasu road: About forty people stood on the road. · on the word of Aliya"
        " Omarova [Steppe Watch ¶2]"
    ) in read[accounts:]
    assert "9 Apr 2024: The protest was on 9 April. [A neighbour's blog ¶2]" in read
    assert "speaker Aliya Omarova [Steppe Watch ¶2]" in read


def test_what_is_held_to_be_mistaken_says_so(desk: Desk) -> None:
    """Beside its date."""
    assert "reported, held to be mistaken" in sheet(desk, "e_beaten")[1]
    assert sheet(desk, "e_visit")[1].startswith("undated")
