"""Sealed: what a dossier that is encrypted costs beside the same one plain.

    python -m bench.sealed FOLDER SIZE seal
    python -m bench.sealed FOLDER SIZE search|page|save [PASSPHRASE]

print what that cost as JSON, each in a process of its own; ``compare`` starts them.
The dossiers are those of ``search``, with their index; the sealed ones are made of
them. The first paint is that of the real case, the passphrase typed at its prompt: a
tenth of a second of it is what each guess of a passphrase costs, on purpose.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from bench import asked, forms, measure, multilingual
from bench.measure import Cost
from bench.pty_run import Run
from bench.report import Line, Report
from bench.search import cached, ranks, settle
from dossier_db import Store, Viewpoint
from dossier_db.sealing import seal

BUDGET: Final = 2.0
"""Sealed over plain, whatever is done."""
SIZES: Final[tuple[int, ...]] = (10_000, 100_000)
QUICK_SIZES: Final[tuple[int, ...]] = (10_000,)
_PASSPHRASE: Final = "five words of no kin"
_DOSSIER: Final = (sys.executable, "-m", "dossier")
_PAGES: Final = 100
_WARM: Final = 10


def compare(folder: Path, sizes: Sequence[int], repeats: int, report: Report) -> None:
    """Lines for the first paint, then for search, pages and saving at every size."""
    report.head("Sealed", "plain", "sealed")
    plain, sealed = _painted(folder, repeats)
    cpu = (1000 * plain.cpu, 1000 * sealed.cpu)
    report.add(Line.scaled("CPU ms to the first rows of the case", cpu, BUDGET))
    for size in sizes:
        measure.child("multilingual", folder, size)
        if not forms.indexed(folder, size):
            measure.child("search", folder, size, "build")
        measure.child("sealed", folder, size, "seal")
        for way, said in (
            ("search", "a key in the search"),
            ("page", "a page of a list and a card"),
            ("save", "a statement saved"),
        ):
            found = [
                measure.child("sealed", folder, size, way, *given)
                for given in ((), (_PASSPHRASE,))
            ]
            for rank in ("p50", "p95"):
                figures = [one[rank] for one in found]
                held = BUDGET if rank == "p50" else None
                what = f"{said}, {size:,}, {rank}, CPU ms"
                report.add(Line.scaled(what, figures, held))


def _painted(folder: Path, repeats: int) -> tuple[Cost, ...]:
    home = folder / "sealed-home"
    home.mkdir(exist_ok=True)
    words: str = measure.child("first_words", home)
    plain, sealed = home / "atajurt.dossier", home / "sealed.dossier"
    shutil.copyfile(plain, sealed)
    seal(sealed, _PASSPHRASE)

    def paint(path: Path, passphrase: str) -> Cost:
        with Run((*_DOSSIER, str(path)), measure.environment(home)) as run:
            if passphrase:
                run.wait_for("Passphrase of")
                run.press(f"{passphrase}\n".encode())
            run.wait_for(words)
            return run.end()

    return measure.interleaved(
        (lambda: paint(plain, ""), lambda: paint(sealed, _PASSPHRASE)), repeats
    )


def _sealed(path: Path) -> Path:
    return path.with_suffix(".sealed")


def _seal(path: Path) -> None:
    if not _sealed(path).exists():
        shutil.copyfile(path, _sealed(path))
        seal(_sealed(path), _PASSPHRASE)


def _search(store: Store) -> list[float]:
    """Every beginning of a query, as it is typed."""
    warm, typed = (
        asked.keystrokes(asked.queries(seed)[:20]) for seed in ("warm", "typed")
    )
    session = store.search.session()

    def spent(query: str) -> float:
        began = time.thread_time()
        session.look(query)
        return 1000 * (time.thread_time() - began)

    for query in warm:
        spent(query)
    found = [spent(query) for query in typed]
    session.close()
    return found


def _page(store: Store) -> list[float]:
    """Pages here and there in the list of people, and a card of each."""
    listing = store.people.listing(Viewpoint())
    pages = listing.count() // listing.PAGE

    def spent(number: int) -> float:
        began = time.thread_time()
        row = listing.page(number * 7919 % pages)[0]
        store.cards.card(row.id, Viewpoint())
        return 1000 * (time.thread_time() - began)

    return [spent(number) for number in range(_WARM + _PAGES)][_WARM:]


def _save(store: Store) -> list[float]:
    """One's own observations of new people; see ``forms``."""
    return [forms.saved(store, number) for number in range(_WARM + _PAGES)][_WARM:]


_WAYS: Final[dict[str, Callable[[Store], list[float]]]] = {
    "search": _search,
    "page": _page,
    "save": _save,
}


def _measured(path: Path, way: str, passphrase: str | None) -> dict[str, float]:
    copy = path.with_suffix(".measured")
    shutil.copyfile(path if passphrase is None else _sealed(path), copy)
    try:
        cached(copy)
        with Store.open(copy, passphrase=passphrase) as store:
            settle()
            return ranks(_WAYS[way](store))
    finally:
        copy.unlink()


def main(folder: str, size: str, way: str, passphrase: str | None = None) -> None:
    """One thing, in this process; prints what it cost as JSON."""
    path = multilingual.dossier(Path(folder), int(size))
    if way == "seal":
        _seal(path)
    else:
        print(json.dumps(_measured(path, way, passphrase)))


if __name__ == "__main__":
    main(*sys.argv[1:])
