"""Web pages saved as one file: the page that was saved, from where it was saved."""

import io

import pytest

from db.papers import mhtml
from dossier_db.documents import mhtml as module
from dossier_db.documents.kinds import MHTML
from dossier_db.documents.parsing import parse
from dossier_db.documents.reading import Reading
from dossier_db.errors import Unreadable


def parsed(held: bytes) -> Reading:
    return parse(MHTML, io.BytesIO(held), "a.mhtml")


def test_the_page_is_read_with_its_address() -> None:
    page = "<meta charset=utf-8><title>T</title><p>Суд".encode()
    found = parsed(mhtml(("<1>", "https://example.org/a", page)))
    assert (found.text, found.about.title) == ("Суд", "T")
    assert (found.about.url, found.notes) == ("https://example.org/a", ())


def test_a_page_without_a_place_was_saved_from_where_the_file_says() -> None:
    held = mhtml(("<1>", "", b"<p>x")).replace(b"Content-Location: \r\n", b"")
    assert parsed(held).about.url == "https://example.org/saved"


def test_what_is_embedded_is_not_read_and_said_to_be_there() -> None:
    frame = ("<2>", "cid:frame", b"<p>a long advertisement")
    found = parsed(mhtml(("<1>", "https://example.org/a", b"<p>page"), frame))
    assert found.text == "page"
    assert found.notes == (
        "2 pages are in it; this one is read: https://example.org/a",
    )


def test_the_file_may_say_which_page_is_first() -> None:
    pages = ("<1>", "cid:x", b"<p>other"), ("<2>", "https://example.org/a", b"<p>page")
    assert parsed(mhtml(*pages, start='start="<2>";')).text == "page"


def test_of_a_page_that_is_a_frame_the_longest_page_is_read() -> None:
    pages = (
        ("<1>", "https://example.org/a", b"<frameset><frame src='b'></frameset>"),
        ("<2>", "https://example.org/b", b"<p>short"),
        ("<3>", "https://example.org/c", b"<p>a longer one"),
    )
    found = parsed(mhtml(*pages))
    assert found.text == "a longer one"
    assert "https://example.org/c" in found.notes[0]


@pytest.mark.parametrize("held", [b"", b"words", b"\xff" * 50, b"Subject: x\n\nwords"])
def test_what_has_no_page_in_it_is_refused(held: bytes) -> None:
    with pytest.raises(Unreadable, match="no web page in it"):
        parsed(held)


def test_too_many_parts_are_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 3)
    with pytest.raises(Unreadable, match="that is no page"):
        parsed(mhtml(*[("<1>", "https://example.org/a", b"<p>x")] * 9))
