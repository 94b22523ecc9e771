"""What a record of each kind, and a row of each table, is called."""

import pytest

from dossier import nouns
from dossier.nouns import kind_word, things
from dossier_db.intake import KINDS
from dossier_db.intake.edits import EDITED
from dossier_db.intake.kinds import Kind
from dossier_db.tables import LOG_TABLES, TABLES


@pytest.mark.parametrize("table", [one for one in TABLES if one not in LOG_TABLES])
def test_every_table_has_words(table: str) -> None:
    """The bounds of dates are nobody's deed."""
    if table != "edtf":
        assert "_" not in kind_word(table)
        assert things(table, 1).startswith("1 ")
        assert things(table, 2) != f"2 {kind_word(table)}"


def test_several_of_a_thing_are_counted_in_its_plural() -> None:
    """With thousands set apart; a table of a later program by its name."""
    assert things("person", 2) == "2 people"
    assert things("name_use", 1000) == "1,000 uses of names"
    assert things("dream", 2) == "2 dream"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_named_explained_and_has_a_title(kind: Kind) -> None:
    """In the list one chooses from, and over its form."""
    assert kind.name in nouns._NAMES
    assert nouns.meaning(kind.name)
    assert nouns.adding(kind.name).startswith("Add")


def test_every_kind_that_can_be_new_is_offered_in_words_of_its_own() -> None:
    """With the name that was typed."""
    kinds = (*EDITED.values(), *KINDS)
    made = {field.makes for kind in kinds for field in kind.asked if field.makes}
    for one in made:
        assert "“Aben”" in nouns.new_record(one, "Aben")


@pytest.mark.parametrize(
    ("record_id", "kind"), [("c_trial", "case"), ("q_number", "question"), ("x_1", "")]
)
def test_the_kind_of_a_record_is_told_by_its_id(record_id: str, kind: str) -> None:
    """Of an id of another kind nothing is told."""
    assert nouns.kind_of(record_id) == kind
