"""What a text gives: rows, each with the place it was read from."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from json import JSONEncoder
from typing import Final, NamedTuple

from dossier_db.errors import BadText
from dossier_db.tables import Value

_SENTENCE: Final = 600
"""Characters of a refusal: it may repeat what stands in the text, whatever that is."""


class Place(NamedTuple):
    """Where a row was read: the file, and the line where one is known."""

    file: str
    line: int | None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}, line {self.line}"


class Given(NamedTuple):
    """One row of a text: its table, its columns, its place."""

    table: str
    row: dict[str, Value]
    file: str
    line: int | None

    @property
    def place(self) -> Place:
        """Where the row was read."""
        return Place(self.file, self.line)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, row by row."""

    added: int
    same: int
    """Rows that were there already with the same values."""
    updated: int
    """Rows of an earlier edition that were replaced."""
    kept: int
    """Rows left as they are because somebody edited them or something hangs on them."""
    removed: int
    """Rows of an earlier edition that the text no longer has."""

    @property
    def changed(self) -> int:
        """Rows that are not as they were."""
        return self.added + self.updated + self.removed


def refuse(place: Place, sentence: str) -> BadText:
    """The refusal of what stands at ``place``."""
    return BadText(f"{place}: {shown(sentence, _SENTENCE)}.")


def shown(text: str, most: int = 80) -> str:
    """Words of a text as a sentence may hold them: on one line, the middle of what is
    too long left out.
    """
    if len(text) > most:
        half = most // 2
        text = f"{text[:half]} … {text[-half:]}"
    return " ".join(text.split()).encode("utf-8", "replace").decode()


def digest(rows: Iterable[Given]) -> tuple[int, str]:
    """How many different rows a text gives, and the SHA-256 that stands for them.

    It is taken over the rows as canonical JSON, one a line, sorted: the same rows in
    another order, or from YAML instead of JSON Lines, have the same digest.
    """
    lines = sorted({_line(given.table, given.row) for given in rows})
    whole = hashlib.sha256()
    for line in lines:
        whole.update(line)
        whole.update(b"\n")
    return len(lines), whole.hexdigest()


def _line(table: str, row: dict[str, Value]) -> bytes:
    given = {column: value for column, value in row.items() if value is not None}
    return _canonical({"table": table, **given}).encode()


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode("ascii")}
    raise TypeError(f"{type(value).__name__} is no value of a cell")


_canonical = JSONEncoder(  # as log.canonical, made once for a million rows
    ensure_ascii=False,
    sort_keys=True,
    separators=(",", ":"),
    allow_nan=False,
    default=_plain,
).encode
