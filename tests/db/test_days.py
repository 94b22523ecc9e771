"""Which records are of the days asked for, to the day."""

import pytest

from dossier_db.search.days import within
from dossier_db.store import Store

EVERY = [
    *(
        "e_protest",
        "e_arrest",
        "e_hearing",
        "e_rumour",
        "p_aigul",
        "s_paper",
        "s_radio",
    ),
    *(
        "s_letter",
        "s_blog",
        "x_paper_1",
        "x_paper_2",
        "x_radio_1",
        "q_number",
        "x_none",
    ),
]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2024-02-10", "2024-02-10", ["e_protest"]),
        ("2024-02-11", "2024-02-11", []),
        ("2024-02-11", "2024-02-12", ["e_arrest", "x_paper_2"]),
        ("2024-03-15", "2024-03-15", ["e_hearing", "s_radio", "x_radio_1"]),
        (
            *("2024-03-10", "2024-03-10"),
            ["s_paper", "s_radio", "x_paper_1", "x_paper_2", "x_radio_1"],
        ),
        ("2024-05-05", None, ["s_letter"]),
        ("2024-05-06", None, []),
        (None, "2024-02-10", ["e_protest"]),
        (None, "2024-02-09", []),
    ],
)
def test_a_record_is_found_by_the_days_that_its_date_may_mean(
    village: Store, since: str | None, until: str | None, found: list[str]
) -> None:
    assert within(village.reader, EVERY, since, until) == found


def test_records_stay_in_the_order_they_were_given(village: Store) -> None:
    turned = EVERY[::-1]
    assert within(village.reader, turned, "2024-02-10", "2024-02-12") == [
        *("x_paper_2", "e_arrest", "e_protest"),
    ]
