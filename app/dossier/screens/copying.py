"""Copying: words leave the program with the place they come from, or not at all."""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from dossier import locations
from dossier.rows import Block
from dossier.screens.desk import Desk
from dossier.terminal import Copied, copy
from dossier.widgets.bars import FooterBar
from dossier.widgets.sheet import Sheet
from dossier.words import _


def copy_block(
    screen: Screen[Any], desk: Desk, sheet: Sheet, blocks: Sequence[Block]
) -> None:
    """Copy the block under the cursor, or the first cited one, with its citation."""
    block = sheet.block
    if block is None or block.cite is None:
        block = next((one for one in blocks if one.cite is not None), block)
    if block is None:
        say(screen, _("There is nothing here to copy."))
        return
    text = sheet.text_of(block).strip()
    if block.cite is not None:
        text = f"{text}\n{desk.reference(block.cite)}"
    copy_text(screen, text)


def copy_text(screen: Screen[Any], text: str) -> None:
    """Copy a text and say where it went."""
    file = locations.clipboard_file()
    try:
        went = copy(screen.app, text, file)
    except OSError as error:
        say(
            screen,
            _("It could not be copied: {file} cannot be written ({why}).").format(
                file=file, why=error.strerror
            ),
        )
        return
    if went is Copied.CLIPBOARD:
        say(screen, _("Sent to the terminal's clipboard, with its citation."))
    else:
        say(screen, _("Written to {file}, with its citation.").format(file=file))


def say(screen: Screen[Any], text: str) -> None:
    """Say what happened, in the footer, for some seconds; a choice has none."""
    bar = next(iter(screen.query(FooterBar)), None)
    if bar is None:
        return
    bar.notice = text

    def done() -> None:
        if bar.notice == text:
            bar.notice = ""

    screen.set_timer(6, done)
