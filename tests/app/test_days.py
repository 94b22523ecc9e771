"""Dates for the reader."""

import io
from pathlib import Path

import pytest

from dossier import browse
from dossier.days import (
    DAY_COLUMN,
    DayColumn,
    clocks,
    day,
    day_column,
    day_of,
    last_day,
    no_day,
)
from dossier.passphrases import Passphrases
from dossier_db.dates import read

WRITTEN = [
    ("2025-07-23", "23 Jul 2025", "2025 Jul 23"),
    ("2025-07", "Jul 2025", "2025 Jul"),
    ("2025-07~", "about Jul 2025", "2025 Jul ~"),
    ("2025", "2025", "2025"),
    ("202X", "2020–2029", "2020–"),
    ("2025-21", "Mar–May 2025", "2025 Mar–"),
    ("2025-11/2026-01", "Nov 2025 – Jan 2026", "2025 Nov–"),
    ("2025-11-13/2025-11-14", "13–14 Nov 2025", "2025 Nov 13–14"),
    ("[2025-11-13,2025-11-14]", "13 or 14 Nov 2025", "2025 Nov 13–14"),
    ("[2025-11-13..2025-11-30]", "between 13 and 30 Nov 2025", "2025 Nov 13–30"),
    ("[2025-11-13..2025-12-23]", "between 13 Nov and 23 Dec 2025", "2025 Nov 13–"),
    ("{2025-11-13..2025-11-15}", "13–15 Nov 2025", "2025 Nov 13–15"),
    ("{2025-11-13,2025-11-15}", "13 and 15 Nov 2025", "2025 Nov 13–15"),
    ("2025-11-30/2025-12-02", "30 Nov – 2 Dec 2025", "2025 Nov 30–"),
    ("2025-12-30/2026-01-02", "30 Dec 2025 – 2 Jan 2026", "2025 Dec 30–"),
    ("2026-01-22/..", "22 Jan 2026 or later", "2026 Jan 22–"),
    ("../2025-09-15", "15 Sep 2025 or earlier", "2025 Sep –15"),
    ("../2025-12", "Dec 2025 or earlier", "–2025"),
    ("2019-03/..", "Mar 2019 or later", "2019 Mar–"),
    ("2020/..", "2020 or later", "2020–"),
    ("2026-01-23T15:00", "23 Jan 2026, 15:00", "2026 Jan 23"),
    ("2025-07-23?", "23 Jul 2025?", "2025 Jul 23?"),
    ("2025-07-23%", "about 23 Jul 2025?", "2025 Jul 23~?"),
]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The language of the machine that runs the tests stays outside."""
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.mark.parametrize(("expression", "text", "column"), WRITTEN)
def test_a_date_is_written_for_the_reader(
    expression: str, text: str, column: str
) -> None:
    """In running text, and year first in a column."""
    date = read(expression)
    assert day(date) == text
    assert str(day_column(date)) == column


@pytest.mark.parametrize(("expression", "text", "column"), WRITTEN)
def test_a_date_fits_its_column(expression: str, text: str, column: str) -> None:
    """The column's width is a promise to the panes."""
    assert len(column) <= DAY_COLUMN


def test_no_date_is_said_to_be_none() -> None:
    """Not left blank."""
    assert day(None) == "undated"
    assert str(day_column(None)) == "undated"


HOUR = read("2026-01-23T15:00")


@pytest.mark.parametrize(
    ("zone", "named"),
    [
        ("Asia/Almaty", "15:00 Almaty time"),
        ("America/Argentina/Buenos_Aires", "15:00 Buenos Aires time"),
        ("UTC", "15:00 UTC"),
        ("", "15:00"),
    ],
)
def test_an_hour_says_whose_it_is_and_a_day_does_not(zone: str, named: str) -> None:
    """Its reader may be in another zone than the dossier."""
    with clocks(zone):
        assert day(HOUR) == f"23 Jan 2026, {named}"
        assert day(read("2026-01-23")) == "23 Jan 2026"
    assert day(HOUR) == "23 Jan 2026, 15:00"


def test_the_panes_name_the_zone_of_the_dossier_that_is_open(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And whoever opens another afterwards has that one's."""
    said: list[str] = []

    def run(*_given: object) -> int:
        said.append(day(HOUR))
        return 0

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("dossier.main.run", run)
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(f"sys.{stream}", Screen())
    browse.browse(str(case), Passphrases())
    assert said == ["23 Jan 2026, 15:00 UTC"] and day(HOUR) == "23 Jan 2026, 15:00"


def test_a_column_says_year_and_month_once() -> None:
    """The eye runs down the days."""
    first = day_column(read("2025-07-23"))
    assert day_column(read("2025-07-24")).below(first) == DayColumn("", "", "24")
    assert day_column(read("2025-11-13")).below(first) == DayColumn("", "Nov", "13")
    assert day_column(read("2026-07-23")).below(first) == ("2026", "Jul", "23")
    assert first.below(None) == first


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("2024-05-30", "2024-05-30"),
        ("2024-02", "2024-02-29"),
        ("2025-02", "2025-02-28"),
        ("2024-12", "2024-12-31"),
        ("2024", "2024-12-31"),
    ],
)
def test_a_day_a_month_or_a_year_has_a_last_day(written: str, last: str) -> None:
    """As a person writes them."""
    assert last_day(written) == last


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "soon", "31.12.2024", "2024-5-1", "2024-05-30 ", "2024-05-30\n"),
        *("2024-02-30", "2024-13", "2024-00", "2024-05-00", "0000", "2024-21"),
        *("2024~", "2024-05?", "202X", "2024/..", "../2024", "2024/2025"),
        *("2024-05-30T10:00", "[2024,2025]", "٢٠٢٤", "２０２４-05-30"),
    ],
)
def test_what_is_no_day_month_or_year_has_no_last_day(written: str) -> None:
    """Dates of the field's own writing among it: they say no one day."""
    assert last_day(written) is None


def test_what_is_no_day_is_repeated_with_how_to_write_one() -> None:
    """One sentence, for the screen and the command line alike."""
    said = no_day("soon")
    assert "“soon” is no day" in said
    for written in ("2026-01-31", "2026-01", "2026"):
        assert written in said and last_day(written) is not None


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("2026-11-21T20:30:00Z", "2026-11-22"),
        ("2026-11-21T18:30:00Z", "2026-11-21"),
        ("2026-11-21", "2026-11-21"),
        ("written otherwise", "written ot"),
    ],
)
def test_the_day_of_a_decision_is_that_of_the_dossiers_zone(
    moment: str, there: str
) -> None:
    """Moments are kept in UTC; on the screen all days are of one zone."""
    with clocks("Asia/Almaty"):
        assert day_of(moment) == there
    assert day_of(moment) == moment[:10]
