"""Cards: everything said of one record, cited."""

import pytest

from dossier_db.errors import UnknownRecord
from dossier_db.records import Viewpoint
from dossier_db.store import Store
from dossier_db.tables import Row


def test_a_card_gathers_every_form_of_a_name_with_its_sources(village: Store) -> None:
    names = village.cards.card("p_aigul").names
    assert [(form.name, form.script) for form in names] == [
        ("Aigul", "Latn"),
        ("Айгүл", "Cyrl"),
    ]
    assert [use.source_id for use in names[0].citations] == ["s_paper", "s_copy"]


def test_a_card_holds_the_statements_by_date_of_their_source(village: Store) -> None:
    card = village.cards.card("p_aigul")
    said = [one.source_id for one in card.statements]
    assert said == ["s_note", "s_paper", "s_copy"]
    assert card.more == 0


def test_a_card_shows_a_relationship_from_either_side(village: Store) -> None:
    (of_her,) = village.cards.card("p_aigul").relationships
    (of_union,) = village.cards.card("o_union").relationships
    assert (of_her.other.id, of_her.outward) == ("o_union", True)
    assert (of_union.other.id, of_union.outward) == ("p_aigul", False)


def test_a_card_lists_events_charges_restraints_outcomes_and_quotes(
    village: Store,
) -> None:
    card = village.cards.card("p_aigul")
    assert [one.event.id for one in card.happenings] == ["e_protest"]
    assert [one.citation.source_id for one in card.charges] == ["s_paper", "s_copy"]
    assert [one.kind for one in card.restraints] == ["custody"]
    assert [one.kind for one in card.outcomes] == ["release"]
    assert [one.id for one in card.quotes] == ["x_paper_2"]


def test_a_card_under_a_viewpoint_holds_only_what_is_said_there(village: Store) -> None:
    card = village.cards.card("p_aigul", Viewpoint(told_by="s_radio"))
    assert [form.name for form in card.names] == ["Айгүл"]
    assert card.statements == () and card.charges == () and card.more == 0


@pytest.mark.parametrize(
    ("view", "told"),
    [
        (Viewpoint(told_by="s_letter"), ["p_aigul"]),
        (Viewpoint(told_by="s_paper"), []),
        (Viewpoint(known_on="2024-02-19"), []),
        (Viewpoint(known_on="2024-02-20"), ["p_aigul"]),
    ],
    ids=str,
)
def test_an_outcome_is_told_by_its_source_from_its_day_on(
    hamlet: Store, view: Viewpoint, told: list[str]
) -> None:
    with hamlet.act("Saule") as act:
        act.date("2024-02-20")
        issued: Row = {"issued": "2024-02-20", "published": "2024-02-20"}
        act.update("source", {"id": "s_letter"}, issued)
    outcomes = hamlet.cards.card("p_aigul", view).outcomes
    assert [one.person.id for one in outcomes] == told


def test_an_outcome_has_its_sentence_its_day_and_its_words(hamlet: Store) -> None:
    with hamlet.act("Saule") as act:
        act.date("2024-06-03")
        more: Row = {"months": 30, "date": "2024-06-03", "gist": "Sent to a colony."}
        act.update("outcome", {"id": "u_aigul"}, more)
    (found,) = hamlet.cards.card("p_aigul").outcomes
    assert found.date is not None and found.date.expression == "2024-06-03"
    assert (found.months, found.citation.gist) == (30, "Sent to a colony.")
    assert found.citation.passage_id == "x_letter_1"


def test_a_card_as_known_on_a_day_has_no_words_of_ours(hamlet: Store) -> None:
    with hamlet.act("Saule") as act:
        note: Row = {"id": "t_x", "about_id": "p_aigul", "text": "Ask.", "at": "2024"}
        act.insert("note", note)
    card = hamlet.cards.card("p_aigul")
    assert (card.summary, [one.text for one in card.notes]) == ("a teacher", ["Ask."])
    card = hamlet.cards.card("p_aigul", Viewpoint(known_on="2024-12-31"))
    assert (card.summary, card.notes) == (None, ())


def test_a_merged_id_leads_to_the_present_record(village: Store) -> None:
    assert village.cards.card("o_tribunal").id == "o_court"
    assert village.cards.name("o_tribunal").name == "District court"


@pytest.mark.parametrize(
    ("record", "details"),
    [
        ("l_road", (("within", "The district"),)),
        ("v_art", (("code", "Criminal Code"), ("article", "174"))),
        (
            "c_trial",
            (("kind", "criminal"), ("number", "7"), ("court", "District court")),
        ),
        ("p_accused", (("how many", "5 to 6"),)),
        ("o_court", (("kind", "court"),)),
    ],
)
def test_a_card_says_what_its_own_table_says(
    village: Store, record: str, details: tuple[tuple[str, str], ...]
) -> None:
    assert village.cards.card(record).details == details


def test_the_card_of_an_event_has_its_questions_and_notes(village: Store) -> None:
    card = village.cards.card("e_protest")
    assert [row.id for row in card.questions] == ["q_number", "q_place", "q_banner"]
    assert len(card.notes) == 2


def test_what_a_passage_says_to_a_record_goes_before_what_it_says_at_large(
    hamlet: Store,
) -> None:
    passage = hamlet.cards.card("p_aigul").statements[0].passage_id
    with hamlet.act("Aigerim") as act:
        held = {"entity_id": "p_aigul", "passage_id": passage, "gist": "Was held."}
        act.insert("mention", held)
    said = hamlet.cards.card("p_aigul").statements
    assert [one.gist for one in said if one.passage_id == passage] == ["Was held."]


def test_an_unknown_record_is_refused_in_a_sentence(village: Store) -> None:
    with pytest.raises(UnknownRecord, match="There is no record p_none"):
        village.cards.card("p_none")
