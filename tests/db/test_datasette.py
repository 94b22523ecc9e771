"""The file opens in Datasette: every table answers, and what is cited can be read."""

import re
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from httpx import Response

from db.bundled import Bundled
from dossier_db.store import Store

_INTERNAL = re.compile(r"sqlite_|_sqlite_migrations|search_")


class Window:
    """A dossier looked at through Datasette, in this process and without a network."""

    def __init__(self, path: Path) -> None:
        # Only here: it is large, and every worker loads what this file asks for.
        from datasette.app import Datasette  # type: ignore[import-untyped]

        self.path = path
        self.name = path.stem
        self.datasette = Datasette(files=[str(path)], settings={"num_sql_threads": 0})

    def close(self) -> None:
        """Let go of the file."""
        for database in self.datasette.databases.values():
            database.close()

    def names(self, kind: str) -> list[str]:
        """The tables or views of the file, but for the search's and SQLite's own."""
        with closing(sqlite3.connect(self.path)) as connection:
            rows = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = ?", (kind,)
            )
            return [name for (name,) in rows if not _INTERNAL.match(name)]

    async def get(self, page: str) -> Response:
        """One page of the dossier."""
        found: Response = await self.datasette.client.get(f"/{self.name}/{page}")
        return found

    async def rows(self, table: str, question: str = "") -> list[dict[str, Any]]:
        """Rows of a table with the labels of what they refer to."""
        found = await self.get(f"{table}.json?_labels=on&_shape=objects&{question}")
        assert found.status_code == 200, found.text
        rows: list[dict[str, Any]] = found.json()["rows"]
        return rows


@contextmanager
def _looking_at(path: Path) -> Iterator[Window]:
    window = Window(path)
    try:
        yield window
    finally:
        window.close()


@pytest_asyncio.fixture
async def window(village: Store) -> AsyncIterator[Window]:
    """The hand-made dossier in Datasette."""
    with _looking_at(village.path) as window:
        yield window


async def _refused(window: Window, names: list[str]) -> dict[str, int]:
    codes = {name: (await window.get(name)).status_code for name in names}
    return {name: code for name, code in codes.items() if code != 200}


async def test_every_table_answers(window: Window) -> None:
    tables = window.names("table")
    assert len(tables) > 30
    assert await _refused(window, tables) == {}


async def test_every_view_answers(window: Window) -> None:
    views = window.names("view")
    assert views
    assert await _refused(window, views) == {}


async def test_the_sample_fills_every_table_but_the_drafts(window: Window) -> None:
    empty = [name for name in window.names("table") if not await window.rows(name)]
    assert empty == ["draft"]


async def test_every_table_and_view_of_the_bundled_case_answers(
    bundled: Bundled,
) -> None:
    with _looking_at(bundled.store.path) as window:
        names = [*window.names("table"), *window.names("view")]
        assert await _refused(window, names) == {}


async def test_of_the_tables_of_search_only_full_texts_have_nothing_to_show(
    window: Window,
) -> None:
    with closing(sqlite3.connect(window.path)) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE name GLOB 'search_*'"
                " AND type = 'table'"
            )
        ]
    assert "search_doc" in names and "search_name" in names
    refused = await _refused(window, names)  # they hold no rows that could be listed
    assert refused == dict.fromkeys(["search_name", "search_text", "search_whole"], 400)


async def test_full_texts_and_their_parts_are_hidden(window: Window) -> None:
    shown = (await window.datasette.client.get(f"/{window.name}.json")).json()
    hidden = {table["name"] for table in shown["tables"] if table["hidden"]}
    assert {"search_name", "search_text_data", "search_whole_idx"} <= hidden
    assert not hidden & {"entity", "passage"}


async def test_passages_are_labelled_by_their_words(window: Window) -> None:
    rows = await window.rows("citation", "answer_id=a_road&passage_id=x_radio_1")
    assert rows[0]["passage_id"]["label"] == "Fifty came, a day later."


async def test_a_passage_with_exact_words_is_labelled_by_them(window: Window) -> None:
    rows = await window.rows("mention", "passage_id=x_paper_2")
    assert rows[0]["passage_id"]["label"] == "We only stood there"


@pytest.mark.parametrize(
    ("table", "column", "label"),
    [
        ("participation", "entity_id", "Aigul"),
        ("participation", "role", "speaker"),
        ("relationship", "object_id", "Union"),
        ("event", "place_id", "The road"),
        ("charge", "provision_id", "Article 174"),
        ("question", "status", "open"),
        ("passage", "attributed_to_id", "Aigul"),
        ("entity", "merged_into_id", "District court"),
        ("court_case", "court_id", "District court"),
        ("place", "within_id", "The district"),
        ("name_use", "name_id", "Болат"),
        ("citation", "answer_id", "about 30"),
    ],
)
async def test_a_foreign_key_shows_the_label_of_what_it_names(
    window: Window, table: str, column: str, label: str
) -> None:
    rows = await window.rows(table)
    shown = [row[column] for row in rows]
    assert label in [one["label"] for one in shown if isinstance(one, dict)]


async def test_a_person_opens_on_what_refers_to_them(window: Window) -> None:
    page = await window.get("entity/p_aigul")
    assert page.status_code == 200
    assert "participation" in page.text and "charge" in page.text


async def test_opening_the_file_leaves_nothing_beside_it(window: Window) -> None:
    await window.rows("entity")
    assert [path.name for path in window.path.parent.iterdir()] == [window.path.name]
