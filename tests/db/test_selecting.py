"""Words selected in a text: their selectors find them again, whatever the script."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.captures import attach
from dossier_db.decisions import keep_candidate
from dossier_db.errors import RefusedWrite
from dossier_db.intake.kinds import CITATION
from dossier_db.intake.selecting import (
    AROUND,
    row,
    selected,
    speaker_of,
    standing_at,
    within,
)
from dossier_db.records import Link
from dossier_db.records.alignments import Point, Reading, Spot
from dossier_db.records.captures import Capture
from dossier_db.store import Store
from dossier_db.tables import Row
from dossier_db.texts.fingerprint import Digest, digest, fingerprint
from dossier_db.texts.refinding import Wanted, refind
from dossier_db.texts.sentences import split

TEXT = (
    "Steppe Watch, 2 June.\n\nAbout forty people stood\ton the road. “We only wanted"
    " our pasture back,” Omarova said. Nobody else spoke.\n\nThe road was open. It was"
    " cold."
)
WRITTEN = (
    "On 13 November the café’s owner, “a well-known co-operator,” was fined. Why?",
    "Суд огласил приговор 21 января. «Это не суд, а ёлка», — сказал йог-защитник.",
    "Қалжатта өткен шеруден кейін он үш адам қамалды. Үйқамақта — бесеу.",
    "ئۇلار نامايىشتا «ئەركىنلىك!» دەپ توۋلىدى. سوت 21-يانۋار باشلىنىدۇ؟",
    "قال مكتب الميناء إن العبارة توقفت في 3 مايو. لم يتحدث أحد.",
    "起诉书称，他们在公路上焚烧旗帜，“煽动民族仇恨”。庭审将于2026年1月21日开始。",
    "Le préfet a été prévenu en 2024. 15 personnes l’ont vu ; « non », dit-il.",
    "He refused. He refused. In the year 2024\t12 people were counted.",
)
SIGNS = (*"abZéйҚ9١习近平ئۇ \t\n\r.,!?«»“”-—'’。…\u00a0\u200c\u2028", "e\u0301", "\r\n")
"""Letters of several scripts, one of them in two parts, and what stands between."""


def reading_of(text: str) -> Reading:
    """A text as the reader has it, nothing cited of it."""
    source = Link("s_paper", "The Paper")
    capture = Capture("f_1", source, "2024-06-02", None, None, "0" * 64, len(text))
    return Reading(source, None, capture, text, split(text), (), {}, (), {})


def put(store: Store, text: str = TEXT, kind: str | None = None) -> Reading:
    """A source with a text."""
    with store.act("Saule") as act:
        act.insert("entity", {"id": "s_paper", "name": "The Paper"})
        row: Row = {"id": "s_paper", "kind": None if kind is None else act.term(kind)}
        act.insert("source", row)
        attach(
            act,
            "s_paper",
            text.encode(),
            text,
            media_type="text/plain",
            method="by hand",
        )
    return store.alignments.reading("s_paper")


def cite(store: Store, reading: Reading, starts: int, ends: int, id_: str) -> None:
    """Keep a passage of it."""
    made = row(reading.text, reading.capture.id, reading.source.id, starts, ends)
    with store.act("Saule") as act:
        act.insert("passage", {"id": id_, **made})


def place(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where some words stand."""
    start = text.index(words)
    return start, start + len(words)


def test_a_sentence_becomes_the_fields_of_a_citation() -> None:
    found = selected(reading_of(TEXT), 1, 1)
    words = "About forty people stood on the road."
    starts, ends = place("About forty people stood\ton the road.")
    kept = digest(words)
    assert found == {
        "source": "s_paper",
        "capture": "f_1",
        "starts": str(starts),
        "ends": str(ends),
        "words": words,
        "paragraph": "2",
        "sentence_from": "1",
        "sentence_to": "1",
        "letters": str(kept.letters),
        "digest": kept.sha256,
        "prefix": TEXT[:starts],
        "suffix": TEXT[ends : ends + AROUND],
    }
    asked = {field.name for field in CITATION}
    assert {"source", "capture", "starts", "ends", "words", "paragraph"} < asked


def test_several_sentences_are_one_passage_in_either_direction() -> None:
    found = selected(reading_of(TEXT), 3, 1)
    assert found == selected(reading_of(TEXT), 1, 3)
    assert (found["sentence_from"], found["sentence_to"]) == ("1", "3")
    assert found["words"].startswith("About forty people stood on the road. “We")
    assert found["words"].endswith("Nobody else spoke.")


