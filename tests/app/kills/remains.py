"""What is left of a dossier whose writer was killed: nothing lost, nothing by half."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from app.kills.hunter import Killed
from app.kills.writer import Order, draft_of, name_of
from dossier.state import MachineHeads
from dossier_db import Store
from dossier_db.drafts import Draft
from dossier_db.tables import TABLES

PEOPLE: Final = 80
"""Of one text that is imported; a row of each of three tables for each."""
LARGE: Final = 3
"""Writings after which a smaller file is put back: all of it is looked through."""
LASTING: Final = Draft(
    "w_lasting", "note", {"text": "Ask her again."}, "2026-01-29T05:00:00+00:00"
)
"""A draft that nobody saves."""


def text_of(number: int, folder: Path) -> Path:
    """The text that one import takes in."""
    path = folder / f"people-{number}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for one in range(PEOPLE):
            person = f"p_text_{number}_{one}"
            name = {"id": f"n_text_{number}_{one}", "entity_id": person}
            for table, row in (
                ("entity", {"id": person, "name": f"Somebody {number} {one}"}),
                ("person", {"id": person, "unit": "unit:individual"}),
                ("name", {**name, "name": f"Біреу {number} {one}", "lang": "kk"}),
            ):
                file.write(json.dumps({"table": table, **row}) + "\n")
    return path


@dataclass
class Dossier:
    """A file that is written to until somebody kills the writer, again and again."""

    path: Path
    job: str
    passphrase: str | None = None
    counts: Counter[str] = field(default_factory=Counter)
    """The rows of each table after the first writing."""
    each: Counter[str] = field(default_factory=Counter)
    """The rows that one writing adds to each table."""
    done: set[int] = field(default_factory=set)
    """Writings that are in it."""
    drafts: set[str] = field(default_factory=lambda: {LASTING.id})
    next: int = 0
    content: bytes = b""
    small: "Dossier | None" = None
    """As it was when no writer had been killed yet."""

    def ready(self) -> None:
        """Put a small file back where this one has become large."""
        if len(self.done) > LARGE and self.small is not None:
            self.path.write_bytes(self.content)
            self.done, self.drafts = set(self.small.done), set(self.small.drafts)
            self.next = self.small.next

    def order(self, count: int, folder: Path) -> Order:
        """So many more writings; their texts go into a folder."""
        numbers = range(self.next, self.next + count)
        texts: tuple[str, ...] = ()
        if self.job == "import":
            texts = tuple(str(text_of(number, folder)) for number in numbers)
        return Order(self.job, str(self.path), self.passphrase, self.next, count, texts)

    def learn(self, order: Order) -> None:
        """A writing came to its end: learn what one adds; the first adds words too."""
        with self._opened() as store:
            before, self.counts = self.counts, self.counts or counted(store)
            self.each = counted(store) - before
        self.done.add(order.first)
        self.next = order.first + 1
        self.content = self.path.read_bytes()
        self.small = replace(self, done=set(self.done), drafts=set(self.drafts))

    def check(self, killed: Killed) -> int:
        """Look at everything; how many writings were there without being answered."""
        with self._opened() as store:
            left = sorted(path.name for path in self.path.parent.iterdir())
            assert left == [self.path.name], left
            extra = self._check_rows(store, killed)
            if self.job == "form":
                self._check_drafts(store, killed, extra)
            check_log(store)
            check_sound(store)
        self.done |= {*killed.done, *extra}
        self.next = max((*self.done, self.next, *killed.kept)) + 1
        return len(extra)

    def _opened(self) -> Store:
        return opened(self.path, self.passphrase)

    def _check_rows(self, store: Store, killed: Killed) -> set[int]:
        """All of what was answered, and the one that was under way whole or not."""
        there = self._there(store)
        answered = self.done | set(killed.done)
        assert answered <= there, f"lost: {answered - there}"
        extra = there - answered
        assert len(extra) <= 1, f"nobody wrote {extra}"
        expected = self.counts + _times(self.each, len(there) - 1)
        assert counted(store) == expected, "a writing is there by half"
        return extra

    def _there(self, store: Store) -> set[int]:
        if self.job == "form":
            rows = store.reader.all("SELECT name FROM entity WHERE kind = 'event'")
            found = [str(name) for (name,) in rows]
            there = [n for n in range(self.next + 100) if name_of(n) in found]
            assert all(found.count(name_of(n)) == 1 for n in there), "saved twice"
            return set(there)
        rows = store.reader.all(
            "SELECT v.value FROM change c JOIN change_value v ON v.change_id = c.id"
            ' WHERE c.entry LIKE \'%"field":"+load"%\''
        )
        loads = [json.loads(json.loads(str(text))) for (text,) in rows]
        names = [str(one["collection"]) for one in loads]
        numbers = [int(name.rpartition("-")[2]) for name in names if "people-" in name]
        assert len(numbers) == len(set(numbers)), "loaded twice"
        return set(numbers)

    def _check_drafts(self, store: Store, killed: Killed, extra: set[int]) -> None:
        """A draft that was kept is there until its form is saved, and no longer."""
        there = {one.id for one in store.drafts.all()}
        saved = {draft_of(n) for n in (*killed.done, *extra)}
        kept = {draft_of(n) for n in killed.kept}
        expected = (self.drafts | kept) - saved
        begun = {draft_of(max((*killed.kept, *killed.done, self.next - 1)) + 1)}
        assert expected <= there <= expected | begun
        self.drafts = there


def opened(path: Path, passphrase: str | None) -> Store:
    """A dossier, through the door that the program uses."""
    return Store.open(path, passphrase=passphrase, heads=MachineHeads())


def counted(store: Store) -> Counter[str]:
    """How many rows each table has."""
    return Counter(
        {
            table: store.reader.number(f'SELECT count(*) FROM "{table}"')
            for table in TABLES
        }
    )


def _times(each: Counter[str], times: int) -> Counter[str]:
    return Counter({table: count * times for table, count in each.items()})


def check_sound(store: Store) -> None:
    """All that ``dossier verify`` looks at."""
    unsound = [one for one in store.verify() if not one.sound]
    assert not unsound, unsound


def check_log(store: Store) -> None:
    """Walk every chain: no entry altered, none missing, none without its value."""
    chains: dict[str, list[tuple[int, str, str | None]]] = {}
    for entry_id, text, salt, value in store.reader.all(
        "SELECT c.id, c.entry, v.salt, v.value FROM change c"
        " LEFT JOIN change_value v ON v.change_id = c.id"
    ):
        assert hashlib.sha256(text.encode()).hexdigest() == entry_id
        entry = json.loads(text)
        assert hashlib.sha256((salt + value).encode()).hexdigest() == entry["value"]
        chains.setdefault(entry["chain"], []).append(
            (entry["seq"], entry_id, entry["previous"])
        )
    for entries in chains.values():
        before = None
        for number, (seq, entry_id, previous) in enumerate(sorted(entries), 1):
            assert (seq, previous) == (number, before)
            before = entry_id
