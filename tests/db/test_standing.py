"""A passage stands as cited in its paragraph, or in order where there are none."""

import textwrap
from collections.abc import Iterator
from typing import Any

import pytest

from dossier_db.texts.fingerprint import Span, digest, find
from dossier_db.texts.standing import as_cited

PARAGRAPHS = (
    "The library opened in spring. It has two rooms.",
    "Rain fell on the roof all week. Nobody minded.",
    "A clerk counted the books by hand. There were nine hundred.",
    "Some were damp. They were dried by the stove.",
    "In autumn a school lent benches. Children read there after noon.",
)
CITED = tuple(
    (number, f"{sentence.rstrip('.')}.")
    for number, paragraph in enumerate(PARAGRAPHS, 1)
    for sentence in paragraph.split(". ")
)
"""Every sentence with its paragraph."""


def places(text: str, words: str) -> tuple[Span, ...]:
    return find(*digest(words), text)


def standing(text: str) -> list[bool]:
    """Of each sentence whether it stands in a copy as it is cited."""
    cited = [(number, places(text, words)) for number, words in CITED]
    assert all(found for _, found in cited)
    return as_cited(text, cited)


def whole(*order: int) -> str:
    return "\n".join(PARAGRAPHS[number - 1] for number in order or range(1, 6))


@pytest.mark.parametrize(
    "copy",
    [
        whole(),
        whole().replace("\n", "\n\n\n"),
        textwrap.indent(whole(), "    "),
        whole().replace("\n", " "),
        whole().replace(". ", ".\n"),
        textwrap.fill(whole().replace("\n", " "), 40),
        "\n\n".join(textwrap.fill(paragraph, 25) for paragraph in PARAGRAPHS),
        "\n".join(textwrap.fill(paragraph, 25) for paragraph in PARAGRAPHS),
        whole().replace("\n", "\r\n"),
    ],
    ids=[
        "as it is",
        "apart",
        "indented",
        "one line",
        "a sentence a line",
        "one block",
        "wrapped",
        "wrapped, nothing between",
        "CRLF",
    ],
)
def test_a_copy_in_another_layout_has_everything_in_its_place(copy: str) -> None:
    assert all(standing(copy))


def test_of_swapped_paragraphs_both_stand_elsewhere() -> None:
    assert standing(whole(1, 3, 2, 4, 5)) == [True] * 2 + [False] * 4 + [True] * 4


def test_a_heading_more_shifts_every_number_after_it() -> None:
    assert standing(f"News\n{whole()}") == [False] * 10


def test_a_heading_in_the_middle_shifts_what_follows() -> None:
    copy = whole().replace("\nA clerk", "\nBooks\nA clerk")
    assert standing(copy) == [True] * 4 + [False] * 6


def test_in_one_line_the_order_of_reading_tells_what_has_moved() -> None:
    copy = whole(1, 2, 4, 5, 3).replace("\n", " ")
    assert standing(copy) == [True] * 4 + [False] * 2 + [True] * 4


def test_a_line_that_no_program_would_break_does_not_make_lines_paragraphs() -> None:
    wrapped = textwrap.fill(whole().replace("\n", " "), 30)
    copy = f"{wrapped}\nhttps://example.org/{'a' * 300}"
    assert all(standing(copy))


def test_one_passage_in_a_text_of_one_paragraph_stands_as_cited() -> None:
    copy = whole().replace("\n", " ")
    assert as_cited(copy, [(4, places(copy, "Some were damp."))]) == [True]


def test_where_a_citation_names_no_paragraph_any_place_will_do() -> None:
    copy = whole()
    assert as_cited(copy, [(None, places(copy, "Nobody minded."))]) == [True]


def test_what_is_not_found_stands_nowhere() -> None:
    for copy in (whole(), whole().replace("\n", " ")):
        assert as_cited(copy, [(1, ()), (None, ())]) == [False, False]


def test_of_several_places_one_in_the_paragraph_is_enough() -> None:
    copy = "\n".join((PARAGRAPHS[0], "It has two rooms.", *PARAGRAPHS[1:]))
    assert as_cited(copy, [(1, places(copy, "It has two rooms."))]) == [True]


def test_of_several_places_one_in_order_is_enough() -> None:
    repeated = f"{whole()} Nobody minded.".replace("\n", " ")
    assert all(standing(repeated))


def test_a_phrase_within_a_sentence_is_in_order_with_it() -> None:
    copy = whole().replace("\n", " ")
    cited = [
        (number, places(copy, words))
        for number, words in ((1, "in spring"), (1, CITED[0][1]), (2, "on the roof"))
    ]
    assert as_cited(copy, cited) == [True, True, True]


def test_a_word_with_many_places_that_is_cited_often_costs_little() -> None:
    """Places are halved, not walked through: else this were a thousand million."""

    class Watched(tuple[Span, ...]):
        asked = 0

        def __getitem__(self, place: Any) -> Any:
            Watched.asked += 1
            return super().__getitem__(place)

        def __iter__(self) -> Iterator[Span]:
            raise AssertionError("the places were walked through")

    copy = "rain\n" * 30_000
    many = Watched(places(copy, "rain"))
    assert (
        as_cited(copy, [(number, many) for number in range(1, 1_001)]) == [True] * 1000
    )
    assert Watched.asked < 20_000
