"""Turns: where one reads, and between the fields of a window, a key is answered before
the next one is looked at.

Textual hands a key to what has the focus, and looks for its binding once it has come
up again through all that lies above. A key that goes ahead of others, because a window
is to have what is typed next, would be answered before those pressed before it: of
"jja" in one moment "a" would begin with the row before, and "jj" move in the window.
"""

import asyncio
from contextlib import suppress
from typing import Final

from textual import events
from textual.app import ReturnType
from textual.dom import DOMNode
from textual.widget import Widget

from dossier.room import room
from dossier.scopes import READING
from dossier.screens.typing import reached
from dossier.scrub import ScrubbedApp

_BETWEEN: Final = ("tab", "shift+tab")
"""In a window: from one field to the next, into which what comes after it goes."""
_PATIENCE: Final = 0.5
"""Seconds that a key is waited for; what it asked for may take longer."""


class InTurnApp(ScrubbedApp[ReturnType]):
    """An app in which the keys of a burst are answered one after the other."""

    async def on_event(self, event: events.Event) -> None:
        """A key where one reads, or between fields: what it is bound to is done now.

        Args:
            event: Any event.
        """
        if isinstance(event, events.Key) and not event.is_forwarded:
            scope = room(self.screen).scope
            between = scope is None and event.key in _BETWEEN
            if between and self.focused is not None:  # the letters before it are there
                await self._reached(self.focused)
            if (between or scope in READING) and await self._done(event.key):
                return
        await super().on_event(event)

    async def _done(self, key: str) -> bool:
        """Whether it is bound to something, which is answered then by all that has the
        focus or lies above.
        """
        here: DOMNode = self.focused or self.screen
        if await self._check_bindings(key, priority=True):
            return True
        if not await self._check_bindings(key):
            return False
        await self._reached(here)
        return True

    async def _reached(self, here: DOMNode) -> None:
        """Until it and all that it lies in has answered what was sent to it."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                for node in here.ancestors_with_self:
                    if isinstance(node, Widget):  # the app is here
                        await reached(node)
