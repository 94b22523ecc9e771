"""Custody: what is held of a source, whence it came, and what was done with it."""

import hashlib

import pytest

from db import logged
from db.bundled import Bundled
from dossier_db import Store
from dossier_db.captures import attach
from dossier_db.errors import UnknownRecord

HELD = "We only stood there. Nobody came.\n"


@pytest.fixture
def kept(hamlet: Store) -> Store:
    """The village, with a file of the radio attached twice."""
    for agent in ("Saule", "Bolat"):
        with hamlet.act(agent) as act:
            attach(
                act,
                "s_radio",
                HELD.encode(),
                HELD,
                media_type="text/plain",
                method="attached by hand",
                note=f"radio.txt, from {agent}",
            )
    return hamlet


def test_what_is_held_is_told_with_its_hash_and_its_size(kept: Store) -> None:
    (one,) = kept.custody.exhibits("s_radio")
    assert one.sha256 == hashlib.sha256(HELD.encode()).hexdigest()
    assert (one.size, one.letters, one.intact) == (len(HELD), len(HELD), True)


def test_every_handling_is_told_in_the_order_of_time(kept: Store) -> None:
    (one,) = kept.custody.exhibits("s_radio")
    assert [(step.agent, step.note) for step in one.handled] == [
        ("Saule", "radio.txt, from Saule"),
        ("Bolat", "radio.txt, from Bolat"),
    ]


def test_the_entry_by_which_it_came_is_named(kept: Store) -> None:
    (one,) = kept.custody.exhibits("s_radio")
    (agent,) = kept.reader.all(
        "SELECT json_extract(entry, '$.agent') FROM change WHERE id = ?", (one.entry,)
    )
    assert agent == ("Saule",)


def test_bytes_that_were_altered_are_not_intact(kept: Store) -> None:
    path = kept.path
    with logged.unguarded(path) as connection:
        connection.execute("UPDATE capture SET bytes = x'00' WHERE bytes NOT NULL")
    with Store.open(path) as store:
        (one,) = store.custody.exhibits("s_radio")
    assert one.intact is False


def test_what_is_known_by_its_hash_alone_cannot_be_hashed_again(kept: Store) -> None:
    (one,) = kept.custody.exhibits("s_paper")
    assert (one.size, one.intact) == (None, None)


def test_the_sources_of_which_anything_is_held_are_told_by_name(kept: Store) -> None:
    assert [one.name for one in kept.custody.sources()] == ["Radio", "The Paper"]


def test_a_load_is_told_with_the_hash_of_its_rows(bundled: Bundled) -> None:
    (one,) = bundled.store.custody.loads()
    assert one.agent == "bundled case" and one.collection == "d_atajurt"
    assert one.rows and len(one.digest or "") == 64


def test_a_source_that_is_not_there_is_refused(kept: Store) -> None:
    with pytest.raises(UnknownRecord):
        kept.custody.source("s_nobody")
