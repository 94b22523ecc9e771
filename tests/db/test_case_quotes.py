"""Quotations stand to the letter, passages tile the texts, no prose is taken."""

import unicodedata
from itertools import pairwise
from typing import Any

import pytest

from db.bundled import Bundled
from db.case_given import HERE, WHOLE, Record, needs_facts, paragraphs, texts
from db.case_words import digest, fingerprint, runs
from dossier_db.tables import TABLES

pytestmark = needs_facts

RUN = 8
"""So many words in a row are an article's, not ours."""
KINDS = {
    "charge name": "quote:charge_name",
    "document extract": "quote:document",
    "term": "quote:term",
    "spoken statement": "quote:spoken",
    "slogan": "quote:slogan",
}
ADDRESSEES = {
    None: None,
    "Ministry of Foreign Affairs of Kazakhstan": "o_kz_mfa",
    "Kazakh authorities": "o_kz_government",
    "Kazakh government": "o_kz_government",
    "Chinese government": "o_cn_government",
}
SPEAKERS = {
    "q01": "o_kz_judicial",
    "q02": "s_note_1114",
    "q03": "s_note_1114",
    "q04": "s_note_1114",
    "q05": "s_court_papers",
    "q06": "p_wang",
    "q07": "p_wang",
    "q09": "p_protesters",
    "q10": "p_protesters",
    "q11": "s_indictment",
    "q12": "s_forensic_exam",
    "q14": "s_note_1114",
    "q15": "s_note_1114",
    "q19": "o_hrw_org",
    "q21": "p_wang",
    "q22": "p_wang",
}
"""Who speaks, where it is a person, a body or a document; names of offences do not."""
NOT_OURS = {
    ("passage", "exact"),
    ("source", "title"),
    ("change", "entry"),
    ("change_value", "value"),
}
"""Columns of words that may be another's: quotations, titles, the log's own form."""


def _quotations() -> list[Any]:
    given = texts()["quotations"] if HERE else ()
    return [pytest.param(quote, id=quote["id"]) for quote in given]


each_quotation = pytest.mark.parametrize("given", _quotations())


def _id(given: Record) -> str:
    return f"x_{given['source']}_{given['id']}"


def _same(given: Record) -> Record:
    """The words on the speaker; "same note" is the note of the quotation before."""
    if given["speaker_or_document"] != "same note":
        return given
    before = [q for q in texts()["quotations"] if q["id"] < given["id"]]
    return _same(before[-1])


@each_quotation
def test_a_quotation_stands_to_the_letter(bundled: Bundled, given: Record) -> None:
    exact = bundled.one("SELECT exact FROM passage WHERE id = ?", _id(given))
    assert exact == given["text"]
    assert exact.encode() == given["text"].encode()
    letters, kept = bundled.rows(
        "SELECT letters, digest FROM passage WHERE id = ?", _id(given)
    )[0]
    print_of_it, _ = fingerprint(exact)
    assert (letters, kept) == (len(print_of_it), digest(print_of_it))


@each_quotation
def test_a_quotation_stands_in_marks_in_its_sentence(
    bundled: Bundled, given: Record
) -> None:
    paragraph, first, last = bundled.rows(
        "SELECT paragraph, sentence_from, sentence_to FROM passage WHERE id = ?",
        _id(given),
    )[0]
    assert paragraph == given["paragraph"]
    source = given["source"]
    sentence = _sentences(bundled, source, paragraph)[first - 1]
    assert first == last
    assert f"“{given['text']}”" in sentence


@each_quotation
def test_a_quotation_says_who_speaks_and_to_whom(
    bundled: Bundled, given: Record
) -> None:
    source, kind, speaker, words, addressee = bundled.rows(
        "SELECT source_id, kind, speaker_id, speaker_words, addressee_id FROM quote"
        " WHERE passage_id = ?",
        _id(given),
    )[0]
    assert source == f"s_{given['source']}"
    assert kind == KINDS[given["kind"]]
    assert speaker == SPEAKERS.get(given["id"])
    assert words == _same(given)["speaker_or_document"]
    assert addressee == ADDRESSEES[given["addressee"]]


@each_quotation
def test_a_note_on_a_quotation_is_kept_once(bundled: Bundled, given: Record) -> None:
    cautions = bundled.column(
        "SELECT caution FROM passage WHERE id = ? AND caution IS NOT NULL", _id(given)
    )
    kept = [*cautions, *filter(None, [bundled.notes(_id(given))])]
    assert kept == [given["note"]] if "note" in given else kept == []


