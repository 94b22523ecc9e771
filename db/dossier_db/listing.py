"""Long lists, read in pages: what a pane costs is what it shows.

A page is found by key, never by OFFSET, so page 7,000 costs what page 0 costs. The
pages beside a known page and those at both ends are found by walking the index; a
jump into the middle of a long list counts its way there once. A filtered list
(as told by, as known on) is first written down, in order, in a temporary table.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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

    @property
    def counted(self) -> str:
        """``SELECT count(...) FROM table WHERE condition``."""
        what = f"DISTINCT {self.columns}" if self.distinct else "*"
        return f"SELECT count({what}) FROM {self.table} WHERE {self.where}"

    @property
    def marks(self) -> str:
        """Placeholders for one key."""
        return ", ".join("?" * len(self.key))


class Listing(Generic[T]):
    """A list of records in pages of ``PAGE`` rows.

    ``describe`` turns ids into records, in the same order, in one statement; ``tail``
    are records that come after all others (the unnamed remainder of a roster).
    """

    PAGE = PAGE

    def __init__(
        self,
        reader: Reader,
        order: Order,
        describe: Callable[[Sequence[str]], Sequence[T]],
        tail: tuple[T, ...] = (),
    ) -> None:
        self._reader = reader
        self._order = order
        self._describe = describe
        self._tail = tail
        self._before: dict[int, Key | None] = {0: None}  # the key before each page
        self._pages: OrderedDict[int, tuple[T, ...]] = OrderedDict()
        self.known: int | None = None
        """The number of rows, once it is known."""

    def count(self) -> int:
        """The number of rows; counted at the first call."""
        if self.known is None:
            found = self._reader.number(self._order.counted, self._order.parameters)
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
            if self._tail and len(keys) < PAGE and self._ends_with(number, len(keys)):
                found += self._tail
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
        """Where the row of this id stands, or None where the list has no such row."""
        order = self._order
        row = self._reader.one(
            f"{order.select} AND {order.key[-1]} = ?", (*order.parameters, row_id)
        )
        if row is None:
            return None
        return self._reader.number(
            f"{order.counted} AND ({order.columns}) < ({order.marks})",
            (*order.parameters, *row),
        )

    def next(self, index: int, step: int) -> int | None:
        """The nearest row after (+1) or before (-1) ``index`` with a discrepancy."""
        order = self._order
        here = self._key(index)
        if here is None:
            return None
        sign, direction = (">", order.columns) if step > 0 else ("<", order.backwards)
        row = self._reader.one(
            f"{order.select} AND ({order.columns}) {sign} ({order.marks})"
            f" AND ({order.discrepant}) ORDER BY {direction} LIMIT 1",
            (*order.parameters, *here),
        )
        return None if row is None else self.position(str(row[-1]))

    def _key(self, index: int) -> Key | None:
        keys = self._keys(index // PAGE)
        return keys[index % PAGE] if index >= 0 and index % PAGE < len(keys) else None

    def _keys(self, number: int) -> list[Key]:
        """The keys of one page, and with them where the next page begins."""
        if number not in self._before:
            self._find(number)
        if number not in self._before:
            return []
        keys = self._after(self._before[number], PAGE)
        if len(keys) == PAGE:
            self._before[number + 1] = keys[-1]
        elif keys or number == 0:
            self.known = number * PAGE + len(keys) + len(self._tail)
        return keys

    def _ends_with(self, number: int, rows: int) -> bool:
        return number * PAGE + rows == self.count() - len(self._tail)

    def _after(self, key: Key | None, limit: int) -> list[Key]:
        order = self._order
        past = "" if key is None else f" AND ({order.columns}) > ({order.marks})"
        return self._reader.all(
            f"{order.select}{past} ORDER BY {order.columns} LIMIT ?",
            (*order.parameters, *(key or ()), limit),
        )

    def _find(self, number: int) -> None:
        """Learn the key before page ``number`` by the shortest way."""
        nearest = max(known for known in self._before if known < number)
        last = self._last()
        if number > last:
            return
        if number - nearest <= _WALK:
            for page in range(nearest, number):
                self._keys(page)
        elif last - number <= _WALK:
            self._from_end(number)
        else:
            self._count_pages()

    def _last(self) -> int:
        """The last page that has keys of its own."""
        return (self.count() - len(self._tail) - 1) // PAGE

    def _from_end(self, number: int) -> None:
        order = self._order
        rows = (
            self.count() - len(self._tail) - number * PAGE + 1
        )  # and the row before the page
        keys = self._reader.all(
            f"{order.select} ORDER BY {order.backwards} LIMIT ?",
            (*order.parameters, rows),
        )
        keys.reverse()
        for page in range(number, self._last() + 1):
            self._before[page] = keys[(page - number) * PAGE]

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


def written_down(reader: Reader, select: str, parameters: Parameters) -> "Written":
    """Write the ids that ``select`` gives, in its order, into a temporary table.

    ``select`` gives (id, discrepant). May take a while: not for the screen's thread.
    """
    apart = reader.apart()
    apart.all("CREATE TEMP TABLE listed (n INTEGER PRIMARY KEY, id TEXT, odd INTEGER)")
    apart.all(f"INSERT INTO listed (id, odd) {select}", parameters)
    apart.all("CREATE INDEX temp.listed_id ON listed(id)")
    return Written(apart, Order("listed", ("n", "id"), discrepant="odd"))


@dataclass(frozen=True, slots=True)
class Written:
    """A list written down: the reader that holds it and its order."""

    reader: Reader
    order: Order
