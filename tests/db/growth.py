"""How the cost of some work grows with its size: compared in one run, never in seconds.

Processor time of the shortest of some runs each, so that a busy machine says little:
where it seems too much, both sizes are tried again, and their shortest runs count.
"""

import gc
import math
import time
from collections.abc import Callable

_LEAST = 0.01
"""Seconds below which a run says nothing about its size."""
_ROUNDS = 3
"""How often both sizes are tried at the most."""
_RUNS = 3
"""How often each is run in a round."""


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
    small = large = math.inf
    for _ in range(_ROUNDS):
        small = min(small, *(_taken(work, size) for _ in range(_RUNS)))
        for _ in range(_RUNS):
            large = min(large, _taken(work, size * times))
            if large <= times * slack * max(small, _LEAST):
                return True  # more runs can only make it less
    return False


def _taken(work: Callable[[int], object], size: int) -> float:
    gc.disable()  # what it costs hangs on everything that other tests have left
    try:
        started = time.process_time()
        work(size)
        return time.process_time() - started
    finally:
        gc.enable()
