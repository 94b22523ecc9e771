"""Chance: whatever the bytes are, a reader gives a reading or a refusal."""

import gzip
import io
from email.message import EmailMessage
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.papers import column, docx, mhtml, pdf, warc
from dossier_db.documents import kinds, read
from dossier_db.documents.kinds import Kind
from dossier_db.documents.parsing import parse
from dossier_db.errors import Unreadable


def _mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Суд"
    message.set_content("Words.")
    message.add_alternative("<p>Words", subtype="html")
    return bytes(message)


_PAGE: Final = b"<html lang=ru><title>T</title><p>x<table><tr><td>y</table>"
SOUND: Final = {
    "plain": (kinds.PLAIN, b"---\ntitle: T\n---\nwords"),
    "webpage": (kinds.WEBPAGE, _PAGE),
    "pdf": (kinds.PDF, pdf(column(("a line", "another")), info={"Title": "T"})),
    "word": (kinds.WORD, docx("One", "Two", title="T")),
    "mail": (kinds.MAIL, _mail()),
    "mhtml": (kinds.MHTML, mhtml(("<1>", "https://example.org/a", _PAGE))),
    "warc": (
        kinds.WARC,
        warc(("https://example.org/a", _PAGE, {"Content-Type": "text/html"})),
    ),
    "warc as it is": (
        kinds.WARC,
        warc(
            ("https://example.org/a", _PAGE, {"Content-Type": "text/html"}),
            packed=False,
        ),
    ),
}
"""A document of each kind that can be read."""
every = pytest.mark.parametrize(("kind", "held"), SOUND.values(), ids=SOUND.keys())


def settled(kind: Kind, held: bytes) -> None:
    """It can be kept as it is, or is refused in a sentence."""
    try:
        found = parse(kind, io.BytesIO(held), "a")
    except Unreadable as refused:
        assert str(refused).startswith("a ") and "\n" not in str(refused)
        return
    assert found.text is None or found.text.encode()


@every
def test_a_sound_document_is_read(kind: Kind, held: bytes) -> None:
    assert parse(kind, io.BytesIO(held), "a").text


@every
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(kind: Kind, held: bytes, some: bytes) -> None:
    settled(kind, some)


@every
@given(
    st.integers(min_value=0),
    st.integers(min_value=0, max_value=40),
    st.binary(max_size=9),
)
@settings(max_examples=60, deadline=None)
def test_a_document_with_a_piece_exchanged_is_read_or_refused(
    kind: Kind, held: bytes, place: int, length: int, some: bytes
) -> None:
    place %= len(held)
    settled(kind, held[:place] + some + held[place + length :])


@every
@given(st.integers(min_value=0))
@settings(max_examples=40, deadline=None)
def test_a_document_that_is_cut_short_is_read_or_refused(
    kind: Kind, held: bytes, place: int
) -> None:
    settled(kind, held[: place % len(held)])


@given(st.binary(max_size=200).map(lambda held: gzip.compress(b"WARC/1.0\r\n" + held)))
def test_a_record_of_anything_is_read_or_refused(held: bytes) -> None:
    settled(kinds.WARC, held)


@given(
    st.binary(max_size=60), st.sampled_from(["a", "a.txt", "a.md", "a.jpg", "a.ris"])
)
def test_what_needs_no_library_is_read_or_refused_at_the_door(
    held: bytes, name: str
) -> None:
    try:
        assert read(held, name).size == len(held)
    except Unreadable as refused:
        assert str(refused).startswith(name)
