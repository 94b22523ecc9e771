"""Bulk load of JSON Lines, against the least that could be done with them.

    python -m bench.bulk lines FOLDER NUMBER     write the lines
    python -m bench.bulk load FOLDER             through the importers
    python -m bench.bulk plain FOLDER            json.loads, executemany, indexes

The plain way checks nothing and logs nothing; both write the same tables and build
the same indexes. The search index is no part of either.
"""

import json
import resource
import sqlite3
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from bench import dossiers, measure
from bench.report import Line, Report
from dossier_db import Store
from dossier_db.tables import LOG_TABLES, TABLES

CPU_BUDGET = 2.5
_ROWS_EACH = 5.25
"""Rows of all tables for one person of the generated dossier."""
_BATCH = 5000


def compare(folder: Path, rows: int, repeats: int, report: Report) -> None:
    """Lines for the load."""
    written = measure.child("bulk", "lines", folder, rows)
    report.head(f"Bulk load of {written:,} lines", "plain", "load")
    rounds = [
        [measure.child("bulk", way, folder) for way in ("plain", "load")]
        for _ in range(repeats)
    ]
    held = {run["rows"] for runs in rounds for run in runs}
    if held != {written}:
        raise RuntimeError(f"{written:,} lines were written, {held} rows loaded.")
    plain, load = (
        [median(run[n] for run in column) for n in ("cpu", "memory")]
        for column in zip(*rounds, strict=True)
    )
    report.add(Line.scaled("CPU ms", (plain[0], load[0]), CPU_BUDGET))
    report.add(Line.scaled("peak MB", (plain[1], load[1]), None))


def _lines(folder: Path, rows: str) -> int:
    from dossier_db.exporters import dump

    path = dossiers.dossier(folder, "people", int(int(rows) / _ROWS_EACH))
    number = 0
    with Store.open(path) as store, _file(folder).open("w", encoding="utf-8") as file:
        for line in dump(store):
            number += 1
            file.write(line if line.endswith("\n") else line + "\n")
    return number


def _load(folder: Path) -> dict[str, float]:
    from dossier_db.importers import load

    path = _empty(folder, "loaded")
    before = _cpu()
    with Store.open(path) as store:
        load(store, _file(folder), agent="bench", search=False)
    return _cost(before, path)


def _plain(folder: Path) -> dict[str, float]:
    path = _empty(folder, "plain")
    connection = sqlite3.connect(path, isolation_level=None)
    before = _cpu()
    try:
        _fill(connection, _file(folder))
    finally:
        connection.close()
    return _cost(before, path)


def _fill(connection: sqlite3.Connection, lines: Path) -> None:
    connection.execute("PRAGMA cache_size=-65536")
    connection.execute("BEGIN")
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for table in ("dossier", "term", "edtf"):  # what an empty dossier begins with
        connection.execute(f"DELETE FROM {table}")
    for name, _ in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    for table, columns, rows in _batches(lines):
        marks = ", ".join("?" * len(columns))
        names = ", ".join(f'"{column}"' for column in columns)
        connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
    for _, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")


def _batches(lines: Path) -> Iterator[tuple[str, tuple[str, ...], list[Any]]]:
    """Rows of one table and the same columns, together."""
    waiting: dict[tuple[str, ...], list[Any]] = {}
    with lines.open(encoding="utf-8") as file:
        while part := list(islice(file, _BATCH)):
            for line in part:
                row = json.loads(line)
                table = row.pop("table")
                waiting.setdefault((table, *row), []).append(tuple(row.values()))
            for (table, *columns), rows in waiting.items():
                yield table, tuple(columns), rows
            waiting.clear()


def _empty(folder: Path, name: str) -> Path:
    path = folder / f"bulk-{name}.dossier"
    path.unlink(missing_ok=True)
    Store.create(path, name="bench").close()
    return path


def _file(folder: Path) -> Path:
    return folder / "bulk.jsonl"


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return 1000 * (used.ru_utime + used.ru_stime)


def _cost(before: float, path: Path) -> dict[str, float]:
    cost = {"cpu": _cpu() - before, "memory": measure.peak()}
    with sqlite3.connect(path) as connection:
        rows = sum(
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in TABLES
            if table not in LOG_TABLES
        )
    connection.close()
    path.unlink()
    return {**cost, "rows": rows}


def main(way: str, folder: str, *more: str) -> None:
    """One way, in this process; prints what it cost as JSON."""
    ways: dict[str, Any] = {"lines": _lines, "load": _load, "plain": _plain}
    print(json.dumps(ways[way](Path(folder), *more)))


if __name__ == "__main__":
    main(*sys.argv[1:])
