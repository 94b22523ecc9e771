"""The bundled case as it is shipped: what must hold wherever it is installed."""

import re

import pytest

from db.bundled import Bundled
from dossier_assets import CASE_ID, EDITION, vocabulary_file
from dossier_db import dates

CASE = "c_atajurt"
NAMED = {"p_bekzat", "p_sherizat", "p_qabi", "p_kalymbek"}
"""The defendants who are named, and no other."""
DATES = (
    ("event", "date"),
    ("source", "issued"),
    ("passage", "as_of"),
    ("account", "date"),
    ("relationship", "date"),
    ("quote", "date"),
    ("charge", "date"),
    ("restraint", "since"),
    ("restraint", "until"),
    ("answer", "date"),
)
PREFIXES = {
    "entity": "[polecsv]_",
    "name": "n_",
    "passage": "x_",
    "charge": "g_",
    "restraint": "r_",
    "question": "q_",
    "answer": "a_",
    "note": "t_",
}
HELD = re.compile(
    r"\b(is|are|has been|have been|remains?|stays?)\b"
    r"(\s+(?!said|called|mass)\w+){0,3}\s+"
    r"(custody|house arrest|detained|jailed|detention|jail|held|imprisoned|arrested)\b",
    re.IGNORECASE,
)
"""Custody in the present tense; not what "is said" or "is called" so."""


OURS = re.compile(
    r"taken literally|wording is ambiguous"
    r"|\bno (order|article|figures|other number)\b",
    re.IGNORECASE,
)
"""What only a reader of a whole text can say of it."""


def test_the_dossier_says_which_case_and_edition_it_is(bundled: Bundled) -> None:
    dossier = bundled.store.dossier
    assert (dossier.id, dossier.edition) == (CASE_ID, EDITION)
    assert dossier.zone == "Asia/Almaty"


def test_the_four_named_defendants_are_the_only_ones(bundled: Bundled) -> None:
    charged = bundled.column(
        "SELECT DISTINCT g.person_id FROM charge g JOIN person p ON p.id = g.person_id"
        " WHERE p.identified = 1"
    )
    assert set(charged) == NAMED
    assert bundled.store.roster.head(CASE).named == len(NAMED)


def test_only_the_four_are_called_defendants_by_name(bundled: Bundled) -> None:
    told = bundled.column(
        "SELECT DISTINCT r.entity_id FROM participation r"
        " JOIN person p ON p.id = r.entity_id"
        " WHERE r.role IN ('role:defendant', 'role:suspect') AND p.identified = 1"
    )
    assert set(told) <= NAMED


def test_no_outcome_is_told(bundled: Bundled) -> None:
    assert bundled.one("SELECT count(*) FROM outcome") == 0
    assert bundled.column("SELECT id FROM event WHERE stage = 'stage:judgment'") == []


def test_a_number_of_accused_is_an_answer_of_the_same_source(bundled: Bundled) -> None:
    unanswered = bundled.rows(
        """SELECT g.id, g.people FROM charge g JOIN passage x ON x.id = g.passage_id
         WHERE g.person_id = 'p_defendants' AND NOT EXISTS (
           SELECT 1 FROM answer a JOIN citation c ON c.answer_id = a.id
           JOIN passage y ON y.id = c.passage_id WHERE a.question_id = 'q_n_charged'
           AND y.source_id = x.source_id AND a.at_least <= g.people
           AND a.at_most >= g.people)"""
    )
    assert unanswered == []


def test_a_number_of_held_is_an_answer_of_the_same_source(bundled: Bundled) -> None:
    unanswered = [
        restraint
        for restraint, people, source in bundled.rows(
            "SELECT r.id, r.people, x.source_id FROM restraint r"
            " JOIN passage x ON x.id = r.passage_id WHERE r.person_id = 'p_defendants'"
        )
        if not any(
            re.search(rf"\b{people}\b", value) or source == "s_hrw"
            for value in bundled.column(
                """SELECT a.value FROM answer a JOIN citation c ON c.answer_id = a.id
                 JOIN passage y ON y.id = c.passage_id
                 WHERE a.question_id = 'q_n_custody' AND y.source_id = ?""",
                source,
            )
        )
    ]
    assert unanswered == []


