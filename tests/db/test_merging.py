"""Merging: two records become one, no word is lost, and an undo parts them again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import sample
from db.acting import back, brought, forth, rows
from db.upkeep import agreeing, copied
from dossier_db.acts import Act
from dossier_db.errors import RefusedWrite, UnknownRecord
from dossier_db.merging import merge
from dossier_db.records import Viewpoint
from dossier_db.store import Store
from dossier_db.tables import Value


@pytest.fixture(scope="module")
def loaded(village: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The village as a load brings it."""
    with Store.open(brought(village, tmp_path_factory.mktemp("brought"))) as store:
        yield store


@pytest.fixture
def own(village: Store, tmp_path: Path) -> Iterator[Store]:
    """The village in a file of its own."""
    with copied(village, tmp_path) as store:
        yield store


def add(store: Store, *rows: tuple[str, dict[str, Value]]) -> None:
    """Rows of several tables in one act."""
    with store.act("Saule") as act:
        for table, row in rows:
            sample.add(act, table, **row)


def join(store: Store, old: str, into: str) -> None:
    with store.act("Saule") as act:
        merge(act, old, into)


def column(store: Store, sql: str) -> list[object]:
    return [row[0] for row in store.reader.all(sql)]


def test_what_names_the_old_one_names_the_other(own: Store) -> None:
    join(own, "p_bolat", "p_aigul")
    naming = {
        "participation": "entity_id",
        "charge": "person_id",
        "name": "entity_id",
        "mention": "entity_id",
    }
    for table, name in naming.items():
        assert not column(own, f"SELECT 1 FROM {table} WHERE {name} = 'p_bolat'")
    card = own.cards.card("p_aigul")
    assert {one.name for one in card.names} == {"Aigul", "Айгүл", "Болат"}
    assert len(card.charges) == 3


def test_the_old_id_leads_to_the_other(own: Store) -> None:
    join(own, "p_bolat", "p_aigul")
    assert own.cards.name("p_bolat").id == "p_aigul"
    assert own.cards.card("p_bolat").id == "p_aigul"
    assert column(own, "SELECT 1 FROM person WHERE id = 'p_bolat'")


def test_no_list_shows_the_old_one(own: Store) -> None:
    join(own, "p_bolat", "p_aigul")
    join(own, "e_arrest", "e_protest")
    people, events = own.people.listing(), own.timeline.listing()
    roster = own.roster.listing("c_trial")
    assert "p_bolat" not in [row.id for row in people.page(0)]
    assert "e_arrest" not in [row.id for row in events.page(0)]
    assert (events.count(), events.position("e_arrest")) == (3, None)
    assert "p_bolat" not in [row.id for row in roster.page(0)]
    assert not [
        row for row in own.compare.listing().page(0) if "arrest" in row.about.id
    ]
    hits = own.search.find("Bolat")
    assert [hit.id for hit in hits if hit.id.startswith("p_")] == ["p_aigul"]
    assert agreeing(own)


def test_a_merged_event_opens_as_what_it_became(own: Store) -> None:
    join(own, "e_arrest", "e_protest")
    assert own.timeline.event("e_arrest").row.id == "e_protest"


