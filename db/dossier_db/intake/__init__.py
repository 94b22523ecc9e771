"""Taking in: what a person adds by hand, from the field that is asked to the row."""

from typing import Final

from dossier_db.intake.kinds import Kind
from dossier_db.intake.statements import STATEMENTS
from dossier_db.intake.things import THINGS

KINDS: Final = (*THINGS, *STATEMENTS)
"""Everything that can be added."""

_BY_NAME: Final = {kind.name: kind for kind in KINDS}


def kind(name: str) -> Kind:
    """The kind of this name; KeyError where there is none."""
    return _BY_NAME[name]
