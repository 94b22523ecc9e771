"""The words there are to choose from, and what tells namesakes apart."""

from pathlib import Path

import pytest

from dossier_db import Store
from dossier_db.records import Link


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A dossier with some words and two of one name."""
    store = Store.create(tmp_path / "words.dossier", name="Words")
    with store.act("tests") as act:
        for name, rank in (("judge", 2), ("defendant", 1), ("counsel", None)):
            row = {"id": f"role:{name}", "name": name.title(), "rank": rank}
            act.insert("term", row)
        act.insert("term", {"id": "roles:x", "name": "of another vocabulary"})
        for key, name, summary in (
            ("p_1", "Serik", "A shepherd."),
            ("p_2", "Serik", None),
            ("e_1", "Hearing", None),
        ):
            act.insert("entity", {"id": key, "name": name, "summary": summary})
        act.insert(
            "event",
            {"id": "e_1", "date": act.date("2026-01"), "earliest": "2026-01-01"},
        )
    return store


def test_the_words_of_a_vocabulary_stand_in_their_order(store: Store) -> None:
    """By rank, then by name; without the name of the vocabulary."""
    assert store.vocabulary.terms("role") == (
        Link("defendant", "Defendant"),
        Link("judge", "Judge"),
        Link("counsel", "Counsel"),
    )
    assert store.vocabulary.terms("nothing") == ()


def test_namesakes_are_told_apart_by_date_and_summary(store: Store) -> None:
    """What is not there says nothing."""
    found = store.vocabulary.apart(["p_1", "p_2", "e_1", "p_none"])
    assert {key: (one.date, one.words) for key, one in found.items()} == {
        "p_1": ("", "A shepherd."),
        "p_2": ("", ""),
        "e_1": ("2026-01", ""),
    }
