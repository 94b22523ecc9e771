"""Messages that several screens know."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.message import Message

if TYPE_CHECKING:
    from dossier.seeker import News


LISTED: Final = {
    "entity": "id",
    "question": "id",
    "quote": "passage_id",
    "charge": "person_id",
}
"""The tables of which panes list rows, and by which column they know a row."""


class Arrived(Message):
    """The panes stand: what was pressed before is answered now."""


@dataclass
class Saved(Message):
    """Something was written: what is on screen is to be asked for again."""

    records: tuple[str, ...] = ()
    """What was added or came back: the cursor goes to the first that stands there."""


@dataclass
class Told(Message):
    """News from the thread that searches while somebody types."""

    news: "News"
