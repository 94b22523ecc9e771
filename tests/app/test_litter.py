"""Garbage is left alone while the program starts, and looked for afterwards."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widget import Widget

from app.flows import reading
from dossier import litter


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """As it was, whatever a test did."""
    frozen = gc.get_freeze_count()
    yield
    gc.enable()
    if not frozen:
        gc.unfreeze()


async def test_what_was_closed_is_kept_by_nobody(tried: Path) -> None:
    """Its lines are words of the dossier."""
    async with reading(tried, (80, 24), "enter") as reader:
        assert reader.text
        closed = [
            weakref.ref(one._styles_cache) for one in reader.page.walk_children(Widget)
        ]
        await reader.press("escape", "2")
        assert reader.text
        gc.collect()
        assert [one for one in closed if one() is not None] == []


def test_nothing_is_looked_for_until_it_is_said() -> None:
    with litter.left_alone():
        assert not gc.isenabled()
        litter.looked_for()
        assert gc.isenabled()


def test_a_start_that_fails_leaves_python_as_it_was() -> None:
    with pytest.raises(KeyError), litter.left_alone():
        raise KeyError
    assert gc.isenabled()


def test_what_stands_by_then_is_not_looked_through_again() -> None:
    before = gc.get_freeze_count()
    with litter.left_alone():
        litter.looked_for()
    assert gc.get_freeze_count() > before


def test_without_a_start_nothing_is_frozen() -> None:
    before = gc.get_freeze_count()
    litter.looked_for()
    assert gc.get_freeze_count() == before
