"""Checking: one sentence for each field that cannot be kept."""

import pytest

from db.entered import CITED, complete
from dossier_db.intake import KINDS, kind
from dossier_db.intake.checking import LONGEST, problems, slug
from dossier_db.store import Store


def wrong(village: Store, what: str, /, **given: str) -> dict[str, str]:
    """What is wrong with a form."""
    return problems(village.reader.connection, kind(what), given)


@pytest.mark.parametrize("name", [one.name for one in KINDS])
def test_a_complete_form_has_no_problem(village: Store, name: str) -> None:
    assert wrong(village, name, **complete(name)) == {}


@pytest.mark.parametrize(
    ("date", "status", "refused"),
    [
        ("9000-01-01", "happened", True),
        ("[9000-01-01,9000-02-01]", "happened", True),
        ("2020/9000", "happened", False),
        ("9000-01-01", "reported", False),
        ("2020-01-01", "happened", False),
    ],
)
def test_what_lies_ahead_has_not_happened(
    village: Store, date: str, status: str, refused: bool
) -> None:
    given = {**complete("hearing"), "date": date, "status": status}
    found = wrong(village, "hearing", **given)
    said = {"status": "The day lies ahead: say planned, or write another day."}
    assert found == (said if refused else {})


@pytest.mark.parametrize("name", [one.name for one in KINDS])
def test_an_empty_form_says_what_it_lacks(village: Store, name: str) -> None:
    found = wrong(village, name)
    needed = {field.name for field in kind(name).fields if field.needed}
    assert needed <= found.keys()
    assert found
    assert all(said.endswith(".") for said in found.values())


@pytest.mark.parametrize(
    ("field", "held"),
    [
        ("date", "2026-02-30"),
        ("place", "p_aigul"),
        ("place", "l_nowhere"),
        ("place", "new: "),
        ("case", "new:A case"),
        ("status", "perhaps"),
        ("stage", "!!"),
        ("paragraph", "0"),
        ("paragraph", "two"),
        ("paragraph", "٣"),
        ("paragraph", "1234567890"),
        ("gist", "x" * (LONGEST + 1)),
        ("gist", "half \ud800"),
        ("words", "a\0b"),
        ("source", "s_nobody"),
        ("passage", "x_nothing"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(
    village: Store, field: str, held: str
) -> None:
    found = wrong(village, "hearing", **{**complete("hearing"), field: held})
    assert list(found) == [field]


def test_a_quote_needs_its_words(village: Store) -> None:
    given = {**CITED, "speaker": "p_aigul"}
    assert list(wrong(village, "quote", **given)) == ["words"]


def test_words_or_gist_are_enough(village: Store) -> None:
    cited = {"source": "s_paper"}
    assert list(wrong(village, "mention", who="p_aigul", **cited)) == ["gist"]
    for name in ("words", "gist"):
        given = {**cited, name: "So it says."}
        assert wrong(village, "mention", who="p_aigul", **given) == {}


def test_a_restraint_does_not_end_before_it_begins(village: Store) -> None:
    given = {**complete("restraint"), "until": "2025-11-20"}
    assert list(wrong(village, "restraint", **given)) == ["until"]


def test_at_most_is_not_less_than_at_least(village: Store) -> None:
    given = {**complete("answer"), "at_most": "12"}
    assert list(wrong(village, "answer", **given)) == ["at_most"]


def test_a_relationship_is_between_two(village: Store) -> None:
    given = {**complete("relationship"), "to": "p_aigul"}
    assert list(wrong(village, "relationship", **given)) == ["to"]


def test_what_was_selected_in_another_source_is_no_citation_of_this(
    village: Store,
) -> None:
    given = {**complete("mention"), "capture": "f_none", "starts": "0", "ends": "4"}
    assert list(wrong(village, "mention", **given)) == ["words"]


@pytest.mark.parametrize(
    ("word", "made"),
    [
        ("house arrest", "house_arrest"),
        ("House  Arrest!", "house_arrest"),
        ("адвокат", "адвокат"),
        ("…", ""),
    ],
)
def test_a_word_becomes_the_id_of_a_term(word: str, made: str) -> None:
    assert slug(word) == made
