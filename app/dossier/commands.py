"""Every command, declared once: keys, footer, help and palette are read from here.

A command says which part of the app answers it. ``app`` and ``screen`` are the app
and the screen; ``lines`` is the list or sheet that has the focus. Each of them takes
its ``BINDINGS`` from ``keys.bindings`` and has one ``action_<id>`` for each command,
so a key cannot exist that the footer, the help and the palette do not know.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from dossier.words import later

Target: TypeAlias = Literal["app", "screen", "lines"]
"""Who answers a command."""

Scope: TypeAlias = Literal["panes", "page", "search", "jump"]
"""Where a reader is: among the panes, on a page opened from one, in the search or in
the small search over either."""

TYPING: Final[tuple[Scope, ...]] = ("search", "jump")
"""Where one types: a key that is a character is text there, not a command."""
_READING: Final[tuple[Scope, ...]] = ("panes", "page")
_ANYWHERE: Final[tuple[Scope, ...]] = (*_READING, *TYPING)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask for."""

    id: str
    """Names its action method, its binding and its entry in a keymap."""
    keys: tuple[str, ...]
    """As Textual names them; the first is the one that is shown."""
    label: str
    """A word or two for the footer."""
    help: str
    """A sentence for the help and the palette."""
    group: str
    """The heading in the help."""
    target: Target
    rank: int
    """Where the footer has no room, the highest goes first."""
    when: tuple[Scope, ...] = _READING
    """Where it makes sense."""
    action: str = ""
    """The action with its parameters, where the id does not say it all."""
    ahead: bool = False
    """Answered before the next key is looked at: that one is typed into what it
    opens, however fast it comes."""

    @property
    def call(self) -> str:
        """The action as Textual writes it."""
        return self.action or self.id


_READ: Final = later("Reading")
_SEARCH: Final = later("Searching")
_VIEW: Final = later("From where one looks")
_PANES: Final = later("Panes")
_MOVE: Final = later("Moving")
_PROGRAM: Final = later("Program")


def _pane(key: str, name: str, label: str, help_: str) -> Command:
    action = f"show_pane('{name}')"
    return Command(
        f"pane_{name}", (key,), label, help_, _PANES, "app", 13, action=action
    )


def _move(
    id_: str,
    keys: tuple[str, ...],
    label: str,
    help_: str,
    when: tuple[Scope, ...] = _ANYWHERE,
) -> Command:
    return Command(id_, keys, label, help_, _MOVE, "lines", 14, when)


COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "open",
        ("enter",),
        later("open"),
        later("Open what the cursor is on"),
        _READ,
        "lines",
        1,
        _ANYWHERE,
    ),
    Command(
        "back",
        ("escape",),
        later("back"),
        later("Go back to where one came from"),
        _READ,
        "screen",
        2,
        ("page", *TYPING),
    ),
    Command(
        "citation",
        ("o", "ctrl+o"),
        later("source"),
        later("Open the words that support it"),
        _READ,
        "lines",
        3,
        _ANYWHERE,
    ),
    Command(
        "copy",
        ("y", "ctrl+y"),
        later("copy"),
        later("Copy it with its citation"),
        _READ,
        "screen",
        7,
        (*_READING, "search"),
    ),
    Command(
        "next_discrepancy",
        ("n",),
        later("next !"),
        later("Go to the next discrepancy: ! or <"),
        _READ,
        "screen",
        6,
    ),
    Command(
        "previous_discrepancy",
        ("N",),
        later("previous !"),
        later("Go to the previous discrepancy: ! or <"),
        _READ,
        "screen",
        10,
    ),
    Command(
        "told_by",
        ("t",),
        later("told by"),
        later("Show everything as one source tells it"),
        _VIEW,
        "screen",
        4,
        ("panes",),
    ),
    Command(
        "known_on",
        ("d",),
        later("known on"),
        later("Show everything as it was known on a day"),
        _VIEW,
        "screen",
        5,
        ("panes",),
    ),
    Command(
        "maximise",
        ("z",),
        later("maximise"),
        later("Give the whole screen to this part, or take it back"),
        _VIEW,
        "screen",
        9,
        ("panes",),
    ),
    Command(
        "search",
        ("slash",),
        later("search"),
        later("Find anyone and anything, in any script, as you type"),
        _SEARCH,
        "app",
        3,
        ahead=True,
    ),
    Command(
        "jump",
        ("ctrl+k",),
        later("go to"),
        later("Go to a record by a few letters of its name"),
        _SEARCH,
        "app",
        9,
        ahead=True,
    ),
    Command(
        "next_kind",
        ("tab",),
        later("kind"),
        later("In the search: show the next kind of record alone"),
        _SEARCH,
        "screen",
        4,
        ("search",),
    ),
    Command(
        "previous_kind",
        ("shift+tab",),
        later("previous kind"),
        later("In the search: show the previous kind alone"),
        _SEARCH,
        "screen",
        12,
        ("search",),
    ),
    _pane(
        "1",
        "timeline",
        later("Timeline"),
        later("Timeline: what happened, by date"),
    ),
    _pane(
        "2",
        "defendants",
        later("Defendants"),
        later("Defendants: who is charged, and with what restraint"),
    ),
    _pane(
        "3",
        "compare",
        later("Compare"),
        later("Compare: each question with every source's answer"),
    ),
    _pane(
        "4",
        "sources",
        later("Sources"),
        later("Sources: what was read, and how far"),
    ),
    _pane(
        "5",
        "people",
        later("People"),
        later("People: everyone who is named"),
    ),
    _pane(
        "6",
        "quotes",
        later("Quotes"),
        later("Quotes: who said what to whom"),
    ),
    Command(
        "next_part",
        ("tab",),
        later("next part"),
        later("Go to the next pane or part of the screen"),
        _PANES,
        "screen",
        11,
        ("panes",),
    ),
    Command(
        "previous_part",
        ("shift+tab",),
        later("previous part"),
        later("Go to the previous pane or part of the screen"),
        _PANES,
        "screen",
        12,
        ("panes",),
    ),
    _move("down", ("down", "j"), later("down"), later("Go down")),
    _move("up", ("up", "k"), later("up"), later("Go up")),
    _move(
        "page_down",
        ("pagedown",),
        later("page down"),
        later("Go down by a screenful"),
    ),
    _move("page_up", ("pageup",), later("page up"), later("Go up by a screenful")),
    _move(
        "half_down",
        ("ctrl+d",),
        later("half down"),
        later("Go down by half a screenful"),
    ),
    _move(
        "half_up",
        ("ctrl+u",),
        later("half up"),
        later("Go up by half a screenful"),
    ),
    Command(
        "columns_left",
        ("left", "h"),
        later("left"),
        later("Compare: show the sources further left"),
        _MOVE,
        "screen",
        14,
        ("panes",),
    ),
    Command(
        "columns_right",
        ("right", "l"),
        later("right"),
        later("Compare: show the sources further right"),
        _MOVE,
        "screen",
        14,
        ("panes",),
    ),
    _move("top", ("g", "home"), later("top"), later("Go to the top"), _READING),
    _move("bottom", ("G", "end"), later("bottom"), later("Go to the bottom"), _READING),
    Command(
        "theme",
        ("c", "ctrl+t"),
        later("theme"),
        later("Choose the colours: dark, light, or the terminal's own"),
        _PROGRAM,
        "app",
        10,
        (*_READING, "search"),
    ),
    Command(
        "palette",
        ("ctrl+p",),
        later("palette"),
        later("Find a command by its name"),
        _PROGRAM,
        "app",
        8,
        (*_READING, "search"),
        action="command_palette",
    ),
    Command(
        "help",
        ("question_mark", "f1"),
        later("help"),
        later("Show every key, and what the marks mean"),
        _PROGRAM,
        "app",
        0,
        (*_READING, "search"),
    ),
    Command(
        "quit",
        ("q",),
        later("quit"),
        later("Leave dossier"),
        _PROGRAM,
        "app",
        0,
    ),
)
"""The one list."""

_BY_ID: Final = {command.id: command for command in COMMANDS}


def command(id_: str) -> Command:
    """The command of this id; KeyError where there is none."""
    return _BY_ID[id_]


def panes() -> tuple[Command, ...]:
    """The commands that show a pane, in the order of the tabs."""
    return tuple(chosen for chosen in COMMANDS if chosen.id.startswith("pane_"))


def available(scope: Scope | None) -> tuple[Command, ...]:
    """The commands that make sense there; all of them for None."""
    return tuple(chosen for chosen in COMMANDS if scope is None or scope in chosen.when)
