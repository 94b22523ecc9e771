"""Names are found word by word, and one in two spellings is one."""

import pytest

from dossier_db.texts.facts.names import likeness, names, same, sought
from dossier_db.texts.facts.titles import titles
from dossier_db.texts.facts.words import Line


def found(text: str, common: str = "") -> list[str]:
    """The words of names in a text."""
    return [name.fold for name in names(Line(text), frozenset(common.split()))]


@pytest.mark.parametrize(
    ("text", "folds"),
    [
        (
            "Yesterday Maya Wang of Human Rights Watch spoke.",
            "maya wang human rights watch",
        ),
        ("On Monday, November 14, they met in Oral’s square.", "oral"),
        (
            "Вчера адвокат Ольга Ветрова выступила в Алматы.",
            "вчера ольга ветрова алматы",
        ),
        ("Кеше Ержан Төлегенов келді.", "кеше ержан төлегенов"),
        ("Hier, Yves Kermarec a parlé à Lyon.", "hier yves kermarec lyon"),
        ("据报道，哈萨克斯坦法院开庭。", "哈萨克斯坦"),
        ("律师叶尔兰·萨特拜表示不服。", "叶尔兰·萨特拜"),
        ("公司负责人王建民说愿意谈。", "王建民"),
        ("家长要求校长何玉兰辞职。", "何玉兰"),
        ("专家组组长林书雅带队。", "林书雅"),
        ("事故在柳塘小学发生。", "柳塘小学"),
        ("他们在封闭的矿区抗议。", ""),
    ],
)
def test_names_are_found_in_each_script(text: str, folds: str) -> None:
    assert found(text, "yesterday") == folds.split()


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    assert found("Protesters met. “Protesters left.”", "protesters") == []
    assert not names(Line("Bekzat came."))[0].sure


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("иванов", "иванова"),
        ("андрей", "андрея"),
        ("алматы", "алматыда"),
        ("kazakh", "kazakhstan"),
        ("volunteer", "volunteers"),
        ("төлегенов", "төлегеновтің"),
    ],
)
def test_an_ending_makes_no_other_name(a: str, b: str) -> None:
    assert same(a, b)


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        ("uighur", "uyghur", 1.0, 1.0),
        ("zhanbolat", "janbolat", 1.0, 1.0),
        ("yerkin", "erkin", 1.0, 1.0),
        ("karimov", "karymof", 0.8, 1.0),
        ("karimov", "seitkali", 0.0, 0.5),
        ("almaty", "astana", 0.0, 0.7),
        ("xi", "li", 0.0, 0.0),
    ],
)
def test_spellings_are_more_alike_than_other_names(
    a: str, b: str, least: float, most: float
) -> None:
    assert least <= likeness(a, b) <= most


def test_a_title_is_read_with_the_name_behind_it() -> None:
    found_titles = titles(Line("President Xi Jinping met the lawyer, Olga Vetrova."))
    assert [(title.role, title.name) for title in found_titles] == [
        ("president", "jinping"),
        ("lawyer", "vetrova"),
    ]


def test_a_vowel_that_comes_and_goes_makes_no_other_name() -> None:
    assert same("павел", "павла")
    assert not same("павлов", "петров")


def test_a_name_in_han_may_be_shortened() -> None:
    assert same("丰源公司", "丰源餐饮公司")
    assert not same("永源公司", "丰源餐饮公司")


def test_a_name_in_han_is_sought_with_one_of_its_characters_changed() -> None:
    assert [name.words for name in sought("何玉兰", "后来何玉兰不再上班。")] == [
        "何玉兰"
    ]
    assert [name.words for name in sought("何玉兰", "后来何玉梅不再上班。")] == [
        "何玉梅"
    ]
    assert list(sought("何玉", "后来何梅不再上班。")) == []
    assert likeness("何玉兰", "何玉梅") == 0.9
