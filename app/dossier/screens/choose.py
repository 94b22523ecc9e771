"""Questions to the reader: by which source, as of which day, in which words."""

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from dossier.days import day, last_day, no_day
from dossier.rows import Block, Few, Line, Rows, Span, line
from dossier.screens.desk import Desk
from dossier.widgets.field import Field
from dossier.widgets.rows import RowList
from dossier.widgets.sheet import Sheet
from dossier.words import _
from dossier_db.dates import read
from dossier_db.records import Link, SourceRow

ALL_SOURCES = Link("", "")
"""The row that stands for all sources together; its id is what the choice gives."""


class Choices:
    """Every source, after a first row that stands for all of them together."""

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

    def page(self, number: int, /) -> tuple[SourceRow | Link, ...]:
        """One page, of one row more at the beginning."""
        first = (ALL_SOURCES,) if number == 0 else ()
        return (*first, *self._sources.page(number))

    def row(self, index: int, /) -> SourceRow | Link:
        """The source before it in the list, or the first row."""
        return ALL_SOURCES if index == 0 else self._sources.row(index - 1)

    def position(self, row_id: str, /) -> int | None:
        """Where a source stands."""
        found = self._sources.position(row_id)
        return None if found is None else found + 1

    def next(self, index: int, step: int, /) -> int | None:
        """No source is a discrepancy."""
        return None


class Choice(ModalScreen[str | None]):
    """A question over the panes: gives an answer, or None where it was left."""

    def give(self, answer: str) -> None:
        """Answer and leave, unless a key before this one has left already."""
        if self.is_active:
            self.dismiss(answer)


class SourceChoice(Choice):
    """Gives the id of a source, ``""`` for all of them, None where it was left."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("q", "app.quit", show=False),  # of the app's own none reach a choice
        Binding("slash", "narrow", show=False, priority=True),  # what follows is typed
    ]

    def __init__(self, desk: Desk, now: str | None) -> None:
        super().__init__()
        self._desk = desk
        self._choices = Choices(desk.every_source())
        self._now = now
        self.list: RowList[SourceRow | Link] = RowList(self._draw)

    def compose(self) -> ComposeResult:
        """A sentence, then the sources."""
        said = _("As told by which source? / finds one, enter takes it, esc leaves")
        with Vertical(classes="choice"):
            yield Sheet([Block(line(Span(said, "quiet")))], classes="said")
            yield self.list

    def on_mount(self) -> None:
        """Begin at the source that is looked from now."""
        self._choices.count()
        here = 0 if self._now is None else self._choices.position(self._now) or 0
        self.list.show(self._choices, here)
        self.list.focus()

    async def action_narrow(self) -> None:
        """Find one by its name or title, in the small search."""
        from dossier.screens.search import JumpScreen  # it brings a field to type into

        def found(record_id: str | None) -> None:
            if record_id is not None and record_id.startswith("s_"):
                self.give(record_id)

        search = JumpScreen(self._desk, [], "source")
        await self.app.push_screen(search, found)
        search.set_focus(search.input)

    @staticmethod
    def _draw(row: Any, cells: int) -> Line:
        if isinstance(row, Link):
            return line(Span(_("all sources"), "strong"))
        issued = day(row.issued) if row.issued is not None else _("undated")
        return line(row.name, Span(f"  {issued}  {row.title or ''}", "quiet"))

    @on(RowList.Opened)
    def _choose(self) -> None:
        row = self.list.row
        if row is not None:
            self.give(row.id)


class TextChoice(Choice):
    """Gives the id of a source whose text is held, ``""`` for none beside the one
    that is read, None where it was left.
    """

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("q", "app.quit", show=False),
    ]

    def __init__(self, desk: Desk, without: str = "") -> None:
        """A list over where one is.

        Args:
            desk: Knows the texts.
            without: The source that is read already.
        """
        super().__init__()
        texts = [one for one in desk.held() if one.id != without]
        self._rows = Few([Link("", _("none: one text alone")), *texts][not without :])
        self._asked = _("Beside which text?") if without else _("Which text?")
        self.list: RowList[Link] = RowList(lambda row, _cells: line(row.name))
        self.list.empty = _(
            "No text is attached: “dossier attach SOURCE FILE” ties one to its source."
        )

    def compose(self) -> ComposeResult:
        """A sentence, then the sources."""
        said = _("{question} enter takes it, esc leaves").format(question=self._asked)
        with Vertical(classes="choice"):
            yield Sheet([Block(line(Span(said, "quiet")))], classes="said")
            yield self.list

    def on_mount(self) -> None:
        """Begin at the first."""
        self.list.show(self._rows, 0)
        self.list.focus()

    @on(RowList.Opened)
    def _choose(self) -> None:
        row = self.list.row
        if row is not None:
            self.give(row.id)


class DayChoice(Choice):
    """Gives a day (ISO 8601), ``""`` for no limit, None where it was left."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, now: str | None) -> None:
        super().__init__()
        self._now = now
        self.said = Sheet(classes="said")

    def compose(self) -> ComposeResult:
        """The question, the field, and what was understood."""
        with Vertical(classes="choice small"):
            yield Field(value=self._now or "", placeholder="2025-12-31")
            yield self.said

    def on_mount(self) -> None:
        """Say what is asked."""
        self._say(
            _("As known on which day? Write it as 2025-12-31; empty for no limit.")
        )

    def _say(self, text: str) -> None:
        self.said.show([Block(line(Span(text, "quiet")))])

    @on(Input.Changed)
    def _understood(self, message: Input.Changed) -> None:
        written = message.value.strip()
        if not written:
            return
        latest = last_day(written)
        if latest is not None:  # else half written: refused, with a sentence, on enter
            said = _("Everything published by {day}.").format(day=day(read(latest)))
            self._say(said)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        written = message.value.strip()
        if not written:
            self.give("")
            return
        latest = last_day(written)
        if latest is None:
            self._say(no_day(written))
            return
        self.give(latest)


class WordsChoice(Choice):
    """Gives the words that were typed, None where it was left; never none."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, asked: str, placeholder: str = "", value: str = "") -> None:
        """A field over the panes.

        Args:
            asked: The question, in a sentence or two.
            placeholder: What stands in the empty field.
            value: What stands in the field at first.
        """
        super().__init__()
        self._asked = asked
        self._field = Field(value=value, placeholder=placeholder, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """The field, and below it what is asked."""
        with Vertical(classes="choice small"):
            yield self._field
            yield Sheet([Block(line(Span(self._asked, "quiet")))], classes="said")

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        words = " ".join(message.value.split())
        if words:
            self.give(words)
