"""Soundness: a whole file is said to be whole, and what is wrong is named."""

import sqlite3
from pathlib import Path

import pytest

from db import sample
from dossier_db import Store


@pytest.fixture(name="path")
def village_file(tmp_path: Path) -> Path:
    """The sample village in a file of its own."""
    sample.make(tmp_path / "village.dossier").close()
    return tmp_path / "village.dossier"


def faults(path: Path) -> dict[str, str]:
    """What is wrong, by what was looked at."""
    with Store.open(path) as store:
        return {one.what: one.said for one in store.verify() if not one.sound}


def alter(path: Path, *statements: str) -> None:
    """Change the file behind the program's back."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_dossier_that_the_program_wrote_is_sound(path: Path) -> None:
    assert faults(path) == {}


def test_a_name_changed_by_another_program_is_found_in_the_index(path: Path) -> None:
    alter(path, "UPDATE entity SET name = 'Somebody' WHERE id GLOB 'p_*'")
    assert faults(path) == {
        "search index": "it says other things than the rows: “dossier reindex” makes it"
        " anew"
    }


def test_a_missing_index_is_said_to_be_missing(path: Path) -> None:
    alter(path, "DROP TABLE search_state")
    assert "there is none" in faults(path)["search index"]


def test_a_row_that_names_nobody_is_found(path: Path) -> None:
    alter(path, "DELETE FROM passage WHERE id = (SELECT passage_id FROM mention)")
    assert "a row of mention names no passage" in faults(path)["references"]
