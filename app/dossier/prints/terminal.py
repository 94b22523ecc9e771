"""A terminal: Rich tables, and sheets broken into lines at its width.

Rich is imported here and nowhere else in the prints, and this module only where a
terminal is printed to.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TextIO, TypeVar

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dossier.prints.heading import over
from dossier.prints.out import Column, Heading, Line, flat, say_if_empty
from dossier.rows import pieces

T = TypeVar("T")
_TOGETHER = 128
"""Rows drawn at once: the first are seen while a long list is still being read."""


class TerminalOut:
    """Draws for eyes: the same words as in a pipe, in as many cells as there are."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(
            file=stream, markup=False, emoji=False, highlight=False, soft_wrap=False
        )
        self._told = False
        self._heading: Heading | None = None

    def begin(self, heading: Heading) -> None:
        """The dossier's name, and the viewpoint where there is one."""
        self._heading = heading
        self._print(_shown(heading.dossier.name), "bold")
        said = over(heading)
        if said:
            self._print(_shown(said))

    def table(self, records: Iterable[T], columns: tuple[Column[T], ...]) -> None:
        """A table, drawn in pieces that line up; the heading stands over the first."""
        waiting = iter(records)
        first = True
        while piece := tuple(islice(waiting, _TOGETHER)):
            self._console.print(_drawn(piece, columns, header=first))
            first = False
            self._told = True

    def sheets(
        self, key: str, records: Iterable[T], lines: Callable[[T], Iterable[Line]]
    ) -> None:
        """The sheets, an empty line above each."""
        for record in records:
            self._print("")
            self.sheet(key, record, lines(record))

    def sheet(self, key: str, record: T, lines: Iterable[Line]) -> None:
        """Lines that go on below one another where they are too long."""
        self._told = True
        for line in lines:
            text = Text(_shown(line.text), style="bold" if line.strong else "")
            self._console.print(Padding(text, (0, 0, 0, 2 * line.indent)))

    def end(self) -> None:
        """Nothing more, or that there was nothing."""
        say_if_empty(self._told, self._heading)

    def _print(self, text: str, style: str = "") -> None:
        self._console.print(Text(text, style=style))


def _drawn(
    records: Iterable[T], columns: tuple[Column[T], ...], *, header: bool
) -> Table:
    table = Table(box=None, show_header=header, pad_edge=False, expand=True)
    for column in columns:
        table.add_column(
            column.name,
            width=column.cells or None,
            ratio=None if column.cells else 1,
            overflow="fold",
        )
    for record in records:
        table.add_row(*_cells(record, columns))
    return table


def _cells(record: T, columns: tuple[Column[T], ...]) -> Iterator[Text]:
    """The cells as Text: a string would be read as markup."""
    for column in columns:
        yield Text(_shown((column.shown or column.text)(record)))


def _shown(text: str) -> str:
    """The text as a part of one line, without joiners that Rich takes for an emoji's:
    it would count the letter after them as nothing and draw past the edge.
    """
    made = flat(text)
    if "\u200d" not in made:
        return made
    return "".join(piece.removesuffix("\u200d") for piece in pieces(made))
