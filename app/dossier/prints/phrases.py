"""The turns of phrase that all prints share: citations, dates, verdicts, ours."""

from collections.abc import Iterable, Iterator, Sequence

from dossier.arithmetic import ended
from dossier.days import day, day_of
from dossier.prints.out import Line
from dossier.words import _, counted, marked_word
from dossier_db.records import (
    Charge,
    Citation,
    Date,
    Link,
    Note,
    Outcome,
    QuestionRow,
    QuoteRow,
    Restraint,
)


def cite(citation: Citation, when: Date | None = None) -> str:
    """The citation that ends a statement: ``[HRW ¶3]``, or ``[HRW ¶3: 15 Jan 2026]``
    where it gives a number for a day."""
    return f"[{citation.place}: {day(when)}]" if when else f"[{citation.place}]"


def said(citation: Citation, *, before: Sequence[str] = ()) -> str:
    """A statement: what it is about, its words, on whose word, and its citation."""
    words = f"“{citation.exact}”" if citation.exact else citation.gist or ""
    about = ", ".join(part for part in before if part)
    text = f"{about}: {words}" if about and words else about or words
    return f"{text}{''.join(_asides(citation))} {cite(citation)}"


def _asides(citation: Citation) -> Iterator[str]:
    """What a reader must know of a statement beside its words."""
    voice = citation.attribution or (
        citation.attributed_to.name if citation.attributed_to is not None else None
    )
    if voice:
        yield " — " + _("on the word of {voice}").format(voice=voice)
    if citation.as_of is not None:
        yield " — " + _("holds for {day}").format(day=day(citation.as_of))
    yield from _caution(citation)


def _caution(citation: Citation) -> Iterator[str]:
    if citation.caution:
        yield " — " + _("caution: {caution}").format(caution=citation.caution)


def expression(date: Date | None) -> str:
    """A date for sorting and grep: its EDTF expression; empty where there is none."""
    return date.expression if date is not None else ""


def since(first: Date | None, last: Date | None) -> str:
    """From when until when; empty where neither is known."""
    if first is not None and last is not None:
        return _("{first} until {last}").format(first=day(first), last=day(last))
    if first is not None:
        return _("from {day} on, as told").format(day=day(first))
    return _("until {day}").format(day=day(last)) if last is not None else ""


def verdict(name: str | None) -> str:
    """A mark with its word: ``! differ``; empty where there is none."""
    return marked_word(name) if name is not None else ""


def sources(count: int) -> str:
    """A count of independent sources in the column of a list."""
    return counted(count, "{n} source", "{n} sources")


def independent(count: int) -> str:
    """The same on a sheet, where sources that count as one stand beside it."""
    return counted(count, "{n} independent source", "{n} independent sources")


def people(count: int) -> str:
    """A number of people."""
    return counted(count, "{n} person", "{n} people")


def named(link: Link) -> str:
    """A record by its name, with the id that ``dossier show`` takes."""
    return f"{link.name} ({link.id})"


def value(key: str, text: str | None, indent: int = 0) -> Iterator[Line]:
    """A ``key: value`` line, if there is a value."""
    if text:
        yield Line(f"{key}: {text}", indent)


def part(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    """A titled part of a sheet; nothing where it has no lines."""
    waiting = iter(lines)
    first = next(waiting, None)
    if first is not None:
        yield Line(title, strong=True)
        yield first
        yield from waiting


def notes(found: Sequence[Note], indent: int = 0) -> Iterator[Line]:
    """What we noted; marked as ours."""
    for note in found:
        by = ", ".join(filter(None, (note.author, day_of(note.at))))
        yield Line(
            _("note (ours, {by}): {text}").format(by=by, text=note.text)
            if by
            else _("note (ours): {text}").format(text=note.text),
            indent,
        )


def questions(found: Sequence[QuestionRow]) -> Iterator[Line]:
    """Questions in a line each, with their verdict."""
    for row in found:
        weighed = verdict(row.mark)
        name = f"{row.name} ({row.id})"
        yield Line(f"{weighed}: {name}" if weighed else name, 1)


def charge(item: Charge) -> Line:
    """A charge as one passage gives it."""
    before = (
        _("charged"),
        people(item.people) if item.people > 1 else "",
        item.provision.name if item.provision is not None else "",
        day(item.date) if item.date is not None else "",
    )
    return Line(said(item.citation, before=before), 1)


def restraint(item: Restraint) -> Line:
    """A measure of restraint as one passage gives it."""
    before = (
        item.kind,
        people(item.people) if item.people > 1 else "",
        since(item.since, item.until),
        item.place.name if item.place is not None else "",
    )
    return Line(said(item.citation, before=before), 1)


def outcome(item: Outcome) -> Line:
    """How it ended for somebody as one passage gives it."""
    before = (
        ended(item),
        people(item.people) if item.people > 1 else "",
        day(item.date) if item.date is not None else "",
    )
    return Line(said(item.citation, before=before), 1)


def speaker(row: QuoteRow) -> str:
    """Who says it, by name and as described, to whom, and who passes it on."""
    voice = row.voice or _("speaker not stated")
    if row.speaker_words and row.speaker_words != voice:
        voice = f"{voice} ({row.speaker_words})"
    if row.addressee is not None:
        voice = _("{speaker}, to {addressee}").format(
            speaker=voice, addressee=row.addressee.name
        )
    if row.relayed_by is not None:
        voice = _("{speaker}, relayed by {voice}").format(
            speaker=voice, voice=row.relayed_by.name
        )
    return voice


def quoted(row: QuoteRow) -> str:
    """The words in quotation marks; reported speech without them. Whose words they
    are is said by ``speaker``."""
    words = f"“{row.words}”" if row.direct else row.words
    return f"{words}{''.join(_caution(row.citation))} {cite(row.citation)}"
