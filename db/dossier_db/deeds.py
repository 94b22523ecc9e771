"""Acts as they stand in the log: walked backwards, and which of them still hold.

A chain is walked by its numbers, so that the newest page of a million entries costs
what it costs of ten. Chains are merged by the time that their machines had: of two
acts in one second on two machines nobody can say which was first, and the one that
this file took in later counts as the later.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from typing import Any, Final

from dossier_db import log
from dossier_db.entries import Ask

_FEW: Final = 16
_MANY: Final = 256
"""Entries that are read at a time, at first and later."""
_CHAINS: Final = """WITH RECURSIVE one(chain) AS (SELECT min(chain) FROM change
 UNION ALL SELECT (SELECT min(chain) FROM change WHERE chain > one.chain) FROM one
 WHERE one.chain IS NOT NULL) SELECT chain FROM one WHERE chain IS NOT NULL"""
"""Each by one step over the index: DISTINCT would read every entry."""
_ENTRIES: Final = """SELECT seq, act, json_extract(entry, '$.agent'),
 json_extract(entry, '$.at'), json_extract(entry, '$.field'), row_id, rowid, id
 FROM change WHERE chain = ? AND seq <= ? ORDER BY seq DESC LIMIT ?"""
_LAST: Final = 2**62


@dataclass(frozen=True, slots=True)
class Stretch:
    """The entries of one act: they stand one after the other in one chain."""

    act: str
    agent: str
    at: str
    chain: str
    first: int
    last: int
    """The numbers of its first and last entry in the chain."""
    field: str
    row: str
    """Of its first entry, which says whether it is a load or an undo."""
    head: str
    """The id of its last entry."""
    order: tuple[str, int]
    """Sorts acts of several chains by time."""

    @property
    def loads(self) -> bool:
        """Rows came in by a load."""
        return self.field == log.LOADED

    @property
    def undoes(self) -> str | None:
        """The act that it takes back."""
        return self.row if self.field == log.UNDONE else None


def chains(ask: Ask) -> list[str]:
    """Every chain of the file."""
    return [str(chain) for (chain,) in ask(_CHAINS, ())]


def backwards(ask: Ask) -> Iterator[Stretch]:
    """Every act of the log, the newest first.

    Where a machine's clock was set back, acts of other machines may stand elsewhere
    among its own than by the hour; its own keep their order.
    """
    walks = [_walk(ask, chain, _LAST) for chain in chains(ask)]
    return merge(*walks, key=lambda one: one.order, reverse=True)


def find(ask: Ask, act: str) -> Stretch | None:
    """Where an act stands, or None."""
    rows = ask("SELECT chain, seq FROM change WHERE act = ? LIMIT 1", (act,))
    if not rows:
        return None
    chain, seq = rows[0]
    return next(_walk(ask, chain, _edge(ask, chain, act, seq, +1)))


def _walk(ask: Ask, chain: str, top: int) -> Iterator[Stretch]:
    """The acts of one chain from an entry downwards."""
    many = _FEW
    whole: tuple[Any, ...] | None = None
    """The last entry of the act whose first one is looked for,"""
    first: tuple[Any, ...] = ()
    """and the earliest of its entries met so far."""
    while rows := ask(_ENTRIES, (chain, top, many)):
        for row in rows:
            if whole is not None and row[1] != whole[1]:
                yield _stretch(chain, whole, first)
                whole = None
            whole, first = whole or row, row
        top = rows[-1][0] - 1
        if len(rows) == many and rows[0][1] == rows[-1][1]:  # a long act: not all of it
            start = _edge(ask, chain, rows[-1][1], rows[-1][0], -1)
            first = ask(_ENTRIES, (chain, start, 1))[0]
            top = start - 1
        many = min(many * 4, _MANY)
    if whole is not None:
        yield _stretch(chain, whole, first)


def _stretch(chain: str, last: tuple[Any, ...], first: tuple[Any, ...]) -> Stretch:
    return Stretch(
        act=last[1],
        agent=str(last[2] or ""),
        at=str(last[3] or ""),
        chain=chain,
        first=first[0],
        last=last[0],
        field=str(first[4]),
        row=first[5],
        head=last[7],
        order=(str(last[3] or ""), last[6]),
    )


def _edge(ask: Ask, chain: str, act: str, seq: int, step: int) -> int:
    """The number of the first (-1) or last (+1) entry of an act, from one of them.

    By strides that double and then halve: an act may have a million.
    """

    def same(number: int) -> bool:
        found = ask(
            "SELECT act FROM change WHERE chain = ? AND seq = ?", (chain, number)
        )
        return bool(found) and found[0][0] == act

    stride = 1
    while same(seq + step * stride):
        seq += step * stride
        stride *= 2
    while stride:
        if same(seq + step * stride):
            seq += step * stride
        stride //= 2
    return seq


class Taken:
    """Which acts are taken back: an undo that was undone takes nothing back."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._held: dict[str, bool] = {}
        self._undoers: dict[str, list[str]] = {}

    def back(self, act: str) -> bool:
        """Whether an act is taken back now."""
        waiting = [act]
        while waiting:  # not by calling itself: undone and redone a thousand times
            one = waiting[-1]
            # One that waits for itself (no log of this program's) counts as held.
            unknown = [
                undoer
                for undoer in self._of(one)
                if undoer not in self._held and undoer not in waiting
            ]
            if unknown:
                waiting.extend(unknown)
                continue
            waiting.pop()
            self._held[one] = not any(
                self._held.get(undoer, True) for undoer in self._of(one)
            )
        return not self._held[act]

    def depth(self, act: str) -> int:
        """0 of an act that takes nothing back, 1 of an undo, 2 of a redo, ..."""
        steps, seen = 0, {act}
        while (target := self._target(act)) is not None and target not in seen:
            seen.add(target)
            act, steps = target, steps + 1
        return steps

    def _target(self, act: str) -> str | None:
        found = find(self._ask, act)
        return None if found is None else found.undoes

    def _of(self, act: str) -> list[str]:
        if act not in self._undoers:
            rows = self._ask(
                "SELECT act FROM change WHERE table_name = 'change' AND row_id = ?"
                " AND json_extract(entry, '$.field') = ?",
                (act, log.UNDONE),
            )
            self._undoers[act] = [str(one) for (one,) in rows]
        return self._undoers[act]


def annulled(ask: Ask) -> set[str]:
    """Acts that changed nothing in the end: taken back, or the taking back itself."""
    taken = Taken(ask)
    rows = ask(
        "SELECT act, row_id FROM change WHERE table_name = 'change'"
        " AND json_extract(entry, '$.field') = ?",
        (log.UNDONE,),
    )
    found = {str(act) for act, _ in rows}
    return found | {str(target) for _, target in rows if taken.back(str(target))}
