"""What one act made of each row, in words."""

from dataclasses import replace

import pytest

from dossier.changes import acts, ids, told
from dossier_db.records import Entry

NAMES = {
    "p_aliya": "Aliya Omarova",
    "e_taken": "Nine taken",
    "x_watch_1": "Steppe Watch ¶1",
    "role:defendant": "defendant",
}
ENTRY = Entry(
    id="0",
    at="2024-07-01T10:20:30Z",
    agent="Saule",
    device="chain",
    act="1",
    table="entity",
    row="p_aliya",
    field="name",
    value=None,
    before=None,
    redacted=False,
)
TAKEN = '["e_taken","p_aliya","role:defendant","x_watch_1"]'


def entry(
    table: str, row: str, field: str, value: str | None, before: str | None = None
) -> Entry:
    """Something that was written."""
    return replace(ENTRY, table=table, row=row, field=field, value=value, before=before)


def said(*written: Entry, of: str = "p_aliya") -> tuple[str, ...]:
    """An act in the order of writing, in words."""
    return told(written[::-1], of, NAMES, lambda _act: None)


def test_a_record_and_what_more_is_said_of_it_are_added_as_one() -> None:
    """What follows from other columns is left out."""
    assert said(
        entry("entity", "p_aliya", "id", "p_aliya"),
        entry("entity", "p_aliya", "name", "Aliya Omarova"),
        entry("person", "p_aliya", "id", "p_aliya"),
        entry("person", "p_aliya", "at_least", "7"),
    ) == ("added person: name “Aliya Omarova”; at least 7",)


def test_a_new_statement_is_told_by_the_names_of_what_it_names() -> None:
    """But for the record whose history it is."""
    written = (
        entry("participation", TAKEN, "event_id", "e_taken"),
        entry("participation", TAKEN, "entity_id", "p_aliya"),
        entry("participation", TAKEN, "role", "role:defendant"),
        entry("participation", TAKEN, "passage_id", "x_watch_1"),
    )
    assert said(*written) == (
        "added participation: event “Nine taken”; role “defendant”;"
        " cited from “Steppe Watch ¶1”",
    )
    assert said(*written, of="e_taken")[0].startswith(
        "added participation: who “Aliya Omarova”; role"
    )


def test_a_change_says_what_stood_there_before() -> None:
    """Or what stands there, where nobody knows what did."""
    assert said(
        entry("entity", "p_aliya", "name", "A. Omarova", "Aliya Omarova"),
        entry("entity", "p_aliya", "summary", "A teacher."),
        entry("event", "e_taken", "date", None, "2024-04-10"),
    ) == (
        "person, name: “Aliya Omarova” became “A. Omarova”",
        "person, summary: A teacher.",
        "event, date: 10 Apr 2024 became nothing",
    )


def test_what_is_gone_is_told_by_its_names() -> None:
    """By its kind alone where nobody knows any."""
    assert said(
        entry("participation", TAKEN, "-row", "event_id: e_taken"),
        entry("charge", "g_1", "-row", "id: g_1"),
        entry("entity", "p_aliya", "-row", "id: p_aliya"),
    ) == (
        "removed participation: Nine taken, defendant, Steppe Watch ¶1",
        "removed charge",
        "removed person",
    )


def test_a_record_and_what_more_is_said_of_it_are_removed_as_one() -> None:
    written = (
        entry("person", "p_aliya", "-row", None),
        entry("entity", "p_aliya", "-row", None),
    )
    assert said(*written) == ("removed person",)


def test_what_came_back_in_one_act_is_removed_and_added() -> None:
    """In that order."""
    first = said(
        entry("charge", "g_1", "-row", "id: g_1"),
        entry("charge", "g_1", "id", "g_1"),
        entry("charge", "g_1", "people", "9"),
    )
    assert first == ("removed charge", "added charge: how many 9")


def test_what_was_taken_out_of_the_log_is_said() -> None:
    """Not what it was."""
    gone = replace(entry("entity", "p_aliya", "name", None), redacted=True)
    assert said(gone) == ("person, name: taken out of the log",)
    added = entry("entity", "p_aliya", "id", "p_aliya")
    assert said(added, gone) == ("added person: what was taken out of the log",)


def test_what_only_the_program_needs_is_no_change_to_read() -> None:
    """The earliest day of a date, a fingerprint."""
    assert said(entry("event", "e_taken", "earliest", "2024-04-10")) == ()
    assert said(entry("passage", "x_watch_1", "digest", "f" * 64)) == ()


@pytest.mark.parametrize(
    ("field", "words"), [("+load", "rows loaded"), ("+undo", "an act taken back")]
)
def test_a_load_and_an_undo_are_said(field: str, words: str) -> None:
    """They are of no row."""
    assert said(entry("change", "1", field, "x")) == (words,)


def test_a_row_of_another_programs_making_is_told_too() -> None:
    """A table and a key that nobody here knows."""
    assert said(entry("dream", "[no list", "-row", None)) == ("removed dream",)
    assert said(entry("dream", "1", "hue_of", "blue")) == ("dream, hue of: “blue”",)


def test_a_history_is_cut_into_its_acts() -> None:
    """As they stand in it."""
    one, two = ENTRY, replace(ENTRY, act="2")
    assert list(acts((two, two, one))) == [(two, two), (one,)]


def test_everything_that_may_be_an_id_is_asked_for() -> None:
    """Keys, and what stood and stands."""
    written = entry("participation", TAKEN, "passage_id", "x_2", "x_1")
    assert {"e_taken", "p_aliya", "x_watch_1", "x_1", "x_2"} <= set(ids([written]))
