"""Ways out of a dossier."""

from dossier_db.exporters.lines import dump

__all__ = ["dump"]
