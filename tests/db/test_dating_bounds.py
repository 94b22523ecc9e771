"""Before a day and after it are without that day; so they are shown back."""

import datetime

import pytest

from dossier.days import day as shown
from dossier_db.dates import read
from dossier_db.intake.dating import understand

TODAY = datetime.date(2026, 2, 3)


@pytest.mark.parametrize(
    ("words", "expression", "understood"),
    [
        ("before 13 Nov 2025", "[..2025-11-12]", "12 Nov 2025 or earlier"),
        ("before 2025", "[..2024-12-31]", "31 Dec 2024 or earlier"),
        ("earlier than March 2024", "[..2024-02-29]", "29 Feb 2024 or earlier"),
        ("after 13 Nov 2025", "[2025-11-14..]", "14 Nov 2025 or later"),
        ("after Nov 2025", "[2025-12-01..]", "1 Dec 2025 or later"),
        ("after 2025", "[2026-01-01..]", "1 Jan 2026 or later"),
        ("раньше 3 января", "[..2026-01-02]", "2 Jan 2026 or earlier"),
        ("после 3 января", "[2026-01-04..]", "4 Jan 2026 or later"),
        ("3 қаңтардан бұрын", "[..2026-01-02]", "2 Jan 2026 or earlier"),
        ("3 қаңтардан кейін", "[2026-01-04..]", "4 Jan 2026 or later"),
    ],
)
def test_before_and_after_are_without_the_day_that_is_named(
    words: str, expression: str, understood: str
) -> None:
    assert understand(words, TODAY) == expression
    assert shown(read(expression)) == understood
