"""Small dossiers made by chance: every table, odd texts, every reference kept."""

import sqlite3
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from dossier_db.acts import Act
from dossier_db.dates import read
from dossier_db.store import Store
from dossier_db.tables import TABLES, Value, describe

Rows = dict[str, list[dict[str, Value]]]

ODD = (
    "\x1b[31mred\x1b[0m",
    '"quoted"',
    "'; DROP TABLE entity; --",
    "back\\slash \\u0041",
    "\u202eabc\u202c",
    "\x9b2J",
    "one\u2028two\r\nthree",
    "e\u0301 \u00e9",
    "Қазақстан",
    "阿塔珠尔特",
    "أتاجورت",
    "\U0001f3f4\U000e0067",
    "\ufeff",
    "{}[]:,",
    "x" * 300,
)
DATES = (
    "2025",
    "2025-11",
    "2025-11-13",
    "2025-11~",
    "2025-11-13?",
    "[2025-11-13,2025-11-14]",
    "2025-11-13/2025-11-30",
    "../2025-09-15",
    "2026-01-22/..",
    "2026-01-23T15:00",
)

texts = st.sampled_from(ODD) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    min_size=1,
    max_size=12,
)
whole_numbers = st.integers(-(2**63), 2**63 - 1)
numbers = st.floats(allow_nan=False, allow_infinity=False)
sums = st.text("0123456789abcdef", min_size=64, max_size=64)


@st.composite
def dossiers(draw: st.DrawFn) -> Rows:
    """The rows of one dossier, log apart, by table."""
    return _Chance(draw).rows()


