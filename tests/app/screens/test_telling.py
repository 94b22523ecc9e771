"""What a form says of itself in the two lines that it has for that."""

import sqlite3
from pathlib import Path

import pytest

from dossier.forms.form import Form
from dossier.rows import text_of
from dossier.screens.telling import telling
from dossier_db.connection import refusal
from dossier_db.intake import kind

DEEP = Path("/media/saule/stick/cases of this year/the Karasu road.dossier")


def full() -> str:
    """A disk without room, in the store's words."""
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return str(refusal(error, DEEP))


def failing() -> str:
    """A disk that does not answer."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    return str(refusal(error, DEEP))


@pytest.mark.parametrize(
    ("why", "reason"),
    [(full(), "The disk is full"), (failing(), "The disk refuses")],
)
def test_why_a_draft_is_not_kept_stands_before_where_a_line_is_cut(
    why: str, reason: str
) -> None:
    """However long the way to the file is."""
    form = Form(kind("note"), {}, lambda words, _ahead: words)
    said = telling(form, None, kept_from=why)
    assert any(reason in text_of(one)[:78] for one in said)
