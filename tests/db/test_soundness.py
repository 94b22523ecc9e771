"""Soundness: a whole file is said to be whole, and what is wrong is named."""

import sqlite3
from pathlib import Path

import pytest

from db import sample
from dossier_db import Store
from dossier_db.captures import attach
from dossier_db.heads import ForgottenHeads
from dossier_db.records import Finding


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


NOT_MADE = Finding(
    "search index", True, "none that was made here: the next search makes it"
)
"""What is said of an index that no search would use."""


class Elsewhere(ForgottenHeads):
    """A machine that made none of the indexes it meets."""

    def trusts(self, dossier_id: str, mark: str) -> bool:
        """None."""
        return False


def of_index(path: Path, heads: ForgottenHeads | None = None) -> Finding:
    """What is said of the search index."""
    with Store.open(path, heads=heads) as store:
        (found,) = (one for one in store.verify() if one.what == "search index")
    return found


def test_a_missing_index_is_no_damage(path: Path) -> None:
    alter(path, "DROP TABLE search_state")
    assert of_index(path) == NOT_MADE


def test_an_index_made_elsewhere_is_no_damage_whatever_it_says(path: Path) -> None:
    assert of_index(path, Elsewhere()) == NOT_MADE
    alter(path, "UPDATE entity SET name = 'Somebody' WHERE id GLOB 'p_*'")
    assert of_index(path, Elsewhere()) == NOT_MADE


def test_an_index_left_behind_by_a_write_elsewhere_is_no_damage(path: Path) -> None:
    with Store.open(path, heads=Elsewhere()) as store, store.act("Saule") as act:
        act.insert("entity", {"id": "p_new", "name": "Zhanar"})
    assert of_index(path, Elsewhere()) == NOT_MADE
    assert of_index(path) == NOT_MADE


def test_a_row_that_names_nobody_is_found(path: Path) -> None:
    alter(path, "DELETE FROM passage WHERE id = (SELECT passage_id FROM mention)")
    assert "a row of mention names no passage" in faults(path)["references"]


def keep(path: Path, text: str) -> None:
    """Attach a text to the paper."""
    with Store.open(path) as store, store.act("Saule") as act:
        held = text.encode()
        attach(act, "s_paper", held, text, media_type="text/plain", method="by hand")


def of_text(path: Path) -> Finding:
    """What is said of the text of the paper, the one source that has one."""
    with Store.open(path) as store:
        (found,) = (one for one in store.verify() if one.what.startswith("text of"))
    return found


def test_of_a_text_it_is_told_how_its_passages_stand(path: Path) -> None:
    assert of_text(path) == Finding("text of The Paper", True, "2 exact, 0 moved")


def test_a_text_without_the_words_of_a_passage_is_not_sound(path: Path) -> None:
    keep(path, "We alone stood there. Nobody came.")
    assert of_text(path) == Finding(
        "text of The Paper",
        False,
        "0 exact, 0 moved, 1 changed, 1 lost: x_paper_2, x_paper_4; in the list of"
        " sources w shows them beside the text",
    )


def test_of_several_texts_the_one_attached_last_is_looked_at(path: Path) -> None:
    keep(path, "We only stood there, they said.")
    keep(path, "Nobody came.")
    assert not of_text(path).sound
    keep(path, "We only stood there, they said.")
    assert of_text(path).sound


def test_progress_is_told_of_texts_too(path: Path) -> None:
    told: list[tuple[int, int]] = []
    with Store.open(path) as store:
        store.verify(lambda done, of: told.append((done, of)))
    assert told[-1] == (1, 1)


def test_a_text_altered_by_another_program_is_found(path: Path) -> None:
    keep(path, "We only stood there.")
    alter(path, "UPDATE capture SET bytes = x'00' WHERE bytes NOT NULL")
    assert "is not what was attached: open a backup" in of_text(path).said
