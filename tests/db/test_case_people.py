"""Everyone, every body, place and law of the facts stands in the case, fact by fact.

A fact may have been reworded or split. Each of its sources has to say something of
the entity that shares a quarter of its weighty words, and all of them together four
fifths of the fact and every figure (``case_words`` says what a weighty word is).
"""

import re
from collections.abc import Iterator

import pytest

from db.bundled import Bundled
from db.case_given import HERE, WHOLE, Record, entities, facts, needs_facts
from db.case_words import coverage, lost_figures

pytestmark = needs_facts

PROVISIONS = {
    "Criminal Code of Kazakhstan, art. 174(2)": "v_174_2",
    "Criminal Code, art. 174 (whole)": "v_174",
    "Criminal Code, art. 174(1)": "v_174_1",
    "Code of Administrative Offences, art. 434": "v_434",
    "MRP/MCI": "v_mrp",
}
"""The legal provisions of the facts, by the words that cite them."""
POINTS_ELSEWHERE = {"Quoted by HRW (see texts.yaml)."}
"""A fact that only points to the close reading of the texts."""
PLEAS = {"sherizat": {"chinaaid_0124": "p_riza"}}
"""Sources in which a measure is told only by somebody's plea against it, and whose."""
_QUESTION = re.compile(r"disagreements? (\w+)(?: and (\w+))?")


def _facts() -> Iterator[tuple[str, Record]]:
    """Every fact with the entity it is about; provisions too."""
    for entity, record in entities():
        for fact in record.get("facts", ()):
            yield entity, fact
    for provision in facts()["legal_provisions"]:
        yield PROVISIONS[provision["citation"]], provision


FACTS = [
    pytest.param(entity, fact, id=f"{entity}-{fact['text'][:40]}")
    for entity, fact in (_facts() if HERE else ())
]
each_fact = pytest.mark.parametrize(("entity", "fact"), FACTS)


def _passages(bundled: Bundled, entity: str, fact: Record) -> list[str]:
    return [
        passage
        for source in fact["sources"]
        for passage in bundled.stated(entity, f"s_{source}")
    ]


def test_everyone_and_everything_is_there(bundled: Bundled) -> None:
    given = {entity for entity, _ in entities()} | set(PROVISIONS.values())
    assert given <= bundled.labels.keys()
    assert {p["citation"] for p in facts()["legal_provisions"]} == set(PROVISIONS)


def test_our_labels_are_those_of_the_facts(bundled: Bundled) -> None:
    other = [
        (entity, bundled.labels[entity], record["name"])
        for entity, record in entities()
        if bundled.labels[entity] != record["name"]
    ]
    assert other == []


def test_everyone_keeps_what_they_are_in_the_case(bundled: Bundled) -> None:
    lost = [
        entity
        for entity, record in entities()
        if coverage(
            record.get("role", ""),
            bundled.one("SELECT summary FROM entity WHERE id = ?", entity) or "",
        )
        < 1
    ]
    assert lost == []


def test_every_note_on_somebody_is_kept(bundled: Bundled) -> None:
    noted = [*entities(), *((PROVISIONS[p["citation"]], p) for p in _laws())]
    lost = [
        entity
        for entity, record in noted
        if coverage(record.get("note", ""), bundled.notes(entity)) < 0.6
    ]
    assert lost == []


@each_fact
def test_a_fact_is_told_by_each_of_its_sources(
    bundled: Bundled, entity: str, fact: Record
) -> None:
    for source in fact["sources"]:
        share = max(
            (
                coverage(fact["text"], bundled.told([passage]))
                for passage in bundled.stated(entity, f"s_{source}")
            ),
            default=0.0,
        )
        assert share >= 0.25 or fact["text"] in POINTS_ELSEWHERE, source


@each_fact
def test_a_fact_keeps_its_words_and_figures(
    bundled: Bundled, entity: str, fact: Record
) -> None:
    told = bundled.told(_passages(bundled, entity, fact))
    told += " " + (bundled.one("SELECT summary FROM entity WHERE id = ?", entity) or "")
    if fact["text"] not in POINTS_ELSEWHERE:
        assert coverage(fact["text"], told) >= 0.8
    dates = " ".join(_days(bundled, _passages(bundled, entity, fact)))
    assert lost_figures(fact["text"], f"{told} {dates}") == set()


@each_fact
def test_a_fact_keeps_the_day_for_which_it_holds(
    bundled: Bundled, entity: str, fact: Record
) -> None:
    if "as_of" not in fact:
        return
    wanted = _span(fact["as_of"])
    for source in fact["sources"]:
        days = {
            bundled.bounds(day)
            for day in _days(bundled, bundled.stated(entity, f"s_{source}"))
        }
        issued = bundled.bounds(
            bundled.one("SELECT issued FROM source WHERE id = ?", f"s_{source}")
        )
        if issued is not None and issued[1] < wanted[0]:
            # A report cannot speak of a later day: the facts date several together.
            assert any(day and day[0] <= issued[1] for day in days), source
        else:
            assert wanted in days, source


@each_fact
def test_a_fact_keeps_on_whose_word_it_is(
    bundled: Bundled, entity: str, fact: Record
) -> None:
    if "attributed_to" not in fact:
        return
    passages = _passages(bundled, entity, fact)
    assert coverage(fact["attributed_to"], bundled.voices(passages)) > 0.6
    for source in fact["sources"]:
        assert bundled.voices(bundled.stated(entity, f"s_{source}")), source


