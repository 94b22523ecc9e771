"""The log on a sheet: the head's hash, then what was written, the newest first."""

from collections.abc import Mapping, Sequence

from dossier.changes import Back, acts, told
from dossier.deeds import DEVICE, Find, sentence, stamp
from dossier.rows import Block, Span, line
from dossier.sheets import parts
from dossier.words import _
from dossier_db.records import Deed, Entry, Head

ACTS = 500
"""Acts that a page shows; the command line prints all."""
LINES = 3
"""Changes that the page of a record shows; its history has all."""


def log(head: Head | None, found: Sequence[Deed], find: Find) -> tuple[Block, ...]:
    """The sheet of the log.

    Args:
        head: The end of the log.
        found: Acts, the newest first.
        find: Gives the act that another one took back.
    """
    several = len({one.device for one in found}) > 1
    shown = [_deed(one, find, several) for one in found[:ACTS]]
    return (*_head(head), *shown, *_older(len(found) > ACTS))


def history(
    head: Head | None,
    found: Sequence[Entry],
    record_id: str,
    names: Mapping[str, str],
    back: Back,
) -> tuple[Block, ...]:
    """The sheet of what was changed of one record.

    Args:
        head: The end of the log.
        found: What was written of the record, the newest first.
        record_id: The record.
        names: What is called how, by its id.
        back: Says what an act took back.
    """
    groups = list(acts(found))
    several = len({one.device for one in found}) > 1
    blocks = [*_head(head)]
    for group in groups[:ACTS]:
        blocks += _act(group, told(group, record_id, names, back), several)
    if head is not None and not found:
        blocks.append(parts.plain(_("Nobody has changed it since it came in.")))
    return (*blocks, *_older(len(groups) > ACTS))


def on_card(
    latest: Sequence[Entry], record_id: str, names: Mapping[str, str], back: Back
) -> tuple[Block, ...]:
    """What was changed of a record since it came in, below what is said of it.

    Args:
        latest: What was written of the record itself, the newest first.
        record_id: The record.
        names: What is called how, by its id.
        back: Says what an act took back.
    """
    lines = [
        Block(
            line(Span(f"{group[0].agent}: ", "quiet"), one),
            label=line(Span(f"{stamp(group[0].at)}  ", "quiet")),
        )
        for group in acts(latest)
        if back(group[0].act) or all(one.field != "id" for one in group)
        for one in told(group, record_id, names, back)
    ]
    if not lines:
        return ()
    return (
        *parts.heading(_("Changed last (H shows all)")),
        *lines[:LINES],
    )


def _head(head: Head | None) -> tuple[Block, ...]:
    if head is None:
        none = _("Nothing was written since the dossier was made: the log is empty.")
        return (parts.plain(none),)
    said = _("head {id}, entry {n} of device {device}").format(
        id=head.id, n=head.seq, device=head.chain[:DEVICE]
    )
    why = _("Who keeps this line can prove later that nothing before it was altered.")
    return (parts.plain(said), parts.plain(why, "quiet"), parts.EMPTY)


def _older(some: bool) -> tuple[Block, ...]:
    said = _("“dossier log” prints what is older.")
    return (parts.plain(said, "quiet"),) if some else ()


def _deed(deed: Deed, find: Find, several: bool) -> Block:
    back = Span(_("  taken back"), "accent") if deed.undone else ""
    return Block(
        line(Span(deed.agent, "strong"), ": ", sentence(deed, find), back),
        label=line(Span(_when(deed, several), "quiet")),
        opens=None if deed.about is None else deed.about.id,
    )


def _act(group: tuple[Entry, ...], said: tuple[str, ...], several: bool) -> list[Block]:
    """What one act changed of a record, under who and when."""
    first = group[0]
    who = line(Span(_when(first, several), "quiet"), Span(first.agent, "strong"))
    return [Block(who), *(Block(line(one), indent=2) for one in said)] if said else []


def _when(one: Deed | Entry, several: bool) -> str:
    """The minute; of several machines, which."""
    device = f"  {one.device[:DEVICE]}" if several else ""
    return f"{stamp(one.at)}{device}  "
