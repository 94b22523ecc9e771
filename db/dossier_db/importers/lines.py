"""JSON Lines in: one row a line, ``{"table": "person", "id": "p_…", …}``, any order."""

import base64
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from dossier_db.errors import BadText
from dossier_db.importers.given import Given, Place, refuse, shown

LONGEST = 64 * 1024 * 1024
"""Bytes of one line: a capture's file may be in it, a whole disk may not."""

MOST_PIPED = 512 * 1024 * 1024
"""Bytes that are taken from a pipe: it is held in memory, a file is not."""
_PLAINLY = 1024 * 1024
"""Bytes of a line that may hold whatever it does; of a longer one a look is taken."""
_DOUBTFUL = (rb"\u0000", rb"\ud", rb"\uD")
"""Escapes that may write NUL, or half a character."""
_HALF = re.compile("[\ud800-\udfff]")
_TEXT = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\Z)', re.DOTALL)
_MOST_TEXTS = 1_000
_MOST_BETWEEN = 64 * 1024


class _Refused(ValueError):
    """A JSON text that is well formed and yet no row."""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object] | bytes:
    found = dict(pairs)
    if "base64" in found:
        return _bytes(found)
    if len(found) != len(pairs):
        times = Counter(key for key, _ in pairs)
        twice = next(key for key, count in times.items() if count > 1)
        raise _Refused(f"“{shown(twice)}” stands twice in one object")
    return found


def _bytes(found: dict[str, object]) -> bytes:
    """What {"base64": …} stands for."""
    text = found["base64"]
    if len(found) == 1 and type(text) is str:
        try:
            return base64.b64decode(text, validate=True)
        except ValueError:
            pass
    raise _Refused("an object with “base64” holds that alone, and it has to be valid")


def _no_number(word: str) -> NoReturn:
    raise _Refused(f"{word} is no number that can be kept")


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        _no_number(digits)
    return number


_scan = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_no_number, parse_float=_finite
).raw_decode


class Lines:
    """The rows of a JSON Lines file; each iteration reads it from the start."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: bytes | None = None
        if not path.is_file():  # a pipe can be read once only
            self._held = _piped(path)

    def likely(self) -> bool:
        """The first thing in the file is an object, or there is nothing."""
        with self._open() as file:
            start = file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
        return not start or start.startswith(b"{")

    def __iter__(self) -> Iterator[Given]:
        file = self._open()
        with file:
            name = str(self._path)
            lines = iter(partial(file.readline, LONGEST + 1), b"")
            for number, raw in enumerate(lines, 1):
                row = _quick(raw)
                if row is None:
                    row = _row(raw, Place(name, number))
                    if row is None:
                        continue
                table = row.pop("table", None)
                if type(table) is not str:
                    raise refuse(
                        Place(name, number),
                        'every line needs its table: {"table": "person", …}',
                    )
                yield Given(table, row, name, number)

    def _open(self) -> BinaryIO:
        if self._held is not None:
            return BytesIO(self._held)
        try:
            return self._path.open("rb")
        except OSError as error:
            raise BadText(
                f"{self._path} cannot be read ({error.strerror}): check its"
                " permissions."
            ) from None


def _piped(path: Path) -> bytes:
    """All that comes out of a pipe, which may have no end."""
    with path.open("rb") as stream:
        held = stream.read(MOST_PIPED + 1)
    if len(held) > MOST_PIPED:
        raise BadText(
            f"{path} gives more than {MOST_PIPED // 1024**2} MB: write it to a file"
            " and load that."
        )
    return held


def _quick(raw: bytes) -> dict[str, Any] | None:
    """The object on a plain line; None where the line asks for a closer look."""
    if len(raw) > _PLAINLY or any(escape in raw for escape in _DOUBTFUL):
        return None
    try:
        text = raw.decode()
        found, end = _scan(text)
    except (ValueError, RecursionError):
        return None
    if type(found) is dict and (end == len(text) or text[end] == "\n"):
        return found
    return None


def _row(raw: bytes, place: Place) -> dict[str, Any] | None:
    """The object on any line, or the sentence that says what is wrong with it."""
    if len(raw) > LONGEST:
        raise refuse(place, f"a line has at most {LONGEST:,} bytes, this one has more")
    if len(raw) > _PLAINLY and not _is_flat(raw):
        raise refuse(place, "a row is one object with a value for each column")
    row = _parse(raw, place)
    if row is not None:
        _check_characters(row, place)
    return row


def _is_flat(raw: bytes) -> bool:
    """Whether nearly all of a long line is in its texts, and these are few: small
    lists without number take twenty times the memory that they take in the line.
    """
    inside = 0
    for number, text in enumerate(_TEXT.finditer(raw)):
        inside += text.end() - text.start()
        if number >= _MOST_TEXTS:
            return False
    return len(raw) - inside <= _MOST_BETWEEN


def _parse(raw: bytes, place: Place) -> dict[str, Any] | None:
    try:
        text = raw.decode()
        if place.line == 1:
            text = text.removeprefix("\ufeff")
        text = text.strip(" \t\r\n")
        if not text:
            return None
        found, end = _scan(text)
    except UnicodeDecodeError as error:
        raise refuse(place, f"byte {error.start + 1} is no UTF-8") from None
    except json.JSONDecodeError as error:
        raise refuse(
            place, f"this is no JSON ({error.msg} at character {error.pos + 1})"
        ) from None
    except _Refused as error:
        raise refuse(place, str(error)) from None
    except (ValueError, RecursionError):  # thousands of digits, or of brackets
        raise refuse(place, "a number or a nesting is too long to be a row") from None
    if end != len(text):
        raise refuse(place, f"something follows the object at character {end + 1}")
    if type(found) is not dict:
        raise refuse(place, 'a line is one object: {"table": …, "id": …}')
    return found


def _check_characters(row: dict[str, Any], place: Place) -> None:
    """An escape can write NUL, at which half of what reads a text stops.

    Where a file that is held has one, the dossier has it too, and so has a dump.
    """
    for column, value in row.items():
        if type(value) is not str:
            continue
        if "\0" in value and (row.get("table"), column) != ("capture", "text"):
            raise refuse(place, f"“{column}” holds a NUL character: leave it out")
        if _HALF.search(value):
            raise refuse(place, f"“{column}” holds half a character (a lone surrogate)")
