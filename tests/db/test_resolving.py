"""Resolving: one record alone is meant by a name, or nothing is written."""

import datetime

import pytest

from dossier_db.errors import BadDate, RefusedWrite
from dossier_db.intake import kind
from dossier_db.intake.resolving import resolve, same_name
from dossier_db.store import Store

TODAY = datetime.date(2026, 1, 30)


def resolved(village: Store, what: str, /, **typed: str) -> dict[str, str]:
    """The fields of a form as they are filed."""
    return resolve(village, kind(what), typed, TODAY)


def test_a_whole_name_is_the_record_that_bears_it(village: Store) -> None:
    assert resolved(village, "mention", who="bolat") == {"who": "p_bolat"}


def test_an_id_is_taken_as_it_is(village: Store) -> None:
    assert resolved(village, "mention", who="p_bolat") == {"who": "p_bolat"}


def test_a_name_of_another_kind_is_not_meant(village: Store) -> None:
    with pytest.raises(RefusedWrite, match="place"):
        resolved(village, "hearing", place="Bolat")


def test_part_of_a_name_is_not_guessed_at(village: Store) -> None:
    with pytest.raises(RefusedWrite, match="p_bolat"):
        resolved(village, "mention", who="Bola")


def test_nobody_is_said_to_be_nobody(village: Store) -> None:
    with pytest.raises(RefusedWrite, match="new:Zhanna"):
        resolved(village, "mention", who="Zhanna")


def test_new_and_own_are_left_to_the_filing(village: Store) -> None:
    given = resolved(village, "mention", who="new:Zhanna", source="own")
    assert given == {"who": "new:Zhanna", "source": "own"}


def test_a_date_in_words_becomes_an_expression(village: Store) -> None:
    assert resolved(village, "hearing", date="13 Nov 2025") == {"date": "2025-11-13"}


def test_a_date_nobody_understands_is_said_at_its_field(village: Store) -> None:
    with pytest.raises(BadDate, match=r"^date: "):
        resolved(village, "hearing", date="some day")


def test_a_field_there_is_not_is_named_with_those_there_are(village: Store) -> None:
    with pytest.raises(RefusedWrite, match=r"colour.*stage"):
        resolved(village, "hearing", colour="blue")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bolat", "BOLAT", True),
        ("Ғани", "ғани", True),
        ("Bolat A.", "Bolat", False),
        ("", "", False),
    ],
)
def test_names_are_one_but_for_case_and_signs(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
