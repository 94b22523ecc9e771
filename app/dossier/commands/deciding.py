"""Commands of deciding: verdicts, and what is proposed."""

from typing import Final

from dossier.commands.command import Command, of_screen
from dossier.words import later

_DECIDE: Final = later("Deciding")


COMMANDS: Final[tuple[Command, ...]] = (
    of_screen(
        "verdict",
        ("v",),
        later("verdict"),
        later("Say how the answers stand to each other, or take that back"),
        _DECIDE,
        3,
        ("compare", "question"),
    ),
    of_screen(
        "pair",
        ("m",),
        later("mark answer"),
        later("Mark an answer: the verdict on another is then one on both"),
        _DECIDE,
        5,
        ("compare", "question"),
    ),
    of_screen(
        "keep",
        ("plus",),
        later("keep"),
        later("Keep what is proposed (?): it becomes a verdict of yours"),
        _DECIDE,
        5,
        ("compare", "question", "texts"),
    ),
    of_screen(
        "dismiss_proposal",
        ("x",),
        later("dismiss"),
        later("Dismiss what is proposed (?): it does not come back"),
        _DECIDE,
        5,
        ("compare", "question", "texts"),
    ),
)
"""In the order of the footer."""
