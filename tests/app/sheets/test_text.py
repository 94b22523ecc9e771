"""A text on a sheet: which citations do not stand in it, and what became of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.holding import hold_two
from app.sheets.given import citation, texts
from dossier.sheets.text import blocks, missing
from dossier_db import Store
from dossier_db.records import Citation, Sought
from dossier_db.records.alignments import Reading


@pytest.fixture(name="side")
def read_text(tried: Path) -> Reading:
    """A text of the trial."""
    with Store.open(hold_two(tried)) as store:
        return store.alignments.reading("s_watch")


def without(side: Reading, *gone: tuple[Sought, Citation]) -> Reading:
    """The same, with no other citations than some that do not stand in it."""
    return replace(side, sought=tuple(one for one, _ in gone), unfound=gone)


def sought(
    cited: Citation, state: str, was: str | None = None, now: str | None = None
) -> tuple[Sought, Citation]:
    """A citation that was not found."""
    return Sought(cited.passage_id, state, (), was, now), cited


def test_a_text_in_which_all_stands_misses_nothing(side: Reading) -> None:
    assert missing(without(side)) == ()


def test_what_is_lost_is_named_by_its_place_and_words(side: Reading) -> None:
    one = citation(3, exact="The road was closed")
    assert texts(missing(without(side, sought(one, "lost", one.exact))))[1:] == [
        "[Paper ¶3] “The road was closed”: it is not found in this text"
    ]


def test_a_gist_is_marked_as_ours_and_both_readings_are_told(side: Reading) -> None:
    one = citation(2, gist="A road was closed.")
    gone = sought(one, "changed", "Road 3 is closed", "Road 5 is closed")
    assert texts(missing(without(side, gone)))[1:] == [
        "[Paper ¶2] A road was closed. (ours): its words have changed · was “Road 3 is"
        " closed” · now perhaps “Road 5 is closed”"
    ]


def test_what_cannot_be_looked_for_is_counted_in_one_line(side: Reading) -> None:
    unheld = [sought(citation(n, gist="Ours."), "unheld") for n in (1, 2)]
    assert texts(missing(without(side, *unheld))) == [
        "2 citations cannot be looked for: neither their words nor a digest are held"
    ]
    assert texts(missing(without(side, *unheld[:1]))) == [
        "1 citation cannot be looked for: neither its words nor a digest are held"
    ]


def test_what_cannot_be_looked_for_is_not_said_to_be_missing(side: Reading) -> None:
    gone = sought(citation(3, exact="The road was closed"), "lost")
    unheld = sought(citation(4, gist="Ours."), "unheld")
    told = texts(missing(without(side, gone, unheld)))
    assert told[0] == "1 citation does not stand in this text"
    assert told[-1].startswith("1 citation cannot be looked for")


def test_a_citation_that_is_named_opens_its_passage(side: Reading) -> None:
    gone = sought(citation(3, gist="Ours."), "lost")
    unheld = sought(citation(4, gist="Ours."), "unheld")
    blocks = missing(without(side, gone, unheld))
    assert [one.opens for one in blocks if one.opens] == ["x_paper_3"]
    assert [one.cite for one in blocks if one.cite] == ["x_paper_3"]


def test_beyond_those_that_are_named_the_rest_is_counted(side: Reading) -> None:
    gone = [sought(citation(n, gist="Ours."), "lost") for n in (1, 2, 3)]
    short = replace(without(side, *gone), unfound=tuple(gone[:1]))
    assert texts(missing(short))[0] == "3 citations do not stand in this text"
    assert texts(missing(short))[-1] == "and 2 more"


def test_what_is_cited_has_a_shape_of_its_own(side: Reading) -> None:
    """Among what is not, which recedes."""
    roles = {
        (span.role, light.role)
        for block in blocks(side)
        for span in block.line
        for light in block.highlights
    }
    assert roles == {("quiet", "cited")}
