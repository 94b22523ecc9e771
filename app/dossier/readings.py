"""Texts that lie in files: read whole, as UTF-8, or refused in a sentence."""

from pathlib import Path
from typing import Final, NamedTuple

from dossier.errors import Refusal
from dossier.words import _

LONGEST: Final = 64 * 1024 * 1024
"""Bytes of a text; a longer file is no report."""


class Held(NamedTuple):
    """A text file as it lies there, and what it says."""

    bytes: bytes
    text: str


def read_text(path: str) -> str:
    """The text of a file; refused as ``read_held`` does."""
    return read_held(path).text


def read_held(path: str) -> Held:
    """The bytes and the text of a file.

    Raises a ``Refusal`` where it cannot be read, is no UTF-8, or is too long.
    """
    file = Path(path)
    if file.is_dir():
        raise Refusal(_("{path} is a folder: name a text file.").format(path=path))
    with file.open("rb") as stream:  # what the system refuses is said at the one door
        held = stream.read(LONGEST + 1)
    if len(held) > LONGEST:
        raise Refusal(
            _("{path} is longer than 64 MB: name a part of it.").format(path=path)
        )
    try:
        return Held(held, held.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refusal(
            _("{path} is not text in UTF-8 (byte {place}): convert it first.").format(
                path=path, place=error.start
            )
        ) from None
