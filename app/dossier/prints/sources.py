"""Sources: the list, one source with its passages, one passage and its uses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossier.days import day
from dossier.prints import phrases
from dossier.prints.heading import heading
from dossier.prints.out import Column, Line, Out, every
from dossier.unheard import NO_SOURCE
from dossier.words import _, counted, later, number
from dossier_db import Store
from dossier_db.records import (
    EVERYTHING,
    Citation,
    Passage,
    Source,
    SourceRelation,
    SourceRow,
    Viewpoint,
)

_READ = {
    "whole": later("read whole"),
    "part": later("read in part"),
    "none": later("not read"),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A source with its passages in the order of reading."""

    source: Source
    passages: tuple[Citation, ...]


def print_sources(store: Store, view: Viewpoint, out: Out) -> None:
    """Print the sources by date of issue, one a line."""
    out.begin(replace(heading(store, view), empty=_(NO_SOURCE)))
    out.table(every(store.sources.listing(view)), _columns())
    out.end()


def print_source(store: Store, out: Out, source_id: str) -> None:
    """Print one source: the same from every viewpoint."""
    opened = Opened(
        store.sources.source(source_id),
        tuple(every(store.passages.listing(source_id))),
    )
    out.begin(heading(store, EVERYTHING))
    out.sheet("record", opened, source_lines(opened))
    out.end()


def print_passages(store: Store, out: Out, passage_ids: tuple[str, ...]) -> None:
    """Print one passage, or those of one place in a source."""
    passages = [store.passages.passage(passage_id) for passage_id in passage_ids]
    out.begin(heading(store, EVERYTHING))
    if len(passages) == 1:
        out.sheet("record", passages[0], passage_lines(passages[0]))
    else:
        out.sheets("rows", passages, passage_lines)
    out.end()


def _columns() -> tuple[Column[SourceRow], ...]:
    return (
        Column(_("issued"), _issued, 23, lambda row: day(row.issued), 11),
        Column(_("how much"), lambda row: _(_READ[row.coverage]), 12, cells=12),
        Column(_("in"), lambda row: row.lang or "", 8, cells=5),
        Column(_("cited"), _passages, 12, lambda row: number(row.statements), 5),
        Column(
            _("source"),
            lambda row: f"{_name(row)}  {row.id}",
            shown=lambda row: f"{_name(row)} ({row.id})",
        ),
    )


def _issued(row: SourceRow) -> str:
    return phrases.expression(row.issued) or _("undated")


def _passages(row: SourceRow) -> str:
    return counted(row.statements, "{n} passage", "{n} passages")


def _name(row: SourceRow) -> str:
    """The label, the title and the publisher, and with what it counts as one."""
    text = ": ".join(filter(None, (row.name, row.title)))
    if row.publisher:
        text = f"{text} ({row.publisher})"
    if row.counts_as is not None:
        together = _("counts as one with {source}").format(source=row.counts_as.name)
        text = f"{text}; {together}"
    return text


def source_lines(opened: Opened) -> Iterator[Line]:
    """The bibliography, what the source hangs on, and its passages."""
    source, row = opened.source, opened.source.row
    yield Line(_("Source: {name} ({id})").format(name=row.name, id=row.id), strong=True)
    for key, text in (
        (_("title"), row.title),
        (_("author"), source.author),
        (_("publisher"), row.publisher),
        (_("issued"), day(row.issued)),
        (_("how the date is known (ours)"), source.issued_basis),
        (_("language"), row.lang),
        (_("kind"), row.kind),
        (_("genre"), source.genre),
        (_("topic"), source.topic),
        (_("address"), source.url),
        (_("archived"), source.archive_url),
        (_("coverage"), _(_READ[row.coverage])),
        (_("seen"), source.seen),
        (_("summary (ours)"), source.summary),
    ):
        yield from phrases.value(key, text)
    if row.counts_as is not None:
        yield from phrases.value(_("counts as one with"), phrases.named(row.counts_as))
    for relation in source.relations:
        yield Line(_relation(relation))
    yield from phrases.notes(source.notes)
    yield from phrases.part(_("Passages"), _passage_list(opened.passages))


def _relation(relation: SourceRelation) -> str:
    other = phrases.named(relation.other)
    text = (
        f"{relation.kind}: {other}"
        if relation.outward
        else _("{other}: {kind} this one").format(other=other, kind=relation.kind)
    )
    return f"{text} ({_(relation.basis)})"


def _passage_list(passages: tuple[Citation, ...]) -> Iterator[Line]:
    for citation in passages:
        yield Line(phrases.said(citation, before=(citation.passage_id,)), 1)


def passage_lines(passage: Passage) -> Iterator[Line]:
    """The words, where they stand, and everything that hangs on them."""
    found = passage.citation
    yield Line(
        _("Passage: {place} ({id})").format(place=found.place, id=found.passage_id),
        strong=True,
    )
    yield from phrases.value(_("source"), f"{found.source} ({found.source_id})")
    yield from phrases.value(_("issued"), day(found.issued))
    yield from phrases.value(_("sentences"), _sentences(found))
    if found.exact and found.gist:
        yield from phrases.value(
            _("gist (ours)"), f"{found.gist} {phrases.cite(found)}"
        )
    yield Line(phrases.said(found))
    if passage.quote is not None:
        yield from phrases.value(_("speaker"), phrases.speaker(passage.quote))
    yield from phrases.value(_("digest"), passage.digest)
    yield from phrases.part(_("What rests on it"), _uses(passage))
    yield from phrases.notes(passage.notes)


def _sentences(citation: Citation) -> str:
    if citation.sentences is None:
        return ""
    first, last = citation.sentences
    return str(first) if first == last else f"{first}-{last}"


def _uses(passage: Passage) -> Iterator[Line]:
    for use in passage.uses:
        detail = f": {use.detail}" if use.detail else ""
        where = phrases.cite(passage.citation)
        yield Line(f"{_(use.kind)}, {phrases.named(use.record)}{detail} {where}", 1)