@each_fact
def test_a_fact_keeps_the_caution_it_came_with(
    bundled: Bundled, entity: str, fact: Record
) -> None:
    certainty = fact.get("certainty", "")
    cautions = bundled.cautions(_passages(bundled, entity, fact))
    words = certainty
    for found in _QUESTION.finditer(certainty):
        words = words.replace(found.group(), " ")
        for disagreement in filter(None, found.groups()):
            question = f"SELECT name FROM question WHERE id = 'q_{disagreement}'"
            (asked,) = bundled.column(question)
            assert f"“{asked}”" in cautions
    assert coverage(words, cautions) > 0.6


def test_nobody_is_told_of_by_a_source_that_the_facts_do_not_name(
    bundled: Bundled,
) -> None:
    told: dict[str, set[str]] = {}
    for entity, fact in _facts():
        told.setdefault(entity, set()).update(fact["sources"])
    invented = [
        (entity, source)
        for entity, sources in told.items()
        for source in bundled.column(
            "SELECT DISTINCT substr(x.source_id, 3) FROM mention m"
            " JOIN passage x ON x.id = m.passage_id WHERE m.entity_id = ?"
            " AND x.id GLOB 'x_*_' || m.entity_id || '_*'",
            entity,
        )
        if source not in sources | set(WHOLE)
    ]
    assert invented == []


def test_the_defendants_named_are_those_of_the_facts(bundled: Bundled) -> None:
    named = facts()["defendants_named"]
    charged = bundled.column(
        "SELECT DISTINCT substr(person_id, 3) FROM charge WHERE person_id <> ?",
        "p_defendants",
    )
    assert sorted(charged) == sorted(named["ids"])
    assert len(charged) == named["count"]


def test_the_measures_told_of_the_four_stand_with_their_day(bundled: Bundled) -> None:
    kinds = {
        "bekzat": "restraint:detention_unspecified",
        "sherizat": "restraint:house_arrest",
        "qabi": "restraint:custody",
        "kalymbek": "restraint:house_arrest",
    }
    for measure in facts()["defendants_named"]["measures"]:
        kept = bundled.rows(
            "SELECT substr(x.source_id, 3), r.kind, x.as_of, x.attributed_to_id"
            " FROM restraint r JOIN passage x ON x.id = r.passage_id"
            " WHERE r.person_id = ?",
            f"p_{measure['id']}",
        )
        pleas = PLEAS.get(measure["id"], {})
        told = {row[0] for row in kept}
        assert told == set(measure["sources"]) | set(pleas), measure["id"]
        assert {row[0]: row[3] for row in kept if row[0] in pleas} == pleas
        assert {row[1] for row in kept} == {kinds[measure["id"]]}
        assert measure["as_of"] in {row[2] for row in kept}, measure["id"]


def test_a_court_is_named_by_those_that_the_facts_have_name_it(
    bundled: Bundled,
) -> None:
    (court,) = (o for o in facts()["organisations"] if o["id"] == "court_uyghur")
    named = bundled.column(
        "SELECT DISTINCT substr(source_id, 3) FROM passage WHERE gist LIKE ?",
        "%Uyghur District Court%",
    )
    assert set(named) == {s for fact in court["facts"] for s in fact["sources"]}


def test_the_day_of_the_plea_deal_is_told_by_those_of_the_event(
    bundled: Bundled,
) -> None:
    (deal,) = (e for e in facts()["events"] if e["date"] == "2019-08-16")
    told = bundled.column(
        "SELECT DISTINCT substr(source_id, 3) FROM passage WHERE gist LIKE ?",
        "%16 August 2019%",
    )
    assert set(told) == set(deal["sources"])


def test_the_charge_in_chinaaid_is_on_the_word_of_a_lawyer_without_a_name(
    bundled: Bundled,
) -> None:
    voices = bundled.rows(
        "SELECT attributed_to_id, attribution FROM passage WHERE"
        " source_id = 's_chinaaid_0124' AND gist LIKE '%charge against the 17 %'"
        " AND (gist LIKE '%part 2%' OR gist LIKE '%10 years%')"
    )
    assert len(voices) == 3
    assert all(who is None and "the lawyer" in word for who, word in voices)
    unsaid = bundled.column(
        "SELECT gist FROM passage WHERE source_id = 's_chinaaid_0124'"
        " AND attribution IS NULL AND (gist LIKE '%part 2%' OR gist LIKE '%10 years%')"
    )
    assert unsaid == []


def _laws() -> list[Record]:
    found: list[Record] = facts()["legal_provisions"]
    return found


def _span(day: str) -> tuple[str, str]:
    """First and last day of a day, month or year as the facts write it."""
    ends = {4: "-12-31", 10: ""}
    if len(day) == 7:
        months = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}
        return f"{day}-01", f"{day}-{months.get(day[5:], '31')}"
    return day + {4: "-01-01", 10: ""}[len(day)], day + ends[len(day)]


def _days(bundled: Bundled, passages: list[str]) -> set[str]:
    return {
        day
        for passage in passages
        for day in bundled.column("SELECT as_of FROM passage WHERE id = ?", passage)
        if day
    }
