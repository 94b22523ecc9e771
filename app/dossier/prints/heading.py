"""The line over a list that says from where the dossier is looked at."""

from dossier.prints.out import Heading
from dossier.words import _, counted
from dossier_db import Store
from dossier_db.records import Viewpoint


def heading(store: Store, view: Viewpoint) -> Heading:
    """Which dossier this is, and what the viewpoint leaves out."""
    told_by = None
    if view.told_by is not None:
        told_by = store.sources.source(view.told_by).row.name
    undated = 0 if view.everything else store.sources.tally(view).undated
    return Heading(store.dossier, view, told_by, undated)


def over(heading: Heading) -> str:
    """The viewpoint in a sentence; empty where everything is in view."""
    told_by, known_on = heading.told_by, heading.view.known_on
    if told_by is not None and known_on is not None:
        said = _("As told by {source}, as known on {day}.")
    elif told_by is not None:
        said = _("As told by {source}.")
    elif known_on is not None:
        said = _("As known on {day}.")
    else:
        return ""
    said = said.format(source=told_by, day=known_on)
    said = " ".join([said, _("Names of records, readings and verdicts are ours.")])
    if known_on is None:
        return said
    left_out = counted(
        heading.undated,
        "{n} undated source is left out.",
        "{n} undated sources are left out.",
    )
    return f"{said} {left_out}"
