"""Dossiers whose every text commands a terminal, and what may leave a program.

Which columns there are is asked of the file: one that a migration adds is hostile here
too, or stands in ``FIXED`` with the reason why it cannot be.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from unittest.mock import patch

from app import trial
from app.holding import RADIO, WATCH, hold
from app.payloads import LIARS, PAYLOADS
from dossier_db import Store
from dossier_db.acts import Act
from dossier_db.drafts import Draft, keep
from dossier_db.intake import KINDS
from dossier_db.limits import longest
from dossier_db.tables import LOG_TABLES, Table, Value, describe

# A surrogate alone cannot be kept in a file: the store has no such text.
STORED: Final = tuple(
    re.sub("[\ud800-\udfff]", "", text) for text in (*PAYLOADS, *LIARS)
)
"""What a dossier can hold of them."""
AGENT: Final = f"{STORED[0]} [b]{STORED[13]}"
"""Somebody in whose name is written."""
FIXED: Final = {
    "edtf.earliest": "has the form of a day; see ``renamed``",
    "edtf.latest": "the same",
    "event.status": "one of four words, by the schema",
    "event.earliest": "a copy of a day, by the schema",
    "source.published": "the same",
    "source.coverage": "one of three words, by the schema",
    "source_relation.basis": "one of two words, by the schema",
    "note.about_id": "names a record; see ``renamed``",
    "capture.sha256": "64 characters, by the schema; see ``renamed``",
    "passage.digest": "the same",
}
"""Columns of text that cannot hold any text, and why."""
_COPIES: Final = {"event": ("date", "earliest"), "source": ("issued", "published")}
"""A date, and the column that has a copy of its bound."""
_TAIL: Final = "\x1b]2;PWNED-ID\x07\u202e\x9b[/b]\n"

# What the app itself may send: SGR, cursor moves, modes, its own title, the shape of
# the mouse pointer, and the clipboard where somebody copied. Nothing else.
_OWN: Final = re.compile(
    rb"\x1b\[[0-9;]*[mHJK]|\x1b\[[?>=<]?[0-9;]*(?:\$p|[hlutnc])|\x1b\[<u"
    rb"|\x1b\]22;[a-z]+\x07|\x1b\]2;[^\x00-\x1f\x7f]*\x1b\\"
    rb"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07"
)
_INVISIBLE: Final = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u061c\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def write(path: Path) -> Path:
    """Make the dossier at ``path``; not even its name is harmless."""
    path.write_bytes(_written())
    return path


@cache
def _written() -> bytes:
    """It is made once, for all who want one."""
    with TemporaryDirectory() as folder:
        return _write(Path(folder) / "a.dossier").read_bytes()


def _write(path: Path) -> Path:
    trial.write(path)
    hold(path, "s_watch", "\n\n".join((WATCH, *STORED)))
    hold(path, "s_radio", "\n\n".join((RADIO, *reversed(STORED))))
    # Other programs write in longer names than this one.
    endless = patch("dossier_db.limits.no_agent", return_value="")
    with endless, Store.open(path) as store:
        with store.act(AGENT) as act:
            _fill(act)
        with store.act(STORED[-2]) as act:
            for table, row, texts in list(_texts(act)):
                act.update(table, row, texts)
            for draft in _drafts():
                keep(act.connection, draft)
        store.reindex()
    return path


def free(connection: sqlite3.Connection, table: Table) -> tuple[str, ...]:
    """The columns of a table that hold any text: no key, no reference, not fixed."""
    pointing = connection.execute(f'PRAGMA foreign_key_list("{table.name}")').fetchall()
    bound = {*table.key, *(row[3] for row in pointing)}
    return tuple(
        column
        for column in table.columns
        if table.types[column] == "TEXT"
        and column not in bound
        and f"{table.name}.{column}" not in FIXED
    )


def _fill(act: Act) -> None:
    """A row in each table that the trial leaves empty."""
    (capture,) = act.db.execute("SELECT min(id) FROM capture").fetchone()
    act.term("handling:copied")
    handled = {"id": "h_1", "capture_id": capture, "action": "handling:copied"}
    act.insert("handling", {**handled, "at": "2024-07-01", "agent": "A. N."})
    told = {"case_id": "c_trial", "person_id": "p_bolat", "passage_id": "x_radio_3"}
    act.insert("outcome", {"id": "u_1", "kind": act.term("outcome:freed"), **told})
    words = {"passage_id": "x_radio_4", "field": "exact", "lang": "en"}
    act.insert("translation", {**words, "text": "The land is ours"})
    ruled = {"rule": "numbers", "decided_by": "A. N.", "decided_at": "2024-07-01"}
    act.insert("dismissal", {"id": "0" * 64, **ruled})


def _texts(act: Act) -> Iterator[tuple[str, dict[str, Value], dict[str, Value]]]:
    """For every row of every table its key, and a payload for each free column."""
    payloads = cycle(STORED)
    count = 0
    for name, table in act.tables.items():
        columns = free(act.connection, table)
        if name in LOG_TABLES or name == "edtf" or not columns:
            continue
        for row in act.db.query(f'SELECT {", ".join(table.key)} FROM "{name}"'):
            texts: dict[str, Value] = {}
            for column in columns:
                count += 1
                if (name, column) != ("capture", "text"):  # there are all of them
                    most = longest(table, column) or 0  # more of it nobody can write
                    tail = f" {count}"
                    texts[column] = next(payloads)[: most - len(tail)] + tail
            yield name, row, texts


def _drafts() -> Iterator[Draft]:
    """One of each form, and one of a form that nobody knows."""
    payloads = cycle(STORED)
    forms = [kind.name for kind in KINDS]
    began = ["person", ["p_aliya"], "person", {"name": STORED[0]}, STORED[1]]
    edits: tuple[object, ...] = (
        began,
        [1],
        {},
        ["x", *began[1:]],
        [*began[:2], "x", *began[3:]],
    )
    edited = [f"edit {json.dumps(one)}" for one in edits]
    for number, form in enumerate([*forms, STORED[0], "line", "edit {", *edited]):
        asked = [] if number >= len(forms) else KINDS[number].asked
        fields = {field.name: next(payloads) for field in asked}
        fields |= {f"{name}\ntyped": next(payloads) for name in list(fields)[:2]}
        fields[next(payloads)] = fields["text"] = next(payloads)
        yield Draft(f"draft {number} {next(payloads)}", form, fields, next(payloads))


def renamed(path: Path) -> Path:
    """The same, written by another program: ids, dates and hashes are hostile too."""
    write(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        tables = describe(connection)
        for table in tables.values():
            if table.name not in LOG_TABLES:
                _rename(connection, table)
        _forge(connection)
        strange_days = "UPDATE edtf SET earliest = '2024-19-39', latest = '2024-19-39'"
        connection.execute(f"{strange_days} WHERE id LIKE '2024-05-21%'")
        connection.commit()
    return path


def _rename(connection: sqlite3.Connection, table: Table) -> None:
    """A tail for each id, reference and bound; a payload for what has a length."""
    pointing = connection.execute(f'PRAGMA foreign_key_list("{table.name}")').fetchall()
    named = {row[3] for row in pointing} | (set(table.key) - {"field", "lang", "gist"})
    named |= {one for one in table.columns if one.endswith("_id")}
    if table.name == "edtf":
        named |= {"earliest", "latest"}
    sets = [f'"{one}" = "{one}" || :tail' for one in sorted(named)]
    if table.name in _COPIES:
        day, copy = _COPIES[table.name]
        sets.append(f"{copy} = iif({day} IS NULL, {copy}, {copy} || :tail)")
        sets = [one for one in sets if not one.startswith(f'"{copy}"')]
    for column in ("sha256", "digest"):
        if column in table.columns:
            sets.append(f'"{column}" = substr(:tail || "{column}", 1, 64)')
    if table.name == "dismissal":
        sets = ["id = substr(:tail || id, 1, 64)"]
    connection.execute(f'UPDATE "{table.name}" SET {", ".join(sets)}', {"tail": _TAIL})


def _forge(connection: sqlite3.Connection) -> None:
    """Entries of the log as nobody here would write them."""
    (last,) = connection.execute("SELECT max(seq) FROM change").fetchone()
    (chain,) = connection.execute("SELECT chain FROM change LIMIT 1").fetchone()
    payloads = cycle(STORED)
    for number in range(last + 1, last + 12):
        entry = {
            **{"chain": chain, "seq": number, "previous": next(payloads)},
            **{"at": next(payloads), "agent": next(payloads)},
            # Libraries differ in what JSON says of a NUL: an index on it is not sound.
            "act": next(payloads).replace("\0", ""),
            **{"table": "entity", "row": f"p_aliya{_TAIL}", "field": next(payloads)},
            **{"base": [next(payloads)], "value": next(payloads)},
        }
        if number % 2:
            entry |= {"table": next(payloads), "row": next(payloads)}
        change = (f"{_TAIL}{number}" + "0" * 64)[:64]
        connection.execute(
            "INSERT INTO change (id, entry) VALUES (?, ?)", (change, json.dumps(entry))
        )
        connection.execute(
            "INSERT INTO change_value VALUES (?, ?, ?)",
            (change, next(payloads), json.dumps(next(payloads))),
        )


def strange(raw: bytes) -> set[str]:
    """Characters that a terminal would obey or hide, once the app's own are out.

    Args:
        raw: What a program has written.
    """
    rest = _OWN.sub(b"", raw).decode()
    found = set(re.findall("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", rest))
    return found | set(_INVISIBLE.findall(rest))


_TORN: Final = (
    "UPDATE name SET name = CAST(x'41ff9b33316d' || CAST(id AS BLOB) AS TEXT)",
    "UPDATE passage SET gist = CAST(x'1b5b9beda080' AS TEXT)",
    "UPDATE note SET text = CAST(x'9b31c2' AS TEXT)",
)
_ENDLESS: Final = (
    "UPDATE answer SET at_least = 9e999, at_most = 9e999",
    "UPDATE place SET latitude = -9e999, longitude = 9e999, radius_m = -1",
    "UPDATE charge SET people = 9223372036854775807",
    "UPDATE restraint SET people = 9223372036854775807",
    "UPDATE event SET rank = -9223372036854775808",
    "UPDATE passage SET paragraph = 922337203685477, sentence_from = -5",
)


def altered(path: Path, *, torn: bool) -> Path:
    """The same with bytes that are no text, or with numbers that have no end."""
    write(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for sql in _TORN if torn else _ENDLESS:
            connection.execute(sql)
        connection.commit()
    return path
