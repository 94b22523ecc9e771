"""The same through the app: a pane shown in a terminal, page down and end pressed.

What is weighed is the thread that draws: counts come from another, after the paint.
"""

import sys
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench import measure
from bench.dossiers import PANES
from bench.pty_run import Run
from bench.report import Line, Report

KEYS = 25
"""How often page down is pressed."""
CPU_BUDGET = 1.5
MEMORY_BUDGET = 1.3
_PAGE_DOWN = b"\x1b[6~"
_END = b"\x1b[F"
_STEPS = ("opened and shown", f"{KEYS} x page down", "end")


def compare(
    folder: Path, pane: str, sizes: tuple[int, ...], repeats: int, report: Report
) -> None:
    """Lines for one pane in the app."""
    home = folder / "panes-home"
    home.mkdir(exist_ok=True)
    paths = [folder / f"{pane}-{size}.dossier" for size in sizes]
    rounds = [
        [_weighed(path, pane, home) for path in paths] for _ in range(repeats + 1)
    ][1:]
    columns = [_medians(column) for column in zip(*rounds, strict=True)]
    for number, step in enumerate(_STEPS):
        cpu = [column[number] for column in columns]
        report.add(Line.scaled(f"{pane}: {step}, CPU ms", cpu, CPU_BUDGET))
    memory = [column[-1] for column in columns]
    report.add(Line.scaled(f"{pane}: peak MB", memory, MEMORY_BUDGET))


def _medians(runs: tuple[list[float], ...]) -> list[float]:
    return [median(figures) for figures in zip(*runs, strict=True)]


def _weighed(path: Path, pane: str, home: Path) -> list[float]:
    """CPU of each step and peak memory; nothing is remembered of another run."""
    for state in home.rglob("*.json"):
        state.unlink()
    command = (sys.executable, "-m", "dossier", str(path))
    with Run(command, measure.environment(home)) as run:
        run.settle(0.6)
        number = [*PANES].index(pane) + 1
        if number > 1:
            run.press(str(number).encode())
            run.settle(0.6)
        marks = [0.0, run.cpu()]
        for keys, times in ((_PAGE_DOWN, KEYS), (_END, 1)):
            for _ in range(times):
                run.press(keys)
                run.settle(0.05)
            run.settle()
            marks.append(run.cpu())
        steps = [after - before for before, after in pairwise(marks)]
        return [*(1000 * step for step in steps), run.end().memory]
