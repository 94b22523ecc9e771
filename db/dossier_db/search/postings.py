"""Postings: documents written into the tables of search and taken out again."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from dossier_db.search.analysis import Form, Word, form_of, near_keys, slips, text_words
from dossier_db.search.documents import Document, lines

MANY: Final = 20_000
"""Rows that wait in memory before they are written."""
_DOC = "INSERT INTO search_doc (doc, id, forms, folds, sounds) VALUES (?, ?, ?, ?, ?)"


class Postings:
    """Writes documents under their numbers; ``flush`` brings all of it to the tables.

    Many documents come in the order of their numbers: FTS5 begins a new segment
    whenever a number goes back.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._gone: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        self._new: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        self._waiting = 0
        self._words: Counter[str] = Counter()
        self._found: dict[str, Word] = {}

    def add(self, number: int, document: Document) -> None:
        """Put a document in."""
        forms = [form_of(name) for name in document.names]
        row = (
            number,
            document.id,
            lines(document.names),
            "\n".join(form.fold for form in forms),
            "\n".join(form.sound for form in forms),
        )
        self._new[_DOC].append(row)
        for table, column, words in self._words_of(document, forms, 1):
            sql = f"INSERT INTO {table} (rowid, {column}) VALUES (?, ?)"
            self._new[sql].append((number, words))
        self._waiting += 1
        if self._waiting > MANY:
            self._write()

    def remove(self, number: int, document: Document) -> None:
        """Take a document out, as it was put in: a contentless table forgets what it
        is told again, word for word.
        """
        forms = [form_of(name) for name in document.names]
        self._gone["DELETE FROM search_doc WHERE doc = ?"].append((number,))
        for table, column, words in self._words_of(document, forms, -1):
            sql = (
                f"INSERT INTO {table} ({table}, rowid, {column})"
                " VALUES ('delete', ?, ?)"
            )
            self._gone[sql].append((number, words))

    def flush(self) -> None:
        """Write what waits, and the vocabulary."""
        self._write()
        self._count_words()

    def _words_of(
        self, document: Document, forms: list[Form], count: int
    ) -> Iterator[tuple[str, str, str]]:
        """The words of a document for each full-text table that it stands in."""
        if forms:
            words = document.facets.union(*(form.words for form in forms))
            yield "search_name", "words", " ".join(sorted(words))
            wholes = frozenset[str]().union(*(form.wholes for form in forms))
            if wholes:
                yield "search_whole", "keys", " ".join(sorted(wholes))
            found = {word.plain: word for form in forms for word in form.vocabulary}
            self._found.update(found)
            for word in found:
                self._words[word] += count
        if document.texts:
            terms = set[str]().union(*map(text_words, document.texts))
            yield "search_text", "words", " ".join(sorted(terms | document.facets))

    def _write(self) -> None:
        for waiting in (self._gone, self._new):  # a number may go and come again
            for sql, rows in waiting.items():
                self._db.executemany(sql, rows)
            waiting.clear()
        self._waiting = 0

    def _count_words(self) -> None:
        """Words of names, with the keys and slips by which they are found."""
        new: list[tuple[int, Word]] = []
        last = self._number("SELECT max(id) FROM search_word")
        for word, count in sorted(self._words.items()):
            known = self._number("SELECT id FROM search_word WHERE word = ?", word)
            if known and count:
                self._db.execute(
                    "UPDATE search_word SET docs = docs + ? WHERE id = ?",
                    (count, known),
                )
            elif count > 0:
                last += 1
                found = self._found[word]
                new.append((last, found))
                self._db.execute(
                    "INSERT INTO search_word (id, word, fold, sound, docs)"
                    " VALUES (?, ?, ?, ?, ?)",
                    (last, word, found.folded, found.sound, count),
                )
        self._lead_to(new)
        self._forget([word for word, count in self._words.items() if count < 0])
        self._words.clear()
        self._found.clear()

    def _lead_to(self, words: list[tuple[int, Word]]) -> None:
        self._db.executemany(
            "INSERT OR IGNORE INTO search_key (key, word) VALUES (?, ?)",
            sorted(
                (key, number)
                for number, word in words
                for own in word.keys
                for key in (own, *near_keys(own))
            ),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO search_slip (slip, word) VALUES (?, ?)",
            sorted((s, number) for number, word in words for s in slips(word.folded)),
        )

    def _forget(self, words: list[str]) -> None:
        """Words that no name has any more leave no trace of themselves."""
        for word in words:
            number = self._number(
                "SELECT id FROM search_word WHERE word = ? AND docs <= 0", word
            )
            if not number:
                continue
            for own in self._found[word].keys:
                for key in (own, *near_keys(own)):
                    self._db.execute(
                        "DELETE FROM search_key WHERE key = ? AND word = ?",
                        (key, number),
                    )
            self._db.executemany(
                "DELETE FROM search_slip WHERE slip = ? AND word = ?",
                ((slip, number) for slip in slips(self._found[word].folded)),
            )
            self._db.execute("DELETE FROM search_word WHERE id = ?", (number,))

    def _number(self, sql: str, *values: object) -> int:
        found = self._db.execute(sql, values).fetchone()
        return int(found[0]) if found is not None and found[0] is not None else 0
