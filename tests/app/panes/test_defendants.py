"""Pane 2: who is charged, under which measure, as of which day."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.flows import reading
from dossier.panes.defendants import arithmetic, latest
from dossier.rows import text_of
from dossier_db import Store, Viewpoint
from dossier_db.dates import read
from dossier_db.records import Citation, Link, Outcome, Restraint


def measure(
    kind: str,
    since: str | None = None,
    as_of: str | None = None,
    said_by: str | None = None,
) -> Restraint:
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
        attribution=said_by,
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
        heads = ["name", "restraint", "role", "(ours)", "printed", "spelled"]
        assert head.split() == heads
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
        assert reader.row.people == (6,)
        assert any(line.startswith(">6 further defendants") for line in reader.lines)
        assert "Charged, and neither named nor told of here." in reader.sheet


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
        (
            (
                measure("custody", as_of="2024-06-01"),
                measure("house arrest", as_of="2024-05-02/.."),
            ),
            "1 Jun 2024: custody",
        ),
    ],
)
def test_a_measure_never_stands_there_without_its_day(
    measures: tuple[Restraint, ...], shown: str
) -> None:
    """Nobody reads it as of the present."""
    assert text_of(latest(measures)) == shown


def test_a_measure_that_somebody_else_tells_of_says_so() -> None:
    """The source passes on another's word."""
    told = (measure("custody", as_of="2024-06", said_by="her brother"),)
    assert text_of(latest(told)) == "Jun 2024: custody, on the word of her brother"


def test_an_outcome_is_the_latest_told_from_its_day_on() -> None:
    """And before a measure for the same day: it ended there."""
    at = measure("", as_of=None).citation
    freed = Outcome(Link("p_1", "One"), 1, "prison", 30, read("2024-05-02"), at)
    before, after = measure("custody", "2024-05-02"), measure("custody", "2024-05-03")
    assert text_of(latest((freed, before))) == "2 May 2024: prison, 30 months"
    assert text_of(latest((freed, after))) == "3 May 2024: custody"


async def test_an_outcome_stands_in_the_list_and_beside_it(tried: Path) -> None:
    """In the row of its defendant, and on the sheet."""
    with Store.open(tried) as store, store.act("tests") as act:
        act.date("2024-07-01")
        freed = {"id": "u_1", "kind": act.term("outcome:freed"), "date": "2024-07-01"}
        told = {"case_id": "c_trial", "person_id": "p_bolat"}
        act.insert("outcome", {**freed, **told, "passage_id": "x_radio_3"})
    async with reading(tried, (160, 40), "2", "j") as reader:
        row = next(line for line in reader.lines if "Bolat" in line)
        assert "1 Jul 2024: freed" in row
        assert "freed, 1 Jul 2024: Seitkali was sent home" in reader.sheet


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
    uncounted = replace(head, figures=(), charged=())
    assert text_of(arithmetic(uncounted)).strip() == "3 named"


def test_where_nobody_counts_those_charged_the_measures_counted_are_given(
    tried: Path,
) -> None:
    """Else the pane would not show them: there is no remainder to hold them."""
    assert _head(tried, Viewpoint(told_by="s_order")) == (
        "0 named · 7 custody (unseen) · 2 house arrest (unseen)"
    )


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (
            Viewpoint(known_on="2024-05-31"),
            "7 or 9 charged (1 source each): 1 named (of 1 no charge told), 6 or 8 not",
        ),
        (Viewpoint(told_by="s_daily"), "9 charged (1 source): 0 named, 9 not"),
        (
            Viewpoint(told_by="s_blog"),
            "1 named · No charge, measure or outcome in this case is told here.",
        ),
        (Viewpoint(told_by="s_mirror"), ""),
    ],
    ids=str,
)
def test_the_head_follows_what_is_heard(
    tried: Path, view: Viewpoint, said: str
) -> None:
    """Numbers that as many sources give side by side; nothing where nothing is told."""
    assert _head(tried, view) == said


async def test_a_source_that_is_silent_on_the_case_is_said_to_be(tried: Path) -> None:
    """Not that nobody is charged."""
    async with reading(tried, (80, 24), "2", "t", *"mirror", "enter") as reader:
        assert "No charge, measure or outcome in this case is told here." in reader.text
        assert "Nobody is charged here." not in reader.text


async def test_a_source_that_names_none_of_those_it_counts_is_said_to(
    tried: Path,
) -> None:
    """The order that nobody has seen counts measures alone."""
    async with reading(tried, (80, 24), "2", "t", *"order of", "enter") as reader:
        assert "None of those charged is named here." in reader.text


async def test_who_is_told_of_without_a_name_is_said_to_be(tried: Path) -> None:
    """In the head, in the row, on the sheet; whole in 80 columns."""
    with Store.open(tried) as store, store.act("tests") as act:
        act.delete("name_use", {"name_id": "n_bolat", "passage_id": "x_watch_1"})
    async with reading(tried, (80, 24), "2", "t", *"steppe", "enter") as reader:
        assert reader.lines[3] == (
            " 9 charged (1 source): 1 named, 1 told of with no name recorded, 7 not"
        )
        bolat = next(line for line in reader.lines if "Bolat" in line)
        assert bolat.endswith("no name recorded")
        await reader.press("down")
        assert reader.sheet.endswith("told of, no name recorded")


async def test_a_defendant_whom_a_source_just_names_has_no_charge_there(
    tried: Path,
) -> None:
    """Others tell of one."""
    async with reading(tried, (120, 40), "2", "t", *"radio", "enter") as reader:
        assert reader.row.id == "p_aliya"
        charge = reader.sheet.index("Charge")
        assert reader.sheet[charge:].startswith("Charge\nNone is stated here.\n")


def _head(path: Path, view: Viewpoint) -> str:
    with Store.open(path) as store:
        return text_of(arithmetic(store.roster.head("c_trial", view))).strip()


@pytest.mark.parametrize("columns", [24, 40, 60, 80])
async def test_nothing_is_cut_without_a_sign(tried: Path, columns: int) -> None:
    """An ellipsis stands where text went."""
    async with reading(tried, (columns, 24), "2") as reader:
        for name in ("Daniyar Akhmet", "Aliya Omarova"):
            line = next(line for line in reader.lines[3:9] if name[:5] in line)
            assert name in line or "…" in line
        arithmetic_line = reader.lines[3]
        assert "7 (1 source)" in arithmetic_line or arithmetic_line.endswith("…")


async def test_sums_that_are_too_long_are_broken_behind_a_comma(tried: Path) -> None:
    """Within no word."""
    day = ("d", *"2024-05-31", "enter")
    async with reading(tried, (66, 24), "2", *day) as reader:
        await reader.see("as known on")
        said = [one.strip() for one in reader.lines[3:5]]
    assert said == [
        "7 or 9 charged (1 source each): 1 named (of 1 no charge told),",
        "6 or 8 not",
    ]
