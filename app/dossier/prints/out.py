"""Where a command prints to, and what it can print there: tables and sheets."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from dossier.console import warn
from dossier.safe import safe
from dossier.words import _
from dossier_db.listing import Listing
from dossier_db.records import Dossier, Filter, Viewpoint

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over everything: which dossier, and from where it is looked at."""

    dossier: Dossier
    view: Viewpoint
    told_by: str | None
    """The name of the one source that is heard."""
    undated: int
    """Sources left out because no date of issue is known."""
    narrowed: Filter | None = None
    """Which questions follow; None where they are not what follows."""
    filtered: str = ""
    """The same in words; empty where none is left out."""
    unheard: str = ""
    """Why nothing can follow, where the viewpoint or the filter alone says that."""
    empty: str = ""
    """That nothing follows, in the words of the list; empty: it has none of its own."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of a table: how a record fills it."""

    name: str
    """Its heading on a terminal."""
    text: Callable[[T], str]
    """What a pipe gets."""
    width: int = 0
    """Cells in a pipe; 0: as many as there are."""
    shown: Callable[[T], str] | None = None
    """What a terminal gets, where that differs."""
    cells: int = 0
    """Cells on a terminal; 0: what is left."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet. A pipe never breaks it: a statement and its citation stay
    together."""

    text: str
    indent: int = 0
    """Steps to the right."""
    strong: bool = False
    """It begins a part of the sheet."""


class Out(Protocol):
    """One run of a command: ``begin``, then tables and sheets, then ``end``."""

    def begin(self, heading: Heading) -> None:
        """Say what follows."""

    def table(self, records: Iterable[T], columns: tuple[Column[T], ...]) -> None:
        """Print records one below the other; JSON: ``rows``, each with all it has."""

    def sheets(
        self, key: str, records: Iterable[T], lines: Callable[[T], Iterable[Line]]
    ) -> None:
        """Print each record as a sheet of lines; JSON: a list under ``key``."""

    def sheet(self, key: str, record: T, lines: Iterable[Line]) -> None:
        """Print one record as a sheet of lines; JSON: an object under ``key``."""

    def end(self) -> None:
        """Finish."""


def every(listing: Listing[T]) -> Iterator[T]:
    """All rows of a listing, a page at a time; what it holds is given back."""
    number = 0
    try:
        while page := listing.page(number):
            yield from page
            number += 1
    finally:
        listing.close()


def say_if_empty(told: bool, heading: Heading | None) -> None:
    """Where nothing was printed, say on stderr that there is nothing to print, and
    why where that is known.
    """
    if not told:
        empty, why = (heading.empty, heading.unheard) if heading else ("", "")
        warn(" ".join(filter(None, (empty or _("Nothing is told here."), why))))


def flat(text: str) -> str:
    """Text from a dossier as a part of one line: its own line ends become spaces."""
    return safe(text.replace("\n", " "))
