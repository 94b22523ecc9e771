"""How the cost of some work grows with its size: compared in one run, never in seconds.

Processor time of the shortest of three runs each, so that a busy machine says little.
"""

import time
from collections.abc import Callable

_LEAST = 0.01
"""Seconds below which a run says nothing about its size."""


def costs_in_line(
    work: Callable[[int], object], size: int, times: int = 10, slack: float = 2.5
) -> bool:
    """Whether work ``times`` as large costs no more than about as many times.

    Args:
        work: done for a size.
        size: the smaller one.
        times: how much larger the other is.
        slack: what growth may cost beyond that, times.
    """
    small = max(_taken(work, size), _LEAST)
    return _taken(work, size * times) <= times * slack * small


def _taken(work: Callable[[int], object], size: int) -> float:
    runs = []
    for _ in range(3):
        started = time.process_time()
        work(size)
        runs.append(time.process_time() - started)
    return min(runs)
