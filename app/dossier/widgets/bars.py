"""The lines above and below the panes: one strip each.

Textual's Header, Footer and TabbedContent are trees of widgets; a line of text opens
in a fraction of their time and says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from dossier.keys import GAP, Hint, footer
from dossier.rows import Line, Span, clip, fit, line, line_width, width
from dossier.safe import safe
from dossier.scopes import Scope
from dossier.widgets.ink import blank, strip_of

NAME: Final = 4
"""Cells that a dossier's name keeps where a limit needs the room."""
TITLE: Final = 16
"""Cells that the title of a page keeps there."""
SIGN: Final = 4
"""Cells of a limit for which there is no room: a sign that it is on."""


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
    """The dossier, from where it is looked at (accented: what limits the look), and
    what is open."""
    right: reactive[Line] = reactive((), init=False)
    """The counts."""

    def compose_line(self, cells: int) -> Line:
        """Both; where they do not fit, neither takes more than half, but a limit."""
        room = max(0, cells - 3)
        left = self._safe(self.left)
        taken = line_width(self._safe(self.right))
        given = min(taken, max(room - line_width(left), room // 2))
        if any(span.role == "accent" for span in left):
            left, given = _limited(left, taken, room)
        return line(
            " ",
            fit(left, room - given),
            " ",
            fit(self.right, given, right=True),
            " ",
        )

    @staticmethod
    def _safe(spans: Line) -> Line:
        return tuple(Span(safe(text), role) for text, role in spans)


def _limited(left: Line, taken: int, room: int) -> tuple[Line, int]:
    """Both sides so that a limit is seen: the name gives way, then the counts, then
    what is open, then every limit but the last, which is the day.

    Args:
        left: The name, the limits (accented), what is open.
        taken: The cells of the counts.
        room: The cells for both.
    """
    sizes = [*(width(span.text) for span in left), taken]
    limits = [index for index, span in enumerate(left) if span.role == "accent"]
    rest = [index for index in range(1, len(left)) if index not in limits]
    steps = [(0, NAME), (len(left), 0), *((index, TITLE) for index in rest)]
    steps += [(index, SIGN) for index in limits[:-1]]
    steps += [(index, 0) for index in (0, *rest)]
    for index, least in steps:
        spare = max(0, sizes[index] - least)
        sizes[index] -= min(spare, max(0, sum(sizes) - room))
    made = (Span(clip(text, sizes[i]), role) for i, (text, role) in enumerate(left))
    return line(*made), sizes[-1]


class TabBar(Bar):
    """The panes by number and name; the one in front in brackets."""

    tabs: reactive[tuple[str, ...]] = reactive((), init=False)
    """Their names."""
    current: reactive[int] = reactive(0, init=False)
    """The one in front, from 0."""

    @dataclass
    class Chosen(Message):
        """A tab was clicked."""

        index: int
        """The tab, from 0."""

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
            self.post_message(self.Chosen(index))


class FooterBar(Bar):
    """The keys that make sense here, or for a moment what has just happened."""

    scope: reactive[Scope] = reactive[Scope]("panes", init=False)
    """Where the reader is."""
    notice: reactive[str] = reactive("", init=False)
    """Stands in place of the keys while it is not empty."""

    @dataclass
    class Chosen(Message):
        """A command was clicked."""

        command: str
        """The command's id."""

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
            self.post_message(self.Chosen(hints[index].id))


def span_at(spans: Sequence[Span], cell: int) -> int | None:
    """Which of the spans, one after the other from cell 0, has this cell."""
    for index, span in enumerate(spans):
        size = width(span.text)
        if 0 <= cell < size:
            return index
        cell -= size
    return None
