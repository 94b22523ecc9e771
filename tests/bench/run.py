"""Measure what the program costs, and print one table of ratios.

    .venv/bin/python tests/bench/run.py              everything, an hour or two
    .venv/bin/python tests/bench/run.py --quick      small sizes, for a look
    .venv/bin/python tests/bench/run.py paint bulk   some parts only

Every ratio comes from one run on one machine, and only ratios have budgets: seconds
say more about the machine than about the program. Exits with 1 if a budget is over.
"""

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.extend(
    str(Path(__file__).resolve().parents[2] / root)
    for root in ("tests", "app", "db", "assets")
)

from bench import (
    bulk,
    competitors,
    forms,
    markdown,
    measure,
    paint,
    panes,
    proof,
    recall,
    sealed,
    search,
    texts,
)
from bench import pages as listings
from bench.dossiers import PANES
from bench.report import Report

PARTS = (
    "paint",
    "pages",
    "panes",
    "bulk",
    "recall",
    "search",
    "forms",
    "sealed",
    "texts",
    "proof",
)
SIZES = (1_000, 100_000, 1_000_000)
QUICK_SIZES = (1_000, 20_000)
ROWS = 1_000_000
QUICK_ROWS = 20_000
ENTITIES = 100_000
QUICK_ENTITIES = 10_000


def main() -> int:
    """Measure; the exit code."""
    given = _arguments()
    report = Report()
    with ExitStack() as stack:
        folder = given.keep
        if folder is None:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        folder.mkdir(parents=True, exist_ok=True)
        if "paint" in given.parts:
            paint.compare(folder, given.repeats, report)
        for part, compare in (("pages", listings.compare), ("panes", panes.compare)):
            if part in given.parts and (part != "panes" or sys.platform == "linux"):
                _at_every_size(part, compare, folder, given, report)
        if "bulk" in given.parts:
            bulk.compare(folder, given.rows, max(1, given.repeats // 3), report)
        if "recall" in given.parts:
            entities = QUICK_ENTITIES if given.quick else ENTITIES
            recall.compare(folder, entities, given.names, report)
        if "search" in given.parts:
            _search(folder, given, report)
        if "forms" in given.parts:
            sizes = search.QUICK_SIZES if given.quick else search.SIZES
            forms.compare(folder, sizes, report)
        if "sealed" in given.parts:
            smaller = sealed.QUICK_SIZES if given.quick else sealed.SIZES
            sealed.compare(folder, smaller, given.repeats, report)
        if "texts" in given.parts:
            texts.compare(max(1, given.repeats // 2), report)
        if "proof" in given.parts:
            entries = proof.QUICK_SIZES if given.quick else proof.SIZES
            proof.compare(folder, entries, max(1, given.repeats // 2), report)
    return _verdict(report)


def _at_every_size(
    part: str,
    compare: listings.Compare,
    folder: Path,
    given: argparse.Namespace,
    report: Report,
) -> None:
    title = {"pages": "Pages of the listings", "panes": "Panes of the app"}[part]
    report.head(title, *(f"{size:,}" for size in given.sizes))
    for pane in given.panes:
        for size in given.sizes:
            measure.child("dossiers", folder, pane, size)
        compare(folder, pane, given.sizes, given.repeats, report)


def _search(folder: Path, given: argparse.Namespace, report: Report) -> None:
    sizes = search.QUICK_SIZES if given.quick else search.SIZES
    ours = search.compare(folder, sizes, report, given.profile)
    lines = competitors.compare(folder, sizes[1:], ours) if given.others else []
    if given.readme:
        print("\n" + "\n".join(markdown.lines(ours, lines)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").split("\n")[0],
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument(
        "parts", nargs="*", default=PARTS, help="of " + ", ".join(PARTS)
    )
    parser.add_argument("--quick", action="store_true", help="small sizes")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", help="rows of each dossier")
    parser.add_argument("--rows", type=int, help="lines of the bulk load")
    parser.add_argument("--panes", nargs="+", default=[*PANES], choices=[*PANES])
    parser.add_argument("--names", type=Path, help="a file of more names to search")
    parser.add_argument("--profile", action="store_true", help="search by its steps")
    parser.add_argument("--others", action="store_true", help="search beside others")
    parser.add_argument("--readme", action="store_true", help="search as Markdown")
    parser.add_argument("--keep", type=Path, help="a folder to keep the dossiers in")
    given = parser.parse_args()
    given.sizes = tuple(given.sizes or (QUICK_SIZES if given.quick else SIZES))
    given.rows = given.rows or (QUICK_ROWS if given.quick else ROWS)
    unknown = set(given.parts) - set(PARTS)
    if unknown:
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    return given


def _verdict(report: Report) -> int:
    with_budget = [line for line in report.lines if line.budget is not None]
    print(
        f"\n{len(with_budget) - len(report.over)} of {len(with_budget)} budgets hold."
    )
    for line in report.over:
        print(f"OVER  {line.what}: {line.said.strip()}, budget {line.allowed.strip()}")
    return 1 if report.over else 0


if __name__ == "__main__":
    sys.exit(main())
