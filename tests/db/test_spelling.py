"""One name written otherwise, and words that only look alike."""

import pytest

from db.told import answer, says
from dossier_db.proposals.spelling import spelling


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("Aidos Qarabayev", "Aidos Karabaev", "95"),
        ("Айдос Карабаев", "Aidos Karabayev", "95"),
        ("Karabayev Aidos", "Aidos Karabayev", "100"),
        ("Kara Tau", "Karatau Kumy", ""),
        ("Zhanna Ésenova", "Zhanna Esenova", "100"),
    ],
)
def test_two_names_word_for_word_alike_are_one(one: str, other: str, like: str) -> None:
    found = spelling(answer(one), answer(other, key="b"))
    assert (found[2] if found else "") == like


def test_a_single_name_needs_a_passage_that_writes_it_within_a_sentence() -> None:
    told = answer("Uyghurov", tellings=(says("The farmer Uyghurov spoke."),))
    alone = answer("Uyghurov")
    other = answer("Uighurov", key="b")
    assert (spelling(told, other), spelling(alone, other)) == (
        ("Uyghurov", "Uighurov", "100"),
        None,
    )


def test_a_word_that_its_passage_writes_small_is_no_name() -> None:
    one = answer("Closed", tellings=(says("The trial was closed to Relatives."),))
    other = answer("Closet", key="b", tellings=(says("They met in a closet."),))
    assert spelling(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hatred", "discord"),
        ("hatred", "hatreds"),
        ("15 May", "16 May"),
        ("Article 15", "Article 16"),
        ("Aidos Karabayev", "Marat Karabayev"),
        ("Aidos Karabayev", "Karabayev"),
        ("Aidos, a farmer", "Aydos, a farmer"),
        ("", ""),
    ],
)
def test_what_may_be_two_things_is_not_one_name(one: str, other: str) -> None:
    assert spelling(answer(one), answer(other, key="b")) is None


def test_two_names_of_one_record_need_only_one_word_alike() -> None:
    one = answer("Free Jeltoqsan Union", entity="o_u")
    other = answer("Zheltoksan Assoc.", entity="o_u", key="b")
    found = spelling(one, other)
    assert found == ("Free Jeltoqsan Union", "Zheltoksan Assoc.", "record")


def test_two_descriptions_of_one_record_are_no_names() -> None:
    one = answer("consulate, two letters", entity="o_c")
    other = answer("consulate in Osh", entity="o_c", key="b")
    assert spelling(one, other) is None


def test_names_of_two_records_are_two_however_alike() -> None:
    one = answer("Aidos Karabayev", entity="p_father")
    other = answer("Aidos Karabaev", entity="p_son", key="b")
    assert spelling(one, other) is None


def test_two_bodies_in_han_are_not_one_name() -> None:
    one = answer("中国政府", entity="o_c")
    other = answer("中国领事馆", entity="o_c", key="b")
    assert spelling(one, other) is None


def test_a_name_in_han_is_read_where_the_record_is_one() -> None:
    one = answer("热依汗", entity="p_r")
    other = answer("热伊汗", entity="p_r", key="b")
    assert spelling(one, other) == ("热依汗", "热伊汗", "record")
