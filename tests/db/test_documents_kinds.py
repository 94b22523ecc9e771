"""Kinds of documents: how a file begins says more than how its name ends."""

import gzip

import pytest

from dossier_db.documents import kinds
from dossier_db.documents.kinds import kind_of
from dossier_db.errors import Unreadable


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"words", "a.txt", kinds.PLAIN),
        (b"words", "a", kinds.PLAIN),
        (b"words", "a.md", kinds.MARKDOWN),
        (b"words", "A.HTML", kinds.WEBPAGE),
        (b"<!-- saved --> <!DOCTYPE html><p>", "saved", kinds.WEBPAGE),
        (b"\xef\xbb\xbf\n<html>", "a.txt", kinds.WEBPAGE),
        (b"words about <html>", "a.txt", kinds.PLAIN),
        (b"%PDF-1.7\n", "a.txt", kinds.PDF),
        (b"\n\n%PDF-1.7\n", "a.pdf", kinds.PDF),
        (b"As %PDF-1.7 says", "a.txt", kinds.PLAIN),
        (b"PK\x03\x04....word/document.xml", "a", kinds.WORD),
        (b"PK\x03\x04", "a.docx", kinds.WORD),
        (b"From: x", "a.eml", kinds.MAIL),
        (b"From: x", "a.mhtml", kinds.MHTML),
        (b"WARC/1.0\r\n", "a", kinds.WARC),
        (gzip.compress(b"WARC/1.0\r\n", mtime=0), "a.gz", kinds.WARC),
        (b"@book{}", "a.bib", kinds.BIBTEX),
        (b"[]", "a.json", kinds.CSL),
    ],
)
def test_a_kind_is_told_by_its_beginning_then_by_its_name(
    head: bytes, name: str, kind: kinds.Kind
) -> None:
    assert kind_of(head, name) is kind


@pytest.mark.parametrize(
    ("head", "name", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\n", "a.txt", "image/png"),
        (b"\xff\xd8\xff\xe0", "a", "image/jpeg"),
        (b"\0\0\0\x18ftypmp42", "a", "video/mp4"),
        (b"\0\0\0\x18ftypM4A ", "a", "audio/mp4"),
        (b"OggS", "a", "audio/ogg"),
        (b"whatever", "a.opus", "audio/opus"),
        (b"whatever", "a.MOV", "video/quicktime"),
    ],
)
def test_pictures_sounds_and_films_have_no_reader(
    head: bytes, name: str, media_type: str
) -> None:
    kind = kind_of(head, name)
    assert (kind.media_type, kind.reader) == (media_type, "")


@pytest.mark.parametrize(
    ("head", "name", "said"),
    [
        (b"PK\x03\x04xl/workbook.xml", "a.xlsx", "a packed file"),
        (b"\xd0\xcf\x11\xe0", "a.doc", "an older Office file"),
        (b"{\\rtf1", "a.rtf", "Rich Text"),
        (b"\x1f\x8b\x08", "a.gz", "a packed file"),
    ],
)
def test_what_nothing_here_reads_is_refused_by_its_kind(
    head: bytes, name: str, said: str
) -> None:
    with pytest.raises(Unreadable, match=f"{name} is {said}.*save it as PDF"):
        kind_of(head, name)
