"""All events of both files stand in the case, with their sources, days and status."""

from typing import Any

import pytest

from db.bundled import Bundled
from db.case_given import HERE, WHOLE, Record, cited, facts, needs_facts, texts
from db.case_words import coverage, lost_figures

pytestmark = needs_facts

EVENTS = {
    "e01": ("e_bilash_detained",),
    "e02": ("e_bilash_freed",),
    "e03": ("e_centenary_arrests",),
    "e04": ("e_bunin",),
    "e05": ("e_party_plan",),
    "e06": ("e_bekzat_2024",),
    "e07": ("e_steenberg",),
    "e08": ("e_seizure",),
    "e09": ("e_missing_report",),
    "e10": ("e_urumqi_letter",),
    "e11": ("e_family_pickets",),
    "e12": ("e_riza_picket",),
    "e28": ("e_china_trial",),
    "e13": ("e_protest",),
    "e14": ("e_admin_punishment",),
    "e15": ("e_case_opened",),
    "e16": ("e_note",),
    "e17": ("e_astana_four",),
    "e18": ("e_custody_order",),
    "e19": ("e_charges_public",),
    "e20": ("e_formal_accusation",),
    "e21": ("e_facebook_fine",),
    "e22": ("e_hrw_statement", "e_iphr_statement"),
    "e29": ("e_letters_report",),
    "e23": ("e_trial_21_jan",),
    "e24": ("e_amnesty_statement",),
    "e25": ("e_first_hearing",),
    "e26": ("e_hearing_29_jan",),
    "e27": ("e_trial_3_march",),
    "s01": ("e_xinjiang_repression",),
    "s02": ("e_training_centres",),
    "s03": ("e_bilash_charged", "e_bilash_freed"),
    "s04": ("e_bunin",),
    "s05": ("e_steenberg",),
    "s06": ("e_seizure",),
    "s07": ("e_protest",),
    "s08": ("e_police_hold",),
    "s09": ("e_admin_punishment",),
    "s10": ("e_note",),
    "s11": ("e_case_opened",),
    "s12": ("e_astana_four",),
    "s13": ("e_facebook_fine",),
    "s14": ("e_formal_accusation",),
    "s17": ("e_trial_21_jan",),
    "s18": ("e_hrw_statement",),
    "s19": ("e_warnings",),
    "s20": ("e_measures_reported",),
    "s21": ("e_expert_exams",),
    "s22": ("e_upr",),
    "s23": ("e_other_protesters",),
    "s24": ("e_indictment_handed",),
    "s25": ("e_researchers_barred",),
}
"""The events of the two files, and what they became."""
ANSWERS = {
    "s15": ("a_trial_stage_over",),
    "s16": ("a_judgment_expected_yes",),
}
"""What was told but is held to be mistaken is an answer, not an event."""
DISPUTED = {"e15": ("e_case_opened", "case_opened")}
"""Events that are told of a day, of which the day of what they tell of is disputed: the
event here, and the disagreement."""
STATUS = {"e23": "postponed", "s17": "postponed", "e28": "planned"}
DISAGREEMENTS = {
    "e_bilash_charged": ("bw_2019", "informburo_2019"),
    "e_bilash_detained": ("bilash_arrest_day",),
    "e_bilash_freed": ("bilash_fine",),
    "e_bunin": ("bunin_day",),
    "e_seizure": ("seized_day", "crossing"),
    "e_protest": ("n_gathered", "flags", "aims", "place"),
    "e_police_hold": ("n_gathered",),
    "e_admin_punishment": ("admin_len",),
    "e_note": ("note_sender", "case_opened"),
    "e_case_opened": ("case_opened",),
    "e_hrw_statement": ("first_time",),
    "e_trial_21_jan": ("trial_start",),
}
"""Disagreements that tell of an event, whose sources give it further accounts.

The charge of 2019 has two sources that the facts name with the man and not as events.
"""


