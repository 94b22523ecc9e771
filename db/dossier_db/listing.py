"""Long lists, read in pages: what a pane costs is what it shows.

A page is found by key, never by OFFSET, so page 7,000 costs what page 0 costs. The
pages near a known page, near a row that was looked for and at both ends are found by
walking the index; a jump elsewhere into a long list counts its way there once. A
filtered list (as told by, as known on) is first written down, in order, in a
temporary table.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from dossier_db.reader import Parameters, Reader

T = TypeVar("T")
Key = tuple[Any, ...]
PAGE = 128
"""Rows in a page."""
_KEPT = 24
"""Pages kept in memory; a screen shows two at most."""
_WALK = 64
"""Pages walked from a known one rather than counted from the start."""


@dataclass(frozen=True, slots=True)
class Order:
    """Which rows a list has and in which order: a table, its key columns, a condition.

    The key columns stand first in an index and end with the id.
    """

    table: str
    key: tuple[str, ...]
    where: str = "1"
    parameters: tuple[Any, ...] = ()
    discrepant: str = "0"
    """Condition on the table's row: it carries a discrepancy."""
    distinct: bool = False
    """Several rows of the table share a key: each counts once."""

    @property
    def columns(self) -> str:
        """The key columns as SQL."""
        return ", ".join(self.key)

    @property
    def backwards(self) -> str:
        """The key columns in descending order."""
        return ", ".join(f"{column} DESC" for column in self.key)

    @property
    def select(self) -> str:
        """``SELECT keys FROM table WHERE condition``, to be narrowed and ordered."""
        distinct = "DISTINCT " if self.distinct else ""
        return f"SELECT {distinct}{self.columns} FROM {self.table} WHERE {self.where}"

    def past(self, sign: str) -> str:
        """Condition: the row stands after (>) or before (<) a key."""
        marks = ", ".join("?" * len(self.key))
        return f"({self.columns}) {sign} ({marks})"


