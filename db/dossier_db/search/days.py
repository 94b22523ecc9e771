"""Which records are of the days asked for: the index knows months, the rows days."""

import json
from collections.abc import Sequence
from typing import Final

from dossier_db.dates import OPEN_END, OPEN_START
from dossier_db.reader import Reader

_WITHIN: Final = """WITH page(id) AS (SELECT value FROM json_each(:ids)),
 dated(id, date) AS (
  SELECT page.id, e.date FROM page JOIN event e ON e.id = page.id
  UNION ALL SELECT page.id, s.issued FROM page JOIN source s ON s.id = page.id
  UNION ALL SELECT page.id, s.issued FROM page JOIN passage x ON x.id = page.id
   JOIN source s ON s.id = x.source_id
  UNION ALL SELECT page.id, q.date FROM page JOIN quote q ON q.passage_id = page.id)
 SELECT DISTINCT dated.id FROM dated JOIN edtf d ON d.id = dated.date
 WHERE substr(d.earliest, 1, 10) <= :until AND substr(d.latest, 1, 10) >= :since"""


def within(
    reader: Reader, ids: Sequence[str], since: str | None, until: str | None
) -> list[str]:
    """Of these records those of which a date may fall between two days, both included:
    of an event its own, of a source its issue, of a passage that of its source, of a
    quote also the day on which it was said.
    """
    given = {
        "ids": json.dumps(ids),
        "since": since or OPEN_START,
        "until": until or OPEN_END,
    }
    found = {record for (record,) in reader.all(_WITHIN, given)}
    return [record for record in ids if record in found]
