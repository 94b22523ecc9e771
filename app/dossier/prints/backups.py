"""The backups of a dossier that were made by themselves, a line each."""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from dossier.console import write
from dossier.prints.document import write_document
from dossier.words import _, ngettext
from dossier_db.keeping.rolling import DAYS, Backup

_MEGABYTE = 1_000_000


def size(number: int) -> str:
    """How large a file is, in megabytes."""
    return _("{n} MB").format(n=f"{number / _MEGABYTE:.1f}")


def write_backups(
    stream: TextIO, found: Sequence[Backup], mine: str, number: int
) -> None:
    """Write when each was made, how large it is and where; then what is kept.

    Args:
        stream: where to.
        found: the backups, the newest first.
        mine: the number of the copy that is asked about.
        number: how many of the latest are kept.
    """
    for one in found:
        words = [f"{one.at:%Y-%m-%d %H:%M} UTC", size(one.size), str(one.path)]
        if one.lasting:
            words.append(_("(before a newer schema; it stays)"))
        elif one.origin != mine:
            words.append(_("(of a copy elsewhere)"))
        write(stream, "  ".join(words))
    if not found:
        write(stream, _("There are none yet."))
    if number:
        said = ngettext(
            "The last one is kept, and one a day for {days} days:"
            " “dossier backup --keep N” changes it.",
            "The last {n} are kept, and one a day for {days} days:"
            " “dossier backup --keep N” changes it.",
            number,
        )
        write(stream, said.format(n=number, days=DAYS))
    else:
        none = _("None are made by themselves: “dossier backup --keep 5” changes it.")
        write(stream, none)


def write_backups_as_json(stream: TextIO, found: Sequence[Backup], mine: str) -> None:
    """Write the same as one JSON list."""
    rows = [
        {
            "path": str(one.path),
            "at": f"{one.at:%Y-%m-%dT%H:%M:%SZ}",
            "bytes": one.size,
            "lasting": one.lasting,
            "here": one.origin == mine,
        }
        for one in found
    ]
    write_document(stream, rows)


def write_made_as_json(stream: TextIO, target: Path, number: int) -> None:
    """Write where a backup was made, and how large it is."""
    write_document(stream, {"path": str(target), "bytes": number})


def write_kept_as_json(stream: TextIO, number: int) -> None:
    """Write how many are kept from now on."""
    write_document(stream, {"keep": number})
