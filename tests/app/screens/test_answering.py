"""Answering: what is typed or pasted stands where it was meant, at any size."""

from pathlib import Path

import pytest
from textual import events

from app.flows import reading
from app.screens.formed import answer, form, go, keys, write

HEARING = ("a", "h")


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


@pytest.mark.parametrize("size", [(40, 10), (120, 40), (200, 60)])
async def test_another_size_loses_nothing(tried: Path, size: tuple[int, int]) -> None:
    """Nor does it move the cursor to another letter."""
    async with reading(tried, (80, 24), *HEARING, *keys("one two"), "left") as reader:
        await write(reader, "place", "kara")
        before = form(reader).form.kept()
        await reader.resize(*size)
        await reader.press("s")
        assert answer(reader, "place").text == "karas"
        assert form(reader).form.kept()["name"] == before["name"]
        await reader.see(">")


async def test_pasted_lines_become_one_and_it_is_said(tried: Path) -> None:
    """In the very words; a note keeps them."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await go(reader, "words")
        form(reader).post_message(events.Paste("one\r\ntwo\nthree"))
        await reader.see("one two three", "became spaces")
        await reader.press("escape", "a", "n")
        await go(reader, "text")
        form(reader).post_message(events.Paste("one\r\ntwo"))
        await reader.until(lambda: answer(reader, "text").text == "one\ntwo")


async def test_ones_own_observation_is_taken_however_fast_enter_comes(
    tried: Path,
) -> None:
    """By any of its words, before a search has answered."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await go(reader, "source")
        await reader.pilot.press(*keys("own obs"), "enter")
        assert answer(reader, "source").value == "own"
