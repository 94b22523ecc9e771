"""What the filters of a query mean in a dossier, asked of the search itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.bundled import Bundled
from db.namesakes import ids, make
from dossier_db.search import Session
from dossier_db.store import Store


@pytest.fixture(scope="module")
def session(village: Store) -> Iterator[Session]:
    """A searcher of the village."""
    session = village.search.session()
    yield session
    session.close()


@pytest.fixture(scope="module")
def case(bundled: Bundled) -> Iterator[Session]:
    """A searcher of the bundled case."""
    session = bundled.store.search.session()
    yield session
    session.close()


PAPER = {"s_paper", "x_paper_1", "x_paper_2", "x_paper_3", "x_paper_4"}


@pytest.mark.parametrize(
    "value", ["s_paper", "paper", '"The Paper"', '"the paper"', '"the pap"', "PAPER"]
)
def test_a_source_is_meant_by_its_id_its_name_or_a_beginning(
    session: Session, value: str
) -> None:
    found = session.look(f"source:{value}", wide=True)
    assert found.understood == ("source: The Paper",)
    assert {one for one in ids(found) if one[:2] in ("s_", "x_")} == PAPER


def test_a_source_brings_what_it_says_something_of(session: Session) -> None:
    found = ids(session.look("source:letter", wide=True))
    assert {"p_accused", "p_aigul", "o_court", "q_number", "x_letter_1"} <= set(found)
    assert "p_bolat" not in found


def test_several_sources_of_one_beginning_are_all_meant(case: Session) -> None:
    found = case.look("source:azattyq kind:source", wide=True)
    meant = [hit for hit in found.hits if "azattyq" in f"{hit.id} {hit.name}".lower()]
    assert len(meant) > 3
    assert found.understood[1].startswith("source: Azattyq")
    assert found.understood[1].endswith(", …")


def test_a_source_that_is_named_outright_is_meant_alone(case: Session) -> None:
    assert case.look("source:hrw").understood == ("source: HRW",)


@pytest.mark.parametrize("value", ["nobody", "%", "_", "\\", "'", '"%_"', "!!!"])
def test_a_source_that_nobody_knows_is_searched_as_words(
    session: Session, value: str
) -> None:
    found = session.look(f"source:{value}", wide=True)
    assert found.understood == ()
    assert found.hits == ()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("source:zzz", "There is no source “zzz” in this dossier."),
        ("role:zzz", "There is no role “zzz” in this dossier."),
        ("by:zzz", "Nobody in this dossier is called “zzz”."),
        ("kind:zzz", "There is no kind “zzz”: write person"),
        ("source:paper kind:passage 2024", ""),
    ],
)
def test_a_filter_that_nothing_answers_to_is_told(
    session: Session, query: str, said: str
) -> None:
    for wide in (False, True):
        doubts = session.look(query, wide=wide).doubts
        assert len(doubts) == bool(said)
        assert "".join(doubts).startswith(said)


def test_an_unknown_source_is_found_where_its_words_stand(tmp_path: Path) -> None:
    passages = ("The source nobody named.",)
    with make(tmp_path / "words.dossier", passages=passages) as store:
        assert [hit.id for hit in store.search.find("source:nobody")] == ["x_1"]


@pytest.mark.parametrize("role", ["speaker", "SPEAK", "role", "spe"])
def test_a_role_is_meant_by_its_beginning(session: Session, role: str) -> None:
    found = session.look(f"role:{role}", wide=True)
    meant = role != "role"
    assert found.understood == (("role: speaker",) if meant else ())
    assert ids(found) == (["p_aigul", "p_bolat"] if meant else [])


def test_whoever_is_charged_is_a_defendant(session: Session) -> None:
    found = session.look("role:defendant", wide=True)
    assert set(ids(found)) == {"p_aigul", "p_bolat", "p_accused"}
    assert found.understood == ("role: defendant",)


@pytest.mark.parametrize("value", ["aigul", "p_aigul", "Айгүл", "aig", '"Aigul"'])
def test_a_speaker_is_meant_by_id_or_by_name_in_any_script(
    session: Session, value: str
) -> None:
    found = session.look(f"by:{value}", wide=True)
    assert found.understood == ("by: Aigul",)
    assert ids(found) == ["x_paper_2"]


def test_an_event_named_after_a_speaker_is_none(case: Session) -> None:
    said = case.look("by:bekzat").understood
    assert said == ("by: Bekzat Maksutkhan",)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("2024-02-10", {"e_protest"}),
        ("2024-02-11..2024-02-12", {"e_arrest", "x_paper_2"}),
        ("2024-02-13..2024-02-28", set()),
        ("2024-03-11..2024-03-12", {"s_copy", "x_copy_1", "s_radio", "x_radio_1"}),
        ("2024-05..", {"s_letter", "x_letter_1"}),
        ("..2024-01", set()),
        ("2024-02-12..2024-02-12 kind:quote", {"x_paper_2"}),
    ],
)
def test_days_are_kept_to_the_day(
    session: Session, query: str, found: set[str]
) -> None:
    assert set(ids(session.look(query, wide=True))) - {"x_radio_2"} == found


def test_no_event_of_another_week_of_the_month_is_found(case: Session) -> None:
    found = case.look("2025-11-20..2025-11-22 kind:event", wide=True)
    assert "e_custody_order" in ids(found)
    assert "e_protest" not in ids(found)


def test_counts_are_of_the_days_alone(session: Session) -> None:
    found = session.look("2024-02-11..2024-02-12", wide=True)
    assert found.counts == (("event", 1), ("quote", 1))


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("kind:person source:paper", ("kind: person", "source: The Paper")),
        ("source:paper source:radio", ("source: The Paper", "source: Radio")),
        ("by:aigul role:speaker", ("role: speaker", "by: Aigul")),
        (
            "2024-02-10 kind:event,place",
            ("kind: event, place", "date: 2024-02-10"),
        ),
    ],
)
def test_what_was_understood_is_said(
    session: Session, query: str, understood: tuple[str, ...]
) -> None:
    assert session.look(query).understood == understood


@pytest.mark.parametrize(
    "query",
    [
        "kind:place by:aigul",
        "kind:source role:speaker",
        "2030-01.. kind:event",
        "source:blog 2024-02-10",
    ],
)
def test_filters_that_contradict_each_other_find_nothing(
    session: Session, query: str
) -> None:
    found = session.look(query, wide=True)
    assert (found.hits, found.counts, found.more) == ((), (), frozenset())
    assert len(found.understood) == 2


def test_a_kind_chosen_beside_the_query_restricts_it(session: Session) -> None:
    assert ids(session.look("road", kind="place")) == ["l_road"]
    assert ids(session.look("kind:event road", kind="place")) == []


def test_a_kind_chosen_alone_shows_all_of_it(session: Session) -> None:
    assert ids(session.look("", kind="quote")) == ["x_paper_2", "x_note_1"]


def test_filters_combine_with_words(session: Session) -> None:
    assert ids(session.look("five source:letter")) == ["x_letter_1"]
    assert ids(session.look("aigul kind:person role:speaker")) == ["p_aigul"]
    assert ids(session.look("aigul kind:person role:speaker source:blog")) == []


def test_a_filter_given_too_often_is_looked_up_some_times_only(
    session: Session,
) -> None:
    query = " ".join(f"source:xqzt{number}" for number in range(900))
    assert session.look(query).understood == ()
    query = " ".join(f"source:paper{' ' * number}" for number in range(1, 300))
    assert session.look(query).understood == ("source: The Paper",)
