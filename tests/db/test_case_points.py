"""Where the two texts agree, differ or stand alone is asked and answered."""

import re
from typing import Any

import pytest

from db.bundled import Bundled
from db.case_given import HERE, WHOLE, Record, cited, needs_facts, texts
from db.case_words import coverage, figures, lost_figures

pytestmark = needs_facts

AGREE = {
    "date of the action": "a_protest_day_13",
    "scene lies in": "a_place_uyghur_district",
    "flags and picture of Xi": "a_burned_yes",
    "action filmed and posted": "a_posted_yes",
    "Chinese note dated": "a_note_day_14",
    "article 174;": "a_article_174",
    "expert examinations of the video": "a_exams_used_yes",
    "some in custody": "a_both_measures_yes",
    "both rest on the indictment": "a_rests_on_indictment",
    "China asked Kazakhstan": "a_china_asked_yes",
    "the case is set within": "a_relations_yes",
    "pressure on the activists": "a_pressure_yes",
}
"""Points on which the two texts agree, and the answer that both give."""
DIFFER = {
    "number charged": "q_n_charged",
    "stage of the proceedings": "q_trial_stage",
    "name of the group": "q_group_name",
    "who sent the note": "q_note_sender",
    "wording of the note": "q_note_words",
    "whose flag": "q_flags",
    "how many pictures": "q_n_pictures",
    "name of the charge": "q_charge_name",
    "measure of restraint": "q_custody_term",
    "part of article 174": "q_article_part",
    "penalty": "q_penalty",
    "evidence emphasis": "q_exam_findings",
    "number of notes": "q_note_count",
    "number of videos": "q_n_videos",
    "cause and order": "q_cause_order",
    "what the note alleges": "q_note_alleges",
    "whose dignity": "q_dignity",
    "stance": "q_stance",
}
"""Points on which they differ, and the question that both answer."""
ONLY = {
    "name of the leader and of the lawyer": ({1, 5}, "q_leader_name", "q_who_named"),
    "the group itself supplied": ({2}, "q_indictment_source"),
    "platforms named": ({2}, "q_platforms"),
    "note placed in full": ({3}, "q_note_in_file"),
    "anonymous legal expert": ({6}, "q_expert_view"),
    "one accused with a record": ({7}, "q_record"),
    "precedent value": ({10}, "q_precedent"),
    "history of the group": ({8, 9}, "q_history"),
    "numerous legal experts": ({3}, "q_experts_attention"),
    "the note’s label": ({3}, "q_note_label"),
    "harm to China’s image": ({3}, "q_note_harm"),
    "what the reports say": ({4}, "q_exam_attitudes"),
    "shrinking space": ({8}, "q_space"),
    "the highway as scene": ({2}, "q_place"),
    "Turganbay and the demand": ({3}, "q_aims", "q_reason"),
    "slogans": ({3}, "q_slogans"),
    "administrative punishment": ({6}, "q_admin_first"),
    "count in custody": ({1}, "q_n_custody"),
    "trial date and city": ({1}, "q_trial_start", "q_trial_city"),
    "first mass prosecution": ({4}, "q_first_time"),
    "four Astana detentions": ({8}, "q_astana_four", "q_facebook_fine"),
    "warnings against": ({8}, "q_warnings"),
    "UPR recommendations": ({10}, "q_upr"),
    "Steenberg, Bunin, Bilash": (
        {13, 14},
        "q_steenberg_date",
        "q_bunin_ban",
        "q_bilash_terms",
    ),
    "regional background": ({11, 12}, "q_background"),
    "appeal to international partners": ({15}, "q_partners"),
    "central demand": ({1, 2}, "q_demand"),
    "criticism of article 174": ({9, 10}, "q_174_criticism"),
    "claim that the authorities": ({6}, "q_china_request"),
    "Qalzhat as scene": ({3}, "q_place"),
    "ten-year top penalty": ({1}, "q_penalty"),
}
"""Points of which only one text speaks: where, and the questions it alone answers."""
NOT_AN_EVENT = {"judgment expected soon": "q_judgment_expected"}


def _points(kind: str) -> list[Any]:
    given = texts()["comparison"][kind] if HERE else ()
    return [
        pytest.param(p, id=(p if isinstance(p, str) else p["point"])) for p in given
    ]


def _place(table: dict[str, Any], point: str) -> Any:
    """What a table has for a point, by the words the point begins with."""
    found = [value for begins, value in table.items() if point.startswith(begins)]
    assert len(found) == 1, point
    return found[0]


def _citing(bundled: Bundled, answer: str) -> set[tuple[str, int]]:
    """Source and paragraph of every passage that gives an answer."""
    return set(
        bundled.rows(
            "SELECT substr(x.source_id, 3), x.paragraph FROM citation c"
            " JOIN passage x ON x.id = c.passage_id WHERE c.answer_id = ?",
            answer,
        )
    )


def _given_by(bundled: Bundled, question: str, text: str) -> set[str]:
    """The answers to a question that a text gives."""
    return {
        answer
        for answer in bundled.column(
            "SELECT id FROM answer WHERE question_id = ?", question
        )
        if any(source == text for source, _ in _citing(bundled, answer))
    }


def _answers_of(bundled: Bundled, question: str, text: str) -> str:
    """What a text answers: the cells, our notes on them, its own passages."""
    given = sorted(_given_by(bundled, question, text))
    return " ".join(
        f"{value} {bundled.notes(answer)} {bundled.told(passages.split())}"
        for answer in given
        for value, passages in bundled.rows(
            "SELECT a.value, group_concat(c.passage_id, ' ') FROM answer a"
            " JOIN citation c ON c.answer_id = a.id"
            " JOIN passage x ON x.id = c.passage_id"
            " WHERE a.id = ? AND x.source_id = ? GROUP BY a.id",
            answer,
            f"s_{text}",
        )
    )


