"""Tasks: what is listed as a gap, what is not, and what a gap says of itself."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from db import sample
from db.bundled import Bundled
from dossier_db.listing import PAGE
from dossier_db.records import Task
from dossier_db.store import Store
from dossier_db.tables import Value
from dossier_db.tasks import KINDS

Row: TypeAlias = tuple[str, dict[str, Value]]
TODAY = "2026-03-10"
_TERMS = """event:hearing event:judgment event:statement status:open status:settled
 restraint:custody restraint:detention_unspecified outcome:release stance:asserts
 relation:rests_on quote:term quote:spoken source:field_notes unit:individual"""


def row(table: str, **columns: Value) -> Row:
    """One row of a table."""
    return table, columns


def source(name: str, coverage: str = "part", **more: Value) -> tuple[Row, ...]:
    """A source of a known day with one passage."""
    given = {"issued": "2026-01-15", **more}
    return (
        row("entity", id=f"s_{name}", name=name.title()),
        row("source", id=f"s_{name}", coverage=coverage, **given),
        row("passage", id=f"x_{name}", source_id=f"s_{name}", paragraph=1, gist="So."),
    )


def event(name: str, date: str | None, **more: Value) -> tuple[Row, ...]:
    """An event, a hearing of the case unless it is told otherwise."""
    given = {"kind": "event:hearing", "case_id": "c_one", **more}
    return (
        row("entity", id=f"e_{name}", name=name.title()),
        row("event", id=f"e_{name}", date=date, **given),
    )


def question(name: str, *sources: str, **more: Value) -> tuple[Row, ...]:
    """A question that each of the sources answers in its own words."""
    given = {"entity_id": "c_one", "status": "status:open", **more}
    found = [row("question", id=f"q_{name}", name=f"{name.title()}?", **given)]
    for one in sources:
        answer = f"a_{name}_{one}"
        found += [
            row("answer", id=answer, question_id=f"q_{name}", value=one),
            row("citation", answer_id=answer, passage_id=f"x_{one}"),
        ]
    return tuple(found)


def charged(name: str, people: int = 1, identified: int = 1) -> tuple[Row, ...]:
    """A person, or people taken together, charged in the case by the paper."""
    return (
        row("entity", id=f"p_{name}", name=name.title()),
        row("person", id=f"p_{name}", identified=identified),
        row(
            *("charge",),
            id=f"g_{name}",
            case_id="c_one",
            person_id=f"p_{name}",
            people=people,
            passage_id="x_paper",
        ),
    )


def restrained(name: str, people: int = 1, kind: str = "custody") -> Row:
    """A measure of restraint, told by the paper."""
    return row(
        "restraint",
        id=f"r_{name}_{kind}",
        case_id="c_one",
        person_id=f"p_{name}",
        people=people,
        kind=f"restraint:{kind}",
        passage_id="x_paper",
    )


CASE = (row("entity", id="c_one", name="The case"), row("court_case", id="c_one"))
HEARD = event("hearing", "2026-02-10")
Listed = Callable[..., list[Task]]


@pytest.fixture
def listed(fresh: Store) -> Listed:
    """Writes rows into an empty dossier with one case and one paper of which a text is
    held; the tasks of a kind, as they stand then."""

    def write(kind: str, *rows: Row | tuple[Row, ...]) -> list[Task]:
        with fresh.act("tests") as act:
            for word in _TERMS.split():
                act.term(word)
            for given in (*CASE, *source("paper"), *rows):
                parts = (given,) if isinstance(given[0], str) else given
                for table, columns in parts:
                    sample.add(act, table, **columns)
        found = fresh.tasks.listing(TODAY).page(0)
        return [one for one in found if one.kind == kind]

    return write


# People


def test_who_is_charged_and_under_no_measure_is_listed(listed: Listed) -> None:
    people = (charged("aigul"), charged("bolat"), restrained("bolat"))
    (found,) = listed("restraint", *people)
    assert (found.record.id, found.number) == ("p_aigul", None)
    assert found.other is not None and found.other.id == "c_one"


def test_a_detention_of_no_clear_kind_is_no_measure(listed: Listed) -> None:
    unclear = restrained("aigul", kind="detention_unspecified")
    assert [one.record.id for one in listed("restraint", charged("aigul"), unclear)]


def test_the_counted_lack_a_measure_where_the_greatest_sums_fall_short(
    listed: Listed,
) -> None:
    counted = (charged("all", 9, identified=0), restrained("all", 6))
    named = (charged("aigul"), restrained("aigul"), charged("bolat"))
    *_, together = listed("restraint", *counted, *named)
    assert (together.record.id, together.number, together.total) == ("p_all", 2, 9)


def test_a_number_of_outcomes_is_no_number_of_measures(listed: Listed) -> None:
    freed = {**restrained("all", 9)[1], "id": "u_1", "kind": "outcome:release"}
    assert listed("restraint", charged("all", 9, identified=0), ("outcome", freed))


def test_nobody_lacks_a_measure_where_the_sums_meet(listed: Listed) -> None:
    assert not listed(
        "restraint", charged("all", 9, identified=0), restrained("all", 9)
    )


def test_the_accused_whom_no_source_names_are_one_task(listed: Listed) -> None:
    people = (charged("all", 9, identified=0), charged("aigul"))
    (found,) = listed("unnamed", *people)
    assert (found.id, found.number, found.total) == ("unnamed:p_all:c_one", 8, 9)


# Hearings


def test_the_last_hearing_of_a_case_waits_for_its_outcome(listed: Listed) -> None:
    (found,) = listed("outcome", HEARD, event("earlier", "2026-01-23"))
    assert (found.record.id, found.number) == ("e_hearing", 2)
    assert found.date is not None and found.date.expression == "2026-02-10"


@pytest.mark.parametrize(
    "ended",
    [
        event("verdict", "2026-02-10", kind="event:judgment"),
        event("verdict", "2026-02", kind="event:judgment"),
        event("verdict", None, kind="event:judgment"),
        (
            *charged("aigul"),
            row(
                *("outcome",),
                id="u_one",
                case_id="c_one",
                person_id="p_aigul",
                kind="outcome:release",
                passage_id="x_paper",
            ),
        ),
    ],
    ids=["judgment", "judgment that month", "judgment, undated", "outcome"],
)
def test_a_judgment_or_an_outcome_ends_it(
    listed: Listed, ended: tuple[Row, ...]
) -> None:
    assert not listed("outcome", HEARD, ended)


@pytest.mark.parametrize(
    "other",
    [
        event("verdict", "2026-02-09", kind="event:judgment"),
        event("verdict", "2026-02-20", kind="event:judgment", status="planned"),
        event("report", "2026-03-03", kind="event:statement"),
        event("undated", None),
    ],
    ids=["before it", "only planned", "a report", "a hearing without a date"],
)
def test_nothing_else_does(listed: Listed, other: tuple[Row, ...]) -> None:
    assert [one.record.id for one in listed("outcome", HEARD, other)] == ["e_hearing"]


def test_a_hearing_of_no_case_is_listed_by_itself(listed: Listed) -> None:
    rows = (event("one", "2026-01-02", case_id=None), event("two", "2026-01-03"))
    assert {(one.record.id, one.other is None) for one in listed("outcome", *rows)} == {
        ("e_one", True),
        ("e_two", False),
    }


@pytest.mark.parametrize(
    ("date", "status", "late"),
    [
        ("2026-03-09", "planned", True),
        ("2026-02", "planned", True),
        ("2026-03-10T09:00", "planned", False),
        ("2026-03", "planned", False),
        ("2026-01-22/..", "planned", False),
        ("2026-03-09", "postponed", False),
        (None, "planned", False),
    ],
)
def test_what_was_planned_is_listed_once_its_day_has_passed(
    listed: Listed, date: str | None, status: str, late: bool
) -> None:
    assert bool(listed("planned", event("plan", date, status=status))) is late


def test_the_day_passes_where_the_dossier_is(fresh: Store) -> None:
    with fresh.act("tests") as act:
        act.term("event:hearing")
        for table, columns in (*CASE, *event("plan", "2020-01-01", status="planned")):
            sample.add(act, table, **columns)
    assert fresh.tasks.tally()["planned"] == 1


# Sources


def test_an_open_question_with_one_independent_answer_is_listed(
    listed: Listed,
) -> None:
    rests = row(
        "source_relation",
        from_id="s_digest",
        to_id="s_paper",
        kind="relation:rests_on",
    )
    copied = source("copy", independent_id="s_paper")
    found = listed(
        "single",
        *(copied, source("digest"), rests, source("radio"), source("note", "none")),
        question("alone", "paper", rank=1),
        question("twice", "paper", "copy", rank=2),
        question("rests", "digest", "paper", rank=3),
        question("two", "paper", "radio", rank=4),
        question("unseen", "note", rank=5),
        question("settled", "paper", status="status:settled"),
    )
    assert [
        (one.record.id, one.other and one.other.id, one.number) for one in found
    ] == [
        ("q_alone", "s_paper", 1),
        ("q_twice", "s_paper", 2),
        ("q_rests", "s_digest", 2),
        ("q_unseen", None, 0),
    ]


def test_what_a_public_statement_says_needs_no_second_source(listed: Listed) -> None:
    said = event("appeal", "2026-01-15", kind="event:statement")
    assert not listed("single", said, question("demand", "paper", entity_id="e_appeal"))


def test_a_document_that_others_have_seen_says_how_often_it_is_told_of(
    listed: Listed,
) -> None:
    told = row("mention", entity_id="s_note", passage_id="x_paper")
    (found,) = listed("unseen", source("note", "none"), told)
    assert (found.record.id, found.number) == ("s_note", 2)


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({}, True),
        ({"speaker_words": "a guard"}, False),
        ({"kind": "quote:term"}, False),
        ({"kind": "quote:spoken"}, True),
    ],
)
def test_a_quote_of_nobody_is_listed(
    listed: Listed, more: dict[str, Value], missing: bool
) -> None:
    quote = row("quote", passage_id="x_paper", source_id="s_paper", **more)
    found = listed("speaker", quote)
    assert bool(found) is missing
    assert all(one.record.name == "Paper ¶1" for one in found)


@pytest.mark.parametrize(
    ("issued", "estimated"),
    [
        (None, True),
        ("2026-01~", True),
        ("2026-01-15?", True),
        ("2026-01-22/..", True),
        ("[2026-01-13,2026-01-14]", True),
        ("2026-01-15", False),
        ("2026-01", False),
        ("2026", False),
    ],
)
def test_a_date_of_issue_that_is_an_estimate_is_listed(
    listed: Listed, issued: str | None, estimated: bool
) -> None:
    found = listed("issued", source("blog", issued=issued, issued_basis="a guess"))
    assert bool(found) is estimated
    assert all((one.number, one.words) == (1, "a guess") for one in found)


def test_a_source_without_a_text_has_never_been_checked(listed: Listed) -> None:
    notes = source("notes", kind="source:field_notes")
    unseen = source("note", "none")
    assert [one.record.id for one in listed("text", notes, unseen)] == ["s_paper"]


def test_where_a_text_is_held_passages_need_words_to_be_found_in_it(
    listed: Listed,
) -> None:
    held = row(
        *("capture",),
        id="f_one",
        source_id="s_paper",
        collected_at="2026-01-16T10:00:00Z",
        sha256="0" * 64,
        text="So it was.",
    )
    exact = row("passage", id="x_two", source_id="s_paper", exact="So it was.")
    (found,) = listed("words", held, exact)
    assert (found.record.id, found.number, found.total) == ("s_paper", 1, 2)


# The list


def test_the_weightiest_kinds_come_first(village: Store) -> None:
    found = village.tasks.listing(TODAY)
    kinds = [one.kind for one in found.page(0)]
    assert kinds == sorted(kinds, key=KINDS.index)
    assert dict(found.tally) == {kind: kinds.count(kind) for kind in dict(found.tally)}
    assert found.known == found.count() == len(kinds)
    assert village.tasks.tally(TODAY) == {kind: kinds.count(kind) for kind in KINDS}


def test_a_task_keeps_its_id_and_its_place(village: Store) -> None:
    found = village.tasks.listing(TODAY)
    rows = found.page(0)
    assert len({one.id for one in rows}) == len(rows)
    assert [found.position(one.id) for one in rows] == list(range(len(rows)))
    assert found.position("single:q_nobody") is None


def test_the_passage_behind_a_task_is_one_of_a_source_read(village: Store) -> None:
    found = {one.id: one for one in village.tasks.listing(TODAY).page(0)}

    def place(task_id: str) -> str | None:
        citation = village.tasks.citation(found[task_id])
        return None if citation is None else citation.place

    assert place("restraint:p_bolat:c_trial") == "Radio ¶1"
    assert place("unnamed:p_accused:c_trial") == "The Paper ¶10"
    assert place("single:q_paper") == "Copy ¶1"
    assert place("speaker:x_note_1") == "The note ¶1"
    assert place("words:s_paper") == "The Paper ¶1"
    assert place("issued:s_blog") is None


def test_many_tasks_are_read_in_pages(fresh: Store) -> None:
    with fresh.act("tests") as act:
        act.term("event:hearing")
        for number in range(2 * PAGE + 5):
            for table, columns in event(f"h{number}", "2026-01-01", case_id=None):
                sample.add(act, table, **columns)
    found = fresh.tasks.listing(TODAY)
    assert [len(found.page(number)) for number in range(4)] == [PAGE, PAGE, 5, 0]


def test_the_bundled_case_lists_what_is_known_to_be_missing(bundled: Bundled) -> None:
    found = bundled.store.tasks.listing(TODAY).page(0)
    about = {one.id for one in found}
    assert "unnamed:p_defendants:c_atajurt" in about
    assert "restraint:p_bekzat:c_atajurt" in about
    assert (
        "outcome:e_hearing_29_jan" in about and "outcome:e_first_hearing" not in about
    )
    assert "planned:e_china_trial" in about
    assert "single:q_record" in about and "single:q_demand" not in about
    assert {"unseen:s_indictment", "unseen:s_note_1114"} <= about
