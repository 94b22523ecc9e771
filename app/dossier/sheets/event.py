"""An event on a sheet: what is ours, then every source's own account."""

from dossier.days import day
from dossier.labels import status_word
from dossier.rows import Block, Span, line
from dossier.sheets import parts
from dossier.unheard import no_account
from dossier.words import _
from dossier_db.records import Account, Event, Participation


def blocks(event: Event) -> tuple[Block, ...]:
    """The sheet of an event."""
    return (
        parts.title(event.row.name),
        _facts(event),
        *((parts.ours(event.summary),) if event.summary else ()),
        *parts.questions(event.questions),
        *_accounts(event),
        *_participations(event),
        *(
            (*parts.heading(_("Part of")), parts.reference(event.part_of))
            if event.part_of is not None
            else ()
        ),
        *parts.notes(event.notes),
    )


def _facts(event: Event) -> Block:
    """Date, status, place and how many tell it, on one line."""
    if not event.told:
        return parts.plain(no_account(), "quiet")
    row = event.row
    date = day(row.date) if row.date is not None else _("undated")
    ours = _(" (our dating)") if row.ours else ""
    sources = parts.independent(row.sources)
    status = status_word(row.status)
    said = [date + ours, status + _(" (ours)") if status else None]
    said += [event.kind, event.stage]
    said += [event.place.name if event.place is not None else None, sources]
    once = dict.fromkeys(filter(None, said))  # a stage may be called as the kind is
    return Block(line(Span(" · ".join(once), "quiet")))


def _accounts(event: Event) -> tuple[Block, ...]:
    if not event.accounts:
        return ()
    return (
        *parts.heading(_("What each source says")),
        *parts.statements(_account(account) for account in event.accounts),
        *(
            (parts.plain(_("How our date is known: {how}").format(how=how), "quiet"),)
            if (how := event.date_basis)
            else ()
        ),
    )


def _account(account: Account) -> parts.Told:
    """One account with its own date and place, where the source gives them."""
    own = [day(account.date) if account.date is not None else None]
    own.append(account.place.name if account.place is not None else None)
    said = ", ".join(part for part in own if part)
    before = line(Span(f"{said}: ", "strong")) if said else ()
    return parts.Told(account.citation, before)


def _participations(event: Event) -> tuple[Block, ...]:
    if not event.participations:
        return ()
    return (
        *parts.heading(_("Who and in which role")),
        *(_participation(one) for one in event.participations),
    )


def _participation(one: Participation) -> Block:
    return Block(
        line(one.entity.name, parts.source(one.citation)),
        label=line(Span(one.role, "quiet")),
        hang=parts.LABEL + 4,
        cite=one.citation.passage_id,
        opens=one.entity.id,
    )
