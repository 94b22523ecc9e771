"""Selecting: sentences of a text are chosen, to be copied or to become a statement."""

from collections.abc import Mapping
from dataclasses import replace

from dossier.facing.selection import Chosen, Selection
from dossier.rows import Line, Span, line
from dossier.screens.copying import copy_text
from dossier.screens.keeping import Keeping
from dossier.widgets.selectable import Selectable
from dossier.words import counted


class Selecting(Keeping):
    """A screen of texts in which sentences can be selected."""

    facing: Selectable
    _shown: tuple[str, ...] = ()  # the captures whose texts are on the screen

    @property
    def chosen(self) -> Chosen | None:
        """The sentences that are selected, else the one under the cursor."""
        if not self.sides:
            return None
        marked, cursor = self.facing.selection, self.facing.cursor
        if marked is not None:
            return Chosen(self.sides[marked.side], marked.first, marked.last)
        if self.facing.block is None:
            return None
        return Chosen(self.sides[self.facing.side], cursor, cursor)

    def _cited(self) -> Mapping[str, str] | None:
        """The selectors of what is chosen."""
        chosen = self.chosen
        if chosen is None:
            return None
        from dossier_db.intake.selecting import selected

        return selected(*chosen)

    # Commands

    def action_select(self) -> None:
        """Begin a selection at the sentence under the cursor, or end it there."""
        self.set_focus(self.facing)
        self.facing.begin_or_end()

    def action_back(self) -> None:
        """Select nothing any more; where nothing is, where one came from."""
        if self.facing.selection is not None:
            self.let_go()
        else:
            self.dismiss()

    def let_go(self) -> None:
        """Select nothing any more."""
        self.facing.select(None)

    def copy_chosen(self) -> None:
        """Copy what is selected, or the sentence under the cursor, with its place."""
        chosen, found = self.chosen, self._cited()
        if chosen is None or found is None:
            return
        source, paragraphs = chosen.reading.source.id, chosen.paragraphs
        reference = self.desk.reference_to(source, *paragraphs)
        words = _quoted(found["words"])
        copy_text(self, self.desk, f"{words}\n{reference}", cited=True)

    # What the screen says of it, and keeps

    @property
    def kept(self) -> tuple[str, Selection] | None:
        """What is selected, and in which capture: to be selected again in it."""
        marked = self.facing.selection
        if marked is None or marked.side >= len(self._shown):
            return None
        return self._shown[marked.side], marked

    def select_again(self, kept: tuple[str, Selection] | None) -> None:
        """Other texts are shown, or the same once more: what was selected in one that
        is still there is selected in it.

        Args:
            kept: What was selected before.
        """
        self._shown = tuple(side.capture.id for side in self.sides)
        if kept is None or kept[0] not in self._shown:
            return
        side, marked = self._shown.index(kept[0]), kept[1]
        here = (self.facing.side, self.facing.cursor) == (side, marked.head)
        self.facing.select(replace(marked, side=side, open=marked.open and here))

    def said_of_selection(self) -> Line:
        """``3 sentences selected: a makes a statement of them, y copies them``."""
        marked = self.facing.selection
        if marked is None:
            return ()
        said = counted(
            marked.count,
            "{n} sentence selected: a makes a statement of it, y copies it",
            "{n} sentences selected: a makes a statement of them, y copies them",
        )
        return line(Span(said, "accent"))


def _quoted(words: str) -> str:
    """Words in quotation marks; in others where they have these themselves."""
    opens, closes = "‘’" if set(words) & set('“”„"') else "“”"
    return f"{opens}{words}{closes}"
