"""Correcting: what stands is edited, removed, merged, and all of it taken back."""

from pathlib import Path

import pytest

from app.flows import Reader, reading
from app.screens.formed import answer, form, go, keys, locked, rows
from dossier import state
from dossier.rows import width
from dossier.screens.confirm import Confirm
from dossier.screens.correcting import StandingChoice, _short, _undone
from dossier.screens.page import RecordScreen
from dossier_db import Store
from dossier_db.removing import remove

NAME = "SELECT name FROM entity WHERE id = 'p_bolat'"
STAND = "SELECT id FROM entity WHERE id = 'p_bolat'"
MERGED = "SELECT merged_into_id FROM entity WHERE id = 'p_bolat'"


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


def chosen(reader: Reader) -> tuple[str, ...]:
    """The kinds of rows among which is chosen."""
    screen = reader.app.screen
    assert isinstance(screen, StandingChoice), reader.text
    found = screen.list.rows
    assert found is not None
    return tuple(one.kind for one in found.page(0))


def remove_bolat(path: Path, agent: str = "Timur") -> None:
    """Another program removes him."""
    with Store.open(path) as store, store.act(agent) as act:
        remove(act, "entity", ("p_bolat",))


async def merge(reader: Reader, name: str) -> None:
    """Say that the record under the cursor is the one that is found by a name."""
    await reader.press("M", *keys(name))
    await reader.see(name)
    await reader.press("enter")
    assert isinstance(reader.app.screen, Confirm), reader.text


# Editing


async def test_a_record_is_edited_from_its_pane(tried: Path) -> None:
    """Where the record alone stands under the cursor, nothing is chosen."""
    async with reading(tried, (80, 24), "j", "e") as reader:
        await reader.see("Edit event: Protest on the Karasu road")
        await go(reader, "name")
        await reader.press(*keys(" again"), "ctrl+s")
        await reader.see("Saved: event", "Protest on the Karasu road again")


async def test_of_several_rows_one_is_chosen_for_editing(tried: Path) -> None:
    """The record, how it is spelled, our notes."""
    async with reading(tried, (80, 24), "5", "e") as reader:
        assert chosen(reader) == ("person", "name", "name", "name", "name", "note")
        await reader.press("j", "enter")
        await reader.see("Edit name: Aliya Omarova")


async def test_esc_leaves_the_choice_as_it_was(tried: Path) -> None:
    """Nothing opens."""
    async with reading(tried, (80, 24), "5", "e", "escape") as reader:
        assert reader.app.screen is reader.browse


async def test_a_record_is_edited_from_its_page(tried: Path) -> None:
    """The page shows at once what was saved, and from what it was changed."""
    async with reading(tried, (80, 40), "5", "G", "k", "enter", "e") as reader:
        await reader.press(*"j" * chosen(reader).index("person"), "enter")
        await reader.see("Edit person: Saule Nurgali")
        await reader.press(*keys(" K"), "ctrl+s")
        await reader.see("Changed last", "person, name: “Saule Nurgali” became")
        assert reader.lines[2] == " Saule Nurgali K"


async def test_a_statement_under_the_cursor_of_a_page_is_edited(tried: Path) -> None:
    """With the passage that it stands on; the page shows it anew."""
    async with reading(tried, (80, 40), "5", "j", "enter", "e") as reader:
        assert chosen(reader)[0] == "restraint"
        await reader.press("enter")
        assert answer(reader, "since").value == "2024-04-11"
        await go(reader, "since")
        await reader.press("ctrl+u", *keys("12 april 2024"), "ctrl+s")
        await reader.see("Saved: measure of restraint, Bolat", "house arrest, 12 Apr")


async def test_a_statement_under_the_cursor_of_the_detail_is_edited(
    tried: Path,
) -> None:
    """Beside the list, without its page."""
    async with reading(tried, (120, 40), "5", "j") as reader:
        await reader.press("e")
        assert chosen(reader)[0] == "person"
        await reader.press("escape", "tab", "e")
        assert chosen(reader)[0] == "restraint"


