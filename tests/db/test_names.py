"""Names are found in every script, and the surest first."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.search import tables
from dossier_db.search.analysis import form_of
from dossier_db.search.documents import Document
from dossier_db.search.names import QUICK, WIDE, Names
from dossier_db.search.postings import Postings

HELD = (
    ("Serikzhan Bilash", "Серікжан Біләш"),
    ("Nagyz Atajurt",),
    ("Atajurt",),
    ("Bekzat Maksutkhan",),
    ("Shynkuat Baizhan",),
    ("Bekzhan Alimov",),
    ("Guldariya Sherizat",),
    ("曾振静",),
    ("홍민규",),
    ("جعفر الهاشمي",),
    ("قۇربان ئابدۇكېرىم",),
    ("Tokyo",),
    ("Alimnur Turganbay",),
)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """An index of the names above, numbered from 1."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    tables.create(connection)
    postings = Postings(connection)
    for number, names in enumerate(HELD, 1):
        facet = "_even" if number % 2 == 0 else "_odd"
        postings.add(number, Document(str(number), names, (), frozenset({facet})))
    postings.flush()
    yield connection
    connection.close()


def found(index: sqlite3.Connection, query: str, also: str = "") -> list[str]:
    """The first names of what is found, the best first."""
    scored, _ = Names(index).find(query, QUICK, also=also)
    return [HELD[one.doc - 1][0] for one in scored]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Атажұрт", "Atajurt"),
        ("Atajurt", "Atajurt"),
        ("阿塔珠尔特", "Atajurt"),
        ("阿塔珠爾特", "Atajurt"),
        ("アタジュルト", "Atajurt"),
        ("اتاجۇرت", "Atajurt"),
        ("Bektzhati", "Bekzat Maksutkhan"),
        ("Байжанов", "Shynkuat Baizhan"),
        ("Serikjan Bilaş", "Serikzhan Bilash"),
        ("赛尔克坚·比拉什", "Serikzhan Bilash"),
        ("Bilash Serikzhan", "Serikzhan Bilash"),
        ("Serikzhn Bilash", "Serikzhan Bilash"),
        ("Guldaria Sherizatkyzy", "Guldariya Sherizat"),
        ("Цзэн Чжэньцзин", "曾振静"),
        ("Zhenjing Zeng", "曾振静"),
        ("Min-kyu Hong", "홍민규"),
        ("Хон Мингю", "홍민규"),
        ("Jafar al-Hashimi", "جعفر الهاشمي"),
        ("Хашими", "جعفر الهاشمي"),
        ("Qurban Abdukërim", "قۇربان ئابدۇكېرىم"),
        ("トウキョウ", "Tokyo"),
        ("Alimnur Bolatuly Turganbay", "Alimnur Turganbay"),
    ],
)
def test_a_name_is_found_by_another_spelling(
    index: sqlite3.Connection, query: str, name: str
) -> None:
    assert found(index, query)[0] == name


def test_every_beginning_of_a_name_finds_it(index: sqlite3.Connection) -> None:
    for names in HELD:
        for name in names:
            for size in range(1, len(name) + 1):
                if form_of(name[:size]).vocabulary:
                    assert names[0] in found(index, name[:size]), name[:size]


def test_the_likest_form_is_told(index: sqlite3.Connection) -> None:
    scored, _ = Names(index).find("Сәрікжан Біләш", QUICK)
    assert scored[0].doc == 1
    assert scored[0].form in (0, 1)


def test_what_must_be_matched_besides_is(index: sqlite3.Connection) -> None:
    assert found(index, "Atajurt", "_even") == ["Nagyz Atajurt"]
    for query in ("Bektzhati", "阿塔珠尔特", "Hong Min-kyu", "Байжанов"):
        for also, even in (("_even", True), ("_odd", False)):
            scored, _ = Names(index).find(query, WIDE, also=also)
            assert all((one.doc % 2 == 0) is even for one in scored)


def test_nothing_asked_for_lists_what_must_be_matched(
    index: sqlite3.Connection,
) -> None:
    assert found(index, "", "_odd") == [names[0] for names in HELD[::2]]
    assert found(index, "") == []


def test_the_steps_that_were_tried_are_told(index: sqlite3.Connection) -> None:
    assert Names(index).find("At", QUICK)[1] == ("names",)
    assert Names(index).find("Atazhul", QUICK)[1] == (
        "names",
        "other spellings",
        "typing errors",
    )


def test_a_search_is_stopped_between_its_steps(index: sqlite3.Connection) -> None:
    calls = 0

    def stop() -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        Names(index).find("Bektzhati", QUICK, stop=stop)
    assert calls == 3


def test_words_that_came_meanwhile_are_found() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    tables.create(connection)
    names = Names(connection)
    assert names.find("Serikjan", QUICK)[0] == []
    postings = Postings(connection)
    postings.add(1, Document("1", ("Серікжан",), (), frozenset()))
    postings.flush()
    assert [one.doc for one in names.find("Serikjan", QUICK)[0]] == [1]
    connection.close()


@given(query=st.text(max_size=40))
def test_nothing_that_can_be_typed_is_an_error(
    index: sqlite3.Connection, query: str
) -> None:
    scored, _ = Names(index).find(query, QUICK)
    assert scored == sorted(scored, key=lambda one: (-one.score, one.doc))


@given(st.text(max_size=60))
def test_a_name_leaves_the_same_in_the_index_at_every_time(name: str) -> None:
    assert form_of(name) == form_of(name)
    for word in form_of(name).words:
        assert '"' not in word and " " not in word
