"""A note in one line: what it becomes is seen before it is saved."""

from datetime import date
from pathlib import Path

import pytest

from app.flows import Reader, reading
from app.screens.formed import drafts, keys, locked, rows
from dossier import state
from dossier.intake import Intake
from dossier.screens.quick import QuickLine
from dossier_db import log

NOW = "2024-06-12T10:30"
LINE = "11 June hearing Karasu: Counsel was let in @Saule_Nurgali"
SAID = "SELECT n.name, x.gist FROM account a JOIN entity n ON n.id = a.event_id"
SAID += " JOIN passage x ON x.id = a.passage_id WHERE x.gist LIKE '%let in%'"


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name, and it is a day of that summer."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    monkeypatch.setattr(Intake, "now", lambda _self: NOW)
    monkeypatch.setattr(Intake, "today", lambda _self: date.fromisoformat(NOW[:10]))


def typed(text: str) -> tuple[str, ...]:
    """A line as keys."""
    named = {"@": "at", "_": "underscore", ":": "colon", "“": "“", "”": "”"}
    return tuple(named.get(key, key) for key in keys(text))


def quick(reader: Reader) -> QuickLine:
    """The line in front."""
    screen = reader.app.screen
    assert isinstance(screen, QuickLine), reader.text
    return screen


async def kept(reader: Reader) -> None:
    """Until what was typed is on the disk."""
    drafting = quick(reader).drafting
    await reader.until(lambda: drafting.safe)


async def test_how_a_line_is_written_is_shown_while_nothing_stands_there(
    tried: Path,
) -> None:
    """And again once everything is deleted."""
    async with reading(tried, (80, 24), "i") as reader:
        grammar = ("date, kind, place and a colon", "in your words", "who is named")
        await reader.see(*grammar, "in the name of Saule", "ctrl+x drops it.")
        await reader.press(*typed("11 June"), "ctrl+u")
        await reader.see(*grammar, "ctrl+x drops it.")


async def test_what_a_line_becomes_is_shown_part_by_part(tried: Path) -> None:
    """Known people by our name for them, others as new."""
    async with reading(tried, (80, 24), "i", *typed(LINE)) as reader:
        await reader.see("new event: Hearing, Karasu", "11 Jun 2024", "Counsel was let")
        await reader.see("Saule Nurgali", "your own observation (field notes)")
        await reader.press(*typed(" @Timur"))
        await reader.see("Timur (new)")


