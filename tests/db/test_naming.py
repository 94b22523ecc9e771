"""Naming: new records are mentioned where they were named, spellings are kept once."""

import pytest

from dossier_db.acts import Act
from dossier_db.intake.naming import Named, found, mention, script, spelled
from dossier_db.store import Store


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Aben", "Latn"),
        ("Әбен", "Cyrl"),
        ("别克扎提", "Hani"),
        ("بەكزات", "Arab"),
        ("ベクザト", "Jpan"),
        ("174", "Zyyy"),
        ("Абен (Aben) Турар", "Cyrl"),
        ("", "Zyyy"),
    ],
)
def test_a_name_is_of_the_script_of_most_of_its_letters(name: str, code: str) -> None:
    assert script(name) == code


def test_an_id_stands_for_itself(fresh: Store) -> None:
    with fresh.act("Saule") as act:
        assert Named(act).record("person", "p_x") == "p_x"


def test_a_record_is_mentioned_once_by_a_passage(fresh: Store) -> None:
    with fresh.act("Saule") as act:
        _passage(act)
        person = found(act, "person", "Aben")
        mention(act, person, "x_one")
        mention(act, person, "x_one")
    assert fresh.reader.number("SELECT count(*) FROM mention") == 1


def test_a_spelling_takes_the_language_of_its_source(fresh: Store) -> None:
    with fresh.act("Saule") as act:
        _passage(act)
        person = found(act, "person", "Aben")
        spelled(act, person, {"name": "Әбен"}, "x_one")
        spelled(act, person, {"name": " Әбен "}, "x_one")
    rows = fresh.reader.all("SELECT name, lang, script FROM name")
    assert rows == [("Әбен", "kk", "Cyrl")]


def _passage(act: Act) -> None:
    insert = act.insert
    insert("entity", {"id": "s_one", "name": "One"})
    insert("source", {"id": "s_one", "lang": "kk"})
    insert("passage", {"id": "x_one", "source_id": "s_one", "gist": "So."})
