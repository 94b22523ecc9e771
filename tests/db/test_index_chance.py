"""The search index after acts made by chance, on every table, kept or thrown away."""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from db import generated
from db.upkeep import (
    WRITTEN,
    Row,
    agreeing,
    changed,
    copied,
    stands,
    stored,
    take_away,
)
from dossier_db.acts import Act
from dossier_db.errors import DossierError
from dossier_db.search import index
from dossier_db.store import Store

_REFUSED: Final = (sqlite3.IntegrityError, DossierError)
Choose: TypeAlias = Callable[[int], int]
"""A number below another."""


class Chance:
    """Writes to any table what other rows of the table have, or odd texts."""

    def __init__(self, act: Act, choose: Choose) -> None:
        self._act = act
        self._choose = choose

    def write(self) -> None:
        """One write of any kind; what is refused is as if it had not been tried."""
        table = WRITTEN[self._choose(len(WRITTEN))]
        rows = stored(self._act.connection, table)
        if not rows:
            return
        row = rows[self._choose(len(rows))]
        writes = (self._change, self._change, self._add, self._take_away, self._delete)
        with suppress(*_REFUSED):
            writes[self._choose(len(writes))](table, rows, row)

    def _change(self, table: str, rows: list[Row], row: Row) -> None:
        """Up to three columns, keys among them."""
        for _ in range(1 + self._choose(3)):
            column = tuple(row)[self._choose(len(row))]
            new = changed(table, column, self._value(rows, column))
            self._act.update(table, row, new)
            row = {**row, **new}

    def _add(self, table: str, rows: list[Row], row: Row) -> None:
        """A row like another, with an id of its own."""
        new = dict(row)
        own = row.get("id")
        if isinstance(own, str):
            new["id"] = f"{own}_{self._choose(3)}"
        column = tuple(row)[self._choose(len(row))]
        if column != "id":
            new |= changed(table, column, self._value(rows, column))
        self._act.insert(table, new)

    def _take_away(self, table: str, _: list[Row], row: Row) -> None:
        take_away(self._act, table, row)

    def _delete(self, table: str, _: list[Row], row: Row) -> None:
        self._act.delete(table, row)

    def _value(self, rows: list[Row], column: str) -> str | int | float | bytes | None:
        """One that another row has, none, or an odd text."""
        choice = self._choose(len(rows) + 2)
        if choice == len(rows):
            return None
        if choice > len(rows):
            return generated.ODD[self._choose(len(generated.ODD))]
        return rows[choice][column]


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.reuse, Phase.generate),  # the tests of each table say it shorter
)
@given(data=st.data(), most=st.sampled_from((4, 20_000)))
def test_it_says_what_the_rows_say_after_any_acts(
    village: Store, data: st.DataObject, most: int
) -> None:
    def choose(below: int) -> int:
        return data.draw(st.integers(0, below - 1))

    with (
        tempfile.TemporaryDirectory() as folder,
        copied(village, Path(folder)) as store,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(index, "MOST", most)
        for _ in range(1 + choose(5)):
            try:
                with store.act("Chance") as act:
                    chance = Chance(act, choose)
                    for _ in range(1 + choose(6)):
                        chance.write()
                    if not choose(5):
                        raise ZeroDivisionError
            except (ZeroDivisionError, DossierError):
                pass
            assert agreeing(store)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=generated.dossiers())
def test_it_says_what_rows_of_any_letters_say(rows: generated.Rows) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        generated.write(Path(folder, "a.dossier"), rows) as store,
    ):
        store.reindex()
        assert agreeing(store)
        for table in ("name", "passage", "entity"):
            with store.act("Chance") as act:
                for row in stored(act.connection, table)[:2]:
                    if stands(act, table, row):
                        take_away(act, table, row)
            assert agreeing(store)
