"""What a field can be filled with."""

import pytest

from app.finds import found, hit
from dossier.forms import offers
from dossier.forms.answer import Answer
from dossier.forms.offers import Cited, Offer
from dossier.forms.pen import Pen
from dossier.rows import line_width, text_of
from dossier_db.intake import kind
from dossier_db.intake.kinds import Field
from dossier_db.records import Link

WHO = kind("participation").field("who")
PLACE = kind("account").field("place")
ROLE = kind("participation").field("role")
ROLES = (Link("defendant", "defendant"), Link("judge", "judge"), Link("co", "co-judge"))


def typed(field: Field, text: str) -> Answer:
    """A field with a text in it."""
    return Answer(field, Pen(text))


def test_words_that_begin_so_stand_before_those_that_have_it() -> None:
    """In their order otherwise; without a letter all of them."""
    assert [one.value for one in offers.of_words(ROLES, "jud")] == ["judge", "co"]
    assert [one.value for one in offers.of_words(ROLES, "")] == [
        "defendant",
        "judge",
        "co",
    ]


def test_the_word_that_was_typed_whole_stands_before_those_that_begin_so() -> None:
    """Enter takes the first one."""
    stages = (Link("date", "trial date set"), Link("trial", "Trial"))
    assert [one.value for one in offers.of_words(stages, "trial")] == ["trial", "date"]


def test_what_was_typed_can_be_kept_as_new_where_the_field_makes_one() -> None:
    """In the last line; a question has to be there already."""
    made = offers.of_hits((), WHO, " Aben  K ", {})
    assert [(one.value, one.said) for one in made] == [
        ("new:Aben K", "new person “Aben K”")
    ]
    assert offers.of_hits((), kind("answer").field("question"), "x", {}) == ()
    word = offers.new(ROLE, "observer")
    assert word is not None and word.value == "observer"


def test_namesakes_are_listed_with_what_tells_them_apart() -> None:
    """The kind where several are asked for, the form that matched, a summary."""
    hits = (
        hit("p_1", "person", "Serik Aben", matched="Серік"),
        hit("o_1", "organisation", "Serik Aben"),
        hit("p_1", "person", "Serik Aben"),
    )
    first, second, new = offers.of_hits(hits, WHO, "serik", {"p_1": "a judge"})
    assert (first.apart, first.kind) == ("Серік · a judge", "person")
    assert (second.apart, second.kind) == ("", "organisation")
    assert new.made


def test_enter_takes_what_is_sure_and_never_a_guess() -> None:
    """Else what was typed, as new; nothing while nothing was typed."""
    guess = hit("l_1", "place", "Karasu", how="typo")
    sure = hit("l_2", "place", "Karasuu", how="prefix")
    both = offers.of_hits((guess, sure), PLACE, "karas", {})
    assert offers.begins(both, "karas") == 1
    alone = offers.of_hits((guess,), PLACE, "karas", {})
    assert alone[offers.begins(alone, "karas")].made
    assert offers.begins(both, " ") == -1


@pytest.mark.parametrize(
    ("text", "value"), [("Judge", "judge"), ("jud", ""), ("co_judge", "")]
)
def test_only_the_very_word_is_chosen_by_itself(text: str, value: str) -> None:
    """But for case."""
    chosen = offers.exactly(typed(ROLE, text), offers.of_words(ROLES, ""))
    assert (chosen.value if chosen else "") == value


def test_two_of_one_name_are_not_chosen_between() -> None:
    """A person does that."""
    both = [Offer("p_1", "Serik"), Offer("p_2", "Serik")]
    assert offers.exactly(typed(WHO, "serik"), both) is None


def test_ones_own_eyes_and_the_last_source_stand_first() -> None:
    """As long as what is typed could be them."""
    last = Cited("s_1", "Steppe Watch", "3")
    assert [one.value for one in offers.sources("", last)] == ["own", "s_1"]
    assert [one.value for one in offers.sources("st", last)] == ["s_1"]
    assert [one.value for one in offers.sources("my o", None)] == ["own"]
    assert offers.sources("se", None) == ()


@pytest.mark.parametrize(
    ("text", "looked_for"),
    [
        ("kind:person Aben", "kind person Aben"),
        ("“Aben” -judge", "Aben judge"),
        ("=Al-Farabi*", "Al-Farabi"),
        ('"', ""),
    ],
)
def test_nothing_in_a_name_is_a_filter(text: str, looked_for: str) -> None:
    """Though the search has some."""
    assert offers.query(text) == looked_for


@pytest.mark.parametrize("cells", [10, 40, 80, 200])
def test_an_offer_takes_its_cells(cells: int) -> None:
    """However long it is."""
    long = Offer("p_1", "Абенов " * 20, apart="別克扎提 " * 20, kind="person")
    assert line_width(offers.drawn(long, cells)) == cells
    assert text_of(offers.drawn(Offer("x", "Aben"), cells)).startswith("Aben")


def test_nothing_found_leaves_only_what_is_new() -> None:
    """An answer without hits."""
    assert len(offers.of_hits(found().hits, PLACE, "Oral", {})) == 1
