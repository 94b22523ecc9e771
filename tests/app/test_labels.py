"""What the fields of a form are called."""

import pytest

from dossier import labels
from dossier.forms.form import BY
from dossier_db.intake import KINDS
from dossier_db.intake.edits import EDITED
from dossier_db.intake.kinds import Field, Kind

ALL = {kind.name: kind for kind in (*EDITED.values(), *KINDS)}
FIELDS = [(kind, field) for kind in ALL.values() for field in (*kind.asked, BY)]


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_field_of_every_form_has_a_word(kind: Kind, field: Field) -> None:
    """Its own, or the one that it has in other forms."""
    known = labels._FIELDS.keys() | {name for _kind, name in labels._OWN}
    assert field.name in known
    assert labels.field_word(kind.name, field.name)


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_field_says_what_can_be_written_there(kind: Kind, field: Field) -> None:
    """In one line of the smallest screen that is whole."""
    said = labels.hint(kind.name, field.name, field.takes)
    assert said.endswith(".")
    assert len(said) < 78


@pytest.mark.parametrize("kind", ALL.values())
def test_no_two_fields_of_a_form_are_called_the_same(kind: Kind) -> None:
    """Or one would be filled for the other."""
    words = [labels.field_word(kind.name, field.name) for field in kind.asked]
    assert len(set(words)) == len(words)


def test_every_choice_has_a_word() -> None:
    """Of every field that offers a few."""
    choices = {
        one for _k, field in FIELDS if field.takes == "choice" for one in field.of
    }
    assert choices <= labels._CHOICES.keys()