def test_over_several_paragraphs_the_sentences_are_those_of_the_first() -> None:
    found = selected(reading_of(TEXT), 2, 5)
    assert (found["paragraph"], found["sentence_from"], found["sentence_to"]) == (
        "2",
        "2",
        "3",
    )
    assert found["words"].endswith("Nobody else spoke. The road was open. It was cold.")


def test_of_field_notes_no_digest_is_made() -> None:
    found = selected(reading_of(TEXT), 0, 0, digested=False)
    assert not {"digest", "letters"} & set(found)


def test_what_has_no_letters_has_no_digest() -> None:
    found = selected(reading_of("One.\n\n* * *\n\nTwo."), 1, 1)
    assert (found["words"], "digest" in found) == ("* * *", False)


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("About forty people stood on the road.", "About forty people stood\ton the"),
        ("forty people stood on", "forty people stood\ton"),
        ('"we only wanted our pasture back,"', "“We only wanted our pasture back,”"),
        ("We only wanted", "We only wanted"),
        ("pasture back,", "pasture back,"),
        ("  Nobody \n else  ", "Nobody else"),
    ],
)
def test_a_part_is_found_whatever_its_quotes_and_spaces(words: str, there: str) -> None:
    found = selected(reading_of(TEXT), 1, 3, words)
    span = int(found["starts"]), int(found["ends"])
    assert TEXT[span[0] : span[1]].startswith(there)
    assert found["words"] == " ".join(TEXT[span[0] : span[1]].split())
    assert len(found["words"]) == len(" ".join(words.split()))


def test_the_words_are_kept_as_the_text_has_them_and_not_as_they_were_typed() -> None:
    assert selected(reading_of(TEXT), 1, 3, "NOBODY else")["words"] == "Nobody else"


def test_of_equal_words_the_place_with_the_same_signs_is_meant() -> None:
    text = "A road, a road. Nothing."
    assert within(text, 0, 15, "road.") == (10, 15)
    assert within(text, 0, 15, "road") == (2, 6)


@pytest.mark.parametrize("words", ["pasture land", "was cold", "ody else", "…", "“”"])
def test_words_that_do_not_stand_in_the_selection_are_refused(words: str) -> None:
    with pytest.raises(RefusedWrite, match="does not stand in what was selected"):
        selected(reading_of(TEXT), 1, 3, words)


def test_no_words_are_the_whole_selection() -> None:
    assert selected(reading_of(TEXT), 1, 3, " \n") == selected(reading_of(TEXT), 1, 3)


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (5, 2), (0, 10_000)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(RefusedWrite, match="select it again"):
        row(TEXT, "f_1", "s_paper", *span)


def test_a_selection_of_nothing_but_space_is_refused() -> None:
    with pytest.raises(RefusedWrite, match="No words are selected"):
        row("One.  Two.", "f_1", "s_paper", 4, 6)


def test_the_sentences_can_be_had_from_who_cut_them_already() -> None:
    span = place("We only wanted")
    cut = row(TEXT, "f_1", "s_paper", *span, sentences=split(TEXT))
    assert cut == row(TEXT, "f_1", "s_paper", *span)
    assert (cut["paragraph"], cut["sentence_from"], cut["sentence_to"]) == (2, 2, 2)


@given(
    written=st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=6),
    form=st.sampled_from(["NFC", "NFD", "NFKD"]),
    breaks=st.sampled_from(["\n\n", "\r\n\r\n", "\n", "\r\n", " ", "\t"]),
    ends=st.tuples(st.integers(0, 99), st.integers(0, 99)),
)
def test_what_was_selected_is_found_again_exactly(
    written: list[str], form: str, breaks: str, ends: tuple[int, int]
) -> None:
    text = unicodedata.normalize(form, breaks.join(written))  # type: ignore[arg-type]
    again(text, *ends)


@given(
    signs=st.lists(st.sampled_from(SIGNS), min_size=1, max_size=120),
    ends=st.tuples(st.integers(0, 99), st.integers(0, 99)),
)
def test_whatever_is_written_is_found_where_it_was_selected(
    signs: list[str], ends: tuple[int, int]
) -> None:
    again("".join(signs), *ends)


def again(text: str, first: int, last: int) -> None:
    """Select some sentences of a text and look for them in it."""
    reading = reading_of(text)
    if not reading.sentences:
        return
    count = len(reading.sentences)
    found = selected(reading, first % count, last % count)
    span = int(found["starts"]), int(found["ends"])
    letters = fingerprint(text[span[0] : span[1]])
    if not letters.letters:
        return
    known = Digest(found["digest"], int(found["letters"]))
    assert digest(found["words"]) == known
    here = letters.span(0, len(letters.letters))
    place = here[0] + span[0], here[1] + span[0]
    for words in (found["words"], None):
        (one,) = refind(text, [Wanted(int(found["paragraph"]), known, words)])
        assert one.state == "exact"
        assert place in one.places or words is None
    assert within(text, *span, found["words"]) == span


