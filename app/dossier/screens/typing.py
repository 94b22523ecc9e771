"""Typing: who types does not wait for the screen.

A window to type into has the keys before the next one is read, and the key that ends it
is answered once everything before it stands in its field: of a burst of keys none is
meant for another place than it comes to.
"""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

T = TypeVar("T")


async def type_into(
    app: App[Any], window: Screen[T], then: Callable[[T | None], Any] | None = None
) -> None:
    """Bring a window to the front, its first field ready before the next key is read.

    Args:
        app: The app.
        window: What is typed into.
        then: Called with what it gives.
    """
    await app.push_screen(window, then)
    for field in window.query("Input"):  # none, where it was left at once
        window.set_focus(field)
        break


async def typed(window: Screen[Any]) -> None:
    """Until all that was pressed before this key stands in its field: keys and what
    they change come by different ways.

    Args:
        window: What is typed into.
    """
    if window.focused is not None:
        await reached(window.focused)


async def reached(node: MessagePump) -> None:
    """Until what was posted to it before now has been answered, if it answers still."""
    done = asyncio.Event()
    if node.is_running and node.call_later(done.set):
        await done.wait()
