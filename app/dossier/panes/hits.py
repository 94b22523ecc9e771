"""What a search found, line by line: name, the form that matched, where, and how.

A likeness never looks like an identity: what only sounds alike, or would be found if
a letter were another, stands in quiet ink, and says so.
"""

from typing import Final

from dossier.finds import is_ours, quoted, where
from dossier.nouns import kind_word
from dossier.rows import (
    ELLIPSIS,
    Column,
    Highlight,
    Line,
    Role,
    Span,
    fit,
    line,
    line_width,
    row,
    width,
    widths,
)
from dossier.safe import safe
from dossier.widgets.hits import Entry, Heading
from dossier.words import GUESSES, _, how, number, several
from dossier.wrap import wrap
from dossier_db.records.hits import Found, Hit

SHARE: Final = 8
"""Hits of one kind that stand under its heading; alone it shows all of them."""
TEXTS: Final = frozenset({"quote", "passage", "note"})
"""Kinds that are named by the place where they stand."""

_PLACE: Final = 16
_HOW: Final = Column(width=15, rank=1)
_WHERE: Final = Column(width=14, rank=3)
_NAME: Final = (Column(share=1, least=16), _WHERE, _HOW)
_FORM: Final = (
    Column(share=2, least=16),
    Column(share=3, least=14, rank=2),
    _WHERE,
    _HOW,
)
_TEXT: Final = (Column(width=_PLACE), Column(share=1, least=14), _HOW)
_KIND: Final = Column(width=12)
_SHORT_NAME: Final = (Column(share=1, least=12), _KIND, _HOW)
_SHORT: Final = (
    Column(share=1, least=12),
    Column(share=1, least=12, rank=2),
    _KIND,
    _HOW,
)
_ENDLESS: Final = 1_000_000
_LEAD: Final = 12
"""Cells before the first words that were found, where a text begins further left."""


def grouped(found: Found, alone: bool) -> tuple[Entry, ...]:
    """The hits under a heading for each kind, the kind of the best hit first.

    Args:
        found: The answer.
        alone: One kind was asked for: no headings.
    """
    if alone:
        return found.hits
    counts = dict(found.counts)
    groups: dict[str, list[Hit]] = {}
    for hit in found.hits:
        groups.setdefault(hit.kind, []).append(hit)
    entries: list[Entry] = []
    for kind, hits in groups.items():
        shown = hits if len(groups) == 1 else hits[:SHARE]
        count = max(counts.get(kind, 0), len(hits))
        entries.append(Heading(kind, count, kind in found.more, len(shown)))
        entries += shown
    return tuple(entries)


def draw(entry: Entry, cells: int) -> Line:
    """The line of a hit or a heading in so many cells."""
    if isinstance(entry, Heading):
        return _heading(entry)
    sure = entry.how not in GUESSES
    said, place = Span(how(entry.how), "quiet"), Span(where(entry), "quiet")
    if entry.kind in TEXTS:
        ours = Span(" " + _("(ours)"), "quiet") if is_ours(entry) else ""
        room = widths(_TEXT, cells)[1]
        words = _before(quoted(entry), room)
        text = line(words, _around(entry, room - line_width(words)), ours)
        return row(_TEXT, (Span(entry.name, "quiet"), text, said), cells)
    strength: Role = "strong" if sure else "quiet"
    if entry.matched == entry.name:
        return row(_NAME, (lit(entry, strength), place, said), cells)
    name = Span(entry.name, strength)
    form = _around(entry, widths(_FORM, cells)[1], "" if sure else "quiet")
    return row(_FORM, (name, form, place, said), cells)


def _before(words: str, room: int) -> Line:
    """The words of a quotation, before what else of it matched: half of the room."""
    if not words:
        return ()
    return line(fit((Span(words),), min(width(words), room // 2)), Span(" · ", "quiet"))


def draw_short(entry: Entry, cells: int) -> Line:
    """The same in a small list: without the place, and with the kind, as no heading
    says it.
    """
    if isinstance(entry, Heading):
        return _heading(entry)
    sure = entry.how not in GUESSES
    strength: Role = "strong" if sure else "quiet"
    kind, said = Span(kind_word(entry.kind), "quiet"), Span(how(entry.how), "quiet")
    if entry.matched == entry.name:
        return row(_SHORT_NAME, (lit(entry, strength), kind, said), cells)
    form = _around(entry, widths(_SHORT, cells)[1])
    return row(_SHORT, (Span(entry.name, strength), form, kind, said), cells)


def lit(hit: Hit, role: Role = "", begin: int = 0) -> Line:
    """The matched form on one line, what was found of it in accent.

    Args:
        hit: The hit.
        role: What the rest of it is drawn in.
        begin: The character to begin at.
    """
    text = hit.matched[begin:].replace("\n", " ")
    lights = [Highlight(a - begin, b - begin) for a, b in hit.marks]
    return wrap((Span(text, role),), _ENDLESS, lights)[0]


def _heading(heading: Heading) -> Line:
    count = f"{number(heading.count)}{'+' if heading.more else ''}"
    said = f" {count}"
    if heading.shown < heading.count:
        said += " · " + _("the first {n}; tab shows more").format(
            n=number(heading.shown)
        )
    return line(Span(several(heading.kind), "accent"), Span(said, "quiet"))


def _around(hit: Hit, cells: int, role: Role = "") -> Line:
    """The matched form, from before the first words that were found in it where they
    would not fit."""
    start, stop = hit.marks[0] if hit.marks else (0, 0)
    begin = 0
    text = safe(hit.matched)
    if width(text[:stop]) >= cells:
        least = max(0, start - _LEAD)
        while least and width(text[least - 1 :]) < cells:
            least -= 1  # no room is left free behind a short end
        begin = text.find(" ", least, start) + 1 or least
    return line(Span(ELLIPSIS, "quiet") if begin else "", lit(hit, role, begin))