def test_a_passage_that_was_selected_is_found_in_the_text_it_was_selected_in(
    fresh: Store,
) -> None:
    reading = put(fresh)
    starts, ends = place("We only wanted our pasture back")
    cite(fresh, reading, starts, ends, "x_1")
    (sought,) = fresh.captures.find(reading.capture.id)
    assert (sought.state, sought.places) == ("exact", ((starts, ends),))


def test_the_same_selection_is_the_passage_that_is_there(fresh: Store) -> None:
    reading = put(fresh, "He refused. He refused.")
    assert standing_at(reading, 12, 23) is None
    cite(fresh, reading, 12, 23, "x_second")
    again = fresh.alignments.reading("s_paper")
    assert standing_at(again, 12, 23) == "x_second"
    assert standing_at(again, 0, 11) is None
    assert standing_at(again, 0, 23) is None


def test_a_passage_cited_by_its_digest_stands_where_it_is_found(fresh: Store) -> None:
    reading = put(fresh)
    kept = digest("Nobody else spoke")
    with fresh.act("Saule") as act:
        known: Row = {"digest": kept.sha256, "letters": kept.letters, "gist": "ours"}
        act.insert("passage", {"id": "x_1", "source_id": "s_paper", **known})
    reading = fresh.alignments.reading("s_paper")
    sentence = place("Nobody else spoke.")
    assert standing_at(reading, *sentence) == "x_1"
    assert standing_at(reading, *place("else spoke")) is None


def test_words_that_are_cited_once_but_stand_twice_stand_nowhere_for_sure(
    fresh: Store,
) -> None:
    put(fresh, "He refused. He refused.")
    kept = digest("He refused")
    with fresh.act("Saule") as act:
        known: Row = {"digest": kept.sha256, "letters": kept.letters, "gist": "ours"}
        act.insert("passage", {"id": "x_1", "source_id": "s_paper", **known})
    assert standing_at(fresh.alignments.reading("s_paper"), 0, 11) is None


def said(text: str, starts: int, ends: int) -> tuple[str, str] | None:
    """Who speaks in a selection, and the words."""
    found = speaker_of(text, starts, ends)
    if found is None:
        return None
    speaker, (first, last) = found
    return speaker, text[first:last]


def test_the_speaker_of_a_quotation_in_the_selection_is_told() -> None:
    assert said(TEXT, *place("“We only wanted our pasture back,” Omarova said.")) == (
        "Omarova",
        "We only wanted our pasture back,",
    )


def test_of_a_part_of_a_quotation_the_selected_words_are_told() -> None:
    assert said(TEXT, *place("our pasture")) == ("Omarova", "our pasture")


def test_of_several_quotations_none_is_dropped() -> None:
    """With the speaker, where that is one."""
    text = "They had “banners of the old men of the long bridge”. “No,” Wang said."
    text += " “We do not accept this,” Wang said."
    assert said(text, 0, len(text)) == ("Wang", text)
    text += " “Leave,” Omarova said."
    assert said(text, 0, len(text)) == ("", text)


def test_a_quotation_without_a_speaker_has_its_words_all_the_same() -> None:
    text = "They were charged with “incitement to discord” there."
    assert said(text, 0, len(text)) == ("", "incitement to discord")


def test_without_a_quotation_nobody_speaks() -> None:
    assert said(TEXT, *place("Nobody else spoke.")) is None


@pytest.mark.parametrize("breaks", ["\n", " "])
def test_in_a_long_text_only_what_is_near_is_read(breaks: str) -> None:
    text = f"It rained.{breaks}" * 20_000 + TEXT + f"{breaks}It snowed." * 20_000
    span = place("“We only wanted our pasture back,” Omarova said.", text)
    assert said(text, *span) == ("Omarova", "We only wanted our pasture back,")


@pytest.mark.parametrize("kind", [None, "source:field_notes"])
def test_a_candidate_that_is_kept_has_the_same_selectors(
    fresh: Store, kind: str | None
) -> None:
    reading = put(fresh, kind=kind)
    (starts, ends) = place("Nobody else spoke.")
    spot = (Spot(3, starts, ends),)
    point = Point("f" * 64, "number", "proposed", "differ", ("a", "b"), spot, spot, "")
    with fresh.act("Saule") as act:
        keep_candidate(act, (reading, reading), point, name="Who?", about="s_paper")
    made = row(TEXT, reading.capture.id, "s_paper", starts, ends, digested=kind is None)
    columns = ", ".join(made)
    assert fresh.reader.all(f"SELECT {columns} FROM passage") == [tuple(made.values())]
