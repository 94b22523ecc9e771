"""Where all else agrees, what is left over on both sides is set against each other."""

import pytest

from dossier_db.texts.flags import Flag, flags
from dossier_db.texts.sentences import split

TOLD = (
    "The ferry Alba sank off Sund on 3 May with 214 passengers aboard. Divers from"
    " Norvik found 37 bodies by 9 May. The owner, Lund, is to be tried in Hamra on"
    " 12 June under article 88. Six boats had been launched."
)
RETOLD = (
    "It was in Norvik that divers were hired, and what they brought up were 37 dead,"
    " the last of them on 9 May. Since 3 May nobody in Sund has talked of anything but"
    " the ship called Alba. All 214 who had paid for a berth were listed. Article 88"
    " awaits Lund when judges meet at Hamra, which will be on 12 June."
    " Not one of the six boats leaked."
)


def left(changed: str) -> list[Flag]:
    """What a copy leaves over beside the retelling."""
    found = flags(split(RETOLD), split(changed))
    return [flag for flag in found if "others of their kind" in flag.why]


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("214 passengers", "241 passengers", "number"),
        ("9 May", "4 May", "date"),
        ("Norvik", "Selje", "name"),
    ],
)
def test_one_changed_value_is_found_though_nothing_is_said_alike(
    before: str, after: str, rule: str
) -> None:
    assert before in TOLD
    (flag,) = left(TOLD.replace(before, after))
    assert (flag.rule, flag.verdict) == (rule, "differ")
    assert flag.b[0].words in after


def test_nothing_is_left_over_where_all_agrees() -> None:
    assert left(TOLD) == []


def test_two_texts_that_agree_in_little_leave_nothing_to_be_compared() -> None:
    other = "A school in Brenn has 190 pupils. On 1 April it closed. Its head is Quist."
    assert left(other) == []


def test_values_that_could_stand_for_several_stand_for_none() -> None:
    changed = TOLD.replace("3 May", "8 May").replace("12 June", "15 June")
    assert [flag.rule for flag in left(changed)] == []


@pytest.mark.parametrize(
    ("mine", "its", "raised"),
    [
        ("his sister Orsolya", "her cousin Tamsin", True),
        ("a man from Orsova", "a van near Tilbourne", True),
        ("his sister Orsolya", "a man from Tilbourne", False),
        ("they praised Orsolya", "they praised Tilbourne", False),
        ("the Harbour Times", "the Winter Watch", False),
    ],
)
def test_a_name_stands_for_another_only_where_both_are_known_to_be_of_one_kind(
    mine: str, its: str, raised: bool
) -> None:
    a = f"It rained in Oral, Sund, Norvik and Hamra. Then came word of {mine}."
    b = f"The ship passed Hamra, Norvik, Sund, Oral. Nobody feared {its} much."
    why = [flag.why for flag in flags(split(a), split(b))]
    assert any("all 4 others of their kind agree" in one for one in why) == raised


def test_a_number_stands_for_none_that_is_many_times_as_large() -> None:
    assert left(TOLD.replace("214 passengers", "21,400 passengers")) == []
