"""Long lists read in pages: every row in its place, by whatever way one comes."""

import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import dossiers
from dossier_db.listing import PAGE, Listing, Order, written_down
from dossier_db.reader import Reader
from dossier_db.records import Viewpoint
from dossier_db.store import Store

LONG = 150 * PAGE + 17
"""Longer than what is walked from both ends together: its middle is counted."""
SIZES = (0, 1, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE, 3 * PAGE + 40)
_ORDER = Order("thing", ("rank", "id"), discrepant="odd")
_SHARED = Order("claim", ("thing_id",), "kind = ?", ("charge",), distinct=True)


class Things:
    """A table of things, the same as a plain list, and the statements that ran."""

    def __init__(self, path: Path, size: int, *, odd: int = 300) -> None:
        chance = random.Random(size)
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.executescript(
            """CREATE TABLE thing (id TEXT PRIMARY KEY, rank INTEGER, odd INTEGER);
            CREATE INDEX thing_order ON thing(rank, id);
            CREATE TABLE claim (id INTEGER PRIMARY KEY, kind TEXT, thing_id TEXT);
            CREATE INDEX claim_order ON claim(kind, thing_id);"""
        )
        rows = [
            (
                f"t_{number:06d}",
                chance.randrange(size // 3 + 1),
                number % odd == odd - 1,
            )
            for number in range(size)
        ]
        claims = [
            ("charge", row[0]) for row in rows for _ in range(chance.choice((1, 3)))
        ]
        self.connection.execute("BEGIN")
        self.connection.executemany("INSERT INTO thing VALUES (?, ?, ?)", rows)
        self.connection.executemany(
            "INSERT INTO claim (kind, thing_id) VALUES (?, ?)",
            [*claims, ("other", "t_x")],
        )
        self.connection.execute("COMMIT")
        rows.sort(key=lambda row: (row[1], row[0]))
        self.ids = [row[0] for row in rows]
        self.odd = [place for place, row in enumerate(rows) if row[2]]
        self.reader = Reader(path, lambda: self.connection, lambda: self.connection)
        self.described = 0

    def listing(
        self, order: Order = _ORDER, tail: tuple[str, ...] = ()
    ) -> Listing[str]:
        """The table as a listing whose records are the ids."""
        return Listing(self.reader, order, self._describe, lambda: tail)

    def _describe(self, ids: Sequence[str]) -> Sequence[str]:
        self.described += len(ids)
        return ids


@contextmanager
def _things(folder: Path, size: int) -> Iterator[Things]:
    things = Things(folder / f"things-{size}.db", size)
    try:
        yield things
    finally:
        things.connection.close()


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Things]:
    """A long table."""
    with _things(tmp_path_factory.mktemp("long"), LONG) as things:
        yield things


def _page(rows: list[str], number: int) -> tuple[str, ...]:
    return tuple(rows[number * PAGE : (number + 1) * PAGE])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tail", [(), ("last",), ("last but one", "last")])
def test_going_down_shows_every_row_once_in_order(
    tmp_path: Path, size: int, tail: tuple[str, ...]
) -> None:
    with _things(tmp_path, size) as things:
        listing, rows = things.listing(tail=tail), [*things.ids, *tail]
        pages = len(rows) // PAGE + 2
        assert [listing.page(number) for number in range(pages)] == [
            _page(rows, number) for number in range(pages)
        ]
        assert listing.count() == len(rows)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tail", [(), ("last",)])
