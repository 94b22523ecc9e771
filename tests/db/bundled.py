"""The bundled case as a dossier holds it, asked in SQL."""

import re
import sqlite3
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from dossier_db.store import Store


class Bundled:
    """The bundled case, loaded into a dossier of its own."""

    def __init__(self, path: Path) -> None:
        self.store = Store.open(path)
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
        self.store.close()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Every row of an answer."""
        return self._db.execute(sql, values).fetchall()

    def column(self, sql: str, *values: object) -> list[Any]:
        """The first column of an answer."""
        return [row[0] for row in self.rows(sql, *values)]

    def one(self, sql: str, *values: object) -> Any:
        """The one value of an answer; None where there is none."""
        return next(iter(self.column(sql, *values)), None)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Our label of every record that has one, by its id."""
        return dict(self.rows("SELECT id, name FROM entity"))

    def notes(self, about: str) -> str:
        """Our notes on a record, one after the other."""
        return " ".join(
            self.column("SELECT text FROM note WHERE about_id = ? ORDER BY id", about)
        )

    def bounds(self, date: str | None) -> tuple[str, str] | None:
        """The first and last day that a kept date can mean."""
        found = self.rows("SELECT earliest, latest FROM edtf WHERE id = ?", date)
        return (found[0][0][:10], found[0][1][:10]) if found else None

    def told(self, passages: Iterable[str]) -> str:
        """What passages say: their words, on whose word, and the caution given."""
        gists = self._parts(passages, "x.exact", "x.gist")
        return f"{gists} {self.voices(passages)} {self.cautions(passages)}"

    def voices(self, passages: Iterable[str]) -> str:
        """On whose word passages say what they say."""
        return self._parts(passages, "e.name", "x.attribution")

    def cautions(self, passages: Iterable[str]) -> str:
        """What to know before passages are used."""
        return self._parts(passages, "x.caution")

    def beside_names(self, entities: Iterable[str]) -> str:
        """The remarks that stand beside the names of entities."""
        return " ".join(
            note
            for entity in entities
            for note in self.column("SELECT note FROM name WHERE entity_id = ?", entity)
            if note
        )

    def _parts(self, passages: Iterable[str], *columns: str) -> str:
        return " ".join(
            part
            for passage in sorted(set(passages))
            for row in self.rows(
                f"""SELECT {", ".join(columns)} FROM passage x
                 LEFT JOIN entity e ON e.id = x.attributed_to_id WHERE x.id = ?""",
                passage,
            )
            for part in row
            if part
        )

    def about(self, entity: str, source: str) -> list[str]:
        """The passages of a source that say something of an entity."""
        return self.column(
            f"SELECT DISTINCT x.id FROM passage x JOIN ({_SAID}) u"
            " ON u.passage_id = x.id WHERE u.entity_id = ? AND x.source_id = ?"
            " ORDER BY x.ordinal, x.id",
            entity,
            source,
        )

    def stated(self, entity: str, source: str) -> list[str]:
        """Of these, the statements that stand on the entity's own card."""
        return [
            passage
            for passage in self.about(entity, source)
            if f"_{entity}_" in passage or re.fullmatch(r"x_[a-z]+_\d+_\d+", passage)
        ]

    def spoken_of(self, entity: str) -> bool:
        """Whether any passage says something of an entity."""
        sql = f"SELECT EXISTS (SELECT 1 FROM ({_SAID}) WHERE entity_id = ?)"
        return bool(self.one(sql, entity))

    def paragraph(self, entity: str, source: str, number: int) -> list[str]:
        """The same, of one paragraph of a text that was read whole."""
        return [
            passage
            for passage in self.about(entity, source)
            if self.one("SELECT paragraph FROM passage WHERE id = ?", passage) == number
        ]


_SAID = """SELECT entity_id, passage_id FROM mention
 UNION ALL SELECT n.entity_id, u.passage_id FROM name n
   JOIN name_use u ON u.name_id = n.id
 UNION ALL SELECT entity_id, passage_id FROM participation
 UNION ALL SELECT event_id, passage_id FROM account
 UNION ALL SELECT event_id, passage_id FROM participation
 UNION ALL SELECT subject_id, passage_id FROM relationship
 UNION ALL SELECT object_id, passage_id FROM relationship
 UNION ALL SELECT person_id, passage_id FROM charge
 UNION ALL SELECT provision_id, passage_id FROM charge
 UNION ALL SELECT person_id, passage_id FROM restraint
 UNION ALL SELECT attributed_to_id, id FROM passage
 UNION ALL SELECT speaker_id, passage_id FROM quote"""
"""Every way in which a passage says something of an entity."""
