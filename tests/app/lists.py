"""Rows held in memory, for widgets that read them in pages."""

from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
PAGE = 16


class ListRows(Generic[T]):
    """Rows that keep count of the pages that were read."""

    def __init__(self, items: Sequence[T], known: bool = False) -> None:
        """Rows over a sequence.

        Args:
            items: The rows.
            known: Their number is known from the beginning.
        """
        self.items = items
        self.known: int | None = len(items) if known else None
        self.pages_read: set[int] = set()

    def count(self) -> int:
        """The number of rows."""
        self.known = len(self.items)
        return self.known

    def page(self, number: int, /) -> tuple[T, ...]:
        """One page."""
        self.pages_read.add(number)
        return tuple(self.items[number * PAGE : (number + 1) * PAGE])

    def row(self, index: int, /) -> T:
        """One row."""
        self.pages_read.add(index // PAGE)
        return self.items[index]

    def position(self, row_id: str, /) -> int | None:
        """The row that reads so."""
        found = [i for i, item in enumerate(self.items) if str(item) == row_id]
        return found[0] if found else None

    def next(self, index: int, step: int, /) -> int | None:
        """Every seventh row carries a discrepancy."""
        index += step
        while 0 <= index < len(self.items):
            if index % 7 == 0:
                return index
            index += step
        return None
