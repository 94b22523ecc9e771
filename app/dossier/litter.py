"""What is kept in memory no longer than it is needed, and when it is looked for.

Looking for garbage waits until the first rows stand: a start makes a hundred thousand
objects and drops next to none of them; Python would look through all of them again and
again meanwhile, a tenth of the time to the first rows (measured in ``tests/bench``).
What stands then stays to the end, and is not looked through any more.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_alone() -> Iterator[None]:
    """Nothing is looked through from here on, until ``looked_for`` or the end."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def looked_for() -> None:
    """Where it was left alone, garbage is looked for from now on, among what is new."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def let_go_of_what_was_closed() -> None:
    """Keep no screen that was left, with all its lines.

    Textual remembers the colours behind a thousand widgets by the widgets themselves
    instead of by the colours alone (8.2): the words of sixty megabytes of closed
    screens would stay in memory, of a locked dossier too.
    """
    from textual._styles_cache import StylesCache  # for who draws a screen alone

    by_widget = vars(StylesCache)["get_inner_outer"]
    if not isinstance(by_widget, classmethod):
        StylesCache.get_inner_outer = classmethod(by_widget)  # type: ignore[assignment]
