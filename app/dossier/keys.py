"""The list of commands as keys, as a footer, as a help, and as something to run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from textual.binding import Binding, BindingType
from textual.screen import Screen

from dossier.commands import COMMANDS, available, command
from dossier.commands.command import Command
from dossier.room import room
from dossier.rows import width
from dossier.scopes import READING, TYPING, Scope, Target
from dossier.words import _, later

GAP: Final = "  "
"""Between two commands in the footer."""
_CHARACTERS: Final = {"question_mark": "?", "slash": "/", "plus": "+"}
"""Keys that are text where one types, though their names are longer than it."""
_KEYS: Final = {
    "escape": "esc",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "up": "↑",
    "down": "↓",
    **_CHARACTERS,
}

_PLACES: Final[Mapping[Scope, str]] = {
    "panes": later("in the panes (1 to 7)"),
    "compare": later("in the comparison (3)"),
    "page": later("on a page"),
    "question": later("on a question"),
    "texts": later("in a text (w)"),
    "candidates": later("among candidates (p)"),
}
"""Where one can be, and the key that leads there."""


def shown(key: str) -> str:
    """A key as a person reads it: ``esc`` for ``escape``."""
    return _KEYS.get(key, key)


def bindings(*targets: Target) -> list[BindingType]:
    """Textual's bindings for the commands that these answer."""
    return [
        Binding(
            ",".join(c.keys), c.call, c.label, show=False, priority=c.ahead, id=c.id
        )
        for c in COMMANDS
        if c.target in targets and c.keys
    ]


def bindings_elsewhere() -> list[BindingType]:
    """For the app, which is asked last: keys that nobody answers where one is."""
    return [
        Binding(key, f"elsewhere('{c.id}', '{key}')", show=False)
        for c in COMMANDS
        if {*READING} & {*c.when} not in (set(), {*READING})
        for key in c.keys
    ]


def elsewhere(chosen: Command, scope: Scope | None, key: str = "") -> str:
    """Where a command works that does not work here; empty where that is not to be
    said: it does work, or one types.

    Args:
        chosen: The command.
        scope: Where the reader is.
        key: The one of its keys that was pressed; empty: its first.
    """
    if scope not in READING or scope in chosen.when:
        return ""
    pressed = shown(key or chosen.keys[0])
    if chosen.away:
        return _(chosen.away).format(key=pressed)
    if scope == "candidates" and "texts" in chosen.when:
        return _(
            "{key} ({label}) works where a candidate is open: enter opens it."
        ).format(key=pressed, label=_(chosen.label))
    own = {*chosen.when} - ({"compare"} if "panes" in chosen.when else set())
    places = [_(said) for place, said in _PLACES.items() if place in own]
    return _("{key} ({label}) works {places}.").format(
        key=pressed, label=_(chosen.label), places=", ".join(places)
    )


def typing_bindings() -> list[BindingType]:
    """What a field for typing leaves to the list below it, by way of the screen."""
    return [
        Binding(",".join(keys_in(c, "search")), f"screen.lines('{c.id}')", show=False)
        for c in COMMANDS
        if c.target == "lines" and "search" in c.when
    ]


def keys_in(chosen: Command, scope: Scope | None) -> tuple[str, ...]:
    """The keys of a command there: where one types, characters are none."""
    if scope not in TYPING:
        return chosen.keys
    return tuple(k for k in chosen.keys if len(k) > 1 and k not in _CHARACTERS)


@dataclass(frozen=True, slots=True)
class Hint:
    """A command as the footer writes it."""

    id: str
    key: str
    label: str

    @property
    def cells(self) -> int:
        """What it takes in the footer, without the gap before it."""
        return width(self.key) + 1 + width(self.label)


def footer(scope: Scope | None, cells: int) -> tuple[Hint, ...]:
    """As many commands as fit, in their order, the least important left out first.

    Args:
        scope: Where the reader is.
        cells: The width, with a space left free before the first.
    """
    found = [
        (c.rank, Hint(c.id, shown(keys_in(c, scope)[0]), _(c.label)))
        for c in available(scope)
        if c.keys
    ]
    room = cells - 1 + len(GAP)
    taken = sum(hint.cells + len(GAP) for _rank, hint in found)
    while found and taken > room:
        going = max(range(len(found)), key=lambda index: (found[index][0], index))
        taken -= found.pop(going)[1].cells + len(GAP)
    return tuple(hint for _rank, hint in found)


def help_groups() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """For the help: each heading with its rows of keys and sentence."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for c in COMMANDS:
        rows = groups.setdefault(_(c.group), [])
        rows.append((keys_of(c), _(c.help)))
    return tuple((heading, tuple(rows)) for heading, rows in groups.items())


def keys_of(chosen: Command) -> str:
    """All keys of a command, as a person reads them; what has none is found in the
    palette.
    """
    if not chosen.keys:
        return _("{key} by name").format(key=shown(command("palette").keys[0]))
    return " ".join(shown(key) for key in chosen.keys)


async def run(chosen: Command, screen: Screen[object]) -> bool:
    """Run a command as its key would, wherever it was asked for.

    Args:
        chosen: The command.
        screen: The screen that was in front when it was asked for.

    Returns:
        Whether anybody answered it.
    """
    lines = room(screen).lines or screen.focused  # not the field one types into
    node = {"app": screen.app, "screen": screen, "lines": lines}[chosen.target]
    if node is None:
        return False
    return await screen.app.run_action(chosen.call, default_namespace=node)
