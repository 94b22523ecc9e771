"""The sources to choose from: by which of them everything is to be told."""

from typing import ClassVar

from dossier.days import day
from dossier.forms.offers import plain
from dossier.rows import Line, Rows, Span, line
from dossier.screens.desk import Desk
from dossier.screens.search import JumpScreen
from dossier.widgets.hits import Entry
from dossier.words import _
from dossier_db.records import SourceRow
from dossier_db.records.hits import Found, Hit


class Choices:
    """Every source, as if it had been found, after a first row that stands for all of
    them together."""

    def __init__(self, sources: Rows[SourceRow]) -> None:
        self._sources = sources

    @property
    def known(self) -> int | None:
        """One more than the sources."""
        known = self._sources.known
        return None if known is None else known + 1

    def count(self) -> int:
        """One more than the sources."""
        return self._sources.count() + 1

    def page(self, number: int, /) -> tuple[Hit, ...]:
        """One page, of one row more at the beginning."""
        first = (_every(),) if number == 0 else ()
        return (*first, *map(_listed, self._sources.page(number)))

    def row(self, index: int, /) -> Hit:
        """The source before it in the list, or the first row."""
        return _listed(self._sources.row(index - 1)) if index else self.page(0)[0]

    def position(self, row_id: str, /) -> int | None:
        """Where a source stands."""
        found = self._sources.position(row_id)
        return None if found is None else found + 1

    def next(self, index: int, step: int, /) -> int | None:
        """No source is a discrepancy."""
        return None


class SourceChoice(JumpScreen):
    """Gives the id of a source, ``""`` for all of them, None where it was left: all are
    listed until something is typed."""

    LIMIT = 50
    LOOKS: ClassVar[str] = "choice"

    def __init__(self, desk: Desk, now: str | None) -> None:
        """A list over where one is.

        Args:
            desk: Knows the sources.
            now: The one that is looked from.
        """
        asked = _("As told by which source? A few letters find one.")
        super().__init__(desk, [], "source", asked)
        self._choices = Choices(desk.every_source())
        self._now = now

    def idle(self) -> None:
        """All of them, from the one that is looked from now."""
        self.found = None
        self._choices.count()
        here = 0 if self._now is None else self._choices.position(self._now) or 0
        self.list.begin(self._choices, here)

    def entries(self, found: Found) -> tuple[Entry, ...]:
        """All of them together are found by the letters they are called with."""
        every = _every()
        named = plain(every.name).startswith(plain(self._query))
        return (every, *super().entries(found)) if named else super().entries(found)

    def draw(self, entry: Entry, cells: int) -> Line:
        """What is listed has its date and title beside its name."""
        if isinstance(entry, Hit) and not entry.id:
            return line(Span(entry.name, "strong"))
        if self.found is not None or not isinstance(entry, Hit):
            return super().draw(entry, cells)
        return line(entry.name, Span(f"  {entry.matched}", "quiet"))


def _every() -> Hit:
    """Stands for all of them together."""
    return _hit("", _("all sources"))


def _listed(source: SourceRow) -> Hit:
    issued = day(source.issued) if source.issued is not None else _("undated")
    return _hit(source.id, source.name, f"{issued}  {source.title or ''}")


def _hit(source_id: str, name: str, beside: str = "") -> Hit:
    return Hit(source_id, "source", name, beside or name, (), "exact", 0.0, None)
