"""Finding: how often a name is found that was asked for as it is not written.

    python -m bench.recall sets FOLDER ENTITIES [NAMES]    draw what is asked
    python -m bench.recall ours FOLDER                     ask a dossier
    python -m bench.recall prototype FOLDER SKETCHES       ask the sketch of the search

The sets are those of ``bench.variants``. Both searches are given the same corpus, one
form of each name that is asked for, and both are asked in the same run; what they
answer are ranks, in the order of the questions.
"""

import importlib
import json
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from bench import measure
from bench.dossiers import Draft
from bench.report import Line, Report
from dossier_db import Store

SKETCHES: Final = measure.ROOT.parent / "shared" / "design" / "prototypes"
"""Where the sketch of the search is, on a machine that has it."""
FIRST: Final = 10
"""How many hits count as the first ones."""
BUDGETS: Final = {1: 4.0, FIRST: 5.0}
"""By how many of a hundred the wide pass must find more than the sketch, by rank."""
_DRAWN: Final = "recall.json"
_NOWHERE: Final = 0
"""The rank of what is not among the first."""

Ranks: TypeAlias = list[int]
"""For each question the place, from 1 on, of what it should find."""
Question: TypeAlias = dict[str, Any]


def compare(folder: Path, entities: int, names: Path | None, report: Report) -> None:
    """Lines for every kind of pair, and for all of them."""
    measure.child("recall", "sets", folder, entities, *([names] if names else []))
    ranks: dict[str, Ranks] = measure.child("recall", "ours", folder)
    columns = ["as typed", "wide"]
    if SKETCHES.is_dir():
        ranks |= measure.child("recall", "prototype", folder, SKETCHES)
        columns.insert(0, "prototype")
    else:
        print(f"No {SKETCHES.name} beside the house: our own recall alone, no budget.")
    _, asked = drawn(folder)
    for first in BUDGETS:
        said = "at rank 1" if first == 1 else f"in the first {first}"
        title = f"Found {said} of 100, in {entities:,}"
        report.head(title, *columns)
        for line in lines(asked, ranks, columns, first):
            report.add(line)


def lines(
    asked: Sequence[Question],
    ranks: dict[str, Ranks],
    columns: Sequence[str],
    first: int,
) -> Iterator[Line]:
    """What was held out, kind by kind; then all of it, and all that was tuned with."""
    held = [n for n, one in enumerate(asked) if one["held"]]
    kinds: dict[str, list[int]] = {}
    for number in held:
        kinds.setdefault(asked[number]["kind"], []).append(number)
    for kind, numbers in kinds.items():
        shares = _shares(ranks, columns, numbers, first)
        yield Line.gained(f"{kind} ({len(numbers)})", shares, None)
    budget = BUDGETS[first] if "prototype" in ranks else None
    whole = _shares(ranks, columns, held, first)
    yield Line.gained(f"all held out ({len(held):,})", whole, budget)
    if "prototype" in ranks:
        typed = _shares(ranks, ("prototype as typed", "as typed"), held, first)
        yield Line.gained("all held out, as typed", typed, None, "small caps in both")
    tuned = [n for n, one in enumerate(asked) if not one["held"]]
    shares = _shares(ranks, columns, tuned, first)
    yield Line.gained(f"all tuned with ({len(tuned):,})", shares, None)


def _shares(
    ranks: dict[str, Ranks], ways: Iterable[str], numbers: Sequence[int], first: int
) -> list[float]:
    """Of 100 questions, how many each way answers within so many hits."""
    return [
        100 * sum(0 < ranks[way][n] <= first for n in numbers) / max(1, len(numbers))
        for way in ways
    ]


def rank(ids: Sequence[object], answer: object) -> int:
    """The place of an answer among the first hits, from 1 on; 0 if it is not there."""
    first = ids[:FIRST]
    return first.index(answer) + 1 if answer in first else _NOWHERE


def _sets(folder: Path, entities: str, names: str = "") -> None:
    from bench.variants import HELD, make

    corpus, asked = make(Path(names) if names else None, int(entities))
    questions = [
        {
            "query": one.query,
            "kind": one.kind,
            "held": one.half == HELD,
            "answer": one.answer,
        }
        for one in asked
    ]
    text = json.dumps((corpus, questions), ensure_ascii=False)
    (folder / _DRAWN).write_text(text, "utf-8")


def _ours(folder: Path) -> dict[str, Ranks]:
    """The wide pass, and the quick one that is made while somebody types."""
    corpus, asked = drawn(folder)
    path = folder / "recall.dossier"
    path.unlink(missing_ok=True)
    Store.create(path, name="recall").close()
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        _fill(Draft(connection), corpus)
    finally:
        connection.close()
    with Store.open(path) as store:
        store.reindex()
        session = store.search.session()
        try:
            typed = [
                rank(
                    [hit.id for hit in session.look(one["query"], limit=FIRST).hits],
                    _id(one["answer"]),
                )
                for one in asked
            ]
        finally:
            session.close()
        wide = [
            rank(
                [hit.id for hit in store.search.find(one["query"], limit=FIRST)],
                _id(one["answer"]),
            )
            for one in asked
        ]
    return {"as typed": typed, "wide": wide}


def _fill(draft: Draft, corpus: Sequence[Sequence[str]]) -> None:
    """A person for each entity: the first form is our label, each is a name in use."""
    draft.connection.execute("BEGIN")
    people = list(enumerate(corpus, 1))
    draft.add("entity", "id, name", ((_id(n), names[0]) for n, names in people))
    draft.add("person", "id", ((_id(n),) for n, _ in people))
    draft.add(
        "name",
        "id, entity_id, name",
        (
            (f"n_{n:07d}_{form}", _id(n), name)
            for n, names in people
            for form, name in enumerate(dict.fromkeys(names))
        ),
    )
    draft.connection.execute("COMMIT")


def _prototype(folder: Path, sketches: str) -> dict[str, Ranks]:
    """The sketch with the caps that its notes give, for typing and for a pause."""
    sys.dont_write_bytecode = True  # the sketches are not ours to write beside
    sys.path.insert(0, sketches)
    sketch = importlib.import_module("search_combo")
    corpus, asked = drawn(folder)
    written, index = folder / "prototype.txt", folder / "prototype.db"
    with written.open("w", encoding="utf-8") as file:
        for names in corpus:
            file.write("\x1f".join(names) + "\x1e\n")
    sketch.build("combo", str(written), str(index))
    ways = {"prototype as typed": (80, 150), "prototype": (400, 2000)}
    return {
        way: _ranks_of(sketch.Combo(str(index), cap=cap, kcap=of_key).search, asked)
        for way, (cap, of_key) in ways.items()
    }


def _ranks_of(search: Callable[[str], Any], asked: Iterable[Question]) -> Ranks:
    return [
        rank([number for _, number in search(one["query"])], one["answer"])
        for one in asked
    ]


def _id(number: int) -> str:
    return f"p_{number:07d}"


def drawn(folder: Path) -> tuple[list[list[str]], list[Question]]:
    """The corpus and the questions that were drawn into a folder."""
    corpus, asked = json.loads((folder / _DRAWN).read_text("utf-8"))
    return corpus, asked


def main(way: str, folder: str, *more: str) -> None:
    """One way, in this process; prints the ranks as JSON."""
    ways: dict[str, Any] = {"sets": _sets, "ours": _ours, "prototype": _prototype}
    print(json.dumps(ways[way](Path(folder), *more)))


if __name__ == "__main__":
    main(*sys.argv[1:])
