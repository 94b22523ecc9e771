"""Copying: words leave the program with the place they come from, or not at all."""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from dossier import locations
from dossier.rows import Block, text_of
from dossier.screens.desk import Desk
from dossier.terminal import Copied, copy
from dossier.widgets.bars import FooterBar
from dossier.widgets.sheet import Sheet
from dossier.words import _
from dossier_db.errors import UnknownRecord


def copy_block(
    screen: Screen[Any], desk: Desk, sheet: Sheet, blocks: Sequence[Block]
) -> None:
    """Copy the block under the cursor with its citation.

    From the list beside it, or where the cursor stands on nothing, the first block
    that is cited.
    """
    block = sheet.block if sheet.has_focus else None
    if block is None:
        block = next((one for one in blocks if one.cite is not None), sheet.block)
    if block is None:
        say(screen, _("There is nothing here to copy."))
        return
    text = sheet.text_of(block).strip()
    if block.under:
        text = f"{text_of(block.under)} {text}"
    if block.cite is not None:
        try:
            text = f"{text}\n{desk.reference(block.cite)}"
        except UnknownRecord as gone:  # removed since it was drawn
            say(screen, str(gone))
            return
    copy_text(screen, text, cited=block.cite is not None)


def copy_text(screen: Screen[Any], text: str, *, cited: bool) -> None:
    """Copy a text and say where it went, and whether its citation went with it."""
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
        said = _("Sent to the terminal's clipboard, with its citation.")
        bare = _("A line without a citation: sent to the terminal's clipboard.")
    else:
        said = _("Written to {file}, with its citation.").format(file=file)
        bare = _("A line without a citation: written to {file}.").format(file=file)
    say(screen, said if cited else bare)


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
