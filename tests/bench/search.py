"""Search: making the index, and what every keystroke costs.

    python -m bench.search FOLDER SIZE build
    python -m bench.search FOLDER SIZE type [quick|wide]

print what that cost as JSON, each in a process of its own; ``compare`` starts them.
"""

import gc
import json
import resource
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any, Final

from bench import asked, measure, multilingual
from bench.report import Line, Report
from dossier_db import Store
from dossier_db.search import answers, tables
from dossier_db.search.details import Details
from dossier_db.search.names import Names
from dossier_db.search.session import Session
from dossier_db.search.snippets import Sought
from dossier_db.search.texts import Texts

SIZES: Final = (10_000, 100_000, 1_000_000)
QUICK_SIZES: Final = (asked.FEWEST, 10_000)
BUDGET: Final = 6.0
"""The 95th percentile of a keystroke, the largest dossier over the smallest."""
GOAL_MS: Final = 16
"""What it should be on a quiet machine; told, never a budget."""
ON_SCREEN: Final = 60
"""Hits that the screen asks for."""
_WIDE: Final = 5
"""Of the keystrokes so many apart are followed by a pause and the wide pass."""
_SLOWEST: Final = 5
_STEPS: Final[tuple[tuple[str, Any, str], ...]] = (
    ("names", Names, "find"),
    ("texts", Texts, "find"),
    ("labels", Details, "labels"),
    ("citations", Details, "written"),
    ("reasons", answers, "reason"),
    ("rows", answers, "texts"),
    ("snippets", Sought, "best"),
)
"""Steps of a look that can be timed apart: where they are, by what name."""


def compare(
    folder: Path, sizes: Sequence[int], report: Report, profile: bool
) -> list[dict[str, Any]]:
    """Lines for the index and for typing; what was measured, size by size."""
    found = []
    for size in sizes:
        measure.child("multilingual", folder, size)
        cost = measure.child("search", folder, size, "build")
        for way in ("quick", "wide"):
            cost[way] = measure.child("search", folder, size, "type", way)
        found.append({"size": size, **cost})
    number = len(asked.keystrokes(asked.queries()))
    title = f"Search: entities, {multilingual.TEXTS_EACH} texts for each"
    report.head(title, *(f"{size:,}" for size in sizes))
    for name, said in (
        ("cpu", "index made, CPU s"),
        ("wall", "index made, seconds"),
        ("memory", "index made, peak MB"),
        ("index", "index, MB"),
        ("file", "the dossier with it, MB"),
    ):
        report.add(Line.scaled(said, [one[name] for one in found], None))
    for way, said in (("quick", f"{number} keystrokes"), ("wide", "after a pause")):
        for rank in ("p50", "p95", "p99", "max"):
            figures = [one[way][rank] for one in found]
            held = BUDGET if (way, rank) == ("quick", "p95") else None
            note = f"{GOAL_MS} ms is meant" if held else ""
            report.add(Line.scaled(f"{said}, {rank}, CPU ms", figures, held, note))
    if profile:
        _tell(found)
    return found


def _tell(found: Sequence[dict[str, Any]]) -> None:
    """Where the time of the largest dossier goes."""
    for way in ("quick", "wide"):
        cost = found[-1][way]
        print(f"\n{way} pass at {found[-1]['size']:,}: ms by step")
        for step, ranks in cost["steps"].items():
            shown = "".join(f"{rank:>8} {ms:8.2f}" for rank, ms in ranks.items())
            print(f"  {step:12}{shown}")
        for ms, query, steps in cost["slowest"]:
            shown = " ".join(f"{step} {spent:.1f}" for step, spent in steps.items())
            print(f"  {ms:8.1f}  {query!r}: {shown}")


def ranks(figures: Sequence[float]) -> dict[str, float]:
    """The middle, the worst of twenty, of a hundred, and of all."""
    ordered = sorted(figures)
    last = len(ordered) - 1
    return {
        name: ordered[min(last, int(share * len(ordered)))]
        for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1.0))
    }


def cached(path: Path) -> None:
    """A file into the system's cache."""
    with path.open("rb") as file:
        while file.read(1 << 22):
            pass


def settle() -> None:
    """What was made so as to ask is no part of what is collected while asking."""
    gc.collect()
    gc.freeze()


def _build(path: Path) -> dict[str, float]:
    connection = sqlite3.connect(path, isolation_level=None)
    tables.drop(connection)
    before = _used(connection)
    connection.close()
    cached(path)
    with Store.open(path) as store:
        began, used = time.perf_counter(), _cpu()
        store.reindex()
        wall, cpu = time.perf_counter() - began, _cpu() - used
    peak = measure.peak()
    connection = sqlite3.connect(path, isolation_level=None)
    index = _used(connection) - before
    connection.close()
    size = path.stat().st_size
    return {
        "wall": wall,
        "cpu": cpu,
        "memory": peak,
        "index": index / 1e6,
        "file": size / 1e6,
    }


def _used(connection: sqlite3.Connection) -> int:
    """Bytes that something is in."""
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _type(path: Path, way: str = "quick") -> dict[str, Any]:
    wide = way == "wide"
    cached(path)
    warm, typed = (
        asked.keystrokes(asked.queries(seed))[:: _WIDE if wide else 1]
        for seed in ("warm", "typed")
    )
    steps: dict[str, float] = defaultdict(float)
    settle()
    with Store.open(path) as store:
        session = store.search.session()
        for query in warm[: len(warm) // 2]:
            _timed(session, query, wide, steps)
        plain = [_timed(session, query, wide, steps)[0] for query in typed]
        session.close()
        _watch(steps)
        session = store.search.session()
        watched = [_timed(session, query, wide, steps) for query in typed]
        session.close()
    names = dict.fromkeys(step for _, spent in watched for step in spent)
    slowest = sorted(
        ((ms, query, spent) for (ms, spent), query in zip(watched, typed, strict=True)),
        key=lambda one: -one[0],
    )
    return {
        **ranks(plain),
        "steps": {
            name: ranks([spent.get(name, 0.0) for _, spent in watched])
            for name in names
        },
        "slowest": slowest[:_SLOWEST],
        "memory": measure.peak(),
    }


def _timed(
    session: Session, query: str, wide: bool, steps: dict[str, float]
) -> tuple[float, dict[str, float]]:
    """Milliseconds of processor of this thread, and of the steps that are watched."""
    steps.clear()
    began = time.thread_time()
    session.look(query, limit=ON_SCREEN, wide=wide)
    return 1000 * (time.thread_time() - began), dict(steps)


def _watch(steps: dict[str, float]) -> None:
    """From now on every step tells what it took; that costs a little itself."""

    def told(step: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:
            began = time.thread_time()
            try:
                done = work(*given, **named)
                # What is made one by one is made while it is watched.
                return iter(list(done)) if isinstance(done, Generator) else done
            finally:
                steps[step] += 1000 * (time.thread_time() - began)

        return timed

    for step, owner, name in _STEPS:
        setattr(owner, name, told(step, getattr(owner, name)))


def main(folder: str, size: str, what: str, *more: str) -> None:
    """One thing, in this process; prints what it cost as JSON."""
    path = multilingual.dossier(Path(folder), int(size))
    ways: dict[str, Callable[..., dict[str, Any]]] = {"build": _build, "type": _type}
    print(json.dumps(ways[what](path, *more)))


if __name__ == "__main__":
    main(*sys.argv[1:])
