"""Plain texts: kept letter by letter, with what they say at their head."""

import io

import pytest

from dossier_db.documents.plain import read
from dossier_db.errors import Unreadable
from dossier_db.records.documents import Imprint


def test_a_text_stays_as_it_is() -> None:
    words = "One “line”.\r\n\r\n  Another \u00ad one."
    found = read(io.BytesIO(b"\xef\xbb\xbf" + words.encode()), "a.txt")
    assert (found.text, found.about) == (words, Imprint())


def test_what_stands_at_the_head_of_a_markdown_text_is_its_imprint() -> None:
    words = (
        '---\ntitle: "A day in court"\nauthor: A. B.\ndate: 2025-05-03\n'
        "tags: [x]\nurl: https://example.org/a\n---\nText."
    )
    about = read(io.BytesIO(words.encode()), "a.md").about
    assert about == Imprint(
        title="A day in court",
        author="A. B.",
        issued="2025-05-03",
        url="https://example.org/a",
    )


def test_letters_that_are_no_utf_8_are_refused_with_the_place() -> None:
    with pytest.raises(Unreadable, match=r"a\.txt is not text in UTF-8 \(byte 3\)"):
        read(io.BytesIO(b"abc\xe0 windows"), "a.txt")
