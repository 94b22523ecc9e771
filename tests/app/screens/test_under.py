"""What is under the cursor, on every screen from which something is corrected."""

from pathlib import Path

import pytest

from app.flows import reading
from app.holding import hold_two
from dossier.screens.under import under
from dossier_db import Store


@pytest.mark.parametrize(
    ("before", "record"),
    [
        ((), "e_fence"),
        (("2",), "p_aliya"),
        (("3",), "q_number"),
        (("4",), "s_order"),
        (("5", "j"), "p_bolat"),
        (("5", "j", "enter"), "p_bolat"),
        (("3", "enter"), "q_number"),
    ],
)
async def test_it_is_the_record_of_the_row_or_the_page(
    tried: Path, before: tuple[str, ...], record: str
) -> None:
    """Whichever screen is in front."""
    async with reading(tried, (80, 24), *before) as reader:
        assert under(reader.app)[0] == record


async def test_a_quote_is_under_the_cursor_by_its_passage(tried: Path) -> None:
    """It has no record beside it."""
    async with reading(tried, (80, 24), "6") as reader:
        assert under(reader.app)[0].startswith("x_")


@pytest.mark.parametrize(
    "before", [("5", "j", "enter"), ("5", "j", "tab")], ids="-".join
)
async def test_the_statement_under_the_cursor_gives_its_passage(
    tried: Path, before: tuple[str, ...]
) -> None:
    """On a page, and in the detail of a row."""
    async with reading(tried, (80, 24), *before) as reader:
        assert under(reader.app) == ("p_bolat", "x_radio_3")


async def test_in_a_list_no_statement_is_under_the_cursor(tried: Path) -> None:
    """The detail beside it has a cursor of its own."""
    async with reading(tried, (120, 40), "5", "j") as reader:
        assert under(reader.app) == ("p_bolat", None)


async def test_before_a_text_it_is_the_source(tried: Path) -> None:
    """The first of those that are read."""
    hold_two(tried)
    async with reading(tried, (80, 24), "4", "G", "k", "k", "w") as reader:
        assert under(reader.app)[0] == "s_watch"


async def test_in_an_empty_dossier_there_is_nothing(tmp_path: Path) -> None:
    """Neither record nor statement."""
    path = tmp_path / "new.dossier"
    Store.create(path, name="New").close()
    async with reading(path) as reader:
        assert under(reader.app) == ("", None)
