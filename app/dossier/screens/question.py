"""A question opened: its answers stacked, or side by side where there is room.

Below 120 columns everything stands on one sheet. From there what is said of the
question stands above, and below it each answer has a column with all who give it.
"""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from dossier.rows import Block, Span, line
from dossier.scopes import Scope
from dossier.screens.deciding import Deciding
from dossier.screens.desk import Desk, Page
from dossier.screens.page import RecordScreen
from dossier.sheets import question as sheets
from dossier.topics import Topic
from dossier.widgets.sheet import Sheet
from dossier.words import _
from dossier_db import Viewpoint

SIDE_BY_SIDE = 120
"""Columns of the screen from which answers stand beside each other."""
_COLUMN = 38
"""Cells that an answer needs at least."""


class QuestionScreen(RecordScreen, Deciding):
    """A question and its answers; verdicts are given here."""

    DEFAULT_CSS = """
    QuestionScreen #asked { width: 1fr; height: 1fr; }
    QuestionScreen #asked > Sheet { width: 1fr; height: 1fr; }
    QuestionScreen #answers { display: none; width: 1fr; height: 3fr; }
    QuestionScreen #answers > Sheet { width: 1fr; height: 1fr; }
    QuestionScreen .-later { border-left: solid $panel; }
    QuestionScreen.-columns #asked > Sheet { height: 2fr; }
    QuestionScreen.-columns #answers { display: block; border-top: solid $panel; }
    """
    scope: Scope = "question"

    def __init__(self, desk: Desk, record_id: str, page: Page, view: Viewpoint) -> None:
        super().__init__(desk, record_id, page, view)
        self.asked = desk.question(record_id, view)
        """The question as it stands."""
        self._aside = 0  # answers left out on the left
        self._columns: list[Sheet] = []

    def compose_body(self) -> ComposeResult:
        """The sheet, and below it a row for the columns."""
        with Vertical(id="asked"):
            yield self.sheet
            self._row = Horizontal(id="answers")
            yield self._row

    async def on_resize(self, _event: events.Resize) -> None:
        """Another width has room for more columns, or for none."""
        await self._arrange()

    @property
    def _room(self) -> int:
        """How many answers stand beside each other; none: all on one sheet."""
        cells: int = self.app.size.width
        if cells < SIDE_BY_SIDE or len(self.asked.answers) < 2:
            return 0
        return min(len(self.asked.answers), cells // _COLUMN)

    async def _arrange(self) -> None:
        room = self._room
        if room != len(self._columns):
            await self._row.remove_children()
            self._columns = [
                Sheet(classes="-later" if number else "") for number in range(room)
            ]
            await self._row.mount_all(self._columns)
            if self.focused is None:
                self.set_focus(self.sheet)
        wide = room > 0
        if wide != self.has_class("-columns") or self.sheet.blocks == ():
            self.set_class(wide, "-columns")
            self.sheet.show(self._above if wide else self._page.blocks)
        self._fill()

    @property
    def _above(self) -> tuple[Block, ...]:
        head, foot = sheets.head(self.asked), sheets.foot(self.asked)
        return (*head, *foot, *self._page.changed)

    def _fill(self) -> None:
        """Give the columns their answers, the cursors where they were."""
        answers = self.asked.answers
        self._aside = max(0, min(self._aside, len(answers) - len(self._columns)))
        shown = answers[self._aside : self._aside + len(self._columns)]
        for number, (sheet, answer) in enumerate(
            zip(self._columns, shown, strict=True), self._aside + 1
        ):
            said = _("answer {n} of {all}").format(n=number, all=len(answers))
            if number == self._aside + len(shown) < len(answers):
                said += _(", l shows the next")
            place = Block(line(Span(said, "quiet")))
            blocks = (place, *sheets.answer_blocks(self.asked, answer, self.marked))
            if sheet.blocks != blocks:
                same = [one.about for one in sheet.blocks] == [
                    one.about for one in blocks
                ]
                sheet.show(blocks, max(0, sheet.cursor) if same else None)

    def show_page(self, page: Page, new: Sequence[str]) -> None:
        """Show the question anew, the cursors where they were."""
        self.asked = self.desk.question(self.record_id, self.view)
        self.turn_to(page)
        self._redraw(new)

    def show_gone(self) -> None:
        """Nor are its answers."""
        super().show_gone()
        for column in self._columns:
            column.show(())

    def _redraw(self, new: Sequence[str] = ()) -> None:
        wide = self.has_class("-columns")
        stacked = (*sheets.blocks(self.asked, self.marked), *self._page.changed)
        blocks = self._above if wide else stacked
        if self.sheet.blocks != blocks:
            self.sheet.renew(blocks, new)
        self._fill()

    def _mark(self, topic: Topic | None) -> None:
        """The answer that is marked carries a sign."""
        super()._mark(topic)
        self._redraw()

    # Where the cursor is

    @property
    def here(self) -> Sheet:
        """The sheet that has the focus."""
        return next((one for one in self._columns if one.has_focus), self.sheet)

    def topic(self) -> Topic | None:
        """The nearest thing at or above the cursor that can be decided on."""
        sheet = self.here
        for block in reversed(sheet.blocks[: max(0, sheet.cursor) + 1]):
            if block.about is not None:
                return block.about
        return Topic(self.record_id)

    def action_next_part(self) -> None:
        """The sheet to the right, or the first one again."""
        self._step(1)

    def action_previous_part(self) -> None:
        """The one before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        parts = [self.sheet, *self._columns]
        self.set_focus(parts[(parts.index(self.here) + step) % len(parts)])

    def action_columns_right(self) -> None:
        """Answers further right."""
        self._aside += 1
        self._fill()

    def action_columns_left(self) -> None:
        """Answers further left."""
        self._aside -= 1
        self._fill()
