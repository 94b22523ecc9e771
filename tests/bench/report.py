"""The one table that a run prints: figures, ratio, budget, and whether it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Line:
    """One thing measured."""

    what: str
    figures: tuple[float, ...]
    """As measured, the yardstick first."""
    ratio: float
    """The last figure over the first."""
    budget: float | None
    note: str = ""

    @classmethod
    def scaled(
        cls,
        what: str,
        figures: Sequence[float],
        budget: float | None,
        note: str = "",
    ) -> Self:
        """A line whose ratio is that of its last figure to its first."""
        return cls(
            what, tuple(figures), figures[-1] / max(figures[0], 1e-9), budget, note
        )

    @property
    def holds(self) -> bool:
        """Within the budget, or without one."""
        return self.budget is None or self.ratio <= self.budget


class Report:
    """Lines, printed one by one as they are measured."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def head(self, title: str, *columns: str) -> None:
        """A heading over lines of one kind, with what the figures are of."""
        shown = "".join(f"{column:>12}" for column in columns)
        print(f"\n{title:46}{shown:36}{'ratio':>9}{'budget':>9}", flush=True)

    def add(self, line: Line) -> None:
        """Keep a line and print it."""
        self.lines.append(line)
        shown = "".join(f"{figure:12,.1f}" for figure in line.figures)
        budget = f"{line.budget:8.1f}x" if line.budget is not None else " " * 9
        verdict = "" if line.budget is None else "holds" if line.holds else "OVER"
        ratio = f"{line.ratio:8.2f}x{budget}  {verdict:6}"
        print(f"{line.what:46}{shown:36}{ratio}{line.note}".rstrip(), flush=True)

    @property
    def over(self) -> list[Line]:
        """The lines whose budget does not hold."""
        return [line for line in self.lines if not line.holds]