async def test_where_nothing_can_be_changed_that_is_said(tmp_path: Path) -> None:
    """In a dossier without rows."""
    path = tmp_path / "new.dossier"
    Store.create(path, name="New").close()
    async with reading(path, (80, 24), "e") as reader:
        await reader.see("Nothing stands here that can be changed.")
        await reader.press("D")
        await reader.see("Nothing stands here that can be changed.")


async def test_what_was_removed_meanwhile_is_not_edited(tried: Path) -> None:
    """One sentence, and one is where one was."""
    async with reading(tried, (80, 24), "5", "j", "e") as reader:
        assert chosen(reader)[0] == "person"
        remove_bolat(tried)
        await reader.press("enter")
        await reader.see("This person is not in the dossier any more.")
        assert reader.app.screen is reader.browse


# Removing


async def test_what_goes_with_a_record_is_shown_and_y_removes_it(tried: Path) -> None:
    """One statement of his stays, without him; u brings all back, U removes again."""
    async with reading(tried, (80, 24), "5", "j", "D", "enter") as reader:
        await reader.see("Remove this person?", "Bolat Seitkali", "Goes with it")
        await reader.see("2 uses of names", "1 measure of restraint")
        await reader.see("Stays, without the link to it", "1 quote")
        assert rows(tried, STAND) == [("p_bolat",)]
        await reader.press("y")
        await reader.see("Removed; u brings it back.")
        assert rows(tried, STAND) == []
        await reader.press("u")
        await reader.see("Taken back: removed person, 2 names")
        assert rows(tried, NAME) == [("Bolat Seitkali",)]
        await reader.press("U")
        await reader.see("Done again: removed person")
        assert rows(tried, STAND) == []


async def test_a_quotation_is_removed_by_who_saw_its_words(tried: Path) -> None:
    """Their beginning, and where they are said."""
    with Store.open(tried) as store, store.act("Timur") as act:
        act.update("passage", {"id": "x_watch_3"}, {"exact": "We wanted it. " * 40})
    async with reading(tried, (80, 24), "6", "j", "j", "D", "enter") as reader:
        await reader.see("“We wanted it.", "We…” [Steppe Watch ¶3]")


async def test_two_rows_with_the_same_words_are_told_apart(tried: Path) -> None:
    """A name by its language and the sources that use it."""
    with Store.open(tried) as store, store.act("Timur") as act:
        twin = {"id": "n_0", "entity_id": "p_aliya", "name": "Aliya Omarova"}
        act.insert("name", {**twin, "lang": "kk"})
    async with reading(tried, (80, 24), "5", "e") as reader:
        await reader.see("Aliya Omarova  en · Steppe Watch", "Aliya Omarova  kk")


@pytest.mark.parametrize("key", ["escape", "n"])
async def test_nothing_is_removed_without_y(tried: Path, key: str) -> None:
    """Looking at what would go is no removal."""
    async with reading(tried, (80, 24), "5", "j", "D", "enter", key) as reader:
        assert reader.app.screen is reader.browse
    assert rows(tried, STAND) == [("p_bolat",)]


async def test_the_cursor_stays_near_what_was_removed(tried: Path) -> None:
    """On the row that took its place."""
    async with reading(tried, (80, 24), "j", "j", "D", "y") as reader:
        await reader.see("Removed; u brings it back.")
        assert (reader.rows.cursor, reader.row.id) == (2, "e_beaten")


async def test_the_page_of_what_was_removed_says_so_until_it_is_back(
    tried: Path,
) -> None:
    """One is still there, and u shows it again."""
    async with reading(tried, (80, 24), "j", "enter", "D", "y") as reader:
        await reader.see("This was removed; u brings back")
        await reader.press("u")
        await reader.see("Taken back:", "What each source says")


async def test_a_question_that_was_removed_can_be_left(tried: Path) -> None:
    """In columns as on one sheet; no verdict is given on it."""
    async with reading(tried, (120, 40), "3", "enter", "D") as reader:
        await reader.press(*"j" * chosen(reader).index("question"), "enter", "y")
        await reader.see("This was removed")
        assert "More than a hundred" not in reader.text
        await reader.press("v")
        await reader.see("q_number")
        await reader.press("u")
        await reader.see("More than a hundred stood there.")


