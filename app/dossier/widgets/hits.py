"""The list of what a search found: headings between the rows, and rows that stay.

A better answer to the same question may come while somebody looks at the list. It
never moves the row under the cursor, and never takes it away: what ``enter`` opens is
what the eye is on.
"""

from dataclasses import dataclass
from typing import TypeAlias

from textual import events
from textual.message import Message

from dossier.rows import Few, Rows
from dossier.widgets.rows import RowList
from dossier_db.records.hits import Hit


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands over the hits of one kind; no stop for the cursor."""

    kind: str
    count: int
    """Records of the kind that were found."""
    more: bool
    """There may be more."""
    shown: int
    """Those that stand below it."""


Entry: TypeAlias = Heading | Hit


class HitList(RowList[Entry], can_focus=False):
    """Hits under headings; the field above it keeps the focus and hands on the keys."""

    @dataclass
    class KindAsked(Message):
        """A heading was clicked: its kind is wanted alone."""

        kind: str

    _held = 0
    """Lines that can be scrolled over, where the rows are fewer."""
    lifted = 0
    """Hits that a better answer has put above the view, until somebody moves."""

    @property
    def has_keys(self) -> bool:
        """As long as the list is in view."""
        return True

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        row = self.row
        return row if isinstance(row, Hit) else None

    @property
    def at_first(self) -> bool:
        """There is no hit above the cursor."""
        return not any(isinstance(self._row(i), Hit) for i in range(self.cursor))

    def begin(self, entries: Rows[Entry], cursor: int = 0) -> None:
        """Show the answer to another question, from its first hit.

        Args:
            entries: The hits and their headings.
            cursor: The one to begin at.
        """
        self._held = 0
        self.lifted = 0
        self.show(entries, cursor)
        self._put(cursor, cursor)

    def improve(self, entries: tuple[Entry, ...]) -> None:
        """Show a better answer to the same question: the row under the cursor stays
        where it is.

        Args:
            entries: The hits and their headings.
        """
        kept = self.hit
        if kept is None:
            self.begin(Few(entries))
            return
        before = self._hits_above()
        line = self.cursor - round(self.scroll_y)
        entries, index = _with(kept, entries)
        top = max(0, index - line)
        self._held = top + self._height
        self.show(Few(entries), index)
        self._put(index, top)
        self.lifted = max(0, self._hits_above() - before)

    def _hits_above(self) -> int:
        rows = map(self._row, range(round(self.scroll_y)))
        return sum(isinstance(row, Hit) for row in rows)

    def _put(self, cursor: int, top: int) -> None:
        """The cursor there, wherever a list of another length has left the view."""
        self.scroll_to(y=top, animate=False, force=True)
        self.cursor = cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a hit, past headings in the direction it goes."""
        found = super().validate_cursor(cursor)
        step = 1 if found >= self.cursor else -1
        for way in (step, -step):
            index = found
            while isinstance(row := self._row(index), Heading):
                index += way
            if row is not None:
                return index
        return found

    def watch_cursor(self, old: int, new: int) -> None:
        """A person has moved it."""
        self.lifted = 0
        super().watch_cursor(old, new)

    @property
    def _extent(self) -> int:
        return max(self._length, self._held)

    def _reveal(self) -> None:
        """With the first hit of a kind its heading comes into view."""
        super()._reveal()
        over = self.cursor - 1
        if (
            self._height > 1
            and round(self.scroll_y) == self.cursor
            and isinstance(self._row(over), Heading)
        ):
            self.scroll_to(y=over, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """On a heading: ask for its kind alone."""
        offset = event.get_content_offset(self)
        row = None if offset is None else self._row(offset.y + round(self.scroll_y))
        if isinstance(row, Heading):
            event.prevent_default()
            self.post_message(self.KindAsked(row.kind))


def _with(kept: Hit, entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], int]:
    """The entries with this hit among them, and where it stands."""
    alike = [
        index
        for index, entry in enumerate(entries)
        if isinstance(entry, Hit) and (entry.id, entry.kind) == (kept.id, kept.kind)
    ]
    same = [index for index in alike if _matched(entries[index]) == kept.matched]
    if alike:
        return entries, (same or alike)[0]
    kinds = [entry.kind for entry in entries]
    place = len(kinds) - kinds[::-1].index(kept.kind) if kept.kind in kinds else 0
    place = place or len(entries)
    return (*entries[:place], kept, *entries[place:]), place


def _matched(entry: Entry) -> str:
    return entry.matched if isinstance(entry, Hit) else ""
