"""Copying: words leave the program with the place they come from, or not at all."""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from dossier import locations
from dossier.rows import Block, text_of
from dossier.screens.desk import Desk
from dossier.sheets import parts
from dossier.terminal import Copied, copy
from dossier.widgets.bars import FooterBar
from dossier.widgets.sheet import Sheet
from dossier.words import _
from dossier.wrap import plain
from dossier_db.errors import UnknownRecord
from dossier_db.records import Passage


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
    text = plain(block)
    if block.under:
        text = f"{text_of(block.under)} {text}"
    if block.cite is not None:
        try:
            said = _with_place(block, text, desk.ledger.passage(block.cite))
            text = f"{said}\n{desk.reference(block.cite)}"
        except UnknownRecord as gone:  # removed since it was drawn
            say(screen, str(gone))
            return
    copy_text(screen, desk, text, cited=block.cite is not None)


def _with_place(block: Block, text: str, passage: Passage) -> str:
    """A statement as it stands everywhere: who speaks, the words, where they stand. On
    the page of its source it is drawn beside its paragraph alone.
    """
    place = text_of((parts.place(passage.citation),))
    words = text_of(parts.words(passage.citation))
    drawn = text_of(block.line).strip()
    if place in text or not drawn.startswith(words):
        return text
    quote = passage.quote
    who = "" if quote is None else f"{parts.speaker(quote)}: "
    return f"{who}{drawn} {place}"


def copy_text(screen: Screen[Any], desk: Desk, text: str, *, cited: bool) -> None:
    """Copy a text and say where it went, and whether its citation went with it.

    Of a sealed dossier nothing is written into a file: there it would lie plain.
    """
    file = None if desk.sealed else locations.clipboard_file()
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
    if went is Copied.NOWHERE:
        no = _("This terminal takes no clipboard: of a sealed dossier no file is made.")
        say(screen, no)
        return
    if went is Copied.CLIPBOARD:
        said = _("Sent to the terminal's clipboard, with its citation.")
        bare = _("A line without a citation: sent to the terminal's clipboard.")
    else:
        said = _("Written to {file}, with its citation.").format(file=file)
        bare = _("A line without a citation: written to {file}.").format(file=file)
    say(screen, said if cited else bare)


def say_nothing_opens(screen: Screen[Any]) -> None:
    """A key that opens was pressed where there is nothing to open."""
    say(screen, _("Nothing here can be opened."))


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
