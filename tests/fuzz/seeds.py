"""Something sound for every parser, small: what is altered is altered from here."""

import gzip
import json
import zlib
from email.message import EmailMessage
from typing import Final

import brotli

from db.papers import column, docx, mhtml, pdf, warc

_PAGE: Final = (
    "<!doctype html><html lang=ru><head><meta charset=utf-8><title>Суд</title><meta"
    ' property="article:published_time" content="2025-05-03"><script type='
    '"application/ld+json">{"@type": "NewsArticle", "headline": "T", "author":'
    ' [{"name": "A. B."}], "datePublished": "2025-05-03T10:00"}</script></head><body>'
    "<!-- saved from url=(0022)https://example.org/a --><p>x<br>y<table><tr><td>y<td>z"
    "</table><pre>a\n b</pre><time pubdate datetime=2025-05-03>&amp;&nbsp;"
).encode()


def _mail() -> bytes:
    message = EmailMessage()
    message["From"] = "Айгүл <a@example.org>"
    message["Date"] = "Sat, 3 May 2025 10:11:12 +0500"
    message["Subject"] = "Суд"
    message.set_content("Words.\n")
    message.add_alternative("<p>Words", subtype="html")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="../a.png")
    return bytes(message)


_HTML: Final = {"Content-Type": "text/html; charset=utf-8"}
_URL: Final = "https://example.org/a"
_CHUNKED: Final = b"%x\r\n%b\r\n0\r\n\r\n" % (len(_PAGE), _PAGE)
DOCUMENTS: Final[dict[str, tuple[bytes, ...]]] = {
    "plain": (
        b"---\ntitle: T\nauthor: 'A'\ndate: 2025-05-03\n---\nwords",
        b"\xef\xbb\xbfx",
    ),
    "webpage": (_PAGE, _PAGE.decode().encode("utf-16")),
    "pdf": (
        pdf(
            column(("a line", "another")),
            info={"Title": "T", "CreationDate": "D:20250503101112Z"},
        ),
    ),
    "word": (docx("One", "Two", title="T"),),
    "mail": (_mail(), b"From: =?koi8-r?b?8NLJ18XU?= <a@b>\nSubject: x\n\nwords"),
    "mhtml": (
        mhtml(("<1>", _URL, _PAGE), ("<2>", _URL, b"<p>y"), start='start="<2>";'),
    ),
    "warc": (
        warc((_URL, _PAGE, _HTML)),
        warc((_URL, _PAGE, _HTML), (_URL, b"<p>y", _HTML), packed=False),
        warc((_URL, _CHUNKED, {**_HTML, "Transfer-Encoding": "chunked"}), packed=False),
        warc(
            (_URL, brotli.compress(_PAGE), {**_HTML, "Content-Encoding": "br"}),
            packed=False,
        ),
    ),
}
"""By the name of the reader."""
BIBLIOGRAPHIES: Final = {
    "csl": json.dumps(
        [
            {
                "id": "one",
                "type": "article-newspaper",
                "title": "Court",
                "author": [{"family": "Beek", "given": "A."}, {"literal": "Press"}],
                "issued": {"date-parts": [["2025", 5, 3], [2025, 6]], "circa": True},
                "URL": _URL,
            },
            {"id": 2, "title": "T", "issued": {"raw": "3 May 2025"}},
        ]
    ).encode(),
    "bibtex": (
        b'@string{p = {Paper}}\n@article{a, title = {Court {O}pens {\\"O}},\n'
        b" author = {B, A and {Free Press}}, journal = p # p, year = 2025,"
        b" month = may}\n@misc{b, title = {T}, date = {2025-05},"
        b" howpublished = {\\url{https://example.org/b}}}"
    ),
    "ris": (
        b"TY  - NEWS\r\nTI  - Court\r\nAU  - B, A.\r\nDA  - 2025/05/03/\r\nUR  - "
        b"https://example.org/a\r\nID  - one\r\nER  - \r\n\r\nTY  - RPRT\r\nTI  - R\r\n"
    ),
}
"""By form."""
HEADS: Final = tuple(
    name.encode() + b"\n" + head
    for name, head in (
        ("a.pdf", b"%PDF-1.7"),
        ("a", b"<?xml version='1.0'?><!-- x --><!-- y --> <!doctype html>"),
        ("a.txt", b"<html>"),
        ("a", b"\x1f\x8b\x08" + gzip.compress(b"WARC/1.0")[3:]),
        ("a.docx", b"PK\x03\x04word/"),
        ("a.json", b"[]"),
        ("a.mp4", b"....ftypisom"),
    )
)
"""A name, and how the file begins."""
PACKED: Final = (
    b"\0" + gzip.compress(_PAGE),
    b"\1" + zlib.compress(_PAGE),
    b"\1" + zlib.compress(_PAGE)[2:],
    b"\2" + brotli.compress(_PAGE),
)
"""How it is packed, and that."""
DAYS: Final = tuple(
    one.encode()
    for one in ("2025-05-03T10:00Z", "D:20250503", "3.5.2025", "3rd May 2025", "Y1E3")
)
EDTF: Final = tuple(
    one.encode()
    for one in (
        "2025-11-13",
        "2025-11~",
        "2025-11-13T10:15",
        "2025-11/..",
        "[2025-11-13,2025-11-14]",
        "{2025..2026}",
        "20XX-12",
        "2025-21",
        "?2025-~06-15",
        "Y-1E3S2",
        "1950S2",
        "-0100/0001",
    )
)
SAID: Final = tuple(
    one.encode()
    for one in (
        "13 Nov 2025 15:00",
        "about July 2025",
        "21–23 Jan",
        "с 22 января 2026 года",
        "13 қарашадан 30 қарашаға дейін",
        "2026年1月29日",
        "day before yesterday",
        "between 3 and 5 May",
        "winter 2025–26",
        "13 or 14 Nov",
        "3 days ago",
        "last Monday",
        "2025-11-13/..",
    )
)
NOTES: Final = tuple(
    one.encode()
    for one in (
        "2026-01-29 10:15 hearing Taldykorgan: not admitted @Aben #hearing",
        '@Aben: "We wait." src:"The Paper" ¶ 3 (heard from @"A B")',
        "вчера суд в Алматы: «Нет» #суд [example source] https://example.org/a",
    )
)
QUERIES: Final = tuple(
    one.encode()
    for one in (
        'court "exact phrase" =word ="two words" -without -"a phrase" half',
        "kind:person,quote source:hrw role:defendant by:“Aigul B.” 2025-11..2026-01",
        "..2026-01 2025-02-30 kind: «суд",
    )
)
TEXTS: Final = (
    "“We wait,” said A. Baizhanov, on 13 Nov. 2025. «Нет», — сказал судья.\n\nВ 19:00"
    " г. Алматы — 5 кг. 他说：“不。”王说。\n- One. 2. Two… ``Three''".encode(),
    "a\u0301\u0316\ufdfa\u200d\u202e\ufeff\0\x1b[31m \ud800".encode("utf-8", "replace"),
)
YAML: Final = (
    "dossier: {id: d_a, name: A, edition: '2026-01-01'}\n"
    "terms:\n- {id: 'event:hearing', name: hearing, rank: 3}\n"
    "sources:\n- {id: s_a, name: A, url: 'https://example.org/a', issued: 2025-11~}\n"
    "people:\n- id: p_a\n  name: Айгүл\n  at_least: 2\n  notes: [one, two]\n"
    "  facts:\n  - {gist: B, as_of: 2025-11-13, cite: [s_a]}\n"
    "events:\n- id: e_a\n  name: E\n  kind: 'event:hearing'\n  status: happened\n"
    "  participants:\n  - {entity: p_a, role: 'role:a', gist: G, cite: [s_a]}\n"
    "questions:\n- id: q_a\n  name: Q\n  about: p_a\n  status: 'status:open'\n"
    "  answers:\n  - {id: a_a, value: '1', gist: G, cite: [s_a]}\n".encode(),
    b"%YAML 1.1\n--- # x\npeople:\n- id: p_b\n  name: >-\n    folded\n    text\n...\n",
    b"a: &a [x, *a]\nb: {<<: *a, c: !!python/name:os.system x}\n? |\n  key\n: 'v'\n",
)
LINES: Final = (
    b'{"table": "entity", "id": "p_a", "name": "A"}\n{"table": "person", "id": "p_a"}\n'
    b'{"table": "edtf", "id": "2025", "earliest": "2025-01-01", "latest": "2025-12-31"}'
    b'\n{"table": "place", "id": "l_b", "latitude": 1.5e3}\n',
    b'\xef\xbb\xbf{"table": "capture", "id": "f_a", "bytes": {"base64": "AP8="}}\r\n\n'
    b'{"table": "term", "id": "a:b", "name": "\\u0000\\ud800", "rank": -1}',
)
USAGE: Final = tuple(
    one.encode()
    for one in (
        "add\nperson\nname=A\n--by\nB\n--json",
        "-d\nx.dossier\ntimeline\n--json",
        "search\nкрик\n--limit\n3",
        "log\n--limit\n-1",
        "x.dossier",
        "--help",
    )
)
"""Words of a command, one a line."""
STATE: Final = (
    b'{"last": "/a.dossier", "theme": "dark", "agent": "A", "places": {"d_a": {"pane":'
    b' "quotes", "rows": {"quotes": "x_a"}}}, "backups": 3}',
)
