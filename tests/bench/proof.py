"""What it costs to prove a log, against hashing the same bytes and no more.

python -m bench.proof log FOLDER ENTRIES     write a log, and the rows it tells of
python -m bench.proof bare FOLDER ENTRIES    the SHA-256 of every entry, alone
python -m bench.proof walk FOLDER ENTRIES    every chain walked, every value hashed
python -m bench.proof rows FOLDER ENTRIES    every row held against the log
"""

import hashlib
import json
import resource
import secrets
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench import measure
from bench.report import Line, Report
from dossier_db import Store, log

SIZES: Final = (10_000, 1_000_000)
QUICK_SIZES: Final = (1_000, 20_000)
GROWTH_BUDGET: Final = 2.0
"""An entry of a long log may cost so many times one of a short log."""
BARE_BUDGETS: Final = {"walk": 12.0, "rows": 20.0}
"""Proving an entry may cost so many times hashing it."""
MEMORY_BUDGET: Final = 1.3
_CHAINS: Final = 4
_AT: Final = "2026-11-21T10:00:00Z"
_WAYS: Final = ("bare", "walk", "rows")


def compare(folder: Path, sizes: tuple[int, ...], repeats: int, report: Report) -> None:
    """Lines for the log: an entry of a long one, and the yardstick."""
    costs: dict[tuple[str, int], tuple[float, float]] = {}
    for size in sizes:
        measure.child("proof", "log", folder, size)
        for way in _WAYS:
            runs = [measure.child("proof", way, folder, size) for _ in range(repeats)]
            costs[way, size] = (
                median(run["cpu"] for run in runs),
                median(run["memory"] for run in runs),
            )
    report.head("Proof of the log", *(f"{size:,}" for size in sizes))
    for way, said in (
        ("walk", "chains walked, µs an entry"),
        ("rows", "rows against the log, µs an entry"),
    ):
        each = [1000 * costs[way, size][0] / size for size in sizes]
        report.add(Line.scaled(said, each, GROWTH_BUDGET))
        peak = [costs[way, size][1] for size in sizes]
        report.add(Line.scaled("  peak MB", peak, MEMORY_BUDGET))
    whole = sizes[-1]
    report.head(f"Proof of {whole:,} entries", "SHA-256", "proof")
    for way, said in (("walk", "chains walked, CPU ms"), ("rows", "rows, CPU ms")):
        bare = costs["bare", whole][0]
        report.add(Line.scaled(said, (bare, costs[way, whole][0]), BARE_BUDGETS[way]))


def _log(folder: Path, entries: int) -> None:
    """People added, described and renamed, turn about on several machines."""
    path = _file(folder, entries)
    if path.exists():
        return
    Store.create(path, name="bench").close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        connection.execute("DELETE FROM term")
        links = [log.Link(secrets.token_hex(16), 1, None) for _ in range(_CHAINS)]
        for number in range(entries // 4):
            chain = number * _CHAINS * 4 // (entries + 1) % _CHAINS
            links[chain] = _person(connection, links[chain], number)
        connection.execute("COMMIT")


def _person(connection: sqlite3.Connection, link: log.Link, number: int) -> log.Link:
    """Four entries of two acts, and the row that they make."""
    row = {
        "id": f"p_{number:08}{secrets.token_hex(4)}",
        "name": f"Somebody no. {number}",
        "summary": f"What is known of somebody, in a sentence or two: {number}",
    }
    stamp = log.Stamp("Aigerim", secrets.token_hex(16), _AT)
    base: tuple[str, ...] = ()
    for column, value in row.items():
        said = log.Change("entity", row["id"], column, value)
        link = log.append(connection, link, said, stamp)
        if column == "name":
            base = (str(link.previous),)
    row["name"] = f"Somebody else no. {number}"
    said = log.Change("entity", row["id"], "name", row["name"], base)
    stamp = log.Stamp("Bolat", secrets.token_hex(16), _AT)
    connection.execute(
        "INSERT INTO entity (id, name, summary) VALUES (:id, :name, :summary)", row
    )
    return log.append(connection, link, said, stamp)


def _bare(connection: sqlite3.Connection) -> None:
    for (entry,) in connection.execute("SELECT CAST(entry AS BLOB) FROM change"):
        hashlib.sha256(entry).hexdigest()


def _walk(connection: sqlite3.Connection) -> None:
    from dossier_db.soundness.chains import walk

    found = walk(connection)
    if found.count:
        raise RuntimeError(f"the log of the bench is not sound: {found.faults[0]}")


def _rows(connection: sqlite3.Connection) -> None:
    from dossier_db.soundness.fields import compare

    found = compare(connection)
    if found.count:
        raise RuntimeError(f"rows of the bench are not sound: {found.faults[0]}")


def _measured(folder: Path, entries: int, way: str) -> dict[str, float]:
    ways: dict[str, Callable[[sqlite3.Connection], None]] = {
        "bare": _bare,
        "walk": _walk,
        "rows": _rows,
    }
    with Store.open(_file(folder, entries)) as store:
        connection = store.reader.connection
        connection.execute("SELECT count(*) FROM change").fetchall()
        before = _cpu()
        ways[way](connection)
        return {"cpu": _cpu() - before, "memory": measure.peak()}


def _file(folder: Path, entries: int) -> Path:
    return folder / f"proof-{entries}.dossier"


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return 1000 * (used.ru_utime + used.ru_stime)


def main(way: str, folder: str, entries: str) -> None:
    """One way, in this process; prints what it cost as JSON."""
    made: Any = None
    if way == "log":
        _log(Path(folder), int(entries))
    else:
        made = _measured(Path(folder), int(entries), way)
    print(json.dumps(made))


if __name__ == "__main__":
    main(*sys.argv[1:])
