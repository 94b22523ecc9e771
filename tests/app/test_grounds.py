"""Grounds: why something is proposed, as a sentence."""

import pytest

from dossier.grounds import question, rule, sentence
from dossier_db.records import Proposal

VALUES = {"a_1": "first", "a_2": "second"}


def said(rule_name: str, *grounds: str) -> str:
    """The sentence for some grounds, without the answers before it."""
    proposal = Proposal("f" * 64, "q_1", rule_name, "agree", "a_1", "a_2", grounds)
    answers, _colon, why = sentence(proposal, VALUES).partition(": ")
    assert answers == "first / second"
    return why


@pytest.mark.parametrize(
    ("rule_name", "grounds", "expected"),
    [
        ("equal", ("nineteen", "19"), "the same, written otherwise"),
        ("spelling", ("A", "B", "record"), "two names of one record"),
        ("spelling", ("A", "B", "91"), "91 % of the letters are alike"),
        ("precision", ("number", "a", "18", "15–20"), "18 lies within 15–20"),
        ("precision", ("number", "a", "22", "21–"), "22 lies within 21 or more"),
        ("precision", ("number", "b", "7", "–15"), "7 lies within up to 15"),
        ("precision", ("list", "a", "7, 10", "7–15"), "7, 10 lies within 7–15"),
        (
            "precision",
            ("date", "a", "2024-05-03", "2024-05"),
            "3 May 2024 lies within May 2024",
        ),
        ("sum", ("13 + 6", "19"), "13 + 6 = 19"),
        ("sum", ("13 + 5", "19", "1"), "13 + 5 ≠ 19: 1 apart"),
        ("sum", ("13 + 8", "19", "-2"), "13 + 8 ≠ 19: 2 apart"),
        (
            "order",
            ("to begin", "concluded", "2024-05-20", "2024-05-10~", "10", "estimated:b"),
            "the trial is to begin (20 May 2024) / the trial is over (about 10 May"
            " 2024, estimated); 10 days apart",
        ),
        (
            "order",
            ("begun", "concluded", "2024-05", "2024-05-10", "overlap"),
            "the trial has begun (May 2024) / the trial is over (10 May 2024); which"
            " was written later is not known: the days overlap",
        ),
        (
            "order",
            ("begun", "stage:judgment", "", "2024-05-10", "undated"),
            "the trial has begun (undated) / judgment (10 May 2024); which was"
            " written later is not known: a date is missing",
        ),
    ],
)
def test_the_grounds_of_every_rule_read_as_a_sentence(
    rule_name: str, grounds: tuple[str, ...], expected: str
) -> None:
    assert said(rule_name, *grounds) == expected


def test_a_kept_sum_says_its_arithmetic() -> None:
    assert "13 + 5 ≠ 19" in said("sum", "13 + 5", "19", "1")


def test_a_rule_of_the_texts_has_a_name_and_a_question() -> None:
    assert (rule("custody"), question("stage")) == (
        "the measure of restraint",
        "How far had the trial come?",
    )


def test_a_rule_that_nobody_named_is_called_as_it_is() -> None:
    assert (rule("weather"), question("weather")) == ("weather", "")
