"""What the forms ask of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.finds import Puppet, found, hit
from dossier.clerk import Clerk
from dossier.intake import Intake, OfKinds
from dossier_db import Store
from dossier_db.intake import kind

ALIYA = hit("p_aliya", "person", "Aliya Omarova", matched="Әлия Омарова", score=90)
COURT = hit("o_court", "organisation", "Aliya Court", score=95)
ROAD = hit("l_road", "place", "Aliya road", score=99)


@pytest.fixture
def intake(tried: Path) -> Iterator[Intake]:
    """Of the trial."""
    with Store.open(tried) as store:
        clerk = Clerk(store)
        yield Intake(store, clerk)
        clerk.close()


def of_kinds(puppet: Puppet) -> OfKinds:
    """A searcher over a puppet."""
    puppet.opened = 1
    return OfKinds(puppet, lambda ids: dict.fromkeys(ids, "apart"))  # type: ignore[arg-type]


def test_several_kinds_are_found_together_the_best_first() -> None:
    """One by one where they are few; others are left out."""
    puppet = Puppet({"aliya": found(ALIYA, COURT, ROAD)})
    looked = of_kinds(puppet).look(
        "aliya", kind="person|organisation", limit=9, wide=False
    )
    assert looked is not None and looked.hits == (COURT, ALIYA)
    assert [asked[1] for asked in puppet.asked] == ["person", "organisation"]


def test_many_kinds_are_one_question() -> None:
    """What is of none of them is left out."""
    puppet = Puppet({"aliya": found(ALIYA, COURT, ROAD)})
    looked = of_kinds(puppet).look(
        "aliya", kind="person|place|event", limit=9, wide=True
    )
    assert looked is not None and set(looked.hits) == {ALIYA, ROAD}
    assert [asked[1] for asked in puppet.asked] == [None]


def test_nothing_is_asked_where_no_kind_is() -> None:
    """A count of all kinds is for the search alone."""
    puppet = Puppet({})
    assert of_kinds(puppet).look("x", kind=None, limit=9, wide=False) is None
    assert puppet.asked == []


def test_exactly_means_the_name_but_for_case() -> None:
    """In the form that matched, or as we write it."""
    puppet = Puppet({"әлия омарова": found(ALIYA), "aliya": found(ALIYA)})
    assert of_kinds(puppet).exactly("әлия омарова", "person") == (ALIYA,)
    assert of_kinds(puppet).exactly("aliya", "person") == ()


def test_ids_are_shown_by_their_names(intake: Intake) -> None:
    """Records, passages, questions, words, choices; what is new by its own."""
    fields = intake.fields(
        kind("answer"),
        {
            "question": "q_number",
            "entity": "p_aliya",
            "stance": "stance:denies",
            "passage": "x_watch_2",
            "where": "new:Oral",
        },
    )
    assert fields["entity.typed"] == "Aliya Omarova"
    assert fields["stance.typed"] == "denies"
    assert fields["passage.typed"].startswith("Steppe Watch")
    assert fields["question.typed"]
    assert "where.typed" not in fields
    assert intake.fields(kind("hearing"), {"status": "planned"})["status.typed"]
    assert intake.fields(kind("mention"), {"source": "own"})["source.typed"]


def test_a_record_that_is_gone_is_no_error(intake: Intake) -> None:
    """Its form says so when it is saved."""
    assert intake.name_of("p_gone") is None
    assert intake.fields(kind("mention"), {"who": "p_gone"}) == {"who": "p_gone"}


def test_a_question_is_named_without_being_opened(
    intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is proposed on it takes its time, and is not asked for."""
    monkeypatch.delattr("dossier_db.compare.Compare.question")
    assert intake.name_of("q_day") == "On which day was it?"


def test_the_only_case_is_proposed(intake: Intake) -> None:
    """Where none is given, and one is asked for."""
    assert intake.proposed(kind("charge"), {})["case"] == "c_trial"
    assert intake.proposed(kind("charge"), {"case": "c_other"})["case"] == "c_other"
    assert "case" not in intake.proposed(kind("mention"), {})


def test_the_last_citation_is_proposed_where_none_is_given(intake: Intake) -> None:
    """Its paragraph only for the same source; none for one's own eyes."""
    intake.cited({"source": "own"})
    intake.cited({"source": "new:Somebody"})
    assert intake.proposed(kind("mention"), {}) == {}
    intake.cited({"source": "s_watch", "paragraph": "3"})
    place = {"source": "s_watch", "paragraph": "3"}
    assert intake.proposed(kind("mention"), {}) == place
    assert intake.proposed(kind("mention"), {"source": "s_radio"}) == {
        "source": "s_radio"
    }
    assert intake.proposed(kind("mention"), {"passage": "x_1"}) == {"passage": "x_1"}
    assert intake.proposed(kind("note"), {}) == {}


def test_the_last_citation_is_not_proposed_for_what_stands_by_itself(
    intake: Intake,
) -> None:
    """Who records a hearing may have been there."""
    intake.cited({"source": "s_watch", "paragraph": "3"})
    assert "source" not in intake.proposed(kind("hearing"), {})
