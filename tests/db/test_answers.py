"""Answers over a dossier: who is found, how surely, and in which order."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.bundled import Bundled
from db.namesakes import ids, look, make, marked
from dossier_db.records.hits import KINDS, Found, How
from dossier_db.search import Session
from dossier_db.store import Store

PEOPLE = {
    "Bekzat Maksutkhan": ("Бекзат Мақсұтхан", "Bektzhati", "别克扎提·马合苏特汗"),
    "Serikzhan Bilash": ("Серікжан Біләш", "赛尔克坚·比拉什", "سەرىقجان بىلاش"),
    "José Ángel Núñez": (),
    "Jose Angel Nunez": (),
    "Айгүл Болат": ("ايگۇل بولات",),
    "习近平": ("Xi Jinping",),
    "アタジュルト": (),
    "김철수": ("Kim Cheolsu",),
    "Abdul-Rahman O’Neil": (),
}
PASSAGES = (
    "Bekzat spoke of the road.",
    "Nobody spoke.",
    "Writes the name as “Bilash”.",
)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A searcher of a few people with names in many scripts."""
    path = tmp_path_factory.mktemp("answers") / "people.dossier"
    with make(path, PEOPLE, PASSAGES) as store:
        session = store.search.session()
        yield session
        session.close()


@pytest.fixture(scope="module")
def case(bundled: Bundled) -> Iterator[Session]:
    """A searcher of the bundled case."""
    session = bundled.store.search.session()
    yield session
    session.close()


@pytest.mark.parametrize(
    ("query", "name", "how", "matched"),
    [
        ("bekzat maksutkhan", "Bekzat Maksutkhan", "exact", "Bekzat Maksutkhan"),
        ("maksutkhan bekzat", "Bekzat Maksutkhan", "exact", "Bekzat Maksutkhan"),
        ("Бекзат", "Bekzat Maksutkhan", "exact", "Бекзат Мақсұтхан"),
        ("Максутхан", "Bekzat Maksutkhan", "folded", "Бекзат Мақсұтхан"),
        ("bektz", "Bekzat Maksutkhan", "prefix", "Bektzhati"),
        ("bek mak", "Bekzat Maksutkhan", "prefix", "Bekzat Maksutkhan"),
        ("马合苏特汗", "Bekzat Maksutkhan", "exact", "别克扎提·马合苏特汗"),
        ("合苏特", "Bekzat Maksutkhan", "prefix", "别克扎提·马合苏特汗"),
        ("سەرىقجان", "Serikzhan Bilash", "exact", "سەرىقجان بىلاش"),
        ("Serykzhan Bilyash", "Serikzhan Bilash", "sounds alike", "Serikzhan Bilash"),
        ("josé ángel núñez", "José Ángel Núñez", "exact", "José Ángel Núñez"),
        ("aigul bolat", "Айгүл Болат", "other script", "Айгүл Болат"),
        ("xi jinping", "习近平", "exact", "Xi Jinping"),
        ("习近平", "习近平", "exact", "习近平"),
        ("atajurt", "アタジュルト", "sounds alike", "アタジュルト"),
        ("김철수", "김철수", "exact", "김철수"),
        ("kim cheolsu", "김철수", "exact", "Kim Cheolsu"),
        ("abdul rahman oneil", "Abdul-Rahman O’Neil", "folded", "Abdul-Rahman O’Neil"),
        ("rahman o'neixl", "Abdul-Rahman O’Neil", "typo", "Abdul-Rahman O’Neil"),
    ],
)
def test_a_name_is_found_and_says_how(
    session: Session, query: str, name: str, how: How, matched: str
) -> None:
    best = look(session, query).hits[0]
    assert (best.name, best.how, best.matched) == (name, how, matched)


def test_exact_goes_before_folded_before_alike(tmp_path: Path) -> None:
    spelled = ["Bolat", "Bolát", "Болат", "Bolod", "Bolatbek"]
    with make(tmp_path / "spelled.dossier", dict.fromkeys(spelled, ())) as store:
        found = store.search.find("Bolat")
    assert [hit.name for hit in found][:3] == ["Bolat", "Bolát", "Болат"]
    assert [hit.how for hit in found][:3] == ["exact", "folded", "other script"]