@pytest.mark.parametrize(
    ("old", "into"),
    [
        ("p_bolat", "p_aigul"),
        ("p_aigul", "p_bolat"),
        ("e_arrest", "e_protest"),
        ("e_protest", "e_arrest"),
        ("l_district", "l_road"),
        ("l_road", "l_district"),
        ("o_union", "o_court"),
        ("o_court", "o_union"),
    ],
)
@pytest.mark.parametrize("start", ["village", "loaded"])
def test_an_undo_parts_them_again(
    old: str, into: str, start: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with copied(request.getfixturevalue(start), tmp_path) as own:
        before = rows(own)
        join(own, old, into)
        after = rows(own)
        assert agreeing(own)
        back(own)
        assert rows(own) == before
        assert agreeing(own)
        forth(own)
        assert rows(own) == after
        assert not own.reader.all("PRAGMA foreign_key_check")


def test_two_spellings_alike_are_one_with_the_uses_of_both(own: Store) -> None:
    add(
        own,
        ("name", _name("n_twin", "p_bolat", "Aigul", kind=None, note="as signed")),
        ("name_use", {"name_id": "n_twin", "passage_id": "x_paper_2"}),
        ("name_use", {"name_id": "n_twin", "passage_id": "x_radio_1"}),
        ("note", _note("n_twin")),
    )
    join(own, "p_bolat", "p_aigul")
    uses = "SELECT passage_id FROM name_use WHERE name_id = 'n_latin' ORDER BY 1"
    assert column(own, uses) == ["x_copy_1", "x_paper_2", "x_radio_1"]
    kept = own.reader.one("SELECT note, kind FROM name WHERE id = 'n_latin'")
    assert kept == ("as signed", "name:short")
    assert not column(own, "SELECT 1 FROM name WHERE id = 'n_twin'")
    assert column(own, "SELECT about_id FROM note WHERE id = 't_n'") == ["n_latin"]


def _name(name_id: str, of: str, name: str, **more: Value) -> dict[str, Value]:
    return {"id": name_id, "entity_id": of, "name": name, "lang": "en", **more}


def _note(about: str) -> dict[str, Value]:
    return {"id": "t_n", "about_id": about, "text": "hm", "at": "2025-01-01T00:00:00Z"}


def _part(entity: str, gist: str | None) -> tuple[str, dict[str, Value]]:
    return (
        "participation",
        {
            "event_id": "e_hearing",
            "entity_id": entity,
            "role": "role:speaker",
            "passage_id": "x_radio_2",
            "gist": gist,
        },
    )


@pytest.mark.parametrize(
    ("old", "held", "kept"),
    [
        ("spoke", "spoke", "spoke"),
        ("spoke", None, "spoke"),
        (None, "spoke", "spoke"),
        ("spoke", "spoke twice", "spoke twice"),
        ("spoke twice", "spoke", "spoke twice"),
        ("spoke", "was heard", "was heard / spoke"),
    ],
)
def test_of_two_wordings_in_one_place_none_is_lost(
    own: Store, old: str | None, held: str | None, kept: str
) -> None:
    add(own, _part("p_bolat", old), _part("p_aigul", held))
    join(own, "p_bolat", "p_aigul")
    found = "SELECT gist FROM participation WHERE event_id = 'e_hearing'"
    assert column(own, found) == [kept]


def test_mentions_that_say_different_things_both_stay(own: Store) -> None:
    add(
        own,
        ("mention", _mention("p_bolat", "He left.")),
        ("mention", _mention("p_bolat", "He came.")),
        ("mention", _mention("p_aigul", "He came.")),
    )
    join(own, "p_bolat", "p_aigul")
    said = "SELECT gist FROM mention WHERE passage_id = 'x_radio_2' ORDER BY gist"
    assert column(own, said) == ["He came.", "He left."]


def _mention(entity: str, gist: str) -> dict[str, Value]:
    return {"entity_id": entity, "passage_id": "x_radio_2", "gist": gist}


def test_a_second_date_of_one_passage_is_kept_in_a_note(own: Store) -> None:
    account: dict[str, Value] = {
        "event_id": "e_arrest",
        "passage_id": "x_paper_1",
        "date": "2024-02-12",
        "place_id": "l_district",
        "gist": "taken away",
    }
    add(own, ("account", account))
    join(own, "e_arrest", "e_protest")
    assert own.reader.all(
        "SELECT date, place_id, gist FROM account WHERE event_id = 'e_protest'"
        " AND passage_id = 'x_paper_1'"
    ) == [("2024-02-10", "l_road", "taken away")]
    (note,) = column(own, "SELECT text FROM note WHERE text LIKE 'Arrest%'")
    assert note == (
        "Arrest of the teacher: account (x_paper_1): date 2024-02-12;"
        " account (x_paper_1): place The district"
    )


def test_what_was_held_of_the_old_one_alone_goes_over(own: Store) -> None:
    join(own, "e_protest", "e_rumour")
    row = own.reader.one(
        "SELECT date, earliest, place_id, status FROM event WHERE id = 'e_rumour'"
    )
    assert row == ("2024-02-10", "2024-02-10", "l_road", "reported")
    summary = "SELECT summary FROM entity WHERE id = 'e_rumour'"
    assert column(own, summary) == ["told by most"]


def test_a_summary_of_each_is_kept(own: Store) -> None:
    with own.act("Saule") as act:
        act.update("entity", {"id": "p_bolat"}, {"summary": "a driver"})
    join(own, "p_bolat", "p_aigul")
    card = own.cards.card("p_aigul")
    assert card.summary == "a teacher"
    assert [note.text for note in card.notes] == ["Bolat: a driver"]


def test_no_name_is_made_of_a_label(own: Store) -> None:
    before = own.reader.number("SELECT count(*) FROM name")
    join(own, "p_bolat", "p_aigul")
    assert own.reader.number("SELECT count(*) FROM name") == before


def test_a_place_is_not_within_itself(own: Store) -> None:
    join(own, "l_district", "l_road")
    within = own.reader.one("SELECT within_id FROM place WHERE id = 'l_road'")
    assert within == (None,)
    join(own, "e_arrest", "e_protest")
    part = own.reader.one("SELECT part_of_id FROM event WHERE id = 'e_protest'")
    assert part == (None,)


def test_merging_into_a_merged_one_goes_on_to_the_end(own: Store) -> None:
    join(own, "o_union", "o_tribunal")
    assert own.cards.name("o_union").id == "o_court"
    assert column(own, "SELECT merged_into_id FROM entity WHERE id = 'o_union'") == [
        "o_court"
    ]
    assert agreeing(own)


def test_what_was_merged_into_the_old_one_goes_along(own: Store) -> None:
    join(own, "o_court", "o_union")
    assert own.cards.name("o_tribunal").id == "o_union"
    hits = own.search.find("Tribunal")
    assert hits[0].id == "o_union"
    assert agreeing(own)


@pytest.mark.parametrize(
    ("old", "into", "said"),
    [
        ("o_court", "o_tribunal", "one record already"),
        ("o_tribunal", "o_union", "became “District court”"),
        ("p_aigul", "p_aigul", "one record already"),
        ("p_aigul", "o_union", "two kinds"),
        ("s_paper", "s_copy", "Sources are not merged"),
    ],
)
def test_what_cannot_be_one_is_refused(
    own: Store, old: str, into: str, said: str
) -> None:
    before = rows(own)
    with pytest.raises(RefusedWrite, match=said):
        join(own, old, into)
    assert rows(own) == before


def test_what_is_not_there_is_not_merged(own: Store) -> None:
    with pytest.raises(UnknownRecord, match="p_nobody"):
        join(own, "p_nobody", "p_aigul")


def test_notes_and_questions_go_over(own: Store) -> None:
    join(own, "e_protest", "e_arrest")
    event = own.timeline.event("e_arrest")
    assert [note.text for note in event.notes] == ["Ask the radio.", "Asked again."]
    assert len(event.questions) == 4


def test_a_record_without_a_row_of_its_own_is_given_one(own: Store) -> None:
    with own.act("Saule") as act:
        _bare(act)
    join(own, "p_bolat", "p_bare")
    assert column(own, "SELECT unit FROM person WHERE id = 'p_bare'") == [
        "unit:individual"
    ]


def _bare(act: Act) -> None:
    act.insert("entity", {"id": "p_bare", "name": "Bare"})


def test_a_merged_event_is_not_listed_as_told_by_a_source_either(own: Store) -> None:
    with own.act("Saule") as act:  # as a load may bring it: its accounts still on it
        merged = {"merged_into_id": "e_protest"}
        act.update("entity", {"id": "e_arrest"}, merged)
    listed = own.timeline.listing(Viewpoint(told_by="s_paper")).page(0)
    assert [row.id for row in listed] == ["e_protest"]


def test_a_case_and_a_provision_are_merged_with_their_charges(own: Store) -> None:
    add(
        own,
        ("entity", {"id": "c_same", "name": "The case"}),
        ("court_case", {"id": "c_same", "number": "7-1"}),
        ("entity", {"id": "v_same", "name": "174"}),
        ("provision", {"id": "v_same", "code": "Criminal Code"}),
    )
    before = rows(own)
    join(own, "c_trial", "c_same")
    join(own, "v_art", "v_same")
    assert [case.id for case in own.roster.cases()] == ["c_same"]
    assert own.roster.listing("c_same").count() == 3
    assert column(own, "SELECT DISTINCT provision_id FROM charge ORDER BY 1") == [
        None,
        "v_same",
    ]
    assert own.reader.all("SELECT number, court_id FROM court_case WHERE id='c_same'")[
        0
    ] == ("7-1", "o_court")
    back(own)
    back(own)
    assert rows(own) == before


@pytest.mark.parametrize("name", ["speaker_id", "addressee_id", "relayed_by_id"])
def test_a_quote_stays_and_names_the_other(own: Store, name: str) -> None:
    passage = column(own, "SELECT passage_id FROM quote ORDER BY passage_id")[0]
    with own.act("Saule") as act:
        act.update("quote", {"passage_id": str(passage)}, {name: "p_bolat"})
    before = rows(own)["quote"]
    join(own, "p_bolat", "p_aigul")
    assert len(rows(own)["quote"]) == len(before)
    assert column(own, f"SELECT {name} FROM quote WHERE passage_id = '{passage}'") == [
        "p_aigul"
    ]


def test_an_account_stays_and_names_the_other_place(own: Store) -> None:
    own_places = "SELECT count(*) FROM account"
    passage = column(own, "SELECT passage_id FROM account ORDER BY passage_id")[0]
    event = column(own, "SELECT event_id FROM account ORDER BY passage_id")[0]
    with own.act("Saule") as act:
        key = {"event_id": str(event), "passage_id": str(passage)}
        act.update("account", key, {"place_id": "l_road"})
    before = column(own, own_places)
    join(own, "l_road", "l_district")
    assert column(own, own_places) == before
    assert column(
        own, f"SELECT place_id FROM account WHERE passage_id = '{passage}'"
    ) == ["l_district"]


def test_no_row_goes_in_a_merge_that_has_no_twin(own: Store) -> None:
    for old, into in (("p_bolat", "p_aigul"), ("l_road", "l_district")):
        before = {table: len(found) for table, found in rows(own).items()}
        join(own, old, into)
        after = {table: len(found) for table, found in rows(own).items()}
        for table in ("quote", "account", "charge", "restraint", "passage", "answer"):
            assert after[table] == before[table], table
        back(own)
