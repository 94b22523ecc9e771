"""Web archives: the longest page is read, and said to be."""

import gzip
import io
import zlib
from collections.abc import Mapping

import brotli
import pytest

from db.papers import warc
from dossier_db.documents import warc as module
from dossier_db.documents.kinds import WARC
from dossier_db.documents.parsing import parse
from dossier_db.documents.reading import Reading
from dossier_db.documents.unpacking import unpacked
from dossier_db.errors import Unreadable

HTML: Mapping[str, str] = {"Content-Type": "text/html; charset=windows-1251"}
PAGE = "<title>T</title><p>Суд открылся".encode("windows-1251")
URL = "https://example.org/a"
SAVED = f"Saved from {URL} on 2025-05-03."


def parsed(held: bytes) -> Reading:
    return parse(WARC, io.BytesIO(held), "a.warc.gz")


@pytest.mark.parametrize("packed", [True, False])
def test_the_page_is_read_with_its_address_and_the_day_it_was_saved(
    packed: bool,
) -> None:
    found = parsed(warc((URL, PAGE, HTML), packed=packed))
    assert (found.text, found.about.url) == ("Суд открылся", URL)
    assert found.about.title == "T" and found.notes == (SAVED,)
    assert found.about.issued is None  # the day of saving is no day of issue


def test_of_several_pages_the_longest_is_read() -> None:
    pages = (
        ("https://example.org/b", b"<p>short", HTML),
        (URL, PAGE, HTML),
        ("https://example.org/x.png", b"x" * 999, {"Content-Type": "image/png"}),
        ("https://example.org/c", b"<p>s", HTML),
    )
    assert parsed(warc(*pages)).notes == (
        "3 pages are in it; the longest is read.",
        SAVED,
    )


@pytest.mark.parametrize(
    ("packed", "body"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("br", brotli.compress(PAGE)),
    ],
)
def test_a_page_is_read_however_the_server_packed_it(packed: str, body: bytes) -> None:
    head = {**HTML, "Content-Encoding": packed}
    assert parsed(warc((URL, body, head))).text == "Суд открылся"


def test_a_page_sent_in_pieces_is_put_together() -> None:
    body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    head = {**HTML, "Transfer-Encoding": "chunked"}
    assert parsed(warc((URL, body, head))).text == "Суд открылся"


def test_what_the_server_did_not_give_is_no_page() -> None:
    with pytest.raises(Unreadable, match="has no page with text in it"):
        parsed(warc((URL, PAGE, HTML), status="404"))


@pytest.mark.parametrize("packed", ["gzip", "deflate", "br"])
def test_what_unpacks_without_end_is_refused(packed: str) -> None:
    bomb = b" " * 10_000_000
    body = {
        "gzip": gzip.compress(bomb),
        "deflate": zlib.compress(bomb),
        "br": brotli.compress(bomb, quality=1),
    }[packed]
    with pytest.raises(Unreadable, match="larger than 1 MB"):
        unpacked(body, packed, 1024**2)


def test_what_is_cut_short_is_read_as_far_as_it_goes() -> None:
    whole = warc((URL, PAGE, HTML), ("https://example.org/b", b"<p>s", HTML))
    found = parsed(whole[:-20])
    assert found.text == "Суд открылся"


def test_a_limit_of_records_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 1)
    pages = ("https://example.org/b", b"<p>s", HTML), (URL, PAGE, HTML)
    assert parsed(warc(*pages)).text == "s"


@pytest.mark.parametrize(
    "held", [b"", b"WARC/1.0", b"WARC/1.0\r\n\r\n", b"\x1f\x8b\x08"]
)
def test_what_is_no_archive_is_refused(held: bytes) -> None:
    with pytest.raises(Unreadable):
        parsed(held)
