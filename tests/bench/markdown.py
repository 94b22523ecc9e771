"""What was measured of search as lines for the README."""

import platform
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from os import cpu_count
from pathlib import Path
from typing import Any

from bench import multilingual


def lines(
    ours: Sequence[Mapping[str, Any]], beside: Sequence[Mapping[str, Any]]
) -> list[str]:
    """Markdown: where and when, our own figures by size, and those of others."""
    found = [f"Measured on {date.today():%Y-%m-%d}: {machine()}.", ""]
    found += _table(
        ("Entities", "texts", "p50", "p95", "p99", "settled p95", "index", "made in"),
        [
            (
                f"{one['size']:,}",
                f"{one['size'] * multilingual.TEXTS_EACH:,}",
                *(_ms(one["quick"][rank]) for rank in ("p50", "p95", "p99")),
                _ms(one["wide"]["p95"]),
                f"{one['index']:,.0f} MB",
                f"{one['cpu']:,.0f} s",
            )
            for one in ours
        ],
    )
    for size in dict.fromkeys(line["entities"] for line in beside):
        found += ["", f"Beside others, {size:,} entities:", ""]
        found += _table(
            ("", "p50", "p95", "p99", "found first", "in ten", "index", "made in"),
            [_beside(line) for line in beside if line["entities"] == size],
        )
    return found


def machine() -> str:
    """What it ran on, in words that name no machine."""
    memory = ""
    told = Path("/proc/meminfo")
    if told.exists():
        kilobytes = int(told.read_text("ascii").split()[1])
        memory = f", {kilobytes / 1024**2:.0f} GB of memory"
    return (
        f"{cpu_count()} cores{memory}, {platform.system()} {platform.machine()},"
        f" Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}"
    )


def _beside(line: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        line["name"] + (" (names only)" if line["names only"] else ""),
        *(_ms(line[rank]) for rank in ("p50", "p95", "p99")),
        f"{line['at 1']:.0%}",
        f"{line['at 10']:.0%}",
        f"{line['size']:,.0f} MB",
        f"{line['build']:,.0f} s",
    )


def _ms(figure: float) -> str:
    return f"{figure:.2f} ms" if figure < 1 else f"{figure:,.1f} ms"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table whose first column is of words and the others of figures."""
    parted = ["---", *["---:"] * (len(head) - 1)]
    return [f"| {' | '.join(row)} |" for row in (head, parted, *rows)]
