"""Commands of the program itself."""

from typing import Final

from dossier.commands.command import Command
from dossier.scopes import READING, TYPING
from dossier.words import later

_PROGRAM: Final = later("Program")


COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "theme",
        ("c", "ctrl+t"),
        later("colours"),
        later("Choose the colours, the theme: dark, light, or the terminal's own"),
        _PROGRAM,
        "app",
        10,
        (*READING, "search", "form"),
    ),
    Command(
        "sign",
        (),
        later("your name"),
        later("Write in another name from now on"),
        _PROGRAM,
        "app",
        0,
        ("palette",),
    ),
    Command(
        "palette",
        ("ctrl+p",),
        later("palette"),
        later("Find a command by its name"),
        _PROGRAM,
        "app",
        8,
        (*READING, "search", "form"),
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
        (*READING, "search", "form"),
    ),
    Command(
        "lock",
        ("ctrl+l",),
        later("lock"),
        later("Blank the screen; a sealed dossier asks for its passphrase again"),
        _PROGRAM,
        "app",
        9,
        (*READING, *TYPING),
        ahead=True,  # wherever one is, whatever is being typed
    ),
    Command(
        "quit",
        ("q",),
        later("quit"),
        later("Leave dossier"),
        _PROGRAM,
        "app",
        0,
        (*READING, "ended"),
    ),
)
"""In the order of the footer."""
