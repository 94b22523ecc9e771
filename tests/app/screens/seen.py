"""Whether a command did anything that a reader can see."""

from app.flows import Reader
from dossier.commands.command import Command


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
