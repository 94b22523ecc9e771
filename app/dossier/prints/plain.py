"""A pipe: a record or a statement a line, in columns of spaces, nothing drawn."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import TextIO, TypeVar

from dossier.prints.heading import over
from dossier.prints.out import Column, Heading, Line, flat, say_if_empty

T = TypeVar("T")
_GAP = "  "


class PlainOut:
    """Writes lines that grep, a braille display and a screen reader can use."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._told = False
        self._heading: Heading | None = None

    def begin(self, heading: Heading) -> None:
        """Name the viewpoint, where there is one: else rows are all there is."""
        self._heading = heading
        said = over(heading)
        if said:
            self._line(flat(said))

    def table(self, records: Iterable[T], columns: tuple[Column[T], ...]) -> None:
        """A record a line; a column that takes what is left is not padded."""
        for record in records:
            self._told = True
            cells = (
                _padded(flat(column.text(record)), column.width) for column in columns
            )
            self._line(_GAP.join(cells).rstrip())

    def sheets(
        self, key: str, records: Iterable[T], lines: Callable[[T], Iterable[Line]]
    ) -> None:
        """The sheets, an empty line between them."""
        for number, record in enumerate(records):
            if number:
                self._line("")
            self.sheet(key, record, lines(record))

    def sheet(self, key: str, record: T, lines: Iterable[Line]) -> None:
        """Every line whole, however long."""
        self._told = True
        for line in lines:
            self._line("  " * line.indent + flat(line.text))

    def end(self) -> None:
        """Nothing more; a pipe that got nothing is told so beside it."""
        say_if_empty(self._told, self._heading)

    def _line(self, text: str) -> None:
        self._stream.write(f"{text}\n")


def _padded(text: str, width: int) -> str:
    """The text with spaces up to so many cells of a terminal."""
    return text + " " * (width - cells(text))


def cells(text: str) -> int:
    """The cells that a text takes: none for a combining mark, two for Han and kana."""
    if text.isascii():
        return len(text)
    return sum(_cells(letter) for letter in text)


def _cells(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
