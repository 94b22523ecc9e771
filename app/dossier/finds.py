"""How a hit is told, on a screen and in print: whose wording it is, where it stands."""

from dossier.words import _
from dossier_db.records.hits import Hit


def is_ours(hit: Hit) -> bool:
    """The form that matched is wording of ours: no source stands behind it.

    A source's own title is nobody's but the source's, though no passage is cited for
    it; the name under which it is filed is ours.
    """
    titled = hit.kind == "source" and hit.how != "in text" and hit.matched != hit.name
    return hit.citation is None and not titled


def where(hit: Hit) -> str:
    """The place of the form that matched, or that it is ours; empty for a title."""
    if hit.citation is not None:
        return hit.citation.place
    return _("(ours)") if is_ours(hit) else ""


def quoted(hit: Hit) -> str:
    """The very words of a quotation of which something else matched: who spoke, or what
    it says in ours.
    """
    if hit.kind != "quote" or hit.citation is None or not hit.citation.exact:
        return ""
    words = " ".join(hit.citation.exact.split())
    return "" if " ".join(hit.matched.strip("… ").split()) in words else f"“{words}”"
