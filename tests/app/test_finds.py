"""Whose wording it is in which something was found."""

import pytest

from app.finds import cited, hit
from dossier.finds import is_ours, where
from dossier_db.records.hits import How


def test_what_is_cited_stands_where_it_is_cited() -> None:
    """It is no wording of ours."""
    form = hit("p_1", "person", "Bekzat", citation=cited("x_1", "HRW", 3, "words"))
    assert where(form) == "HRW ¶3" and not is_ours(form)


@pytest.mark.parametrize(
    ("kind", "matched", "how", "ours"),
    [
        ("person", "Bekzat", "exact", True),
        ("event", "what happened in our words", "in text", True),
        ("source", "HRW", "exact", True),
        ("source", "Kazakhstan: Activists on trial", "exact", False),
        ("source", "a summary of ours", "in text", True),
    ],
)
def test_labels_are_ours_and_a_title_is_the_sources(
    kind: str, matched: str, how: How, ours: bool
) -> None:
    """Nothing is cited for either."""
    one = hit("s_1", kind, "HRW", matched=matched, how=how)
    assert is_ours(one) is ours
    assert where(one) == ("(ours)" if ours else "")
