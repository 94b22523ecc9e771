"""How it looks: four themes, and what the roles of text are in each.

Textual's own themes serve; nothing is drawn in a colour that is not one of theirs. A
role always has more than a colour where it matters: the mark beside it, bold, or
reverse, so that a screen without colours says the same.
"""

import os
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from rich.color import Color as RichColor
from rich.style import Style
from textual.app import App
from textual.color import Color

from dossier.rows import Role
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


class Inks(NamedTuple):
    """The colours of a theme that roles are drawn in; None is the terminal's own."""

    accent: str | None
    warning: str | None
    cursor: str | None
    """Behind the line under the cursor, in a part that has not the focus."""
    focus: str | None
    """Behind it in the part that has."""
    ansi: bool
    """The terminal's own sixteen colours: attributes say what shades cannot."""
    underlined: bool
    """There are no colours at all."""


def inks(app: App[Any]) -> Inks:
    """The colours of the theme that the app has now."""
    colours = app.theme_variables
    # Of a theme just chosen the colours come a moment later than its name; those of
    # the terminal mix into no shade.
    ansi = app.native_ansi_color or colours["background"].startswith("ansi")
    accent = "secondary" if ansi and app.current_theme.dark else "text-primary"
    return Inks(
        accent=colours[accent],
        warning=colours["text-warning"],
        cursor=None if ansi else colours["panel"],
        focus=None if ansi else colours["primary-muted"],
        ansi=ansi,
        underlined=app.no_color,
    )


@lru_cache(maxsize=256)
def ink(base: Style, role: Role, cursor: bool, focus: bool, found: Inks) -> Style:
    """What a role looks like: the one place that says so.

    Args:
        base: What plain text looks like in the widget.
        role: What the text is for.
        cursor: It stands in the line under the cursor.
        focus: The widget has the focus.
        found: The colours of the theme.
    """
    style = base + _ROLES[role](base, found)
    if not cursor:
        return style
    if found.ansi:
        return style + Style(reverse=True) if focus else style + Style(bold=True)
    return style + Style(bgcolor=_rich(found.focus if focus else found.cursor))


def _quiet(base: Style, found: Inks) -> Style:
    if found.ansi or base.bgcolor is None:
        return Style(dim=True)
    behind = Color.from_rich_color(base.bgcolor)
    return Style(color=behind.blend(behind.get_contrast_text(1.0), 0.6).rich_color)


_ROLES: Final[dict[Role, Callable[[Style, Inks], Style]]] = {
    "": lambda base, found: Style(),
    "strong": lambda base, found: Style(bold=True),
    "quiet": _quiet,
    "accent": lambda base, found: Style(
        color=_rich(found.accent), underline=found.underlined or None
    ),
    "warning": lambda base, found: Style(color=_rich(found.warning), bold=True),
    # Among what is quiet: a shade may not be seen, and not each terminal has one.
    "cited": lambda base, found: Style(underline=True),
}


def _rich(colour: str | None) -> RichColor | None:
    return None if colour is None else Color.parse(colour).rich_color


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
