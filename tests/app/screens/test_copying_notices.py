"""What the footer says for a while is of the place where it was said."""

from pathlib import Path

import pytest

from app.flows import reading
from app.screens.formed import go, keys

_NONE = "No discrepancy further down."


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
@pytest.mark.parametrize("away", ["3", "4"])
async def test_what_was_said_of_a_pane_goes_with_it(
    tried: Path, size: tuple[int, int], away: str
) -> None:
    """The keys of the next stand there at once."""
    async with reading(tried, size, "2", "n") as reader:
        assert _NONE in reader.lines[-1]
        await reader.press(away)
        assert _NONE not in reader.text
        assert "enter open" in reader.lines[-1]


async def test_what_was_said_of_a_pane_goes_with_the_focus(tried: Path) -> None:
    """Also where it stands beside the next."""
    async with reading(tried, (200, 60), "2", "n", "tab") as reader:
        assert reader.browse.focused_pane.NAME == "compare"
        assert _NONE not in reader.text


@pytest.mark.parametrize("opened", ["enter", "slash", "L", "question_mark"])
async def test_what_was_said_before_a_page_was_opened_is_not_said_behind_it(
    tried: Path, opened: str
) -> None:
    """Nor is it when one comes back."""
    async with reading(tried, (80, 24), "2", "n", opened) as reader:
        assert reader.app.screen is not reader.browse
        await reader.press("escape")
        assert reader.app.screen is reader.browse
        assert _NONE not in reader.text


async def test_what_was_said_on_a_page_goes_with_it(tried: Path) -> None:
    async with reading(tried, (80, 24), "5", "enter", "N") as reader:
        assert "No discrepancy further up." in reader.lines[-1]
        await reader.press("escape")
        assert "No discrepancy" not in reader.text


@pytest.mark.usefixtures("known")
async def test_that_a_form_was_saved_is_said_where_it_was_opened(tried: Path) -> None:
    """In place of what was said there before, and until one goes elsewhere."""
    async with reading(tried, (80, 24), "5", "G", "n", "e") as reader:
        await reader.press("enter")
        await go(reader, "summary")
        await reader.press(*keys(" Twice held."), "ctrl+s")
        await reader.see("Saved: ")
        await reader.press("k", "k")
        assert "Saved: " in reader.lines[-1]
        await reader.press("1")
        assert "Saved: " not in reader.text


@pytest.mark.usefixtures("known")
async def test_that_a_form_is_a_draft_is_said_where_it_was_opened(tried: Path) -> None:
    """On a page as among the panes."""
    for page in ((), ("enter",)):
        async with reading(tried, (80, 24), "5", *page, "a", "n", *"Ask") as reader:
            await reader.press("escape")
            await reader.see("Kept as a draft: T opens the tray.")


@pytest.mark.usefixtures("known")
async def test_that_a_note_was_saved_is_said_behind_its_window(tried: Path) -> None:
    async with reading(tried, (80, 24), "2", "n", "i") as reader:
        await reader.press(*keys("Counsel was let in"), "enter")
        await reader.see("Saved: ")


async def test_that_something_was_taken_back_is_said_behind_the_question(
    tried: Path,
) -> None:
    """In whose name is asked before; it is said of the page on which one is then."""
    async with reading(tried, (80, 24), "j", "D", "y", *keys("Saule")) as reader:
        await reader.press("enter")
        await reader.see("Removed; u brings it back.")
        await reader.press("3", "enter", "u")
        await reader.see("Taken back: removed event")


async def test_that_the_file_has_moved_is_said_wherever_one_goes(tried: Path) -> None:
    """At the next look, as long as that is so."""
    async with reading(tried, (80, 24), "5", "enter") as reader:
        tried.rename(tried.with_name("elsewhere"))
        for key in ("j", "escape", "3", "enter"):
            await reader.press(key)
            reader.app._look()
            await reader.see("The file is not where it was")
