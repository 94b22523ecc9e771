"""The answer to a query: records by their names and by their texts, the best first."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dossier_db import citations
from dossier_db.reader import Reader
from dossier_db.records.hits import HOWS, KINDS, VERY_WORDS, Found, Hit
from dossier_db.search import syllabic
from dossier_db.search.days import within
from dossier_db.search.details import Details, Label
from dossier_db.search.documents import lines, names, texts
from dossier_db.search.filters import Filters
from dossier_db.search.folding import tokens
from dossier_db.search.likeness import Asked, Likeness
from dossier_db.search.names import QUICK, WIDE, Names, asked_of
from dossier_db.search.query import Query
from dossier_db.search.reasons import Reason, reason
from dossier_db.search.snippets import Snippet, Sought
from dossier_db.search.texts import Texts

_TEXTS: Final = {False: 24, True: 400}
"""Texts that the quick and the wide pass give."""
_HITS: Final = {False: 32, True: 200}
"""Hits that they give where nobody says how many; the quick one never gives more."""
_SIFTED: Final = {False: 200, True: 4000}
"""Texts that they read through where the index alone cannot tell."""
_READ: Final = 50
"""Texts that are read at once."""
_FLOOR: Final = 62.0
"""A name less like what was asked for is not given."""
_IN_TEXT: Final = 72.0
"""Score of a text that has the words: after the good names, before the poor ones."""
_SPARE: Final = 6
"""Names weighed beyond those that are given: the reasons may change their order."""
_CLOSE: Final = 4.0
"""Forms of a name that are less like by no more than this may be the better ones."""
_SURE: Final = 82.0
"""The least score of a name that has the very words, or begins with them."""
_MISSED: Final = 3
"""One word of so many may be missing from a name."""
_WHOLE: Final = 85.0
"""A name so like as a whole may part its words otherwise."""
_WORDS: Final = 32
"""Words that are looked for; whoever pastes a page finds by the first ones."""
_NAMELESS: Final = frozenset(("quote", "passage", "note"))
"""Kinds that are found by their texts alone."""


class _Named(NamedTuple):
    """A record found by its name."""

    doc: int
    id: str
    score: float
    best: int
    """Which of its names is most like what was asked for."""
    forms: tuple[str, ...]
    """Its names as they are written; the first is our label."""
    folds: tuple[str, ...]
    sounds: tuple[str, ...]


class Answers:
    """Answers queries over one index."""

    def __init__(
        self,
        reader: Reader,
        index: sqlite3.Connection,
        names: Names,
        check: Callable[[], None],
    ) -> None:
        """
        Args:
            reader: reads the dossier's rows.
            index: to the tables of search.
            names: finds by name over the same connection.
            check: called between the steps; raises to stop.
        """
        self._reader = reader
        self._db = index
        self._names = names
        self._texts = Texts(index)
        self._details = Details(reader)
        self._check = check

    def found(
        self,
        query: Query,
        filters: Filters,
        kind: str | None,
        limit: int | None,
        wide: bool,
    ) -> Found:
        """The answer to a query; see ``Session.look``."""
        most = _HITS[wide] if limit is None else max(0, limit)
        most = most if wide else min(most, _HITS[False])
        asked = _Asked(_shortened(query, filters.words))
        named, tried, names_cut = self._by_name(asked, filters, wide)
        sure = [one.doc for one in named if one.score > _IN_TEXT]
        pieces, texts_cut = self._by_text(asked, filters, sure, wide)
        named = [one for one in named if one.id not in pieces]
        every = [*(one.id for one in named), *pieces]
        labels = self._details.labels(every)
        hits, unlike = self._name_hits(asked, named[: most + _SPARE], labels)
        hits += _text_hits(pieces, labels)
        hits.sort(key=lambda hit: -hit.score)
        counts = Counter(
            labels[one].kind for one in every if one in labels and one not in unlike
        )
        return Found(
            tuple(hits[:most]),
            tuple((one, counts[one]) for one in KINDS if counts[one]),
            _more(query, kind, names_cut, texts_cut),
            (*tried, "texts"),
            filters.understood,
            filters.doubts,
            wide,
        )

    def led(
        self,
        found: Found,
        place: citations.Place,
        sources: Iterable[str],
        kind: str | None,
    ) -> Found:
        """An answer with the passages of a place at its head.

        Args:
            found: what the name of the source finds.
            place: the place that was asked for.
            sources: the sources that its name means.
            kind: one of ``KINDS``, chosen beside the query.
        """
        passages = [
            passage_id
            for source_id in sources
            for passage_id in citations.at(self._reader, source_id, place.paragraph)
        ]
        if not passages:
            said = "No passage of {} ¶{} is cited in this dossier."
            return replace(found, doubts=(*found.doubts, said.format(*place)))
        labels = self._details.labels(passages)
        hits = [
            Hit(
                one.opens,
                one.kind,
                one.name,
                one.citation.words,
                (),
                "exact",
                100.0,
                one.citation,
            )
            for passage_id in passages
            if (one := labels[passage_id]).citation and kind in (None, one.kind)
        ]
        first = {(hit.kind, hit.id) for hit in hits}
        rest = [hit for hit in found.hits if (hit.kind, hit.id) not in first]
        counts = Counter(dict(found.counts))
        counts.update(hit.kind for hit in hits)
        counts.subtract(hit.kind for hit in {*found.hits} - {*rest})
        return replace(
            found,
            hits=(*hits, *rest),
            counts=tuple((one, counts[one]) for one in KINDS if counts[one]),
        )

    def _by_name(
        self, asked: "_Asked", filters: Filters, wide: bool
    ) -> tuple[list[_Named], tuple[str, ...], bool]:
        """Records whose names are like what was asked for; what was tried; whether
        there may be more.
        """
        caps = WIDE if wide else QUICK
        scored, tried = self._names.find(
            asked.text, caps, also=filters.expression, stop=self._check
        )
        rows = self._rows([one.doc for one in scored if one.score >= _FLOOR])
        named = [
            rows[one.doc]._replace(score=one.score, best=one.form)
            for one in scored
            if one.doc in rows
        ]
        if asked.sought.strict:
            named = [one for one in named if asked.sought.held_by(one.forms)]
        if filters.days is not None:
            inside = set(within(self._reader, [one.id for one in named], *filters.days))
            named = [one for one in named if one.id in inside]
        if asked.sought.excludes:
            held = texts(self._reader.connection, [one.id for one in named])
            named = [
                one
                for one in named
                if not asked.sought.barred_by((*one.forms, *held.get(one.id, ())))
            ]
        return named, tried, len(scored) >= caps.prefix

    def _rows(self, numbers: Sequence[int]) -> dict[int, _Named]:
        """Records by their numbers in the index, not weighed yet; without those of
        which it has other names than the rows.
        """
        found = self._db.execute(
            "SELECT doc, id, forms, folds, sounds FROM search_doc"
            f" WHERE doc IN ({','.join(map(str, numbers))})"
        ).fetchall()
        held = names(self._reader.connection, [record for _, record, *_ in found])
        return {
            doc: _Named(doc, record, 0.0, 0, *(tuple(one.split("\n")) for one in known))
            for doc, record, *known in found
            if known[0] == lines(held.get(record, ()))
            and len({one.count("\n") for one in known}) == 1
        }

    def _by_text(
        self, asked: "_Asked", filters: Filters, known: Sequence[int], wide: bool
    ) -> tuple[dict[str, Snippet], bool]:
        """Pieces of texts by the ids of their records; whether there may be more."""
        most = _TEXTS[wide]
        sifted = asked.sought.demanding or filters.days is not None
        cap = _SIFTED[wide] if sifted else most
        numbers = self._texts.find(asked.query, filters.expression, cap, known)
        pieces: dict[str, Snippet] = {}
        for at in range(0, len(numbers), _READ):
            if len(pieces) >= most:
                break
            self._check()
            pieces.update(self._pieces(asked, filters, numbers[at : at + _READ]))
        cut = len(pieces) > most or len(numbers) >= cap
        return dict(list(pieces.items())[:most]), cut

    def _pieces(
        self, asked: "_Asked", filters: Filters, numbers: Sequence[int]
    ) -> Iterable[tuple[str, Snippet]]:
        forms = dict(
            self._db.execute(
                "SELECT id, forms FROM search_doc"
                f" WHERE doc IN ({','.join(map(str, numbers))}) ORDER BY doc"
            ).fetchall()
        )
        ids = list(forms)
        if filters.days is not None:
            ids = within(self._reader, ids, *filters.days)
        held = texts(self._reader.connection, ids)
        for record in ids:
            piece = asked.sought.best(held.get(record, ()))
            if piece is None:
                continue
            if asked.sought.excludes and asked.sought.barred_by(
                (*forms[record].split("\n"), *held[record])
            ):
                continue
            yield record, piece

    def _name_hits(
        self, asked: "_Asked", named: Sequence[_Named], labels: dict[str, Label]
    ) -> tuple[list[Hit], set[str]]:
        """Hits, and the ids of records that lack too many of the words."""
        weighed = [
            (one, labels[one.id], *self._best_form(asked, one))
            for one in named
            if one.id in labels
        ]
        most = len(asked.words) // _MISSED
        shown = [
            found
            for found in weighed
            if found[-1].missed <= most or found[0].score >= _WHOLE
        ]
        unlike = {one.id for one, *_ in weighed} - {one.id for one, *_ in shown}
        cited = self._details.written((one.id, form) for one, _, form, _, _ in shown)
        hits = [
            Hit(
                label.opens,
                label.kind,
                label.name,
                form,
                why.marks,
                why.how,
                round(max(0.0, score), 1),
                cited.get((one.id, form)),
            )
            for one, label, form, score, why in shown
        ]
        return hits, unlike

    def _best_form(self, asked: "_Asked", one: _Named) -> tuple[str, float, Reason]:
        """The form that was found most surely: of equally like ones the one in the
        script and the letters that were typed.
        """
        self._check()
        if asked.likeness is None:
            return one.forms[0], one.score, reason((), one.forms[0])
        found: list[tuple[str, float, Reason]] = []
        for form, fold, sound in zip(one.forms, one.folds, one.sounds, strict=True):
            alone = len(one.forms) == 1
            like = one.score if alone else asked.likeness.form(fold, sound)
            far = like < one.score - _CLOSE and not asked.stands_in(form)
            if far and form != one.forms[one.best]:
                continue
            why = reason(asked.words, form)
            score = max(like, _SURE if why.how in VERY_WORDS else 0.0) - why.less
            found.append((form, score, why))
        return min(found, key=lambda one: (HOWS.index(one[2].how), -one[1]))


class _Asked:
    """A query, made ready to be compared."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self.sought = Sought(query)
        # The last word may be half a word: not so the ones between quotation marks.
        words = dict.fromkeys((*query.phrases, *query.literals, *query.words))
        self.text = " ".join(words)
        pairs = asked_of(self.text)
        self.words: list[Asked] = [one for _, one in pairs]
        self.likeness: Likeness | None = None
        if pairs:
            readings = syllabic.readings(self.text, [token for token, _ in pairs])
            self.likeness = Likeness(self.words, readings)

    def stands_in(self, form: str) -> bool:
        """Whether a form has the very letters, if not as whole words."""
        lowered = form.lower()
        return all(one.raw in lowered for one in self.words)


