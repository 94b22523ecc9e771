"""Heads that were noted elsewhere: a log that was cut off, or written anew, lacks them.

An entry's id is made of the one before it, and that one's of the one before: whoever
has noted the last one holds all that was written up to it.
"""

import sqlite3
from collections.abc import Callable, Iterator

from dossier_db.deeds import chains
from dossier_db.entries import asking
from dossier_db.records import Finding
from dossier_db.soundness.chains import Walked

_FIND = "SELECT chain, seq, json_extract(entry, '$.at') FROM change WHERE id = ?"
_BEGUN = "SELECT id FROM change WHERE id >= ? AND id < ? || 'g' LIMIT 2"
"""No digit comes after f."""
_OWN = "head that this machine wrote last"
_SINCE = "SELECT count(*) FROM change WHERE chain = ? AND seq > ?"
_ELSEWHERE = """SELECT count(DISTINCT chain), count(*),
 count(*) FILTER (WHERE json_extract(entry, '$.at') >= ?) FROM change WHERE chain <> ?
"""


def noted(connection: sqlite3.Connection, walked: Walked, head: str) -> Finding:
    """Whether a head that somebody noted, or the beginning of it, stands in its chain,
    and all before it.
    """
    what = f"head {head[:12]}"
    begun = connection.execute(_BEGUN, (head, head)).fetchall()
    if len(begun) > 1:
        return Finding(what, False, "several entries begin so: give more of its digits")
    where = _standing(connection, begun[0][0] if begun else head)
    if where is None:
        return Finding(
            what,
            False,
            "it is not in the log: the end of the log was cut off, the log was written"
            " anew, or the head is of another dossier or of a later copy",
        )
    chain, seq, at, since = where
    broken = walked.first.get(chain)
    if broken is not None and broken <= seq:
        return Finding(
            what, False, f"it is there, but its chain is broken at entry {broken:,}"
        )
    return Finding(
        what,
        True,
        f"entry {seq:,} of chain {chain[:8]}, {at}; since then {since:,} more"
        + _elsewhere(connection, chain, at),
    )


def _elsewhere(connection: sqlite3.Connection, chain: str, at: str) -> str:
    """What other chains hold, and how much of it is as young as a head: a copy that
    was written to goes on in a chain of its own, and no head of this one tells of it.
    """
    row = connection.execute(_ELSEWHERE, (at, chain)).fetchone()
    chains_, entries, young = map(int, row)
    if not entries:
        return ""
    where = "another chain" if chains_ == 1 else f"{chains_:,} other chains"
    dated = "all" if young == entries else f"{young:,} of them" if young else "none"
    return f" in this chain; {entries:,} in {where}, {dated} dated then or later"


def own(
    connection: sqlite3.Connection, last: Callable[[str], str | None]
) -> Iterator[Finding]:
    """The same of what this machine wrote last into each chain of this file.

    Where that is not there nobody can tell why by itself: there may be several copies
    of a dossier, and this one may be an older one. A copy that has no entry of the
    chain that this machine wrote last was never written to in that chain: it is said,
    and nobody is alarmed.

    Args:
        connection: The file.
        last: Gives what the machine wrote last into a chain, or into any copy of the
            dossier of an id.
    """
    here = chains(asking(connection))
    heads = [head for chain in here if (head := last(str(chain))) is not None]
    for head in heads:
        yield _own(connection, head)
    latest = None if heads else _latest(connection, last)
    if latest is None:  # it never wrote, or wrote last of all into another copy
        return
    if _standing(connection, latest) is not None:  # when no chains were remembered
        yield _own(connection, latest)
        return
    said = (
        f"this machine wrote {latest[:12]} last, as far as can be told into another"
        " copy of the dossier: nothing here is known to be of its chain"
    )
    yield Finding(_OWN, True, said, decided=False)


def _own(connection: sqlite3.Connection, head: str) -> Finding:
    where = _standing(connection, head)
    if where is None:
        return Finding(
            _OWN,
            True,
            f"{head[:12]} is not in this log, but earlier entries of its chain are:"
            " this file is an older copy of the dossier, or the end of its log was cut"
            " off",
            decided=False,
        )
    return Finding(_OWN, True, f"{head[:12]}, entry {where[1]:,} of its chain")


def _latest(
    connection: sqlite3.Connection, last: Callable[[str], str | None]
) -> str | None:
    row = connection.execute("SELECT id FROM dossier").fetchone()
    return None if row is None else last(str(row[0]))


def _standing(
    connection: sqlite3.Connection, head: str
) -> tuple[str, int, str, int] | None:
    row = connection.execute(_FIND, (head,)).fetchone()
    if row is None:
        return None
    chain, seq, at = row
    ((since,),) = connection.execute(_SINCE, (chain, seq)).fetchall()
    return chain, seq, at, since
