"""Which record a row is about, and what a record, or a part of one, is called."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.upkeep import copied
from dossier_db.intake import kind
from dossier_db.intake.filing import file
from dossier_db.removing import remove
from dossier_db.store import Store


@pytest.fixture
def own(village: Store, tmp_path: Path) -> Iterator[Store]:
    """The village in a file of its own, to be written to."""
    with copied(village, tmp_path) as store:
        yield store


def names(store: Store) -> dict[str, str]:
    """What is called how, of one id of every kind that has a name."""
    ids = [
        str(found[0])
        for table in ("entity", "question", "answer", "name", "passage", "term")
        for found in store.reader.all(f"SELECT id FROM {table} ORDER BY id LIMIT 1")
    ]
    assert len(ids) == 6
    return store.history.called(ids)


def test_records_parts_and_words_are_called_by_their_names(own: Store) -> None:
    assert len(names(own)) == 6
    for table, column in (("entity", "name"), ("answer", "value"), ("term", "name")):
        sql = f"SELECT id, {column} FROM {table} ORDER BY id LIMIT 1"
        ((key, name),) = own.reader.all(sql)
        assert names(own)[key] == name


def test_a_passage_is_called_by_where_it_stands(own: Store) -> None:
    ((key, source, paragraph),) = own.reader.all(
        "SELECT x.id, n.name, x.paragraph FROM passage x JOIN entity n"
        " ON n.id = x.source_id WHERE x.paragraph IS NOT NULL LIMIT 1"
    )
    assert own.history.called([key]) == {key: f"{source} ¶{paragraph}"}


def test_what_is_nobodys_id_is_called_nothing(own: Store) -> None:
    held = ["p_gone", "x_gone", "n_gone", "2024-04-11", "words: of mine", "", "g_1"]
    assert own.history.called(held) == {}


def test_what_was_removed_is_called_as_it_was(own: Store) -> None:
    before = names(own)
    with own.act("Saule") as act:
        for key in before:
            if key.startswith("q_"):
                remove(act, "question", (key,))
    gone = [key for key in before if key[:2] in ("q_", "a_")]
    assert {key[:2] for key in gone} == {"q_", "a_"}
    assert own.history.called(gone) == {key: before[key] for key in gone}


def test_an_act_is_about_what_was_seen_rather_than_about_the_notes(
    own: Store,
) -> None:
    ((person,),) = own.reader.all("SELECT id FROM person ORDER BY id LIMIT 1")
    with own.act("Saule") as act:
        given = {"who": person, "source": "own", "gist": "She was there."}
        file(act, kind("mention"), given)
    (deed,) = own.history.deeds(1)
    assert deed.about is not None and deed.about.id == person


def test_an_act_that_writes_a_source_alone_is_about_it(own: Store) -> None:
    with own.act("Saule") as act:
        saved = file(act, kind("source"), {"name": "A new paper"})
    (deed,) = own.history.deeds(1)
    assert deed.about is not None and deed.about.id == saved.id


def test_the_removal_of_a_source_is_about_it_whatever_goes_with_it(own: Store) -> None:
    ((source,),) = own.reader.all(
        "SELECT source_id FROM passage ORDER BY source_id LIMIT 1"
    )
    with own.act("Saule") as act:
        remove(act, "entity", (source,))
    (deed,) = own.history.deeds(1)
    assert deed.about is not None and deed.about.id == source
