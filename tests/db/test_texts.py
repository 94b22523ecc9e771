"""Passages, gists and notes found by their words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.namesakes import ids, look, make, marked
from dossier_db.search import Session, tables, texts

PASSAGES = (
    "The court sat on the road to Kalzhat.",  # 1
    "Five are charged; the court has not sat.",  # 2
    "Біз тек сонда тұрдық, сот болған жоқ.",  # 3
    "法院在公路上开庭，赛尔克坚没有到场。",  # 4
    "قازاقستان سوتى اشىلدى",  # 5
    "C++ and § 174-1 of the Code, O’Neil’s copy.",  # 6
    "𠀀𠀁𠀂 stood by.",  # 7
    "क्षत्रिय ने कहा",  # 8
    "Zürich, São Paulo, Łódź.",  # 9
    "The courtyard and the courtier.",  # 10
)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A searcher of ten passages in many scripts."""
    path = tmp_path_factory.mktemp("texts") / "texts.dossier"
    with make(path, passages=PASSAGES) as store:
        session = store.search.session()
        yield session
        session.close()


def found(session: Session, query: str) -> set[str]:
    """Numbers of the passages that are found."""
    return {one.removeprefix("x_") for one in ids(look(session, query))}


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("court", {"1", "2", "10"}),
        ("COURT sat", {"1", "2"}),
        ("sat court", {"1", "2"}),
        ("sat kalzhat road", {"1"}),
        ("court nothing", set()),
        ("cour sa", {"1", "2"}),
        ("тек сонда", {"3"}),
        ("сонд", {"3"}),
        ("公路", {"4"}),
        ("尔克", {"4"}),
        ("路公", set()),
        ("赛尔克坚 法院", {"4"}),
        ("قازاقستان", {"5"}),
        ("Қазақстан", {"5"}),
        ("сот", {"3"}),
        ("zurich", {"9"}),
        ("lodz sao", {"9"}),
        ("174", {"6"}),
        ("oneil", {"6"}),
        ("o'neil", {"6"}),
        ("क्षत्रिय", {"8"}),
        ("𠀁", {"7"}),
        ("𠀀𠀁", {"7"}),
    ],
)
def test_every_word_or_beginning_must_be_there_in_any_order(
    session: Session, query: str, numbers: set[str]
) -> None:
    assert found(session, query) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ('"the court"', {"1", "2"}),
        ('"court sat"', {"1"}),
        ('"sat court"', set()),
        ('"court"', {"1", "2"}),
        ('"COURT sat on"', {"1"}),
        ('"zurich sao"', {"9"}),
        ("“the road”", {"1"}),
        ("«тек сонда»", {"3"}),
        ('"公路上开"', {"4"}),
        ('"sat" charged', {"2"}),
    ],
)
def test_a_phrase_has_its_words_whole_and_in_order(
    session: Session, query: str, numbers: set[str]
) -> None:
    assert found(session, query) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("court -charged", {"1", "10"}),
        ('court -"the road"', {"2", "10"}),
        ("court -the", set()),
        ("court -cour", {"1", "2", "10"}),
        ("court -nothing", {"1", "2", "10"}),
        ("court -court", {"10"}),
        ("-court", set()),
        ("сот -тек", set()),
        ("法院 -公路", set()),
        ("kind:passage -the", {"3", "4", "5", "7", "8", "9"}),
    ],
)
def test_what_is_to_be_without_a_word_is_without_it(
    session: Session, query: str, numbers: set[str]
) -> None:
    assert found(session, query) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("=Court", {"1", "2", "10"}),
        ("=C++", {"6"}),
        ("=174-1", {"6"}),
        ("=O’Neil", {"6"}),
        ("=O'Neil", set()),
        ("=zurich", set()),
        ("=zürich", {"9"}),
        ('="court sat on"', {"1"}),
        ('="court, sat"', set()),
        ("=sot", set()),
        ("=公路上", {"4"}),
        ("=§ kind:passage", {"6"}),
    ],
)
def test_literal_characters_stand_as_they_were_typed(
    session: Session, query: str, numbers: set[str]
) -> None:
    assert found(session, query) == numbers


@pytest.mark.parametrize(
    "query",
    [
        *("AND", "OR", "NOT", "NEAR", "a AND", "NOT a", "NEAR(court sat, 2)", "(", ")"),
        *("*", "court*", "^court", ":", "words:court", "{words}: court", '"', "+", "-"),
        *("court + sat", "'", "\\", "%", "_", "_kperson", "_nothing", "_m202403", "\0"),
        *("\u0301", "\u200d", "\ud800", "क्", "ﷺ", "İ", "=\u0301", '"!!!"', "by:", "=="),
    ],
)
def test_what_looks_like_syntax_of_the_index_is_only_words(
    session: Session, query: str
) -> None:
    for one in found(session, query):
        assert any(marked(hit) for hit in look(session, query).hits), one


def test_words_of_the_index_that_are_filters_are_no_words(session: Session) -> None:
    assert found(session, "_kpassage") == set()


def test_the_words_that_are_found_are_marked(session: Session) -> None:
    for hit in look(session, "court sat").hits:
        assert {word.lower() for word in marked(hit)} == {"court", "sat"}


def test_a_beginning_of_very_many_words_finds_its_commonest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "OFTEN", 2)
    monkeypatch.setattr(texts, "LONG", 3)
    passages = ["wandering", "wanderer", "wandering", "wanderer", "wandered"]
    with make(tmp_path / "often.dossier", passages=passages) as store:
        session = store.search.session()
        assert found(session, "wander") == {"1", "2", "3", "4", "5"}
        session.close()
