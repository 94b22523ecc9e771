"""What the panes show from a viewpoint, whatever becomes of it."""

from pathlib import Path

import pytest

from app.flows import reading
from dossier.rows import Few
from dossier.screens.page import open_page
from dossier_db import Store, Viewpoint
from dossier_db.removing import remove


async def test_a_source_that_is_removed_while_one_looks_from_it_ends_nothing(
    tried: Path,
) -> None:
    async with reading(tried) as reader:
        reader.browse.look_from(Viewpoint("s_radio", None))
        await reader.rest()
        with Store.open(tried) as store, store.act("Timur") as act:
            remove(act, "entity", ("s_radio",))
        reader.browse.ask_again()
        await reader.rest()
        assert "is gone: t chooses another" in reader.text
        browse = reader.browse
        open_page(browse, browse.desk, "p_aliya", browse.view)
        await reader.rest()
        assert "as told by s_radio" in reader.lines[0]
        await reader.press("escape", "t", "enter")
        assert reader.browse.view.told_by is None


@pytest.mark.parametrize("key", ["2", "3"])
async def test_a_pane_that_was_seen_before_shows_nothing_that_the_viewpoint_has_not(
    tried: Path, key: str
) -> None:
    """Its source had not published by then: no row, and no detail of an earlier one."""
    async with reading(tried, (80, 24), key, "1") as reader:
        reader.browse.look_from(Viewpoint("s_radio", "2024-05-29"))
        await reader.rest()
        await reader.press(key)
        await reader.rest()
        assert "later than the day you look from" in reader.text
        assert reader.browse.detail.blocks == ()


async def test_a_list_that_loses_its_last_row_takes_its_detail_along(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(tried, (80, 24), "4") as reader:
        assert reader.browse.detail.blocks
        monkeypatch.setattr(reader.browse.desk, "rows", lambda *_given: Few())
        reader.browse.ask_again()
        await reader.rest()
        assert reader.browse.detail.blocks == ()
