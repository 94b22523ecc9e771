"""The two questions: by which source, and as of which day."""

from pathlib import Path

import pytest
from textual.widgets import Input

from app.flows import Reader, reading
from dossier.panes.deck import NAMES
from dossier.rows import text_of
from dossier.screens.choose import Choice, DayChoice
from dossier.screens.sources import SourceChoice
from dossier_db import Viewpoint
from dossier_db.records.hits import Hit

DAY = "2024-05-31"


async def rows_of(reader: Reader) -> dict[str, list[str]]:
    """The ids in every pane, as they stand now."""
    found = {}
    for number, name in enumerate(NAMES, 1):
        await reader.press(str(number))
        listed = reader.rows.rows
        assert listed is not None
        found[name] = [row.id for row in listed.page(0)]
    return found


async def choose(reader: Reader, source: str) -> None:
    """Look from one source."""
    await reader.press("t")
    choice = reader.app.screen
    assert isinstance(choice, SourceChoice)
    while getattr(choice.list.row, "name", "") != source:
        await reader.press("down")
    await reader.press("enter")


async def test_as_told_by_redraws_every_pane(tried: Path) -> None:
    """From one source alone; the header says so and counts follow it."""
    async with reading(tried) as reader:
        tasks = (await rows_of(reader))["tasks"]  # of the whole dossier, always
        await choose(reader, "Radio Karasu")
        assert await rows_of(reader) == {
            "timeline": ["e_protest", "e_order", "e_charged"],
            "defendants": ["p_aliya", "p_bolat", "p_accused"],
            "compare": ["q_number", "q_charged", "q_home"],
            "sources": ["s_radio"],
            "people": ["p_aliya", "p_bolat", "p_accused"],
            "quotes": ["x_radio_4"],
            "tasks": tasks,
        }
        await reader.see("as told by Radio Karasu", " 1 source")


async def test_as_known_on_redraws_every_pane(tried: Path) -> None:
    """By the latest possible day of issue; undated sources are counted as left out."""
    async with reading(tried) as reader:
        await reader.press("d", *DAY, "enter")
        found = await rows_of(reader)
        assert found["sources"] == ["s_order", "s_blog", "s_radio", "s_daily"]
        assert "e_visit" not in found["timeline"]
        assert found["quotes"] == ["x_blog_3", "x_radio_4"]
        await reader.see("as known on 31 May 2024", "3 sources, 1 undated left out")


async def test_both_can_hold_at_once(tried: Path) -> None:
    """One source, as far as it was published by a day: nothing, the day before."""
    async with reading(tried, (120, 24)) as reader:
        await choose(reader, "Radio Karasu")
        await reader.press("d", *"2024-05-29", "enter")
        await reader.see("as told by Radio Karasu · as known on 29 May 2024")
        await reader.see("Radio Karasu is of 30 May 2024, later than the day you look")


async def test_back_to_everything_shows_every_row_again(tried: Path) -> None:
    """No trace of the viewpoint is left."""
    async with reading(tried) as reader:
        before, header = await rows_of(reader), reader.lines[0]
        await choose(reader, "Mirror")
        await reader.press("d", *DAY, "enter", "t", "pageup", "enter", "d")
        await reader.press("end", "ctrl+u", "enter")
        assert reader.browse.view == Viewpoint()
        assert await rows_of(reader) == before
        await reader.until(lambda: reader.lines[0] == header)
        assert "(ours)" not in reader.text


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("1", "event (ours)"),
        ("2", "name (ours)"),
        ("3", "question (ours)"),
        ("3", "verdict (ours)"),
        ("5", "name (ours)"),
    ],
)
async def test_columns_of_ours_are_marked_under_a_viewpoint(
    tried: Path, key: str, named: str
) -> None:
    """And only there."""
    async with reading(tried, (120, 40), key) as reader:
        heads = reader.browse.focused_pane.names(120)
        assert named not in text_of(heads)
        await choose(reader, "Steppe Watch")
        await reader.see(named)


async def test_our_own_dating_is_marked_on_the_sheet_of_an_event(tried: Path) -> None:
    """One source may give no date of its own."""
    async with reading(tried, (120, 40)) as reader:
        await choose(reader, "Radio Karasu")
        assert "(our dating)" in reader.sheet
        await choose(reader, "The Daily")
        assert "10 Apr 2024" in reader.sheet
        assert "our dating" not in reader.sheet


@pytest.mark.parametrize("written", ["2024-13-40", "soon", "31.13.2024", "2024/.."])
async def test_an_impossible_day_is_refused_and_what_was_written_is_kept(
    tried: Path, written: str
) -> None:
    """With a sentence that says why."""
    async with reading(tried, (80, 24), "d") as reader:
        for character in written:
            key = {".": "full_stop", "-": "minus", "/": "slash"}.get(character)
            await reader.pilot.press(key or character)
        await reader.press("enter")
        assert isinstance(reader.app.screen, DayChoice)
        assert f"“{written}”" in reader.text
        assert written in reader.lines[reader.find(written)[1]]
        assert "published by" not in reader.text
        await reader.press("escape")
        assert reader.browse.view == Viewpoint()


