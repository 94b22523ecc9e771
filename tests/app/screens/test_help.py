"""The help: every key and every mark."""

from pathlib import Path

from app.flows import reading
from dossier.commands import COMMANDS
from dossier.keys import keys_of
from dossier.screens.help import page
from dossier.words import legend


def test_every_command_is_explained_with_all_its_keys() -> None:
    """From the one list."""
    found = {
        ("".join(span.text for span in block.label), block.text)
        for block in page().blocks
    }
    assert {(keys_of(each), each.help) for each in COMMANDS} <= found


def test_every_mark_is_explained() -> None:
    """And the empty cell, which is one too."""
    found = {
        ("".join(span.text for span in block.label), block.text)
        for block in page().blocks
    }
    assert set(legend()) <= found
    assert any(label == "(blank)" for label, _text in found)


async def test_the_help_opens_anywhere_and_esc_leads_back(tried: Path) -> None:
    """From a page to the page."""
    async with reading(tried, (80, 24), "enter", "question_mark") as reader:
        assert reader.lines[0].endswith("› Help")
        await reader.press("escape")
        assert reader.lines[0].endswith("› The pasture beside the road is fenced in")


async def test_the_help_is_opened_once(tried: Path) -> None:
    """However often it is asked for."""
    async with reading(tried, (80, 24), "question_mark", "question_mark") as reader:
        await reader.press("escape")
        assert reader.app.screen is reader.browse


async def test_the_help_can_be_read_to_its_end_in_a_small_terminal(
    tried: Path,
) -> None:
    """Nothing in it can be opened, so the same keys scroll."""
    async with reading(tried, (40, 10), "question_mark", "G") as reader:
        assert reader.lines[-3] == " as one."


async def test_enter_in_the_help_says_that_nothing_opens_there(tried: Path) -> None:
    """It is a key of every page, and this one only reads."""
    async with reading(tried, (80, 24), "question_mark", "enter") as reader:
        assert "Nothing here can be opened." in reader.lines[-1]
