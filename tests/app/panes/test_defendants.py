"""Pane 2: who is charged, under which measure, as of which day."""

from pathlib import Path

import pytest

from app.flows import reading
from dossier.panes.defendants import arithmetic, latest
from dossier.rows import text_of
from dossier_db import Store
from dossier_db.dates import read
from dossier_db.records import Citation, Link, Restraint


def measure(kind: str, since: str | None = None, as_of: str | None = None) -> Restraint:
    """A measure of restraint, as one passage has it."""
    citation = Citation(
        passage_id="x_1",
        source_id="s_1",
        source="One",
        paragraph=None,
        sentences=None,
        exact=None,
        gist="so",
        attributed_to=None,
        attribution=None,
        as_of=read(as_of) if as_of else None,
        caution=None,
        issued=None,
        coverage="part",
    )
    start = read(since) if since else None
    return Restraint(Link("p_1", "One"), 1, kind, start, None, None, citation)


async def test_each_column_holds_what_its_head_says(tried: Path) -> None:
    """Name, measure, role, sources that name, spellings."""
    async with reading(tried, (250, 40), "2", "z") as reader:
        head = reader.lines[4].rstrip("│ ")
        assert head.split() == ["name", "restraint", "role", "named", "by", "spelled"]
        row = next(line for line in reader.lines if "Aliya Omarova" in line)
        assert row.index("1 Jun 2024: custody") == head.index("restraint")
        assert row.index("A teacher; speaks for") == head.index("role")
        assert "阿丽娅·奥马罗娃" in row and "Әлия Омарова" in row


async def test_the_head_does_the_arithmetic(tried: Path) -> None:
    """Charged, by how many sources, how many of them named, what others count."""
    async with reading(tried, (120, 40), "2") as reader:
        assert reader.lines[3].startswith(
            " 9 charged (2 sources): 3 named, 6 not · 7 (1 source)"
        )


async def test_the_unnamed_remainder_is_a_row(tried: Path) -> None:
    """The last one; nobody is made up to fill it."""
    async with reading(tried, (120, 40), "2", "G") as reader:
        assert reader.row.people == 6
        assert any(line.startswith(">6 further defendants") for line in reader.lines)
        assert "named by no source read here" in reader.text
        assert "Charged, and named by no source read here." in reader.sheet


@pytest.mark.parametrize(
    ("measures", "shown"),
    [
        ((), "not stated"),
        ((measure("custody"),), "day not stated: custody"),
        ((measure("custody", since="2024-04-11"),), "11 Apr 2024: custody"),
        (
            (measure("custody", since="2024-04-11", as_of="2024-06"),),
            "Jun 2024: custody",
        ),
        (
            (measure("custody", "2024-04-11"), measure("house arrest", "2024-05-02")),
            "2 May 2024: house arrest",
        ),
        (
            (measure("custody", "2024-04-11"), measure("house arrest")),
            "11 Apr 2024: custody",
        ),
    ],
)
def test_a_measure_never_stands_there_without_its_day(
    measures: tuple[Restraint, ...], shown: str
) -> None:
    """Nobody reads it as of the present."""
    assert text_of(latest(measures)) == shown


def test_every_measure_of_every_row_has_its_day(tried: Path) -> None:
    """As the dossier has them."""
    with Store.open(tried) as store:
        shown = [
            text_of(latest(row.restraints))
            for row in store.roster.listing("c_trial").page(0)
        ]
    assert shown == [
        "1 Jun 2024: custody",
        "11 Apr 2024: house arrest",
        "day not stated: house arrest",
        "11 Apr 2024: custody",
    ]


@pytest.mark.parametrize("columns", [36, 40, 60, 80])
async def test_a_measure_that_is_cut_keeps_its_day(tried: Path, columns: int) -> None:
    """It is the end of its words that goes."""
    async with reading(tried, (columns, 24), "2") as reader:
        row = next(line for line in reader.lines if "Bolat" in line)
        assert "11 Apr 2024:" in row


def test_where_nobody_counts_those_named_are_counted(tried: Path) -> None:
    """And no remainder is worked out."""
    with Store.open(tried) as store:
        head = store.roster.head("c_trial")
    uncounted = type(head)(head.case, (), head.named, None)
    assert text_of(arithmetic(uncounted)).strip() == "3 named"


@pytest.mark.parametrize("columns", [24, 40, 60, 80])
async def test_nothing_is_cut_without_a_sign(tried: Path, columns: int) -> None:
    """An ellipsis stands where text went."""
    async with reading(tried, (columns, 24), "2") as reader:
        for name in ("Daniyar Akhmet", "Aliya Omarova"):
            line = next(line for line in reader.lines[3:9] if name[:5] in line)
            assert name in line or "…" in line
        arithmetic_line = reader.lines[3]
        assert "7 (1 source)" in arithmetic_line or arithmetic_line.endswith("…")
