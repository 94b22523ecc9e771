"""The search: over the whole screen, and a small one to go to a record at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.timer import Timer

from dossier.panes import hits as lines_of
from dossier.rows import Block, Line, Span, line
from dossier.scopes import Scope
from dossier.screens.copying import copy_block
from dossier.screens.desk import Desk
from dossier.screens.page import open_page
from dossier.screens.seek import Seek
from dossier.screens.steady import HEIGHTS, WIDTHS
from dossier.screens.view import where
from dossier.sheets import hit as sheet_of
from dossier.sheets import parts
from dossier.widgets.bars import FooterBar, HeaderBar, Rule
from dossier.widgets.hits import Entry, HitList
from dossier.widgets.query import KindBar, Prompt
from dossier.widgets.rows import RowList
from dossier.widgets.sheet import Said
from dossier.words import _, counted, several
from dossier_db import DossierError, Viewpoint
from dossier_db.records import EVERYTHING
from dossier_db.records.hits import Found, Hit

_PAUSE = 0.15
"""Seconds that a cursor rests before the whole record is asked for."""


@dataclass
class WrittenOut(Message):
    """The record of a hit, from the thread that reads it."""

    record_id: str
    blocks: tuple[Block, ...]


class SearchScreen(Seek):
    """Hits by kind, and the detail of the one under the cursor."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, desk: Desk, view: Viewpoint, earlier: list[str]) -> None:
        super().__init__(desk, earlier)
        self.view = view
        """From where the panes look; the search looks at everything."""
        self.header = HeaderBar()
        self.kinds = KindBar()
        self.detail = Said(id="detail")
        self._of_kinds: dict[str, int] = {}
        self._more: frozenset[str] = frozenset()
        self._widely = ""  # the query of which the counts are known from a wide pass
        self._written: dict[str, tuple[Block, ...]] = {}
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Header, field, kinds, hits and detail, footer."""
        name = where(self.desk.name, EVERYTHING, None)
        self.header.left = line(name, " › " + _("Search"))
        yield self.header
        with Horizontal(classes="query"):
            yield Prompt()
            yield self.input
        if not self.view.everything:
            said = _("The search looks at everything, not only from where you look.")
            notice = HeaderBar()
            notice.left = line(Span(said, "quiet"))
            yield notice
        yield self.kinds
        yield Rule(classes="rule")
        with Container(id="desk"):
            self.list.id = "hits"
            yield self.list
            yield self.detail
        yield Rule(classes="rule")
        footer = FooterBar()
        footer.scope = self.scope
        yield footer

    def entries(self, found: Found) -> tuple[Entry, ...]:
        """Under a heading for each kind; one kind alone has none."""
        return lines_of.grouped(found, alone=self.kind is not None)

    def lead_to(self, record_id: str) -> None:
        """Open its page over the search, which stays as it is."""
        open_page(self, self.desk, record_id, EVERYTHING)

    def hint(self) -> str:
        """The grammar, by examples."""
        return "\n".join(
            (
                _(
                    "Type a name in any script, or words of a text; every word must"
                    " be found, the beginning of it is enough."
                ),
                "",
                "“…”  " + _("these words in this order") + "    "
                "=…  " + _("literally") + "    -…  " + _("without"),
                "kind:person  source:hrw  role:defendant  by:…  2025-11..2026-01",
            )
        )

    # Kinds

    def told(self, found: Found | None) -> None:
        """Counts and filters; how many more there are above the view."""
        if found is None:
            self._of_kinds, self._more, self._widely = {}, frozenset(), ""
            self.header.right = ()
        else:
            self._count(found)
            doubts, filters = " ".join(found.doubts), " · ".join(found.understood)
            said = Span(doubts, "warning") if doubts else Span(filters, "quiet")
            self.header.right = line(said)
        self._show_counts()
        self._say_above()
        if self.list.hit is None:
            self._describe()

    def counted(self, found: Found) -> None:
        """The kinds beside the one that is shown alone."""
        self._of_kinds = {**dict(found.counts), **self._of_chosen()}
        chosen = frozenset((self.kind or "",))
        self._more = (found.more - chosen) | (self._more & chosen)
        self._show_counts()

    def _count(self, found: Found) -> None:
        """Of one kind alone the counts of the others stay as they were, and those of a
        wide pass are not given for those of a quick one.
        """
        if not found.wide and self._query == self._widely:
            return
        self._widely = self._query if found.wide else ""
        if self.kind is None:
            self._of_kinds, self._more = dict(found.counts), found.more
            return
        self._of_kinds[self.kind] = dict(found.counts).get(self.kind, 0)
        self._more = (self._more - {self.kind}) | found.more

    def _of_chosen(self) -> dict[str, int]:
        kind = self.kind
        return {} if kind is None else {kind: self._of_kinds.get(kind, 0)}

    def _show_counts(self) -> None:
        self.kinds.counts = tuple(self._of_kinds.items())
        self.kinds.more = self._more

    def _say_above(self) -> None:
        above = self.list.lifted
        better = counted(above, "↑ {n} more above", "↑ {n} more above")
        self.kinds.said = self.recalled or (better if above else "")

    def action_next_kind(self) -> None:
        """The next kind alone; after the last one all of them."""
        self._step(1)

    def action_previous_kind(self) -> None:
        """The one before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        kinds = self.kinds.kinds
        self._choose(kinds[(kinds.index(self.kind) + step) % len(kinds)])

    def _choose(self, kind: str | None) -> None:
        self.kind = self.kinds.chosen = kind
        self.ask()

    @on(KindBar.Chosen)
    def _kind_clicked(self, message: KindBar.Chosen) -> None:
        self._choose(message.kind)

    @on(HitList.KindAsked)
    def _heading_clicked(self, message: HitList.KindAsked) -> None:
        self._choose(message.kind)

    # The hit under the cursor

    @on(RowList.Highlighted)
    def _highlighted(self) -> None:
        self._say_above()
        self._describe()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self._write_out)

    def put_away(self) -> None:
        """The dossier is being locked: no record is written out any more."""
        super().put_away()
        if self._pause is not None:
            self._pause.stop()

    def ask_again(self, new: Sequence[str] = ()) -> None:
        """Something was written: the record under the cursor is written out anew."""
        super().ask_again(new)
        self._written.clear()
        self._write_out()

    def take_up(self) -> None:
        """It is open again: the record under the cursor is written out anew."""
        super().take_up()
        self._written.clear()
        self._write_out()

    def _describe(self) -> None:
        """The words that were found; below them the record, once it is written out."""
        hit = self.list.hit
        if hit is None:
            self.detail.blocks = ()
            return
        whole = self._written.get(hit.id, ())
        self.detail.blocks = (*sheet_of.blocks(hit), *whole)

    def _write_out(self) -> None:
        hit = self.list.hit
        if hit is not None and hit.id not in self._written:
            self.run_worker(
                partial(self._read, hit), thread=True, group="detail", exclusive=True
            )

    def _read(self, hit: Hit) -> None:
        """On a thread of its own: a record may have thousands of statements."""
        try:
            blocks = self.desk.page(hit.id, EVERYTHING).blocks
        except DossierError as gone:
            blocks = (parts.plain(str(gone), "quiet"),)
        self.post_message(WrittenOut(hit.id, blocks))

    @on(WrittenOut)
    def _wrote(self, message: WrittenOut) -> None:
        hit = self.list.hit
        if hit is not None and hit.id == message.record_id:
            self._written = {hit.id: (parts.EMPTY, *message.blocks)}
            self._describe()

    def action_copy(self) -> None:
        """What was found, with its citation."""
        copy_block(self, self.desk, self.detail, self.detail.blocks)


