"""Noting: what a line in the field becomes, seen before and found after."""

import datetime

import pytest

from dossier_db.errors import RefusedWrite
from dossier_db.intake.filing import Filed
from dossier_db.intake.noting import Noted, noted, words, write
from dossier_db.store import Store

TODAY = datetime.date(2026, 1, 30)
LINE = "2026-01-29 hearing the road: the public was refused @Aben @Bolat #hearing"


@pytest.fixture
def store(hamlet: Store) -> Store:
    """The small dossier, to be written into."""
    return hamlet


def note(store: Store, line: str) -> tuple[Noted, Filed]:
    """Read a line and save what it becomes."""
    seen = noted(store, line, TODAY)
    with store.act("Saule") as act:
        return seen, write(act, seen)


def rows(store: Store, sql: str, *given: object) -> list[tuple[object, ...]]:
    """What the file answers."""
    return [tuple(row) for row in store.reader.all(sql, given)]


def test_a_line_says_what_it_becomes_before_it_is_saved(store: Store) -> None:
    before = store.reader.number("SELECT count(*) FROM change")
    seen = noted(store, LINE, TODAY)
    assert (seen.kind.name, seen.place and seen.place.id) == ("event", "l_road")
    assert [one.id for one in seen.people] == ["new:Aben", "p_bolat"]
    assert store.reader.number("SELECT count(*) FROM change") == before


def test_a_line_becomes_a_hearing_told_by_ones_own_notes(store: Store) -> None:
    _seen, filed = note(store, LINE)
    assert rows(
        store,
        "SELECT n.name, e.kind, e.date, e.place_id, e.case_id FROM event e"
        " JOIN entity n ON n.id = e.id WHERE e.id = ?",
        filed.id,
    ) == [("Hearing, The road", "event:hearing", "2026-01-29", "l_road", "c_trial")]
    assert rows(
        store,
        "SELECT s.kind, x.gist, x.as_of FROM passage x"
        " JOIN source s ON s.id = x.source_id WHERE x.id = ?",
        filed.passage_id,
    ) == [("source:field_notes", "the public was refused", "2026-01-29")]


def test_the_hour_of_a_line_is_that_of_its_event(store: Store) -> None:
    _seen, filed = note(store, "2026-01-29 10:15 hearing the road: the bench rose")
    date = "SELECT date, earliest FROM event WHERE id = ?"
    assert rows(store, date, filed.id) == [("2026-01-29T10:15", "2026-01-29T10:15")]


def test_a_line_of_what_lies_ahead_plans_it(store: Store) -> None:
    seen, filed = note(store, "2 May 9000 hearing the road: so the clerk says")
    assert seen.given["status"] == "planned"
    status = "SELECT status FROM event WHERE id = ?"
    assert rows(store, status, filed.id) == [("planned",)]


def test_who_is_named_in_a_line_is_mentioned_by_it(store: Store) -> None:
    _seen, filed = note(store, LINE)
    named = rows(
        store,
        "SELECT n.name FROM mention m JOIN entity n ON n.id = m.entity_id"
        " WHERE m.passage_id = ? ORDER BY n.name",
        filed.passage_id,
    )
    assert named == [("Aben",), ("Bolat",)]


def test_a_hearing_that_is_there_gets_one_more_account(store: Store) -> None:
    _first, filed = note(store, LINE)
    seen, again = note(store, "2026-01-29 hearing the road: it was put off")
    assert (seen.event and seen.event.id, again.id) == (filed.id, filed.id)
    accounts = "SELECT count(*) FROM account WHERE event_id = ?"
    assert rows(store, accounts, filed.id) == [(2,)]


def test_a_line_without_a_head_is_an_observation(store: Store) -> None:
    seen, filed = note(store, "a queue at the door")
    assert seen.kind.name == "observation"
    assert rows(store, "SELECT gist FROM passage WHERE id = ?", filed.passage_id) == [
        ("a queue at the door",)
    ]


def test_words_between_quotation_marks_become_a_quote(store: Store) -> None:
    note(store, 'hearing: @Bolat: "Let us in." he said (from the corridor)')
    assert rows(
        store,
        "SELECT q.speaker_id, x.exact FROM quote q"
        " JOIN passage x ON x.id = q.passage_id"
        " JOIN source s ON s.id = x.source_id WHERE s.genre = 'from the corridor'",
    ) == [("p_bolat", "Let us in.")]


def test_a_new_speaker_is_one_person_in_all_of_the_line(store: Store) -> None:
    note(store, '@Zhanna: "Let us in." and @Zhanna: "Now."')
    people = "SELECT count(*) FROM entity WHERE name = 'Zhanna'"
    assert rows(store, people) == [(1,)]