def _words(bundled: Bundled, question: str) -> str:
    """All that a question holds: its words, answers, passages, pairs, notes."""
    answers = bundled.rows(
        "SELECT id, value FROM answer WHERE question_id = ?", question
    )
    passages = bundled.column(
        "SELECT c.passage_id FROM citation c JOIN answer a ON a.id = c.answer_id"
        " WHERE a.question_id = ?",
        question,
    )
    ours = bundled.rows("SELECT name, reading FROM question WHERE id = ?", question)[0]
    pairs = bundled.column(
        "SELECT note FROM comparison WHERE question_id = ?", question
    )
    parts = [*ours, *pairs, bundled.notes(question), bundled.told(passages)]
    for answer, value in answers:
        parts += [value, bundled.notes(answer)]
    return " ".join(filter(None, parts))


def test_every_point_of_the_comparison_has_its_place() -> None:
    comparison = texts()["comparison"]
    for kind, table in (("agree", AGREE), ("differ", DIFFER)):
        assert len(comparison[kind]) == len(table)
    alone = comparison["only_epochtimes"] + comparison["only_hrw"]
    assert len(alone) == len(ONLY)


@pytest.mark.parametrize("point", _points("agree"))
def test_what_they_agree_on_is_one_answer_that_both_give(
    bundled: Bundled, point: Record
) -> None:
    answer = _place(AGREE, point["point"])
    assert set(cited(point)) <= _citing(bundled, answer)
    question = bundled.one("SELECT question_id FROM answer WHERE id = ?", answer)
    assert coverage(point["point"], _words(bundled, question)) >= 0.6
    if question != "q_place":  # there others tell the scene with other precision
        verdict = bundled.one("SELECT verdict FROM question WHERE id = ?", question)
        assert verdict == "verdict:agree"
        assert {source for source, _ in _citing(bundled, answer)} == set(WHOLE)


@pytest.mark.parametrize("point", _points("differ"))
def test_where_they_differ_each_text_gives_an_answer_of_its_own(
    bundled: Bundled, point: Record
) -> None:
    question = _place(DIFFER, point["point"])
    epochtimes, hrw = (_given_by(bundled, question, text) for text in WHOLE)
    assert epochtimes and hrw
    assert epochtimes != hrw
    verdict = bundled.one("SELECT verdict FROM question WHERE id = ?", question)
    assert verdict not in (None, "verdict:agree")


@pytest.mark.parametrize("point", _points("differ"))
def test_what_each_text_has_and_how_it_is_read_is_kept(
    bundled: Bundled, point: Record
) -> None:
    question = _place(DIFFER, point["point"])
    said = {text: _answers_of(bundled, question, text) for text in WHOLE}
    for field, words in {**said, "reading": _words(bundled, question)}.items():
        wanted = re.sub(r"\(text of [^()]*\)", "", point[field])  # its day of issue
        assert coverage(wanted, words) >= 0.5, field
        assert lost_figures(wanted, words) == set(), field


@pytest.mark.parametrize("text", WHOLE)
def test_of_what_only_one_says_only_that_one_gives_the_answer(
    bundled: Bundled, text: str
) -> None:
    (other,) = set(WHOLE) - {text}
    for point in texts()["comparison"][f"only_{text}"]:
        numbers, *questions = _place(ONLY, point)
        for question in questions:
            alone = _given_by(bundled, question, text)
            alone -= _given_by(bundled, question, other)
            told = {
                number
                for answer in alone
                for source, number in _citing(bundled, answer)
                if source == text
            }
            assert told and told <= numbers, (point, question)


@pytest.mark.parametrize("text", WHOLE)
def test_what_only_one_says_is_told_in_its_words(bundled: Bundled, text: str) -> None:
    for point in texts()["comparison"][f"only_{text}"]:
        words = " ".join(_words(bundled, q) for q in _place(ONLY, point)[1:])
        assert coverage(point, words) >= 1 / 3, point


def test_no_question_on_the_two_texts_is_without_a_point(bundled: Bundled) -> None:
    asked = bundled.column("SELECT id FROM question WHERE rank >= 500")
    told = {
        bundled.one("SELECT question_id FROM answer WHERE id = ?", answer)
        for answer in AGREE.values()
    }
    told |= set(DIFFER.values()) | {q for _, *asked in ONLY.values() for q in asked}
    told |= set(NOT_AN_EVENT.values()) | {"q_n_countries"}  # a number that HRW gives
    assert set(asked) <= told


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(claim, id=f"{claim['what']}: {claim['value']}")
        for claim in (texts()["numeric_claims"] if HERE else ())
    ],
)
def test_every_number_of_the_two_texts_is_an_answer(
    bundled: Bundled, claim: Record
) -> None:
    value = re.sub(r"\([^()]*\)", " ", claim["value"])
    places = set(cited(claim))
    able = [
        question
        for question in bundled.column("SELECT id FROM question")
        if places
        <= {
            place
            for answer in bundled.column(
                "SELECT id FROM answer WHERE question_id = ?", question
            )
            for place in _citing(bundled, answer)
        }
    ]
    assert [q for q in able if not lost_figures(value, _cells(bundled, q))], figures(
        value
    )


def _cells(bundled: Bundled, question: str) -> str:
    """What the answers to a question say in their cells, notes and passages."""
    return " ".join(
        f"{value} {bundled.notes(answer)} {bundled.told(passages.split())}"
        for answer, value, passages in bundled.rows(
            "SELECT a.id, a.value, group_concat(c.passage_id, ' ') FROM answer a"
            " JOIN citation c ON c.answer_id = a.id"
            " WHERE a.question_id = ? GROUP BY a.id",
            question,
        )
    )
