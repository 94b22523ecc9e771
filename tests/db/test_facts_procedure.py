"""Stages, measures of restraint, terms, actors and objects are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.texts.facts.slots import facts
from dossier_db.texts.facts.stages import RANKS, stages
from dossier_db.texts.facts.words import Line


def values(slot: str, text: str) -> list[str]:
    """The values of one slot in a text."""
    return [fact.value for fact in dict(facts(Line(text)))[slot]]


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


@pytest.mark.parametrize(
    "text",
    [
        "The trial was over.",
        "Both hearings were over by noon.",
        "The proceedings had been completed.",
        "The trial closed on Friday.",
        "Процесс был закончен в мае.",
        "Сот сәуірде аяқталған еді.",
        "审判当时已经结束。",
        "Le procès était terminé.",
    ],
)
def test_a_trial_told_to_have_been_over_is_concluded(text: str) -> None:
    assert values("stage", text) == ["concluded"]


@pytest.mark.parametrize(
    "text",
    [
        "The trial was over a debt.",
        "The trial was closed.",
        "The hearing was partly closed to the press.",
        "The hearing was held behind closed doors.",
        "Заседание было закрытым.",
        "Сот жабық есік жағдайында өтті.",
        "庭审不公开。",
        "Le procès s’est tenu à huis clos.",
    ],
)
def test_a_trial_that_is_closed_to_the_public_is_not_at_its_end(text: str) -> None:
    assert values("stage", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A criminal case was opened against the miller.",
        "The case was opened in May.",
        "Prosecutors opened a case against the miller.",
        "Criminal proceedings began in May.",
        "Proceedings against the miller were opened in May.",
        "Уголовное дело было открыто в мае.",
        "Дело возбуждено по статье 300.",
        "Мамырда қылмыстық іс ашылды.",
        "警方对磨坊主刑事立案。",
        "Une procédure pénale a été ouverte contre le meunier.",
    ],
)
def test_a_case_that_is_opened_is_no_trial_begun(text: str) -> None:
    assert values("stage", text) == ["investigated"]


@pytest.mark.parametrize(
    "text",
    [
        "The criminal trial began in May.",
        "The case opened before the city court on Monday.",
        "The trial of men who did not confess began on Monday.",
        "The trial, which is not open to the public, began in May.",
        "The trial did not begin until May.",
        "Суд начался не сразу.",
        "Le procès n’a commencé qu’en mai.",
    ],
)
def test_a_trial_has_begun_whatever_else_is_denied(text: str) -> None:
    assert values("stage", text) == ["begun"]


@pytest.mark.parametrize(
    "text",
    [
        "The trial had not begun.",
        "The trial hasn’t yet started.",
        "No trial has begun.",
        "They have not gone on trial.",
        "Процесс ещё не начался.",
        "Пока не начался суд над рыбаками.",
        "Сот әлі басталған жоқ.",
        "Сот басталмады.",
        "案件尚未开庭。",
        "庭审还没有开始。",
        "Le procès n’a pas encore commencé.",
        "Le procès ne s’est pas ouvert lundi.",
    ],
)
def test_a_beginning_that_is_denied_is_still_to_come(text: str) -> None:
    (stage,) = stages(Line(text))
    assert (stage.key, stage.denied) == ("to begin", True)


@pytest.mark.parametrize(
    "text",
    [
        "He was not convicted.",
        "She has never been charged.",
        "The trial has not concluded.",
        "The case against the miller was not opened.",
        "Его не осудили.",
        "Сот аяқталған жоқ.",
        "他没有上诉。",
        "Il n’a pas été condamné.",
    ],
)
def test_a_stage_that_is_denied_has_not_come(text: str) -> None:
    assert values("stage", text) == []


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The men who did not speak were convicted.", "convicted"),
        ("The men were found not guilty.", "acquitted"),
    ],
)
def test_a_denial_of_something_else_leaves_the_stage(text: str, stage: str) -> None:
    assert values("stage", text) == [stage]


def test_one_trial_has_begun_and_another_has_not() -> None:
    text = "The trial of the miller began in May; that of his son has not begun."
    assert values("stage", text) == ["begun"]
    text = "The trial of the miller began; the trial of his son has not begun."
    assert values("stage", text) == ["begun", "to begin"]


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
    for _, found in facts(Line(text)):
        for fact in found:
            assert 0 <= fact.start < fact.stop <= len(text)
            assert fact.value
