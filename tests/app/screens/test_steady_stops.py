"""Where tab leads: at every stop of a screen a key is seen to do something."""

from pathlib import Path
from typing import Final

import pytest
from textual.widgets import Input

from app.flows import Reader, reading
from app.screens.formed import keys
from dossier.widgets.rows import POINTER
from dossier_db import Store

_LINE: Final = keys("Counsel was let in")
_WINDOWS: Final = (
    pytest.param(("i", *_LINE), id="line"),
    pytest.param(("i", *_LINE, "enter"), id="line and its name"),
    pytest.param(("3", "v"), id="verdict"),
    pytest.param(("3", "f"), id="narrow"),
    pytest.param(("d",), id="day"),
    pytest.param(("t",), id="told by"),
    pytest.param(("u",), id="signing"),
    pytest.param(("i", *_LINE, "escape", "T"), id="tray"),
    pytest.param(("ctrl+k", *"ali"), id="jump"),
    pytest.param(("a",), id="kinds"),
    pytest.param(("3", "enter", "e"), id="choice"),
    pytest.param(("6", "D"), id="removing"),
)
_SCREENS: Final = (
    *(pytest.param((pane,), id=f"pane {pane}") for pane in "1234567"),
    *(pytest.param((pane, "enter"), id=f"page of {pane}") for pane in "134567"),
    pytest.param(("slash", *"ali"), id="search"),
    pytest.param(("3", "enter", "w"), id="texts"),
    pytest.param(("L",), id="log"),
    pytest.param(("question_mark",), id="help"),
)
_MOVES: Final = ("down", "up", "pagedown", "G", "g")


def seen(reader: Reader) -> str:
    """What stands where the focus is."""
    focused = reader.app.focused
    assert focused is not None
    left, top, width, height = focused.content_region
    lines = reader.lines[top : top + height]
    return "\n".join(line[left : left + width] for line in lines)


async def answers(reader: Reader) -> bool:
    """A key that is pressed here can be seen, or the pointer shows where it goes."""
    focused = reader.app.focused
    if isinstance(focused, Input):
        before = seen(reader)
        await reader.press("z")
        return seen(reader) != before and "z" in seen(reader)
    if any(line.lstrip().startswith(POINTER) for line in seen(reader).splitlines()):
        return True
    before = reader.text
    for key in _MOVES:
        await reader.press(key)
        if reader.text != before:
            return True
    return False


async def silent(reader: Reader, key: str) -> list[str]:
    """The stops of a round at which nothing is to be seen."""
    begun, found = reader.app.focused, []
    for _each in range(9):
        here = reader.app.focused
        if here is None:  # the screen takes the keys itself
            break
        if not await answers(reader):
            found.append(f"{here!r}\n{reader.text}")
        await reader.press(key)
        if reader.app.focused is begun:
            break
    return found


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["small", "wide"])
@pytest.mark.parametrize("opened", [*_WINDOWS, *_SCREENS])
@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_no_stop_of_tab_is_invisible(
    tried: Path, opened: tuple[str, ...], size: tuple[int, int], key: str
) -> None:
    """In every window to type into and on every screen, both ways round."""
    async with reading(tried, size, *opened) as reader:
        assert await silent(reader, key) == []


async def test_what_is_typed_behind_tab_stands_in_the_line_of_the_note(
    tried: Path,
) -> None:
    """There is nothing else there to type into once it is known who writes."""
    async with reading(tried, (80, 24), "i", *_LINE) as reader:
        await reader.press("tab", *keys("Saule"), "tab", *keys(" today"))
        await reader.see("Counsel was let in today", "Saule")


async def test_what_a_long_note_becomes_scrolls_while_one_types(tried: Path) -> None:
    """The keys stay in the line."""
    note = keys("Counsel was let in " + "and was sent out again " * 9)
    async with reading(tried, (60, 12), "i", *note) as reader:
        await reader.see("becomes")
        assert "cited" not in reader.text
        await reader.press("pagedown", "pagedown")
        await reader.see("cited")
        await reader.press("z")
        await reader.see("again z")


async def test_a_detail_with_nothing_to_go_to_is_no_stop(tmp_path: Path) -> None:
    """Of an empty pane it says how to begin: tab stays in the list."""
    path = tmp_path / "new.dossier"
    Store.create(path, name="New").close()
    async with reading(path) as reader:
        await reader.see("a adds a source or a person")
        await reader.press("tab")
        assert reader.rows.has_focus
