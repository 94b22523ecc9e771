"""Locking: at one key, or when nobody has been there for a while, the screen is blank;
of a sealed dossier the key is gone from memory until the passphrase is given again.

The screens stay where they are, on a stack of their own that is not drawn and gets no
key; what still comes in for them (a form that was being saved) they put away there.
First the terminal is blank, then what was typed is kept and what was handed in is
written, and then the key goes. Where the file is another one by now, the same is done
for good: a screen says so, and one can leave.
"""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from rich.console import RenderableType
from textual import events
from textual.app import ReturnType
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.message import Message
from textual.screen import Screen
from textual.worker import WorkerFailed

from dossier.commands import command
from dossier.early import Early
from dossier.idle import Idle, minutes
from dossier.leaving import Written
from dossier.room import room
from dossier.screens.desk import Desk
from dossier.screens.typing import reached
from dossier.terminal import has_title, is_gone, retitled, send, wiped
from dossier.turns import InTurnApp
from dossier.words import _
from dossier_db import DossierError
from dossier_db.errors import BusyDossier, WrongPassphrase

if TYPE_CHECKING:
    from dossier.screens.ended import EndedScreen

Told: TypeAlias = Callable[[bool | None], None]
"""Told in the end whether all that was typed is on the disk; None: nobody typed."""
Drop: TypeAlias = Callable[[], None] | None
"""Drops the key; None: it stays."""
NAME: Final = "dossier"
"""What the window is called while its dossier is nobody's business."""
_MODE: Final = "locked"
_END: Final = "ended"
_LOOK: Final = 1.0
"""Seconds between two looks at the idle clock."""
_HOPS: Final = 3
"""Widgets that a key passes before it is a letter in a form."""
_PATIENCE: Final = 2.0
"""Seconds that are given to what was pressed before the lock."""
_LAST: Final = 5.0
"""Seconds that are given to it before the end: nobody can type it again."""
_ALLOWED: Final = frozenset({"quit"})
"""What the app still does while it is locked."""


