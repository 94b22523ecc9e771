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
    """The last figure over the first; of a gain, the last less the first."""
    budget: float | None
    """The most that the ratio may be; of a gain, the least."""
    note: str = ""
    gain: bool = False
    """The figures are points, and more of them is better."""

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

    @classmethod
    def gained(
        cls,
        what: str,
        figures: Sequence[float],
        budget: float | None,
        note: str = "",
    ) -> Self:
        """A line of points: what counts is by how many the last figure has more."""
        ratio = figures[-1] - figures[0]
        return cls(what, tuple(figures), ratio, budget, note, gain=True)

    @property
    def holds(self) -> bool:
        """Within the budget, or without one."""
        if self.budget is None:
            return True
        return self.ratio >= self.budget if self.gain else self.ratio <= self.budget

    @property
    def said(self) -> str:
        """The ratio as it is printed."""
        return f"{self.ratio:+.1f} " if self.gain else f"{self.ratio:.2f}x"

    @property
    def allowed(self) -> str:
        """The budget as it is printed; nothing without one."""
        if self.budget is None:
            return ""
        return f"{self.budget:+.1f} " if self.gain else f"{self.budget:.1f}x"


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
        verdict = "" if line.budget is None else "holds" if line.holds else "OVER"
        ratio = f"{line.said:>9}{line.allowed:>9}  {verdict:6}"
        print(f"{line.what:46}{shown:36}{ratio}{line.note}".rstrip(), flush=True)

    @property
    def over(self) -> list[Line]:
        """The lines whose budget does not hold."""
        return [line for line in self.lines if not line.holds]
