"""A defendant or the remainder on a sheet: measures, figures, sums."""

from dataclasses import replace
from pathlib import Path

from app.sheets.given import ALL, citation, texts
from dossier.rows import Block
from dossier.screens.desk import Desk
from dossier.sheets.defendant import blocks, sums
from dossier_db import Store, Viewpoint
from dossier_db.records import Figure, Link, Outcome, RosterHead


def test_the_remainder_of_the_roster_does_its_sums(desk: Desk) -> None:
    """What sources count, and whether the measures add up to the charged."""
    row = desk.rows("defendants", ALL).page(0)[-1]
    read = texts(desk.detail("defendants", row, ALL))
    assert read[0] == "6 further defendants"
    assert read[2:] == [
        "Sums",
        "7 custody (unseen) + 2 house arrest (unseen) = 9  as charged by some",
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
    assert said.text == (
        "7 custody (unseen) + 4 house arrest (unseen) = 11  2 away from 9 charged"
    )
    assert said.line[-1].role == "warning"


def test_a_defendant_without_a_stated_measure_says_so(desk: Desk) -> None:
    """Not free, and not in custody: nobody said."""
    view = Viewpoint("s_radio")
    row = desk.rows("defendants", ALL).page(0)[0]
    bare = type(row)(row.id, row.name, None, True, (1,), (), (), (), (), 0)
    read = texts(desk.detail("defendants", bare, view))
    assert read.count("None is stated here.") == 2
    assert "Outcome" not in read
    assert "told of, no name recorded" in read


def test_an_outcome_stands_below_the_charge_and_opens_its_passage(
    desk: Desk,
) -> None:
    """Told by one passage as a measure is; of whom none is told, nothing is said."""
    row = desk.rows("defendants", ALL).page(0)[0]
    freed = Outcome(
        Link(row.id, row.name), 1, "release", None, None, citation(3, gist="Let go.")
    )
    read = desk.detail("defendants", replace(row, outcomes=(freed,)), ALL)
    lines = texts(read)
    assert lines.index("Charge") < lines.index("Outcome")
    (shown,) = [one for one in read if one.text.startswith("release")]
    assert shown.text == "release, day not stated: Let go. [Paper ¶3]"
    assert shown.opens == shown.cite == "x_paper_3"


def test_a_name_in_a_document_that_nobody_has_seen_is_said_to_be(desk: Desk) -> None:
    """It is counted for no source."""
    row = replace(desk.rows("defendants", ALL).page(0)[0], sources=0)
    read = texts(desk.detail("defendants", row, ALL))
    assert "name printed in a document that nobody here has seen" in read


def test_a_number_in_a_sum_says_how_many_sources_give_it() -> None:
    """Independent ones; who is released is no part of it."""
    given = citation(1), citation(2)
    head = RosterHead(
        Link("c_trial", "The trial"),
        tuple(
            Figure(of, kind, people, sources, given, (None, None))
            for of, kind, people, sources in (
                ("charge", "charged", 9, 3),
                ("restraint", "custody", 7, 2),
                ("restraint", "house arrest", 2, 1),
                ("outcome", "release", 2, 1),
            )
        ),
        named=3,
        told=0,
        stated=3,
        uncharged=(0, 0),
        charged=(9,),
    )
    assert texts(sums(head))[1:] == [
        "7 custody (2 sources) + 2 house arrest (1 source) = 9  as charged by some"
    ]


def test_a_place_that_gives_a_number_twice_stands_there_once(desk: Desk) -> None:
    """Two passages of one paragraph, for one day."""
    row = desk.rows("defendants", ALL).page(0)[-1]
    figure = Figure("charge", "charged", 9, 1, (citation(7), citation(7)), (None, None))
    head = RosterHead(Link("c_trial", "The trial"), (figure,), 3, 0, 3, (0, 0), (9,))
    assert texts(blocks(row, head)).count("[Paper ¶7]") == 1
