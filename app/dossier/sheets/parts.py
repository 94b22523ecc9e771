"""What all sheets are made of: headings, statements with their citations, lists."""

from __future__ import annotations  # a record that is only named is not loaded

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossier.arithmetic import ended
from dossier.days import day, day_of
from dossier.rows import Block, Line, Role, Span, line
from dossier.words import WARNINGS, _, counted, mark

if TYPE_CHECKING:
    from dossier_db.records import (
        Charge,
        Citation,
        Link,
        Note,
        Outcome,
        QuestionRow,
        QuoteRow,
        Restraint,
    )

LABEL = 12
"""Cells kept for the labels of a list, so that its texts stand in one column."""
EMPTY = Block(())
"""A line left free."""


def title(text: str) -> Block:
    """The name of the record, at the top of its sheet."""
    return Block(line(Span(text, "strong")))


def heading(text: str) -> tuple[Block, ...]:
    """A free line and a heading."""
    return (EMPTY, Block(line(Span(text, "accent"))))


def plain(text: str, role: Role = "", indent: int = 0) -> Block:
    """A paragraph that opens nothing."""
    return Block(line(Span(text, role)), indent=indent)


def ours(text: str) -> Block:
    """A text of ours, marked as such: it may know what a source could not."""
    return Block(line(text, Span(" " + _("(ours)"), "quiet")))


def independent(sources: int) -> str:
    """``9 independent sources``: those that count as one are counted once."""
    return counted(sources, "{n} independent source", "{n} independent sources")


def field(name: str, value: str | None, opens: str | None = None) -> tuple[Block, ...]:
    """``name  value``, or nothing where there is no value."""
    if not value:
        return ()
    label = line(Span(name, "quiet"))
    return (Block(line(value), label=label, hang=LABEL, opens=opens),)


def marked(verdict: str | None) -> Span:
    """The mark of a verdict; those that a reader is warned of in the warning role."""
    return Span(mark(verdict), "warning" if verdict in WARNINGS else "accent")


def place(citation: Citation) -> Span:
    """Where it stands: ``[HRW ¶3]``."""
    return Span(f"[{citation.place}]", "quiet")


def words(citation: Citation) -> Line:
    """What the passage says: the very words in quotation marks, or the gist."""
    if citation.exact is not None:
        return line(f"“{citation.exact}”")
    return line(citation.gist or "")


def conditions(citation: Citation) -> Line:
    """On whose word, for which day, and what to know before using it."""
    found: list[str] = []
    whom = on_whose_word(citation)
    if whom:
        found.append(_("on the word of {whom}").format(whom=whom))
    if citation.as_of is not None:
        found.append(_("as of {day}").format(day=day(citation.as_of)))
    if citation.caution:
        found.append(_("caution: {text}").format(text=citation.caution))
    return line(*(Span(f" · {text}", "quiet") for text in found))


def source(citation: Citation) -> Line:
    """The end of a statement: under which conditions it holds, and where it stands."""
    return line(conditions(citation), " ", place(citation))


def on_whose_word(citation: Citation) -> str | None:
    """Whose word the source passes on; None where it speaks in its own voice."""
    if citation.attribution:
        return citation.attribution
    return citation.attributed_to.name if citation.attributed_to else None


