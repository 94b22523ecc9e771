"""The first paint of the real case, against the smallest Textual app there can be."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from bench import measure
from bench.measure import Cost
from bench.pty_run import Run
from bench.report import Line, Report

CPU_BUDGET = 1.8
FIRST_RUN_BUDGET = 4.0
_DOSSIER = (sys.executable, "-m", "dossier")
_WORDS = "one widget and no more"
_ONE_WIDGET = (sys.executable, "-m", "bench.one_widget", _WORDS)


def compare(folder: Path, repeats: int, report: Report) -> None:
    """Lines for the first paint and for the very first run."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    words = _first_words(home)
    case = home / "atajurt.dossier"
    report.head("First paint, 80x24", "one widget", "dossier")
    small, whole = measure.interleaved(
        (
            lambda: _painted(_ONE_WIDGET, _WORDS, home),
            lambda: _painted((*_DOSSIER, str(case)), words, home),
        ),
        repeats,
    )
    cpu = (1000 * small.cpu, 1000 * whole.cpu)
    report.add(Line.scaled("CPU ms to the first rows", cpu, CPU_BUDGET))
    wall = (1000 * small.wall, 1000 * whole.wall)
    report.add(Line.scaled("wall ms to the first rows", wall, None))
    report.add(Line.scaled("peak MB", (small.memory, whole.memory), None))
    report.head("The very first run", "later", "first")
    later, first = measure.interleaved(
        (lambda: _painted(_DOSSIER, words, home), _first_run(folder, words)),
        max(1, repeats // 2),
    )
    cpu = (1000 * later.cpu, 1000 * first.cpu)
    report.add(Line.scaled("CPU ms, building the case", cpu, FIRST_RUN_BUDGET))
    wall = (1000 * later.wall, 1000 * first.wall)
    report.add(Line.scaled("wall ms, building the case", wall, None))


def _painted(command: tuple[str, ...], words: str, home: Path) -> Cost:
    with Run(command, measure.environment(home)) as run:
        run.wait_for(words)
        return run.end()


def _first_run(folder: Path, words: str) -> Callable[[], Cost]:
    def run() -> Cost:
        home = Path(mkdtemp(dir=folder))
        try:
            return _painted(_DOSSIER, words, home)
        finally:
            shutil.rmtree(home)

    return run


def _first_words(home: Path) -> str:
    """How the timeline of the case begins; the case is built for it."""
    words: str = measure.child("first_words", home)
    return words
