"""Filing: a form of every kind becomes rows, cited, in one act."""

import pytest

from db.entered import CITED, complete
from dossier_db.errors import RefusedWrite
from dossier_db.intake import KINDS, kind
from dossier_db.intake.filing import Filed, file
from dossier_db.store import Store


@pytest.fixture
def store(hamlet: Store) -> Store:
    """The small dossier, to be written into."""
    return hamlet


def add(store: Store, what: str, /, **given: str) -> Filed:
    """Save a form."""
    with store.act("Saule") as act:
        return file(act, kind(what), given)


def only(store: Store, sql: str, *given: str) -> tuple[object, ...]:
    """The one row of a question to the file."""
    rows = store.reader.all(sql, given)
    assert len(rows) == 1, rows
    return tuple(rows[0])


@pytest.mark.parametrize("name", [one.name for one in KINDS])
def test_a_complete_form_of_each_kind_is_saved(store: Store, name: str) -> None:
    filed = add(store, name, **complete(name))
    assert filed.id
    assert (filed.passage_id is not None) == kind(name).cited


@pytest.mark.parametrize("name", [one.name for one in KINDS if one.cited])
def test_nothing_uncited_is_saved(store: Store, name: str) -> None:
    given = {k: v for k, v in complete(name).items() if k not in CITED}
    before = store.reader.number("SELECT count(*) FROM change")
    with pytest.raises(RefusedWrite, match="source"):
        add(store, name, **given)
    assert store.reader.number("SELECT count(*) FROM change") == before


@pytest.mark.parametrize(
    ("date", "given", "kept"),
    [
        ("9000-01-01", {}, "planned"),
        ("9000-01-01", {"status": "postponed"}, "postponed"),
        ("2020-01-01", {}, "happened"),
        ("", {}, "happened"),
    ],
)
def test_an_event_that_lies_ahead_is_planned(
    store: Store, date: str, given: dict[str, str], kept: str
) -> None:
    form = {"name": "A day", "source": "own", "gist": "It is said.", "date": date}
    filed = add(store, "hearing", **form, **given)
    assert only(store, "SELECT status FROM event WHERE id = ?", filed.id) == (kept,)


@pytest.mark.parametrize("name", [one.name for one in KINDS])
def test_all_rows_of_a_form_are_one_act(store: Store, name: str) -> None:
    acts = "SELECT count(DISTINCT act) FROM change"
    before = store.reader.number(acts)
    add(store, name, **complete(name))
    assert store.reader.number(acts) == before + 1


@pytest.mark.parametrize("name", [one.name for one in KINDS])
def test_what_is_saved_names_nothing_that_is_not_there(store: Store, name: str) -> None:
    add(store, name, **complete(name))
    assert store.reader.all("PRAGMA foreign_key_check") == []


def test_a_hearing_has_its_kind_its_day_and_an_account(store: Store) -> None:
    filed = add(store, "hearing", **complete("hearing"))
    row = only(
        store,
        "SELECT kind, stage, date, earliest, place_id FROM event WHERE id = ?",
        filed.id,
    )
    assert row == (
        "event:hearing",
        "stage:trial",
        "2026-01-29",
        "2026-01-29",
        "l_district",
    )
    told = only(
        store, "SELECT passage_id, date FROM account WHERE event_id = ?", filed.id
    )
    assert told == (filed.passage_id, "2026-01-29")


def test_two_statements_from_one_place_share_the_passage(store: Store) -> None:
    first = add(store, "mention", **complete("mention"))
    second = add(store, "restraint", **complete("restraint"))
    assert first.passage_id == second.passage_id


def test_an_observation_that_is_there_is_not_written_again(store: Store) -> None:
    """In one minute by one hand, the same words are one passage: it is said so."""
    seen = {"source": "own", "gist": "It was shut.", "as_of": "2026-01-29T10:00"}
    first = add(store, "observation", **seen)
    before = store.reader.number("SELECT count(*) FROM change")
    again = add(store, "observation", **seen)
    assert (first.written, again.written) == (True, False)
    assert again.id == first.id
    assert store.reader.number("SELECT count(*) FROM change") == before


def test_other_words_at_the_same_place_are_another_passage(store: Store) -> None:
    first = add(store, "mention", **complete("mention"))
    given = {**complete("restraint"), "gist": "Something else."}
    assert add(store, "restraint", **given).passage_id != first.passage_id


