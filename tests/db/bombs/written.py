"""Texts and bibliographies."""

import json
from collections.abc import Mapping
from typing import Final

from db.bombs.markup import Made

TEXTS: Final[Mapping[str, bytes]] = {
    "NUL": b"\0" * 1_000,
    "no UTF-8": b"Words \xff\xfe\x80",
    "UTF-16": "Words".encode("utf-16"),
    "UTF-16 without a mark": "Words".encode("utf-16-be"),
    "UTF-32": "Words".encode("utf-32"),
    "half a character": b"Words \xed\xa0\x80",
    "a mark alone": b"\xef\xbb\xbf",
    "two marks": b"\xef\xbb\xbf\xef\xbb\xbfWords",
    "what turns a line around": "Words \u202e sdroW \u2066".encode(),
    "what commands a terminal": b"Words \x1b]0;x\x07\x1b[2J",
    "marks on one letter": ("a" + "\u0301\u0316" * 200_000).encode(),
    "remarks before a page": b"<!---->" * 1_000 + b"x",
    "a head of blanks": b"---\ntitle: x" + b" " * 19_000 + b"x\n---\n",
}
BIBLIOGRAPHIES: Final[Mapping[str, tuple[str, Made]]] = {
    "lists in lists": ("json", lambda: b"[" * 500_000),
    "objects in objects": ("json", lambda: b'[{"title":' * 500_000),
    "a number without end": (
        "json",
        lambda: b'[{"title": "T", "id": ' + b"9" * 500_000 + b"}]",
    ),
    "a text without end": (
        "json",
        lambda: json.dumps([{"title": "x" * 5_000_000}]).encode(),
    ),
    "half a character": ("json", lambda: b'[{"title": "\\ud800", "id": "\\udfff"}]'),
    "a key twice": ("json", lambda: b'[{"title": "A", "title": "B"}]'),
    "a far year": (
        "json",
        lambda: b'[{"title": "T", "issued": {"raw": "Y1E999999999"}}]',
    ),
    "no number": (
        "json",
        lambda: b'[{"title": "T", "volume": NaN, "issue": Infinity}]',
    ),
    "words that mean each other": (
        "bib",
        lambda: b"@string{a = b # b}\n@string{b = a # a}\n@misc{x, title = a # b}",
    ),
    "words that double": (
        "bib",
        lambda: (
            b"@string{s0 = {ha}}\n"
            + b"".join(
                b"@string{s%d = s%d # s%d}\n" % (n, n - 1, n - 1) for n in range(1, 60)
            )
            + b"@misc{x, title = s59}"
        ),
    ),
    "braces in braces": (
        "bib",
        lambda: b"@misc{x, title = " + b"{" * 50_000 + b"T" + b"}" * 50_000 + b"}",
    ),
    "names of blanks": (
        "bib",
        lambda: b"@misc{x, title = {T}, author = {A" + b" " * 200_000 + b"B}}",
    ),
    "a line without an end": ("ris", lambda: b"TY  - NEWS\nTI  - " + b"x" * 5_000_000),
    "entries that do not end": ("ris", lambda: b"TY  - NEWS\nTI  - T\n" * 20_000),
}
