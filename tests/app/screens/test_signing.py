"""Signing: the name in which something is written is asked for, and is a name."""

from pathlib import Path
from typing import Final

import pytest

from app.flows import reading
from app.screens.formed import form, keys, rows, write
from dossier import state
from dossier.screens.quick import QuickLine
from dossier.screens.verdict import VerdictChoice
from dossier_db.limits import MOST_AGENT

LONG: Final = "a" * (MOST_AGENT + 1)
REFUSED: Final = "Your name has 201 characters, at most 200 are"
_NAMES: Final = (
    "SELECT DISTINCT json_extract(entry, '$.agent') FROM change WHERE"
    " length(json_extract(entry, '$.agent')) > 200"
)


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is known to the machine."""
    monkeypatch.delenv("DOSSIER_AGENT", raising=False)


async def test_a_name_too_long_is_refused_at_its_field_in_a_form(tried: Path) -> None:
    """A shorter one in its place is taken."""
    async with reading(tried, (80, 24), "a", "n") as reader:
        await write(reader, "text", "Ask counsel.")
        form(reader).form.write("by", LONG)
        await reader.press("ctrl+s")
        await reader.see(REFUSED)
        assert form(reader).form.at == "by"
        await reader.press("ctrl+u", *keys("Timur"), "ctrl+s")
        await reader.see("Saved: note")
    assert rows(tried, _NAMES) == []


async def test_a_name_too_long_is_refused_below_a_line(tried: Path) -> None:
    """The cursor goes there."""
    async with reading(tried, (80, 24), "i", *keys("A queue"), "enter") as reader:
        await reader.see("Say in whose name")
        line = reader.app.screen
        assert isinstance(line, QuickLine)
        line.name_field.value = LONG
        await reader.press("enter")
        await reader.see(REFUSED)
        assert line.focused is line.name_field
    assert rows(tried, _NAMES) == [] and state.remembered().agent is None


async def test_a_name_too_long_is_refused_below_a_verdict(tried: Path) -> None:
    """The window stays."""
    keys_ = ("3", "enter", "v", "s")
    async with reading(tried, (80, 24), *keys_) as reader:
        window = reader.app.screen
        assert isinstance(window, VerdictChoice)
        window.name_field.value = LONG
        await reader.press("enter")
        await reader.see(REFUSED)
        assert window.focused is window.name_field
    assert rows(tried, _NAMES) == []


async def test_a_name_too_long_is_refused_where_a_key_asks_for_it(tried: Path) -> None:
    """Nothing is done, and nothing is remembered."""
    async with reading(tried, (80, 24), "j", "D", "y") as reader:
        await reader.see("In whose name?")
        await reader.press(*LONG, "enter")
        await reader.see(REFUSED)
        assert state.remembered().agent is None
        await reader.press("ctrl+u", *keys("Timur"), "enter")
        await reader.see("Removed; u brings it back.")
    assert rows(tried, _NAMES) == []


async def test_where_a_key_asks_for_a_name_its_keys_are_named(tried: Path) -> None:
    """Also when a name was refused."""
    async with reading(tried, (80, 24), "u") as reader:
        await reader.see("In whose name?", "enter takes it, esc leaves")
        await reader.press(*LONG, "enter")
        await reader.see(REFUSED, "enter takes it, esc leaves")
        await reader.press("escape")
        assert reader.app.screen is reader.browse


async def test_another_name_is_given_in_the_palette(tried: Path) -> None:
    """The one that stands is there to be corrected; the next line has the new one."""
    state.remember(lambda before: before.with_agent("Timor"))
    chosen = ("ctrl+p", *keys("another name"))
    async with reading(tried, (80, 24), *chosen) as reader:
        await reader.see("Write in another name from now on")
        await reader.press("enter")
        await reader.see("In whose name?", "Timor")
        await reader.press("backspace", "backspace", *keys("ur"), "enter")
        await reader.see("From now on in the name of Timur.")
        await reader.press("i")
        await reader.see("enter saves it in the name of Timur")
    assert state.remembered().agent == "Timur"


async def test_a_name_of_the_environment_is_not_asked_for(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would go before any other: that is said."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    async with reading(tried, (80, 24)) as reader:
        await reader.app.run_action("sign")
        await reader.see("DOSSIER_AGENT says in whose name is written: Saule.")
