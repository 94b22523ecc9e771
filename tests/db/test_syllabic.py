"""Chinese and Korean names by syllable, whichever system spelt them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.search import chinese, korean
from dossier_db.search.folding import tokens
from dossier_db.search.syllabic import keys, likeness, packed, readings, unpacked


def read(name: str) -> tuple[object, ...]:
    """The readings of a name."""
    return readings(name, tokens(name))


def alike(one: str, other: str) -> float:
    """Likeness of two names by their syllables."""
    return likeness(readings(one, tokens(one)), readings(other, tokens(other)))


@given(st.text())
def test_no_name_is_an_error_and_readings_survive_being_kept(name: str) -> None:
    found = readings(name, tokens(name))
    assert unpacked(packed(found)) == found
    assert keys(found) == keys(unpacked(packed(found)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("薛祥", "Xue Xiang"),
        ("薛祥", "Сюэ Сян"),
        ("薛祥", "Hsüeh Hsiang"),
        ("曾振静", "Цзэн Чжэньцзин"),
        ("趙強", "Chao Ch'iang"),
        ("赵强", "Chao Ch’iang"),
        ("吴国兰", "У Голань"),
        ("홍민규", "Hong Min-kyu"),
        ("이수진", "Lee Soo-jin"),
        ("임기선", "Лим Кисон"),
        ("조기우", "Чо Киу"),
        ("정상주", "Chŏng Sang-ju"),
        ("박영희", "Park Young Hee"),
    ],
)
def test_systems_of_one_language_meet(one: str, other: str) -> None:
    assert alike(one, other) > 95
    assert keys(readings(one, tokens(one))) & keys(readings(other, tokens(other)))


def test_the_surname_may_stand_last() -> None:
    assert 95 < alike("薛祥", "Xiang Xue") < alike("薛祥", "Xue Xiang")


def test_given_names_turned_round_are_another_name() -> None:
    assert alike("Chung Min-hsü", "Hsü Chung-min") < 80


def test_other_syllables_are_another_name() -> None:
    assert alike("김민수", "Park Young Hee") < 50
    assert alike("薛祥", "Wang Wei") < 60


def test_a_longer_name_is_not_read_by_syllables() -> None:
    assert read("Владимир Владимирович Маяковский") == ()
    assert read("阿塔珠尔特志愿者组织") == ()


def test_a_syllable_of_wade_giles_needs_its_apostrophe() -> None:
    assert chinese.readings("ch'i", "latn") == (("qi",),)
    assert ("ji",) in chinese.readings("chi", "latn")


def test_an_apostrophe_parts_syllables_of_pinyin() -> None:
    assert ("xi", "an") in chinese.readings("xi'an", "latn") or (
        "xian",
    ) in chinese.readings("xi'an", "latn")


def test_hangul_is_taken_apart_by_arithmetic() -> None:
    found = korean.sounds("정")
    assert (set(found.beginning), set(found.vowel), set(found.end)) == (
        {"j"},
        {"eo"},
        {"ng"},
    )
