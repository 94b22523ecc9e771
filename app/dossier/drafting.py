"""Drafting: what is typed into a form is on the disk before anybody saves it.

At every pause of typing, at the latest after a second or two, and at once when the form
is left, it goes to the clerk. What cannot be kept is said, and tried again for as long
as the form is there.
"""

import asyncio
import datetime
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

from textual.screen import Screen
from textual.timer import Timer

from dossier_db import DossierError
from dossier_db.drafts import Draft

PAUSE: Final = 0.4
"""Seconds without a key after which what was typed is kept."""
LONGEST: Final = 1.5
"""Seconds after which it is kept though the fingers never rest."""
_SOON: Final = 0.01
"""Seconds of the shortest wait: a timer of none is an error of Textual's."""
AGAIN: Final = 2.0
"""Seconds after which what could not be kept is tried again."""


class Tray(Protocol):
    """Keeps drafts."""

    async def keep(self, draft: Draft) -> None:
        """Keep one; on the disk when this comes back."""

    async def drop(self, draft_id: str) -> None:
        """Throw one away."""

    def hand_in(self, draft: Draft) -> None:
        """Keep one while the program is being left."""


def new_id() -> str:
    """An id for a draft that no other machine gives."""
    return f"w_{secrets.token_hex(8)}"


class Drafting:
    """Keeps one form as it is typed."""

    def __init__(
        self,
        screen: Screen[Any],
        tray: Tray,
        draft: Draft,
        said: Callable[[str], None],
    ) -> None:
        """Nothing is kept before something was typed.

        Args:
            screen: The form's screen: its timers count the pauses.
            tray: Keeps the drafts.
            draft: The form as it is on the disk; without fields it is not.
            said: Told why something could not be kept; the empty text: it was.
        """
        self._screen = screen
        self._tray = tray
        self._kept = draft
        self._now = draft
        self._said = said
        self._since = 0.0  # when the first letter came that is not kept yet
        self._timer: Timer | None = None
        self._turn = asyncio.Lock()
        self._at_rest = False

    @property
    def id(self) -> str:
        """The draft's id."""
        return self._kept.id

    @property
    def safe(self) -> bool:
        """What was typed is on the disk."""
        return dict(self._now.fields) == dict(self._kept.fields)

    @property
    def unkept(self) -> Mapping[str, str]:
        """What was typed and is not on the disk; nothing: all of it is."""
        return {} if self.safe else self._now.fields

    def typed(self, fields: Mapping[str, str]) -> None:
        """Something was typed: it is kept as soon as the fingers rest.

        Args:
            fields: What stands in the form; nothing: no draft is to be left of it.
        """
        if self.safe:
            self._since = time.monotonic()
        self._now = _draft(self._kept, fields)
        waited = time.monotonic() - self._since
        self._begin(min(PAUSE, max(_SOON, LONGEST - waited)))

    def hurry(self) -> None:
        """The fingers have gone elsewhere: keep it without waiting for a pause."""
        if not self.safe and not self._at_rest:
            self._due()

    def _begin(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(seconds, self._due)

    def _due(self) -> None:
        self._screen.run_worker(self.keep(), group="drafts")

    async def keep(self) -> bool:
        """Keep it now; whether all that was typed is on the disk."""
        async with self._turn:
            if self.safe or self._at_rest:
                return True
            try:
                while not self.safe and not self._at_rest:
                    now = self._now
                    self._since = time.monotonic()
                    await self._write(now)
                    self._kept = now
            except DossierError as refusal:
                self._said(str(refusal))
                if not self._at_rest:
                    self._begin(AGAIN)
                return False
        self._said("")
        return True

    async def _write(self, draft: Draft) -> None:
        if draft.fields:
            await self._tray.keep(draft)
        else:
            await self._tray.drop(draft.id)

    def rest(self) -> None:
        """It is being saved: no draft is to be written behind that."""
        self._at_rest = True
        if self._timer is not None:
            self._timer.stop()

    def resume(self) -> None:
        """It was not saved after all."""
        self._at_rest = False
        self.hurry()

    def hand_in(self) -> None:
        """The program is being left: what is not on the disk yet goes there."""
        if not self.safe and not self._at_rest and self._now.fields:
            self._tray.hand_in(self._now)
        self.rest()

    async def drop(self) -> None:
        """Throw it away; raises the ``DossierError`` that says why it stays."""
        self.rest()  # first: nothing that was typed is to be written behind it
        try:
            async with self._turn:
                await self._tray.drop(self.id)
        except DossierError:
            self.resume()
            raise


def _draft(before: Draft, fields: Mapping[str, str]) -> Draft:
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return Draft(before.id, before.form, dict(fields), at)
