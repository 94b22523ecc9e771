"""Texts are cut into paragraphs and sentences, and nothing of them is lost."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.case_given import FOLDER, WHOLE, needs_facts, texts
from db.growth import costs_in_line
from dossier_db.texts.sentences import LONGEST, lines, paragraphs, split

PIECES = [
    "“",
    "”",
    '"',
    "«",
    "»",
    ".",
    "。",
    "؟",
    "!",
    "…",
    " ",
    "\n",
    "\n\n",
    "A",
    "b",
]
anything = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)
PROSE = (
    "The river rose at night. By five it stood in the kitchens, and nobody had been"
    " told.\nMr. Sadyk of the U.S. agency came on Nov. 3. He brought 1.5 tons of flour."
)


def words(text: str) -> list[str]:
    """The sentences of a text on one line each."""
    return [" ".join(sentence.text.split()) for sentence in split(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
        ("Dr. A. B. Sen came at 5 p.m. on Jan. 5. He left.", 2),
        ("He lives in the U.S. The others left.", 2),
        ("The U.S. State Department knows.", 1),
        ("See art. 174 and No. 5. Then read on.", 2),
        (
            "1. The first point. 2. The second.",
            ["1. The first point.", "2. The second."],
        ),
        ("“Why?” Wang said. “Nobody knows.”", ["“Why?” Wang said.", "“Nobody knows.”"]),
        ("They shouted “No! Never!” and left. It rained.", 2),
        ("It was “over.” Nobody wept.", 2),
        (
            "«Не уйдём!» — сказал он. Суд ушёл.",
            ["«Не уйдём!» — сказал он.", "Суд ушёл."],
        ),
        ("По ст. 174 ч. 2 в г. Алматы судят шестерых. Срок — 5 лет и т. д.", 2),
        ("Суд начался 21 января 2026 г. Прокурор молчал.", 2),
        ("В 2017 г. Ержан уехал.", 1),
        ("Адвокат А. С. Петров пришёл. На суд.", 2),
        ("Сот 2025 ж. 13 қарашада өтті. Бұл маңызды.", 2),
        ("Он сказал: «Мы ждём. Мы не уйдём». И ушёл.", 2),
        ("他说：“我们会继续。我们不怕！”没有人来？有3.5万人。", 3),
        ("“走吧！”记者问道。他没有走。", ["“走吧！”记者问道。", "他没有走。"]),
        ("ئۇ كەلدى. قاچان كېتىدۇ؟ بىلمەيمىز ۔ خەير", 4),
        ("« Vraiment ? » Selon l’art. 174, c’est grave. M. Duval le dit.", 3),
        ("« Rien ! » a dit M. Duval. Puis il partit.", 2),
        ("", 0),
        (" \n\t ", 0),
        ("...", 1),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(
    text: str, sentences: int | list[str]
) -> None:
    found = words(text)
    assert (found if isinstance(sentences, list) else len(found)) == sentences


def test_a_sentence_knows_its_paragraph_and_its_place_in_it() -> None:
    places = [(one.paragraph, one.number) for one in split(PROSE)]
    assert places == [(1, 1), (1, 2), (2, 1), (2, 2)]


@given(anything)
def test_a_sentence_is_a_slice_of_the_text_and_no_letter_is_lost(text: str) -> None:
    found = split(text)
    last = 0
    for one in found:
        assert text[one.start : one.stop] == one.text == one.text.strip() != ""
        assert not text[last : one.start].strip()
        assert len(one.text) <= LONGEST
        last = one.stop
    assert not text[last:].strip()


@given(anything)
def test_a_line_is_a_sentence_where_that_is_wanted(text: str) -> None:
    assert [one.text for one in lines(text)] == [
        line.strip() for line in text.splitlines() if line.strip()
    ]


@pytest.mark.parametrize("width", [40, 72, 100])
@pytest.mark.parametrize("margin", ["", "      "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_lines_are_one_paragraph(width: int, margin: str, end: str) -> None:
    text = PROSE.replace("\n", " ") + " The end of it was not told."
    wrapped = textwrap.wrap(
        text, width, initial_indent=margin, subsequent_indent=margin
    )
    twice = (end * 2).join([end.join(wrapped)] * 2)
    assert words(twice) == words(text) * 2
    assert len(paragraphs(twice)) == 2


def test_a_list_of_lines_is_no_wrapped_paragraph() -> None:
    assert len(paragraphs("Bread\nMilk and a little butter\nSalt\nTea\n")) == 4


@needs_facts
@pytest.mark.parametrize("source", WHOLE)
def test_the_two_texts_have_their_paragraphs(source: str) -> None:
    text = (FOLDER / "texts" / f"{source}.txt").read_text("utf-8")
    known = next(one for one in texts()["texts"] if one["id"] == source)
    assert len(paragraphs(text)) == known["paragraphs"]


@pytest.mark.parametrize(
    "piece",
    ["word ", "x", "One more. ", ". ", "“", '"', "A. ", "a\n", "好。", " ", "\n"],
)
def test_ten_times_the_text_takes_about_ten_times_the_time(piece: str) -> None:
    assert costs_in_line(lambda size: split((piece * size)[:size]), 10_000)
