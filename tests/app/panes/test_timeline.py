"""Pane 1: dates for the eye to run down, bars, marks, sources."""

from pathlib import Path

import pytest

from app.flows import reading
from dossier.panes.timeline import BAR, bar
from dossier.widgets.rows import POINTER
from dossier_db import Store
from dossier_db.dates import read


async def test_each_column_holds_what_its_head_says(tried: Path) -> None:
    """Date, bar, event, mark, independent sources."""
    async with reading(tried) as reader:
        head, first, second, third = reader.lines[3:7]
        assert head.split() == ["date", "in", "month", "event", "!", "sources"]
        assert first.split()[:3] == [">2024", "Mar", "~"]
        assert "Protest on the Karasu road" in second
        assert second.split()[-2:] == ["!", "4"]
        assert third.split()[0] == "10"
        columns = [line.index(word) for line, word in ((head, "event"), (first, "The"))]
        assert columns[0] == columns[1]


async def test_a_year_and_a_month_are_written_once(tried: Path) -> None:
    """And again in the first line of the view."""
    async with reading(tried, (80, 24)) as reader:
        dates = [line[:16].rstrip() for line in reader.lines[4:13]]
        assert dates == [
            f"{POINTER}2024 Mar ~",
            "      Apr 9–10",
            "          10",
            "          10–",
            "          11",
            "      May 20?",
            "      Jun 10",
            "      Sep",
            " undated",
        ]
    async with reading(tried, (80, 7), "G") as reader:
        assert reader.lines[3].startswith((" 2024", ">2024", " undated"))


async def test_what_has_not_happened_says_so(tried: Path) -> None:
    """Before its name, where it is never cut away; a bar is dotted."""
    async with reading(tried, (120, 40)) as reader:
        signs = {"planned: ": "◇", "postponed: ": "┄", "reported: ": "┄"}
        for status, sign in signs.items():
            line = next(line for line in reader.lines if status in line)
            assert sign in line and "━" not in line and "■" not in line
    async with reading(tried, (40, 24)) as reader:
        assert all(status in reader.text for status in signs)


@pytest.mark.parametrize(
    ("expression", "drawn"),
    [
        ("2024-04-01", "■"),
        ("2024-04-30", "       ■"),
        ("2024-04-10~", "  □"),
        ("2024-04-10T10:00", "  ■"),
        ("[2024-04-09,2024-04-10]", "  ━"),
        ("2024-04", "━" * BAR),
        ("2024-02", "━" * BAR),
        ("2024-03~", "╍" * BAR),
        ("2024-04-20/2024-06-01", "    ━━━━"),
        ("2024-04-10/..", "  ━━━━━━"),
        ("2024", "━" * BAR),
    ],
)
def test_a_bar_covers_the_days_that_a_date_can_mean(
    expression: str, drawn: str
) -> None:
    """A known day is a point, a month the whole bar."""
    assert bar(read(expression), "happened") == drawn


@pytest.mark.parametrize("status", ["planned", "postponed", "reported", "unheard of"])
def test_the_bar_of_what_is_not_known_to_have_happened_is_dotted(status: str) -> None:
    """Whatever the status is called."""
    assert set(bar(read("2024-04"), status)) == {"┄"}
    assert bar(read("2024-04-10"), status).strip() == "◇"


def test_an_undated_event_has_no_bar() -> None:
    """There is nothing to draw."""
    assert bar(None, "happened") == ""


def test_a_bar_never_leaves_its_column() -> None:
    """Whatever the date."""
    for expression in ("2023-12-31", "2024-01-31/2031-02-02", "../2024-04-10", "2024?"):
        assert len(bar(read(expression), "happened")) <= BAR


@pytest.mark.parametrize("columns", [24, 30, 40, 60])
async def test_nothing_is_cut_without_a_sign(tried: Path, columns: int) -> None:
    """An ellipsis stands where text went."""
    async with reading(tried, (columns, 24)) as reader:
        line = next(line for line in reader.lines if "Nine" in line)
        assert "Nine villagers taken from their homes" in line or "…" in line


async def test_a_wide_screen_gives_titles_more_room_than_a_narrow_one(
    tried: Path,
) -> None:
    """To the pane that one reads; beside it the bars go first."""
    with Store.open(tried) as store, store.act("tests") as act:
        name = "A protest of many people on the road that leads to Karasu"
        act.update("entity", {"id": "e_protest"}, {"name": name})
    async with reading(tried, (80, 24)) as reader:
        assert name not in reader.lines[5] and "in month" in reader.lines[3]
        await reader.resize(200, 60)
        assert name in reader.lines[5] and "in month" in reader.lines[3]
        await reader.press("3")
        assert "A protest of many" in reader.lines[5]
        assert "in month" not in reader.lines[3]
