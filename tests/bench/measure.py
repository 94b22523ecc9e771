"""What a program cost: it runs in a process of its own and is weighed at its end."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
"""The repository."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    cpu: float
    """Seconds of processor, its own and the system's for it."""
    wall: float
    """Seconds until it was done."""
    memory: float
    """Megabytes at its peak."""


def megabytes(used: resource.struct_rusage) -> float:
    """The peak memory of a process that was waited for."""
    return used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def peak(process: int | str = "self") -> float:
    """The peak memory of a living process, in megabytes; 0 where nobody can tell.

    Linux's getrusage begins a child at its parent's peak, so it is asked otherwise
    there.
    """
    status = Path(f"/proc/{process}/status")
    if status.exists():
        for line in status.read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    if process == "self":
        return megabytes(resource.getrusage(resource.RUSAGE_SELF))
    return 0.0


def median_of(costs: Iterable[Cost]) -> Cost:
    """The middle of several runs, figure by figure."""
    found = list(costs)
    return Cost(
        median(cost.cpu for cost in found),
        median(cost.wall for cost in found),
        median(cost.memory for cost in found),
    )


def environment(home: Path | None = None) -> dict[str, str]:
    """A small environment that is the same everywhere; ``home`` is the program's."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    roots = (str(ROOT / name) for name in ("app", "db", "assets", "tests"))
    settings = {
        "PYTHONPATH": os.pathsep.join(roots),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
    }
    if home is not None:
        settings["DOSSIER_HOME"] = str(home)
    return {**kept, **settings}


def child(module: str, *arguments: object) -> Any:
    """Run a module of the bench in a process of its own; what it printed as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{module}", *map(str, arguments)],
        env=environment(),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(done.stdout) if done.stdout else None


def interleaved(runs: Sequence[Callable[[], Cost]], repeats: int) -> tuple[Cost, ...]:
    """The medians of several programs, run in turn: A B A B …

    Each runs once before that, so that none pays for what stays in memory after it.
    """
    for run in runs:
        run()
    rounds = [[run() for run in runs] for _ in range(repeats)]
    return tuple(median_of(column) for column in zip(*rounds, strict=True))
