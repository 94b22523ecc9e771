"""Commands of selecting: which sentences of a text are meant."""

from typing import Final

from dossier.commands.command import Command, of_screen
from dossier.words import later

COMMANDS: Final[tuple[Command, ...]] = (
    of_screen(
        "select",
        ("space",),
        later("select"),
        later("A text: begin to select sentences, or end; esc selects none"),
        later("Reading"),
        3,
        ("texts",),
    ),
)
"""In the order of the footer."""