@pytest.mark.parametrize("written", ["2024-21", "202X", "2024-05~", "2024-05-30T10"])
async def test_what_says_no_one_day_is_refused(tried: Path, written: str) -> None:
    """Seasons, decades, dates given as about, hours: as on the command line."""
    async with reading(tried, (80, 24), "d") as reader:
        reader.app.screen.query_one(Input).value = written
        await reader.rest()
        assert "published by" not in reader.text
        await reader.press("enter")
        assert isinstance(reader.app.screen, DayChoice)
        assert f"“{written}” is no day: write 2026-01-31" in reader.text
        await reader.press("escape")
        assert reader.browse.view == Viewpoint()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("31 December 2025", "2025-12-31"),
        ("31/12/2025", "2025-12-31"),
        ("13 ноября 2025", "2025-11-13"),
        ("Dec 2025", "2025-12-31"),
        ("Jan 2020", "2020-01-31"),
    ],
)
async def test_a_day_is_written_as_in_the_forms(
    tried: Path, written: str, day: str
) -> None:
    """In words or figures; the window says which keys take it and leave."""
    async with reading(tried, (80, 24), "d") as reader:
        assert "enter looks from it, esc leaves" in reader.text
        reader.app.screen.query_one(Input).value = written
        await reader.rest()
        assert "Everything published by" in reader.text
        await reader.press("enter")
        assert reader.browse.view == Viewpoint(None, day)


