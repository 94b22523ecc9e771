"""A form as it is drawn: it types nothing itself, its screen has all the keys."""

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from dossier.forms.form import Form
from dossier.forms.lay import Cells, Laid, character_at, cursor_line, lay
from dossier.widgets.ink import blank, strip_of
from dossier.widgets.scroll import Scroll

_REVERSE = Style(reverse=True)


class FormSheet(Scroll, can_focus=False, inherit_bindings=False):
    """The fields one below the other; it scrolls so that the cursor is in view.

    Whoever alters the form calls ``redraw``. It posts ``Pointed`` where the mouse was.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FormSheet {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    @dataclass
    class Pointed(Message):
        """A character of a field was clicked."""

        name: str
        """The field."""
        at: int
        """The character."""

    def __init__(self, form: Form) -> None:
        """Draws a form.

        Args:
            form: The form.
        """
        super().__init__()
        self._form = form
        self._laid: list[Laid] = []

    def redraw(self) -> None:
        """The form is another: lay it anew, its cursor in view."""
        self._laid = lay(self._form, self._cells)
        self.virtual_size = Size(0, len(self._laid))
        self._reveal()
        self.refresh()

    @property
    def _cells(self) -> int:
        return self.scrollable_content_region.width

    def vertical(self, step: int) -> bool:
        """Go up or down a line within a long text; whether there was one."""
        here = cursor_line(self._laid, self._form)
        wanted = here + step
        if not 0 <= wanted < len(self._laid):
            return False
        now, then = self._laid[here], self._laid[wanted]
        if then.name != now.name or now.reverse is None or then.reverse is not None:
            return False
        answer = self._form.here
        if step > 0 and then.at >= len(answer.text):  # what was understood, no text
            return False
        answer.pen.go(character_at(then, answer.text, now.reverse.start))
        return True

    def _reveal(self) -> None:
        height = self.scrollable_content_region.height
        if height <= 0 or not self._laid:
            return
        line = cursor_line(self._laid, self._form)
        mine = [n for n, one in enumerate(self._laid) if one.name == self._form.at]
        first, last = (mine[0], mine[-1]) if mine else (line, line)
        top = round(self.scroll_y)
        if first and not self._laid[first - 1].name:
            first -= 1  # the heading over it
        if last >= top + height:
            top = last - height + 1
        top = min(top, first)
        if not top <= line < top + height:  # a text longer than the view
            top = line - height + 1
        self.scroll_to(y=max(0, top), animate=False, force=True)
        self._point(line)

    def _point(self, line: int) -> None:
        """Say where the cursor is: input methods open their windows there."""
        found = self._laid[line].reverse
        region = self.content_region
        x = region.x + (found.start if found else 0)
        self.app.cursor_position = Offset(x, region.y + line - round(self.scroll_y))

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the form at its new width."""
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Say which character of which field was clicked."""
        offset = event.get_content_offset(self)
        line = -1 if offset is None else offset.y + round(self.scroll_y)
        if offset is None or not 0 <= line < len(self._laid):
            return
        laid = self._laid[line]
        if laid.name:
            text = self._form.answers[laid.name].text
            at = character_at(laid, text, offset.x)
            self.post_message(self.Pointed(laid.name, at))

    def render_line(self, y: int) -> Strip:
        """One line of the view.

        Args:
            y: The line, from the top of the view.
        """
        cells = self._cells
        number = y + round(self.scroll_y)
        if not 0 <= number < len(self._laid):
            return blank(self, cells)
        laid = self._laid[number]
        drawn = strip_of(self, laid.line, cells)
        return drawn if laid.reverse is None else _reversed(drawn, laid.reverse)


def _reversed(strip: Strip, cells: Cells) -> Strip:
    """The strip with some of its cells in reverse, whatever their colours are."""
    start, stop = cells
    middle = Strip(
        Segment(text, (style or Style()) + _REVERSE)
        for text, style, _control in strip.crop(start, stop)
    )
    return Strip.join([strip.crop(0, start), middle, strip.crop(stop)])