def _text_hits(pieces: dict[str, Snippet], labels: dict[str, Label]) -> list[Hit]:
    shown = [(labels[one], piece) for one, piece in pieces.items() if one in labels]
    return [
        Hit(
            label.opens,
            label.kind,
            label.name,
            piece.text,
            piece.marks,
            "in text",
            round(_IN_TEXT - rank / 100, 2),
            label.citation,
        )
        for rank, (label, piece) in enumerate(shown)
    ]


def _more(
    query: Query, kind: str | None, names_cut: bool, texts_cut: bool
) -> frozenset[str]:
    """Kinds of which there may be more than were counted."""
    if not (names_cut or texts_cut):
        return frozenset()
    kinds = set(KINDS) if texts_cut else set(KINDS) - _NAMELESS
    for chosen in (query.kinds, (kind,) if kind else ()):
        kinds = kinds.intersection(chosen) if chosen else kinds
    return frozenset(kinds)


def _shortened(query: Query, more: Sequence[str]) -> Query:
    """A query of not too many words, filters that are none among them."""
    left = _WORDS
    kept = []
    for items in (query.phrases, query.literals, (*query.words, *more)):
        some, left = _first(items, left)
        kept.append(some)
    return replace(
        query,
        phrases=kept[0],
        literals=kept[1],
        words=kept[2],
        without=query.without[:_WORDS],
    )


def _first(items: Iterable[str], count: int) -> tuple[tuple[str, ...], int]:
    """The first items, of so many words in all, and how many words are left."""
    kept = []
    for item in items:
        if not count:
            break
        if len(item) > count:
            found = tokens(item)[:count]
            item = item[: found[-1].stop] if len(found) == count else item
            count -= len(found)
        else:
            count -= min(count, len(tokens(item)))
        kept.append(item)
    return tuple(kept), count
