"""What a machine remembers of the dossiers it has written to: log heads, indexes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a machine remembers of one file."""

    heads: Mapping[str, str]
    """Entries that were written last, by the dossier's id and by chain."""
    index: str | None
    """The mark of its search index, where that was made here."""
    names: tuple[str, ...]
    """What stands for all of these where they are remembered."""


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


class HiddenHeads:
    """Remembers under marks in place of ids, and heads that only the mark's key turns
    back: no other copy of the dossier is known by what is remembered.
    """

    def __init__(self, heads: Heads, mark: Callable[[str], str]) -> None:
        """
        Args:
            heads: where it is remembered.
            mark: what stands for an id there.
        """
        self._heads = heads
        self._mark = mark

    def head(self, dossier_id: str) -> str | None:
        """The id of the last entry written here, or None."""
        held = self._heads.head(self._mark(dossier_id))
        try:
            return None if held is None else self._turned(dossier_id, held)
        except ValueError:  # no head, by whatever hand
            return None

    def keep(self, dossier_id: str, entry_id: str) -> None:
        """Remember it."""
        self._heads.keep(self._mark(dossier_id), self._turned(dossier_id, entry_id))

    def trusts(self, dossier_id: str, mark: str) -> bool:
        """Whether the search index that carries this mark was made here."""
        return self._heads.trusts(self._mark(dossier_id), self._mark(mark))

    def keep_index(self, dossier_id: str, mark: str) -> None:
        """Remember the mark of an index that was made here."""
        self._heads.keep_index(self._mark(dossier_id), self._mark(mark))

    def _turned(self, dossier_id: str, head: str) -> str:
        """A head as it is remembered, and what is remembered as the head again."""
        return f"{int(head, 16) ^ int(self._mark(f'head of {dossier_id}'), 16):064x}"
