"""Whether a command did anything that a reader can see."""

from app.flows import Reader
from dossier.commands.command import Command

EVERYWHERE: dict[str, tuple[str, ...]] = {
    "search": (),
    "jump": (),
    "pane_timeline": (),
    "pane_defendants": (),
    "pane_compare": (),
    "pane_sources": (),
    "pane_people": (),
    "pane_quotes": (),
    "pane_tasks": (),
    "down": (),
    "up": ("j",),
    "page_down": (),
    "page_up": ("G",),
    "half_down": (),
    "half_up": ("G",),
    "top": ("G",),
    "bottom": (),
    "theme": (),
    "palette": (),
    "help": (),
    "tray": (),
    "undo": (),
    "redo": (),
    "log": (),
    "lock": (),
    "quit": (),
}
"""Commands that every place to read has; what is pressed first, so that there is
something to see."""


def picture(reader: Reader) -> tuple[object, ...]:
    """All that a reader sees: text, colours, where the keys go, whether it runs.

    Args:
        reader: In front of the app.
    """
    app = reader.app
    return (reader.text, app.theme, app.focused, app.screen, app._exit)


async def changes(reader: Reader, command: Command, key: str) -> bool:
    """Press a key and say whether anything is other than before.

    Args:
        reader: In front of the app.
        command: What the key stands for.
        key: The key.
    """
    before = picture(reader)
    if command.id == "quit":
        await reader.pilot.press(key)
    else:
        await reader.press(key)
    return picture(reader) != before