def test_going_up_from_the_end_shows_the_same(
    tmp_path: Path, size: int, tail: tuple[str, ...]
) -> None:
    with _things(tmp_path, size) as things:
        listing, rows = things.listing(tail=tail), [*things.ids, *tail]
        for number in range(listing.count() // PAGE, -1, -1):
            assert listing.page(number) == _page(rows, number)


def test_going_up_a_long_list_from_its_end_never_counts_its_way(long: Things) -> None:
    listing = long.listing()
    with _statements(long.connection) as ran:
        for number in range(LONG // PAGE, -1, -1):
            assert listing.page(number) == _page(long.ids, number)
    assert not [sql for sql in ran if "row_number" in sql]


def test_a_jump_into_the_middle_shows_the_rows_there(long: Things) -> None:
    assert long.listing().page(75) == _page(long.ids, 75)


@pytest.mark.parametrize("number", [150, 149, 90, 70, 64, 65, 10])
def test_a_jump_from_a_fresh_list_shows_the_rows_there(
    long: Things, number: int
) -> None:
    assert long.listing().page(number) == _page(long.ids, number)


def test_a_page_past_the_end_is_empty(long: Things) -> None:
    assert long.listing().page(151) == ()
    assert long.listing().page(500) == ()


def test_a_row_past_the_end_is_an_index_error(long: Things) -> None:
    with pytest.raises(IndexError):
        long.listing().row(LONG)


def test_rows_that_share_a_key_count_once_in_a_distinct_list(long: Things) -> None:
    listing, rows = long.listing(_SHARED), sorted(long.ids)
    assert listing.count() == len(rows)
    assert [listing.page(number) for number in (0, 1, 75, 150)] == [
        _page(rows, number) for number in (0, 1, 75, 150)
    ]


def test_only_the_rows_asked_for_are_described(tmp_path: Path) -> None:
    with _things(tmp_path, 40 * PAGE) as things:
        listing = things.listing()
        listing.page(0)
        listing.page(39)
        assert things.described == 2 * PAGE


def test_the_count_is_not_known_before_it_is_asked(long: Things) -> None:
    listing = long.listing()
    listing.page(0)
    assert listing.known is None
    assert listing.count() == LONG == listing.known


def test_a_list_that_ends_on_its_first_page_knows_its_count(tmp_path: Path) -> None:
    with _things(tmp_path, 40) as things:
        listing = things.listing()
        listing.page(0)
        assert listing.known == 40


def test_a_row_of_the_tail_is_found_by_its_id(village: Store) -> None:
    roster = village.roster.listing("c_trial")
    last = roster.row(roster.count() - 1)
    assert not last.identified
    assert roster.position(last.id) == roster.count() - 1


def test_the_tail_is_not_asked_before_the_end_is_in_question(long: Things) -> None:
    asked: list[str] = []

    def tail() -> tuple[str, ...]:
        asked.append("tail")
        return ("last",)

    listing = Listing(long.reader, _ORDER, tuple, tail)
    listing.page(0)
    listing.page(1)
    assert not asked
    assert listing.count() == LONG + 1
    assert listing.row(LONG) == "last"
    assert asked == ["tail"]


def test_the_position_of_every_row_is_its_place(tmp_path: Path) -> None:
    with _things(tmp_path, 3 * PAGE + 40) as things:
        listing = things.listing()
        assert [listing.position(row) for row in things.ids] == [
            *range(len(things.ids))
        ]


def test_a_row_that_is_not_listed_has_no_position(long: Things) -> None:
    assert long.listing().position("t_none") is None


def test_the_page_of_a_row_that_was_looked_for_is_found_without_counting(
    long: Things,
) -> None:
    listing = long.listing()
    place = listing.position(long.ids[75 * PAGE + 60])
    assert place == 75 * PAGE + 60
    with _statements(long.connection) as ran:
        for number in (75, 74, 60, 90):
            assert listing.page(number) == _page(long.ids, number)
    assert not [sql for sql in ran if "row_number" in sql or "count(" in sql]


def test_next_goes_through_all_discrepancies_and_back(long: Things) -> None:
    listing = long.listing()
    found, place = [], listing.next(0, 1)
    while place is not None:
        found.append(place)
        place = listing.next(place, 1)
    assert found == [place for place in long.odd if place > 0]
    back = [listing.next(place, -1) for place in reversed(found)]
    assert back[:-1] == found[-2::-1]


def test_next_of_a_row_past_the_end_is_none(long: Things) -> None:
    assert long.listing().next(LONG, 1) is None


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("page"), st.integers(0, LONG // PAGE + 2)),
        st.tuples(st.just("row"), st.integers(0, LONG - 1)),
        st.tuples(st.just("position"), st.integers(0, LONG - 1)),
        st.tuples(st.just("next"), st.integers(0, LONG - 1)),
        st.tuples(st.just("previous"), st.integers(0, LONG - 1)),
        st.tuples(st.just("count"), st.just(0)),
    ),
    max_size=12,
)


@given(steps=_STEPS, tail=st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_jumps_in_any_order_show_the_plain_query(
    long: Things, steps: list[tuple[str, int]], tail: bool
) -> None:
    rows = [*long.ids, "last"] if tail else long.ids
    listing = long.listing(tail=("last",) if tail else ())
    expected: dict[str, Callable[[int], object]] = {
        "page": lambda number: _page(rows, number),
        "row": lambda place: rows[place],
        "position": lambda place: place,
        "next": lambda place: next((one for one in long.odd if one > place), None),
        "previous": lambda place: max(
            (one for one in long.odd if one < place), default=None
        ),
        "count": lambda _: len(rows),
    }
    found: dict[str, Callable[[int], object]] = {
        "page": listing.page,
        "row": listing.row,
        "position": lambda place: listing.position(long.ids[place]),
        "next": lambda place: listing.next(place, 1),
        "previous": lambda place: listing.next(place, -1),
        "count": lambda _: listing.count(),
    }
    for step, place in steps:
        assert found[step](place) == expected[step](place)


def test_a_written_list_is_in_the_order_it_was_written(tmp_path: Path) -> None:
    with _things(tmp_path, 3 * PAGE) as things:
        written = written_down(
            things.reader, "SELECT id, odd FROM thing ORDER BY id DESC", ()
        )
        listing = Listing(*written, tuple)
        rows = sorted(things.ids, reverse=True)
        assert [listing.page(number) for number in range(4)] == [
            _page(rows, number) for number in range(4)
        ]
        assert listing.position(rows[200]) == 200


# The panes over a generated dossier.

VIEWS = (
    Viewpoint(told_by="s_0000005"),
    Viewpoint(known_on="2019-06-30"),
    Viewpoint(told_by="s_0000005", known_on="2025-12-31"),
)
SIZE = 700
_SAID = {
    "timeline": "SELECT event_id, passage_id FROM account",
    "compare": """SELECT a.question_id, c.passage_id FROM citation c
     JOIN answer a ON a.id = c.answer_id""",
    "quotes": "SELECT passage_id, passage_id FROM quote",
    "people": """SELECT entity_id, passage_id FROM mention
     UNION SELECT n.entity_id, u.passage_id FROM name_use u
     JOIN name n ON n.id = u.name_id""",
    "defendants": """SELECT person_id, passage_id FROM restraint
     UNION SELECT person_id, passage_id FROM charge WHERE id <> 'g_together'""",
}
_NAMED = " UNION SELECT entity_id, passage_id FROM name_use JOIN name ON id = name_id"


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a generated dossier for each pane."""
    folder = tmp_path_factory.mktemp("generated")
    for pane in dossiers.PANES:
        dossiers.dossier(folder, pane, SIZE)
    return folder


@contextmanager
def _pane(folder: Path, pane: str) -> Iterator[Store]:
    with Store.open(dossiers.dossier(folder, pane, SIZE)) as store:
        yield store


@pytest.mark.parametrize("pane", dossiers.PANES)
def test_a_pane_lists_every_row_once(generated: Path, pane: str) -> None:
    with _pane(generated, pane) as store:
        ids = dossiers.ids(store, pane)
        extra = pane == "defendants"  # the remainder; quotes come beside their people
        assert len(ids) == len(set(ids)) == SIZE + extra


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("pane", _SAID)
def test_a_filtered_pane_lists_what_the_sources_in_view_speak_of(
    generated: Path, pane: str, view: Viewpoint
) -> None:
    named = _NAMED if pane == "defendants" and view.known_on is None else ""
    with _pane(generated, pane) as store:
        sources = {
            source
            for source, published in store.reader.all(
                "SELECT id, published FROM source"
            )
            if view.told_by in (None, source)
            and (view.known_on is None or published[:10] <= view.known_on)
        }
        of = dict(store.reader.all("SELECT id, source_id FROM passage"))
        said = {
            record
            for record, passage in store.reader.all(_SAID[pane] + named)
            if of[passage] in sources
        }
        listed = dossiers.ids(store, pane, view)
        if pane == "defendants":
            listed = [person for person in listed if person != "p_together"]
        assert said and set(listed) == said
        assert len(listed) == len(said)


@pytest.mark.parametrize("view", [Viewpoint(), *VIEWS], ids=str)
@pytest.mark.parametrize("pane", dossiers.PANES)
def test_no_statement_of_a_pane_skips_rows_by_number(
    generated: Path, pane: str, view: Viewpoint
) -> None:
    with _pane(generated, pane) as store:
        listing = dossiers.listing(store, pane, view)
        with _statements(store.reader.connection) as ran:
            last = (listing.count() - 1) // PAGE
            for number in (0, last, 0, last // 2):
                listing.page(number)
            listing.position(str(listing.row(0).id))
            listing.next(0, 1)
        assert ran
        assert not [sql for sql in ran if "offset" in sql.casefold()]


def test_filtered_questions_keep_the_order_of_the_whole_list(generated: Path) -> None:
    with _pane(generated, "compare") as store:
        place = {record: n for n, record in enumerate(dossiers.ids(store, "compare"))}
        for view in VIEWS:
            listed = [place[record] for record in dossiers.ids(store, "compare", view)]
            assert all(before < after for before, after in pairwise(listed))


@contextmanager
def _statements(connection: sqlite3.Connection) -> Iterator[list[str]]:
    ran: list[str] = []
    connection.set_trace_callback(ran.append)
    try:
        yield ran
    finally:
        connection.set_trace_callback(None)
