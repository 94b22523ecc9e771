"""What the command line refuses by itself; all else is refused by the store.

DossierError
└── Refusal
"""

from dossier_db.errors import DossierError


class Refusal(DossierError):
    """Something asked for cannot be done; ``str()`` of it is the sentence shown."""
