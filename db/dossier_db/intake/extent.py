"""Extent: how far a source goes, so that nothing is cited from behind its end."""

import re
import sqlite3
from typing import Final

from dossier_db.texts.sentences import paragraphs
from dossier_db.texts.standing import are_paragraphs

_COUNTED: Final = re.compile(r"(\d+) paragraphs\b")
"""What is said of a source that was read whole: ``whole text (16 paragraphs)``."""


def beyond(db: sqlite3.Connection, source_id: str, paragraph: str) -> str:
    """Why a source has no paragraph of that number; empty where it has, or may have.

    Args:
        db: a connection that reads the dossier.
        source_id: the source.
        paragraph: the number, in digits.
    """
    if not paragraph:
        return ""
    last = _last(db, source_id)
    if last is None or int(paragraph) <= last:
        return ""
    ((name,),) = db.execute("SELECT name FROM entity WHERE id = ?", (source_id,))
    return f"{name} ends with ¶{last}: there is no ¶{int(paragraph)} in it."


def _last(db: sqlite3.Connection, source_id: str) -> int | None:
    """The last paragraph of a source: the last of a text that is held, or as many as
    were counted by whoever read it whole; None where neither is known.

    Where more is cited already, the numbers are those of another edition: up to there.
    """
    known = [
        len(spans)
        for (text,) in db.execute(
            "SELECT text FROM capture WHERE source_id = ? AND text IS NOT NULL",
            (source_id,),
        )
        if are_paragraphs(text, spans := paragraphs(text))
    ]
    seen = db.execute(
        "SELECT seen FROM source WHERE id = ? AND coverage = 'whole'", (source_id,)
    ).fetchone()
    counted = _COUNTED.search(seen[0] or "") if seen else None
    if counted:
        known.append(int(counted[1]))
    if not known:
        return None
    ((cited,),) = db.execute(
        "SELECT coalesce(max(paragraph), 0) FROM passage WHERE source_id = ?",
        (source_id,),
    )
    return max(*known, int(cited))
