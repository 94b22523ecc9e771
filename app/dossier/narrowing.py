"""A filter of the questions in words: in the matrix' head, in the list of filters, and
over what a command prints."""

from collections.abc import Mapping

from dossier.words import _, marked_word
from dossier_db.records import Filter

NONE = "none"
"""The filter for questions that carry no mark."""
_NOT_DECIDED = (None, "only", "proposed", NONE)
"""Filters by no mark, or by one that nobody has to decide."""


def marked(chosen: str) -> str:
    """A mark with its word: ``! differ``; of none the words alone."""
    return _("nothing marked") if chosen == NONE else marked_word(chosen)


def said(narrowed: Filter, names: Mapping[str, str]) -> str:
    """What is left, in a few words: ``! differ · answered by HRW · unsettled``.

    Args:
        narrowed: The filter.
        names: What its source and its subject are called, by their ids.
    """
    parts = []
    if narrowed.mark is not None:
        parts.append(marked(narrowed.mark))
    if narrowed.source is not None:
        source = names.get(narrowed.source, narrowed.source)
        parts.append(_("answered by {source}").format(source=source))
    if narrowed.about is not None:
        about = names.get(narrowed.about, narrowed.about)
        parts.append(_("about {subject}").format(subject=about))
    if narrowed.unsettled:
        parts.append(_("unsettled"))
    return " · ".join(parts)


def in_vain(narrowed: Filter, left: str) -> str:
    """What to say where no question is left.

    Args:
        narrowed: The filter.
        left: The same in words.
    """
    none = _("The filter leaves no question: {filter}.").format(filter=left)
    if narrowed.mark in _NOT_DECIDED:
        return none
    decided = _("A mark is what somebody has decided:")
    waits = _("what is only proposed is under “{mark}”.")
    return f"{none} {decided} {waits.format(mark=marked('proposed'))}"
