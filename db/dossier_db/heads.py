"""What a machine remembers of the dossiers it has written to: log heads, indexes."""

from typing import Protocol


class Heads(Protocol):
    """What a machine remembers: the head it wrote last in each dossier, and which
    search index it made there; one that came with a file from elsewhere is not used.
    """

    def head(self, dossier_id: str) -> str | None:
        """The id of the last entry written here, or None."""

    def keep(self, dossier_id: str, entry_id: str) -> None:
        """Remember it."""

    def trusts(self, dossier_id: str, mark: str) -> bool:
        """Whether the search index that carries this mark was made here."""

    def keep_index(self, dossier_id: str, mark: str) -> None:
        """Remember the mark of an index that was made here."""


class ForgottenHeads:
    """Remembers nothing beyond this object: every opening starts a new chain, and any
    index that follows the rules is used.
    """

    def __init__(self) -> None:
        self._heads: dict[str, str] = {}

    def head(self, dossier_id: str) -> str | None:
        """The id of the last entry written through this object, or None."""
        return self._heads.get(dossier_id)

    def keep(self, dossier_id: str, entry_id: str) -> None:
        """Remember it as long as this object lives."""
        self._heads[dossier_id] = entry_id

    def trusts(self, dossier_id: str, mark: str) -> bool:
        """Nobody could tell."""
        return True

    def keep_index(self, dossier_id: str, mark: str) -> None:
        """There is nothing to tell it from."""
