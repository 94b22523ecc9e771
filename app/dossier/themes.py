"""How it looks: four themes, and what the roles of text are in each.

Textual's own themes serve; nothing is drawn in a colour that is not one of theirs. A
role always has more than a colour where it matters: the mark beside it, bold, or
reverse, so that a screen without colours says the same.
"""

import os
from typing import Final

from dossier.words import _, later

DEFAULT: Final = "textual-dark"
TERMINAL: Final = "ansi-dark"
"""The theme of the terminal's own colours on dark."""

_THEMES: Final = {
    DEFAULT: later("dark"),
    "textual-light": later("light"),
    TERMINAL: later("the terminal's colours, on dark"),
    "ansi-light": later("the terminal's colours, on light"),
}

INK: Final = frozenset(
    {
        "ink--plain",
        "ink--strong",
        "ink--quiet",
        "ink--accent",
        "ink--warning",
        "ink--cursor",
    }
)
"""Component classes of everything that draws lines: one for each role, one for the
line under the cursor."""

_INK_CSS: Final = """
%(widget)s {
    & .ink--strong { text-style: bold; }
    & .ink--quiet { color: $text-muted; }
    & .ink--accent { color: $text-primary; }
    & .ink--warning { color: $text-warning; text-style: bold; }
    & .ink--cursor { background: $panel; }
    &:focus .ink--cursor { background: $primary-muted; }
    &:ansi .ink--quiet { color: ansi_default; text-style: dim; }
    &:ansi:dark .ink--accent { color: $secondary; }
    &:nocolor .ink--accent { text-style: underline; }
    &:ansi .ink--cursor { background: ansi_default; text-style: bold; }
    &:ansi:focus .ink--cursor { background: ansi_default; text-style: reverse; }
}
"""


def ink_css(widget: str) -> str:
    """The part of a widget's ``DEFAULT_CSS`` that gives the roles their look."""
    return _INK_CSS % {"widget": widget}


def themes() -> tuple[tuple[str, str], ...]:
    """The themes to choose from: Textual's name, and words for it."""
    return tuple((name, _(words)) for name, words in _THEMES.items())


def first_theme(remembered: str | None = None) -> str:
    """The theme to start with.

    Args:
        remembered: What was chosen last; names that no longer exist are passed over.

    Returns:
        ``TERMINAL`` where the environment wants no colour or the terminal has few.
    """
    if no_color() or os.environ.get("TERM") in ("linux", "dumb", "vt100", "vt220"):
        return TERMINAL
    return remembered if remembered in _THEMES else DEFAULT


def no_color() -> bool:
    """Whether NO_COLOR is set, as Textual reads it."""
    return "NO_COLOR" in os.environ


def ansi_color() -> bool | None:
    """What to hand to ``App(ansi_color=...)``.

    Under NO_COLOR Textual draws greys in 24 bits unless the app starts with the
    terminal's colours; then it draws none, whichever theme is chosen later.
    """
    return True if no_color() else None