class _Chance:
    """Draws rows table by table; each may refer to those drawn before."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._rows: Rows = {table: [] for table in TABLES}

    def rows(self) -> Rows:
        """One dossier."""
        self._words()
        self._things()
        self._sources()
        self._statements()
        self._questions()
        self._rest()
        return self._rows

    def _add(self, table: str, **row: Value) -> None:
        self._rows[table].append(
            {column: value for column, value in row.items() if value is not None}
        )

    def _maybe(self, strategy: st.SearchStrategy[Any]) -> Any:
        return self._draw(st.none() | strategy)

    def _ids(self, prefix: str, least: int = 0) -> list[str]:
        ends = self._draw(st.lists(texts, min_size=least, max_size=3, unique=True))
        return [f"{prefix}_{end}" for end in ends]

    def _of(self, table: str) -> str:
        """The id of some row of a table."""
        return str(self._draw(st.sampled_from(self._rows[table]))["id"])

    def _thing(self, prefix: str) -> str:
        """The id of some entity of a kind."""
        known = [str(row["id"]) for row in self._rows["entity"]]
        return str(
            self._draw(st.sampled_from([i for i in known if i.startswith(prefix)]))
        )

    def _passage(self) -> str:
        return self._of("passage")

    def _date(self) -> str | None:
        expression = self._maybe(st.sampled_from(DATES))
        return None if expression is None else str(expression)

    def _words(self) -> None:
        self._add(
            "dossier",
            id="d_generated",
            name=self._draw(texts),
            lang="kk",
            zone="Asia/Almaty",
            edition=self._maybe(texts),
        )
        for word in ("unit:individual", "status:open", "stance:asserts"):
            self._add("term", id=word, name=word)
        for end in self._ids("word:", least=1):
            self._add(
                "term",
                id=end,
                name=self._draw(texts),
                rank=self._maybe(whole_numbers),
                definition=self._maybe(texts),
            )
        for expression in DATES:
            date = read(expression)
            self._add(
                "edtf",
                id=expression,
                earliest=date.earliest,
                latest=date.latest,
                approximate=int(date.approximate),
                uncertain=int(date.uncertain),
            )

    def _entities(self, prefix: str) -> list[str]:
        ids = self._ids(prefix, least=1)
        for identity in ids:
            self._add(
                "entity",
                id=identity,
                name=self._draw(texts),
                summary=self._maybe(texts),
                merged_into_id=self._maybe(st.sampled_from(ids)),
            )
        return ids

    def _things(self) -> None:
        for identity in self._entities("o"):
            self._add("organisation", id=identity, kind=self._of("term"))
        for identity in self._entities("l"):
            self._add(
                "place",
                id=identity,
                within_id=self._maybe(st.just(identity)),
                latitude=self._maybe(numbers),
                radius_m=self._maybe(whole_numbers),
            )
        for identity in self._entities("p"):
            self._add("person", id=identity, identified=self._draw(st.integers(0, 1)))
        for identity in self._entities("c"):
            self._add("court_case", id=identity, court_id=self._thing("o_"))
        for identity in self._entities("v"):
            self._add("provision", id=identity, code=self._draw(texts))
        for identity in self._entities("e"):
            date = self._date()
            earliest = read(date).earliest if date is not None else None
            place = self._thing("l_")
            self._add(
                "event", id=identity, date=date, earliest=earliest, place_id=place
            )
        for identity in self._ids("n"):
            name = f"{identity} {self._draw(texts)}"
            self._add("name", id=identity, entity_id=self._thing("p_"), name=name)

    def _sources(self) -> None:
        ids = self._entities("s")
        for identity in ids:
            issued = self._date()
            self._add(
                "source",
                id=identity,
                title=self._maybe(texts),
                issued=issued,
                published=read(issued).latest if issued is not None else None,
                coverage=self._draw(st.sampled_from(("whole", "part", "none"))),
                independent_id=self._maybe(st.sampled_from(ids)),
            )
        self._add(
            "source_relation", from_id=ids[0], to_id=ids[-1], kind=self._of("term")
        )
        self._add(
            "capture",
            id="f_one",
            source_id=ids[0],
            collected_at="2026-01-01",
            sha256=self._draw(sums),
            bytes=self._maybe(st.binary(max_size=20)),
            text=self._maybe(texts),
        )
        self._passages(ids)

    def _passages(self, sources: list[str]) -> None:
        for identity in self._ids("x", least=1):
            sealed = self._draw(st.booleans())
            self._add(
                "passage",
                id=identity,
                source_id=self._draw(st.sampled_from(sources)),
                paragraph=self._maybe(st.integers(0, 99)),
                exact=self._maybe(texts),
                gist=self._draw(texts),
                digest=self._draw(sums) if sealed else None,
                letters=7 if sealed else None,
                as_of=self._date(),
                attributed_to_id=self._thing("p_"),
            )
        self._add(
            "translation",
            passage_id=self._passage(),
            field="gist",
            lang="ru",
            text=self._draw(texts),
        )
        self._add(
            "handling",
            id="h_one",
            capture_id="f_one",
            at="2026-01-01",
            agent=self._draw(texts),
            action=self._of("term"),
        )

    def _statements(self) -> None:
        hangs = {"passage_id": self._passage()}
        event, person, case = self._thing("e_"), self._thing("p_"), self._thing("c_")
        word, charged = self._of("term"), {"case_id": case, "person_id": person}
        self._add("mention", entity_id=person, **hangs)
        for name in self._rows["name"]:
            self._add("name_use", name_id=name["id"], **hangs)
        self._add("participation", event_id=event, entity_id=person, role=word, **hangs)
        self._add(
            "relationship", subject_id=person, kind=word, object_id=event, **hangs
        )
        self._add("account", event_id=event, date=self._date(), **hangs)
        quoted = self._draw(st.sampled_from(self._rows["passage"]))
        self._add(
            "quote",
            passage_id=quoted["id"],
            source_id=quoted["source_id"],
            speaker_words=self._maybe(texts),
        )
        self._add(
            "charge",
            id="g_one",
            people=self._draw(st.integers(1, 99)),
            **charged,
            **hangs,
        )
        self._add("restraint", id="r_one", kind=word, **charged, **hangs)
        self._add("outcome", id="u_one", kind=word, **charged, **hangs)

    def _questions(self) -> None:
        for number, identity in enumerate(self._ids("q", least=1)):
            answers = [f"a_{number}{letter}" for letter in "abc"]
            self._add(
                "question",
                id=identity,
                entity_id=self._thing("e_"),
                name=self._draw(texts),
                reading=self._maybe(texts),
                conclusion_id=self._maybe(st.sampled_from(answers)),
            )
            for answer in answers:
                self._add(
                    "answer",
                    id=answer,
                    question_id=identity,
                    value=f"{answer} {self._draw(texts)}",
                    at_least=self._maybe(numbers),
                )
            self._add("citation", answer_id=answers[0], passage_id=self._passage())
            self._add(
                "comparison",
                question_id=identity,
                a_id=answers[0],
                b_id=answers[1],
                verdict=self._of("term"),
                decided_by=self._draw(texts),
                decided_at="2026-01-01",
            )

    def _rest(self) -> None:
        self._add(
            "dismissal",
            id=self._draw(sums),
            rule=self._draw(texts),
            decided_by=self._draw(texts),
            decided_at="2026-01-01",
        )
        for identity in self._ids("t"):
            self._add(
                "note",
                id=identity,
                about_id=self._thing("p_"),
                text=self._draw(texts),
                at="2026-01-01",
            )


def write(path: Path, rows: Rows) -> Store:
    """A dossier of these rows, made without the loader, with a log of two acts."""
    store = Store.create(path, name="generated")
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM dossier")
        for table, found in rows.items():
            for row in found:
                marks = ", ".join("?" * len(row))
                columns = ", ".join(f'"{column}"' for column in row)
                connection.execute(
                    f'INSERT INTO "{table}" ({columns}) VALUES ({marks})',
                    tuple(row.values()),
                )
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    for agent in ("Aigerim", "\x1b[1m\u202eӘлия"):
        with store.act(agent) as act:
            _edit(act, f"t_of {agent}")
    return store


def _edit(act: Act, note: str) -> None:
    act.insert("note", {"id": note, "about_id": "p_", "text": note, "at": act.at})
    act.update("note", {"id": note}, {"text": f"{note}, again"})


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every stored row of a file, by table."""
    with sqlite3.connect(path) as connection:
        found = {
            name: sorted(
                connection.execute(
                    f"SELECT {', '.join(table.columns)} FROM {name}"
                ).fetchall(),
                key=repr,
            )
            for name, table in describe(connection).items()
        }
    connection.close()
    return found
