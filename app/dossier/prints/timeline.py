"""Events: the list by date, and one event with every source's own account."""

from collections.abc import Iterator

from dossier.days import day
from dossier.labels import status_word
from dossier.prints import phrases
from dossier.prints.heading import heading
from dossier.prints.out import Column, Line, Out, every
from dossier.unheard import no_account
from dossier.words import _, mark, number
from dossier_db import Store
from dossier_db.records import Event, TimelineRow, Viewpoint


def print_timeline(store: Store, view: Viewpoint, out: Out) -> None:
    """Print the events by date, one a line."""
    out.begin(heading(store, view))
    out.table(every(store.timeline.listing(view)), _columns(view))
    out.end()


def print_event(store: Store, view: Viewpoint, out: Out, event_id: str) -> None:
    """Print one event."""
    event = store.timeline.event(event_id, view)
    out.begin(heading(store, view))
    out.sheet("record", event, event_lines(event))
    out.end()


def _columns(view: Viewpoint) -> tuple[Column[TimelineRow], ...]:
    """The columns; beside what sources tell, what is ours is marked as ours."""

    def name(row: TimelineRow) -> str:
        status = status_word(row.status)
        if status and not view.everything:
            status = _("our status: {status}").format(status=status)
        ours = row.ours and row.date is not None and not view.everything
        said = ", ".join(filter(None, (status, _("our date") if ours else "")))
        return f"{row.name} ({said})" if said else row.name

    return (
        Column(_("date"), _date, 24, lambda row: day(row.date), 17),
        Column(_("mark"), _verdict, 13, lambda row: mark(row.mark), 4),
        Column(_("told by"), _sources, 10, lambda row: number(row.sources), 7),
        Column(
            _("event"),
            lambda row: f"{name(row)}  {row.id}",
            shown=lambda row: f"{name(row)} ({row.id})",
        ),
    )


def _date(row: TimelineRow) -> str:
    return phrases.expression(row.date) or _("undated")


def _verdict(row: TimelineRow) -> str:
    return phrases.verdict(row.mark)


def _sources(row: TimelineRow) -> str:
    return phrases.sources(row.sources)


def event_lines(event: Event) -> Iterator[Line]:
    """All of one event, accounts first: they are what sources say."""
    row = event.row
    yield Line(_("Event: {name} ({id})").format(name=row.name, id=row.id), strong=True)
    if event.told:
        yield from _ours(event)
        yield from phrases.value(_("told by"), phrases.independent(row.sources))
    else:
        yield Line(no_account())
    yield from phrases.part(_("Accounts"), _accounts(event))
    yield from phrases.part(_("Who and in which role"), _participations(event))
    yield from phrases.part(_("Questions"), phrases.questions(event.questions))
    yield from phrases.notes(event.notes)


def _ours(event: Event) -> Iterator[Line]:
    """What we concluded or filed it under; the date may be a source's own."""
    row = event.row
    when = _("date (ours)") if row.ours else _("date (as told)")
    yield from phrases.value(when, day(row.date))
    yield from phrases.value(_("how the date is known (ours)"), event.date_basis)
    if row.status is not None:
        status = status_word(row.status) or _("happened")
        yield from phrases.value(_("status (ours)"), status)
    yield from phrases.value(_("kind"), event.kind)
    yield from phrases.value(_("stage"), event.stage)
    if event.place is not None:
        yield from phrases.value(_("place (ours)"), phrases.named(event.place))
    if event.part_of is not None:
        yield from phrases.value(_("part of"), phrases.named(event.part_of))
    yield from phrases.value(_("summary (ours)"), event.summary)


def _accounts(event: Event) -> Iterator[Line]:
    for account in event.accounts:
        before = (
            day(account.date) if account.date is not None else "",
            account.place.name if account.place is not None else "",
        )
        yield Line(phrases.said(account.citation, before=before), 1)


def _participations(event: Event) -> Iterator[Line]:
    for one in event.participations:
        yield Line(
            phrases.said(one.citation, before=(phrases.named(one.entity), one.role)), 1
        )