def test_a_passage_that_is_there_is_used_as_it_is(store: Store) -> None:
    before = store.reader.number("SELECT count(*) FROM passage")
    filed = add(store, "mention", who="p_bolat", passage="x_paper_3")
    assert filed.passage_id == "x_paper_3"
    assert store.reader.number("SELECT count(*) FROM passage") == before


def test_a_new_name_becomes_a_record_that_the_passage_mentions(store: Store) -> None:
    filed = add(
        store,
        "participation",
        event="e_hearing",
        who="new:Aben  Turar",
        role="lawyer",
        **CITED,
    )
    (person,) = only(store, "SELECT id FROM entity WHERE name = 'Aben Turar'")
    said = only(
        store, "SELECT passage_id FROM mention WHERE entity_id = ?", str(person)
    )
    assert said == (filed.passage_id,)


def test_the_same_new_name_in_two_fields_is_one_record(store: Store) -> None:
    given = {**CITED, "attributed_to": "new:Aben"}
    add(store, "mention", who="new:Aben", **given)
    assert only(store, "SELECT count(*) FROM entity WHERE name = 'Aben'") == (1,)


def test_a_word_the_vocabulary_lacks_is_added(store: Store) -> None:
    add(
        store,
        "participation",
        event="e_hearing",
        who="p_bolat",
        role="Public Defender",
        **CITED,
    )
    row = only(store, "SELECT name FROM term WHERE id = 'role:public_defender'")
    assert row == ("public defender",)


def test_an_answer_that_others_gave_gets_one_more_citation(store: Store) -> None:
    value = only(store, "SELECT value FROM answer WHERE id = 'a_30'")[0]
    filed = add(store, "answer", question="q_number", value=str(value), **CITED)
    row = only(
        store,
        "SELECT answer_id FROM citation WHERE passage_id = ?",
        filed.passage_id or "",
    )
    assert row == ("a_30",)


@pytest.mark.parametrize(
    "name", ["participation", "charge", "restraint", "outcome", "quote"]
)
def test_the_same_statement_twice_is_refused(store: Store, name: str) -> None:
    add(store, name, **complete(name))
    with pytest.raises(RefusedWrite, match="already"):
        add(store, name, **complete(name))


def test_a_statement_that_says_more_than_one_that_stands_is_another(
    store: Store,
) -> None:
    said = complete("outcome")
    add(store, "outcome", **{**said, "months": ""})
    add(store, "outcome", **{**said, "months": "30"})


def test_a_spelling_is_said_by_the_passage_in_its_script(store: Store) -> None:
    filed = add(store, "person", **complete("person"))
    row = only(
        store,
        "SELECT n.name, n.lang, n.script, u.passage_id FROM name n"
        " JOIN name_use u ON u.name_id = n.id WHERE n.entity_id = ?",
        filed.id,
    )
    assert row == ("Ерлан", "kk", "Cyrl", filed.passage_id)


def test_a_quote_stands_in_the_order_of_its_source(store: Store) -> None:
    filed = add(store, "quote", **complete("quote"))
    row = only(
        store,
        "SELECT source_id, speaker_id, direct FROM quote WHERE passage_id = ?",
        filed.passage_id or "",
    )
    assert row == ("s_paper", "p_aigul", 1)


def test_a_question_is_open_and_belongs_to_its_record(store: Store) -> None:
    filed = add(store, "question", **complete("question"))
    row = only(
        store, "SELECT entity_id, status, rank FROM question WHERE id = ?", filed.id
    )
    assert row == ("p_aigul", "status:open", 1000)


def test_a_note_is_signed(store: Store) -> None:
    filed = add(store, "note", **complete("note"))
    row = only(store, "SELECT author, text FROM note WHERE about_id = ?", filed.id)
    assert row == ("Saule", "Ask her again.")


def test_who_is_quoted_at_an_event_took_part_in_it(store: Store) -> None:
    filed = add(store, "quote", **complete("quote"), event="e_hearing")
    row = only(
        store,
        "SELECT event_id, entity_id, role FROM participation WHERE passage_id = ?",
        filed.passage_id or "",
    )
    assert row == ("e_hearing", "p_aigul", "role:speaker")


def test_words_of_nobody_known_at_an_event_tell_of_it(store: Store) -> None:
    given = {k: v for k, v in complete("quote").items() if k != "speaker"}
    filed = add(store, "quote", **given, event="e_hearing")
    row = only(
        store,
        "SELECT event_id FROM account WHERE passage_id = ?",
        filed.passage_id or "",
    )
    assert row == ("e_hearing",)
