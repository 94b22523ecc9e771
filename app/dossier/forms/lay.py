"""A form laid in lines: labels on the left, what stands in the fields beside them."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from dossier import labels
from dossier.forms.answer import Answer
from dossier.forms.form import Form
from dossier.rows import Line, Role, Span, fit, graphemes, line, width
from dossier.safe import safe
from dossier.words import _
from dossier.wrap import Range, ranges

POINTER: Final = ">"
"""Before the field that has the cursor."""
_LEAD: Final = 2
"""Cells before a label: the pointer, and a sign."""
_GAP: Final = 2
_LEAST: Final = 8
"""Cells of text, however narrow the screen is."""


class Cells(NamedTuple):
    """Some cells of a line: under the cursor, or to be replaced by the next letter."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Laid:
    """One line of a form."""

    line: Line
    name: str = ""
    """The field it belongs to; empty for a heading."""
    at: int = 0
    """The first character of the field's text that stands on it."""
    lead: int = 0
    """The cells before that."""
    reverse: Cells | None = None
    """What the cursor is on."""


def lay(form: Form, cells: int) -> list[Laid]:
    """All lines of a form in so many cells."""
    names = form.shown
    words = {name: labels.field_word(form.kind.name, name) for name in names}
    widest = max((width(word) for word in words.values()), default=0)
    beside = max(4, min(widest, cells // 3))
    found: list[Laid] = []
    for name in names:
        if name == form.cited_from and found:
            said = Span(_("Where it is said"), "strong")
            found += [Laid(()), Laid(line(" " * _LEAD, said))]
        sign = _sign(form, name)
        label = _label(sign, words[name], name == form.at, beside)
        found += _field(form.answers[name], label, name == form.at, cells)
    return found


def _sign(form: Form, name: str) -> Span:
    """Before its label: that it is wrong, or cannot be left out."""
    if form.answers[name].trouble:
        return Span("!", "warning")
    return Span("*", "accent") if form.needs(name) else Span(" ")


def _label(sign: Span, word: str, here: bool, beside: int) -> Line:
    role: Role = "accent" if here else "quiet"
    pointer = Span(POINTER if here else " ", "accent")
    return (pointer, sign, *fit((Span(word, role),), beside), Span(" " * _GAP))


def _field(one: Answer, label: Line, here: bool, cells: int) -> list[Laid]:
    """The lines of one field, broken where they must be."""
    lead = sum(width(span.text) for span in label)
    room = max(_LEAST, cells - lead - 1)  # the cursor may stand behind the last letter
    text = safe(one.text, keep_newlines=True)
    parts = ranges(text, room)
    now = _line_of(parts, one.pen.at) if here else -1
    blank = Span(" " * lead)
    found = []
    for number, part in enumerate(parts):
        before = label if number == 0 else (blank,)
        role: Role = "" if here or one.value else "quiet"
        drawn = line(before, Span(text[part.start : part.stop], role))
        reverse = _reverse(one, text, part, lead, room) if number == now else None
        if here and one.fresh and part.stop > part.start:
            taken = width(text[part.start : part.stop])
            reverse = Cells(lead, lead + taken)
        found.append(Laid(drawn, one.name, part.start, lead, reverse))
    return _noted(one, found, room)


def _noted(one: Answer, found: list[Laid], room: int) -> list[Laid]:
    """What was understood, behind the text, or below it where there is no room."""
    said = one.note or (_("not chosen yet") if _open(one) else "")
    if not said:
        return found
    last = found[-1]
    taken = sum(width(span.text) for span in last.line) - last.lead
    if taken + 2 + width(said) <= room:
        noted = line(last.line, Span(f"  {said}", "quiet"))
        found[-1] = Laid(noted, last.name, last.at, last.lead, last.reverse)
    else:
        below = line(" " * last.lead, Span(said, "quiet"))
        found.append(Laid(below, one.name, len(one.text), last.lead))
    return found


def _open(one: Answer) -> bool:
    return one.unresolved and one.field.takes in ("record", "term", "choice", "yes")


def _line_of(parts: list[Range], at: int) -> int:
    """On which line the cursor stands: at a break on the later one."""
    found = 0
    for number, part in enumerate(parts):
        if part.start <= at:
            found = number
    return found


def _reverse(one: Answer, text: str, part: Range, lead: int, room: int) -> Cells:
    """The cells of what is under the cursor."""
    at = one.pen.at
    start = lead + min(width(text[part.start : at]), room)
    under = graphemes(text[at : at + 8].partition("\n")[0])
    inside = at < part.stop and under
    return Cells(start, start + max(1, under[0][1] if inside else 1))


def cursor_line(laid: list[Laid], form: Form) -> int:
    """The line on which the cursor stands."""
    mine = [number for number, one in enumerate(laid) if one.name == form.at]
    at = form.here.pen.at if mine else 0
    return max((n for n in mine if laid[n].at <= at), default=mine[0] if mine else 0)


def character_at(one: Laid, text: str, cell: int) -> int:
    """The character of a field's text that stands in a cell of a line of it."""
    at, left = one.at, cell - one.lead
    for grapheme, size in graphemes(text[one.at :].partition("\n")[0]):
        if left < size:
            break
        left -= size
        at += len(grapheme)
    return at
