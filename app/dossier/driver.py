"""The terminal as it is taken and given back: its title, and nothing left on it."""

import os
import selectors
import signal
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, Final, Protocol, cast

from textual._xterm_parser import BRACKETED_PASTE_END, XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste, Resize
from textual.geometry import Size
from textual.message import Message

from dossier.pastes import Pastes
from dossier.terminal import CLEARED, has_title, is_gone, titled, untitled, wiped

_MOST: Final = 4096
"""Bytes that are read at once."""
_WAIT: Final = 0.1
"""Seconds until it is looked whether an escape was a key, or reading is over."""


class Shown(Protocol):
    """What the driver asks of the app."""

    @property
    def window_name(self) -> str:
        """What the window is called now."""

    @property
    def secret(self) -> bool:
        """No word of what was shown may stay in the terminal."""

    def lock_then(self, do: Callable[[], None]) -> None:
        """Do it once the dossier is locked."""


class _Enduring:
    """What is written to a terminal; one that is gone shows it to nobody.

    Textual's thread would end there, and who writes wait for it for ever.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()


class TidyDriver(LinuxDriver):
    """Textual's, with a name for the window and a blank screen in the end.

    That holds for every way out that a program has a say in: leaving, a fault, SIGTERM
    and SIGHUP, and SIGTSTP, before which a sealed dossier is locked.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._file = cast("Any", _Enduring(cast("IO[str]", self._file)))
        self._came: deque[Message] = deque()
        self._told = False  # the loop, that something came

    @property
    def _shown(self) -> Shown:
        return cast("Shown", self._app)

    def run_input_thread(self) -> None:
        """Read the keys until it is told to end.

        Textual's ends the program at a byte that is not UTF-8: here it is U+FFFD. Of a
        paste that is cut off by the end the words are kept that came.
        """
        parser, pastes = XTermParser(self._debug), Pastes()
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            last = False
            while not last:
                last = self.exit_event.is_set()  # what has come by then is read still
                if selector.select(_WAIT):
                    data = os.read(self.fileno, _MOST)
                    if not data:  # the terminal is gone
                        self.exit_event.wait(_WAIT)
                    text = pastes.cleaned(decode(data))  # none, of half a letter
                    for event in parser.feed(text) if text else ():
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
        for event in parser.feed(BRACKETED_PASTE_END):
            if isinstance(event, Paste):
                self.process_message(event)

    def send_message(self, message: Message) -> None:
        """Hand over a key, from the thread that reads.

        The loop is told once of all that it has not taken yet. Textual tells it of each
        letter: some hundred of them fill the pipe that a signal has to come through
        too, and it would be lost.
        """
        self._came.append(message)
        if not self._told:
            self._told = True
            self._loop.call_soon_threadsafe(self._take)

    def _take(self) -> None:
        self._told = False  # first: what comes from now on is told again
        while self._came:
            self._app.post_message(self._came.popleft())

    def start_application_mode(self) -> None:
        """Take the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        signal.signal(signal.SIGWINCH, self._sized)
        if has_title():
            self.write(titled(self._shown.window_name))

    def _sized(self, *_signal: object) -> None:
        """The size is read in the loop: of two signals, the second within the first,
        Textual's handler would tell the first size last, and stay with it.
        """
        self._loop.call_soon_threadsafe(self._tell_size)

    def _tell_size(self) -> None:
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self._app.post_message(Resize(size, size))
            # Of the same size as before, too: the terminal may have cut what it shows.
            self._app.call_later(self._app.refresh)

    def stop_application_mode(self) -> None:
        """Give it back, as it was; of a sealed dossier nothing stays in it, nor what
        stood there before: other commands may have printed of it.
        """
        if self._shown.secret:
            self.write(wiped(self._app.size.height))
        super().stop_application_mode()
        if self._shown.secret:
            self.write(CLEARED)
        if has_title():
            self.write(untitled())
        self.flush()

    def _sigtstp_application(self, *_given: Any) -> None:
        """A sealed dossier is locked first: who comes to the shell may not go back to
        it without the passphrase. In the loop, for locking waits for the disk.
        """
        stop = super()._sigtstp_application
        if self._shown.secret:
            self._loop.call_soon_threadsafe(self._shown.lock_then, stop)
        else:
            stop()

    def _sigcont_application(self, *given: Any) -> None:
        """With SIGHUP comes SIGCONT: a terminal that is gone is not taken again."""
        if not is_gone():
            super()._sigcont_application(*given)
