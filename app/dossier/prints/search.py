"""What a search found, best first: how, of which kind, in which words, and where."""

from collections.abc import Sequence

from dossier.console import warn
from dossier.finds import quoted, where
from dossier.prints import phrases
from dossier.prints.heading import heading
from dossier.prints.out import Column, Out
from dossier.words import _, how
from dossier_db import Store
from dossier_db.records import EVERYTHING
from dossier_db.records.hits import Hit


def print_hits(store: Store, out: Out, query: str, hits: Sequence[Hit]) -> None:
    """Print the hits, one a line; where there is none, say so beside it."""
    if not hits:
        warn(_("Nothing was found for “{query}”.").format(query=query))
        return
    out.begin(heading(store, EVERYTHING))
    out.table(hits, _columns())
    out.end()


def write_hits(store: Store, out: Out, hits: Sequence[Hit]) -> None:
    """Write the hits as the rows of one JSON document, a hit a line."""
    out.begin(heading(store, EVERYTHING))
    out.table([_plain(hit) for hit in hits], ())
    out.end()


def _plain(hit: Hit) -> dict[str, object]:
    """The promised keys, and where the words stand: none for a label of ours."""
    return {
        "id": hit.id,
        "kind": hit.kind,
        "name": hit.name,
        "matched": hit.matched,
        "how": hit.how,
        "score": round(hit.score, 2),
        "citation": None if hit.citation is None else hit.citation.place,
    }


def _columns() -> tuple[Column[Hit], ...]:
    return (
        Column(_("how"), lambda hit: how(hit.how), 15, cells=15),
        Column(_("kind"), lambda hit: _(hit.kind), 12, cells=12),
        Column(
            _("found"),
            lambda hit: f"{_found(hit)}  {hit.id}",
            shown=lambda hit: f"{_found(hit)} ({hit.id})",
        ),
    )


def _found(hit: Hit) -> str:
    """Our name for it, the form that matched, and where that stands."""
    place = where(hit) if hit.citation is None else phrases.cite(hit.citation)
    named_by_place = hit.citation is not None and hit.name == hit.citation.place
    alone = hit.name == hit.matched or named_by_place
    form = hit.matched if alone else f"{hit.name}: {hit.matched}"
    words = quoted(hit)
    return f"{words} · {form} {place}" if words else f"{form} {place}".rstrip()
