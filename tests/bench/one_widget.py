"""The yardstick: the smallest Textual app there can be.

python -m bench.one_widget WORDS
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class OneWidget(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(sys.argv[1])


if __name__ == "__main__":
    OneWidget().run()
