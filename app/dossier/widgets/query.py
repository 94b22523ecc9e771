"""The field for a search, and the kinds of record that were found."""

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from dossier.keys import typing_bindings
from dossier.rows import ELLIPSIS, Line, Span, fit, line, line_width, width
from dossier.safe import typed
from dossier.widgets.bars import Bar, span_at
from dossier.widgets.field import Field
from dossier.words import KINDS, _, number, several

LONGEST: Final = 300
"""Characters of a search; of a page that was pasted the rest is left out."""


class QueryInput(Field):
    """A line to type into; the keys that move in a list go to the list below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *typing_bindings(),
        Binding("home", "rim('top', 'home')", show=False),
        Binding("end", "rim('bottom', 'end')", show=False),
    ]
    DEFAULT_CSS = """
    QueryInput { width: 1fr; height: 1; background: transparent; }
    QueryInput:focus { background-tint: transparent; }
    """

    def __init__(self, placeholder: str) -> None:
        """An empty line.

        Args:
            placeholder: Stands there while it is empty.
        """
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of some, as far as there is room for it.

        Args:
            text: The text.
            start: From which character.
            end: To which.
        """
        kept = len(self.value) - abs(end - start)
        super().replace(typed(text)[: max(0, LONGEST - kept)], start, end)

    async def action_rim(self, command: str, caret: str) -> None:
        """To the rim of what was typed; where nothing was, to that of the list.

        Args:
            command: What the list does.
            caret: What the field does.
        """
        away = caret if self.value else f"screen.lines('{command}')"
        await self.run_action(away)

    def put(self, text: str) -> None:
        """Put another text there, the cursor behind it.

        Args:
            text: The text.
        """
        self.value = text
        self.cursor_position = len(text)


class Prompt(Bar):
    """What stands before the field."""

    DEFAULT_CSS = "Prompt { width: 3; }"

    def compose_line(self, cells: int) -> Line:
        """The key that opens the search."""
        return line(" ", Span("/", "accent"), " ")


class KindBar(Bar):
    """All kinds with their counts, the chosen one in brackets."""

    counts: reactive[tuple[tuple[str, int], ...]] = reactive((), init=False)
    """How many records of each kind; the order is that of the line."""
    more: reactive[frozenset[str]] = reactive(frozenset(), init=False)
    """Kinds of which there may be more."""
    chosen: reactive[str | None] = reactive[str | None](None, init=False)
    """The kind that is shown alone; None: all of them."""
    said: reactive[str] = reactive("", init=False)
    """What else there is to say, at the right."""

    @dataclass
    class Chosen(Message):
        """A kind was clicked."""

        kind: str | None
        """None: all of them."""

    @property
    def kinds(self) -> tuple[str | None, ...]:
        """What can be chosen, all of them first."""
        found = {kind for kind, _count in self.counts} | {self.chosen}
        return (None, *(kind for kind in KINDS if kind in found))

    def compose_line(self, cells: int) -> Line:
        """The kinds that fit, the chosen one among them; what is said at the right."""
        if not self.counts and self.chosen is None:
            return line(" ", Span(self.said, "quiet"))
        said = fit((Span(self.said, "quiet"),), min(width(self.said), cells // 2))
        gap = "  " if self.said else ""
        room = max(0, cells - line_width(said) - len(gap))
        shown = tuple(span for _kind, span in self._shown(room))
        return line(fit(shown, room), gap, said)

    def _shown(self, cells: int) -> list[tuple[str | None, Span]]:
        """The kinds that fit in so many cells, each with its span."""
        spans = [self._span(kind) for kind in self.kinds]
        first, last = 0, len(spans)
        here = self.kinds.index(self.chosen)
        while last - first > 1 and _cells(spans[first:last]) > cells - 2:
            if here - first > last - 1 - here:
                first += 1
            else:
                last -= 1
        found = list(zip(self.kinds[first:last], spans[first:last], strict=True))
        if first:
            found.insert(0, (self.kinds[first - 1], Span(ELLIPSIS, "quiet")))
        if last < len(spans):
            found.append((self.kinds[last], Span(ELLIPSIS, "quiet")))
        return found

    def _span(self, kind: str | None) -> Span:
        counts = dict(self.counts)
        count = sum(counts.values()) if kind is None else counts.get(kind, 0)
        more = bool(self.more) if kind is None else kind in self.more
        name = _("all") if kind is None else several(kind)
        text = f"{name} {number(count)}{'+' if more else ''}"
        if kind == self.chosen:
            return Span(f"[{text}]", "accent")
        return Span(f" {text} ", "quiet")

    def on_click(self, event: events.Click) -> None:
        """Say which kind was clicked."""
        shown = self._shown(self.size.width)
        index = span_at([span for _kind, span in shown], event.x)
        if index is not None:
            self.post_message(self.Chosen(shown[index][0]))


def _cells(spans: list[Span]) -> int:
    return sum(width(span.text) for span in spans)
