"""The command that searches: its deed."""

import sys
from argparse import Namespace
from contextlib import suppress
from typing import Final

from dossier.prints.search import print_hits, write_hits
from dossier.texts import in_utf8
from dossier.verbs.common import Deed, opened, output
from dossier.words import _
from dossier_db import Store
from dossier_db.errors import ReadOnlyDossier


def _search(arguments: Namespace) -> None:
    query = " ".join(arguments.query)
    with opened(arguments) as store:
        if not store.search.ready:
            _make_index(store)
        limit = arguments.limit
        found = store.search.find(query, limit=limit + 1, kind=arguments.kind)
        hits = found[:limit]
        if arguments.json:
            write_hits(in_utf8(sys.stdout), hits)
        else:
            print_hits(store, output(arguments), query, hits)
        if len(found) > limit:
            print(
                _("There is more: “--limit {n}” shows it.").format(n=5 * limit),
                file=sys.stderr,
            )


def _make_index(store: Store) -> None:
    """Once for a file; where it cannot be written, a search makes do without."""
    print(_("The search index is being made …"), file=sys.stderr)
    with suppress(ReadOnlyDossier):
        store.reindex()


DEEDS: Final[dict[str, Deed]] = {
    "search": _search,
}
