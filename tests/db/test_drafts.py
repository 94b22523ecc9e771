"""Drafts: kept at every pause, dropped with what was made of them, never logged."""

from dossier_db.drafts import Draft
from dossier_db.exporters import dump
from dossier_db.store import Store

FIRST = Draft("f1", "hearing", {"name": "Слушание “x”"}, "2026-01-29T05:00:00Z")


def test_a_draft_is_found_again_as_it_was_typed(fresh: Store) -> None:
    fresh.keep_draft(FIRST)
    assert fresh.drafts.get("f1") == FIRST


def test_a_later_state_takes_the_place_of_the_earlier(fresh: Store) -> None:
    fresh.keep_draft(FIRST)
    later = Draft("f1", "hearing", {"name": "Hearing"}, "2026-01-29T05:01:00Z")
    fresh.keep_draft(later)
    assert fresh.drafts.all() == (later,)


def test_the_draft_typed_last_comes_first(fresh: Store) -> None:
    fresh.keep_draft(FIRST)
    other = Draft("f0", "note", {}, "2026-01-30T05:00:00Z")
    fresh.keep_draft(other)
    assert [one.id for one in fresh.drafts.all()] == ["f0", "f1"]


def test_a_draft_that_was_thrown_away_is_gone(fresh: Store) -> None:
    fresh.keep_draft(FIRST)
    fresh.drop_draft("f1")
    assert (fresh.drafts.get("f1"), fresh.drafts.count()) == (None, 0)


def test_a_draft_goes_with_the_act_that_saves_it(fresh: Store) -> None:
    fresh.keep_draft(FIRST)
    with fresh.act("Saule") as act:
        act.drop_draft("f1")
    assert fresh.drafts.all() == ()


def test_a_draft_stays_where_its_act_failed(fresh: Store) -> None:
    fresh.keep_draft(FIRST)
    try:
        with fresh.act("Saule") as act:
            act.drop_draft("f1")
            raise RuntimeError
    except RuntimeError:
        pass
    assert fresh.drafts.get("f1") == FIRST


def test_no_entry_of_the_log_and_no_dump_knows_of_drafts(fresh: Store) -> None:
    before = list(dump(fresh))
    fresh.keep_draft(FIRST)
    assert list(dump(fresh)) == before
