"""Who answers a command, and where a reader can be when it is given."""

from typing import Final, Literal, TypeAlias

Target: TypeAlias = Literal["app", "screen", "lines"]
"""Who answers a command."""

Scope: TypeAlias = Literal[
    "panes",
    "compare",
    "page",
    "question",
    "texts",
    "candidates",
    "search",
    "jump",
    "form",
    "ended",
    "palette",
]
"""Where a reader is: among the panes (in Compare more can be done), on a page opened
from one, on a question, before two texts, before what was found in all of them, in
the search or in the small search over any of them, in a form, or where nothing can be
read any more. In the palette alone stands what has no key."""

SEEKING: Final[tuple[Scope, ...]] = ("search", "jump")
"""Where one types above a list, to which the keys go that move in it."""
TYPING: Final[tuple[Scope, ...]] = (*SEEKING, "form")
"""Where one types: a key that is a character is text there, not a command."""
PANES: Final[tuple[Scope, ...]] = ("panes", "compare")
"""Among the panes."""
READING: Final[tuple[Scope, ...]] = (*PANES, "page", "question", "texts", "candidates")
"""Where one reads: a key that is a character is a command."""
ANYWHERE: Final[tuple[Scope, ...]] = (*READING, *SEEKING)