def test_what_we_remark_on_a_text_is_on_nobodys_word(bundled: Bundled) -> None:
    """Nobody quoted says what the text that quotes them leaves out."""
    tables = ("citation", "mention", "account", "participation", "charge", "restraint")
    told = [
        gist
        for table in tables
        for gist in bundled.column(
            f"SELECT coalesce(nullif(t.gist, ''), x.gist) FROM {table} t"
            " JOIN passage x ON x.id = t.passage_id"
            " WHERE x.attributed_to_id IS NOT NULL"
        )
    ]
    assert told
    assert [gist for gist in told if OURS.search(gist or "")] == []


def test_only_who_says_that_the_trial_was_over_is_cited_for_it(
    bundled: Bundled,
) -> None:
    """The lawyer without a name expects judgment; he does not say that it is over."""
    voices = bundled.column(
        "SELECT DISTINCT x.attributed_to_id FROM citation c"
        " JOIN passage x ON x.id = c.passage_id"
        " WHERE c.answer_id = 'a_trial_stage_over'"
    )
    assert voices == ["p_baizhanov"]


def test_of_no_charge_a_day_is_told(bundled: Bundled) -> None:
    """21 November is the day of the measures: no source dates a charge to it."""
    assert bundled.column("SELECT id FROM charge WHERE date IS NOT NULL") == []


def test_expert_reports_do_not_tell_what_was_made_of_them(bundled: Bundled) -> None:
    """That they were used against the accused is told by the indictment and by HRW."""
    voices = bundled.column(
        "SELECT DISTINCT coalesce(x.attributed_to_id, x.source_id) FROM citation c"
        " JOIN passage x ON x.id = c.passage_id"
        " WHERE c.answer_id = 'a_exams_used_yes'"
    )
    assert sorted(voices) == ["s_hrw", "s_indictment"]


def test_a_named_person_is_one_person_in_every_charge(bundled: Bundled) -> None:
    for table in ("charge", "restraint"):
        several = bundled.column(
            f"SELECT g.id FROM {table} g JOIN person p ON p.id = g.person_id"
            " WHERE p.identified = 1 AND g.people <> 1"
        )
        assert several == []


def test_every_measure_of_restraint_carries_its_day(bundled: Bundled) -> None:
    undated = bundled.column(
        "SELECT r.id FROM restraint r JOIN passage x ON x.id = r.passage_id"
        " WHERE r.since IS NULL AND x.as_of IS NULL"
    )
    assert undated == []


def test_every_answer_on_custody_carries_its_day(bundled: Bundled) -> None:
    undated = bundled.column(
        """SELECT x.id FROM answer a JOIN citation c ON c.answer_id = a.id
         JOIN passage x ON x.id = c.passage_id
         WHERE a.question_id = 'q_n_custody' AND x.as_of IS NULL"""
    )
    assert undated == []


def test_nobody_is_put_in_custody_in_the_present_tense(bundled: Bundled) -> None:
    ours = bundled.column(
        """SELECT gist FROM passage WHERE gist IS NOT NULL
         UNION SELECT summary FROM entity WHERE summary IS NOT NULL
         UNION SELECT name FROM entity WHERE id NOT GLOB 's_*'
         UNION SELECT value FROM answer UNION SELECT reading FROM question
         WHERE reading IS NOT NULL UNION SELECT text FROM note"""
    )
    assert [text for text in ours if HELD.search(text)] == []


def test_a_day_that_holds_is_not_after_the_report(bundled: Bundled) -> None:
    later = bundled.rows(
        """SELECT x.id, x.as_of, s.issued FROM passage x
         JOIN source s ON s.id = x.source_id JOIN edtf d ON d.id = x.as_of
         WHERE s.issued IS NOT NULL AND d.earliest > s.published"""
    )
    assert later == []


def test_eighty_four_sources_are_counted(bundled: Bundled) -> None:
    assert bundled.store.sources.tally().sources == 84


def test_papers_nobody_here_saw_speak_but_are_not_counted(bundled: Bundled) -> None:
    papers = bundled.rows(
        "SELECT id, kind, url, independent_id FROM source WHERE coverage = 'none'"
    )
    assert {row[0] for row in papers} == {
        "s_court_papers",
        "s_forensic_exam",
        "s_indictment",
        "s_note_1114",
        "s_un_opinion",
    }
    assert {row[1:] for row in papers} == {("source:document", None, None)}


def test_no_passage_is_of_a_paper_nobody_here_saw(bundled: Bundled) -> None:
    seen = bundled.column(
        "SELECT x.id FROM passage x JOIN source s ON s.id = x.source_id"
        " WHERE s.coverage = 'none'"
    )
    assert seen == []


