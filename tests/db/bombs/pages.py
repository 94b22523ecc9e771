"""Web pages and saved ones, mail."""

from collections.abc import Mapping
from typing import Final

from db.bombs.markup import INCLUDING, Made, external, laughs
from db.bombs.packed import body
from db.papers import mhtml


def wrapped(words: str, name: str) -> bytes:
    """Markup as the main part of a Word document, or of a saved page."""
    return body(words)() if name.endswith(".docx") else saved(words)


def saved(words: str) -> bytes:
    """Markup as the one page in a file of a browser."""
    return mhtml(("<1>", "https://example.org/a", words.encode()))


_FETCHING: Final = (
    '<link rel=stylesheet href="http://127.0.0.1:9/a.css"><img src="file:///etc/passwd">'
    '<iframe src="http://127.0.0.1:9/"></iframe><meta http-equiv=refresh content="0;'
    ' url=http://127.0.0.1:9/"><script>fetch("http://127.0.0.1:9/")</script><p>Words'
)
PAGES: Final[Mapping[str, str]] = {
    "laughs": laughs("<html><p>Words", "</html>"),
    "an entity in the machine": external("file:///etc/passwd"),
    "an inclusion": INCLUDING,
    "what it would fetch": _FETCHING,
    "elements without end": "<p>Words" + "<div>" * 300_000,
    "attributes without end": "<p " + " ".join(f"a{n}=x" for n in range(5_000)) + ">W",
    "a remark without end": "<p>Words<!--" + "-" * 1_000_000,
    "references without end": "<p>Words" + "&#x110000;&#0;&#xd800;" * 50_000,
    "tables in tables": "<p>Words" + "<table><tr><td>" * 20_000,
    "forms that cross": "<p>Words" + "<b><i><p></b></i>" * 2_000,
    "linked data without end": (
        f'<p>Words<script type="application/ld+json">{"[" * 400_000}</script>'
    ),
}


def _mail(head: str, words: str = "Words") -> bytes:
    return f"From: a@example.org\n{head}\n\n{words}\n".encode()


_ATTACHED: Final = (
    'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nWords\n--b\nContent-Type:'
    ' image/png\nContent-Disposition: attachment; filename="../../out.txt"\n\nx\n--b\n'
    "Content-Type: image/png; name*0*=utf-8''%2Fetc%2F; name*1=out.txt\n\nx\n--b--"
)
MAIL: Final[Mapping[str, Made]] = {
    "a line of the head without end": lambda: _mail(f"Subject: {'x' * 5_000_000}"),
    "packed words without end": lambda: _mail(f"Subject: {'=?utf-8?q?a' * 100_000}"),
    "parameters without end": lambda: _mail(
        f"Content-Type: text/plain{';a=b' * 200_000}"
    ),
    "names that lead out": lambda: _mail(_ATTACHED),
    "letters that are none": lambda: _mail("Content-Type: text/plain; charset=utf-7"),
    "letters that pack": lambda: _mail("Content-Type: text/plain; charset=zlib_codec"),
    "letters of another kind": lambda: _mail("Content-Type: text/plain; charset=idna"),
    "heads without end": lambda: _mail("\n".join(f"X-{n}: x" for n in range(100_000))),
    "a boundary of nothing": lambda: _mail(
        'Content-Type: multipart/mixed; boundary=""'
    ),
}