def test_a_record_scores_by_its_best_name_and_not_by_their_number(
    tmp_path: Path,
) -> None:
    people = {"Bolatov": [f"Bolatov {one}" for one in "ABCDEFGH"], "Bolat": []}
    with make(tmp_path / "many.dossier", people) as store:
        assert [hit.name for hit in store.search.find("bolat")] == ["Bolat", "Bolatov"]


def test_a_name_that_a_passage_writes_is_cited(session: Session) -> None:
    best = look(session, "Бекзат").hits[0]
    assert best.citation is not None
    assert best.citation.passage_id == "x_name_1_1"
    assert not best.ours


def test_our_label_is_cited_nowhere(session: Session) -> None:
    assert look(session, "serikzhan").hits[0].ours


def test_a_text_cites_itself(session: Session) -> None:
    hit = next(one for one in look(session, "bekzat").hits if one.how == "in text")
    assert (hit.id, hit.kind) == ("x_1", "passage")
    assert hit.citation is not None
    assert hit.citation.passage_id == "x_1"
    assert marked(hit) == ["Bekzat"]


def test_a_record_is_shown_once(session: Session) -> None:
    found = ids(look(session, "bilash"))
    assert len(found) == len(set(found))


def test_a_text_with_the_word_goes_before_a_name_that_is_hardly_like_it(
    village_of_teachers: Session,
) -> None:
    found = look(village_of_teachers, "teacher")
    assert [hit.how for hit in found.hits] == ["exact", "in text"]


@pytest.fixture
def village_of_teachers(village: Store) -> Iterator[Session]:
    """A searcher of the village, where one person is a teacher by her summary."""
    session = village.search.session()
    yield session
    session.close()


def test_without_a_word_neither_names_nor_texts_have_it(
    village_of_teachers: Session,
) -> None:
    assert ids(look(village_of_teachers, "aigul")) == ["p_aigul"]
    assert ids(look(village_of_teachers, "aigul -teacher")) == []
    assert "p_aigul" not in ids(look(village_of_teachers, "teacher -aigul"))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ('"bekzat maksutkhan"', {"Bekzat Maksutkhan"}),
        ('"maksutkhan bekzat"', set()),
        ('"bek"', set()),
        ('"максутхан"', {"Bekzat Maksutkhan"}),
        ("=núñez", {"José Ángel Núñez"}),
        ("nunez -jose", set()),
        ("=nunez", {"Jose Angel Nunez"}),
        ("=angel", {"Jose Angel Nunez"}),
        ("serikzhan -Біләш", set()),
    ],
)
def test_phrases_and_literals_are_kept_to_in_names(
    session: Session, query: str, names: set[str]
) -> None:
    found = look(session, f"{query} kind:person")
    assert {hit.name for hit in found.hits} == names


@pytest.mark.parametrize("query", ["", " ", "-bekzat", "!!!", "—", "🙂", "\0", "- ="])
def test_nothing_that_can_be_read_finds_nothing(session: Session, query: str) -> None:
    found = look(session, query)
    assert (found.hits, found.counts, found.more) == ((), (), frozenset())


@pytest.mark.parametrize("query", ["qwerty", "washington dc", "xkcd", "ölwechsel"])
def test_a_name_that_nobody_has_finds_no_sure_likeness(
    case: Session, query: str
) -> None:
    for hit in look(case, query).hits:
        assert hit.how in ("sounds alike", "typo"), hit
        assert hit.score < 75


def test_counts_are_of_everything_found(case: Session) -> None:
    found = look(case, "atajurt")
    assert sum(count for _, count in found.counts) == len(found.hits)
    assert found.more == frozenset()
    for kind, count in found.counts:
        assert count == sum(hit.kind == kind for hit in found.hits)
    assert [kind for kind, _ in found.counts] == [
        kind for kind in KINDS if kind in dict(found.counts)
    ]


def test_a_quick_look_says_of_which_kinds_there_may_be_more(case: Session) -> None:
    quick, wide = look(case, "the", wide=False), look(case, "the")
    for kind, count in wide.counts:
        assert count <= dict(quick.counts).get(kind, 0) or kind in quick.more


def test_where_a_kind_is_asked_for_there_may_be_more_of_it_alone(case: Session) -> None:
    assert look(case, "the kind:passage", wide=False).more == {"passage"}
    assert case.look("the", kind="note").more <= {"note"}


def test_no_more_hits_are_given_than_asked_for(case: Session) -> None:
    for limit in (0, 1, 7):
        found = case.look("kazakh", limit=limit, wide=True)
        assert len(found.hits) == limit
        assert sum(count for _, count in found.counts) > limit