def test_every_reference_leads_somewhere(bundled: Bundled) -> None:
    assert bundled.rows("PRAGMA foreign_key_check") == []
    assert bundled.rows("PRAGMA integrity_check") == [("ok",)]


def test_every_note_is_about_a_record(bundled: Bundled) -> None:
    lost = bundled.column(
        """SELECT id FROM note WHERE about_id NOT IN (SELECT id FROM entity
         UNION SELECT id FROM passage UNION SELECT id FROM question
         UNION SELECT id FROM answer UNION SELECT id FROM dossier)"""
    )
    assert lost == []


@pytest.mark.parametrize(
    ("kept", "cited"),
    [
        ("event", "SELECT event_id FROM account"),
        ("question", "SELECT question_id FROM answer"),
        ("answer", "SELECT answer_id FROM citation"),
        ("name", "SELECT name_id FROM name_use"),
        ("charge", "SELECT id FROM charge WHERE passage_id IS NOT NULL"),
        ("restraint", "SELECT id FROM restraint WHERE passage_id IS NOT NULL"),
    ],
)
def test_everything_told_has_a_citation(
    bundled: Bundled, kept: str, cited: str
) -> None:
    assert bundled.column(f"SELECT id FROM {kept} WHERE id NOT IN ({cited})") == []


def test_of_everyone_and_every_place_some_passage_speaks(bundled: Bundled) -> None:
    silent = [
        entity
        for entity in bundled.column(
            "SELECT id FROM entity WHERE kind IN ('person', 'organisation', 'place')"
        )
        if not bundled.spoken_of(entity)
    ]
    assert silent == []


def test_every_source_read_says_something_or_was_drawn_on(bundled: Bundled) -> None:
    silent = bundled.column(
        "SELECT id FROM source WHERE coverage <> 'none'"
        " AND id NOT IN (SELECT source_id FROM passage)"
        " AND id NOT IN (SELECT to_id FROM source_relation WHERE kind IN"
        " ('relation:translates', 'relation:relies_on'))"
    )
    assert silent == []


def test_every_date_is_one_and_has_its_bounds(bundled: Bundled) -> None:
    for expression, earliest, latest, about, unsure in bundled.rows(
        "SELECT id, earliest, latest, approximate, uncertain FROM edtf"
    ):
        date = dates.read(expression)
        assert (date.earliest, date.latest) == (earliest, latest)
        assert (date.approximate, date.uncertain) == (bool(about), bool(unsure))


@pytest.mark.parametrize(("table", "column"), DATES)
def test_every_date_used_is_kept_with_its_bounds(
    bundled: Bundled, table: str, column: str
) -> None:
    unread = bundled.column(
        f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL"
        f" AND {column} NOT IN (SELECT id FROM edtf)"
    )
    assert unread == []


@pytest.mark.parametrize(("table", "prefix"), PREFIXES.items())
def test_every_id_says_its_kind(bundled: Bundled, table: str, prefix: str) -> None:
    pattern = re.compile(f"{prefix}[a-z0-9_]+")
    ids = bundled.column(f"SELECT id FROM {table}")
    assert ids
    assert [identity for identity in ids if not pattern.fullmatch(identity)] == []


def test_every_verdict_is_dated_and_somebodys(bundled: Bundled) -> None:
    nobodys = bundled.column(
        "SELECT id FROM question WHERE verdict IS NOT NULL"
        " AND (decided_by IS NULL OR decided_at IS NULL)"
    )
    assert nobodys == []


def test_two_answers_are_never_left_without_a_verdict(bundled: Bundled) -> None:
    unread = bundled.column(
        """SELECT q.id FROM question q WHERE q.verdict IS NULL
         AND (SELECT count(*) FROM answer a WHERE a.question_id = q.id) > 1"""
    )
    assert unread == []


def test_one_answer_can_only_agree(bundled: Bundled) -> None:
    alone = bundled.rows(
        """SELECT q.id, q.verdict FROM question q WHERE q.verdict <> 'verdict:agree'
         AND (SELECT count(*) FROM answer a WHERE a.question_id = q.id) = 1"""
    )
    assert alone == []


def test_every_word_of_the_vocabulary_is_explained() -> None:
    text = vocabulary_file().read_text("utf-8")
    assert text.count("- id: ") == text.count("  definition: ") > 100
