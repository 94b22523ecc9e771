"""That nothing is told, and why: the reason that the panes give, and the prints."""

from __future__ import annotations  # a record that is only named is not loaded

from typing import TYPE_CHECKING, Final

from dossier.days import day
from dossier.words import _, later

if TYPE_CHECKING:
    from dossier_db.records import SourceRow, Viewpoint

NO_SOURCE: Final = later("No source is in view.")
"""Said in place of a list of sources."""


def unheard(told_by: SourceRow, view: Viewpoint) -> str:
    """Why a source tells nothing on the day that is looked from; empty where it was
    issued by then.
    """
    issued = told_by.issued
    if view.known_on is None or (issued and issued.latest[:10] <= view.known_on):
        return ""
    if issued is None:
        said = _("{source} is undated: it may be later than the day you look from.")
    else:
        said = _("{source} is of {day}, later than the day you look from.")
    return said.format(source=told_by.name, day=day(issued))


def untold() -> str:
    """That whoever is heard says nothing of the defendants as such."""
    return _("No charge, measure or outcome in this case is told here.")


def no_account() -> str:
    """That an event was opened of which whoever is heard says nothing."""
    return _("No source that is heard gives an account of it.")
