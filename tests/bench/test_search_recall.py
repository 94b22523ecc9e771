"""How recall is counted and judged."""

from bench.recall import FIRST, lines, rank
from bench.report import Line

ASKED = [
    {"kind": "typo", "held": True},
    {"kind": "order", "held": True},
    {"kind": "order", "held": False},
]


def test_a_rank_is_a_place_among_the_first_or_none() -> None:
    ids = [f"p_{n}" for n in range(FIRST + 1)]
    assert [rank(ids, one) for one in ("p_0", "p_9", "p_10", "p_x")] == [1, 10, 0, 0]


def test_only_what_was_held_out_is_judged() -> None:
    ranks = {
        "prototype": [0, 1, 1],
        "prototype as typed": [0, 0, 1],
        "as typed": [2, 1, 0],
        "wide": [1, 1, 0],
    }
    found = {
        line.what: line
        for line in lines(ASKED, ranks, ("prototype", "as typed", "wide"), 1)
    }
    assert found["typo (1)"].figures == (0, 0, 100)
    assert found["order (1)"].figures == (100, 100, 100)
    assert found["all held out (2)"].figures == (50, 50, 100)
    assert found["all tuned with (1)"].figures == (100, 0, 0)
    assert [line.what for line in found.values() if line.budget is not None] == [
        "all held out (2)"
    ]


def test_without_the_prototype_nothing_is_judged() -> None:
    ranks = {"as typed": [0, 0, 0], "wide": [0, 0, 0]}
    found = list(lines(ASKED, ranks, ("as typed", "wide"), FIRST))
    assert all(line.budget is None and line.holds for line in found)


def test_a_gain_holds_from_its_budget_on() -> None:
    assert Line.gained("enough", (80, 84), 4.0).holds
    assert not Line.gained("too little", (80, 83), 4.0).holds
    assert Line.gained("more than enough", (80, 99), 4.0).allowed.strip() == "+4.0"
