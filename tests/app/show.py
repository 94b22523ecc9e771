"""A small app with every widget, to be run in a terminal of its own by tests.

    python tests/app/show.py [hostile]

With ``hostile`` all texts are the payloads of ``app.payloads``.
"""

import sys
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from app.lists import ListRows
from app.payloads import PAYLOADS
from dossier.keys import bindings
from dossier.rows import Block, Column, Highlight, Line, Span, row
from dossier.scrub import ScrubbedApp
from dossier.terminal import copy, has_title, restore_on_signals, titled, untitled
from dossier.themes import ansi_color, first_theme
from dossier.widgets.bars import FooterBar, HeaderBar, Rule, TabBar
from dossier.widgets.rows import RowList
from dossier.widgets.sheet import Sheet

COLUMNS = (Column(width=6), Column(share=1, least=8), Column(width=4, right=True))
PLAIN = tuple(f"what happened on day {number}" for number in range(300))


class Show(ScrubbedApp[None]):
    """The widgets, one below the other."""

    BINDINGS = bindings("app", "screen")
    CSS = "RowList { height: 1fr; } Sheet { height: 1fr; } Static { height: auto; }"
    TITLE = "dossier"

    def __init__(self, texts: tuple[str, ...], hostile: bool) -> None:
        """Show these texts.

        Args:
            texts: One for each row and block.
            hostile: Put them into the bars and Textual's own widgets too.
        """
        super().__init__(ansi_color=ansi_color())
        self.theme = first_theme()
        self.texts = texts
        self.hostile = hostile

    def compose(self) -> ComposeResult:
        """The bars, a list, a sheet."""
        yield HeaderBar()
        yield TabBar()
        yield Rule()
        yield RowList(draw=self.draw_row)
        yield Rule()
        yield Sheet(
            Block(
                (Span(text),),
                label=(Span("label", "quiet"),),
                cite="x_1",
                highlights=(Highlight(0, 4, "warning"),),
            )
            for text in self.texts[:40]
        )
        if self.hostile:
            yield Static("".join(self.texts), markup=False)
        yield Rule()
        yield FooterBar()

    def on_mount(self) -> None:
        """Fill them."""
        restore_on_signals(lambda code: self.exit(return_code=code))
        said = self.texts[0] if self.hostile else "Atajurt trial"
        header = self.query_one(HeaderBar)
        header.left, header.right = (Span(said, "strong"),), (Span("84 sources"),)
        names = self.texts[:6] if self.hostile else ("Timeline", "Defendants")
        self.query_one(TabBar).tabs = names
        rows = self.query_one(RowList)
        rows.show(ListRows(self.texts))
        rows.focus()

    def draw_row(self, text: str, cells: int) -> Line:
        """A row: a word, the text, a figure."""
        return row(COLUMNS, ("day", Span(text, "accent"), "7"), cells)

    def action_copy(self) -> None:
        """Copy the row, and say so."""
        text = self.texts[self.query_one(RowList).cursor]
        went = copy(self, text, Path(sys.argv[-1]))
        self.query_one(FooterBar).notice = f"copied to {went.value} {text}"

    def action_next_part(self) -> None:
        """To the other part."""
        self.screen.focus_next()


if __name__ == "__main__":
    hostile = "hostile" in sys.argv
    shown = PAYLOADS if hostile else PLAIN
    named = has_title()
    print(titled(shown[0]) if named else "", end="", file=sys.stderr, flush=True)
    code = Show(tuple(shown), hostile)
    code.run()
    print(untitled() if named else "", end="", file=sys.stderr, flush=True)
    sys.exit(code.return_code or 0)