async def test_a_line_that_is_there_already_is_not_offered_to_be_taken_back(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It leaves no draft, and writes nothing."""
    monkeypatch.setattr(log, "now", lambda: "2024-06-12T10:30:00Z")
    line = ("i", *typed("Nobody was let in"), "enter")
    async with reading(tried, (80, 24), *line) as reader:
        await reader.see("Saved: Field notes", "u takes it back.")
        before = rows(tried, "SELECT count(*) FROM change")
        await reader.press(*line)
        await reader.see("There already: Field notes", "Nothing was written.")
        assert "takes it back" not in reader.text
    assert rows(tried, "SELECT count(*) FROM change") == before
    assert drafts(tried) == ()


async def test_a_line_that_is_saved_stands_in_the_timeline(tried: Path) -> None:
    """What was saved is said, and u takes it back."""
    async with reading(tried, (80, 24), "i", *typed(LINE), "enter") as reader:
        await reader.see("Saved: Hearing, Karasu. u takes it back.", "11")
        assert rows(tried, SAID) == [
            ("Hearing, Karasu", "Counsel was let in Saule Nurgali")
        ]
        await reader.press("G", "k", "k")
        await reader.see("Hearing, Karasu")
        await reader.press("u")
        await reader.see("Taken back: added hearing")
    assert rows(tried, SAID) == []
    assert drafts(tried) == ()


async def test_of_an_event_that_is_there_it_becomes_an_account(tried: Path) -> None:
    """No second event of that day."""
    line = "10 June hearing: Counsel was let in"
    async with reading(tried, (80, 24), "i", *typed(line)) as reader:
        await reader.see("account of First hearing set")
        await reader.press("enter")
        await reader.see("Saved: First hearing set.")
    assert rows(tried, SAID) == [("First hearing set", "Counsel was let in")]


async def test_a_name_of_several_is_refused_and_the_line_stays(tried: Path) -> None:
    """With who may be meant."""
    line = "11 June hearing Karasu: shut @Karasu"
    async with reading(tried, (80, 24), "i", *typed(line)) as reader:
        await reader.see("“Karasu” may be several: Karasu")
        await reader.press("enter")
        await reader.see("“Karasu” may be several: Karasu")
        assert quick(reader).line.value == line
    assert rows(tried, SAID) == []


async def test_a_line_without_words_is_refused(tried: Path) -> None:
    """Empty, or a day alone."""
    async with reading(tried, (80, 24), "i", "enter") as reader:
        await reader.see("Write what you saw or heard.")
        await reader.press(*typed("11 June hearing:"), "enter")
        await reader.see("Write what you saw or heard, behind a colon.")


async def test_what_cannot_be_meant_is_said_before_it_is_saved(tried: Path) -> None:
    """And refused when it is saved all the same."""
    line = "2024-13-45 hearing: Counsel was let in"
    async with reading(tried, (80, 24), "i", *typed(line)) as reader:
        await reader.see("There is no month 13")
        await reader.press("enter")
        await reader.see("There is no month 13")
        assert quick(reader).line.value == line
    assert rows(tried, SAID) == []


async def test_a_line_is_kept_at_a_pause_and_goes_on_from_the_tray(
    tried: Path,
) -> None:
    """It is one draft until it is saved."""
    async with reading(tried, (80, 24), "i", *typed(LINE)) as reader:
        await kept(reader)
        assert [one.fields["line"] for one in drafts(tried)] == [LINE]
        await reader.press("escape")
        await reader.see("Kept as a draft: T opens the tray.", "1 draft")
        await reader.press("T")
        await reader.see("quick note", "11 June hearing")
        await reader.press("enter")
        assert quick(reader).line.value == LINE
        await reader.see("new event: Hearing, Karasu")
        await reader.press(*typed(" today"), "enter")
        await reader.see("Saved: Hearing, Karasu.")
        assert "draft" not in reader.lines[0]
    assert drafts(tried) == ()


async def test_esc_keeps_all_that_was_typed_before_it(tried: Path) -> None:
    """Without a pause between."""
    async with reading(tried) as reader:
        await reader.pilot.press("i", *typed(LINE), "escape")
        await reader.see("Kept as a draft: T opens the tray.")
    assert [one.fields["line"] for one in drafts(tried)] == [LINE]


async def test_leaving_an_empty_line_leaves_nothing(tried: Path) -> None:
    """Neither a draft nor a word about one."""
    async with reading(tried, (80, 24), "i", "a", "backspace", "escape") as reader:
        assert reader.app.screen is reader.browse
        assert "draft" not in reader.text
    assert drafts(tried) == ()


async def test_ctrl_x_throws_the_line_away_at_the_second_press(tried: Path) -> None:
    """Also from the disk; the first press says so, and any key between calls it off."""
    async with reading(tried, (80, 24), "i", *typed(LINE)) as reader:
        await kept(reader)
        await reader.press("ctrl+x")
        await reader.see("ctrl+x once more throws away what was typed here.")
        await reader.press("exclamation_mark", "ctrl+x")
        assert quick(reader).line.value == f"{LINE}!"
        await reader.press("ctrl+x")
        await reader.see("Thrown away.")
        assert reader.app.screen is reader.browse
    assert drafts(tried) == ()


async def test_ctrl_x_leaves_an_empty_line_at_once(tried: Path) -> None:
    """There is nothing to throw away."""
    async with reading(tried, (80, 24), "i", "ctrl+x") as reader:
        assert reader.app.screen is reader.browse


async def test_the_program_may_end_while_a_line_is_typed(tried: Path) -> None:
    """What was typed waits in the tray."""
    async with reading(tried) as reader:
        await reader.pilot.press("i", *typed(LINE), "ctrl+q")
        await reader.until(lambda: reader.app._exit)
    reader.app.desk.clerk.close()
    assert [one.fields["line"] for one in drafts(tried)] == [LINE]


async def test_two_lines_in_one_burst_of_keys_are_two_notes(tried: Path) -> None:
    """What follows enter belongs to the next line."""
    first, second = "Counsel was let in", "Nobody else was let in"
    async with reading(tried) as reader:
        burst = ("i", *typed(first), "enter", "i", *typed(second), "enter")
        await reader.pilot.press(*burst)
        await reader.see("Saved:")
        await reader.rest()
    sql = "SELECT gist FROM passage WHERE gist LIKE '%let in' ORDER BY gist"
    assert rows(tried, sql) == [(first,), (second,)]


async def test_a_change_of_size_keeps_all(tried: Path) -> None:
    """The line, what it becomes, and where the next key goes."""
    async with reading(tried, (80, 24), "i", *typed(LINE)) as reader:
        await reader.see("new event: Hearing, Karasu")
        for size in ((40, 10), (10, 3), (160, 50), (80, 24)):
            await reader.resize(*size)
        await reader.see(LINE, "new event: Hearing, Karasu")
        await reader.press("exclamation_mark")
        assert quick(reader).line.value == f"{LINE}!"


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40)])
async def test_the_line_is_in_view_on_every_screen(
    tried: Path, size: tuple[int, int]
) -> None:
    """With its beginning or its end, and what is said of it."""
    async with reading(tried, size, "i", *typed(LINE)) as reader:
        await reader.see("Nurgali", "becomes", "enter saves it")


async def test_where_nobody_is_known_the_name_is_asked_for_once(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below the line; the next line knows it."""
    monkeypatch.delenv("DOSSIER_AGENT")
    async with reading(tried, (80, 24), "i", *typed(LINE), "enter") as reader:
        await reader.see("Say in whose name", "your name, as the log keeps it")
        await reader.press(*keys("Saule K"), "enter")
        await reader.see("Saved: Hearing, Karasu.")
        await reader.press("i")
        await reader.see("in the name of Saule K")
        assert "your name" not in reader.text
    assert state.remembered().agent == "Saule K"


async def test_a_locked_file_refuses_and_the_line_keeps_what_was_typed(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence; once it is free the same line is saved."""
    async with reading(tried, (80, 24), "i", *typed(LINE)) as reader:
        with locked(tried, monkeypatch):
            await reader.press("enter")
            await reader.see("Another program is writing to")
            assert quick(reader).line.value == LINE
        await reader.press("enter")
        await reader.see("Saved: Hearing, Karasu.")
    assert len(rows(tried, SAID)) == 1
    assert drafts(tried) == ()


async def test_what_cannot_be_kept_is_left_at_the_second_esc(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one says so."""
    with locked(tried, monkeypatch):
        async with reading(tried, (80, 24), "i", *typed("x"), "escape") as reader:
            await reader.see("esc once more leaves without keeping it.")
            await reader.see("Not kept as a draft yet: Another program")
            await reader.press("escape")
            await reader.see("What was typed is not kept.")
