"""A question that is answered by one key: what is about to happen, then yes or no."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from dossier.rows import Block, Span, line
from dossier.screens.steady import Steady
from dossier.widgets.sheet import Said, Sheet
from dossier.words import _

YES = "y"


class Confirm(Steady, ModalScreen[bool]):
    """Gives True where ``y`` was pressed, False where it was left."""

    BINDINGS: ClassVar = [
        Binding("escape,n", "dismiss(False)", show=False),
        Binding(YES, "yes", show=False),
        Binding("q", "app.quit", show=False),
    ]

    def __init__(self, asked: str, blocks: Sequence[Block]) -> None:
        """A window over where one is.

        Args:
            asked: The question, in a sentence.
            blocks: What would happen, one thing after the other.
        """
        super().__init__()
        self._asked = asked
        self.sheet = Sheet(blocks)

    def compose(self) -> ComposeResult:
        """The question, how it is answered, and what would happen."""
        keys = _("y does it, esc leaves.")
        said = [
            Block(line(Span(self._asked, "strong"))),
            Block(line(Span(keys, "quiet"))),
        ]
        with Vertical(classes="choice sure"):
            yield Said(said, classes="said")
            yield self.sheet

    def on_mount(self) -> None:
        """Long lists can be scrolled."""
        self.set_focus(self.sheet)

    def action_yes(self) -> None:
        """Do it, unless a key before this one has left already."""
        if self.is_active:
            self.dismiss(True)
