"""The watch: what others wrote is noticed once, and what nobody wrote is not."""

import sqlite3
from contextlib import closing

import pytest

from dossier_db import connection
from dossier_db.drafts import Draft
from dossier_db.errors import BusyDossier
from dossier_db.store import Store
from dossier_db.watch import Watch


def write(store: Store) -> None:
    """Another program writes."""
    with Store.open(store.path) as other, other.act("Timur") as act:
        act.insert("entity", {"id": act.new_id("p"), "name": "Somebody"})


def test_nothing_is_new_where_nobody_wrote(fresh: Store) -> None:
    watch = Watch(fresh.reader)
    assert [watch.news(), watch.news()] == ["", ""]


def test_what_another_program_wrote_is_noticed_once(fresh: Store) -> None:
    watch = Watch(fresh.reader)
    write(fresh)
    assert [watch.news(), watch.news()] == ["rows", ""]


def test_a_draft_is_no_news_of_rows(fresh: Store) -> None:
    watch = Watch(fresh.reader)
    fresh.keep_draft(Draft("f1", "note", {}, "2026-01-29T05:00:00Z"))
    assert [watch.news(), watch.news()] == ["drafts", ""]


def test_a_draft_that_grows_is_noticed_within_its_second(fresh: Store) -> None:
    fresh.keep_draft(Draft("f1", "note", {"text": "a"}, "2026-01-29T05:00:00Z"))
    watch = Watch(fresh.reader)
    fresh.keep_draft(Draft("f1", "note", {"text": "ab"}, "2026-01-29T05:00:00Z"))
    assert watch.news() == "drafts"


def test_an_index_made_anew_is_no_news(fresh: Store) -> None:
    watch = Watch(fresh.reader)
    fresh.reindex()
    assert watch.news() == ""


def test_while_somebody_writes_there_is_no_news_yet(fresh: Store) -> None:
    watch = Watch(fresh.reader)
    write(fresh)
    with closing(sqlite3.connect(fresh.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert watch.news() == ""
        other.execute("ROLLBACK")
    assert watch.news() == "rows"


def test_a_file_that_is_held_is_watched_later(
    fresh: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "GUARDS", ("PRAGMA busy_timeout=0",))
    with closing(sqlite3.connect(fresh.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyDossier, match="Another program is writing"):
            Watch(fresh.reader)
        other.execute("ROLLBACK")
    assert Watch(fresh.reader).news() == ""


def test_a_file_without_a_tray_is_watched_too(fresh: Store) -> None:
    with closing(sqlite3.connect(fresh.path)) as other:
        other.execute("DROP TABLE draft")
    watch = Watch(fresh.reader)
    write(fresh)
    assert watch.news() == "rows"
