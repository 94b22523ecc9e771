"""Reading: opening, going down and jumping to the end of one pane's listing.

    python -m bench.pages FILE PANE open|down|end

prints what that cost as JSON. It runs in a process of its own; ``compare`` starts it.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, TypeAlias

from bench import dossiers, measure
from bench.report import Line, Report
from dossier_db import Store
from dossier_db.listing import Listing

PAGES = 50
CPU_BUDGET = 1.5
MEMORY_BUDGET = 1.3
Compare: TypeAlias = Callable[[Path, str, tuple[int, ...], int, Report], None]
STEPS = {
    "open": "open, first page",
    "down": f"{PAGES} pages down",
    "end": "jump to the end",
}


def compare(
    folder: Path, pane: str, sizes: tuple[int, ...], repeats: int, report: Report
) -> None:
    """Lines for one pane: the largest dossier against the smallest."""
    paths = [folder / f"{pane}-{size}.dossier" for size in sizes]
    for path in paths:
        with path.open("rb") as file:  # into the system's cache, for all alike
            while file.read(1 << 22):
                pass
    counts: list[list[float]] = [[] for _ in paths]
    for step, said in STEPS.items():
        rounds = [
            [measure.child("pages", path, pane, step) for path in paths]
            for _ in range(repeats)
        ]
        columns = list(zip(*rounds, strict=True))
        whole = [_median(column, "cpu") for column in columns]
        alone = [_median(column, "reading") for column in columns]
        memory = [_median(column, "memory") for column in columns]
        name = f"{pane}: {said}"
        note = f"reading alone {alone[-1] / alone[0]:.2f}x"
        report.add(Line.scaled(f"{name}, CPU ms", whole, CPU_BUDGET, note))
        report.add(Line.scaled(f"{name}, peak MB", memory, MEMORY_BUDGET))
        if step == "end":
            counts = [[run["count"] for run in column] for column in columns]
    middle = [median(found) for found in counts]
    report.add(
        Line.scaled(f"{pane}: count, CPU ms", middle, None, "comes after the paint")
    )


def _median(runs: Any, name: str) -> float:
    return float(median(run[name] for run in runs))


def _read(store: Store, pane: str, listing: Listing[Any], step: str) -> None:
    listing.page(0)
    if step == "down":
        _go_down(store, pane, listing)
    elif step == "end":
        last = (listing.count() - 1) // listing.PAGE
        listing.page(last)
        listing.page(max(0, last - 1))


def _go_down(store: Store, pane: str, listing: Listing[Any]) -> None:
    """So many pages down; where a list is shorter, again from its top, afresh."""
    number = 0
    for _ in range(PAGES):
        number += 1
        if len(listing.page(number)) < listing.PAGE:
            number, listing = 0, dossiers.listing(store, pane)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return 1000 * (used.ru_utime + used.ru_stime)


def main(path: str, pane: str, step: str) -> None:
    """One run, in this process."""
    counting = 0.0
    begun = _cpu()
    with Store.open(path) as store:
        listing = dossiers.listing(store, pane)
        if step == "end":
            before = time.process_time()
            listing.count()
            counting = 1000 * (time.process_time() - before)
        _read(store, pane, listing, step)
        ended = _cpu()
    print(
        json.dumps(
            {
                "cpu": ended - counting,
                "reading": ended - begun - counting,
                "count": counting,
                "memory": measure.peak(),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