def test_a_line_can_cite_a_source(store: Store) -> None:
    _seen, filed = note(store, "three were fined [The Paper ¶9]")
    assert rows(
        store, "SELECT source_id, paragraph FROM passage WHERE id = ?", filed.passage_id
    ) == [("s_paper", 9)]


def test_a_source_nobody_knows_is_not_made_up(store: Store) -> None:
    with pytest.raises(RefusedWrite, match="Gazette"):
        noted(store, "three were fined [Gazette ¶9]", TODAY)


def test_a_line_that_observes_nothing_is_refused(store: Store) -> None:
    with pytest.raises(RefusedWrite, match="saw or heard"):
        noted(store, "2026-01-29 hearing:", TODAY)


@pytest.mark.parametrize("day", ["31 Feb", "Feb 30 2026", "2025-02-29", "31 апреля"])
def test_a_day_that_no_month_has_is_refused(store: Store, day: str) -> None:
    """It would be kept as words, and the note as one of today."""
    with pytest.raises(RefusedWrite, match=r"has no day (29|30|31): write one"):
        noted(store, f"{day} hearing the road: the public was refused", TODAY)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2026-13-45 hearing: refused", "no month 13"),
        ("31.13.2025 hearing: refused", "no month 13"),
        ("hearing 2026-02-31: refused", "no day 31"),
        ('hearing: he said "let us in', "quotation is not closed"),
        ("“let us in", "quotation is not closed"),
        ("hearing: it was shut @", "No name stands behind @"),
        ('hearing: it was shut @"Bolat', "No name stands behind @"),
    ],
)
def test_what_a_line_cannot_mean_is_refused(store: Store, line: str, why: str) -> None:
    """It would be kept as plain words, and nobody told."""
    with pytest.raises(RefusedWrite, match=why):
        noted(store, line, TODAY)


@pytest.mark.parametrize(
    "line", ["7.30 the door was shut", "2025-26 was hard", 'a 5" pipe', "to a@b.kz"]
)
def test_what_only_looks_like_a_sign_is_words(store: Store, line: str) -> None:
    assert noted(store, line, TODAY).kind.name == "observation"


def test_a_line_cites_no_paragraph_behind_the_end_of_its_source(store: Store) -> None:
    """That is seen before anything is saved."""
    with store.act("Saule") as act:
        seen = {"seen": "whole text (12 paragraphs)"}
        act.update("source", {"id": "s_paper"}, seen)
    assert noted(store, "three were fined [The Paper ¶12]", TODAY).source
    with pytest.raises(RefusedWrite, match="The Paper ends with ¶12"):
        noted(store, "three were fined [The Paper ¶13]", TODAY)


def test_a_number_before_a_word_like_a_month_is_no_day(store: Store) -> None:
    seen = noted(store, "50 may be charged", TODAY)
    assert (seen.kind.name, seen.quick.text) == ("observation", "50 may be charged")


def test_a_hearing_can_be_said_in_any_dossier(fresh: Store) -> None:
    assert set(words(fresh).values()) == {"hearing"}


@pytest.mark.parametrize("head", ["заседание", "Суд", "отырыс", "HEARING"])
def test_a_hearing_is_called_so_in_the_languages_of_the_court(
    store: Store, head: str
) -> None:
    seen = noted(store, f"вчера {head} The road: ждали", TODAY)
    assert (seen.given.get("kind"), seen.place and seen.place.id) == (
        "hearing",
        "l_road",
    )


def test_a_line_is_one_act(store: Store) -> None:
    acts = "SELECT count(DISTINCT act) FROM change"
    before = store.reader.number(acts)
    note(store, LINE)
    assert store.reader.number(acts) == before + 1


def test_a_line_that_is_there_already_is_not_said_to_be_written(store: Store) -> None:
    """One that adds a name to what is there is."""
    line = "10:15 the gate was shut"
    assert note(store, line)[1].written
    assert not note(store, line)[1].written
    assert note(store, f"{line} (from Bolat)")[1].written


def test_a_line_of_a_year_that_stands_for_an_open_end_is_refused(store: Store) -> None:
    """It is no place of that name either."""
    with pytest.raises(RefusedWrite, match="0001 to 9998"):
        note(store, "13 Nov 9999 protest: nobody came")


@pytest.mark.parametrize(
    ("word", "date"), [("before", "[..2025-11-12]"), ("after", "[2025-11-14..]")]
)
def test_a_line_of_before_or_after_a_day_is_without_that_day(
    store: Store, word: str, date: str
) -> None:
    seen = noted(store, f"{word} 13 Nov 2025 protest: nobody came", TODAY)
    assert seen.given["date"] == date
