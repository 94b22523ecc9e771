"""Soundness: is everything in the file what it was when it was put there?

Its bytes, its references, the files and texts of sources and every passage in them,
the log and every row that it tells of, what follows from other things, and the search
index. What nobody can tell is said to be so: a finding never says more than was seen.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier_db.connection import UNREADABLE
from dossier_db.errors import DamagedDossier
from dossier_db.progress import Progress
from dossier_db.records import Finding, Particular
from dossier_db.soundness import file
from dossier_db.soundness.chains import Walked, walk
from dossier_db.soundness.derived import derived
from dossier_db.soundness.fields import Compared, compare
from dossier_db.soundness.heads import noted, own
from dossier_db.soundness.naming import ALTERED, named
from dossier_db.soundness.quoted import quoted

if TYPE_CHECKING:
    from dossier_db.reader import Reader


@dataclass(slots=True)
class _Seen:
    """What the part about the log has seen for the others."""

    vouched: bool = False
    """The log is whole, and every text and every passage is known to be what was last
    written of it there."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the file."""

    trusted: Callable[[str], bool]
    """Whether a search index that carries this mark was made on this machine."""
    sealed: bool = False
    """The file is encrypted."""
    heads: Sequence[str] = ()
    """Heads that somebody noted."""
    own: Callable[[str], str | None] | None = None
    """Gives the entry that this machine wrote last into a chain, or into any copy of
    the dossier of an id."""


def findings(
    reader: "Reader", known: Known, progress: Progress | None = None
) -> Iterator[Finding]:
    """What was looked at and what was found, one after the other.

    Args:
        reader: one with a connection of its own, which may keep temporary tables.
        known: what is known beside the file.
        progress: told how far a part has come: of how many records, texts, entries.
    """
    connection = reader.connection
    seen = _Seen()
    with file.stoppable(connection):
        parts: list[tuple[str, Callable[[], Iterator[Finding]]]] = [
            ("file", lambda: iter((file.pages(connection, sealed=known.sealed),))),
            ("references", lambda: iter((file.references(connection),))),
            ("log", lambda: _log(reader, known, seen, progress)),
            ("derived", lambda: derived(connection)),
            ("texts", lambda: quoted(reader, progress, vouched=seen.vouched)),
            (
                file.INDEX,
                lambda: iter((file.search(connection, known.trusted, progress),)),
            ),
        ]
        for what, part in parts:
            try:
                yield from part()
            except DamagedDossier as damage:  # the other parts may be readable
                yield Finding(what, False, str(damage))
            except UNREADABLE as error:
                if str(error) == "interrupted":
                    raise
                yield Finding(what, False, str(reader.refusal(error)))


def _log(
    reader: "Reader", known: Known, seen: _Seen, progress: Progress | None
) -> Iterator[Finding]:
    connection = reader.connection
    walked = walk(connection, progress)
    heads = [noted(connection, walked, head) for head in known.heads]
    yield _chains(walked)
    yield from heads
    if known.own is not None:
        yield from own(connection, known.own)
    compared = compare(connection, progress)
    whole = not walked.count and all(one.sound for one in heads)
    seen.vouched = whole and compared.vouches("capture", "handling", "passage")
    yield _rows(compared)


def _chains(walked: Walked) -> Finding:
    if walked.count:
        wrong = [
            Particular(f"chain {one.chain[:8]} entry {one.seq:,}", one.said)
            for one in walked.faults
        ]
        said = f"{named(wrong, walked.count)}: {ALTERED}"
        return Finding("log", False, said, tuple(wrong))
    if not walked.entries:
        return Finding("log", True, "nothing was written since the dossier was made")
    chains = "1 chain" if walked.chains == 1 else f"{walked.chains:,} chains"
    entries = "1 entry" if walked.entries == 1 else f"{walked.entries:,} entries"
    said = f"{entries} in {chains}, each what its hash says"
    if walked.redacted:
        said += f"; {walked.redacted:,} without a value: it was taken out (redacted)"
    return Finding("log", True, said)


def _rows(found: Compared) -> Finding:
    what = "rows against the log"
    if found.count:
        said = f"{named(found.faults, found.count)}: {ALTERED}"
        return Finding(what, False, said, tuple(found.faults))
    return Finding(what, True, agreed(found))


def agreed(found: Compared) -> str:
    """Of rows without a fault, what the log tells of them and what it does not."""
    told = [f"{found.rows:,} hold what it says last"] if found.rows else []
    if found.unlogged:
        said = f"{found.unlogged:,} came by a load or the founding"
        whole = "as a whole they are what they were then"
        apart = "it does not tell of them one by one"
        told.append(f"{said}: {whole if found.begun else apart}")
    if found.untold:
        told.append(f"of {found.untold:,} it cannot be told")
    return "; ".join(told)
