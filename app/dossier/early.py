"""What is pressed before there is anything to press it in waits for its turn."""

from collections.abc import Callable

from textual import events
from textual.message import Message


class Early:
    """Holds the keys, the pastes and the mouse until the panes stand, and gives them
    back in the order in which they came.
    """

    def __init__(self) -> None:
        """Holds what comes from now on."""
        self._held: list[Message] = []
        self._over = False

    def holds(self, event: Message) -> bool:
        """Whether it is kept back.

        Args:
            event: What hands have done.
        """
        if not self._over:
            self._held.append(event)
        return not self._over

    def give(self, take: Callable[[Message], object]) -> None:
        """Give back what was held, and hold nothing any more.

        Args:
            take: Given one after the other.
        """
        self._over = True
        held, self._held = self._held, []
        for event in held:
            take(_meant(event))


def _meant(event: Message) -> Message:
    """Before the program has the terminal, that makes a line feed of an enter."""
    if isinstance(event, events.Key) and event.key == "ctrl+j":
        return events.Key("enter", "\r")
    return event
