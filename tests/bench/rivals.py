"""Other ways to find a name or a text, each as it is commonly set up.

Every one is given the same rows: the names with whose they are, and the passages. What
it finds are ids of records, the best first, each once.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Protocol

from anyascii import anyascii

MOST: Final = 60
"""Rows that are asked for, as the screen asks."""
_WORD: Final = re.compile(r"\w+")
_NAMES: Final = (
    "SELECT entity_id, name FROM name UNION ALL SELECT id, name FROM question"
)
_TEXTS: Final = (
    "SELECT id, coalesce(exact, '') || ' ' || coalesce(gist, '') FROM passage"
)
Rows = Iterable[tuple[str, str]]


class Rival(Protocol):
    """One way to find."""

    def build(self, folder: Path, names: Rows, texts: Rows | None) -> None:
        """Make what it needs out of pairs of id and words."""

    def find(self, query: str) -> list[str]:
        """Ids of records whose name or text has the words."""

    def size(self) -> float:
        """Megabytes of what was made, beside the rows themselves."""


def names_of(dossier: sqlite3.Connection) -> Rows:
    """Every name with its bearer."""
    return iter(dossier.execute(_NAMES))


def texts_of(dossier: sqlite3.Connection) -> Rows:
    """Every passage."""
    return iter(dossier.execute(_TEXTS))


class _Tables:
    """Rows in SQLite, and something to find them by."""

    def build(self, folder: Path, names: Rows, texts: Rows | None) -> None:
        """The rows first, then what finds them: only the latter is weighed."""
        path = folder / "rival.sqlite"
        path.unlink(missing_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA synchronous=OFF").fetchall()
        self._db.execute("PRAGMA cache_size=-65536").fetchall()
        self._given = (
            {"name": names}
            if texts is None
            else {
                "name": names,
                "text": texts,
            }
        )
        self._db.execute("BEGIN")
        for table, rows in self._given.items():
            self._db.execute(
                f"CREATE TABLE {table}"
                " (number INTEGER PRIMARY KEY, id TEXT, words TEXT)"
            )
            self._db.executemany(f"INSERT INTO {table} (id, words) VALUES (?, ?)", rows)
        before = self._used()
        for table in self._given:
            self._index(table)
        self._db.execute("COMMIT")
        self._size = (self._used() - before) / 1e6

    def find(self, query: str) -> list[str]:
        """Of each table the first rows, those of names first."""
        found: dict[str, None] = {}
        for table in self._given:
            sql, values = self._question(table, query)
            if sql:
                rows = self._db.execute(sql, values).fetchall()
                found.update(dict.fromkeys(record for (record,) in rows))
        return list(found)

    def size(self) -> float:
        return self._size

    def _used(self) -> int:
        pages, size = (
            int(self._db.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "page_size")
        )
        return pages * size

    def _index(self, table: str) -> None:
        """Nothing."""

    def _question(self, table: str, query: str) -> tuple[str, tuple[object, ...]]:
        raise AssertionError(f"{self} asks nothing")


class Like(_Tables):
    """``LIKE '%query%'``."""

    def _question(self, table: str, query: str) -> tuple[str, tuple[object, ...]]:
        return f"SELECT id FROM {table} WHERE words LIKE ? LIMIT {MOST}", (
            f"%{query}%",
        )


class FullText(_Tables):
    """FTS5 over the rows, best first by its own measure."""

    def __init__(self, tokenizer: str, shortest: int = 1) -> None:
        self._tokenizer, self._shortest = tokenizer, shortest

    def _index(self, table: str) -> None:
        self._db.execute(
            f"CREATE VIRTUAL TABLE {table}_words USING fts5(words, content={table},"
            f" content_rowid=number, tokenize='{self._tokenizer}')"
        )
        self._db.execute(
            f"INSERT INTO {table}_words ({table}_words) VALUES ('rebuild')"
        )

    def _question(self, table: str, query: str) -> tuple[str, tuple[object, ...]]:
        words = [w for w in _WORD.findall(query) if len(w) >= self._shortest]
        if not words:
            return "", ()
        sql = (
            f"SELECT t.id FROM (SELECT rowid FROM {table}_words"
            f" WHERE {table}_words MATCH ? ORDER BY rank LIMIT {MOST}) found"
            f" JOIN {table} t ON t.number = found.rowid"
        )
        return sql, (" ".join(f'"{word}"' for word in words),)


class RapidFuzz:
    """Every name compared with the query, by RapidFuzz's WRatio."""

    def build(self, folder: Path, names: Rows, texts: Rows | None) -> None:
        """Nothing but the names themselves, prepared once."""
        from rapidfuzz import utils

        self._ids: list[str] = []
        self._names: list[str] = []
        for record, name in names:
            self._ids.append(record)
            self._names.append(utils.default_process(name))

    def find(self, query: str) -> list[str]:
        """Bearers of the names that are most like the query."""
        from rapidfuzz import fuzz, process, utils

        found = process.extract(
            utils.default_process(query), self._names, scorer=fuzz.WRatio, limit=MOST
        )
        return list(dict.fromkeys(self._ids[place] for _, _, place in found))

    def size(self) -> float:
        return 0.0


