"""The lock: a blank screen that asks for the passphrase, or, of a plain dossier, for
any key. Nothing on it has the focus: what is typed goes to the screen and nowhere else.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen

from dossier.rows import Line, Span, line
from dossier.screens.steady import Steady
from dossier.widgets.saying import Saying
from dossier.words import _

_DROPS: Final = ("ctrl+u", "ctrl+w", "escape")
"""Keys that begin the passphrase anew."""
_DOT: Final = "•"
_MOST: Final = 32
"""Dots that are shown; a passphrase may be longer."""
_TALL: Final = 12
"""Lines of a screen on which parts stand apart."""


class LockScreen(Steady, Screen[None]):
    """Covers everything until it is opened."""

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LockScreen { align: center middle; background: $background; }
    LockScreen > Vertical { width: 52; max-width: 100%; height: 8; max-height: 100%; }
    LockScreen Saying { height: 1fr; }
    """

    def __init__(
        self,
        sealed: bool,
        open_with: Callable[[str], Awaitable[str]],
        lift: Callable[[], None],
    ) -> None:
        """Covers the screens below.

        Args:
            sealed: A passphrase opens it; else any key.
            open_with: Tries a passphrase; a sentence says why not.
            lift: Uncovers a plain dossier.
        """
        super().__init__()
        self._sealed = sealed
        self._open_with = open_with
        self._lift = lift
        self._typed: list[str] = []
        self._tries = False
        self._said = _("What was typed is being kept …") if sealed else ""
        self._warned = False
        self._unkept = False
        self._saying = Saying()

    def compose(self) -> ComposeResult:
        """A few lines in the middle of nothing."""
        with Vertical():
            yield self._saying

    def on_mount(self) -> None:
        """Say what it is."""
        self._show()

    def on_resize(self) -> None:
        """A low screen has no lines between."""
        self._show()

    def told(self, kept: bool | None) -> None:
        """All is put away.

        Args:
            kept: All that was typed is on the disk; None: nobody was typing.
        """
        self._unkept = kept is False
        if not self._warned:
            self._said = ""
        self._show()

    # Keys

    def on_key(self, event: events.Key) -> None:
        """The passphrase, or the key that goes back; all others end here."""
        if event.key == "ctrl+q" or (event.key == "q" and not self._sealed):
            return  # of the app: the way out
        event.stop()
        event.prevent_default()
        if not self._sealed:
            self._lift()
        elif not self._tries:
            self._take(event)

    def _take(self, event: events.Key) -> None:
        if event.key == "enter":
            self._try()
            return
        if event.is_printable and event.character is not None:
            self._typed.append(event.character)
        elif event.key in _DROPS:
            self._typed.clear()
        elif event.key in ("backspace", "ctrl+h"):
            del self._typed[-1:]
        else:
            return
        self._say("")

    def on_paste(self, event: events.Paste) -> None:
        """A passphrase out of a keeper of passphrases: its first line."""
        event.stop()
        event.prevent_default()
        if self._sealed and not self._tries:
            self._typed += "".join(event.text.splitlines()[:1])
            self._say("")

    def on_click(self, _event: events.Click) -> None:
        """A click is as good as a key."""
        if not self._sealed:
            self._lift()

    # Trying

    def _try(self) -> None:
        if self._typed:
            self._tries = True
            self._say(_("Opening …"))
            # Of the app: this screen goes when it is opened, and takes its own along.
            self.app.run_worker(self._trial(), group="unlock")

    async def _trial(self) -> None:
        passphrase = "".join(self._typed)
        self._typed.clear()
        refused = await self._open_with(passphrase)
        self._tries = False
        if refused:
            self._say(refused, warn=True)

    # Saying

    def _say(self, text: str, *, warn: bool = False) -> None:
        self._said, self._warned = text, warn
        self._show()

    def _show(self) -> None:
        lines = self._locked() if self._sealed else self._blank()
        if self.app.size.height < _TALL:
            lines = tuple(one for one in lines if one)
        self._saying.say(lines)

    def _locked(self) -> tuple[Line, ...]:
        dots = _DOT * min(len(self._typed), _MOST)
        said = self._said or _("enter opens it where you were, ctrl+q leaves.")
        unkept = _("Not all that was typed could be written to the disk; it is here.")
        return (
            line(Span(_("Locked"), "strong")),
            (),
            line(Span(f"{_('Passphrase')}  ", "quiet"), dots, Span("▏", "accent")),
            (),
            line(Span(said, "warning" if self._warned else "quiet")),
            line(Span(unkept, "warning")) if self._unkept else (),
        )

    @staticmethod
    def _blank() -> tuple[Line, ...]:
        plain = _(
            "This dossier is not sealed: nothing is locked, and whoever has the machine"
            " can read the file."
        )
        return (
            line(Span(_("Any key goes back, q leaves."), "strong")),
            (),
            line(Span(plain, "quiet")),
        )
