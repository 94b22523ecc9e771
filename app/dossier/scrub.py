"""The backstop behind ``safe``: no strip leaves the app with a control in it.

Toasts, the command palette and whatever else Textual draws by itself do not pass
through our widgets. A line filter sees every strip last, just before the terminal.
It cannot mend widths, so it is no reason to skip ``safe`` at the door.
"""

from collections.abc import Sequence

from rich.segment import Segment
from textual.app import App, ReturnType
from textual.color import Color
from textual.filter import LineFilter

from dossier.safe import safe


class Scrub(LineFilter):
    """Put stand-ins in place of controls; drop links whose address holds one."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, made safe.

        Args:
            segments: One line of the screen.
            background: Its background; not used.
        """
        return [
            segment if _is_safe(segment) else _scrubbed(segment) for segment in segments
        ]


def _is_safe(segment: Segment) -> bool:
    text, style, _ = segment
    link = None if style is None else style.link
    return text.isprintable() and (link is None or link.isprintable())


def _scrubbed(segment: Segment) -> Segment:
    text, style, _ = segment
    if style is not None and style.link is not None and not style.link.isprintable():
        style = style.update_link(None)
    return Segment(safe(text), style)


class ScrubbedApp(App[ReturnType]):
    """An app whose every line passes through ``Scrub``."""

    _SCRUB = Scrub()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, then ours."""
        return (*super().get_line_filters(), self._SCRUB)
