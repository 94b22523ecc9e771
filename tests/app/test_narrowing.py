"""A filter of the questions in words."""

import pytest

from dossier import narrowing
from dossier_db.narrowing import MARKS, NONE
from dossier_db.records import Filter

NAMES = {"s_radio": "Radio", "e_road": "The road"}


@pytest.mark.parametrize(
    ("narrowed", "said"),
    [
        (Filter(), ""),
        (Filter(mark="differ"), "! differ"),
        (Filter(mark="only"), "1 only one"),
        (Filter(mark="proposed"), "? proposed"),
        (Filter(mark="none"), "nothing marked"),
        (Filter(source="s_radio"), "answered by Radio"),
        (Filter(about="e_road"), "about The road"),
        (Filter(about="e_other"), "about e_other"),
        (
            Filter("update", "s_radio", "e_road", unsettled=True),
            "^ update · answered by Radio · about The road · unsettled",
        ),
    ],
    ids=str,
)
def test_a_filter_is_said_in_a_few_words(narrowed: Filter, said: str) -> None:
    assert narrowing.said(narrowed, NAMES) == said


def test_every_mark_of_the_store_has_its_words() -> None:
    said = [narrowing.marked(mark) for mark in MARKS]
    assert len(set(said)) == len(MARKS)
    assert all(text[0] != " " for text in said)
    assert narrowing.NONE == NONE
