"""What is needed to read a kind: libraries that not everybody has installed."""

from importlib.util import find_spec

from dossier_db.documents.kinds import Kind
from dossier_db.errors import Unreadable, extra


def insist(name: str, said: str, libraries: tuple[str, ...]) -> None:
    """Refuse a file in a sentence where a library that reads it is not installed."""
    if not all(find_spec(one) for one in libraries):
        raise Unreadable(
            f"{name} is {said}, and what reads it is not installed:"
            f" {extra('documents')}"
        )


def insist_on(name: str, kind: Kind) -> None:
    """The same for a kind of document."""
    insist(name, kind.said, kind.libraries)
