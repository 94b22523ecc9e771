"""A person, organisation, place, provision or case on a sheet: all that is said."""

from dossier.days import day
from dossier.nouns import kind_word
from dossier.rows import Block, Span, line
from dossier.sheets import parts
from dossier.words import _, counted, later
from dossier_db.records import Card, Happening, NameForm, Relationship

_SCRIPTS = {
    "Latn": later("Latin"),
    "Cyrl": later("Cyrillic"),
    "Hans": later("Chinese, simplified"),
    "Hant": later("Chinese, traditional"),
    "Hani": later("Chinese"),
    "Kana": later("Japanese"),
    "Jpan": later("Japanese"),
    "Arab": later("Arabic"),
}
"""What a script (ISO 15924) is called."""


def blocks(card: Card) -> tuple[Block, ...]:
    """The sheet of an entity."""
    kind = kind_word(card.kind)
    return (
        parts.title(card.name),
        parts.plain(f"{kind} · {card.id}", "quiet"),
        *((parts.ours(card.summary),) if card.summary else ()),
        *(
            block
            for name, value in card.details
            for block in parts.field(_(name), value)
        ),
        *_restraints(card),
        *parts.outcomes(card.outcomes),
        *parts.questions(card.questions),
        *_names(card),
        *_statements(card),
        *_relationships(card),
        *_happenings(card),
        *_quotes(card),
        *parts.notes(card.notes),
    )


def _restraints(card: Card) -> tuple[Block, ...]:
    found = (
        *(parts.restraint(row) for row in card.restraints),
        *(parts.charge(row) for row in card.charges),
    )
    return (*parts.heading(_("Measures and charges")), *found) if found else ()


def _names(card: Card) -> tuple[Block, ...]:
    if not card.names:
        return ()
    found: list[Block] = list(parts.heading(_("Names, as sources write them")))
    script = ""
    for form in card.names:
        if form.script != script:
            script = form.script
            found.append(parts.plain(_(_SCRIPTS.get(script, script)), "quiet"))
        found.append(_name(form))
    return tuple(found)


def _name(form: NameForm) -> Block:
    note = Span(f" ({form.note})", "quiet") if form.note else ""
    told = dict.fromkeys(citation.place for citation in form.citations)
    places = " ".join(f"[{place}]" for place in told)
    return Block(
        line(Span(form.name, "strong"), note, Span(f" {places}", "quiet")),
        indent=2,
        cite=form.citations[0].passage_id,
        opens=form.citations[0].passage_id,
    )


def _statements(card: Card) -> tuple[Block, ...]:
    if not card.statements:
        return ()
    more: tuple[Block, ...] = ()
    if card.more > 0:
        text = counted(card.more, "and {n} more statement", "and {n} more statements")
        more = (parts.plain(text, "quiet"),)
    return (
        *parts.heading(_("What is said")),
        *(parts.statement(citation) for citation in card.statements),
        *more,
    )


def _relationships(card: Card) -> tuple[Block, ...]:
    found = tuple(_relationship(one) for one in card.relationships)
    return (*parts.heading(_("Relations")), *found) if found else ()


def _relationship(one: Relationship) -> Block:
    how = one.kind if one.outward else _("{kind} this one").format(kind=one.kind)
    date = f", {day(one.date)}" if one.date is not None else ""
    return Block(
        line(one.other.name, Span(date, "quiet"), parts.source(one.citation)),
        label=line(Span(how, "quiet")),
        hang=parts.LABEL + 4,
        cite=one.citation.passage_id,
        opens=one.other.id,
    )


def _happenings(card: Card) -> tuple[Block, ...]:
    found = tuple(_happening(one) for one in card.happenings)
    return (*parts.heading(_("Events")), *found) if found else ()


def _happening(one: Happening) -> Block:
    date = f"{day(one.date)} " if one.date is not None else ""
    return Block(
        line(
            Span(date, "quiet"),
            one.event.name,
            Span(f" · {one.role}", "quiet"),
            parts.source(one.citation),
        ),
        cite=one.citation.passage_id,
        opens=one.event.id,
    )


def _quotes(card: Card) -> tuple[Block, ...]:
    found = tuple(parts.quote(row, named=False) for row in card.quotes)
    return (*parts.heading(_("In their own words")), *found) if found else ()