def test_fewer_hits_are_the_first_of_more(case: Session) -> None:
    every = case.look("kazakh", wide=True).hits
    assert case.look("kazakh", limit=5, wide=True).hits == every[:5]


def test_the_wide_look_finds_what_the_quick_one_did(case: Session) -> None:
    for query in ("bek", "Атажұрт", "court", "формально", "赛尔", "seriqzan bilas"):
        quick, wide = look(case, query, wide=False), look(case, query)
        assert set(ids(quick)) <= set(ids(wide)), query


def test_what_was_tried_is_told(session: Session) -> None:
    assert look(session, "習").tried[0] == "names"
    assert look(session, "nobody here").tried == (
        *("names", "other spellings", "typing errors", "texts"),
    )


def test_the_same_question_has_the_same_answer(case: Session) -> None:
    for query in ("kazakh", "kind:event", "the court", "source:hrw"):
        assert look(case, query) == look(case, query)


def test_the_bundled_case_leads_from_any_spelling_to_its_people(case: Session) -> None:
    for query, record in (
        *((one, "o_atajurt") for one in ("Атажұрт", "Atajurt", "Atazhul")),
        *((one, "o_atajurt") for one in ("阿塔珠尔特", "アタジュルト")),
        ("Bektzhati", "p_bekzat"),
        ("Байжанов", "p_baizhanov"),
    ):
        assert ids(look(case, query, wide=False))[0] == record, query


@pytest.mark.parametrize(
    "query",
    [
        " ".join(f"word{number}" for number in range(2000)),
        "c b e " * 2000,
        "a" * 10_000,
        "赛" * 10_000,
        "ab-" * 3000,
        "क्षत्रिय " * 1000,
        '"' + "the " * 2000 + '"',
        " ".join(f'"the court {number}"' for number in range(600)),
        " ".join(f"-w{number}" for number in range(2000)) + " the",
        " ".join(f"by:bek{number}" for number in range(900)),
        " ".join(f"={number}" for number in range(2000)),
        "\u0301" * 5000,
        "\U00020000" * 5000,
    ],
    ids=lambda query: unicodedata.normalize("NFC", query)[:12],
)
def test_a_page_that_was_pasted_is_answered(case: Session, query: str) -> None:
    assert isinstance(look(case, query, wide=False), Found)


def test_a_title_of_many_words_is_found_by_all_of_them(
    case: Session, bundled: Bundled
) -> None:
    for record, title in bundled.rows(
        "SELECT id, title FROM source WHERE title <> '' ORDER BY length(title) DESC"
        " LIMIT 5"
    ):
        assert ids(look(case, title))[0] == record


@pytest.mark.parametrize(
    "query", ["Epoch Times ¶7", "[epoch times §7]", "epoch times¶7"]
)
@pytest.mark.parametrize("wide", [False, True])
def test_a_citation_finds_its_passages_before_anything_else(
    case: Session, bundled: Bundled, query: str, wide: bool
) -> None:
    """Those that ``show`` prints, in that order; then the source, by its whole
    name, which is no typing error.
    """
    found = case.look(query, wide=wide)
    passages = bundled.store.passages.at("s_epochtimes", 7)
    assert len(passages) > 1
    assert tuple(hit.id for hit in found.hits[: len(passages)]) == passages
    assert all(hit.citation for hit in found.hits[: len(passages)])
    named = [hit for hit in found.hits if hit.kind == "source"]
    assert (named[0].id, named[0].how) == ("s_epochtimes", "exact")
    counts = dict(found.counts)
    assert counts["passage"] + counts["quote"] >= len(passages)


def test_of_a_citation_one_kind_alone_is_found_and_no_more_than_asked_for(
    case: Session,
) -> None:
    found = case.look("HRW ¶7", kind="quote", limit=1)
    assert [hit.kind for hit in found.hits] == ["quote"]


def test_a_place_that_nobody_cited_is_told(case: Session) -> None:
    found = case.look("HRW ¶99", wide=True)
    assert found.doubts == ("No passage of HRW ¶99 is cited in this dossier.",)
    assert found.hits[0].id == "s_hrw"


def test_a_place_in_no_source_is_searched_as_words(case: Session) -> None:
    assert case.look("zzqq ¶9", wide=True).doubts == ()
