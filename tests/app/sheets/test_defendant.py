"""A defendant or the remainder on a sheet: measures, figures, sums."""

from pathlib import Path

from app.sheets.given import ALL, texts
from dossier.rows import Block
from dossier.screens.desk import Desk
from dossier_db import Store, Viewpoint


def test_the_remainder_of_the_roster_does_its_sums(desk: Desk) -> None:
    """What sources count, and whether the measures add up to the charged."""
    row = desk.rows("defendants", ALL).page(0)[-1]
    read = texts(desk.detail("defendants", row, ALL))
    assert read[0] == "6 further defendants"
    assert read[2:] == [
        "Sums",
        "7 custody + 2 house arrest = 9  as charged by some",
        "What sources count",
        "9 charged · 2 independent sources",
        "[The Daily ¶2]",
        "[Steppe Watch ¶1] 1 Jun 2024",
        "7 charged · 1 independent source",
        "[Radio Karasu ¶2] 21 May 2024",
        "7 custody · in a document that nobody here has seen",
        "[Order of 11 April] 11 Apr 2024",
        "2 house arrest · in a document that nobody here has seen",
        "[Order of 11 April] 11 Apr 2024",
    ]


def test_every_citation_of_a_number_opens_its_own_passage(desk: Desk) -> None:
    """And the number, which rests on several, opens none of them."""
    row = desk.rows("defendants", ALL).page(0)[-1]
    blocks = desk.detail("defendants", row, ALL)
    cited = [block for block in blocks if block.cite is not None]
    assert [block.cite for block in cited] == [
        "x_daily_2",
        "x_watch_1",
        "x_radio_2",
        "x_order_1",
        "x_order_1",
    ]
    assert all(block.opens == block.cite and block.under for block in cited)


def test_a_sum_that_meets_no_number_charged_says_by_how_much(tried: Path) -> None:
    """As a warning."""
    with Store.open(tried) as store:
        with store.act("tests") as act:
            act.update("restraint", {"id": "r_two"}, {"people": 4})
        desk = Desk(store)
        row = desk.rows("defendants", ALL).page(0)[-1]
        blocks: tuple[Block, ...] = desk.detail("defendants", row, ALL)
    said = next(block for block in blocks if " = " in block.text)
    assert said.text == "7 custody + 4 house arrest = 11  2 away from 9 charged"
    assert said.line[-1].role == "warning"


def test_a_defendant_without_a_stated_measure_says_so(desk: Desk) -> None:
    """Not free, and not in custody: nobody said."""
    view = Viewpoint("s_radio")
    row = desk.rows("defendants", ALL).page(0)[0]
    bare = type(row)(row.id, row.name, None, True, 1, (), (), (), 0)
    read = texts(desk.detail("defendants", bare, view))
    assert "No source read here states one." in read
    assert "No spelling is recorded." in read
