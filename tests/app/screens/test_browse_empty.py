"""An empty dossier: every key that the footer names does something, or says why not."""

from pathlib import Path

import pytest

from app.flows import reading
from app.screens.seen import changes
from dossier.commands import command
from dossier.keys import footer
from dossier_db import Store

_SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A dossier in which nothing stands."""
    path = tmp_path / "new.dossier"
    Store.create(path, name="New").close()
    return path


@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize("pane", ["timeline", "compare", "tasks"])
async def test_every_key_of_the_footer_is_answered_where_nothing_stands(
    new: Path, pane: str, size: tuple[int, int]
) -> None:
    """As it is where something does."""
    place = command(f"pane_{pane}").keys[0]
    async with reading(new, size, place) as reader:
        silent = []
        for hint in footer(reader.browse.scope, size[0]):
            chosen = command(hint.id)
            if not await changes(reader, chosen, chosen.keys[0]):
                silent.append(hint.id)
            while reader.app.screen is not reader.browse:
                await reader.press("escape")
            reader.app._exit = False
            await reader.press("escape", "2", place)
            await reader.until(lambda: not reader.browse.footer.notice)
        assert silent == []


@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize("key", ["enter", "o"])
async def test_a_key_that_opens_says_that_nothing_is_there_to_open(
    new: Path, key: str, size: tuple[int, int]
) -> None:
    """In any pane."""
    async with reading(new, size) as reader:
        for pane in "1234567":
            await reader.press(pane, key)
            assert "Nothing here can be opened." in reader.lines[-1]


@pytest.mark.parametrize("key", ["enter", "o"])
async def test_so_it_is_among_candidates_where_there_are_none(
    new: Path, key: str
) -> None:
    """That is a list as well."""
    async with reading(new, (80, 24), "3", "p", key) as reader:
        assert "Nothing here can be opened." in reader.lines[-1]


async def test_sources_that_cannot_be_folded_are_said_to_be_apart(new: Path) -> None:
    """The key that folds them has nothing to put together."""
    async with reading(new, (200, 60), "3", "F") as reader:
        assert "No two sources here count as one" in reader.lines[-1]