async def test_a_window_leaves_a_plain_terminal_what_stands_beside_it(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose colours cannot be mixed: nothing below the window goes blank."""
    monkeypatch.setenv("TERM", "vt100")
    async with reading(tried, (80, 24)) as reader:
        before = reader.lines
        await reader.press("d")
        assert reader.app.screen.styles.background.a == 0
        assert (reader.lines[:8], reader.lines[16:]) == (before[:8], before[16:])


async def test_the_field_for_a_day_has_no_frame_of_its_own(tried: Path) -> None:
    """It is a line, as in every other window."""
    async with reading(tried, (80, 24), "d") as reader:
        assert not set("▊▔▎▁") & set(reader.text)


async def test_what_is_understood_is_said_while_one_writes(tried: Path) -> None:
    """A month is taken to its end."""
    async with reading(tried, (80, 24), "d", *"2024-05") as reader:
        assert "Everything published by 31 May 2024." in reader.text
        await reader.press("enter")
        assert reader.browse.view == Viewpoint(None, "2024-05-31")


@pytest.mark.parametrize("written", ["around July 2025", "2026-02-30", "soon"])
async def test_what_is_no_day_is_not_taken_for_no_limit(
    tried: Path, written: str
) -> None:
    """It is said before enter is pressed; the field emptied, there is none again."""
    async with reading(tried, (80, 24), "d") as reader:
        field = reader.app.screen.query_one(Input)
        field.value = written
        await reader.see("So far this is no day, no month and no year.")
        assert "no limit" not in reader.text
        field.value = " "
        await reader.see("Empty: no limit.")


async def test_the_choice_begins_where_one_looks_from(tried: Path) -> None:
    """The source of now under the cursor, the day of now in the field."""
    async with reading(tried) as reader:
        await choose(reader, "Mirror")
        await reader.press("t")
        choice = reader.app.screen
        assert isinstance(choice, SourceChoice)
        assert choice.list.hit is not None and choice.list.hit.id == "s_mirror"
        await reader.press("escape", "d", *DAY, "enter", "d")
        assert DAY in reader.text


@pytest.mark.parametrize("key", ["t", "d"])
async def test_esc_leaves_things_as_they_are(tried: Path, key: str) -> None:
    """Nothing is asked of the store."""
    async with reading(tried, (80, 24), "j") as reader:
        before = reader.text
        await reader.press(key, "escape")
        assert reader.text == before


def offered(reader: Reader) -> list[str]:
    """The ids of the sources that are offered."""
    search = reader.app.screen
    assert isinstance(search, SourceChoice) and search.list.rows is not None
    return [row.id for row in search.list.rows.page(0) if isinstance(row, Hit)]


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("watch", "s_watch"),
        ("NINE vill", "s_watch"),
        ("mirror", "s_mirror"),
        ("тоғыз адам", "s_radio"),
        ("togyz adam", "s_radio"),
        ("radyo", "s_radio"),
    ],
)
async def test_a_source_is_found_by_its_words_in_any_script(
    tried: Path, words: str, best: str
) -> None:
    """Of its name or title; nothing but sources is offered."""
    async with reading(tried, (80, 24), "t") as reader:
        search = reader.app.screen
        assert isinstance(search, SourceChoice)
        search.input.put(words)
        await reader.rest()
        found = offered(reader)
        assert found[0] == best and all(one.startswith("s_") for one in found)


async def test_a_source_that_was_found_is_taken(tried: Path) -> None:
    """By letters and enter; without letters all of them are listed again."""
    keys = ("t", *"daily")
    async with reading(tried, (80, 24), *keys) as reader:
        assert offered(reader)[0] == "s_daily"
        await reader.press("ctrl+u")
        assert offered(reader)[0] == "" and len(offered(reader)) > 5
        await reader.press(*"daily")
        await reader.press("enter")
        assert reader.app.screen is reader.browse
        assert reader.browse.view == Viewpoint("s_daily")
        await reader.see("as told by The Daily")


@pytest.mark.parametrize("typed", ["all", "All so"])
async def test_all_sources_are_found_by_their_letters(tried: Path, typed: str) -> None:
    """The way back from one of them, whatever else is called so."""
    async with reading(tried, (80, 24)) as reader:
        reader.browse.look_from(Viewpoint("s_radio"))
        await reader.press("t", *typed, "enter")
        assert reader.app.screen is reader.browse
        assert reader.browse.view == Viewpoint()


async def test_home_and_end_go_through_the_list_while_nothing_is_typed(
    tried: Path,
) -> None:
    """In what was typed they move as in every field."""
    async with reading(tried, (80, 24)) as reader:
        reader.browse.look_from(Viewpoint("s_radio"))
        await reader.press("t", "home")
        search = reader.app.screen
        assert isinstance(search, SourceChoice)
        assert search.list.cursor == 0
        await reader.press("end")
        assert search.list.cursor == (search.list.known or 0) - 1
        await reader.press("d", "a", "home", "z", "end", "x")
        assert search.input.value == "zdax"


async def test_letters_that_are_commands_are_words_there(tried: Path) -> None:
    """Nothing is left or quit by what one looks for, however fast; esc leaves."""
    async with reading(tried, (80, 24), "t") as reader:
        await reader.pilot.press("slash", *"qthj", "slash")
        await reader.rest()
        search = reader.app.screen
        assert isinstance(search, SourceChoice)
        assert search.input.value == "/qthj/"
        await reader.press("enter")
        assert "As told by which source?" in reader.text
        await reader.press("escape")
        assert reader.app.screen is reader.browse
        assert reader.browse.view == Viewpoint()


async def test_a_source_can_be_chosen_with_the_mouse(tried: Path) -> None:
    """A double click, as in every list."""
    async with reading(tried, (80, 24), "t") as reader:
        await reader.click("Steppe Watch", times=2)
        assert reader.browse.view.told_by == "s_watch"


@pytest.mark.parametrize("size", [(10, 3), (40, 10), (200, 60)])
async def test_the_choices_open_at_every_size(
    tried: Path, size: tuple[int, int]
) -> None:
    """And close again."""
    async with reading(tried, size) as reader:
        for key in ("t", "d"):
            await reader.press(key)
            assert reader.app.screen is not reader.browse
            await reader.press("escape")
            assert reader.app.screen is reader.browse


async def test_what_is_asked_before_the_rows_have_come_is_answered(
    tried: Path,
) -> None:
    """Keys pressed at once after the choice meet the old rows."""
    async with reading(tried, (80, 24), "G") as reader:
        await reader.pilot.press("t", "down", "enter", "y", "o", "escape", "enter")
        await reader.rest()
        await reader.press("1")
        assert reader.browse.view.told_by == "s_order"
        await reader.see("Court orders seven")


async def test_an_answer_given_twice_leaves_once(tried: Path) -> None:
    """Enter and enter again, or esc at once behind it."""
    async with reading(tried) as reader:
        for keys in (("enter", "enter"), ("enter", "escape"), ("escape", "enter")):
            for asked in ("t", "d"):
                await reader.press(asked)
                choice = reader.app.screen
                assert isinstance(choice, Choice | SourceChoice)
                give = choice.give if isinstance(choice, Choice) else choice.lead_to
                give("")
                give("")
                await reader.press(*keys)
                await reader.press("1")
                assert reader.app.screen is reader.browse


async def test_viewpoints_come_and_go_without_holding_the_file_open(
    tried: Path,
) -> None:
    """What a filtered list holds is given back with it."""
    async with reading(tried) as reader:
        opened = set(Path("/proc/self/fd").iterdir())
        for day in range(1, 13):
            reader.browse.look_from(Viewpoint(None, f"2024-{day:02}-28"))
            await reader.rest()
        assert len(set(Path("/proc/self/fd").iterdir())) <= len(opened) + 4
