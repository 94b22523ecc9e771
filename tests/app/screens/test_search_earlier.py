"""The search: what was asked before, and what it says where nothing is found."""

from pathlib import Path

from app.finds import Puppet, found
from app.flows import reading
from app.screens.seeking import search, seek, under
from dossier.screens.search import SearchScreen

# Earlier queries


async def test_up_calls_back_what_was_asked_before_and_down_comes_back(
    tried: Path, puppet: Puppet
) -> None:
    """The newest first, each once; what was typed is not lost."""
    keys = ("slash", "a", "enter", "escape", "l", "escape", "slash", "x")
    async with reading(tried, (80, 24), *keys) as reader:
        seen = []
        for key in ("up", "up", "up", "down", "down"):
            await reader.press(key)
            seen.append(seek(reader).input.value)
        assert seen == ["al", "a", "a", "al", "x"]
        await reader.press("up")
        assert "earlier search 1 of 2" in reader.lines[2]
        assert under(reader) == "p_aliya"
        await reader.press("pagedown", "backspace")
        await reader.press("down")  # it is worked with: down moves in the list
        assert seek(reader).input.value == "a" and under(reader) == "p_bolat"
        await reader.press("escape", "ctrl+k", "up")
        assert seek(reader).input.value == "a"


async def test_up_moves_in_the_list_before_it_calls_anything_back(
    tried: Path, puppet: Puppet
) -> None:
    """Only from the first row."""
    keys = ("slash", *"sa", "escape", "slash", "a", "down", "up")
    async with reading(tried, (80, 24), *keys) as reader:
        assert seek(reader).input.value == "a" and under(reader) == "p_aliya"
        await reader.press("up")
        assert seek(reader).input.value == "sa" and under(reader) == "p_saule"


async def test_what_was_asked_is_never_written_down(
    tried: Path, puppet: Puppet, machine: Path
) -> None:
    """It says whom somebody looked for."""
    async with reading(tried, (80, 24), "slash", *"sa", "enter") as reader:
        reader.app.remember_place()
    for path in machine.rglob("*"):
        assert not path.is_file() or b'"sa"' not in path.read_bytes()


# Nothing found


async def test_an_empty_field_says_what_can_be_typed(
    tried: Path, puppet: Puppet
) -> None:
    """Also after everything was taken back."""
    async with reading(tried, (80, 24), "slash", "a", "backspace") as reader:
        assert "kind:person  source:hrw" in reader.text
        assert "people" not in reader.lines[2]
        assert under(reader) == "" and not search(reader).detail.blocks
        await reader.press("enter", "ctrl+o", "down", "tab")
        assert isinstance(reader.app.screen, SearchScreen)


async def test_where_nothing_is_found_it_says_what_was_tried(
    tried: Path, puppet: Puppet
) -> None:
    """And what else there is to do."""
    puppet.answers["zz"] = found(understood=("source: Steppe Watch",))
    async with reading(tried, (80, 24), "slash", *"zz") as reader:
        assert "Nothing was found for “zz”." in reader.text
        assert "Tried: names, texts." in reader.text
        assert "Filters: source: Steppe Watch." in reader.text
        assert "source: Steppe Watch" in reader.lines[0]


async def test_a_kind_that_has_none_is_named(tried: Path, puppet: Puppet) -> None:
    """The others are one key away."""
    async with reading(tried, (80, 24), "slash", "a", "tab", "tab", "l") as reader:
        assert "[events 0]" in reader.lines[2]
        assert "among events alone" in reader.text
