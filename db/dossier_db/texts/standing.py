"""Whether passages found in a copy of a text stand where they are cited.

A citation names a paragraph. In a copy that keeps the paragraphs a passage stands as
cited if one of its places is in the paragraph of that number. A number that has
shifted (a heading more, a paragraph less) is another number: whoever looks the
citation up would look in vain.

Many copies keep no paragraphs: mail broken at 72 letters, a page saved as one line, a
sentence on each line. Their numbers say nothing, and a passage stands as cited if it
keeps its place in the order of reading: between the passages of the paragraphs before
and those after. Which copies these are is told by the passages themselves:

- the copy is one paragraph; or
- its lines were broken by a program and no blank line parts the paragraphs, so that
  where one ends is a guess; or
- of neighbours in the order of reading, more than one in four that are cited in two
  paragraphs stand in one, or more than one in four that are cited in one stand in two;
  or more than one passage in ten runs over the end of a paragraph, which none should.

Only passages found once and in order are asked; one that was moved tells nothing of
breaks. Where few passages are cited, one lost break is enough: then the order decides,
which is the milder judgement and never hides that a passage stands elsewhere in it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from sys import maxsize
from typing import Final

from dossier_db.texts.fingerprint import Span
from dossier_db.texts.sentences import lines, paragraphs

Cited = tuple[int | None, tuple[Span, ...]]
"""The paragraph that a citation names, if it does, and where the passage is found."""

_IN: Final = 4
"""One in so many breaks may be other than cited."""
_OVER: Final = 10
"""One in so many passages may run over the end of a paragraph."""

_Placed = tuple[int, Span]


def as_cited(text: str, passages: Sequence[Cited]) -> list[bool]:
    """Of each passage whether it stands where it is cited.

    One whose citation names no paragraph does wherever it stands; one that has no
    place stands nowhere.
    """
    spans = paragraphs(text)
    starts = [start for start, _ in spans]
    once = sorted(
        {(n, places[0]) for n, places in passages if n is not None and len(places) == 1}
    )
    kept = _in_order(once)
    if not are_paragraphs(text, spans) or not _alike(starts, kept):
        return _by_order(kept, passages)
    return [
        bool(places)
        if n is None
        else 0 < n <= len(spans) and _stands(places, *spans[n - 1])
        for n, places in passages
    ]


def _by_order(kept: Sequence[_Placed], passages: Sequence[Cited]) -> list[bool]:
    """Of each passage whether a place of it is after the paragraphs before and before
    those after."""
    numbers = [number for number, _ in kept]
    standing = []
    for number, places in passages:
        if number is None:
            standing.append(bool(places))
            continue
        before, after = bisect_left(numbers, number), bisect_right(numbers, number)
        least = kept[before - 1][1][0] if before else 0
        most = kept[after][1][0] if after < len(kept) else maxsize
        standing.append(_stands(places, least, most))
    return standing


def _stands(places: Sequence[Span], least: int, most: int) -> bool:
    """Whether one of the places, given in their order, begins here or between. A word
    may have many and be cited often: they are not walked through."""
    first = bisect_left(places, least, key=itemgetter(0))
    return first < len(places) and places[first][0] <= most


def _in_order(placed: Sequence[_Placed]) -> list[_Placed]:
    """The most passages that stand in the order of their paragraphs.

    Given by paragraph and place, so that those of one paragraph are in order by
    themselves; of two halves that changed places the later cited is left out.
    """
    last: list[int] = []
    """Which passage ends the best row of each length, and where it stands."""
    at: list[int] = []
    before: list[int | None] = []
    for number, (_, (start, _)) in enumerate(placed):
        length = bisect_right(at, start)
        before.append(last[length - 1] if length else None)
        at[length : length + 1] = [start]
        last[length : length + 1] = [number]
    kept = []
    here = last[-1] if last else None
    while here is not None:
        kept.append(placed[here])
        here = before[here]
    return kept[::-1]


def are_paragraphs(text: str, spans: Sequence[Span]) -> bool:
    """Whether the copy has paragraphs, and where they end is no guess."""
    if len(spans) < 2:
        return False
    broken = len(spans) < len(lines(text))
    return not broken or all(
        len(f"{text[stop:start]}.".splitlines()) > 2
        for (_, stop), (start, _) in pairwise(spans)
    )


def _alike(starts: Sequence[int], kept: Sequence[_Placed]) -> bool:
    """Whether what is cited in one paragraph mostly stands in one, and the other way
    about."""
    rows = [
        (number, bisect_right(starts, start), bisect_right(starts, stop - 1))
        for number, (start, stop) in kept
    ]
    over = sum(first != last for _, first, last in rows)
    together = [a[1] == b[1] for a, b in pairwise(rows) if a[0] == b[0]]
    apart = [a[1] != b[1] for a, b in pairwise(rows) if a[0] != b[0]]
    return over * _OVER <= len(rows) and all(
        asked.count(False) * _IN <= len(asked) for asked in (together, apart)
    )
