"""What a machine remembers of the logs it has written to: the head of each."""

from typing import Protocol


class Heads(Protocol):
    """What a machine remembers: the head it wrote last in each dossier."""

    def head(self, dossier_id: str) -> str | None:
        """The id of the last entry written here, or None."""

    def keep(self, dossier_id: str, entry_id: str) -> None:
        """Remember it."""


class ForgottenHeads:
    """Remembers nothing beyond this object: every opening starts a new chain."""

    def __init__(self) -> None:
        self._heads: dict[str, str] = {}

    def head(self, dossier_id: str) -> str | None:
        """The id of the last entry written through this object, or None."""
        return self._heads.get(dossier_id)

    def keep(self, dossier_id: str, entry_id: str) -> None:
        """Remember it as long as this object lives."""
        self._heads[dossier_id] = entry_id
