"""A question opened: stacked, or its answers side by side."""

from pathlib import Path

import pytest

from app.flows import Reader, reading
from app.screens.seen import EVERYWHERE, changes
from dossier.commands import available
from dossier.commands.command import Command
from dossier.screens.question import QuestionScreen

OPENED = ("3", "enter")
"""Leads to the first question, which has three answers."""

PREPARED: dict[str, tuple[str, ...]] = {
    **EVERYWHERE,
    "add": (),
    "note": (),
    "edit": (),
    "remove": (),
    "merge": (),
    "history": (),
    "open": (),
    "back": (),
    "citation": ("tab", "j"),
    "copy": (),
    "next_discrepancy": ("G",),
    "previous_discrepancy": ("G",),
    "texts": (),
    "verdict": (),
    "pair": (),
    "keep": (),
    "dismiss_proposal": (),
    "next_part": (),
    "previous_part": (),
    "columns_left": ("l",),
    "columns_right": (),
}
"""What is pressed on the question first, so that there is something to see."""


def screen(reader: Reader) -> QuestionScreen:
    """The question in front."""
    found = reader.app.screen
    assert isinstance(found, QuestionScreen), reader.text
    return found


def test_every_command_of_a_question_is_tried_here() -> None:
    """A new one needs its line above."""
    assert set(PREPARED) == {each.id for each in available("question")}


@pytest.mark.parametrize("command", available("question"), ids=lambda each: each.id)
async def test_a_command_does_something_to_be_seen(
    tried: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where answers stand side by side and not all of them fit."""
    monkeypatch.setattr("dossier.screens.question._COLUMN", 60)
    keys = (*OPENED, *PREPARED[command.id])
    async with reading(tried, (120, 14), *keys) as reader:
        assert await changes(reader, command, command.keys[0])


@pytest.mark.parametrize(("columns", "side_by_side"), [(80, 0), (119, 0), (120, 3)])
async def test_answers_stand_side_by_side_from_120_columns(
    tried: Path, columns: int, side_by_side: int
) -> None:
    """Below that they are stacked on one sheet."""
    async with reading(tried, (columns, 30), *OPENED) as reader:
        assert len(screen(reader).query("#answers Sheet")) == side_by_side
        heads = [line for line in reader.lines if "answer 1 of 3" in line]
        assert ["answer 3 of 3" in line for line in heads] == [True] * bool(heads)
        assert bool(heads) == bool(side_by_side)


async def test_another_width_brings_the_columns_and_takes_them_away(
    tried: Path,
) -> None:
    """Without losing an answer."""
    async with reading(tried, (120, 30), *OPENED) as reader:
        await reader.resize(80, 30)
        assert not screen(reader).query("#answers Sheet")
        await reader.see("about 40", "over 100")
        await reader.resize(200, 30)
        assert len(screen(reader).query("#answers Sheet")) == 3


async def test_answers_that_do_not_fit_come_with_right_and_left(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it is said which of how many are in view."""
    monkeypatch.setattr("dossier.screens.question._COLUMN", 60)
    async with reading(tried, (120, 30), *OPENED) as reader:
        await reader.see("answer 1 of 3", "answer 2 of 3")
        await reader.press("l")
        await reader.see("answer 2 of 3", "answer 3 of 3")
        await reader.press("l", "h")
        await reader.see("answer 1 of 3")


async def test_tab_goes_from_the_question_to_each_answer_and_back(tried: Path) -> None:
    """In the order of the eye."""
    async with reading(tried, (120, 30), *OPENED) as reader:
        first = reader.focused()
        seen = []
        for _ in range(4):
            await reader.press("tab")
            seen.append(reader.focused())
        assert seen[-1] is first
        assert len(set(map(id, seen))) == 4


async def test_o_in_a_column_opens_the_words_of_that_answer(tried: Path) -> None:
    """The passage that the cursor is on."""
    async with reading(tried, (120, 30), *OPENED, "tab", "j", "o") as reader:
        record_id = getattr(reader.app.screen, "record_id", "")
        assert record_id.startswith("x_")


async def test_each_answer_says_when_its_source_was_published(tried: Path) -> None:
    """Or that this is not known."""
    async with reading(tried, (80, 60), *OPENED) as reader:
        await reader.see("2024", "undated")


async def test_silence_is_shown_for_sources_read_whole_and_said_of_no_other(
    tried: Path,
) -> None:
    """The mark of silence comes with what a blank means."""
    keys = ("3", "G", "enter")
    async with reading(tried, (80, 60), *keys) as reader:
        await reader.see("Read whole and silent", "read in part")
