"""Dossiers in many languages, for measuring search: the same on every machine.

    python -m bench.multilingual FOLDER ENTITIES

``ENTITIES`` people, bodies, places, events and questions with 2.6 names each, and five
passages for each of them. The first entities and the first sources are the same in a
dossier of any size, so that the same can be asked of all. Rows go straight into the
tables, as those of ``dossiers`` do; the search index is made afterwards.
"""

import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from bench import crowd, tongues
from dossier_db import Store

TEXTS_EACH: Final = 5
"""Passages for each entity."""
_FIRST_DAY: Final = date(2016, 1, 1)
_DAYS: Final = 3650
_TERMS: Final = (
    "event:hearing",
    "quote:report",
    "role:defendant",
    "role:witness",
    "source:news",
    "stance:asserts",
    "status:open",
    "unit:individual",
)
_MOST_PASSAGES: Final = 5000
"""Of one source."""
_FEWEST_PASSAGES: Final = 60
_NAMED: Final = 0.3
"""Share of the passages about somebody that write a name of it out."""
_STRIDE: Final = 7919
"""Of which entity most is said has nothing to do with its number."""
_BATCH: Final = 20_000

_INSERTS: Final = {
    "entity": "id, name",
    "name": "id, entity_id, name, script",
    "name_use": "name_id, passage_id",
    "person": "id",
    "organisation": "id",
    "place": "id",
    "event": "id, kind, date, earliest",
    "participation": "event_id, entity_id, role, passage_id",
    "account": "event_id, passage_id",
    "question": "id, entity_id, name, rank",
    "answer": "id, question_id, value",
    "citation": "answer_id, passage_id",
    "source": "id, title, kind, issued, published, lang, coverage",
    "passage": "id, source_id, paragraph, sentence_from, exact, gist",
    "mention": "entity_id, passage_id",
    "quote": "passage_id, source_id, speaker_id, kind",
}
_SINGLE: Final = {"p": "person", "o": "organisation", "l": "place"}


class Text(NamedTuple):
    """What stands in one passage, before anybody is named in it."""

    language: str
    words: list[str]
    quoted: int
    """So many of the words are the source's own, the rest ours."""


class _Draft:
    """A dossier being filled: rows wait until there are many of their table."""

    def __init__(self, connection: sqlite3.Connection, size: int) -> None:
        self._db = connection
        self._waiting: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        self.size = size
        self.texts = size * TEXTS_EACH
        self.labels: list[str] = []

    def add(self, table: str, *row: object) -> None:
        """One row."""
        rows = self._waiting[table]
        rows.append(row)
        if len(rows) >= _BATCH:
            self._write(table)

    def flush(self) -> None:
        """Write what waits."""
        for table in self._waiting:
            self._write(table)

    def _write(self, table: str) -> None:
        rows, columns = self._waiting[table], _INSERTS[table]
        marks = ", ".join("?" * (columns.count(",") + 1))
        self._db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        rows.clear()


def dossier(folder: Path, size: int) -> Path:
    """The dossier with so many entities; made if it is not in the folder."""
    path = folder / f"search-{size}.dossier"
    if path.exists():
        return path
    draft = folder / f"search-{size}.draft"
    draft.unlink(missing_ok=True)
    Store.create(draft, name=f"{size} names").close()
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        _fill(connection, size)
    finally:
        connection.close()
    draft.rename(path)
    return path


def source(number: int) -> tuple[str, str, int]:
    """Of a source its language, its day and how many passages it has."""
    rng = Random(f"source {number}")
    passages = min(_MOST_PASSAGES, int(_FEWEST_PASSAGES * rng.paretovariate(1.2)))
    return tongues.language(rng), _day(rng.randrange(_DAYS)), passages


