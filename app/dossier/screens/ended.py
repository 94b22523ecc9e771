"""The end: the file is not the one that was opened, and nothing can be read any more.

Nothing of the dossier is on it. Whoever typed when it came is still typing: what is
pressed goes nowhere, until the hands have rested.
"""

import math
from time import monotonic
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen

from dossier.commands import command
from dossier.rows import Span, line
from dossier.scopes import Scope
from dossier.screens.steady import HEIGHTS, Steady
from dossier.widgets.bars import FooterBar, Rule
from dossier.widgets.saying import Saying
from dossier.words import _

REST: Final = 1.5
"""Seconds without another key after which one that leaves is meant."""
_LEAVING: Final = (*command("quit").keys, "ctrl+q")
"""Pressed again and again, they are no words."""


class EndedScreen(Steady, Screen[None]):
    """Covers everything until the program is left."""

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    VERTICAL_BREAKPOINTS = HEIGHTS
    DEFAULT_CSS = """
    EndedScreen { background: $background; }
    EndedScreen > Vertical { align: center middle; }
    EndedScreen Saying { width: 72; max-width: 100%; height: 6; max-height: 100%; }
    """
    scope: Scope = "ended"

    def __init__(self, why: str) -> None:
        """Covers the screens below.

        Args:
            why: What happened, and what to do.
        """
        super().__init__()
        self._why = why
        self._since = math.inf  # it was not seen yet
        self._saying = Saying()

    def compose(self) -> ComposeResult:
        """A few lines in the middle of nothing, and the key that leaves."""
        with Vertical():
            yield self._saying
        yield Rule(classes="rule")
        footer = FooterBar()
        footer.scope = self.scope
        yield footer

    def on_mount(self) -> None:
        """Say it; from the first picture on it can be read."""
        self._saying.say((line(Span(self._why, "strong")),))
        self.call_after_refresh(self._seen)

    def _seen(self) -> None:
        self._since = monotonic()

    def told(self, kept: bool | None) -> None:
        """All is put away.

        Args:
            kept: All that was typed is on the disk; None: nobody was typing.
        """
        if kept is None:
            return
        where = (
            Span(
                _("Whatever was typed is a draft in the file that was opened."), "quiet"
            )
            if kept
            else Span(_("What was typed last could not be kept."), "warning")
        )
        self._saying.say((line(Span(self._why, "strong")), (), line(where)))

    def hears(self, event: Message) -> bool:
        """Whether it was done by somebody who has seen this.

        Args:
            event: What hands have done.
        """
        rested = event.time - self._since
        if not isinstance(event, events.Key | events.Paste):
            return rested >= 0
        if not isinstance(event, events.Key) or event.key not in _LEAVING:
            self._since = max(self._since, event.time)
        return rested >= REST
