"""A line to type into that obeys its keys in the order in which they were pressed."""

from textual import events
from textual.reactive import var
from textual.widgets import Input

from dossier.safe import typed


class Field(Input):
    """A text field for fingers, scripts and slow lines alike.

    Textual's own types a letter when the key arrives, but runs what is bound to a key
    (backspace, home, enter) only once the app has seen it too: of keys that come
    together, all letters would be typed before the first backspace. This one runs its
    bindings when their key arrives; a key that it does not bind goes on to the app.

    ``Input.Submitted`` carries the value that stood there when enter was pressed.
    Until somebody answers it, later keys of the same burst may have been typed as
    well: whoever answers takes the value of the message, not that of the field.
    """

    cursor_blink = var(False, init=False)
    """An old laptop, and a line that is paid by the byte, rest while nobody types."""

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of some, as one line without what is hidden in it.

        Args:
            text: The text.
            start: From which character.
            end: To which.
        """
        super().replace(typed(text), start, end)

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable:
            return  # Textual's own handler comes next and types it
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()  # Textual's own takes the first line alone
        event.stop()
        self.replace(event.text, *self.selection)
