"""Looking through a received file: all of it is read, nothing of it is kept."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Final

from dossier_db import ownership
from dossier_db.errors import NotADossier
from dossier_db.receiving.bounds import LISTED
from dossier_db.receiving.quarantine import Cell, Quarantine
from dossier_db.receiving.rows import commands, fault, named
from dossier_db.receiving.walk import Walk
from dossier_db.records.received import Held, Offer, Rows
from dossier_db.search.tables import names as names_of_search
from dossier_db.tables import Table

_KINDS: Final = {
    "trigger": ("trigger", "triggers"),
    "view": ("view", "views"),
    "index": ("index", "indexes"),
    "table": ("table", "tables"),
    "virtual table": ("virtual table", "virtual tables"),
}
_NAMED: Final = 5
"""Of what is declared beside, how much is named."""


class Look:
    """Looks at each row once, and says what there is."""

    def __init__(
        self,
        quarantine: Quarantine,
        tables: Mapping[str, Table],
        remarks: Iterable[str],
    ) -> None:
        """
        Args:
            quarantine: the file.
            tables: of a dossier of ours.
            remarks: what was odd about the file from outside.
        """
        self._file = quarantine
        self._tables = tables
        self._remarks = tuple(remarks)
        self._counts: Counter[str] = Counter()
        self._walk = Walk()
        self._head: dict[str, Cell] = {}
        self._no_head: str | None = None
        self._sources: dict[str, str] = {}
        self._texts: list[tuple[int, str, Held]] = []
        self._altered: list[str] = []
        self._commanding = 0
        self._faulty: list[str] = []
        self._faults = 0

    def offer(self, *, sealed: bool, size: int) -> Offer:
        """Read everything, and say what was found.

        Raises:
            NotADossier: no row says which dossier it is, or none that may be one.
            DamagedDossier: it cannot be read to its end.
        """
        for table, row in self._file.rows(self._tables.values()):
            self._look_at(table, row)
        if not self._head:
            raise self._headless()
        edition = self._head.get("edition")
        return Offer(
            path=str(self._file.path),
            dossier_id=str(self._head["id"]),
            name=str(self._head["name"]),
            edition=None if edition is None else str(edition),
            zone=str(self._head.get("zone", "UTC")),
            schema=self._file.schema,
            sealed=sealed,
            size=size,
            counts=tuple(
                (name, self._counts[name])
                for name in self._tables
                if self._counts[name]
            ),
            log=self._walk.log(),
            rows=Rows(0, (), "", "it was not done"),
            writers=self._walk.writers(),
            texts=self._counts["capture"],
            largest=tuple(one for _, _, one in sorted(self._texts, reverse=True)),
            found=(*self._remarks, *self._strange(), *self._odd()),
            left_out=tuple(self._left_out()),
            faults=self._faults,
            faulty=tuple(self._faulty),
        )

    def _look_at(self, table: Table, row: dict[str, Cell]) -> None:
        self._counts[table.name] += 1
        self._commanding += commands(row)
        wrong = fault(table, row)
        if wrong is not None:
            self._faults += 1
            if len(self._faulty) < LISTED:
                self._faulty.append(f"{named(table, row)}: {wrong}")
            if table.name == "dossier":
                self._no_head = f"{named(table, row)}: {wrong}"
        elif table.name == "dossier":
            self._head = self._head or row
        elif table.name == "entity" and str(row["id"]).startswith("s_"):
            self._sources[str(row["id"])] = str(row["name"])
        elif table.name == "capture":
            self._hold(row)
        elif table.name == "change":
            self._walk.take(str(row["id"]), str(row["entry"]))

    def _headless(self) -> NotADossier:
        """Why it is not known which dossier it is."""
        path = self._file.path
        if self._no_head is not None:
            return NotADossier(
                f"{path}, {self._no_head}; this row says which dossier it is, and there"
                " is no taking over the others without it: nothing was received."
            )
        return NotADossier(
            f"{path} has no row that says which dossier it is: nothing was received."
        )

    def _hold(self, row: Mapping[str, Cell]) -> None:
        """A text or a file: its size, and whether its bytes are those of its hash."""
        held, text = row.get("bytes"), row.get("text")
        size = len(held) if isinstance(held, bytes) else len(str(text or ""))
        intact = (
            not isinstance(held, bytes)
            or sha256(held).hexdigest() == str(row["sha256"]).lower()
        )
        source = str(row["source_id"])
        one = Held(
            id=str(row["id"]),
            source=self._sources.get(source, source),
            media_type=str(row.get("media_type", "")),
            size=size,
            intact=intact,
        )
        if not intact and len(self._altered) < LISTED:
            self._altered.append(one.id)
        heapq.heappush(self._texts, (size, one.id, one))
        if len(self._texts) > LISTED:
            heapq.heappop(self._texts)

    def _strange(self) -> Iterator[str]:
        """What it declares and no dossier does, a sentence for each kind."""
        kinds: dict[str, list[str]] = {}
        for one in ownership.others(self._file.declared):
            kinds.setdefault(ownership.kind(one), []).append(one.name)
        for kind, names in kinds.items():
            one_, many = _KINDS.get(kind, ("strange thing", "strange things"))
            count = f"1 {one_}" if len(names) == 1 else f"{len(names):,} {many}"
            shown = ", ".join(f"“{name[:60]}”" for name in names[:_NAMED])
            more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
            yield f"{count} that no dossier has: {shown}{more}"

    def _odd(self) -> Iterator[str]:
        if self._altered:
            yield (
                "the bytes of "
                + ", ".join(self._altered)
                + " are not those of their hash"
            )
        if self._commanding:
            many = self._commanding
            rows = "1 row" if many == 1 else f"{many:,} rows"
            yield f"control characters in {rows}: they are kept, and shown as signs"

    def _left_out(self) -> Iterator[str]:
        search = names_of_search()
        if any(one.name.lower() in search for one in self._file.declared):
            yield "its search index: another one is made here"
        if ownership.others(self._file.declared):
            yield "everything that no dossier has"
        if self._file.drafts:
            yield "its drafts, which were never saved"
        for name, table in self._tables.items():
            known = self._file.columns[name]
            lacking = [one for one in table.columns if one not in known]
            if known and lacking:
                yield f"of “{name}”: {', '.join(lacking)}, which it does not store"