async def test_a_key_after_y_does_not_undo_the_yes(tried: Path) -> None:
    """The page is left before it is written; it is written all the same."""
    async with reading(tried, (80, 24), "5", "j", "enter", "D") as reader:
        place = chosen(reader).index("person")
        await reader.press(*"j" * place, "enter")
        await reader.pilot.press("y", "escape")
        await reader.until(lambda: reader.app.screen is reader.browse)
    assert rows(tried, STAND) == []


async def test_what_was_removed_meanwhile_is_not_removed_again(tried: Path) -> None:
    """One sentence instead of a list."""
    async with reading(tried, (80, 24), "5", "j", "D") as reader:
        remove_bolat(tried)
        await reader.press("enter")
        await reader.see("There is no")
        assert reader.app.screen is reader.browse


async def test_a_locked_file_refuses_in_one_sentence(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is gone."""
    async with reading(tried, (80, 24), "5", "j", "D", "enter") as reader:
        with locked(tried, monkeypatch):
            await reader.press("y")
            await reader.see("Another program is writing to")
    assert rows(tried, STAND) == [("p_bolat",)]


# Merging


async def test_two_people_are_merged_and_the_old_id_leads_to_the_new(
    tried: Path,
) -> None:
    """What was said of the one is said of the other; u parts them again."""
    async with reading(tried, (80, 24), "5", "j") as reader:
        await merge(reader, "Daniyar Akhmet")
        await reader.see("Is “Bolat Seitkali” the same as “Daniyar Akhmet”?")
        await reader.press("y")
        await reader.see("Merged into “Daniyar Akhmet”; u takes it back.")
        page = reader.app.desk.page("p_bolat", reader.browse.view)
        assert page.title == "Daniyar Akhmet"
        assert rows(tried, MERGED) == [("p_daniyar",)]
        await reader.press("u")
        await reader.see("Taken back:")
        assert rows(tried, MERGED) == [(None,)]


async def test_a_merge_that_is_left_changes_nothing(tried: Path) -> None:
    """At the question, or before it."""
    async with reading(tried, (80, 24), "5", "j") as reader:
        await merge(reader, "Daniyar Akhmet")
        await reader.press("escape")
        assert reader.app.screen is reader.browse
        await reader.press("M", "escape")
        assert reader.app.screen is reader.browse
    assert rows(tried, MERGED) == [(None,)]


async def test_a_record_is_not_offered_to_be_merged_into_itself(tried: Path) -> None:
    """The window asks which other is the same, and offers no other name for it."""
    async with reading(tried, (80, 24), "5", "j", "M") as reader:
        await reader.see("Which person is “Bolat Seitkali” the same as?")
        await reader.press(*keys("Bolat Seitkali"))
        await reader.see("Nothing was found for “Bolat Seitkali”")


async def test_sources_are_not_merged(tried: Path) -> None:
    """It is said where it can be done."""
    async with reading(tried, (80, 24), "4", "M") as reader:
        await reader.see("Go to a person, an organisation, a place or an event")


# Undo


async def test_every_u_takes_back_one_act_more(tried: Path) -> None:
    """Keys that come together too."""
    async with reading(tried, (80, 24), "j", "j", "D", "y", "D", "y") as reader:
        removed = "SELECT count(*) FROM event"
        assert rows(tried, removed) == [(7,)]
        await reader.press("u", "u")
        await reader.until(lambda: rows(tried, removed) == [(9,)])
        await reader.press("u")
        await reader.see("Nothing that you wrote here is left to take back.")


async def test_nothing_that_another_wrote_is_taken_back(tried: Path) -> None:
    """Only one's own."""
    remove_bolat(tried, "Timur")
    async with reading(tried, (80, 24), "u") as reader:
        await reader.see("Nothing that you wrote here is left to take back.")
        await reader.press("U")
        await reader.see("Nothing that you took back is left to do again.")
    assert rows(tried, STAND) == []


async def test_what_was_written_in_an_earlier_run_is_taken_back(tried: Path) -> None:
    """And done again in a later one."""
    async with reading(tried, (80, 24), "5", "j", "D", "enter", "y") as reader:
        await reader.see("Removed")
    async with reading(tried, (80, 24), "u") as reader:
        await reader.see("Taken back: removed person")
    assert rows(tried, STAND) == [("p_bolat",)]
    async with reading(tried, (80, 24), "U") as reader:
        await reader.see("Done again: removed person")
    assert rows(tried, STAND) == []


async def test_an_undo_that_stands_in_others_way_is_refused(tried: Path) -> None:
    """With who wrote there since."""
    async with reading(tried, (80, 24), "5", "G", "k", "e") as reader:
        assert form(reader)
        await reader.press(*keys(" K"), "ctrl+s")
        await reader.see("Saved: person")
        with Store.open(tried) as other, other.act("Timur") as act:
            act.update("entity", {"id": "p_saule"}, {"name": "S. Nurgali"})
        await reader.press("u")
        await reader.see("Nothing was undone: Timur changed")


async def test_where_nobody_is_known_the_name_is_asked_for_once(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And kept for the next time."""
    monkeypatch.delenv("DOSSIER_AGENT")
    async with reading(tried, (80, 24), "j", "D", "y") as reader:
        await reader.see("In whose name?")
        await reader.press(*keys("Saule"), "enter")
        await reader.see("Removed; u brings it back.")
        await reader.press("u")
        await reader.see("Taken back: removed event")
    assert state.remembered().agent == "Saule"


async def test_without_a_name_nothing_is_written(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """esc where it is asked for."""
    monkeypatch.delenv("DOSSIER_AGENT")
    async with reading(tried, (80, 24), "5", "j", "D", "enter", "y") as reader:
        await reader.press("escape")
        assert reader.app.screen is reader.browse
    assert rows(tried, STAND) == [("p_bolat",)]


async def test_what_somebody_wrote_meanwhile_is_seen_before_it_is_written_over(
    tried: Path,
) -> None:
    """Also from the tray, where the draft waits."""
    async with reading(tried, (80, 24), "5", "G", "k", "e") as reader:
        await reader.press(*keys(" K"), "ctrl+s")
        await reader.see("Saved: person")
        await reader.press("e", *keys(" L"))
        with Store.open(tried) as other, other.act("Timur") as act:
            act.update("entity", {"id": "p_saule"}, {"name": "S. Nurgali"})
        await reader.press("ctrl+s")
        await reader.see("Somebody changed it meanwhile", "S. Nurgali")
        await reader.press("escape", "T", "enter")
        await reader.press("ctrl+s")
        await reader.see("S. Nurgali")
        await reader.press("ctrl+s")
        await reader.see("Saved: person")
    said = "SELECT name LIKE '% K L' FROM entity WHERE id = 'p_saule'"
    assert rows(tried, said) == [(1,)]


# What was drawn is gone


async def test_a_row_that_another_program_removed_says_so(tried: Path) -> None:
    """In the detail, and where its page is asked for."""
    async with reading(tried, (80, 24), "5") as reader:
        remove_bolat(tried)
        await reader.press("j")
        await reader.see("There is no record p_bolat in this dossier.")
        await reader.press("enter")
        assert reader.app.screen is reader.browse
        assert not isinstance(reader.app.screen, RecordScreen)


@pytest.mark.parametrize("name", ["Aliya", "A name that is longer than any line " * 3])
def test_what_was_taken_back_is_said_whole_in_the_room_there_is(name: str) -> None:
    """The words before the name, of which as much as there is room for."""
    said = _short(f"added mention: {name}", 40)
    assert width(said) <= 40
    assert said.startswith("added mention: A")


def test_of_an_act_with_many_words_the_name_goes_first() -> None:
    """Rather than the end of the sentence."""
    said = _short("removed person, 2 names, 3 mentions, 2 quotes: Aliya", 44)
    assert width(said) <= 44
    assert said.startswith("removed person, 2 names")
    assert _undone(said) == f"Taken back: {said} · U does it again"
