"""The line over a list that says from where, and at what, one looks."""

from dataclasses import replace

from dossier.narrowing import in_vain
from dossier.narrowing import said as in_words
from dossier.prints.out import Heading
from dossier.unheard import unheard
from dossier.words import _, counted
from dossier_db import Store
from dossier_db.records import Filter, Viewpoint


def heading(store: Store, view: Viewpoint) -> Heading:
    """Which dossier this is, and what the viewpoint leaves out."""
    told_by, why = None, ""
    if view.told_by is not None:
        source = store.sources.source(view.told_by).row
        told_by, why = source.name, unheard(source, view)
    undated = 0 if view.everything else store.sources.tally(view).undated
    return Heading(store.dossier, view, told_by, undated, unheard=why)


def heading_of_questions(store: Store, view: Viewpoint, narrowed: Filter) -> Heading:
    """The same over questions, and which of them follow."""
    filtered = in_words(narrowed, store.compare.names(narrowed))
    found = heading(store, view)
    why = found.unheard or (in_vain(narrowed, filtered) if filtered else "")
    return replace(found, narrowed=narrowed, filtered=filtered, unheard=why)


def over(heading: Heading) -> str:
    """The viewpoint in a sentence, and the filter; empty where there is neither."""
    looked = _viewpoint(heading)
    if not heading.filtered:
        return looked
    filtered = _("Filtered: {filter}.").format(filter=heading.filtered)
    return f"{looked} {filtered}" if looked else filtered


def _viewpoint(heading: Heading) -> str:
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
    said = f"{said} {_('Our summaries and notes are left out.')}"
    if told_by is not None:  # of whom alone it is said whether that is dated
        return said
    left_out = counted(
        heading.undated,
        "{n} undated source is left out.",
        "{n} undated sources are left out.",
    )
    return f"{said} {left_out}"
