"""A walk along the log of a received file: is every chain whole, who wrote in it?"""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Final

from dossier_db.receiving.bounds import LISTED
from dossier_db.records.received import Log, Writer

_SHORT: Final = 12
"""Characters of a chain's id that tell it from the others."""


@dataclass(slots=True)
class _Writing:
    """What one person wrote, so far."""

    entries: int = 0
    first: str = ""
    last: str = ""


@dataclass(slots=True)
class _Chain:
    """A chain as far as its entries have come in order."""

    seq: int = 0
    head: str | None = None
    aside: list[tuple[int, str | None, str]] = field(default_factory=list)
    """Entries that came before their turn: number, the one before, id."""


class Walk:
    """Takes entries in any order; those that come in theirs cost no memory."""

    def __init__(self) -> None:
        self._entries = 0
        self._chains: dict[str, _Chain] = defaultdict(_Chain)
        self._writers: dict[str, _Writing] = defaultdict(_Writing)

    def take(self, entry_id: str, text: str) -> None:
        """An entry that was found to be one."""
        entry = json.loads(text)
        self._entries += 1
        self._note(entry)
        chain = self._chains[entry["chain"]]
        seq, previous = entry["seq"], entry["previous"]
        if seq == chain.seq + 1 and previous == chain.head:
            chain.seq, chain.head = seq, entry_id
        else:
            chain.aside.append((seq, previous, entry_id))

    def log(self) -> Log:
        """What was found, when all entries are in."""
        broken = [
            said
            for name, chain in self._chains.items()
            if (said := _broken(name, chain)) is not None
        ]
        heads = sorted(
            (chain.seq, chain.head)
            for chain in self._chains.values()
            if chain.head is not None
        )
        return Log(
            entries=self._entries,
            chains=len(self._chains),
            broken=tuple(broken[:LISTED]),
            heads=tuple(head for _, head in heads[::-1][:LISTED] if head is not None),
        )

    def writers(self) -> tuple[Writer, ...]:
        """Who wrote, those who wrote most first."""
        found = sorted(self._writers.items(), key=lambda one: -one[1].entries)
        return tuple(
            Writer(name, one.entries, one.first, one.last)
            for name, one in found[:LISTED]
        )

    def _note(self, entry: dict[str, Any]) -> None:
        writing = self._writers[entry["agent"][:200]]
        at = entry["at"][:40]
        writing.entries += 1
        writing.first = min(writing.first or at, at)
        writing.last = max(writing.last, at)


def _broken(name: str, chain: _Chain) -> str | None:
    """Where a chain is broken; follows those that were set aside to their end."""
    short = name[:_SHORT]
    for seq, previous, entry_id in sorted(chain.aside, key=lambda one: one[0]):
        if seq <= chain.seq:
            return f"two entries are number {seq} of chain {short}"
        if seq > chain.seq + 1:
            return f"entry {chain.seq + 1} of chain {short} is missing"
        if previous != chain.head:
            return f"entry {seq} of chain {short} does not follow the one before it"
        chain.seq, chain.head = seq, entry_id
    chain.aside.clear()
    return None