class LockingApp(InTurnApp[ReturnType]):
    """An app whose dossier can be locked."""

    def __init__(self, desk: Desk, *, ansi_color: bool | None) -> None:
        """Opens unlocked.

        Args:
            desk: Asks the store; locks and unlocks it.
            ansi_color: The terminal's own colours.
        """
        super().__init__(ansi_color=ansi_color)
        self.desk = desk
        self.title_shown = NAME
        """What the window is called while one reads."""
        self.idle = Idle(minutes(desk.sealed))
        self._early = Early()
        self._covered = False
        self._locked = False  # the lock screen is in front
        self._lock_screen: Screen[None] | None = None
        self._ended: EndedScreen | None = None
        self._away = asyncio.Event()  # all that can be put away is
        self._tick: asyncio.TimerHandle | None = None

    @property
    def covered(self) -> bool:
        """Nothing of the dossier is on the screen, nor will be until it is opened."""
        return self._covered

    @property
    def secret(self) -> bool:
        """No word of what was shown may stay in the terminal."""
        return self.desk.sealed

    @property
    def window_name(self) -> str:
        """What the window is called now."""
        return NAME if self._covered else self.title_shown

    def get_driver_class(self) -> type[Driver]:
        """The terminal, given back blank where it has to be."""
        from textual.drivers import linux_driver

        plain = super().get_driver_class()
        if plain is not linux_driver.LinuxDriver:
            return plain
        from dossier.driver import TidyDriver

        return TidyDriver

    # Covering

    def cover(self) -> None:
        """Nothing of the dossier is on the screen any more, whatever else is going on.

        What comes to be drawn later is not: ``_display`` lets the lock screen through
        and nothing beside it.
        """
        if self._covered:
            return
        self._covered = True
        if self.secret:
            send(self, wiped(self.size.height))
        if has_title():
            send(self, retitled(NAME))
        self.clear_notifications()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if not self._covered or screen is self._lock_screen:
            super()._display(screen, renderable)

    def notify(self, *given: Any, **named: Any) -> None:
        """Nothing is told over the lock screen."""
        if not self._covered:
            super().notify(*given, **named)

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing leaves while it is locked."""
        if not self._covered:
            super().copy_to_clipboard(text)

    # Nobody has been there

    def on_mount(self) -> None:
        """Look at the clock, and at the terminal, from now on."""
        self._wind()
        # Of an error that nobody waits for asyncio would print the text.
        asyncio.get_running_loop().set_exception_handler(lambda _loop, _error: None)

    def on_unmount(self) -> None:
        """The app is being left."""
        if self._tick is not None:
            self._tick.cancel()

    def _wind(self) -> None:
        """Beside the messages: a save that takes long does not put the lock off."""
        loop = asyncio.get_running_loop()
        self._tick = loop.call_later(_LOOK, self._look_at_clock)

    def _look_at_clock(self) -> None:
        if not self.is_headless and is_gone():
            self.leave_answered(128 + signal.SIGHUP)  # nobody would ever lock it
            return
        if self.idle.over and not self._covered:
            self._lock_soon()
        self._wind()

    def post_message(self, message: Message) -> bool:
        """A key is seen when it comes, not when its turn comes.

        That of the lock covers the screen though another is still being answered; one
        that comes when the time is over (a lid was opened) is not for what is below.
        """
        by_hand = isinstance(message, events.InputEvent | events.Paste)
        if (
            by_hand
            and not message.is_forwarded
            and (self._early.holds(message) or not self._seen(message))
        ):
            return True
        return super().post_message(message)

    def on_arrived(self) -> None:
        """The panes stand: keys are answered from now on, those held back first."""
        self._early.give(self.post_message)

    def _seen(self, event: Message) -> bool:
        """Whether an event of hands is to be answered."""
        if self._covered:
            return True
        if self.idle.over:
            self._lock_soon()
            return False
        self.idle.touch()
        if isinstance(event, events.Key) and event.key in command("lock").keys:
            self.cover()
        return True

    def _lock_soon(self) -> None:
        self.cover()
        self.call_later(self.action_lock)

    # Locking

    def action_lock(self) -> None:
        """Bring the lock screen to the front, and put away what is below it."""
        if self._locked:
            return
        from dossier.screens.lock import LockScreen  # most runs are never locked

        lock = LockScreen(self.secret, self._open_with, self._lift)
        drop = self.desk.lock if self.secret else None
        self._bring(_MODE, lock, lock.told, drop)

    def _bring(self, mode: str, front: Screen[None], tell: Told, drop: Drop) -> None:
        """Bring a screen over all others, and put away what is below it."""
        self.cover()
        self._locked = True
        self._away.clear()
        self.capture_mouse(None)
        self._lock_screen = front
        # Textual knows the mode it begins in, but lets nobody switch back to it.
        self._modes[self.DEFAULT_MODE] = self.get_default_screen
        self.add_mode(mode, lambda: front)
        self.switch_mode(mode)
        self.run_worker(self._put_away(tell, drop), group=_MODE)

    def end_reading(self) -> None:
        """The file is not the one that was opened: that is said, and one can leave."""
        from dossier.screens.ended import EndedScreen  # of few runs

        back = _("The file was away for a moment: leave and open it again.")
        self._ended = ended = EndedScreen(self.desk.moved("leaving") or back)
        self._locked = True
        self._early.give(lambda _event: None)
        self.cover()
        self.call_later(self._bring, _END, ended, ended.told, self.desk.close)

    def lock_then(self, do: Callable[[], None]) -> None:
        """Lock, and do something when all is put away."""

        async def locked() -> None:
            await self._away.wait()
            do()

        def lock() -> None:
            self.action_lock()
            self.run_worker(locked(), group=_MODE)

        self.cover()
        self.call_later(lock)

    async def _put_away(self, tell: Told, drop: Drop) -> None:
        """Keep what was typed, finish what is being written, then drop the key."""
        await self._answered()
        kept: bool | None = None
        for screen in self.screen_stack:
            if isinstance(screen, Written):
                kept = await screen.keep_typed() and kept is not False
        if drop is not None:
            for screen in self.screen_stack:
                closing = room(screen).put_away()
                if closing is not None:
                    await closing
            self._stop_reading()
            await self.desk.clerk.run(drop)  # after all that was handed in
        self._away.set()
        tell(kept)

    async def _answered(self, patience: float = _PATIENCE) -> None:
        """Until app and screens have answered what was pressed before the lock."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                for _hop in range(_HOPS):
                    await reached(self)
                    for screen in self.screen_stack:
                        for node in (screen, *screen.walk_children()):
                            await reached(node)

    def leave_answered(self, code: int) -> None:
        """Leave, for the terminal or the machine goes away: what came before that is
        answered first, that a form has it to keep.

        Args:
            code: The exit code.
        """
        if not self._exit:
            self.cover()  # it takes a moment
            self.run_worker(self._leave_answered(code), group="end")

    async def _leave_answered(self, code: int) -> None:
        if self._driver is not None:
            self._driver.disable_input()
        await asyncio.sleep(0)  # what it has read comes in
        await self._answered(_LAST)
        self.exit(return_code=code)

    def _stop_reading(self) -> None:
        """What threads still read for the screens is not handed over to them."""
        self.stop_watching()
        for worker in self.workers:
            if worker._thread_worker:
                worker.cancel()

    def stop_watching(self) -> None:
        """What other programs write is not looked at any more."""

    def was_reading(self, error: Exception) -> bool:
        """Whether something broke off because its key was dropped: no fault."""
        cause = error.error if isinstance(error, WorkerFailed) else None
        if self._ended is not None:
            return isinstance(cause or error, DossierError)
        return self._locked and self.secret and isinstance(cause, DossierError)

    # Opening

    async def _open_with(self, passphrase: str) -> str:
        """Open the dossier again; a sentence says why not.

        None of the store's sentences: they name the file.
        """
        await self._away.wait()
        try:
            await asyncio.to_thread(self.desk.unlock, passphrase)
        except WrongPassphrase:
            return _("This is not its passphrase.")
        except BusyDossier:
            return _("Another program holds the file: try again in a moment.")
        except DossierError:
            unread = _("The file cannot be read: put it back, try again.")
            return self.desk.moved("opening") or unread
        await self._take_up()
        self._lift()
        return ""

    async def _take_up(self) -> None:
        """Every screen asks again, before any is seen: what they held of the dossier
        went with the key.
        """
        for screen in self.screen_stack:
            with suppress(DossierError):  # of a file that is held: as it was
                room(screen).take_up()
        rows = [one for one in self.workers if one.group.startswith("rows-")]
        await asyncio.gather(*(one.wait() for one in rows), return_exceptions=True)

    def _lift(self) -> None:
        """Back to where one was."""
        if not self._locked or self._ended is not None:
            return
        self._locked = self._covered = False
        self.idle.touch()
        self.switch_mode(self.DEFAULT_MODE)
        self.remove_mode(_MODE)
        if has_title():
            send(self, retitled(self.window_name))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is locked one can leave, and nothing else."""
        if self._locked and action not in _ALLOWED:
            return False
        return super().check_action(action, parameters)

    # The screens below go on among themselves

    @property
    def screen_stack(self) -> list[Screen[Any]]:
        """The screens one over the other, without the lock over them."""
        return self._screen_stacks[self.DEFAULT_MODE].copy()

    def push_screen(self, *given: Any, **named: Any) -> Any:
        """Open a screen over where one is; below the lock."""
        return super().push_screen(*given, **{"mode": self.DEFAULT_MODE, **named})

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen in front; that below the lock."""
        stack = self._screen_stacks[self.DEFAULT_MODE]
        if len(stack) < 2:  # two keys in one moment leave one screen
            return AwaitComplete()
        if not self._locked:
            return super().pop_screen()
        left = stack.pop()
        left._pop_result_callback()
        return AwaitComplete(self._replace_screen(left)).call_next(self)