class Listing(Generic[T]):
    """A list of records in pages of ``PAGE`` rows.

    ``describe`` turns ids into records, in the same order, in one statement; ``tail``
    gives records that come after all others (the unnamed remainder of a roster) and
    is asked where the end is first in question.
    """

    PAGE = PAGE

    def __init__(
        self,
        reader: Reader,
        order: Order,
        describe: Callable[[Sequence[str]], Sequence[T]],
        tail: Callable[[], tuple[T, ...]] = tuple,
    ) -> None:
        self._reader = reader
        self._order = order
        self._describe = describe
        self._ask_tail = tail
        self._before: dict[int, Key | None] = {0: None}  # the key before each page
        self._pages: OrderedDict[int, tuple[T, ...]] = OrderedDict()
        self.known: int | None = None
        """The number of rows, once it is known."""

    def count(self) -> int:
        """The number of rows; counted at the first call."""
        if self.known is None:
            counted = f"SELECT count(*) FROM ({self._order.select})"
            found = self._reader.number(counted, self._order.parameters)
            self.known = found + len(self._tail)
        return self.known

    def row(self, index: int) -> T:
        """The row at ``index``; IndexError past the end."""
        page = self.page(index // PAGE)
        return page[index % PAGE]

    def page(self, number: int) -> tuple[T, ...]:
        """Page ``number`` from 0; empty past the end."""
        found = self._pages.get(number)
        if found is None:
            keys = self._keys(number)
            found = tuple(self._describe([str(key[-1]) for key in keys]))
            if len(keys) < PAGE:
                found += self._tail_after(number * PAGE + len(keys), PAGE - len(keys))
            self._pages[number] = found
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return found

    def close(self) -> None:
        """Give back what a filtered list holds."""
        self._pages.clear()
        self._reader.close()

    def position(self, row_id: str) -> int | None:
        """Where the row of this id stands, or None where the list has no such row.

        Counts from the nearest known page before it; a row of the tail is found by
        the id it carries.
        """
        order = self._order
        key = self._reader.one(
            f"{order.select} AND {order.key[-1]} = ?", (*order.parameters, row_id)
        )
        if key is None:
            return self._position_in_tail(row_id)
        # Python orders these keys as SQLite does: numbers, and texts by code point.
        page, start = max(
            (number, before)
            for number, before in self._before.items()
            if before is None or before < key
        )
        after = "" if start is None else f" AND {order.past('>')}"
        index = page * PAGE + self._reader.number(
            f"SELECT count(*) FROM ({order.select}{after} AND {order.past('<')})",
            (*order.parameters, *(start or ()), *key),
        )
        self._learn(index // PAGE, key, index % PAGE + 1)
        return index

    def _position_in_tail(self, row_id: str) -> int | None:
        for place, row in enumerate(self._tail):
            if getattr(row, "id", None) == row_id:
                return self.count() - len(self._tail) + place
        return None

    def next(self, index: int, step: int) -> int | None:
        """The nearest row after (+1) or before (-1) ``index`` with a discrepancy."""
        order = self._order
        here = self._key(index)
        if here is None:
            return None
        sign, direction = (">", order.columns) if step > 0 else ("<", order.backwards)
        row = self._reader.one(
            f"{order.select} AND {order.past(sign)}"
            f" AND ({order.discrepant}) ORDER BY {direction} LIMIT 1",
            (*order.parameters, *here),
        )
        return None if row is None else self.position(str(row[-1]))

    @cached_property
    def _tail(self) -> tuple[T, ...]:
        return self._ask_tail()

    def _key(self, index: int) -> Key | None:
        keys = self._keys(index // PAGE)
        return keys[index % PAGE] if index >= 0 and index % PAGE < len(keys) else None

    def _keys(self, number: int) -> list[Key]:
        """The keys of one page, and with them where the next page begins."""
        if number not in self._before:
            self._find(number)
        if number not in self._before:
            return []
        return self._walk_down(number, number + 1)

    def _tail_after(self, index: int, room: int) -> tuple[T, ...]:
        """What of the tail stands at ``index``, as far as there is room."""
        if not self._tail:
            return ()
        start = index - (self.count() - len(self._tail))
        return self._tail[start : start + room] if start >= 0 else ()

    def _find(self, number: int) -> None:
        """Learn the key before page ``number`` by the shortest way."""
        below = max(known for known in self._before if known < number)
        above = min((known for known in self._before if known > number), default=None)
        if number - below <= _WALK:
            self._walk_down(below, number)
        elif above is not None and above - number <= _WALK:
            key = self._before[above]
            assert key is not None  # only page 0 has none, and no page is above it
            self._learn(number, key, (above - number) * PAGE)
        else:
            self._find_from_end(number)

    def _find_from_end(self, number: int) -> None:
        rows = self.count() - len(self._tail)
        last = (rows - 1) // PAGE
        if last - number > _WALK:
            self._count_pages()
        elif number <= last:
            self._learn(number, None, rows - number * PAGE + 1)

    def _walk_down(self, first: int, stop: int) -> list[Key]:
        """The keys of the pages from a known one up to ``stop``, and where they end."""
        order, key, wanted = self._order, self._before[first], (stop - first) * PAGE
        past = "" if key is None else f" AND {order.past('>')}"
        keys = self._reader.all(
            f"{order.select}{past} ORDER BY {order.columns} LIMIT ?",
            (*order.parameters, *(key or ()), wanted),
        )
        for page in range(first + 1, first + len(keys) // PAGE + 1):
            self._before[page] = keys[(page - first) * PAGE - 1]
        if len(keys) < wanted and (keys or first == 0):
            self.known = first * PAGE + len(keys) + len(self._tail)
        return keys

    def _learn(self, number: int, key: Key | None, steps: int) -> None:
        """Walk so many rows up from ``key``, or from the end, to before ``number``."""
        if number in self._before:
            return
        order = self._order
        past = "" if key is None else f" AND {order.past('<')}"
        keys = self._reader.all(
            f"{order.select}{past} ORDER BY {order.backwards} LIMIT ?",
            (*order.parameters, *(key or ()), steps),
        )
        for page in range(number, number + len(keys) // PAGE + 1):
            place = steps - 1 - (page - number) * PAGE
            if 0 <= place < len(keys):
                self._before.setdefault(page, keys[place])

    def _count_pages(self) -> None:
        """The key before every page, by one walk over the whole index."""
        order = self._order
        rows = self._reader.all(
            f"SELECT * FROM (SELECT row_number() OVER (ORDER BY {order.columns}) AS n,"
            f" {order.columns} FROM ({order.select})) WHERE n % ? = 0",
            (*order.parameters, PAGE),
        )
        for n, *key in rows:
            self._before[n // PAGE] = tuple(key)


def written_down(
    reader: Reader, select: str, parameters: Parameters
) -> tuple[Reader, Order]:
    """Write the ids that ``select`` gives, in its order, into a temporary table; the
    reader that has it, and its order.

    ``select`` gives (id, discrepant). May take a while: not for the screen's thread.
    """
    apart = reader.apart()
    apart.all("CREATE TEMP TABLE listed (n INTEGER PRIMARY KEY, id TEXT, odd INTEGER)")
    apart.all(f"INSERT INTO listed (id, odd) {select}", parameters)
    apart.all("CREATE INDEX temp.listed_id ON listed(id)")
    return apart, Order("listed", ("n", "id"), discrepant="odd")
