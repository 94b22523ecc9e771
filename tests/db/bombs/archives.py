"""Web archives."""

import gzip
from collections.abc import Mapping
from typing import Final

import brotli

from db.bombs.markup import (
    Made,
    blanks,
)
from db.papers import warc

_URL: Final = "https://example.org/a"
_HTML: Final = {"Content-Type": "text/html"}


def _record(body: bytes, length: int | str, kind: str = "response") -> bytes:
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {_URL}\r\nContent-Type:"
        f" application/http\r\nContent-Length: {length}\r\n\r\n"
    ).encode() + body


_SENT: Final = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Words"


def _sent(body: bytes, **head: str) -> bytes:
    more = {name.replace("_", "-"): said for name, said in head.items()}
    return warc((_URL, body, {**_HTML, **more}), packed=False)


def _without_end() -> bytes:
    head = gzip.compress(_record(b"", 200_000_000, "warcinfo"), 9)
    return head + blanks(200, way=31)


WARC: Final[Mapping[str, Made]] = {
    "what unpacks without end": _without_end,
    "gzip without end": lambda: _sent(blanks(100, way=31), Content_Encoding="gzip"),
    "brotli without end": lambda: _sent(
        brotli.compress(b" " * 70_000_000, quality=1), Content_Encoding="br"
    ),
    "a length that is too large": lambda: _record(_SENT, 10**15),
    "a length below nothing": lambda: _record(_SENT, -5),
    "a length that is no number": lambda: _record(_SENT, "many"),
    "pieces without end": lambda: _sent(
        b"1\r\nx\r\n" * 100_000, Transfer_Encoding="chunked"
    ),
    "a piece that is too large": lambda: _sent(
        b"FFFFFFFFFFFF\r\n<p>Words", Transfer_Encoding="chunked"
    ),
    "a piece below nothing": lambda: _sent(
        b"-5\r\n<p>Words\r\n0\r\n\r\n", Transfer_Encoding="chunked"
    ),
    "records without end": lambda: _record(b"x", 1, "metadata") * 100_000,
    "heads without end": lambda: (
        b"WARC/1.0\r\n" + b"X: x\r\n" * 300_000 + b"\r\n" + _record(_SENT, len(_SENT))
    ),
    "a line without end": lambda: b"WARC/1.0\r\nX: " + b"x" * 5_000_000,
}
