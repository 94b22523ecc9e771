"""Messages that concern every screen."""

from textual.message import Message


class Saved(Message):
    """Something was written: what is on screen is to be asked for again."""
