"""Texts: passages, gists, quotes, readings, notes, by their words.

A word may be the beginning of one. FTS5 streams what begins with a prefix that it
indexes; of a longer one it reads the whole lists of all words that begin so before it
gives the first row. Where those lists are long, the commonest of the words are asked
for instead: exact words stream.
"""

import sqlite3
from collections.abc import Sequence
from typing import Final

from dossier_db.search.analysis import han_pairs
from dossier_db.search.expressions import either, quoted
from dossier_db.search.folding import Token, readable
from dossier_db.search.query import Query

_INDEXED: Final = 3
"""Letters of the longest prefix that the index keeps."""
LONG: Final = 20_000
"""Texts of the frequent words of a prefix from which these stand for it."""
_INSTEAD: Final = 24
"""Words that stand for a prefix."""
_MOST_WORDS: Final = 32
"""Words of a query that are looked for; a pasted page has more."""


class Texts:
    """Finds texts over the tables of one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def find(
        self,
        query: Query,
        also: str,
        cap: int,
        known: Sequence[int] = (),
    ) -> list[int]:
        """The numbers of documents whose texts have all words, in the index's order.

        Args:
            query: what was asked for.
            also: what filters ask for, as an FTS5 expression; may be empty.
            cap: the most documents to give.
            known: numbers of documents that are found already.
        """
        match = self._match(query, also, whole=False)
        found = self._docs(match, cap, known)
        if len(found) < cap:  # the rarer words that begin so may have more
            whole = self._match(query, also, whole=True)
            if whole != match:
                found = self._docs(whole, cap, known)
        return found

    def _docs(self, match: str, cap: int, known: Sequence[int]) -> list[int]:
        if not match:
            return []
        rows = self._db.execute(
            "SELECT rowid FROM search_text WHERE search_text MATCH ?"
            f" AND rowid NOT IN ({','.join(map(str, known))}) ORDER BY rowid LIMIT ?",
            (match, cap),
        )
        return [number for (number,) in rows.fetchall()]

    def _match(self, query: Query, also: str, *, whole: bool) -> str:
        """The whole expression; empty where nothing is asked for."""
        begun = [t for word in query.words for t in readable(word)]
        exact = [t for phrase in query.phrases for t in readable(phrase)]
        for literal in query.literals:
            read = readable(literal)
            exact += read[:-1]
            begun += read[-1:]
        groups = [self._word(token, begun=True, whole=whole) for token in begun]
        groups += [self._word(token, begun=False) for token in exact]
        del groups[_MOST_WORDS:]
        groups += [also] if also else []
        if not groups:
            return ""
        for phrase in query.without:
            unwanted = [self._word(t, begun=False) for t in readable(phrase)]
            if unwanted:
                groups[-1] += f" NOT ({' AND '.join(unwanted)})"
        return " AND ".join(groups)

    def _word(self, token: Token, *, begun: bool, whole: bool = False) -> str:
        """One word as an expression."""
        if token.script == "han":
            return self._han(token.raw)
        ways: dict[str, None] = {}
        for way in (token.plain, token.folded):
            found = self._begun(way, whole=whole) if begun else [quoted(way)]
            ways.update(dict.fromkeys(found))
        return either(ways)

    def _han(self, run: str) -> str:
        pairs = han_pairs(run)
        if len(pairs) > 1:
            pairs.pop()  # the last alone says nothing that the last pair does not
            return f"({' AND '.join(quoted(pair) for pair in pairs)})"
        return f"({quoted(run)}*)"

    def _begun(self, way: str, *, whole: bool) -> list[str]:
        """The beginning of a word as an expression; with ``whole`` at any cost."""
        if len(way) > _INDEXED and not whole:
            often = self._db.execute(
                "SELECT word, docs FROM search_often WHERE word >= ? AND word < ?"
                " ORDER BY docs DESC",
                (way, way + "\U0010ffff"),
            ).fetchall()
            if sum(docs for _, docs in often) > LONG:
                return [quoted(word) for word, _ in often[:_INSTEAD]]
        return [f"{quoted(way)}*"]
