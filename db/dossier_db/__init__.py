"""The store: people, events and quotes, every statement tied to its source.

    from dossier_db import Store

    with Store.open(path) as store:
        first = store.timeline.listing().row(0)

It knows no screen. What it answers with are the frozen records of
``dossier_db.records``; what it refuses, it refuses with one sentence from
``dossier_db.errors``.
"""

from typing import TYPE_CHECKING

from dossier_db.errors import DossierError

if TYPE_CHECKING:
    from dossier_db.records import Viewpoint
    from dossier_db.store import Store

__all__ = ["DossierError", "Store", "Viewpoint"]


def __getattr__(name: str) -> object:
    """The store, when it is asked for (PEP 562): who reads one document needs none."""
    if name == "Store":
        from dossier_db.store import Store

        return Store
    if name == "Viewpoint":
        from dossier_db.records import Viewpoint

        return Viewpoint
    raise AttributeError(f"there is no {name} here")
