"""All rules together, on any answers: never an error, always the same."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.growth import costs_in_line
from db.told import answer, exactly, says
from dossier_db.dates import read
from dossier_db.proposals.material import Material, Telling
from dossier_db.proposals.pairs import MOST, of_question, proposal_id
from dossier_db.records import Proposal
from dossier_db.texts.facts.words import in_order


def of_pair(one: Material, other: Material) -> list[Proposal]:
    """What is proposed of two answers to one question."""
    return [each for found in of_question("q", (one, other)) for each in found]


_WORDS = st.sampled_from(
    in_order(
        "13 19 и and or about 15 to (12) each nineteen 13人 ١٣ Bekzat Maqsut Мақсұт"
        " held November 2025 — / + , ; ? 7月 trial was over began not \u202e ﷽ é"
    )
)
_VALUES = st.one_of(st.text(max_size=40), st.lists(_WORDS, max_size=8).map(" ".join))
_NUMBERS = st.one_of(st.none(), st.floats(), st.integers(0, 40).map(float))
_DATES = st.one_of(
    st.none(),
    st.sampled_from(
        in_order(
            "2025-11-13 2025-11 2025-11-13~ 2025-11-13T09:00 ../2025-11 2025/.. 2026?"
            " [2025-11-13,2025-11-14]"
        )
    ).map(read),
)
_ENTITIES = st.sampled_from((None, "l_one", "l_two", "p_one", "o_one"))


@st.composite
def _answers(draw: st.DrawFn, key: str) -> Material:
    tellings = draw(
        st.lists(
            st.builds(
                Telling,
                st.sampled_from(("s_one", "s_two", "s_three")),
                _DATES,
                st.booleans(),
                _VALUES,
            ),
            max_size=3,
        )
    )
    return Material(
        id=key,
        value=draw(_VALUES),
        at_least=draw(_NUMBERS),
        at_most=draw(_NUMBERS),
        date=draw(_DATES),
        entity_id=draw(_ENTITIES),
        within=frozenset(
            draw(st.lists(st.sampled_from(("l_one", "l_two")), max_size=1))
        ),
        tellings=tuple(tellings),
    )


@settings(deadline=None)
@given(_answers("a_1"), _answers("a_2"))
def test_proposals_are_the_same_in_either_order(one: Material, other: Material) -> None:
    found = of_pair(one, other)
    assert found == of_pair(other, one)
    assert all(proposal.a < proposal.b for proposal in found)
    assert len({proposal.id for proposal in found}) == len(found)


@settings(deadline=None)
@given(_answers("a_1"), _answers("a_2"))
def test_turned_answers_are_judged_alike(one: Material, other: Material) -> None:
    turned = replace(one, id="a_2"), replace(other, id="a_1")
    told = [(p.rule, p.verdict) for p in of_pair(one, other)]
    assert told == [(p.rule, p.verdict) for p in of_pair(*turned)]


def test_the_id_is_of_the_rule_the_answers_and_the_grounds() -> None:
    given_id = proposal_id("equal", "agree", answer("19"), exactly(19), ("19", "19"))
    assert given_id == proposal_id(
        "equal", "agree", exactly(19), answer("19"), ("19", "19")
    )
    assert len(given_id) == 64


@pytest.mark.parametrize(
    "changed",
    [
        answer("20", (19, 19)),
        answer("19", (19, 20)),
        answer("19", (19, 19), date="2025"),
        answer("19", (19, 19), entity="p_one"),
        answer("19", (19, 19), key="a_9"),
    ],
)
def test_a_changed_answer_makes_another_proposal(changed: Material) -> None:
    before = proposal_id("sum", "agree", answer("19", (19, 19)), exactly(1), ("x",))
    assert proposal_id("sum", "agree", changed, exactly(1), ("x",)) != before


def test_other_grounds_make_another_proposal() -> None:
    one, other = answer("x"), exactly(1)
    ids = {proposal_id("sum", "agree", one, other, (day,)) for day in ("1", "2")}
    assert len(ids) == 2


def test_only_so_many_answers_are_compared() -> None:
    many = [answer(f"word {n}", key=f"a_{n:03}") for n in range(MOST)]
    twins = [answer("19", key="b_1"), answer("nineteen", key="b_2")]
    assert list(of_question("q", [*many, *twins])) == []
    assert len(list(of_question("q", [*many[:-2], *twins]))) == 1


@pytest.mark.parametrize(
    "unit",
    [
        "1 and ",
        "9",
        "trial ",
        "三",
        "\u202e١٢ و ",
        "Aa ",
        "a\u0301",
        "(",
        "\ufdfa",
        "not ",
    ],
)
@pytest.mark.parametrize("size", [35, 5_000])
def test_long_answers_cost_no_more_than_their_length(unit: str, size: int) -> None:
    runs = count()

    def work(length: int) -> None:
        value = (unit * length)[:length] + str(next(runs))  # never read before
        one = answer(value, tellings=(says(value, "2025-01-01", "s_one"),))
        tellings = (says(value, "2025-02-01", "s_two"),)
        of_pair(one, answer(f"{value}1", key="b", tellings=tellings))

    assert costs_in_line(work, size)
