"""JSON Lines out: the whole dossier as text, one row a line, log included.

The same dossier always gives the same bytes: tables in the order of ``TABLES``, rows
by key, columns as declared. What a terminal would obey is written as an escape, which
is the same JSON.
"""

import base64
import json
import re
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from dossier_db.errors import DamagedDossier
from dossier_db.tables import Table, Value, describe, quoted

if TYPE_CHECKING:
    from dossier_db.store import Store

_OBEYED = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What JSON lets stand unescaped: DEL, C1, separators, direction, what is not seen."""


def dump(store: "Store") -> Generator[str, None, None]:
    """Every row as one line of JSON with its newline, in one read transaction.

    The file stays as it was at the first line until the last is taken; another
    program's write waits that long. Whoever breaks off closes it before the dossier.
    """
    with (
        store.reader.sentences(),
        closing(store.reader.apart()) as reader,
    ):
        connection = reader.connection
        connection.execute("BEGIN")
        for table in describe(connection).values():
            yield from _lines(connection, table)


def _lines(connection: sqlite3.Connection, table: Table) -> Iterator[str]:
    ordered = f"{table.select} ORDER BY {quoted(table.key)}"
    with closing(connection.execute(ordered)) as cursor:
        for values in cursor:
            yield _line(table, values)


def _line(table: Table, values: tuple[Value, ...]) -> str:
    row: dict[str, object] = {"table": table.name}
    for column, value in table.read(values).items():
        if isinstance(value, bytes):
            row[column] = {"base64": base64.b64encode(value).decode("ascii")}
        elif value is not None:
            row[column] = value
    try:
        line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    except ValueError:
        raise DamagedDossier(
            f"A row of “{table.name}” holds a number without end ({row.get('id')}):"
            " it cannot be written as JSON; correct it first."
        ) from None
    return _OBEYED.sub(lambda found: json.dumps(found[0])[1:-1], line) + "\n"
