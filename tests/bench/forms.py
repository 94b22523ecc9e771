"""Forms: what a saved statement costs, and a key in a field that completes names.

    python -m bench.forms FOLDER SIZE save
    python -m bench.forms FOLDER SIZE complete

print what that cost as JSON, each in a process of its own; ``compare`` starts them.
The dossiers are those of ``search``, with their index; what is saved goes into a copy.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from bench import asked, measure, multilingual
from bench.report import Line, Report
from bench.search import cached, ranks, settle
from dossier_db import Store
from dossier_db.intake import kind
from dossier_db.intake.filing import file
from dossier_db.intake.kinds import ACTORS

BUDGET: Final = 2.0
"""A statement saved, the largest dossier over the smallest."""
TYPING: Final = 6.0
"""A key in a field, as in the search; DESIGN section 5."""
STATEMENTS: Final = 100
_WARM: Final = 10
_OFFERED: Final = 32


def compare(folder: Path, sizes: Sequence[int], report: Report) -> None:
    """Lines for saving and for completing."""
    found = []
    for size in sizes:
        measure.child("multilingual", folder, size)
        if not indexed(folder, size):
            measure.child("search", folder, size, "build")
        found.append({way: measure.child("forms", folder, size, way) for way in _WAYS})
    report.head("Forms: entities", *(f"{size:,}" for size in sizes))
    for way, said, budget in (
        ("save", f"{STATEMENTS} statements saved", BUDGET),
        ("complete", "a key in a field of names", TYPING),
    ):
        for rank in ("p50", "p95", "max"):
            figures = [one[way][rank] for one in found]
            held = budget if rank == "p95" else None
            report.add(Line.scaled(f"{said}, {rank}, CPU ms", figures, held))


def indexed(folder: Path, size: int) -> bool:
    """Whether a dossier of the search has its index."""
    with Store.open(multilingual.dossier(folder, size)) as store:
        return store.search.ready


def _save(path: Path) -> dict[str, float]:
    """New people mentioned by one's own observations, a new one for each."""
    copy = path.with_suffix(".forms")
    shutil.copyfile(path, copy)
    try:
        settle()
        with Store.open(copy) as store:
            spent = [saved(store, number) for number in range(_WARM + STATEMENTS)]
    finally:
        copy.unlink()
    return ranks(spent[_WARM:])


def saved(store: Store, number: int) -> float:
    """Milliseconds of processor of one act, its place in the search index included."""
    given = {
        "who": f"new:Somebody {number}",
        "source": "own",
        "gist": f"The door of room {number} was closed.",
    }
    began = time.process_time()
    with store.act("Saule") as act:
        file(act, kind("mention"), given)
    return 1000 * (time.process_time() - began)


def _complete(path: Path) -> dict[str, float]:
    """Every beginning of a name, asked among people and organisations."""
    cached(path)
    warm, typed = (
        asked.keystrokes(asked.queries(seed)[:28]) for seed in ("warm", "typed")
    )
    settle()
    with Store.open(path) as store:
        session = store.search.session()

        def spent(query: str) -> float:
            began = time.thread_time()
            for one in ACTORS:
                session.look(query, kind=one, limit=_OFFERED)
            return 1000 * (time.thread_time() - began)

        for query in warm[: len(warm) // 2]:
            spent(query)
        found = [spent(query) for query in typed]
        session.close()
    return ranks(found)


_WAYS: Final[dict[str, Callable[[Path], dict[str, Any]]]] = {
    "save": _save,
    "complete": _complete,
}


def main(folder: str, size: str, way: str) -> None:
    """One thing, in this process; prints what it cost as JSON."""
    print(json.dumps(_WAYS[way](multilingual.dossier(Path(folder), int(size)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
