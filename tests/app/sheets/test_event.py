"""An event on a sheet: ours first, then what each source says."""

from pathlib import Path

from app.sheets.given import sheet
from dossier.screens.desk import Desk
from dossier_db import Store, Viewpoint


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
    assert (
        "speaker Aliya Omarova · on the word of Aliya Omarova [Steppe Watch ¶2]"
    ) in read


def test_of_an_event_that_nobody_heard_tells_that_is_all_it_says(desk: Desk) -> None:
    """No status, no date and no words of ours, which know what came later."""
    read = sheet(desk, "e_protest", Viewpoint(known_on="2024-03-01"))
    assert read[:2] == [
        "Protest on the Karasu road",
        "No source that is heard gives an account of it.",
    ]
    assert "The road was blocked for hours. (ours)" not in read


def test_what_is_held_to_be_mistaken_says_so(desk: Desk) -> None:
    """Beside its date."""
    assert "reported, held to be mistaken (ours)" in sheet(desk, "e_beaten")[1]
    assert sheet(desk, "e_visit")[1].startswith("undated")


def test_a_stage_that_is_called_as_the_kind_is_stands_there_once(tried: Path) -> None:
    """Beside the date."""
    with Store.open(tried) as store:
        with store.act("tests") as act:
            act.insert("term", {"id": "stage:hearing", "name": "hearing"})
            act.update("event", {"id": "e_order"}, {"stage": "stage:hearing"})
        assert sheet(Desk(store), "e_order")[1].count("hearing") == 1


def test_questions_about_an_event_are_called_that(desk: Desk) -> None:
    """One of them may have an answer alone: nothing meets or parts there."""
    read = sheet(desk, "e_protest")
    assert read[read.index("Questions") + 1] == "! How many were there?  3 answers"
