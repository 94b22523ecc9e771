"""A searcher as the screens use it: one that was stopped has found nothing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier_db.records.hits import Found
    from dossier_db.search import Session


class Searcher:
    """A searcher of the store's; what was stopped is nothing, not an error."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    def look(
        self, query: str, *, kind: str | None, limit: int, wide: bool
    ) -> "Found | None":
        """What was found; None where it was stopped."""
        from dossier_db.search import Stopped  # nothing of it on the way to a screen

        try:
            return self._session.look(query, kind=kind, limit=limit, wide=wide)
        except Stopped:
            return None

    def stop(self) -> None:
        """Interrupt the search that is running; from any thread."""
        self._session.stop()

    def close(self) -> None:
        """Give back the connection."""
        self._session.close()
