"""What a line of notes becomes, on a sheet: each part as it was understood."""

from dossier import labels, nouns
from dossier.days import day
from dossier.rows import Block, Line, Span, line
from dossier.sheets import parts
from dossier.words import _
from dossier_db.dates import read
from dossier_db.intake.kinds import NEW
from dossier_db.intake.noting import Noted
from dossier_db.records import Link


def blocks(note: Noted) -> tuple[Block, ...]:
    """The sheet of a line: what is added, from where it is cited, who is named."""
    quick = note.quick
    found = [_field(_("becomes"), line(Span(_what(note), "strong")))]
    if quick.date:
        found.append(_field(_("date"), _date(note)))
    if note.place is not None:
        found.append(_field(_("place"), _record(note.place)))
    if note.case is not None:
        found.append(_field(_("case"), _record(note.case)))
    if quick.text:
        found.append(_field(_("says"), line(quick.text)))
    for speaker, words in note.quotes:
        who = line() if speaker is None else line(_record(speaker), ": ")
        found.append(_field(_("quote"), line(who, f"“{words}”")))
    if note.people:
        names: list[Line] = []
        for one in note.people:
            names += [line(", ")] if names else []
            names.append(_record(one))
        found.append(_field(_("names"), line(*names)))
    found.append(_field(_("cited"), line(_cited(note))))
    return tuple(found)


def grammar() -> tuple[Block, ...]:
    """How a line is written."""
    return tuple(
        _field(name, line(Span(said, "quiet")))
        for name, said in (
            (_("begin"), _("date, kind, place and a colon: 29 Jan hearing Almaty:")),
            (_("then"), _("what you saw or heard, in your words")),
            ("@Name", _('who is named; @Two_Words or @"Two Words"')),
            ("“ ”", _("very words; @Name: “…” says whose they are")),
            ("[HRW ¶3]", _("the source, where it is not your own observation")),
            ("( )", _("at the end: (heard from the lawyer), how you know it")),
        )
    )


def _field(name: str, said: Line) -> Block:
    return Block(said, label=line(Span(name, "quiet")), hang=parts.LABEL)


def _what(note: Noted) -> str:
    if note.event is not None:
        return _("account of {event}").format(event=note.event.name)
    if note.kind.name == "event":
        name = note.given.get("name", "")
        return _("new event: {name}").format(name=name)
    return nouns.kind_word(note.kind.name)


def _date(note: Noted) -> Line:
    """The day, with the hour that is kept; what lies ahead is planned."""
    said = day(read(note.quick.moment))
    status = note.given.get("status", "")
    return line(said, f" ({labels.choice_word(status)})" if status else "")


def _record(link: Link) -> Line:
    """A record by its name; one that is not there yet says so."""
    new = Span(_(" (new)"), "accent") if link.id.startswith(NEW) else ""
    return line(link.name, new)


def _cited(note: Noted) -> str:
    quick = note.quick
    if note.source is not None:
        mark = f" ¶{quick.paragraph}" if quick.paragraph else ""
        return f"{note.source.name}{mark}"
    own = _("your own observation (field notes)")
    return f"{own}: {quick.connection}" if quick.connection else own
