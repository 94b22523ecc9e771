"""A screen that is left takes none of the others with it."""

from pathlib import Path

from app.flows import reading
from app.screens.formed import keys
from app.under_lock import lock
from dossier.screens.form import FormScreen
from dossier.screens.help import HelpScreen


async def test_a_window_that_is_left_twice_leaves_the_page_below_it(
    tried: Path,
) -> None:
    async with reading(tried, (80, 24), "enter", "question_mark") as reader:
        window = reader.app.screen
        assert isinstance(window, HelpScreen)
        window.dismiss()
        window.dismiss()
        await reader.rest()
        assert reader.page.is_current


async def test_a_form_ends_though_it_was_left_while_it_took_away_the_help(
    tried: Path,
) -> None:
    """And what lies below it stays."""
    async with reading(tried, (80, 24), "a", "p", *keys("Zhanar"), "f1") as reader:
        filled = reader.app.screen_stack[-2]
        assert isinstance(filled, FormScreen)
        reader.app.screen.dismiss()
        filled.dismiss()
        await filled._end(None)
        await reader.rest()
        assert reader.app.screen is reader.browse


async def test_it_is_locked_again_while_the_lock_before_goes(tried: Path) -> None:
    async with reading(tried) as reader:
        for _ in range(3):
            reader.app.action_lock()
            reader.app._lift()
        await lock(reader)
        assert "Karasu" not in reader.text