def statement(
    citation: Citation,
    *,
    before: Line = (),
    label: Line = (),
    indent: int = 0,
) -> Block:
    """A statement ending in its citation; ``o`` opens the passage behind it."""
    return Block(
        line(before, words(citation), source(citation)),
        label=label,
        hang=LABEL if label else 0,
        indent=indent,
        cite=citation.passage_id,
        opens=citation.passage_id,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A citation on its way to a sheet, with what stands before and behind it."""

    citation: Citation
    before: Line = ()
    """Before the words: the source's own date and place, its stance."""
    after: Line = ()
    """Behind the citation: when the source was published."""

    @property
    def same(self) -> tuple[object, ...]:
        """What two must share to be written once."""
        one = self.citation
        return (self.before, words(one), conditions(one))


def statements(told: Iterable[Told], indent: int = 0) -> tuple[Block, ...]:
    """Statements one below the other; words that several share stand once, above
    all their citations, and each of these once."""
    groups: dict[tuple[object, ...], dict[tuple[object, ...], Told]] = {}
    for one in told:
        places = groups.setdefault(one.same, {})
        places.setdefault((one.citation.place, one.after), one)
    return tuple(
        block
        for places in groups.values()
        for block in _shared(list(places.values()), indent)
    )


def _shared(group: list[Told], indent: int) -> tuple[Block, ...]:
    first = group[0].citation
    if len(group) == 1:
        alone = statement(first, before=group[0].before, indent=indent)
        return (replace(alone, line=line(alone.line, group[0].after)),)
    said = line(group[0].before, words(first), conditions(first))
    return (
        Block(said, indent=indent),
        *(
            Block(
                line(place(one.citation), one.after),
                indent=indent + 2,
                cite=one.citation.passage_id,
                opens=one.citation.passage_id,
                under=said,
            )
            for one in group
        ),
    )


def reference(link: Link, label: str = "") -> Block:
    """A record that can be opened."""
    return Block(
        line(link.name),
        label=line(Span(label, "quiet")) if label else (),
        hang=LABEL if label else 0,
        opens=link.id,
    )


def question(row: QuestionRow) -> Block:
    """A question as one line: its mark, its words, how many answer."""
    answers = len({value for cell in row.cells for value in cell.values})
    told = counted(answers, "{n} answer", "{n} answers")
    return Block(
        line(row.name, Span(f"  {told}", "quiet")),
        label=line(marked(row.mark)),
        hang=2,
        opens=row.id,
    )


def questions(rows: Iterable[QuestionRow]) -> tuple[Block, ...]:
    """The questions about a record, under their heading."""
    found = tuple(question(row) for row in rows)
    return (*heading(_("Questions")), *found) if found else ()


def quote(row: QuoteRow, *, named: bool = True) -> Block:
    """Words of a person or document: speaker, words, to whom, through whom."""
    who = speaker(row)
    ends: list[Span] = []
    if row.addressee is not None:
        to = _("to {whom}").format(whom=row.addressee.name)
        ends.append(Span(f" · {to}", "quiet"))
    if row.relayed_by is not None:
        through = _("as passed on in {whom}").format(whom=row.relayed_by.name)
        ends.append(Span(f" · {through}", "quiet"))
    if not row.direct:
        ends.append(Span(" · " + _("indirect speech"), "quiet"))
    return Block(
        line(
            Span(f"{who}: ", "strong") if named and who else "",
            words(row.citation),
            *ends,
            conditions_of_quote(row),
            " ",
            place(row.citation),
        ),
        cite=row.citation.passage_id,
        opens=row.citation.passage_id,
    )


def conditions_of_quote(row: QuoteRow) -> Line:
    """As for any citation, but whose word it is was said already."""
    if row.citation.caution is None:
        return ()
    return line(
        Span(" · " + _("caution: {text}").format(text=row.citation.caution), "quiet")
    )


def speaker(row: QuoteRow) -> str:
    """Who speaks, as finely as it is known."""
    return row.voice or _("speaker not stated")


def charge(row: Charge) -> Block:
    """A charge according to one passage: when, under which provision."""
    said = [day(row.date) if row.date is not None else ""]
    said.append(row.provision.name if row.provision is not None else "")
    under = ", ".join(part for part in said if part)
    return statement(
        row.citation,
        label=_people(row.people),
        before=line(Span(f"{under}: " if under else "", "strong")),
    )


def restraint(row: Restraint) -> Block:
    """A measure of restraint according to one passage: since when, and held where."""
    where = f", {row.place.name}" if row.place is not None else ""
    return statement(
        row.citation,
        label=_people(row.people),
        before=line(Span(f"{row.kind}{_term(row)}{where}: ", "strong")),
    )


def _term(row: Restraint) -> str:
    """Since when and until when; a measure never stands there as of the present."""
    said = ""
    if row.since is not None and row.until is not None:
        said = f"{day(row.since)}{_(' to {day}').format(day=day(row.until))}"
    elif row.since is not None:
        said = day(row.since)
    elif row.until is not None:
        said = _("until {day}").format(day=day(row.until))
    return _told_for(said, row.citation)


def _told_for(said: str, citation: Citation) -> str:
    """The day that a statement gives, or that it gives none."""
    if not said and citation.as_of is not None:
        return ""  # the conditions say it behind the words
    return f", {said or _('day not stated')}"


def outcome(row: Outcome) -> Block:
    """How it ended for somebody according to one passage: ``prison, 30 months``."""
    when = day(row.date) if row.date is not None else ""
    return statement(
        row.citation,
        label=_people(row.people),
        before=line(Span(f"{ended(row)}{_told_for(when, row.citation)}: ", "strong")),
    )


def outcomes(rows: Iterable[Outcome]) -> tuple[Block, ...]:
    """How it ended for somebody, under its heading; of whom none is told, nothing."""
    found = tuple(outcome(row) for row in rows)
    return (*heading(_("Outcome")), *found) if found else ()


def _people(people: int) -> Line:
    if people == 1:
        return ()
    return line(Span(counted(people, "{n} person", "{n} people"), "quiet"))


def signed(note: Note) -> str:
    """Who wrote a note of ours, and on which day."""
    return ", ".join(filter(None, (note.author, day_of(note.at))))


def notes(found: Iterable[Note]) -> tuple[Block, ...]:
    """Our notes, marked as ours."""
    blocks = tuple(
        Block(line(note.text, Span(f" · {signed(note)}", "quiet"))) for note in found
    )
    return (*heading(_("Notes (ours)")), *blocks) if blocks else ()
