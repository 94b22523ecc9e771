"""What is needed to read a kind: libraries that not everybody has installed."""

from importlib.util import find_spec
from typing import Final

from dossier_db.documents.kinds import Kind
from dossier_db.errors import Unreadable

HOW: Final = 'pip install "dossier[documents]"'
"""How whoever lacks a library gets all of them."""


def insist(name: str, said: str, libraries: tuple[str, ...]) -> None:
    """Refuse a file in a sentence where a library that reads it is not installed."""
    if not all(find_spec(one) for one in libraries):
        raise Unreadable(
            f"{name} is {said}, and what reads it is not installed: {HOW} gets it."
        )


def insist_on(name: str, kind: Kind) -> None:
    """The same for a kind of document."""
    insist(name, kind.said, kind.libraries)
