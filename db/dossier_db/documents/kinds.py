"""Kinds of documents, told by how a file begins, then by how its name ends."""

import re
import zlib
from dataclasses import dataclass
from mimetypes import MimeTypes
from typing import Final

from dossier_db.errors import Unreadable

HEAD: Final = 8192
"""Bytes of its beginning that tell what a file is."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file is, and who can read it."""

    media_type: str
    said: str
    """In words: “a PDF”."""
    reader: str = ""
    """The module of this package that reads it; empty: it has no words."""
    libraries: tuple[str, ...] = ()
    """Modules of the extra ``documents`` that its reader needs."""
    whole: bool = True
    """It is read in memory; False: piece by piece, however long it is."""


PLAIN: Final = Kind("text/plain", "a text", "plain")
MARKDOWN: Final = Kind("text/markdown", "a text in Markdown", "plain")
WEBPAGE: Final = Kind("text/html", "a web page", "webpage", ("lxml",))
PDF: Final = Kind("application/pdf", "a PDF", "pdf", ("pypdf",), whole=False)
WORD: Final = Kind(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "a Word document",
    "word",
    ("docx",),
    whole=False,
)
MAIL: Final = Kind("message/rfc822", "a mail", "mail", ("lxml",))
MHTML: Final = Kind("multipart/related", "a saved web page", "mhtml", ("lxml",))
WARC: Final = Kind(
    "application/warc",
    "a web archive",
    "warc",
    ("brotli", "lxml", "warcio"),
    whole=False,
)
CSL: Final = Kind("application/vnd.citationstyles.csl+json", "CSL-JSON", "plain")
BIBTEX: Final = Kind("application/x-bibtex", "BibTeX", "plain")
RIS: Final = Kind("application/x-research-info-systems", "RIS", "plain")

_BY_SUFFIX: Final = {
    "md": MARKDOWN,
    "markdown": MARKDOWN,
    "txt": PLAIN,
    "html": WEBPAGE,
    "htm": WEBPAGE,
    "xhtml": WEBPAGE,
    "pdf": PDF,
    "docx": WORD,
    "docm": WORD,
    "dotx": WORD,
    "eml": MAIL,
    "mht": MHTML,
    "mhtml": MHTML,
    "warc": WARC,
    "warc.gz": WARC,
    "bib": BIBTEX,
    "bibtex": BIBTEX,
    "ris": RIS,
}
_MEDIA: Final = MimeTypes(filenames=())
"""Suffixes of pictures, sounds and films; nothing is read from the machine's files."""
for _suffix, _type in {
    ".avif": "image/avif",
    ".heic": "image/heic",
    ".webp": "image/webp",
    ".amr": "audio/amr",
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/opus",
    ".mkv": "video/x-matroska",
}.items():
    _MEDIA.add_type(_type, _suffix)

_SIGNATURES: Final = tuple(
    (re.compile(begins, re.DOTALL), media_type)
    for begins, media_type in (
        (rb"\x89PNG\r\n\x1a\n", "image/png"),
        (rb"\xff\xd8\xff", "image/jpeg"),
        (rb"GIF8[79]a", "image/gif"),
        (rb"RIFF.{4}WEBP", "image/webp"),
        (rb"II\*\0|MM\0\*", "image/tiff"),
        (rb".{4}ftyp(heic|heix|mif1|avif)", "image/heic"),
        (rb"RIFF.{4}WAVE", "audio/x-wav"),
        (rb".{4}ftypM4A", "audio/mp4"),
        (rb"ID3|\xff[\xfb\xf3\xf2]", "audio/mpeg"),
        (rb"fLaC", "audio/flac"),
        (rb"OggS", "audio/ogg"),
        (rb"#!AMR", "audio/amr"),
        (rb".{4}ftyp", "video/mp4"),
        (rb"RIFF.{4}AVI ", "video/x-msvideo"),
        (rb"\x1a\x45\xdf\xa3", "video/x-matroska"),
    )
)
_SAID: Final = {"image": "a picture", "audio": "a sound recording", "video": "a film"}
_MARKUP: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_UNREAD: Final = (
    (b"\xd0\xcf\x11\xe0", "an older Office file"),
    (b"{\\rtf", "Rich Text"),
    (b"PK\x03\x04", "a packed file"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
)


def kind_of(head: bytes, name: str) -> Kind:
    """The kind of a file that begins like this (``HEAD`` bytes) and has this name.

    What has neither sign is taken for a text; its reader refuses what is none.

    Raises:
        Unreadable: it is of a kind that is known and that nothing here reads.
    """
    by_name = _by_name(name)
    begins = _by_beginning(head, by_name)
    if begins is not None:
        return begins
    for signature, said in _UNREAD:
        if head.startswith(signature):
            raise Unreadable(
                f"{name} is {said}, which is not read here: save it as PDF, .docx or"
                " text, or unpack it, and take that."
            )
    if by_name in (None, PLAIN) and _MARKUP.match(head):
        return WEBPAGE
    return by_name or PLAIN


def _by_beginning(head: bytes, by_name: Kind | None) -> Kind | None:
    before = 1024 if by_name in (None, PDF) else 0  # readers of PDF allow as much
    if 0 <= head.find(b"%PDF-") <= before:
        return PDF
    if head.startswith(b"PK\x03\x04") and (by_name is WORD or b"word/" in head):
        return WORD
    if by_name is WARC and head.startswith(b"\x1f\x8b"):
        return WARC
    if head.startswith(b"WARC/") or _unzipped(head).startswith(b"WARC/"):
        return WARC
    for signature, media_type in _SIGNATURES:
        if signature.match(head):
            return _wordless(media_type)
    return None


def _by_name(name: str) -> Kind | None:
    low = name.lower()
    if low.endswith(".warc.gz"):
        return WARC
    known = _BY_SUFFIX.get(low.rpartition(".")[2]) if "." in low else None
    if known is not None:
        return known
    if low.endswith(".json"):
        return CSL
    media_type = _MEDIA.guess_type(f"x.{low.rpartition('.')[2]}", strict=False)[0]
    if media_type is not None and media_type.partition("/")[0] in _SAID:
        return _wordless(media_type)
    return None


def _wordless(media_type: str) -> Kind:
    return Kind(media_type, _SAID[media_type.partition("/")[0]])


def _unzipped(head: bytes) -> bytes:
    """How what is packed with gzip begins; empty where nothing is."""
    if not head.startswith(b"\x1f\x8b"):
        return b""
    try:
        return zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        return b""
