"""This search beside others: the same rows, the same keystrokes, the same names.

    python -m bench.competitors FOLDER SIZE NUMBER

measures the one of that number as JSON, in a process of its own; ``compare`` starts it.
Number 0 is ours.
"""

import json
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench import asked, measure, multilingual
from bench.rivals import FEW_TEXTS, NO_TEXTS, RIVALS, names_of, right, texts_of
from bench.search import ON_SCREEN, cached, ranks, settle
from dossier_db import Store

OURS: Final = "dossier, while typing"
PAUSED: Final = "dossier, after a pause"
_FEW_TEXTS_TO: Final = 100_000
"""Entities beyond which some are asked for names only."""
_SECONDS: Final = 60.0
"""Of processor for all keystrokes, and again for all names; the slow are asked less."""
_WARM: Final = 40
Find = Callable[[str], list[str]]


def compare(
    folder: Path, sizes: Sequence[int], ours: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """A table of all at each size; what was measured, line by line."""
    lines: list[dict[str, Any]] = []
    for size in sizes:
        cost = next(one for one in ours if one["size"] == size)
        head = f"Beside others, {size:,} entities, {5 * size:,} texts"
        print(f"\n{head:46}" + "".join(f"{name:>9}" for name in _COLUMNS), flush=True)
        for number in range(len(RIVALS) + 1):
            for line in measure.child("competitors", folder, size, number):
                if number == 0:
                    line = {**line, "build": cost["cpu"], "size": cost["index"]}
                lines.append({"entities": size, **line})
                _tell(lines[-1])
    return lines


_COLUMNS: Final = (
    "p50 ms",
    "p95 ms",
    "p99 ms",
    "build s",
    "MB",
    "@1",
    "@10",
    "asked",
)


def _tell(line: dict[str, Any]) -> None:
    name = line["name"] + (" (names only)" if line["names only"] else "")
    figures = "".join(f"{line[rank]:9.1f}" for rank in ("p50", "p95", "p99"))
    figures += f"{line['build']:9.1f}{line['size']:9.1f}"
    figures += f"{line['at 1']:9.2f}{line['at 10']:9.2f}{line['asked']:9}"
    print(f"{name:46}{figures}", flush=True)


def _measured(name: str, find: Find, path: Path, **more: object) -> dict[str, Any]:
    """Keystrokes and names, as many of them as there is time for."""
    warm, typed = (asked.keystrokes(asked.queries(seed)) for seed in ("warm", "typed"))
    Random("order").shuffle(typed)
    settle()
    for query in warm[:_WARM]:
        find(query)
    spent: list[float] = []
    for query in typed:
        if sum(spent) > 1000 * _SECONDS:
            break
        began = time.thread_time()
        find(query)
        spent.append(1000 * (time.thread_time() - began))
    return {
        "name": name,
        **ranks(spent),
        **_recall(find, path),
        "asked": len(spent),
        "names only": False,
        **more,
    }


def _recall(find: Find, path: Path) -> dict[str, float]:
    """The share of names that are found by a form that is not held."""
    pairs = asked.pairs()
    with sqlite3.connect(path) as dossier:
        bearers = right(dossier, (form for pair in pairs for form in pair.forms))
    dossier.close()
    began, first, tenth, number = time.thread_time(), 0, 0, 0
    for pair in pairs:
        if time.thread_time() - began > _SECONDS:
            break
        wanted = set[str]().union(*(bearers.get(form, set()) for form in pair.forms))
        found = find(pair.query)[:10]
        number += 1
        first += bool(wanted.intersection(found[:1]))
        tenth += bool(wanted.intersection(found))
    return {"at 1": first / number, "at 10": tenth / number, "pairs": number}


def _ours(path: Path) -> list[dict[str, Any]]:
    cached(path)
    lines = []
    with Store.open(path) as store:
        session = store.search.session()
        for name, wide in ((OURS, False), (PAUSED, True)):

            def find(query: str, wide: bool = wide) -> list[str]:
                found = session.look(query, limit=ON_SCREEN, wide=wide)
                return [hit.id for hit in found.hits]

            lines.append(_measured(name, find, path))
        session.close()
    return lines


def _theirs(path: Path, size: int, name: str) -> list[dict[str, Any]]:
    few = name in NO_TEXTS or (name in FEW_TEXTS and size > _FEW_TEXTS_TO)
    rival = RIVALS[name]()
    with TemporaryDirectory(prefix="rival-", dir=path.parent) as folder:
        with sqlite3.connect(path) as dossier:
            names, texts = names_of(dossier), texts_of(dossier)
            began = time.process_time()
            rival.build(Path(folder), names, None if few else texts)
            built = time.process_time() - began
        dossier.close()
        line = _measured(name, rival.find, path, build=built, size=rival.size())
    return [{**line, "names only": few}]


def main(folder: str, size: str, number: str) -> None:
    """One of them, in this process; prints what it cost as JSON."""
    path = multilingual.dossier(Path(folder), int(size))
    name = [OURS, *RIVALS][int(number)]
    found = _ours(path) if name == OURS else _theirs(path, int(size), name)
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