class JumpScreen(Seek, ModalScreen[str | None]):
    """Ten hits over where one is; gives the id of what is to be opened."""

    LIMIT = 10
    LOOKS: ClassVar[str] = "choice jump"
    """The classes of the window."""
    scope: Scope = "jump"

    def __init__(
        self,
        desk: Desk,
        earlier: list[str],
        kind: str | None = None,
        asked: str = "",
        without: str = "",
    ) -> None:
        """A small search over where one is.

        Args:
            desk: Gives the searcher.
            earlier: What was searched for before.
            kind: One kind of record alone.
            asked: What is to be chosen, in a question.
            without: The record that cannot be chosen.
        """
        super().__init__(desk, earlier)
        self.kind = kind
        self._asked = asked
        self._without = without

    def compose(self) -> ComposeResult:
        """What is asked, field, hits, keys."""
        with Vertical(classes=self.LOOKS):
            if self._asked:
                heading = HeaderBar()
                heading.left = line(self._asked)
                yield heading
            with Horizontal(classes="query"):
                yield Prompt()
                yield self.input
            yield Rule()
            yield self.list
            footer = FooterBar()
            footer.scope = self.scope
            yield footer

    def draw(self, entry: Entry, cells: int) -> Line:
        """The line of a hit."""
        return lines_of.draw_short(entry, cells)

    def entries(self, found: Found) -> tuple[Entry, ...]:
        """But for the one that cannot be chosen."""
        return tuple(hit for hit in found.hits if hit.id != self._without)

    def hint(self) -> str:
        """What is looked for."""
        if self.kind is None:
            return super().hint()
        among = _("Type a few letters: only {kinds} are looked for.")
        return among.format(kinds=several(self.kind))

    def lead_to(self, record_id: str) -> None:
        """Leave, and open it where one was."""
        if self.is_active:
            self.dismiss(record_id)
