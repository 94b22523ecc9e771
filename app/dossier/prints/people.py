"""People and organisations: the list, and one record's card."""

from collections.abc import Iterator

from dossier.days import day
from dossier.nouns import kind_word
from dossier.prints import phrases
from dossier.prints.heading import heading
from dossier.prints.out import Column, Line, Out, every
from dossier.words import _, counted, number
from dossier_db import Store
from dossier_db.records import ActorRow, Card, NameForm, Relationship, Viewpoint

_UNKNOWN_LANG = "und"
"""BCP 47's word for a language that nobody has named."""
_UNKNOWN_SCRIPT = "Zyyy"
"""ISO 15924's, for a script."""


def print_people(store: Store, view: Viewpoint, out: Out) -> None:
    """Print people and organisations by name, one a line."""
    out.begin(heading(store, view))
    out.table(every(store.people.listing(view)), _columns())
    out.end()


def print_card(store: Store, view: Viewpoint, out: Out, record_id: str) -> None:
    """Print one person, organisation, place, provision or case."""
    card = store.cards.card(record_id, view)
    out.begin(heading(store, view))
    out.sheet("record", card, card_lines(card))
    out.end()


def print_note(store: Store, view: Viewpoint, out: Out, note_id: str) -> None:
    """Print one of our notes."""
    note = store.cards.note(note_id)
    out.begin(heading(store, view))
    out.sheet("record", note, phrases.notes([note]))
    out.end()


def _columns() -> tuple[Column[ActorRow], ...]:
    return (
        Column(_("kind"), _kind, 12, cells=12),
        Column(_("forms"), _names, 8, lambda row: number(row.names), 5),
        Column(_("sources"), _sources, 10, lambda row: number(row.sources), 7),
        Column(
            _("name"),
            lambda row: f"{_name(row)}  {row.id}",
            shown=lambda row: f"{_name(row)} ({row.id})",
        ),
    )


def _kind(row: ActorRow) -> str:
    return kind_word(row.kind)


def _sources(row: ActorRow) -> str:
    return phrases.sources(row.sources)


def _names(row: ActorRow) -> str:
    return counted(row.names, "{n} name", "{n} names")


def _name(row: ActorRow) -> str:
    name = (
        row.name
        if row.identified
        else _("{name} (not identified)").format(name=row.name)
    )
    if not row.summary:
        return name
    return _("{name} — {role} (ours)").format(name=name, role=row.summary)


def card_lines(card: Card) -> Iterator[Line]:
    """All that is said of one record, part by part."""
    yield Line(
        _("{kind}: {name} ({id})").format(
            kind=kind_word(card.kind).capitalize(),
            name=card.name,
            id=card.id,
        ),
        strong=True,
    )
    yield from phrases.value(_("summary (ours)"), card.summary)
    for key, text in card.details:
        yield from phrases.value(_(key), text)
    yield from phrases.part(_("Names"), map(_form, card.names))
    yield from phrases.part(_("Charges"), map(phrases.charge, card.charges))
    yield from phrases.part(_("Restraint"), map(phrases.restraint, card.restraints))
    yield from phrases.part(_("Outcome"), map(phrases.outcome, card.outcomes))
    yield from phrases.part(_("Statements"), _statements(card))
    yield from phrases.part(_("Relations"), map(_relationship, card.relationships))
    yield from phrases.part(_("Events"), _happenings(card))
    yield from phrases.part(_("Quotes"), _quotes(card))
    yield from phrases.part(_("Questions"), phrases.questions(card.questions))
    yield from phrases.notes(card.notes)


def _form(form: NameForm) -> Line:
    """A form of the name, its language and script, and who writes it so."""
    lang = "" if form.lang == _UNKNOWN_LANG else form.lang
    script = "" if form.script == _UNKNOWN_SCRIPT else form.script
    of = ", ".join(filter(None, (lang, script, form.note)))
    places = " ".join(dict.fromkeys(phrases.cite(one) for one in form.citations))
    return Line(f"{form.name} ({of}) {places}" if of else f"{form.name} {places}", 1)


def _statements(card: Card) -> Iterator[Line]:
    for citation in card.statements:
        yield Line(phrases.said(citation), 1)
    if card.more > 0:
        yield Line(
            counted(card.more, "and {n} more statement", "and {n} more statements"), 1
        )


def _relationship(one: Relationship) -> Line:
    """The relation, read from this record or towards it."""
    other = phrases.named(one.other)
    about = (
        f"{one.kind} {other}"
        if one.outward
        else _("{other}: {kind} this one").format(other=other, kind=one.kind)
    )
    when = day(one.date) if one.date is not None else ""
    return Line(phrases.said(one.citation, before=(about, when)), 1)


def _happenings(card: Card) -> Iterator[Line]:
    for one in card.happenings:
        when = day(one.date) if one.date is not None else ""
        before = (when, phrases.named(one.event), one.role)
        yield Line(phrases.said(one.citation, before=before), 1)


def _quotes(card: Card) -> Iterator[Line]:
    for row in card.quotes:
        yield Line(f"{phrases.speaker(row)}: {phrases.quoted(row)}", 1)
