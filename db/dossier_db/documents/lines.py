"""Lines of a printed page, put together to paragraphs.

A PDF knows no paragraphs, only where each line stands. A line begins a paragraph where
it stands further below the line before it than lines do on that page, where it is
indented, or where its letters have another size. Lines of a page that shows none of
this are left apart as they stand: where a paragraph ends there is a guess, and the
rules of the texts make it when they need one (``texts.sentences``).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

_BLANK: Final = re.compile(r"[ \t\r\f\v\xa0]*\Z")
_GOES_ON: Final = re.compile(r"[^\W\d_]\Z|[,;–—-]\Z")
"""How a paragraph that goes on over the page does end."""
_HYPHENED: Final = re.compile(r"[^\W\d_][-\u2010\xad]\Z")
_FEW: Final = 8
"""Of so many lines without a sign of a paragraph nothing can be said."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of a page, and where it stands if that is known."""

    words: str
    left: float = 0.0
    height: float | None = None
    """Above the foot of the page; None for what is not written upright."""
    size: float = 0.0
    """Of its letters."""


class Page:
    """Collects the pieces of text of a page, as pypdf shows them to a visitor."""

    def __init__(self) -> None:
        self._done: list[Printed] = []
        self._words: list[str] = []
        self._place: tuple[float, float | None, float] | None = None

    def see(
        self,
        text: str,
        of_page: Sequence[float],
        of_text: Sequence[float],
        font: Any,
        size: float,
    ) -> None:
        """A piece of text, what moves the page and the text, and the font."""
        first, *others = text.split("\n")
        self._add(first, of_page, of_text, size)
        for words in others:
            self._end()
            self._add(words, of_page, of_text, size)

    def lines(self) -> list[Printed]:
        """The lines with words, in the order in which the page writes them."""
        self._end()
        return self._done

    def _add(
        self, words: str, page: Sequence[float], text: Sequence[float], size: float
    ) -> None:
        self._words.append(words)
        if self._place is None and words.strip():
            left = text[4] * page[0] + text[5] * page[2] + page[4]
            height = text[4] * page[1] + text[5] * page[3] + page[5]
            across = text[0] * page[0] + text[1] * page[2]
            aslant = text[0] * page[1] + text[1] * page[3]
            upright = abs(aslant) <= abs(across) / 100
            self._place = (left, height if upright else None, abs(size * across))

    def _end(self) -> None:
        words = _BLANK.sub("", "".join(self._words)).lstrip(" \t")
        if words and self._place is not None:
            self._done.append(Printed(words, *self._place))
        self._words, self._place = [], None


def put_together(pages: Sequence[Sequence[Printed]]) -> str:
    """All pages as text: a paragraph a line where they show any, blank lines between;
    a paragraph that goes on over a page is one."""
    found: list[str] = []
    for page in pages:
        groups = _groups(page)
        if found and groups and _runs_over(found[-1], groups[0]):
            found[-1] = _joined((found[-1], groups.pop(0)))
        found += groups
    return "\n\n".join(found)


def _groups(lines: Sequence[Printed]) -> list[str]:
    """The paragraphs of a page."""
    if not lines:
        return []
    groups: list[list[str]] = [[lines[0].words]]
    usual, margin = _usual_pitch(lines), _margin(lines)
    for before, line in pairwise(lines):
        if _begins(before, line, usual, margin):
            groups.append([line.words])
        else:
            groups[-1].append(line.words)
    if len(groups) == 1 and len(lines) >= _FEW:
        return ["\n".join(groups[0])]
    return [_joined(group) for group in groups]


def _begins(before: Printed, line: Printed, usual: float, margin: float) -> bool:
    """Whether a line begins a paragraph."""
    if before.height is None or line.height is None:
        return before.height is not line.height
    pitch = before.height - line.height
    letter = max(line.size, before.size, 1.0)
    if abs(pitch) < letter / 2:  # a piece of the same line, further to the right
        return False
    if pitch < 0 or pitch > max(usual * 1.25, letter / 2):
        return True
    if abs(line.size - before.size) > letter * 0.15:
        return True
    step = line.left - margin
    return abs(before.left - margin) < letter / 4 and letter * 0.8 < step < letter * 6


def _usual_pitch(lines: Sequence[Printed]) -> float:
    """How far below each other lines mostly stand; on a page of a few lines a little
    more than their letters are high."""
    steps = sorted(
        before.height - line.height
        for before, line in pairwise(lines)
        if before.height is not None
        and line.height is not None
        and line.size / 2 < before.height - line.height < line.size * 3
    )
    if len(steps) < 3:
        return max(line.size for line in lines) * 1.25
    return steps[len(steps) // 3]


def _margin(lines: Sequence[Printed]) -> float:
    """Where most lines begin."""
    ((margin, _count),) = Counter(round(line.left, 1) for line in lines).most_common(1)
    return margin


def _runs_over(before: str, after: str) -> bool:
    return bool(_GOES_ON.search(before)) and after[:1].islower()


def _joined(lines: Sequence[str]) -> str:
    """Lines in one; what a hyphen parts at the end of a line keeps its hyphen."""
    words = lines[0]
    for line in lines[1:]:
        parted = _HYPHENED.search(words[-2:]) and line[:1].islower()
        words = f"{words}{line}" if parted else f"{words} {line}"
    return words
