"""The texts of two sources side by side, or of one alone, with what is cited of them.

Both are read and set against each other on a thread of their own; until that is done
the screen says so and can be left.
"""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.worker import get_current_worker

from dossier.days import day
from dossier.facing.meetings import Meeting
from dossier.keys import bindings
from dossier.rows import Block, Line, Span, line
from dossier.scopes import Scope
from dossier.screens.copying import copy_block, say
from dossier.screens.desk import Desk
from dossier.screens.page import open_page
from dossier.screens.selecting import Selecting
from dossier.screens.view import everywhere
from dossier.sheets import text as sheets
from dossier.topics import Topic
from dossier.widgets.bars import FooterBar, HeaderBar, Rule
from dossier.widgets.facing import Facing
from dossier.widgets.selectable import Selectable
from dossier.widgets.sheet import Sheet
from dossier.words import _, counted
from dossier_db import DossierError, Viewpoint
from dossier_db.records.alignments import Alignment, Point, Reading

RAIL = 160
"""Columns of the screen from which all points stand beside the texts."""


class TextsScreen(Selecting):
    """One text, or two whose passages stand opposite where they meet."""

    BINDINGS = bindings("screen")
    HORIZONTAL_BREAKPOINTS = [(0, "-middle"), (RAIL, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012
    DEFAULT_CSS = """
    TextsScreen #texts { width: 1fr; height: 1fr; }
    TextsScreen #rail { display: none; width: 52; border-left: solid $panel; }
    TextsScreen #point { width: 1fr; height: auto; max-height: 5; }
    TextsScreen.-wide.-two #rail { display: block; }
    TextsScreen #point.-empty { display: none; }
    TextsScreen.-short #point, TextsScreen.-short .rule { display: none; }
    """
    scope: Scope = "texts"
    sources: tuple[str, ...] = ()

    def __init__(
        self, desk: Desk, sources: Sequence[str], view: Viewpoint, begin: str = ""
    ) -> None:
        """Texts over where one is.

        Args:
            desk: Gives the texts.
            sources: One source, or two.
            view: From where one looks elsewhere; here everything is shown.
            begin: The question, candidate or passage to begin at.
        """
        super().__init__()
        self.desk = desk
        self.view = view
        self.sources = tuple(sources)
        self.facing = Selectable()
        self.rail = Sheet(id="rail")
        self.status = Sheet(id="point")
        self.header = HeaderBar()
        self._begin: tuple[str, ...] = (begin,)  # the first that there is
        self.sides = ()
        self._points: dict[str, Point] = {}
        self._meetings: tuple[Meeting, ...] = ()
        self._blocks: tuple[tuple[Block, ...], tuple[Block, ...]] = ((), ())
        self._lit: Point | None = None
        self._missing: tuple[Block, ...] = ()

    # Layout

    def compose(self) -> ComposeResult:
        """Header, the texts and their points, footer."""
        yield self.header
        yield Rule(classes="rule")
        with Horizontal(id="texts"):
            yield self.facing
            yield self.rail
        yield self.status
        yield Rule(classes="rule")
        footer = FooterBar()
        footer.scope = self.scope
        yield footer

    def on_mount(self) -> None:
        """Read the texts; what is on the screen meanwhile says so."""
        self.set_class(len(self.sources) > 1, "-two")
        self.facing.empty = _("The texts are being read and compared; esc leaves.")
        self.header.left = everywhere(self.desk.name, self.view)
        self.set_focus(self.facing)
        self._read()

    def ask_again(self, _new: Sequence[str] = ()) -> None:
        """Something was written: the same texts, with what is decided now."""
        following = self.facing.next_stop(1) or self.facing.next_stop(-1)
        begin = (self._lit, following) if self._lit is not None else ()
        if self.sides:  # else it is still to begin where it was asked to
            self._begin = tuple(one.id for one in begin if one is not None)
        self._read()

    def _read(self) -> None:
        self.run_worker(
            partial(self._reading, self.sources), thread=True, exclusive=True
        )

    def _reading(self, sources: tuple[str, ...]) -> None:
        """On a thread of its own; a text of megabytes takes some seconds."""
        try:
            if len(sources) == 1:
                side = self.desk.reading(sources[0])
                found: tuple[object, ...] = (side, sheets.texts([side], ()), ())
            else:
                both = self.desk.alignment(*sources)
                blocks = sheets.texts([both.a, both.b], both.points)
                found = (both, blocks, sheets.meetings(both))
        except DossierError as refusal:
            found = (str(refusal),)
        if not get_current_worker().is_cancelled and self.is_attached:
            self.app.call_from_thread(self._taken, *found)

    def _taken(
        self,
        found: Reading | Alignment | str,
        blocks: tuple[tuple[Block, ...], tuple[Block, ...]] = ((), ()),
        meetings: tuple[Meeting, ...] = (),
    ) -> None:
        if not self.is_attached:
            return
        if isinstance(found, str):
            self.facing.empty = found
            self.facing.refresh()
            return
        place = (self.facing.side, self.facing.cursor) if self.sides else None
        kept = self.kept
        points = found.points if isinstance(found, Alignment) else ()
        both = isinstance(found, Alignment)
        self.sides = (found.a, found.b) if isinstance(found, Alignment) else (found,)
        self._points = {point.id: point for point in points}
        self._blocks, self._meetings, self._lit = blocks, meetings, None
        self._missing = () if both else sheets.missing(self.sides[0])
        names = [side.source.name for side in self.sides]
        second = names[1] if both else ""
        self.facing.show(blocks, (names[0], second), meetings)
        self.rail.show(sheets.rail(found) if isinstance(found, Alignment) else ())
        self._go_first(place)
        self.select_again(kept)
        self._tell()

    def _go_first(self, place: tuple[int, int] | None) -> None:
        """To where the screen was asked to begin, or where it was before."""
        places = {m.id: m for m in reversed(self._meetings)}
        for wanted in filter(None, self._begin):
            if wanted in places:
                self.facing.go(places[wanted])
                return
        first = self._begin[0] if self._begin else ""
        spots = self.sides[0].spots.get(first, ())
        if spots:
            self.facing.go_to(0, spots[0].sentence)
        elif place is not None:
            self.facing.go_to(*place)

    # What is under the cursor

    @property
    def point(self) -> Point | None:
        """The question or candidate that the cursor is on."""
        if self.rail.has_focus:
            block = self.rail.block
            topic = None if block is None else block.about
            return None if topic is None else self._of(topic)
        current = self.facing.current
        here = (current,) if current is not None else self.facing.here
        return next((self._points[m.id] for m in here if m.id in self._points), None)

    def _of(self, topic: Topic) -> Point | None:
        return self._points.get(topic.candidate or topic.question_id)

    def topic(self) -> Topic | None:
        """The question that the cursor is on."""
        point = self.point
        if point is None or point.question_id is None:
            return None
        return Topic(point.question_id)

    @on(Facing.Moved)
    @on(Selectable.Selected)
    def _moved(self) -> None:
        self._tell()

    def _tell(self) -> None:
        """Light the words of the point, and say what it is and where one is."""
        point = self.point
        if point != self._lit and self.sides:
            self._lit = point
            self.facing.replace(self._lighted(point))
        names = [side.source.name for side in self.sides]
        if point is not None and len(names) == 2:
            self.status.show(sheets.said(point, (names[0], names[1])))
        elif len(names) == 1:
            self.status.show(self._missing)
        else:
            self.status.show(())
        self.status.set_class(not self.status.blocks, "-empty")
        selected = self.said_of_selection()
        self.header.left = () if selected else everywhere(self.desk.name, self.view)
        self.header.right = selected or self._figures()

    def _lighted(
        self, point: Point | None
    ) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        if point is None:
            return self._blocks
        made = [
            sheets.lit(self._blocks[n], side, sheets.spots(point, n))
            for n, side in enumerate(self.sides)
        ]
        return (made[0], made[1] if len(made) > 1 else ())

    def _figures(self) -> Line:
        """Which discrepancy of how many, whether both scroll, how old the texts are."""
        parts = [" | ".join(map(_dated, self.sides))]
        if len(self.sides) > 1:
            side = self.facing.side
            places = sorted(
                (m.at(side), m.at(1 - side), number, m.id)
                for number, m in enumerate(self._meetings)
                if m.stop
            )
            stops = [place[-1] for place in places]
            here = "" if self._lit is None else self._lit.id
            at = stops.index(here) + 1 if here in stops else 0
            found = counted(len(stops), "{n} discrepancy", "{n} discrepancies")
            place = _("{n} of {found}").format(n=at, found=found) if at else found
            sync = _("sync on") if self.facing.sync else _("sync off")
            parts = [
                place if stops else _("no discrepancy found"),
                sync,
                *parts,
                *sheets.lost(self.sides),
            ]
        elif any(side.spots for side in self.sides):
            parts.insert(0, _("underlined: cited"))
        return line(Span(" · ".join(parts), "quiet"))

    # Commands

    def action_next_discrepancy(self) -> None:
        """The next place where the two differ, or may."""
        self._seek(1, _("No discrepancy further down."))

    def action_previous_discrepancy(self) -> None:
        """The one before."""
        self._seek(-1, _("No discrepancy further up."))

    def _seek(self, step: int, none: str) -> None:
        found = self.facing.next_stop(step)
        if found is None:
            say(self, none)
            return
        self.set_focus(self.facing)
        self.facing.go(found)

    def action_next_part(self) -> None:
        """The other text, then the points beside them."""
        self._step(1)

    def action_previous_part(self) -> None:
        """The one before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        """Among the texts, the points beside them, and what one text does not hold."""
        sheets_here = [one for one in (self.rail, self.status) if self._can_stop(one)]
        parts = [*range(len(self.sides)), *sheets_here]
        focused = [part for part in sheets_here if part.has_focus]
        here = focused[0] if focused else self.facing.side
        if not parts:
            return
        there = parts[(parts.index(here) + step) % len(parts)]
        if isinstance(there, Sheet):
            self.set_focus(there)
        else:
            self.set_focus(self.facing)
            self.facing.side = there
        self._tell()

    def _can_stop(self, part: Sheet) -> bool:
        """The rail where it is shown; the lines below only where they are a list."""
        shown = part.display and part.walkable
        return shown and (part is self.rail or bool(self._missing))

    def action_sync(self) -> None:
        """Scroll both texts together, or each on its own."""
        if len(self.sides) < 2:
            say(self, _("One text alone: b sets another beside it."))
            return
        self.facing.sync = not self.facing.sync
        self._tell()

    def action_beside(self) -> None:
        """Set another text beside the one that leads."""
        from dossier.screens.choose import TextChoice

        if len(self.desk.held()) < 2:
            how = _("No other text is attached: “dossier attach SOURCE FILE” ties one.")
            say(self, how)
            return
        own = self.sources[self.facing.side if len(self.sides) > 1 else 0]

        def chosen(source: str | None) -> None:
            if source is not None:
                self.sources = (own, source) if source else (own,)
                self.set_class(len(self.sources) > 1, "-two")
                self._begin, self.sides = (), ()
                self._read()

        beside = next((one for one in self.sources if one != own), "")
        window = TextChoice(self.desk, without=own, beside=beside)
        self.app.push_screen(window, chosen)

    def action_copy(self) -> None:
        """What is selected, else what is under the cursor, with its citation."""
        if self.rail.has_focus and self.facing.selection is None:
            copy_block(self, self.desk, self.rail, self.rail.blocks)
        elif self.facing.block is None:
            say(self, _("There is nothing here to copy."))
        else:
            self.copy_chosen()

    @on(Facing.Opened)
    def _open(self, message: Facing.Opened) -> None:
        """The question of the point, else what the sentence is cited for."""
        point = self.point
        wanted = point.question_id if point is not None else None
        wanted = wanted or message.block.opens
        if wanted is None and point is not None:
            say(self, _("It is no question yet: + keeps it as one, x dismisses it."))
        elif wanted is None:
            say(self, _("Nothing is cited from this sentence."))
        else:
            open_page(self, self.desk, wanted, self.view)

    @on(Facing.CitationAsked)
    def _cite(self, message: Facing.CitationAsked) -> None:
        if message.block.cite is None:
            say(self, _("Nothing is cited from this sentence."))
        else:
            open_page(self, self.desk, message.block.cite, self.view)

    @on(Sheet.Opened, "#point")
    @on(Sheet.CitationAsked)
    def _open_missing(self, message: Sheet.BlockMessage) -> None:
        """From a citation that is not in the text to its passage."""
        if message.block.cite is not None:
            open_page(self, self.desk, message.block.cite, self.view)

    @on(Sheet.Opened, "#rail")
    def _open_point(self, message: Sheet.Opened) -> None:
        """From the list of points to where it stands in the texts."""
        message.prevent_default()  # nothing is decided by that
        topic = message.block.about
        point = None if topic is None else self._of(topic)
        found = next(
            (m for m in self._meetings if point is not None and m.id == point.id), None
        )
        if found is None:
            say(self, _("It stands in one text alone, opposite nothing."))
            return
        self.set_focus(self.facing)
        self.facing.go(found)


def _dated(side: Reading) -> str:
    return _("undated") if side.issued is None else day(side.issued)