def _given() -> dict[str, Record]:
    return {e["id"]: e for file in (facts(), texts()) for e in file["events"]}


def _parameters(first: str) -> list[Any]:
    return [
        pytest.param(name, record, id=name)
        for name, record in (_given().items() if HERE else ())
        if name.startswith(first) and name in EVENTS
    ]


each_event = pytest.mark.parametrize(("name", "given"), _parameters(""))
each_of_the_facts = pytest.mark.parametrize(("name", "given"), _parameters("e"))
each_of_the_texts = pytest.mark.parametrize(("name", "given"), _parameters("s"))


def _field(bundled: Bundled, event: str, column: str) -> Any:
    return bundled.one(f"SELECT {column} FROM event WHERE id = ?", event)


def _sources(bundled: Bundled, event: str) -> set[str]:
    """The sources that give an account of an event."""
    return set(
        bundled.column(
            "SELECT substr(x.source_id, 3) FROM account a"
            " JOIN passage x ON x.id = a.passage_id WHERE a.event_id = ?",
            event,
        )
    )


def _days(bundled: Bundled, event: str, sources: list[str]) -> set[str]:
    """The dates that accounts of these sources give an event."""
    dated = bundled.rows(
        "SELECT substr(x.source_id, 3), a.date FROM account a"
        " JOIN passage x ON x.id = a.passage_id WHERE a.event_id = ?"
        " AND a.date IS NOT NULL",
        event,
    )
    return {date for source, date in dated if source in sources}


def _told(bundled: Bundled, event: str) -> str:
    """All that is said of an event: our words, the accounts, who took part."""
    passages = bundled.column(
        "SELECT passage_id FROM account WHERE event_id = ?"
        " UNION SELECT passage_id FROM participation WHERE event_id = ?",
        event,
        event,
    )
    ours = bundled.rows(
        "SELECT n.name, n.summary, e.date_basis FROM event e"
        " JOIN entity n ON n.id = e.id WHERE e.id = ?",
        event,
    )[0]
    said = (bundled.told(passages), bundled.notes(event), *filter(None, ours))
    return " ".join(said)


def test_every_event_of_the_two_files_became_one_or_an_answer() -> None:
    assert _given().keys() == EVENTS.keys() | ANSWERS.keys()


def test_no_other_event_is_told(bundled: Bundled) -> None:
    kept = set(bundled.column("SELECT id FROM event"))
    assert kept == {event for events in EVENTS.values() for event in events}


@each_of_the_facts
def test_every_source_of_an_event_gives_an_account(
    bundled: Bundled, name: str, given: Record
) -> None:
    told = {source for event in EVENTS[name] for source in _sources(bundled, event)}
    assert set(given["sources"]) <= told


@each_of_the_texts
def test_every_paragraph_of_an_event_gives_an_account(
    bundled: Bundled, name: str, given: Record
) -> None:
    told = {
        place
        for event in EVENTS[name]
        for place in bundled.rows(
            "SELECT substr(x.source_id, 3), x.paragraph FROM account a"
            " JOIN passage x ON x.id = a.passage_id WHERE a.event_id = ?",
            event,
        )
    }
    assert set(cited(given)) <= told


def test_no_source_tells_of_an_event_that_the_facts_do_not_give_it(
    bundled: Bundled,
) -> None:
    disagreements = {d["id"]: d for d in facts()["disagreements"]}
    for event in {event for events in EVENTS.values() for event in events}:
        told = {
            source
            for name, events in EVENTS.items()
            if event in events
            for source in _given()[name].get("sources", ())
        }
        for name in DISAGREEMENTS.get(event, ()):
            if name in disagreements:
                for answer in disagreements[name]["answers"]:
                    told.update(answer["sources"])
            else:
                told.add(name)
        assert _sources(bundled, event) <= told | set(WHOLE), event