def test_findings_only_alleged_are_quoted_with_that_caution(bundled: Bundled) -> None:
    assert bundled.cautions(["x_hrw_q12"]) == "HRW adds: allegedly"


def test_no_other_words_are_held(bundled: Bundled) -> None:
    quoted = {_id(q) for q in texts()["quotations"]}
    assert set(bundled.column("SELECT passage_id FROM quote")) == quoted
    exact = bundled.column("SELECT id FROM passage WHERE exact IS NOT NULL")
    assert set(exact) == quoted
    assert bundled.one("SELECT count(*) FROM capture") == 0


def test_words_of_the_note_come_through_the_indictment_in_one_text(
    bundled: Bundled,
) -> None:
    relayed = bundled.rows(
        "SELECT passage_id, relayed_by_id FROM quote WHERE relayed_by_id IS NOT NULL"
    )
    assert sorted(relayed) == [
        (f"x_epochtimes_q0{n}", "s_indictment") for n in (2, 3, 4)
    ]


@pytest.mark.parametrize("source", WHOLE)
def test_passages_tile_every_paragraph_to_the_letter(
    bundled: Bundled, source: str
) -> None:
    for number, paragraph in enumerate(paragraphs(source), start=1):
        letters, _ = fingerprint(paragraph)
        start = 0
        for _, length, kept in _passages(bundled, source, number):
            assert digest(letters[start : start + length]) == kept, (source, number)
            start += length
        assert start == len(letters), (source, number)


@pytest.mark.parametrize("source", WHOLE)
def test_every_passage_is_one_sentence(bundled: Bundled, source: str) -> None:
    for number, _ in enumerate(paragraphs(source), start=1):
        numbered = [row[0] for row in _passages(bundled, source, number)]
        assert numbered == list(range(1, len(numbered) + 1))
        for sentence in _sentences(bundled, source, number):
            assert sentence.rstrip(" ”")[-1] in ".!?", sentence
            assert sentence.lstrip(" (“–")[0].isupper(), sentence


def test_maya_wang_speaks_four_sentences_in_two_paragraphs(bundled: Bundled) -> None:
    spoken = bundled.column(
        "SELECT x.paragraph FROM quote q JOIN passage x ON x.id = q.passage_id"
        " WHERE q.speaker_id = 'p_wang' ORDER BY x.ordinal"
    )
    assert spoken == [2, 2, 16, 16]


def test_no_prose_of_the_articles_is_shipped(bundled: Bundled) -> None:
    prose = set().union(*(runs(p, RUN) for text in WHOLE for p in paragraphs(text)))
    quoted = set().union(*(runs(q["text"], RUN) for q in texts()["quotations"]))
    taken = [
        (table, column, run)
        for table, column in _columns_of_words(bundled)
        for text in bundled.column(f'SELECT "{column}" FROM "{table}"')
        for run in runs(text or "", RUN) & (prose - quoted)
    ]
    assert taken == []


def _columns_of_words(bundled: Bundled) -> list[tuple[str, str]]:
    return [
        (table, column)
        for table in TABLES
        for column, kind in bundled.rows(
            "SELECT name, type FROM pragma_table_info(?)", table
        )
        if kind == "TEXT" and (table, column) not in NOT_OURS
    ]


def _passages(bundled: Bundled, source: str, number: int) -> list[tuple[int, int, str]]:
    """The passages of a paragraph in order: sentence, length, digest."""
    return bundled.rows(
        "SELECT DISTINCT sentence_from, letters, digest FROM passage"
        " WHERE source_id = ? AND paragraph = ? AND exact IS NULL"
        " ORDER BY sentence_from",
        f"s_{source}",
        number,
    )


def _sentences(bundled: Bundled, source: str, number: int) -> list[str]:
    """A paragraph cut where its passages begin and end."""
    paragraph = paragraphs(source)[number - 1]
    letters, places = fingerprint(paragraph)
    starts, start = [0], 0
    for _, length, _ in _passages(bundled, source, number):
        start += length
        starts.append(
            _opening(paragraph, places[start]) if start < len(letters) else -1
        )
    starts[-1] = len(paragraph)
    return [paragraph[a:b] for a, b in pairwise(starts)]


def _opening(paragraph: str, letter: int) -> int:
    """Where a sentence begins whose first letter stands there: at its opening mark."""
    while unicodedata.category(paragraph[letter - 1]) in ("Pi", "Ps"):
        letter -= 1
    return letter
