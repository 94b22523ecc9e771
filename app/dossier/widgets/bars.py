"""The lines above and below the panes: one strip each.

Textual's Header, Footer and TabbedContent are trees of widgets; a line of text opens
in a fraction of their time and says the same.
"""

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from dossier.keys import GAP, Hint, footer
from dossier.rows import Line, Span, fit, line, line_width, width
from dossier.safe import safe
from dossier.scopes import Scope
from dossier.widgets.ink import blank, strip_of


class Bar(Widget):
    """One line across the screen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Bar { width: 1fr; height: 1; }"

    def compose_line(self, cells: int) -> Line:
        """What stands in the line.

        Args:
            cells: Its width.
        """
        return (Span(" " * cells),)

    def render_line(self, y: int) -> Strip:
        """The line; blank below it.

        Args:
            y: The line of the widget.
        """
        cells = self.size.width
        if y or cells <= 0:
            return blank(self, cells)
        return strip_of(self, self.compose_line(cells), cells)


class Rule(Bar):
    """A thin line between two parts."""

    def compose_line(self, cells: int) -> Line:
        """A rule from side to side."""
        return (Span("─" * cells, "quiet"),)


class HeaderBar(Bar):
    """Where one is, on the left, and what is unsettled, on the right."""

    left: reactive[Line] = reactive((), init=False)
    """The dossier, and from where it is looked at."""
    right: reactive[Line] = reactive((), init=False)
    """The counts."""

    def compose_line(self, cells: int) -> Line:
        """Both; where they do not fit, neither takes more than half."""
        room = max(0, cells - 3)
        taken = line_width(self._safe(self.right))
        wanted = line_width(self._safe(self.left))
        given = min(taken, max(room - wanted, room // 2))
        return line(
            " ",
            fit(self.left, room - given),
            " ",
            fit(self.right, given, right=True),
            " ",
        )

    @staticmethod
    def _safe(spans: Line) -> Line:
        return tuple(Span(safe(text), role) for text, role in spans)


class TabBar(Bar):
    """The panes by number and name; the one in front in brackets."""

    tabs: reactive[tuple[str, ...]] = reactive((), init=False)
    """Their names."""
    current: reactive[int] = reactive(0, init=False)
    """The one in front, from 0."""

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, bar: "TabBar", index: int) -> None:
            """A tab was clicked.

            Args:
                bar: The bar.
                index: The tab, from 0.
            """
            super().__init__()
            self.bar = bar
            self.index = index

        @property
        def control(self) -> "TabBar":
            """The bar; for ``on`` with a selector."""
            return self.bar

    def compose_line(self, cells: int) -> Line:
        """All names; where there is no room, the number alone of those behind."""
        return tuple(self._tabs(cells))

    def _tabs(self, cells: int) -> list[Span]:
        """One span for each tab, brackets or spaces included."""
        named = [f"{index} {safe(name)}" for index, name in enumerate(self.tabs, 1)]
        if sum(width(name) + 2 for name in named) > cells:
            named = [
                name if index == self.current else f"{index + 1}"
                for index, name in enumerate(named)
            ]
        return [
            Span(f"[{name}]", "accent")
            if index == self.current
            else Span(f" {name} ", "quiet")
            for index, name in enumerate(named)
        ]

    def on_click(self, event: events.Click) -> None:
        """Say which tab was clicked."""
        index = span_at(self._tabs(self.size.width), event.x)
        if index is not None:
            self.post_message(self.Chosen(self, index))


class FooterBar(Bar):
    """The keys that make sense here, or for a moment what has just happened."""

    scope: reactive[Scope] = reactive[Scope]("panes", init=False)
    """Where the reader is."""
    notice: reactive[str] = reactive("", init=False)
    """Stands in place of the keys while it is not empty."""

    class Chosen(Message):
        """A command was clicked."""

        def __init__(self, bar: "FooterBar", command: str) -> None:
            """A command was clicked.

            Args:
                bar: The bar.
                command: The command's id.
            """
            super().__init__()
            self.bar = bar
            self.command = command

        @property
        def control(self) -> "FooterBar":
            """The bar; for ``on`` with a selector."""
            return self.bar

    def compose_line(self, cells: int) -> Line:
        """The notice, or as many keys as fit."""
        if self.notice:
            return line(" ", Span(self.notice, "strong"))
        spans = [Span(" ")]
        for hint in footer(self.scope, cells):
            spans += [Span(hint.key, "accent"), Span(f" {hint.label}{GAP}", "quiet")]
        last = spans[-1]
        return (*spans[:-1], Span(last.text.rstrip() or last.text, last.role))

    def on_click(self, event: events.Click) -> None:
        """Say which command was clicked."""
        if self.notice:
            self.notice = ""
            return
        hints: Sequence[Hint] = footer(self.scope, self.size.width)
        index = span_at([Span(" " * (hint.cells + 2)) for hint in hints], event.x - 1)
        if index is not None:
            self.post_message(self.Chosen(self, hints[index].id))


def span_at(spans: Sequence[Span], cell: int) -> int | None:
    """Which of the spans, one after the other from cell 0, has this cell."""
    for index, span in enumerate(spans):
        size = width(span.text)
        if 0 <= cell < size:
            return index
        cell -= size
    return None
