"""The command that searches: its deed."""

from argparse import Namespace
from contextlib import suppress
from typing import Final

from dossier.console import warn
from dossier.prints.search import print_hits, write_hits
from dossier.verbs.common import Deed, opened, output
from dossier.words import _
from dossier_db import Store
from dossier_db.errors import ReadOnlyDossier
from dossier_db.search.query import is_unclosed


def _search(arguments: Namespace) -> None:
    query = " ".join(arguments.query)
    with opened(arguments) as store:
        if not store.search.ready:
            _make_index(store)
        limit = arguments.limit
        found = store.search.ask(query, limit=limit + 1, kind=arguments.kind)
        hits = found.hits[:limit]
        for doubt in found.doubts:
            warn(doubt)
        if is_unclosed(query):  # on a screen it may be, while somebody types
            said = _("A quotation mark is not closed: what follows is sought as words.")
            warn(said)
        if arguments.json:
            write_hits(store, output(arguments), hits)
        else:
            print_hits(store, output(arguments), query, hits)
        if len(found.hits) > limit:
            warn(_("There is more: “--limit {n}” shows it.").format(n=5 * limit))


def _make_index(store: Store) -> None:
    """Once for a file; where it cannot be written, a search makes do without."""
    warn(_("The search index is being made …"))
    with suppress(ReadOnlyDossier):
        store.reindex()


DEEDS: Final[dict[str, Deed]] = {
    "search": _search,
}
