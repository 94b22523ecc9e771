"""What a line of notes becomes, part by part."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.rows import text_of
from dossier.sheets import noted as sheets
from dossier_db import Store
from dossier_db.intake.noting import noted

TODAY = datetime.date(2024, 6, 12)


@pytest.fixture
def store(tried: Path) -> Iterator[Store]:
    """The trial, its names to be looked up."""
    with Store.open(tried) as opened:
        opened.reindex()
        yield opened


def shown(store: Store, line: str) -> dict[str, str]:
    """The sheet of a line: each part by its label."""
    blocks = sheets.blocks(noted(store, line, TODAY))
    return {text_of(one.label): one.text for one in blocks}


def test_an_event_is_told_with_its_day_and_place(store: Store) -> None:
    """As it was understood."""
    found = shown(store, "11 June 10:30 hearing Karasu: The doors were closed")
    assert found["becomes"] == "new event: Hearing, Karasu"
    assert found["date"] == "11 Jun 2024, 10:30"
    assert found["place"] == "Karasu"
    assert found["says"] == "The doors were closed"
    assert found["cited"] == "your own observation (field notes)"


def test_what_lies_ahead_is_said_to_be_planned(store: Store) -> None:
    """Before it is saved as that."""
    found = shown(store, "13 June 2024 hearing Karasu: The clerk has set it")
    assert found["date"] == "13 Jun 2024 (planned)"
    found = shown(store, "12 June hearing Karasu: The doors were closed")
    assert found["date"] == "12 Jun 2024"


def test_an_event_that_is_there_is_named(store: Store) -> None:
    """The line is one account more of it."""
    found = shown(store, "10 June hearing: The doors were closed")
    assert found["becomes"] == "account of First hearing set"


def test_without_a_head_it_is_an_observation(store: Store) -> None:
    """Neither day nor place."""
    found = shown(store, "Nobody was let in")
    assert found == {
        "becomes": "observation",
        "says": "Nobody was let in",
        "cited": "your own observation (field notes)",
    }


def test_who_is_named_is_known_or_new(store: Store) -> None:
    """By our name for whom we know."""
    found = shown(store, "Nobody spoke to @Saule_Nurgali or @Timur")
    assert found["names"] == "Saule Nurgali, Timur (new)"


def test_a_place_that_is_not_there_is_new(store: Store) -> None:
    """It will be added."""
    found = shown(store, "11 June hearing Osakarovka: It was quiet")
    assert found["place"] == "Osakarovka (new)"


def test_very_words_stand_with_their_speaker(store: Store) -> None:
    """Or alone."""
    found = shown(store, "She came out. @Saule_Nurgali: “They read for an hour”")
    assert found["quote"] == "Saule Nurgali: “They read for an hour”"
    found = shown(store, "Somebody called: “Let us in”")
    assert found["quote"] == "“Let us in”"


def test_the_source_is_named_with_its_paragraph(store: Store) -> None:
    """Where it is not one's own."""
    found = shown(store, "Forty stood there [Steppe Watch ¶2]")
    assert found["cited"] == "Steppe Watch ¶2"


def test_ones_connection_is_said_with_ones_own_observation(store: Store) -> None:
    """How one knows it."""
    found = shown(store, "Nobody was let in (heard from the lawyer)")
    assert found["cited"].endswith("(field notes): heard from the lawyer")


def test_how_a_line_is_written_is_told_in_a_line_each() -> None:
    """Short enough for the smallest window."""
    told = sheets.grammar()
    assert text_of(told[0].label) == "begin"
    assert all(len(one.text) <= 55 for one in told)
