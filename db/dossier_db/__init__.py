"""The store: people, events and quotes, every statement tied to its source.

    from dossier_db import Store

    with Store.open(path) as store:
        first = store.timeline.listing().row(0)

It knows no screen. What it answers with are the frozen records of
``dossier_db.records``; what it refuses, it refuses with one sentence from
``dossier_db.errors``.
"""

from dossier_db.errors import DossierError
from dossier_db.records import Viewpoint
from dossier_db.store import Store

__all__ = ["DossierError", "Store", "Viewpoint"]
