"""Scroll: lines that scroll, beside a bar that says where one is."""

from textual.scroll_view import ScrollView


class Scroll(ScrollView, can_focus=False, inherit_bindings=False):
    """A scroll view whose bar stands where the lines stand, hidden or not.

    Textual moves the bar only while it is shown: hidden while everything fits and
    shown again afterwards, it would say that one is where one was before.
    """

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """A bar that comes back says where one is now.

        Args:
            shown: Whether there is a bar.
        """
        if shown:
            self.vertical_scrollbar.position = self.scroll_y