@each_event
def test_an_event_keeps_its_words_and_figures(
    bundled: Bundled, name: str, given: Record
) -> None:
    told = " ".join(_told(bundled, event) for event in EVENTS[name])
    assert coverage(given["text"], told) >= 0.6
    assert lost_figures(given["text"], told) == set()
    assert coverage(given.get("note", ""), told) >= 0.4


@each_of_the_facts
def test_an_event_stands_on_its_day(bundled: Bundled, name: str, given: Record) -> None:
    first, _, last = given["date"].partition("/")
    for event in EVENTS[name]:
        if name in DISPUTED:  # its sources give it, each for itself
            days = _days(bundled, event, given["sources"])
            assert days == {given["date"]}
            continue
        kept = bundled.bounds(_field(bundled, event, "date"))
        assert kept is not None
        assert kept[0].startswith(first) and kept[1].startswith(last or first)
        if len(first) == 7:
            assert kept[0] < kept[1]


@pytest.mark.parametrize("name", DISPUTED)
def test_of_a_disputed_day_none_is_ours(bundled: Bundled, name: str) -> None:
    event, disagreement = DISPUTED[name]
    (given,) = (d for d in facts()["disagreements"] if d["id"] == disagreement)
    told = {source for answer in given["answers"] for source in answer["sources"]}
    days = _days(bundled, event, sorted(told))
    kept = bundled.bounds(_field(bundled, event, "date"))
    assert kept == (min(days), max(days))
    assert kept[0] < kept[1]


def test_one_of_two_days_and_an_hour_are_kept(bundled: Bundled) -> None:
    punished = _field(bundled, "e_admin_punishment", "date")
    assert punished == "[2025-11-13,2025-11-14]"
    assert _field(bundled, "e_first_hearing", "date") == "2026-01-23T15:00"


@each_of_the_texts
def test_an_account_keeps_the_day_its_text_gives(
    bundled: Bundled, name: str, given: Record
) -> None:
    if given["date"] is None:
        return
    days = [
        bundled.bounds(date)
        for event in EVENTS[name]
        for source, paragraph in cited(given)
        for date in [
            _field(bundled, event, "date"),
            *bundled.column(
                "SELECT a.date FROM account a JOIN passage x ON x.id = a.passage_id"
                " WHERE a.event_id = ? AND x.source_id = ? AND x.paragraph = ?",
                event,
                f"s_{source}",
                paragraph,
            ),
        ]
        if date
    ]
    assert any(
        day and day[0].startswith(given["date"]) and day[1].startswith(given["date"])
        for day in days
    )


def test_an_event_without_a_day_has_none(bundled: Bundled) -> None:
    undated = set(bundled.column("SELECT id FROM event WHERE date IS NULL"))
    assert undated == {
        f"e_{word}"
        for word in (
            "measures_reported",
            "warnings",
            "indictment_handed",
            "upr",
            "other_protesters",
            "researchers_barred",
        )
    }


@each_event
def test_how_a_day_is_known_is_kept(bundled: Bundled, name: str, given: Record) -> None:
    if name.startswith("s") and given["date"]:
        return  # the date of the account says it
    basis = " ".join(_told(bundled, event) for event in EVENTS[name])
    assert coverage(given["precision"], basis) >= 0.5


@each_event
def test_a_planned_event_is_planned_and_others_happened(
    bundled: Bundled, name: str, given: Record
) -> None:
    kept = {_field(bundled, event, "status") for event in EVENTS[name]}
    assert kept == {STATUS.get(name, "happened")}
    ahead = "planned" in given["precision"] or "announced" in given["precision"]
    assert ahead == (name in STATUS)


def test_what_is_held_to_be_mistaken_is_an_answer(bundled: Bundled) -> None:
    for name, answers in ANSWERS.items():
        for answer in answers:
            told = bundled.rows(
                "SELECT substr(x.source_id, 3), x.paragraph FROM citation c"
                " JOIN passage x ON x.id = c.passage_id WHERE c.answer_id = ?",
                answer,
            )
            assert set(cited(_given()[name])) <= set(told), name
