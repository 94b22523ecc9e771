"""A question that one key answers."""

from pathlib import Path

import pytest

from app.flows import Reader, reading
from dossier.rows import Block, line
from dossier.screens.confirm import Confirm
from dossier.sheets import parts


async def ask(reader: Reader, count: int = 3) -> list[bool | None]:
    """Ask whether so many things are to happen; what is answered."""
    answers: list[bool | None] = []
    blocks = [Block(line(f"thing {number}")) for number in range(count)]
    blocks.insert(0, parts.plain("A list"))
    await reader.app.push_screen(Confirm("Do it all?", blocks), answers.append)
    await reader.rest()
    return answers


@pytest.mark.parametrize(
    ("key", "answer"), [("y", True), ("n", False), ("escape", False)]
)
async def test_a_key_answers_and_leads_back(
    tried: Path, key: str, answer: bool
) -> None:
    """The question, and how it is answered, stand above what would happen."""
    async with reading(tried) as reader:
        answers = await ask(reader)
        await reader.see("Do it all?", "y does it, esc leaves", "thing 2")
        await reader.press(key)
        assert answers == [answer]
        assert reader.app.screen is reader.browse


@pytest.mark.parametrize("key", ["enter", "space", "Y", "u", "D", "a"])
async def test_no_other_key_answers(tried: Path, key: str) -> None:
    """A key too many does no harm."""
    async with reading(tried) as reader:
        answers = await ask(reader)
        await reader.press(key)
        assert answers == []
        assert isinstance(reader.app.screen, Confirm)


async def test_two_answers_at_once_are_one(tried: Path) -> None:
    """The first of them."""
    async with reading(tried) as reader:
        answers = await ask(reader)
        await reader.press("y", "y")
        assert answers == [True]


async def test_a_long_list_is_scrolled(tried: Path) -> None:
    """By the keys that scroll everywhere."""
    async with reading(tried) as reader:
        await ask(reader, 60)
        assert "thing 59" not in reader.text
        await reader.press("G")
        await reader.see("thing 59", "Do it all?")


async def test_the_program_can_be_left_from_the_question(tried: Path) -> None:
    """Nothing is answered then."""
    async with reading(tried) as reader:
        answers = await ask(reader)
        await reader.pilot.press("q")
        assert reader.app._exit
        assert answers == []


@pytest.mark.parametrize("size", [(40, 10), (120, 40)])
async def test_it_fits_the_screen(tried: Path, size: tuple[int, int]) -> None:
    """The keys are in view on the smallest one too."""
    async with reading(tried, size) as reader:
        await ask(reader)
        await reader.see("Do it all?", "y does it", "A list")
