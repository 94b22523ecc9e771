"""A dossier whose every text commands a terminal, and what may leave a program.

It is the trial with a payload in each field that holds free text; every field of every
row gets another one.
"""

import re
from itertools import cycle
from pathlib import Path
from typing import Final

from app import trial
from app.payloads import PAYLOADS
from dossier_db import Store
from dossier_db.tables import Value

TEXTS: Final = {
    "entity": ("name", "summary"),
    "source": (
        *("title", "publisher", "author", "genre", "url", "archive_url", "seen"),
        *("issued_basis", "lang"),
    ),
    "event": ("date_basis",),
    "provision": ("code", "article", "part"),
    "court_case": ("number",),
    "name": ("name", "note", "lang"),
    "passage": ("exact", "gist", "attribution", "caution"),
    "quote": ("speaker_words", "original_lang"),
    "question": ("name", "reading", "decided_by", "decided_at"),
    "answer": ("value",),
    "comparison": ("note", "decided_by", "decided_at"),
    "note": ("text", "author"),
    "term": ("name",),
}
"""The fields that hold free text."""

# What the app itself may send: SGR, cursor moves, modes, its own title, the shape of
# the mouse pointer, and the clipboard where somebody copied. Nothing else.
_OWN: Final = re.compile(
    rb"\x1b\[[0-9;]*[mHJK]|\x1b\[[?>=<]?[0-9;]*(?:\$p|[hlutnc])|\x1b\[<u"
    rb"|\x1b\]22;[a-z]+\x07|\x1b\]2;[^\x00-\x1f\x7f]*\x1b\\"
    rb"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07"
)
_INVISIBLE: Final = re.compile(
    "[\u200b\u200e\u200f\u061c\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def write(path: Path) -> Path:
    """Make the dossier at ``path``; not even its name is harmless."""
    # A surrogate alone cannot be kept in a file: the store has no such text.
    payloads = cycle([re.sub("[\ud800-\udfff]", "", text) for text in PAYLOADS])
    count = 0
    with Store.open(trial.write(path)) as store, store.act("tests") as act:
        for table, columns in TEXTS.items():
            key = act.tables[table].key
            for row in act.db.query(f"SELECT {', '.join(key)} FROM {table}"):
                texts: dict[str, Value] = {}
                for column in columns:
                    count += 1
                    texts[column] = f"{next(payloads)} {count}"
                act.update(table, row, texts)
        for row in act.db.query("SELECT id FROM dossier"):
            act.update("dossier", row, {"name": "[/b] \x1b]0;PWNED-TITLE\x07"})
    return path


def strange(raw: bytes) -> set[str]:
    """Characters that a terminal would obey or hide, once the app's own are out.

    Args:
        raw: What a program has written.
    """
    rest = _OWN.sub(b"", raw).decode()
    found = set(re.findall("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", rest))
    return found | set(_INVISIBLE.findall(rest))
