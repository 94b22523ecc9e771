"""Every parser by chance: its own refusal or none, whatever it is given, at a cost in
line with its length."""

import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.growth import costs_in_line
from dossier_db.documents import bibliographies, kinds, webpage
from dossier_db.documents.parsing import parse
from dossier_db.intake import quick
from dossier_db.search import query
from dossier_db.search.folding import tokens
from dossier_db.texts.fingerprint import fingerprint
from dossier_db.texts.quotations import quotations
from dossier_db.texts.sentences import split
from fuzz.parsers import PARSERS, TODAY, Parser, tried

every = pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS.keys())
_SPANS = st.tuples(st.floats(0, 1), st.integers(0, 30), st.floats(0, 1))
_PIECES = (*'"-', "“a ", "@a", "#a ", "[x] ", "a: ", "x@y.z ", "\u0301\u0316", "(by ")


@every
def test_something_sound_is_read_or_refused_with_a_sentence(parser: Parser) -> None:
    for held in parser.sound:
        tried(parser, held)


@every
@given(held=st.binary(max_size=200))
@settings(max_examples=30, deadline=None)
def test_any_bytes_are_read_or_refused_with_a_sentence(
    parser: Parser, held: bytes
) -> None:
    tried(parser, held)


@every
@given(held=st.text(max_size=80))
@settings(max_examples=30, deadline=None)
def test_any_text_is_read_or_refused_with_a_sentence(parser: Parser, held: str) -> None:
    tried(parser, held.encode("utf-8", "surrogatepass"))


@every
@given(
    which=st.integers(0, 99),
    moves=st.lists(_SPANS, min_size=1, max_size=4),
    more=st.binary(max_size=5),
)
@settings(max_examples=40, deadline=None)
def test_with_pieces_moved_doubled_and_exchanged_it_is_read_or_refused(
    parser: Parser, which: int, moves: list[tuple[float, int, float]], more: bytes
) -> None:
    held = parser.sound[which % len(parser.sound)]
    for place, length, goal in moves:
        start, there = int(place * len(held)), int(goal * len(held))
        piece = held[start : start + length] or more
        held = held[:there] + piece + held[there + (len(piece) if length % 2 else 0) :]
    tried(parser, held)


@every
@given(which=st.integers(0, 99), place=st.floats(0, 1))
@settings(max_examples=20, deadline=None)
def test_cut_short_it_is_read_or_refused(
    parser: Parser, which: int, place: float
) -> None:
    held = parser.sound[which % len(parser.sound)]
    tried(parser, held[: int(place * len(held))])


TEXTS: dict[str, Callable[[str], object]] = {
    "quick": lambda text: quick.read(text, TODAY),
    "query": query.parse,
    "sentences": split,
    "quotations": quotations,
    "fingerprint": fingerprint,
    "words": tokens,
    "webpage": lambda text: webpage.page(text.encode()),
}


@pytest.mark.parametrize("piece", _PIECES)
@pytest.mark.parametrize("name", TEXTS)
def test_ten_times_the_text_costs_about_ten_times_as_much(
    name: str, piece: str
) -> None:
    read = TEXTS[name]
    size = query.LONGEST // 10 if name == "query" else 4_000
    assert costs_in_line(lambda size: read((piece * size)[:size]), size)


def test_blanks_in_the_head_of_a_text_cost_what_they_are_long() -> None:
    def read(size: int) -> object:
        held = b"---\ntitle: x" + b" " * size + b"x\n---\n"
        return [parse(kinds.PLAIN, io.BytesIO(held), "a") for _ in range(20)]

    assert costs_in_line(read, 1_900)


def test_blanks_between_the_names_of_an_entry_cost_what_they_are_long() -> None:
    def read(size: int) -> object:
        held = b"@misc{x, title = {T}, author = {A" + b" " * size + b"B}}"
        return bibliographies.parse("bibtex", held, "a")

    assert costs_in_line(read, 20_000)


@pytest.mark.parametrize(
    "line",
    [
        b"Subject: " + b"=?utf-8?q?a" * 100_000,
        b"Content-Type: text/plain" + b";a=b" * 200_000,
        b"To: " + b"a@b, " * 200_000,
    ],
)
def test_a_line_of_a_head_is_read_as_far_as_anybody_writes_one(line: bytes) -> None:
    def read(size: int) -> object:
        return parse(kinds.MAIL, io.BytesIO(line[:size] + b"\n\nx"), "a")

    assert costs_in_line(read, len(line) // 10)
