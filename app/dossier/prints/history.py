"""The log: acts or the changes of one record, and what was taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from typing import TextIO

from dossier.changes import Back, acts, told
from dossier.console import write
from dossier.deeds import DEVICE, Find, sentence, stamp
from dossier.prints.document import write_document
from dossier.words import _
from dossier_db.records import Deed, Entry, Head


def write_log(
    stream: TextIO,
    head: Head | None,
    deeds: Iterable[Deed],
    find: Find,
) -> None:
    """Write the head's hash, then an act a line, the newest first.

    Args:
        stream: Where to.
        head: The end of the log.
        deeds: The acts.
        find: Gives the act that another one took back.
    """
    _write(stream, _head(head))
    for deed in deeds:
        back = _(" (taken back)") if deed.undone else ""
        _write(stream, f"{_who(deed)}: {sentence(deed, find)}{back}")


def write_log_as_json(stream: TextIO, head: Head | None, deeds: Iterable[Deed]) -> None:
    """Write {"head", "deeds": […]} as one JSON document."""
    document = {
        "head": None if head is None else asdict(head),
        "deeds": [asdict(deed) for deed in deeds],
    }
    write_document(stream, document)


def write_history(
    stream: TextIO,
    head: Head | None,
    entries: Sequence[Entry],
    record_id: str,
    names: Mapping[str, str],
    back: Back,
    limit: int | None,
) -> None:
    """Write what was changed of one record, a change a line, the newest act first.

    Args:
        stream: Where to.
        head: The end of the log.
        entries: What was written of the record, the newest first.
        record_id: The record.
        names: What is called how, by its id.
        back: Says what an act took back.
        limit: So many changes; None: all.
    """
    _write(stream, _head(head))
    changes = (
        f"{_who(group[0])}: {one}"
        for group in acts(entries)
        for one in told(group, record_id, names, back)
    )
    for change in islice(changes, limit):
        _write(stream, change)


def write_history_as_json(
    stream: TextIO, head: Head | None, entries: Iterable[Entry]
) -> None:
    """Write {"head", "entries": […]} as one JSON document."""
    document = {
        "head": None if head is None else asdict(head),
        "entries": [asdict(one) for one in entries],
    }
    write_document(stream, document)


def write_undone(stream: TextIO, deed: Deed, find: Find, *, redone: bool) -> None:
    """Say what was taken back, or done again.

    Args:
        stream: Where to.
        deed: What was undone: an act, or the undoing of one.
        find: Gives the act that another one took back.
        redone: It was the undoing of one.
    """
    back = find(deed.undoes) if redone and deed.undoes is not None else None
    said = _("Done again: {what}.") if redone else _("Taken back: {what}.")
    _write(stream, said.format(what=sentence(back or deed, find)))


def write_undone_as_json(stream: TextIO, deed: Deed, *, redone: bool) -> None:
    """Write {"undone": act} or {"redone": act}."""
    document = {"redone" if redone else "undone": deed.undoes if redone else deed.id}
    write_document(stream, document, indent=None)


def _write(stream: TextIO, text: str) -> None:
    """One line, whatever stands in it."""
    write(stream, text.replace("\n", " "))


def _who(one: Deed | Entry) -> str:
    return f"{stamp(one.at)}  {one.device[:DEVICE]}  {one.agent}"


def _head(head: Head | None) -> str:
    """The hash by which the log up to now can be told from any other."""
    if head is None:
        return _("Nothing was written since the dossier was made: the log is empty.")
    return _("head {id}, entry {n} of device {device}").format(
        id=head.id, n=head.seq, device=head.chain[:DEVICE]
    )
