"""Dossiers of any size, for measuring: one for each pane, the same on every machine.

    python -m bench.dossiers FOLDER PANE SIZE

Rows go straight into the tables, which is not how a person writes (that is
``Store.act``, with its log): what is measured afterwards is reading.
"""

import random
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from bench import people_names
from dossier_db import Store, Viewpoint
from dossier_db.listing import Listing

CASE: Final = "c_trial"
"""The one case that the charges belong to."""
_FIRST_DAY: Final = date(2016, 1, 1)
_DAYS: Final = 3650
_SOURCES: Final = 200
_TERMS: Final = (
    "event:hearing",
    "quote:report",
    "restraint:custody",
    "restraint:house_arrest",
    "role:witness",
    "role:defendant",
    "source:news",
    "stance:asserts",
    "status:open",
    "status:settled",
    "unit:group",
    "unit:individual",
    "verdict:agree",
    "verdict:differ",
    "verdict:backwards",
    "relation:rests_on",
)
_VERDICTS: Final = (
    "verdict:agree",
    None,
    "verdict:differ",
    None,
    "verdict:agree",
    "verdict:backwards",
    None,
)
_SENTENCES: Final = (
    "The court opened the hearing behind closed doors.",
    "Сот отырысы жабық есік жағдайында өтті.",
    "سوت يىغىنى يېپىق ھالدا ئېچىلدى.",
    "法庭不公开开庭审理。",
    "Two of those present were not let in; the others waited outside.",
)

_EVERYTHING = Viewpoint()

Rows = Iterable[tuple[object, ...]]
Maker = Callable[["Draft", int], None]


