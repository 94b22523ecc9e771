"""Stages, measures of restraint, terms, actors and objects are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.texts.facts import SLOTS, facts
from dossier_db.texts.facts.stages import RANKS


def values(slot: str, text: str) -> list[str]:
    """The values of one slot in a text."""
    return [fact.value for fact in facts(text) if fact.slot == slot]


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("The trial is expected to begin on May 2.", ["to begin"]),
        ("The trial began on Monday.", ["begun"]),
        ("The hearing was postponed.", ["adjourned"]),
        ("The trial has concluded.", ["concluded"]),
        ("The court is expected to issue a judgment soon.", ["verdict awaited"]),
        ("He was convicted of fraud.", ["convicted"]),
        ("The men were acquitted.", ["acquitted"]),
        ("She was charged with theft.", ["charged"]),
        ("They lodged an appeal.", ["appeal"]),
        ("Суд начнётся 2 мая.", ["to begin"]),
        ("Процесс завершён.", ["concluded"]),
        ("Их оправдали.", ["acquitted"]),
        ("Сот 2 мамырда басталады.", ["to begin"]),
        ("案件将于5月2日开庭。", ["to begin"]),
        ("Le procès s’ouvrira le 2 mai.", ["to begin"]),
        ("They had tea.", []),
    ],
)
def test_a_stage_is_read(text: str, stages: list[str]) -> None:
    assert values("stage", text) == stages


def test_a_later_stage_has_a_higher_rank() -> None:
    order = [
        "charged",
        "to begin",
        "begun",
        "concluded",
        "verdict awaited",
        "convicted",
    ]
    assert sorted(order, key=RANKS.__getitem__) == order


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Ten are in pretrial detention.", ["pretrial"]),
        ("Ten were remanded in custody.", ["pretrial"]),
        ("He is under house arrest.", ["house"]),
        ("They were placed under “supervised detention”.", ["supervised"]),
        ("Reports of mass arbitrary detention came.", []),
        ("Она под домашним арестом.", ["house"]),
        ("Он находится под стражей.", ["pretrial"]),
        ("Ол үйқамақта отыр.", ["house"]),
        ("他被监视居住。", ["supervised"]),
        ("Il est en détention provisoire.", ["pretrial"]),
    ],
)
def test_a_measure_of_restraint_is_read(text: str, measures: list[str]) -> None:
    assert values("custody", text) == measures


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Danish embassy in Oslo sent a long letter.", "letter: embassy"),
        ("It is a letter from the Danish government.", "letter: government"),
        ("The consulate’s short letter came.", "letter: consulate"),
        ("A letter signed by the ministry arrived.", "letter: ministry"),
        ("Датское посольство направило ноту.", "нота: посольство"),
        ("Дания елшілігі хат жіберді.", "хат: елшілік"),
        ("丹麦大使馆发出一份声明。", "声明: 大使馆"),
        ("L’ambassade a envoyé une lettre.", "lettre: ambassade"),
    ],
)
def test_who_sent_a_document_is_read(text: str, actor: str) -> None:
    assert values("actor", text) == [actor]


def test_terms_are_quoted_words_and_names_of_charges() -> None:
    assert values("term", "He faces “inciting hatred” again.") == ["hatr inciti"]
    assert values("term", "He was accused of inciting hatred in May.") == [
        "hatr inciti"
    ]
    assert values("term", "“This is a long sentence that somebody said.”") == []


def test_a_thing_of_a_name_is_an_object() -> None:
    text = "They burned a portrait of President Xi Jinping in the city of Almaty."
    assert values("object", text) == ["portrait"]


@given(st.text(max_size=200) | st.text("12 (一名月日年条“” Aбқ.-’%", max_size=120))
def test_every_fact_of_any_text_stands_where_it_says(text: str) -> None:
    for fact in facts(text):
        assert fact.slot in SLOTS
        assert 0 <= fact.start < fact.stop <= len(text)
        assert fact.value