def texts(number: int) -> Iterator[Text]:
    """What stands in the passages of a source."""
    language, _, passages = source(number)
    rng = Random(f"texts {number}")
    lengths = [rng.randint(12, 40) for _ in range(passages)]
    found = iter(tongues.words(rng, language, sum(lengths)))
    english = iter(tongues.words(rng, "en", sum(lengths) // 4))
    for length in lengths:
        roll = rng.random()
        words = list(islice(found, length))
        if roll < 0.6:
            yield Text(language, words, 0)
        elif roll < 0.85:
            yield Text(language, words, length)
        else:  # the source's words, and what they say in ours
            ours = list(islice(english, length // 3))
            yield Text(language, words[: length - len(ours)] + ours, length - len(ours))


def _fill(connection: sqlite3.Connection, size: int) -> None:
    for pragma in ("synchronous=OFF", "journal_mode=OFF", "cache_size=-400000"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    connection.execute("BEGIN")
    for name, _ in indexes:  # made again at the end, from sorted rows: far quicker
        connection.execute(f'DROP INDEX "{name}"')
    connection.executemany(
        "INSERT INTO term (id, name) VALUES (?, ?)", zip(_TERMS, _TERMS, strict=True)
    )
    connection.executemany(
        "INSERT INTO edtf (id, earliest, latest) VALUES (?1, ?1, ?1)",
        ((_day(number),) for number in range(_DAYS)),
    )
    draft = _Draft(connection, size)
    _add_entities(draft)
    _add_sources(draft)
    draft.flush()
    for _, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")


def _add_entities(draft: _Draft) -> None:
    rng = Random("statements")
    for number in range(draft.size):
        one = crowd.somebody(number)
        label = one.names[0][0]
        draft.labels.append(label)
        if one.id[0] == "q":
            _add_question(draft, rng, one.id, label)
            continue
        draft.add("entity", one.id, label)
        for place, (name, script) in enumerate(one.names):
            name_id = f"n_{one.id[2:]}_{place}"
            draft.add("name", name_id, one.id, name, script)
            if rng.random() < 0.3:
                draft.add("name_use", name_id, _some_passage(draft, rng))
        if one.id[0] == "e":
            _add_event(draft, rng, one.id)
        else:
            draft.add(_SINGLE[one.id[0]], one.id)


def _add_event(draft: _Draft, rng: Random, record: str) -> None:
    day = _day(rng.randrange(_DAYS))
    draft.add("event", record, "event:hearing", day, day)
    role = rng.choice(("role:defendant", "role:witness"))
    passage = _some_passage(draft, rng)
    draft.add("participation", record, _known(draft, rng)[0], role, passage)
    draft.add("account", record, passage)


def _add_question(draft: _Draft, rng: Random, record: str, label: str) -> None:
    draft.add("question", record, _known(draft, rng)[0], label, rng.randrange(1000))
    answer = f"a_{record[2:]}"
    draft.add("answer", answer, record, f"about {rng.randrange(5, 90)}")
    draft.add("citation", answer, _some_passage(draft, rng))


def _add_sources(draft: _Draft) -> None:
    """Sources until there are texts enough; those of one source stand together."""
    passage = 0
    for number in count():
        language, day, _ = source(number)
        rng = Random(f"mentions {number}")
        record = crowd.identifier("s", number)
        title = tongues.vocabulary(language).drawn(rng, 6)
        draft.add("entity", record, tongues.sentence(language, title[:2])[:-1])
        written = tongues.sentence(language, title)
        draft.add("source", record, written, "source:news", day, day, language, "part")
        known = [_known(draft, rng) for _ in range(rng.randint(3, 12))]
        for place, text in enumerate(texts(number)):
            _add_passage(draft, rng, (passage, place), (record, text), known)
            passage += 1
            if passage == draft.texts:
                return


def _add_passage(
    draft: _Draft,
    rng: Random,
    numbers: tuple[int, int],
    said: tuple[str, Text],
    known: list[tuple[str, str]],
) -> None:
    record, (source_id, text) = f"x_{numbers[0]:08d}", said
    words, quoted = text.words, text.quoted
    about = rng.sample(known, rng.choice((0, 1, 1, 2)))
    if about and rng.random() < _NAMED:
        words.insert(rng.randrange(len(words)), about[0][1])
    exact = tongues.sentence(text.language, words[:quoted]) if quoted else None
    ours = text.language if not quoted else "en"
    gist = tongues.sentence(ours, words[quoted:]) if words[quoted:] else None
    draft.add(
        "passage", record, source_id, numbers[1] // 5, numbers[1] % 5, exact, gist
    )
    for entity, _ in dict.fromkeys(about):
        draft.add("mention", entity, record)
    if gist is None and rng.random() < 0.4:
        speaker = next((one for one, _ in known if one[0] == "p"), None)
        draft.add("quote", record, source_id, speaker, "quote:report")


def _known(draft: _Draft, rng: Random) -> tuple[str, str]:
    """Somebody, with a label; of few much is said, of most little."""
    while True:
        number = int(draft.size * rng.random() ** 3) * _STRIDE % draft.size
        kind = crowd.kind_of(number)
        if kind not in "qe":
            label = draft.labels[number] if number < len(draft.labels) else ""
            return crowd.identifier(kind, number), label


def _some_passage(draft: _Draft, rng: Random) -> str:
    return f"x_{rng.randrange(draft.texts):08d}"


def _day(number: int) -> str:
    return (_FIRST_DAY + timedelta(days=number)).isoformat()


if __name__ == "__main__":
    dossier(Path(sys.argv[1]), int(sys.argv[2]))
