"""Two texts side by side, or one alone: read, jumped through, decided on."""

from pathlib import Path

import pytest

from app.flows import Reader, reading
from app.holding import hold, hold_two
from app.screens.seen import EVERYWHERE, changes
from dossier.commands import available
from dossier.commands.command import Command
from dossier.screens.choose import TextChoice
from dossier.screens.question import QuestionScreen
from dossier.screens.texts import TextsScreen
from dossier_db import Store

SIZES = [(40, 10), (80, 24), (120, 40), (200, 60)]


@pytest.fixture
def two(tried: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trial in which two texts are held, and a name that the log knows."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    return hold_two(tried)


def screen(reader: Reader) -> TextsScreen:
    """The texts in front."""
    found = reader.app.screen
    assert isinstance(found, TextsScreen), reader.text
    return found


FROM_QUESTION = ("3", "enter", "w")
"""From the first question to the texts of two sources that answer it."""

PREPARED: dict[str, tuple[str, ...]] = {
    **EVERYWHERE,
    "add": (),
    "note": (),
    "open": ("n",),
    "back": (),
    "citation": (),
    "copy": (),
    "next_discrepancy": (),
    "previous_discrepancy": ("n", "n"),
    "candidates": (),
    "keep": ("n", "n"),
    "dismiss_proposal": ("n", "n"),
    "beside": (),
    "sync": (),
    "select": (),
    "next_part": (),
    "previous_part": (),
}
"""What is pressed first, so that there is something to see."""


def test_every_command_of_the_texts_is_tried_here() -> None:
    """A new one needs its line above."""
    assert set(PREPARED) == {each.id for each in available("texts")}


@pytest.mark.parametrize("command", available("texts"), ids=lambda each: each.id)
async def test_a_command_does_something_to_be_seen(two: Path, command: Command) -> None:
    """Before two texts."""
    keys = (*FROM_QUESTION, *PREPARED[command.id])
    async with reading(two, (120, 16), *keys) as reader:
        assert await changes(reader, command, command.keys[0])


@pytest.mark.parametrize("size", SIZES)
async def test_two_texts_of_a_question_stand_opposite(
    two: Path, size: tuple[int, int]
) -> None:
    """At every size, with the words of both sources."""
    async with reading(two, size, *FROM_QUESTION) as reader:
        assert set(screen(reader).sources) == {"s_watch", "s_radio"}
        await reader.see("Steppe Watch", "Karasu")
        assert len(screen(reader).facing._walk.texts[1]) > 2


async def test_n_lands_on_every_discrepancy_with_both_words_on_screen(
    two: Path,
) -> None:
    """A number, an article, a stage."""
    async with reading(two, (120, 24), *FROM_QUESTION, "g") as reader:
        seen = set()
        for _ in range(8):
            await reader.press("n")
            point = screen(reader).point
            assert point is not None
            seen.add(point.name)
            if point.mark == "proposed":
                for value in point.values:
                    assert value.split(" / ")[0].split()[-1] in reader.text
        assert {"people", "article", "stage"} <= seen


async def test_enter_leads_to_the_question_of_the_point(two: Path) -> None:
    """And esc back to the texts."""
    async with reading(two, (120, 40), *FROM_QUESTION) as reader:
        point = screen(reader).point
        assert point is not None
        await reader.press("enter")
        assert isinstance(reader.app.screen, QuestionScreen)
        await reader.press("escape")
        assert screen(reader)


async def test_sync_is_a_toggle_that_the_header_tells(two: Path) -> None:
    """On at first."""
    async with reading(two, (120, 24), *FROM_QUESTION) as reader:
        await reader.see("sync on")
        await reader.press("s")
        await reader.see("sync off")


async def test_tab_goes_from_text_to_text_and_to_the_points(two: Path) -> None:
    """The points stand beside them from 160 columns."""
    async with reading(two, (200, 40), *FROM_QUESTION) as reader:
        assert screen(reader).facing.side == 0
        await reader.press("tab")
        assert screen(reader).facing.side == 1
        await reader.press("tab")
        assert screen(reader).rail.has_focus
        await reader.press("tab")
        assert (screen(reader).facing.has_focus, screen(reader).facing.side) == (
            True,
            0,
        )


async def test_enter_on_a_point_beside_goes_to_where_it_stands(two: Path) -> None:
    """In both texts."""
    keys = (*FROM_QUESTION, "tab", "tab", "G", "enter")
    async with reading(two, (200, 40), *keys) as reader:
        assert screen(reader).facing.has_focus
        assert screen(reader).facing.current is not None


async def test_a_candidate_that_is_dismissed_is_gone(two: Path) -> None:
    """And the file says who dismissed it."""
    async with reading(two, (120, 24), *FROM_QUESTION, "g") as reader:
        point = await to_candidate(reader)
        await reader.press("x")
        await reader.see("Dismissed")
        assert point not in screen(reader)._points
    with Store.open(two) as store:
        assert store.reader.one("SELECT id, decided_by FROM dismissal") == (
            point,
            "Saule",
        )


async def test_a_candidate_that_is_kept_becomes_a_question(two: Path) -> None:
    """Named by a person, with an answer of each text."""
    async with reading(two, (120, 24), *FROM_QUESTION, "g") as reader:
        point = await to_candidate(reader)
        await reader.press("plus", *" Really?", "enter")
        await reader.see("Kept")
        assert point not in screen(reader)._points
    with Store.open(two) as store:
        names = store.reader.all("SELECT name FROM question WHERE decided_by = 'Saule'")
        answers = store.reader.number(
            "SELECT count(*) FROM answer a JOIN question q ON q.id = a.question_id"
            " WHERE q.decided_by = 'Saule'"
        )
    assert [name.endswith(" Really?") for (name,) in names] == [True]
    assert answers == 2


def chosen(reader: Reader) -> str:
    """The text that enter would take."""
    window = reader.app.screen
    assert isinstance(window, TextChoice), reader.text
    assert window.list.row is not None
    found: str = window.list.row.id
    return found


async def to_candidate(reader: Reader) -> str:
    """Go to a candidate; its id."""
    for _ in range(12):
        await reader.press("n")
        point = screen(reader).point
        if point is not None and point.mark == "proposed":
            return point.id
    raise AssertionError(reader.text)


async def test_a_text_alone_opens_from_its_source(two: Path) -> None:
    """Its citations stand out; nothing stands beside it."""
    async with reading(two, (80, 24), "4") as reader:
        await on_source(reader, "s_watch")
        await reader.press("w")
        assert screen(reader).sources == ("s_watch",)
        await reader.see("About forty people stood on the road.")


async def test_citations_that_are_not_in_the_text_are_listed(two: Path) -> None:
    """A text alone says which of its source's passages it does not hold."""
    async with reading(two, (80, 40), "4") as reader:
        await on_source(reader, "s_watch")
        await reader.press("w")
        await reader.see("1 citation does not stand in this text")
        told = [block.text for block in screen(reader).status.blocks if block.line]
        assert told[1:] == [
            "[Steppe Watch ¶3] “We only wanted our pasture back”: it is not found in"
            " this text",
            "3 citations cannot be looked for: neither their words nor a digest are"
            " held",
        ]


async def test_tab_reaches_what_a_text_does_not_hold_and_enter_its_passage(
    two: Path,
) -> None:
    """Below the text that stands alone."""
    async with reading(two, (80, 24), "4") as reader:
        await on_source(reader, "s_watch")
        await reader.press("w", "tab")
        assert screen(reader).status.has_focus
        await reader.press("j", "enter")
        record_id = getattr(reader.app.screen, "record_id", "")
        assert record_id.startswith("x_watch")


async def test_b_sets_another_text_beside_and_takes_it_away(two: Path) -> None:
    """Chosen from those that are held."""
    async with reading(two, (120, 24), "4") as reader:
        await on_source(reader, "s_watch")
        await reader.press("w", "b", "enter")
        assert screen(reader).sources == ("s_watch", "s_radio")
        await reader.press("b", "k", "enter")
        assert screen(reader).sources == ("s_watch",)


async def test_b_begins_on_the_text_that_stands_beside_now(two: Path) -> None:
    """Else on the first that can stand there, never on none."""
    hold(two, "s_daily", "It was so.")
    async with reading(two, (120, 24), "4") as reader:
        await on_source(reader, "s_watch")
        await reader.press("w", "b")
        first = chosen(reader)
        assert first not in ("", "s_watch")
        await reader.press("j", "enter", "b")
        assert chosen(reader) not in ("", "s_watch", first)


async def test_w_says_that_what_the_cursor_is_on_has_no_text(two: Path) -> None:
    """Of a source by its name; and that another can be read."""
    said = "No text of A neighbour's blog is attached. Another one?"
    async with reading(two, (80, 24), "4") as reader:
        await on_source(reader, "s_blog")
        await reader.press("w")
        await reader.see(said, "Steppe Watch")


async def test_w_on_what_has_no_source_of_its_own_asks_which_text(two: Path) -> None:
    """Nothing is missing there."""
    async with reading(two, (80, 24), "w") as reader:
        await reader.see("Which text? enter takes it")


async def test_with_one_text_alone_b_says_how_to_attach_another(tried: Path) -> None:
    """There is nothing to choose from."""
    hold(tried, "s_watch", "It was so.")
    async with reading(tried, (80, 24), "4") as reader:
        await on_source(reader, "s_watch")
        await reader.press("w", "b")
        await reader.see("No other text is attached", "dossier attach SOURCE FILE")
        assert screen(reader).sources == ("s_watch",)


async def test_without_any_text_a_sentence_says_how_to_attach_one(tried: Path) -> None:
    """On the screen where it was asked."""
    async with reading(tried, (120, 24), "w") as reader:
        await reader.see("dossier attach")
        assert reader.app.screen is reader.browse


async def test_a_text_of_one_long_line_is_shown_in_pieces(
    tried: Path,
) -> None:
    """Nothing waits for the end of it."""
    hold(tried, "s_watch", "word " * 40_000)
    async with reading(tried, (80, 24), "4") as reader:
        await on_source(reader, "s_watch")
        await reader.press("w")
        await reader.see("word word")
        assert len(screen(reader).sides[0].sentences) > 50


async def on_source(reader: Reader, source: str) -> None:
    """Put the cursor of the list on a source."""
    rows = reader.rows.rows
    assert rows is not None
    place = rows.position(source)
    assert place is not None
    await reader.press("g", *["j"] * place)
