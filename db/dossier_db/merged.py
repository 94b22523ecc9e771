"""Merged records: two that were found to be one, and what the old id leads to."""

from typing import TYPE_CHECKING, Final

from dossier_db.records import Link

if TYPE_CHECKING:
    from dossier_db.entries import Ask

MERGED: Final = "SELECT id FROM entity WHERE merged_into_id IS NOT NULL"
"""SQL of the records that became others: no list shows them. An index holds them."""
_PRESENT: Final = """WITH RECURSIVE now(id, into_id) AS (
 SELECT id, merged_into_id FROM entity WHERE id = ?
 UNION SELECT e.id, e.merged_into_id FROM entity e JOIN now ON e.id = into_id)
 SELECT n.id, n.name FROM now JOIN entity n ON n.id = now.id WHERE into_id IS NULL"""


def present(ask: "Ask", record_id: str) -> Link | None:
    """A record under its present id: a merged one leads to what it became.

    None where there is none, or where each was merged into the next in a circle.
    """
    rows = ask(_PRESENT, (record_id,))
    return Link(*rows[0]) if rows else None
