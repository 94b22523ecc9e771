"""What is in a dossier from somebody else: a summary, before anything is taken over."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TextIO

from dossier.console import write
from dossier.prints.backups import size
from dossier.prints.document import write_document
from dossier.words import _, counted, number
from dossier_db.records.received import Held, Log, Offer, Rows, Writer


def write_offer(stream: TextIO, offer: Offer) -> None:
    """Write what it is, what it holds, what was found, what is left out."""
    for line in _lines(offer):
        write(stream, line)


def write_offer_as_json(stream: TextIO, offer: Offer) -> None:
    """Write the same as one JSON object."""
    document = {**asdict(offer), "counts": dict(offer.counts)}
    write_document(stream, document)


def write_left(stream: TextIO, left: Sequence[str], count: int) -> None:
    """Write which rows were left out, and why."""
    write(stream, counted(count, "{n} row is left out:", "{n} rows are left out:"))
    for one in left:
        write(stream, f"  x {one}")
    if count > len(left):
        write(stream, "  " + _more(count - len(left)))


def _lines(offer: Offer) -> Iterator[str]:
    sealed = _(", sealed") if offer.sealed else ""
    yield _("{path}: {size}{sealed}").format(
        path=offer.path, size=size(offer.size), sealed=sealed
    )
    yield _("Dossier: {name} ({id})").format(name=offer.name, id=offer.dossier_id)
    if offer.edition is not None:
        yield _("Edition: {edition}").format(edition=offer.edition)
    yield _("Zone: {zone}").format(zone=offer.zone)
    rows = ", ".join(f"{name} {number(count)}" for name, count in offer.counts)
    yield _("Rows: {rows}").format(rows=rows)
    yield _log(offer.log)
    yield from (f"  ! {one}" for one in offer.log.broken)
    yield from (_("  head {id}").format(id=one) for one in offer.log.heads)
    for writer in offer.writers:
        yield _writer(writer)
    yield _against(offer.rows)
    yield from (f"  ! {one}" for one in offer.rows.differ)
    if offer.rows.differing > len(offer.rows.differ):
        yield "  " + _more(offer.rows.differing - len(offer.rows.differ))
    yield from _texts(offer)
    yield from _listed(_("Found, and no part of a dossier, or odd:"), "!", offer.found)
    yield from _listed(_("Left out in any case:"), "-", offer.left_out)
    if offer.faults:
        yield counted(
            offer.faults,
            "{n} row that no dossier can have:",
            "{n} rows that no dossier can have:",
        )
        yield from (f"  x {one}" for one in offer.faulty)
        if offer.faults > len(offer.faulty):
            yield "  " + _more(offer.faults - len(offer.faulty))


def _log(log: Log) -> str:
    entries = counted(log.entries, "{n} entry", "{n} entries")
    chains = counted(log.chains, "{n} chain", "{n} chains")
    state = _("broken") if log.broken else _("intact")
    return _("Log: {entries} in {chains}, {state}").format(
        entries=entries, chains=chains, state=state
    )


def _against(rows: Rows) -> str:
    """How the rows stand against the log: what it does not tell of is not judged."""
    if rows.untold is not None:
        said = _("not held against it ({why}): “dossier verify” does that afterwards")
        said = said.format(why=rows.untold)
    elif rows.differing:
        said = counted(
            rows.differing, "{n} is not what it says", "{n} are not what it says"
        )
    else:
        said = rows.agreed or _("there are none")
    return _("Rows against the log: {said}").format(said=said)


def _writer(one: Writer) -> str:
    return _("  {name}: {entries}, {first} to {last}").format(
        name=one.name,
        entries=counted(one.entries, "{n} entry", "{n} entries"),
        first=one.first,
        last=one.last,
    )


def _texts(offer: Offer) -> Iterator[str]:
    if not offer.texts:
        yield _("Texts and files of sources: none")
        return
    yield _("Texts and files of sources: {n}").format(n=number(offer.texts))
    yield from map(_text, offer.largest)
    if offer.texts > len(offer.largest):
        yield "  " + _more(offer.texts - len(offer.largest))


def _text(one: Held) -> str:
    altered = "" if one.intact else _(", not the bytes of its hash")
    kind = f" {one.media_type}" if one.media_type else ""
    return f"  {one.source}:{kind} {size(one.size)}{altered}"


def _listed(heading: str, mark: str, said: Sequence[str]) -> Iterator[str]:
    if said:
        yield heading
        yield from (f"  {mark} {one}" for one in said)


def _more(count: int) -> str:
    return counted(count, "and {n} more", "and {n} more")
