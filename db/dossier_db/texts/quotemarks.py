"""Where words stand in quotation marks, of whatever language.

One pass over the marks of a text: a quotation that does not close within its paragraph
and a bounded length is none, so that no text costs more than its length.
"""

import re
from collections.abc import Iterator
from typing import Final

from dossier_db.texts.fingerprint import Span

LONGEST: Final = 2_000
"""A quotation is no longer than this."""

_MARK: Final = re.compile("[“”„«»\"「」『』]|``|''|(?<!\\w)‘(?=\\w)|’(?!\\w)")
_CLOSED_BY: Final = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "「": "」",
    "『": "』",
    '"': '"',
    "``": "''",
    "‘": "’",
}
_NESTS: Final = frozenset("«「『")


def quoted(text: str, start: int, stop: int) -> Iterator[Span]:
    """The spans in quotation marks of a paragraph, marks and all; outer ones only."""
    opened: tuple[str, int] | None = None
    depth, first_close = 0, 0
    for mark in _MARK.finditer(text, start, stop):
        if opened and mark.start() - opened[1] > LONGEST:
            if first_close:
                yield opened[1], first_close
            opened = None
        if opened is None:
            if _opens(text, mark, start):
                opened, depth, first_close = (mark[0], mark.start()), 1, 0
            continue
        kind = opened[0]
        if mark[0] in _CLOSED_BY[kind]:
            depth -= 1
            first_close = first_close or mark.end()
            if not depth:
                yield opened[1], mark.end()
                opened = None
        elif mark[0] == kind and kind in _NESTS:
            depth += 1
    if opened and (first_close or opened[1] == start):
        yield opened[1], first_close or min(stop, opened[1] + LONGEST)


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    """Whether a quotation begins here: “ at a word, \" not after one."""
    if mark[0] not in _CLOSED_BY:
        return False
    if mark[0] not in ('"', "‘"):
        return True
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1]
    return not before.isalnum() and after not in ("", " ", "\n", "\t", ",", ".")
