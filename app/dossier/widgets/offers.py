"""What a field can be filled with: a few lines below the form."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from dossier.forms.offers import Offer, drawn
from dossier.rows import Span, line
from dossier.widgets.ink import blank, strip_of
from dossier.widgets.rows import POINTER
from dossier.words import _, number

MOST = 5
"""Lines of offers that are in view at once."""
NONE = -1
"""No offer would be taken by ``enter``."""


class OfferList(Widget):
    """Offers with a cursor, which may stand on none of them; it has no focus."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "OfferList { width: 1fr; height: 0; }"

    @dataclass
    class Taken(Message):
        """An offer was clicked."""

        offer: Offer
        """The one that was meant, whatever is offered by now."""

    def __init__(self) -> None:
        """Nothing is offered."""
        super().__init__()
        self.offers: tuple[Offer, ...] = ()
        self.cursor = NONE
        """The offer that ``enter`` takes."""
        self.most = MOST
        """Lines that may be taken up; fewer on a short screen."""
        self._top = 0

    @property
    def chosen(self) -> Offer | None:
        """The offer under the cursor."""
        return None if self.cursor == NONE else self.offers[self.cursor]

    def show(self, offers: tuple[Offer, ...], cursor: int = NONE) -> None:
        """Show other offers.

        Args:
            offers: The offers.
            cursor: The one that ``enter`` takes.
        """
        self.offers = offers
        self._top = 0
        self.styles.height = min(self.most, len(offers))
        self._go(cursor if cursor < len(offers) else NONE)

    def improve(self, offers: tuple[Offer, ...], cursor: int) -> None:
        """Show a better answer to the same question; what somebody has gone to stays
        under the cursor.

        Args:
            offers: The offers.
            cursor: The one that ``enter`` takes where nobody has gone to another.
        """
        kept = self.chosen
        values = [one.value for one in offers]
        here = values.index(kept.value) if kept and kept.value in values else cursor
        self.show(offers, here)

    def step(self, step: int) -> bool:
        """Go to the next or previous offer; False where there is none that way."""
        wanted = self.cursor + step
        if not self.offers or not 0 <= wanted < len(self.offers):
            return False
        self._go(wanted)
        return True

    def _go(self, cursor: int) -> None:
        self.cursor = cursor
        if cursor != NONE:
            self._top = min(self._top, cursor)
            self._top = max(self._top, cursor - self.most + 1)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Say which offer was clicked."""
        offset = event.get_content_offset(self)
        index = NONE if offset is None else self._top + offset.y
        if 0 <= index < len(self.offers):
            self.post_message(self.Taken(self.offers[index]))

    def render_line(self, y: int) -> Strip:
        """One offer; at the right of the last line how many there are below.

        Args:
            y: The line.
        """
        cells = self.size.width
        index = self._top + y
        if index >= len(self.offers):
            return blank(self, cells)
        here = index == self.cursor
        more = len(self.offers) - index - 1
        said = _(" … {n} more").format(n=number(more))
        below = said if y == self.size.height - 1 and more else ""
        pointer = Span(POINTER if here else " ", "accent")
        room = max(0, cells - 1 - len(below))
        made = line(pointer, drawn(self.offers[index], room), Span(below, "quiet"))
        return strip_of(self, made, cells, cursor=here, focus=True)
