"""What is shown of a hit is the record's own, and what it opens is there."""

from collections.abc import Iterator

import pytest

from db.bundled import Bundled
from db.sample import add
from db.upkeep import copied
from dossier_db.errors import DossierError
from dossier_db.search.details import Details
from dossier_db.store import Store


@pytest.mark.parametrize(
    ("record", "opens", "kind", "name"),
    [
        ("p_aigul", "p_aigul", "person", "Aigul"),
        ("e_protest", "e_protest", "event", "Protest on the road"),
        ("s_paper", "s_paper", "source", "The Paper"),
        ("q_number", "q_number", "question", "How many?"),
        ("x_paper_1", "x_paper_1", "passage", "The Paper ¶1"),
        ("x_paper_2", "x_paper_2", "quote", "The Paper ¶2"),
        ("t_one", "e_protest", "note", "Protest on the road"),
        ("t_source", "s_paper", "note", "The Paper"),
    ],
)
def test_a_record_has_our_label_its_kind_and_what_it_opens(
    village: Store, record: str, opens: str, kind: str, name: str
) -> None:
    label = Details(village.reader).labels([record])[record]
    assert (label.opens, label.kind, label.name) == (opens, kind, name)


def test_a_passage_is_cited_and_nothing_else(village: Store) -> None:
    every = ["p_aigul", "q_number", "t_one", "x_paper_1"]
    labels = Details(village.reader).labels(every)
    cited = {one: label.citation for one, label in labels.items() if label.citation}
    assert [one.passage_id for one in cited.values()] == ["x_paper_1"]


def test_a_record_that_is_not_there_has_no_label(village: Store) -> None:
    assert Details(village.reader).labels(["p_nobody", "x_none", "t_no", "?"]) == {}


@pytest.fixture(scope="module")
def noted(village: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The village with a note on a record of every kind, and on none."""
    store = copied(village, tmp_path_factory.mktemp("noted"))
    about = {
        "t_answer": "a_30",
        "t_passage": "x_paper_1",
        "t_dossier": store.dossier.id,
        "t_name": "n_latin",
        "t_charge": "g_bolat",
        "t_restraint": "r_aigul",
        "t_outcome": "u_aigul",
        "t_capture": "f_paper",
        "t_merged": "o_tribunal",
        "t_note": "t_one",
        "t_itself": "t_itself",
        "t_gone": "p_nobody",
    }
    with store.act("Saule") as act:
        for record, other in about.items():
            at = "2024-06-01T10:00:00Z"
            add(act, "note", id=record, about_id=other, text="Heard of a kumis.", at=at)
    yield store
    store.close()


@pytest.mark.parametrize(
    ("note", "opens", "name"),
    [
        ("t_answer", "q_number", "How many?"),
        ("t_passage", "x_paper_1", "The Paper ¶1"),
        ("t_dossier", "t_dossier", "A village and a road"),
        ("t_name", "p_aigul", "Aigul"),
        ("t_charge", "p_bolat", "Bolat"),
        ("t_restraint", "p_aigul", "Aigul"),
        ("t_outcome", "p_aigul", "Aigul"),
        ("t_capture", "s_paper", "The Paper"),
        ("t_merged", "o_court", "District court"),
        ("t_note", "t_note", "t_one"),
        ("t_itself", "t_itself", "t_itself"),
        ("t_gone", "t_gone", "p_nobody"),
    ],
)
def test_a_note_opens_what_it_is_about_or_itself(
    noted: Store, note: str, opens: str, name: str
) -> None:
    label = Details(noted.reader).labels([note])[note]
    assert (label.opens, label.name, label.kind) == (opens, name, "note")


def test_every_note_of_the_case_opens_something(bundled: Bundled) -> None:
    notes = bundled.column("SELECT id FROM note")
    labels = Details(bundled.store.reader).labels(notes)
    assert labels.keys() == set(notes)
    for record, label in labels.items():
        _opened(bundled.store, label.opens, record)


def _opened(store: Store, record: str, note: str) -> None:
    try:
        match record[:2]:
            case "q_":
                store.compare.question(record)
            case "x_":
                store.passages.passage(record)
            case "s_":
                store.sources.source(record)
            case "e_":
                store.timeline.event(record)
            case "t_":
                assert record == note
            case _:
                store.cards.card(record)
    except DossierError as error:
        pytest.fail(f"{note} opens {record}: {error}")


def test_a_form_is_cited_where_it_is_written_so(village: Store) -> None:
    forms = [("p_aigul", "Айгүл"), ("p_aigul", "Aigul"), ("p_bolat", "Aigul")]
    written = Details(village.reader).written(forms)
    assert {form: cited.passage_id for form, cited in written.items()} == {
        ("p_aigul", "Айгүл"): "x_radio_1",
        ("p_aigul", "Aigul"): "x_copy_1",
    }
