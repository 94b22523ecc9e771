"""Quotes: the very words of people and documents, each in the source that has them."""

from collections.abc import Sequence
from typing import Any

from dossier_db import citations as cited
from dossier_db.errors import UnknownRecord
from dossier_db.listing import Listing, Order, written_down
from dossier_db.reader import Reader
from dossier_db.records import EVERYTHING, QuoteRow, Viewpoint

_COLUMNS = f"""{cited.COLUMNS}, k.name, q.speaker_id, sp.name, q.speaker_words,
 q.addressee_id, ad.name, q.relayed_by_id, rl.name, q.direct, q.original_lang"""
_FROM = f"""quote q JOIN passage x ON x.id = q.passage_id {cited.JOINS}
 LEFT JOIN term k ON k.id = q.kind LEFT JOIN entity sp ON sp.id = q.speaker_id
 LEFT JOIN entity ad ON ad.id = q.addressee_id
 LEFT JOIN entity rl ON rl.id = q.relayed_by_id"""
_ROWS = f"""{cited.PAGE} SELECT {_COLUMNS} FROM page JOIN {_FROM}
 WHERE q.passage_id = page.id ORDER BY page.n"""


class Quotes:
    """Answers who is quoted with which words."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def listing(self, view: Viewpoint = EVERYTHING) -> Listing[QuoteRow]:
        """Quotes source by source."""
        if view.everything:
            order = Order("quote", ("source_id", "passage_id"))
            return Listing(self._reader, order, self._rows)
        written = written_down(
            self._reader,
            f"""SELECT q.passage_id, 0 FROM quote q JOIN source s ON s.id = q.source_id
             WHERE {cited.HEARD} ORDER BY q.source_id, q.passage_id""",
            cited.parameters(view),
        )
        return Listing(*written, self._rows)

    def quote(self, passage_id: str) -> QuoteRow:
        """The quote that stands in one passage."""
        rows = self._rows([passage_id])
        if not rows:
            raise UnknownRecord(f"There is no quote {passage_id} in this dossier.")
        return rows[0]

    def by(self, speaker_id: str, view: Viewpoint = EVERYTHING) -> tuple[QuoteRow, ...]:
        """What one person, organisation or document is quoted with."""
        rows = self._reader.all(
            f"""SELECT {_COLUMNS} FROM {_FROM}
             WHERE q.speaker_id = :id AND {cited.HEARD}
             ORDER BY q.source_id, q.passage_id""",
            cited.parameters(view, id=speaker_id),
        )
        return tuple(_quote(row) for row in rows)

    def _rows(self, ids: Sequence[str]) -> list[QuoteRow]:
        return [
            _quote(row) for row in self._reader.all(_ROWS, cited.page(ids, EVERYTHING))
        ]


def _quote(row: Sequence[Any]) -> QuoteRow:
    citation = cited.citation(row)
    more = row[cited.WIDTH :]
    return QuoteRow(
        id=citation.passage_id,
        words=citation.words,
        kind=more[0],
        speaker=cited.link(more[1], more[2]),
        speaker_words=more[3],
        addressee=cited.link(more[4], more[5]),
        relayed_by=cited.link(more[6], more[7]),
        direct=bool(more[8]),
        original_lang=more[9],
        citation=citation,
    )
