"""Acts in words."""

from dataclasses import replace

import pytest

from dossier.deeds import sentence, stamp
from dossier_db.records import Deed, Link, What

ALIYA = Link("p_aliya", "Aliya Omarova")
DEED = Deed(
    id="1",
    at="2024-07-01T10:20:30Z",
    agent="Saule",
    device="chain",
    entries=4,
    what=(),
    whole=True,
    about=ALIYA,
    loads=False,
    undoes=None,
    undone=False,
)


def of(*what: What, about: Link | None = ALIYA) -> Deed:
    """An act that wrote these rows."""
    return replace(DEED, what=what, about=about)


def said(deed: Deed, *before: Deed) -> str:
    """An act in words, where the log has these others."""
    known = {one.id: one for one in before}
    return sentence(deed, known.get)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (
            (
                What("entity", 1, 0, 0),
                What("person", 1, 0, 0),
                What("mention", 2, 0, 0),
            ),
            "added person, 2 mentions: Aliya Omarova",
        ),
        ((What("entity", 0, 1, 0),), "changed person: Aliya Omarova"),
        (
            (What("entity", 0, 1, 0), What("event", 0, 1, 0)),
            "changed person, event: Aliya Omarova",
        ),
        (
            (
                What("quote", 0, 1, 0),
                What("name", 0, 0, 3),
                What("person", 0, 0, 1),
                What("entity", 0, 0, 1),
            ),
            "removed person, 3 names; changed quote: Aliya Omarova",
        ),
        (
            (
                What("source", 1, 0, 0),
                What("passage", 1, 0, 0),
                What("person", 1, 0, 0),
                What("mention", 1, 0, 0),
            ),
            "added person, source, mention: Aliya Omarova",
        ),
        ((What("passage", 1, 0, 0),), "added passage: Aliya Omarova"),
        (
            (What("term", 2, 0, 0), What("charge", 1, 0, 0)),
            "added charge: Aliya Omarova",
        ),
        ((), "wrote nothing that is left: Aliya Omarova"),
    ],
)
def test_an_act_is_told_in_a_few_words(what: tuple[What, ...], words: str) -> None:
    """What was added, removed and changed, and whom it concerns."""
    assert said(of(*what)) == words


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ((What("entity", 1, 0, 0), What("event", 1, 0, 0)), "added hearing: A day"),
        ((What("entity", 0, 1, 0),), "changed hearing: A day"),
        ((What("event", 0, 2, 0),), "changed 2 events: A day"),
    ],
)
def test_a_hearing_is_called_so_in_the_log_as_where_it_is_added(
    what: tuple[What, ...], words: str
) -> None:
    """Of several events one alone is known to be one."""
    deed = of(*what, about=Link("e_day", "A day"))
    assert said(replace(deed, kind="event:hearing")) == words
    assert "event" in said(replace(deed, kind="event:protest"))


def test_a_merge_is_called_so() -> None:
    """Whatever it changed on the way; its undo takes that back."""
    deed = of(What("mention", 0, 1, 0), What("person", 0, 1, 0))
    merged = replace(deed, merged=(Link("p_a", "A. Omarova"), ALIYA))
    words = "merged A. Omarova into Aliya Omarova"
    assert said(merged) == words
    undone = replace(DEED, id="2", undoes=merged.id)
    assert said(undone, merged) == f"took back: {words}"


def test_words_alone_are_told_where_nothing_else_was_added() -> None:
    """Of nobody in particular."""
    deed = of(What("term", 2, 0, 0), about=None)
    assert said(deed) == "added 2 words of the vocabulary"


def test_a_long_act_says_that_there_is_more() -> None:
    """Its first rows are counted alone."""
    deed = replace(of(What("event", 900, 0, 0)), whole=False)
    assert said(deed) == "added 900 events and more: Aliya Omarova"


def test_a_load_says_so() -> None:
    """Its rows are not in the log."""
    assert said(replace(DEED, loads=True)) == "loaded a text"


def test_an_undo_says_what_it_took_back_and_a_redo_what_is_done_again() -> None:
    """However often."""
    first = of(What("event", 1, 0, 0))
    acts = [first]
    for number in range(2, 5):
        acts.append(replace(DEED, id=str(number), undoes=acts[-1].id))
    words = "added event: Aliya Omarova"
    assert said(acts[1], *acts) == f"took back: {words}"
    assert said(acts[2], *acts) == f"did again: {words}"
    assert said(acts[3], *acts) == f"took back: {words}"


def test_an_undo_of_what_the_log_does_not_have_says_that() -> None:
    """A log that was cut, or that goes round in a circle."""
    none = "took back what this log does not have"
    assert said(replace(DEED, undoes="gone")) == none
    one, other = replace(DEED, undoes="2"), replace(DEED, id="2", undoes="1")
    assert said(one, one, other) == none


def test_a_stamp_is_the_minute() -> None:
    """In the hours of the log."""
    assert stamp(DEED.at) == "2024-07-01 10:20 UTC"
