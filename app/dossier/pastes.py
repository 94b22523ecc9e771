"""What is pasted is text: no key is made of it.

A terminal marks what is pasted (bracketed paste, xterm's private mode 2004). Textual's
parser (8.2) looks for keys at each escape within it: a text copied from elsewhere could
take back an act, or save a form.
"""

from typing import Final

_ESC: Final = "\x1b"
_START: Final = "\x1b[200~"
_END: Final = "\x1b[201~"


class Pastes:
    """Takes the escapes out of pastes, however they are cut into pieces."""

    def __init__(self) -> None:
        self._within = False
        self._tail = ""  # of what was handed on: a start may be cut in two
        self._held = ""  # what may be the beginning of an end

    def cleaned(self, text: str) -> str:
        """What the terminal sent next, with no escape within a paste.

        Args:
            text: As it was read; an end that is not there yet is held back.
        """
        found: list[str] = []
        while text:
            text = (
                self._pasted(text, found) if self._within else self._typed(text, found)
            )
        return "".join(found)

    def _typed(self, text: str, found: list[str]) -> str:
        """Hand on what comes before a paste, and its start; the rest is given back."""
        seen = self._tail + text
        at = seen.find(_START)
        self._within = at >= 0
        stop = at + len(_START) - len(self._tail) if self._within else len(text)
        self._tail = "" if self._within else seen[1 - len(_START) :]
        found.append(text[:stop])
        return text[stop:]

    def _pasted(self, text: str, found: list[str]) -> str:
        """Hand on what was pasted, and its end; what follows is given back."""
        pasted, end, rest = (self._held + text).partition(_END)
        self._within, self._held = not end, ""
        if self._within:
            self._held = _begun(pasted)
            pasted = pasted.removesuffix(self._held)
        found.append(pasted.replace(_ESC, "") + end)
        return rest


def _begun(pasted: str) -> str:
    """How much of an end stands at the end of a text."""
    parts = (_END[:length] for length in range(len(_END) - 1, 0, -1))
    return next((part for part in parts if pasted.endswith(part)), "")
