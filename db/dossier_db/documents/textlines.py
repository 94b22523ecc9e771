"""Text gathered from marked-up pages: lines and paragraphs, nothing beside blanks
changed."""

import re
from typing import Final

_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_MANY: Final = re.compile(r"\n{3,}")


class TextLines:
    """Words come in as they stand in the page; blanks between them are one."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._words: list[str] = []

    def add(self, words: str, *, as_is: bool = False) -> None:
        """Words of the line that is being written; ``as_is`` keeps their blanks."""
        if as_is:
            first, *others = words.replace("\r\n", "\n").split("\n")
            self._words.append(first)
            for line in others:
                self.end_line()
                self._words.append(line)
            return
        said = _SPACE.sub(" ", words)
        if said[:1] == " " and (not self._words or self._words[-1][-1:] in " \t"):
            said = said[1:]
        if said:
            self._words.append(said)

    def next_cell(self) -> None:
        """Another cell of the same row of a table."""
        if self._words:
            self._words.append("\t")

    def end_line(self) -> None:
        """What follows stands in the next line; twice makes a paragraph."""
        self._lines.append("".join(self._words).strip(" \t\r"))
        self._words.clear()

    def end_paragraph(self) -> None:
        """What follows is another paragraph."""
        if self._words:
            self.end_line()
        self._lines.append("")

    def text(self) -> str:
        """A blank line between every two paragraphs."""
        self.end_paragraph()
        return _MANY.sub("\n\n", "\n".join(self._lines)).strip("\n")