class Draft:
    """A dossier being filled: its connection and one deterministic source of chance."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.chance = random.Random(20261121)
        self.sources = 0
        self.passages = 0

    def add(self, table: str, columns: str, rows: Rows) -> None:
        """Many rows of one table."""
        marks = ", ".join("?" * (columns.count(",") + 1))
        self.connection.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows
        )

    def passage(self, number: int) -> str:
        """The id of some passage; neighbours stand in different sources."""
        return f"x_{number % self.passages:07d}"

    def add_common(self, sources: int, passages: int) -> None:
        """Words, dates, sources and the passages that statements hang on."""
        self.sources, self.passages = sources, passages
        self.add("term", "id, name", ((term, term) for term in _TERMS))
        self.add(
            "edtf",
            "id, earliest, latest",
            ((day, day, day) for day in map(_day, range(_DAYS))),
        )
        names = ((f"s_{n:07d}", f"Paper {n}") for n in range(sources))
        self.add("entity", "id, name", names)
        self.add(
            "source",
            "id, title, kind, issued, published, lang, coverage, independent_id",
            map(self._source, range(sources)),
        )
        relations = ((f"s_{n:07d}", f"s_{n - 9:07d}") for n in range(9, sources, 10))
        self.add(
            "source_relation",
            "from_id, to_id, kind",
            ((*pair, "relation:rests_on") for pair in relations),
        )
        self.add(
            "passage",
            "id, source_id, paragraph, sentence_from, gist",
            (
                (f"x_{n:07d}", f"s_{n % sources:07d}", n // sources % 40, 1, _words(n))
                for n in range(passages)
            ),
        )

    def _source(self, number: int) -> tuple[object, ...]:
        day = _day(self.chance.randrange(_DAYS))
        counts_as = f"s_{number - 3:07d}" if number % 20 == 19 else None
        coverage = ("none", "part", "part", "whole")[min(number % 25, 3)]
        row = (f"s_{number:07d}", f"A report, number {number}", "source:news", day)
        return (*row, day, "en", coverage, counts_as)


def _day(number: int) -> str:
    return (_FIRST_DAY + timedelta(days=number)).isoformat()


def _words(number: int) -> str:
    return f"{_SENTENCES[number % len(_SENTENCES)]} ({number})"


def _events(draft: Draft, size: int) -> None:
    """Events, each told by two passages; every 50th has a question about it."""
    draft.add_common(_SOURCES, max(400, size // 4))
    days = [_day(draft.chance.randrange(_DAYS)) for _ in range(size)]
    draft.add(
        "entity",
        "id, name",
        ((f"e_{n:07d}", f"Hearing of {people_names.person(n)}") for n in range(size)),
    )
    draft.add(
        "event",
        "id, kind, date, earliest",
        ((f"e_{n:07d}", "event:hearing", day, day) for n, day in enumerate(days)),
    )
    draft.add(
        "account",
        "event_id, passage_id, date",
        (
            (f"e_{n:07d}", draft.passage(3 * n + told), day if told else None)
            for n, day in enumerate(days)
            for told in (0, 1)
        ),
    )
    _ask(draft, [f"e_{n:07d}" for n in range(0, size, 50)])


def _questions(draft: Draft, size: int) -> None:
    """Questions about one case, each with two answers and three citations."""
    draft.add_common(_SOURCES, max(400, size // 4))
    draft.add("entity", "id, name", [(CASE, "The trial")])
    draft.add("court_case", "id", [(CASE,)])
    _ask(draft, [CASE] * size)


def _ask(draft: Draft, about: list[str]) -> None:
    draft.add(
        "question",
        "id, entity_id, name, rank, status, verdict",
        (
            (
                f"q_{n:07d}",
                entity_id,
                f"How many were in the hall at hearing {n}?",
                n % 1000,
                "status:open" if n % 3 else "status:settled",
                _VERDICTS[n % len(_VERDICTS)],
            )
            for n, entity_id in enumerate(about)
        ),
    )
    draft.add(
        "answer",
        "id, question_id, value",
        (
            (f"a_{n:07d}_{one}", f"q_{n:07d}", f"about {n % 90 + one}")
            for n in range(len(about))
            for one in (0, 1)
        ),
    )
    draft.add(
        "citation",
        "answer_id, passage_id",
        (
            (f"a_{n:07d}_{one % 2}", draft.passage(5 * n + one))
            for n in range(len(about))
            for one in (0, 1, 2)
        ),
    )


def _sources(draft: Draft, size: int) -> None:
    """Sources, with two passages each."""
    draft.add_common(size, 2 * size)


def _actors(draft: Draft, size: int) -> None:
    """People, with every fifth an organisation: a name in use and a mention each."""
    draft.add_common(_SOURCES, max(400, size // 4))
    ids = [f"{'o' if n % 5 == 0 else 'p'}_{n:07d}" for n in range(size)]
    people = [entity_id for entity_id in ids if entity_id.startswith("p_")]
    bodies = [entity_id for entity_id in ids if entity_id.startswith("o_")]
    draft.add("entity", "id, name", _named(ids))
    draft.add("person", "id", ((entity_id,) for entity_id in people))
    draft.add("organisation", "id", ((entity_id,) for entity_id in bodies))
    _use_names(draft, ids)
    draft.add(
        "mention",
        "entity_id, passage_id",
        ((entity_id, draft.passage(7 * n)) for n, entity_id in enumerate(ids)),
    )


def _named(ids: list[str]) -> Iterator[tuple[object, ...]]:
    for number, entity_id in enumerate(ids):
        of_person = entity_id.startswith("p_")
        name = people_names.person if of_person else people_names.body
        yield entity_id, name(number)


def _use_names(draft: Draft, ids: list[str]) -> None:
    scripts = people_names.SCRIPTS
    draft.add(
        "name",
        "id, entity_id, name, script",
        (
            (f"n_{n:07d}", entity_id, people_names.person(n), scripts[n % len(scripts)])
            for n, entity_id in enumerate(ids)
        ),
    )
    draft.add(
        "name_use",
        "name_id, passage_id",
        ((f"n_{n:07d}", draft.passage(n)) for n in range(len(ids))),
    )


def _quotes(draft: Draft, size: int) -> None:
    """Quotes by a hundred speakers, each in a passage of its own."""
    draft.add_common(_SOURCES, size)
    speakers = [f"p_{n:07d}" for n in range(100)]
    draft.add("entity", "id, name", _named(speakers))
    draft.add("person", "id", ((speaker,) for speaker in speakers))
    draft.add(
        "quote",
        "passage_id, source_id, speaker_id, kind",
        (
            (f"x_{n:07d}", f"s_{n % _SOURCES:07d}", speakers[n % 100], "quote:report")
            for n in range(size)
        ),
    )


def _charges(draft: Draft, size: int) -> None:
    """Charges, each against another person; and one number for all together."""
    draft.add_common(_SOURCES, max(400, size // 4))
    people = [f"p_{n:07d}" for n in range(size)]
    together = "p_together"
    draft.add("entity", "id, name", [(CASE, "The trial"), (together, "the accused")])
    draft.add("court_case", "id", [(CASE,)])
    draft.add("entity", "id, name", _named(people))
    draft.add("person", "id", ((person,) for person in people))
    draft.add("person", "id, unit, identified", [(together, "unit:group", 0)])
    _use_names(draft, people)
    charges: list[tuple[object, ...]] = [
        (f"g_{n:07d}", CASE, person, 1, draft.passage(11 * n))
        for n, person in enumerate(people)
    ]
    charges.append(("g_together", CASE, together, size + 15, draft.passage(13)))
    draft.add("charge", "id, case_id, person_id, people, passage_id", charges)
    draft.add(
        "restraint",
        "id, case_id, person_id, kind, passage_id",
        (
            (f"r_{n:07d}", CASE, person, "restraint:custody", draft.passage(17 * n))
            for n, person in enumerate(people)
            if n % 2
        ),
    )


PANES: Final[dict[str, tuple[str, Maker]]] = {
    "timeline": ("events", _events),
    "defendants": ("charges", _charges),
    "compare": ("questions", _questions),
    "sources": ("sources", _sources),
    "people": ("people", _actors),
    "quotes": ("quotes", _quotes),
}
"""Each pane: what its rows are called, and what fills a dossier with them."""


def listing(store: Store, pane: str, view: Viewpoint = _EVERYTHING) -> Listing[Any]:
    """The listing behind one pane."""
    ask: dict[str, Callable[[Viewpoint], Listing[Any]]] = {
        "timeline": store.timeline.listing,
        "defendants": lambda view: store.roster.listing(CASE, view),
        "compare": store.compare.listing,
        "sources": store.sources.listing,
        "people": store.people.listing,
        "quotes": store.quotes.listing,
    }
    return ask[pane](view)


def ids(store: Store, pane: str, view: Viewpoint = _EVERYTHING) -> list[str]:
    """The id of every row of one pane, in order."""
    rows = listing(store, pane, view)
    pages = (rows.count() - 1) // rows.PAGE + 1
    return [row.id for number in range(pages) for row in rows.page(number)]


def dossier(folder: Path, pane: str, size: int) -> Path:
    """The dossier with so many rows for one pane; made if it is not in the folder."""
    path = folder / f"{pane}-{size}.dossier"
    if path.exists():
        return path
    draft = folder / f"{pane}-{size}.draft"
    draft.unlink(missing_ok=True)
    Store.create(draft, name=f"{size} {PANES[pane][0]}").close()
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        _fill(connection, PANES[pane][1], size)
    finally:
        connection.close()
    draft.rename(path)
    return path


def _fill(connection: sqlite3.Connection, make: Maker, size: int) -> None:
    for pragma in ("synchronous=OFF", "journal_mode=OFF", "cache_size=-200000"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    connection.execute("BEGIN")
    for name, _ in indexes:  # made again at the end, from sorted rows: far quicker
        connection.execute(f'DROP INDEX "{name}"')
    make(Draft(connection), size)
    for _, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")


if __name__ == "__main__":
    dossier(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
