"""The desk: what the screens ask of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.panes.deck import NAMES
from dossier.screens import desk as desks
from dossier.screens.desk import Desk
from dossier_db import Store, Viewpoint
from dossier_db.errors import UnknownRecord

ALL = Viewpoint()


@pytest.fixture
def desk(tried: Path) -> Iterator[Desk]:
    """A desk on the trial."""
    with Store.open(tried) as store:
        yield Desk(store)


@pytest.mark.parametrize("pane", NAMES)
def test_every_row_of_every_pane_has_a_detail_and_a_page(desk: Desk, pane: str) -> None:
    """Under every viewpoint, also where the row is not heard."""
    rows = desk.rows(pane, ALL).page(0)
    assert rows
    views = (ALL, Viewpoint("s_mirror"), Viewpoint(None, "2024-04-12"))
    for row in rows:
        for view in views:
            assert desk.detail(pane, row, view)
            assert desk.page(row.id, view).title


def test_a_record_that_is_not_there_is_a_refusal(desk: Desk) -> None:
    """Of any kind."""
    for prefix in "eqsxpc":
        with pytest.raises(UnknownRecord):
            desk.page(f"{prefix}_nobody", ALL)


def test_a_source_says_how_many_of_its_passages_are_left_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page has its limits."""
    monkeypatch.setattr(desks, "PASSAGES", 3)
    blocks = desk.page("s_watch", ALL).blocks
    assert sum(block.cite is not None for block in blocks) == 3
    assert blocks[-1].text == "and 2 more passages"


def test_a_reference_names_publisher_title_day_and_paragraph(desk: Desk) -> None:
    """As one would write it under a quotation."""
    assert desk.reference("x_daily_1") == (
        "The Daily, “A road, a fence”, May 2024, paragraph 1"
    )


def test_a_dossier_without_a_case_has_empty_panes(tmp_path: Path) -> None:
    """And no arithmetic."""
    with Store.create(tmp_path / "empty.dossier", name="Nothing yet") as store:
        desk = Desk(store)
        assert desk.extra("defendants", ALL) is None
        for pane in NAMES:
            rows = desk.rows(pane, ALL)
            assert (rows.count(), rows.page(0), rows.position("p_x")) == (0, (), None)
            assert rows.next(0, 1) is None