class Tantivy:
    """Tantivy: the words of each, as written and by anyascii; the last is a prefix,
    words of four letters or more may differ by a letter.
    """

    def build(self, folder: Path, names: Rows, texts: Rows | None) -> None:
        """Two indexes, one of names and one of texts."""
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("words")
        self._schema = builder.build()
        self._folders: list[Path] = []
        self._searchers = [
            self._index(folder / f"rival-{number}", rows)
            for number, rows in enumerate((names, texts))
            if rows is not None
        ]

    def find(self, query: str) -> list[str]:
        """What either index finds, names first."""
        asked = self._asked(query)
        if asked is None:
            return []
        found: dict[str, None] = {}
        for searcher in self._searchers:
            for _, place in searcher.search(asked, MOST).hits:
                found[searcher.doc(place)["id"][0]] = None
        return list(found)

    def size(self) -> float:
        return (
            sum(
                file.stat().st_size
                for folder in self._folders
                for file in folder.iterdir()
            )
            / 1e6
        )

    def _index(self, folder: Path, rows: Rows) -> Any:
        import tantivy

        folder.mkdir()
        self._folders.append(folder)
        index = tantivy.Index(self._schema, path=str(folder))
        writer = index.writer(200_000_000, 1)
        for record, words in rows:
            writer.add_document(
                tantivy.Document(id=record, words=f"{words} {anyascii(words)}")
            )
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        return index.searcher()

    def _asked(self, query: str) -> Any:
        from tantivy import Occur, Query

        words = [*_both_ways(query)]
        if not words:
            return None
        return Query.boolean_query(
            [
                (
                    Occur.Must,
                    Query.boolean_query(
                        [(Occur.Should, self._word(way, last)) for way in ways]
                    ),
                )
                for ways, last in words
            ]
        )

    def _word(self, word: str, last: bool) -> Any:
        from tantivy import Query

        if len(word) < 4 and not last:
            return Query.term_query(self._schema, "words", word)
        distance = 1 if len(word) >= 4 else 0
        return Query.fuzzy_term_query(
            self._schema, "words", word, distance=distance, prefix=last
        )


def _both_ways(query: str) -> Iterator[tuple[list[str], bool]]:
    """The words as written and by anyascii, and whether each is the last."""
    words = _WORD.findall(query.lower())
    for place, word in enumerate(words):
        plain = _WORD.findall(anyascii(word).lower())
        yield list(dict.fromkeys([word, *plain])), place == len(words) - 1


RIVALS: Final[dict[str, Callable[[], Rival]]] = {
    "FTS5, porter unicode61, by rank": lambda: FullText("porter unicode61"),
    "FTS5, trigram, by rank": lambda: FullText("trigram", 3),
    "LIKE '%query%'": Like,
    "RapidFuzz, WRatio": RapidFuzz,
    "Tantivy, fuzzy prefix": Tantivy,
}
"""Those that are compared; the first is what Datasette sets up."""
NO_TEXTS: Final = ("RapidFuzz, WRatio",)
"""Those that are for names only."""
FEW_TEXTS: Final = ("FTS5, trigram, by rank", "LIKE '%query%'")
"""Those that are asked for names only where the texts are very many."""


def right(dossier: sqlite3.Connection, forms: Iterable[str]) -> dict[str, set[str]]:
    """By form of a name who is written so."""
    found: dict[str, set[str]] = {}
    for record, name in dossier.execute(
        "SELECT entity_id, name FROM name WHERE name IN"
        " (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(forms)), ensure_ascii=False),),
    ):
        found.setdefault(name, set()).add(record)
    return found
