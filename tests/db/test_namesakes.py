"""A person with one name in common and another beside it is asked after."""

from dossier_db.texts.flags import Flag, flags
from dossier_db.texts.sentences import split

TOLD = "The verdict was read by night. Outside stood his lawyer, Samuel Odine, alone."


def beside(told: str, retold: str) -> list[Flag]:
    """Flags of names that stand beside one name."""
    found = flags(split(told), split(retold))
    return [flag for flag in found if "beside one name" in flag.why]


def test_one_given_name_with_two_surnames_is_flagged() -> None:
    (flag,) = beside(TOLD, "He spoke, he said, on the advice of one Samuel Marre.")
    assert (flag.rule, flag.verdict) == ("name", "differ")
    assert flag.a[0].words == "Odine"
    assert flag.b[0].words == "Marre"


def test_a_case_ending_makes_no_other_name() -> None:
    told = "Вчера в суде говорили о Степане Корытове и его машине."
    assert beside(told, "Судья спросил, где был Степан Корытов в ту ночь.") == []
    (flag,) = beside(told, "Судья спросил, где был Степан Карпухин в ту ночь.")
    assert flag.b[0].words == "Карпухин"


def test_a_family_is_no_namesake() -> None:
    family = "There were Samuel Marre and Samuel Haig, who had come by train."
    assert beside(TOLD, family) == []


def test_an_acronym_and_a_word_of_many_names_tell_nothing() -> None:
    assert beside(TOLD, "They had read it, so they said, at Samuel SA in town.") == []
    assert beside("He lives by North Sound.", "It flew from North Mere.") == []
