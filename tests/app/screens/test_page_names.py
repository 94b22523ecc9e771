"""A record that is given another name is called so wherever it is shown again."""

from pathlib import Path

import pytest

from app.flows import reading
from app.screens.formed import keys

NEW = "Protest on the Karasu road again"


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


async def test_the_header_of_a_page_says_the_name_that_was_given_on_it(
    tried: Path,
) -> None:
    """At once, and again what it was once that is taken back."""
    async with reading(tried, (80, 24), "j", "enter", "e") as reader:
        await reader.press(*keys(" again"), "ctrl+s")
        await reader.until(lambda: reader.lines[0].endswith(f"› {NEW}"))
        await reader.press("u")
        await reader.until(lambda: reader.lines[0].endswith("Karasu road"))


async def test_the_header_of_a_question_says_the_name_that_was_given_to_it(
    tried: Path,
) -> None:
    """It is a page of its own kind."""
    async with reading(tried, (80, 24), "3", "enter", "e", "enter") as reader:
        await reader.press(*keys(" Really?"), "ctrl+s")
        await reader.until(lambda: reader.lines[0].endswith("Really?"))


async def test_a_history_is_headed_by_the_name_that_its_record_has_now(
    tried: Path,
) -> None:
    """After an undo, too."""
    async with reading(tried, (80, 24), "j", "e") as reader:
        await reader.press(*keys(" again"), "ctrl+s", "H")
        await reader.until(lambda: reader.lines[0].endswith(f"history of {NEW}"))
        await reader.press("u")
        await reader.until(lambda: reader.lines[0].endswith("Karasu road"))


async def test_the_search_behind_a_page_knows_the_name_that_was_given_there(
    tried: Path,
) -> None:
    """In the row of the hit and in what is written out below it."""
    async with reading(tried, (80, 24), "slash", *"protest") as reader:
        await reader.see("Protest on the Karasu road", "4 independent")
        await reader.press("enter", "e", *keys(" again"), "ctrl+s", "escape")
        await reader.until(lambda: reader.text.count(NEW) > 1)
        assert reader.text.count("Protest on the Karasu road") == reader.text.count(NEW)
