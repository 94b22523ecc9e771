"""What was saved stands where one looks, and nothing else moves."""

import threading
from pathlib import Path
from typing import Any

import pytest

from app.flows import Reader, reading
from app.screens.formed import choose, go, keys, write
from dossier.rows import Rows
from dossier.widgets.rows import POINTER
from dossier_db import Store, Viewpoint
from dossier_db.records import Filter
from dossier_db.removing import remove


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


async def add(reader: Reader, letter: str, name: str, **more: str) -> None:
    """Add a thing that Steppe Watch tells of."""
    await reader.press("a", letter, *keys(name))
    for field, text in more.items():
        await write(reader, field, text)
    await choose(reader, "source", "steppe watch")
    await write(reader, "gist", "So it says.")
    await reader.press("ctrl+s")
    await reader.see("Saved: ")
    await reader.rest()


def cursor(reader: Reader, pane: str) -> str:
    """The record under the cursor of a pane."""
    found = reader.browse.deck.pane(pane).list.row
    assert found is not None
    return str(found.id)


@pytest.mark.parametrize(
    ("keys_before", "letter"),
    [((), "h"), (("G",), "e"), (("5", "G"), "p"), (("5",), "o"), (("4",), "s")],
)
async def test_what_is_added_is_under_the_cursor_where_the_pane_lists_it(
    tried: Path, keys_before: tuple[str, ...], letter: str
) -> None:
    """In view, wherever one was, and its detail beside it."""
    async with reading(tried, (80, 24), *keys_before) as reader:
        if letter == "s":
            await reader.press("a", letter, *keys("Morning Post"))
            await reader.press("ctrl+s")
            await reader.see("Saved: source, Morning Post")
            await reader.rest()
        else:
            await add(reader, letter, "Morning Post")
        assert reader.row.name == "Morning Post"
        (row,) = [line for line in reader.lines if line.startswith(POINTER)]
        assert "Morning Post" in row
        assert "Morning Post" in reader.sheet


async def test_a_question_that_is_added_is_under_the_cursor(tried: Path) -> None:
    """About what one chose, wherever its rank puts it."""
    async with reading(tried, (80, 24), "3", "j", "a", "u") as reader:
        await write(reader, "name", "Who blocked the road?")
        await choose(reader, "about", "protest on the")
        await reader.press("ctrl+s")
        await reader.see("Saved: question")
        await reader.rest()
        assert reader.row.name == "Who blocked the road?"


async def test_a_note_in_a_line_is_under_the_cursor_as_what_it_became(
    tried: Path,
) -> None:
    """A hearing among the others."""
    async with reading(tried, (80, 24), "i") as reader:
        await reader.press(
            *keys("2024-05-14 hearing Karasu"), "colon", *keys(" x"), "enter"
        )
        await reader.see("Saved: Hearing, Karasu.")
        await reader.rest()
        assert reader.row.name == "Hearing, Karasu"


async def test_what_the_pane_does_not_list_leaves_its_cursor_on_its_record(
    tried: Path,
) -> None:
    """Though another program has put a row above it."""
    async with reading(tried, (80, 24), "5", "j") as reader:
        with Store.open(tried) as store, store.act("Timur") as act:
            act.insert("entity", {"id": "p_aa", "name": "Aaron"})
            act.insert("person", {"id": "p_aa"})
        await add(reader, "h", "Second sitting")
        assert (reader.row.id, reader.rows.cursor) == ("p_bolat", 2)
        await reader.press("1")
        assert reader.row.id == "e_fence"


async def test_what_the_viewpoint_hides_leaves_the_cursor_on_its_record(
    tried: Path,
) -> None:
    """Steppe Watch is not the source that one looks from."""
    async with reading(tried) as reader:
        reader.browse.look_from(Viewpoint("s_radio", None))
        await reader.rest()
        await reader.press("j")
        here = reader.row.id
        await add(reader, "h", "Second sitting", date="1 Jan 2024")
        assert reader.row.id == here


async def test_a_row_that_an_edit_moves_keeps_the_cursor(tried: Path) -> None:
    """To the other end of the list."""
    async with reading(tried, (80, 24), "e") as reader:
        await go(reader, "date")
        await reader.press("ctrl+u", *keys("1 Oct 2024"), "ctrl+s")
        await reader.see("Saved: event")
        await reader.rest()
        assert (reader.row.id, reader.rows.cursor) == ("e_fence", 7)


async def test_what_is_added_and_taken_back_leaves_one_where_one_was(
    tried: Path,
) -> None:
    """However often; done again it is under the cursor again."""
    async with reading(tried, (80, 24), "j") as reader:
        await add(reader, "h", "Second sitting", date="14 Aug 2024")
        await add(reader, "h", "Third sitting", date="1 Jan 2024")
        await reader.press("u")
        assert reader.row.name == "Second sitting"
        await reader.press("u")
        assert reader.row.id == "e_protest"
        await reader.press("U")
        assert reader.row.name == "Second sitting"


@pytest.mark.parametrize(
    ("pane", "row"),
    [("1", "e_taken"), ("2", "p_bolat"), ("4", "s_radio"), ("6", "x_radio_4")],
)
async def test_what_comes_back_is_under_the_cursor(
    tried: Path, pane: str, row: str
) -> None:
    """Though one has gone elsewhere since it was removed."""
    async with reading(tried, (80, 24), pane) as reader:
        while reader.row.id != row:
            await reader.press("j")
        await reader.press("D")
        if not reader.text.count("Remove this"):
            await reader.press("enter")
        await reader.press("y")
        await reader.see("Removed; u brings it back.")
        assert reader.row.id != row
        await reader.press("G", "u")
        await reader.see("Taken back")
        await reader.rest()
        assert reader.row.id == row


async def test_two_that_were_merged_leave_the_cursor_on_the_one(tried: Path) -> None:
    """And on the other once that is taken back."""
    async with reading(tried, (80, 24), "5", "j", "M", *keys("aliya")) as reader:
        await reader.see("Aliya Omarova")
        await reader.press("enter", "y")
        await reader.see("Merged into")
        await reader.rest()
        assert reader.row.id == "p_aliya"
        await reader.press("u")
        assert reader.row.id == "p_bolat"


async def test_beside_others_the_pane_that_lists_it_goes_there_and_the_focus_stays(
    tried: Path,
) -> None:
    """Where three stand side by side."""
    async with reading(tried, (200, 60), "2", "j") as reader:
        await add(reader, "h", "Second sitting", date="14 Aug 2024")
        assert reader.browse.focused_pane.NAME == "defendants"
        assert reader.focused() is reader.rows
        assert cursor(reader, "defendants") == "p_bolat"
        row = reader.browse.deck.pane("timeline").list.row
        assert row is not None
        assert row.name == "Second sitting"


async def test_what_is_added_on_a_page_leaves_the_list_below_it_alone(
    tried: Path,
) -> None:
    """Esc leads back to where one came from."""
    async with reading(tried, (80, 24), "j", "enter") as reader:
        await add(reader, "h", "Second sitting", date="14 Aug 2024")
        await reader.press("escape")
        assert reader.row.id == "e_protest"


async def test_a_statement_that_is_added_on_a_page_is_under_its_cursor(
    tried: Path,
) -> None:
    """Not the one that stands where another stood."""
    async with reading(tried, (80, 40), "j", "enter", "a", "w") as reader:
        await choose(reader, "source", "wire 24")
        await write(reader, "paragraph", "9")
        await write(reader, "gist", "Nobody was hurt.")
        await reader.press("ctrl+s")
        await reader.see("Saved: account")
        await reader.rest()
        block = reader.page.here.block
        assert block is not None
        assert "Nobody was hurt." in block.text


async def test_what_is_decided_elsewhere_leaves_a_page_on_its_statement(
    tried: Path,
) -> None:
    """Though what stands above it is another number of blocks."""
    async with reading(tried, (80, 40), "j", "enter", *"jjjj") as reader:
        sheet = reader.page.here
        before, place = sheet.block, sheet.cursor
        with Store.open(tried) as store, store.act("Timur") as act:
            remove(act, "account", ("e_protest", "x_radio_1"))
        reader.page.ask_again()
        assert sheet.cursor != place
        assert sheet.block == before


# Meanwhile


async def test_who_moves_while_a_list_is_made_anew_stays_where_they_went(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A viewpoint's list is written down off the screen's thread."""
    async with reading(tried) as reader:
        reader.browse.look_from(Viewpoint("s_watch", None))
        await reader.rest()
        await reader.press("g", "j")
        made, desk = threading.Event(), reader.browse.desk
        rows = desk.rows

        def late(pane: str, view: Viewpoint, narrowed: Filter) -> Rows[Any]:
            made.wait(5)
            return rows(pane, view, narrowed)

        monkeypatch.setattr(desk, "rows", late)
        other = reader.rows.rows
        assert other is not None
        (last,) = other.page(0)[-1:]
        reader.browse.ask_again((last.id,))
        await reader.pilot.press("j", "j")
        here = reader.row.id
        made.set()
        await reader.rest()
        assert reader.rows.rows is not other
        assert reader.row.id == here != last.id


async def test_who_does_not_move_meanwhile_is_brought_to_what_is_new(
    tried: Path,
) -> None:
    """In a viewpoint's list as in any other."""
    async with reading(tried) as reader:
        reader.browse.look_from(Viewpoint("s_watch", None))
        await reader.rest()
        await add(reader, "h", "Second sitting", date="14 Aug 2024")
        assert reader.row.name == "Second sitting"


async def test_who_moves_while_something_is_taken_back_is_not_called_back(
    tried: Path,
) -> None:
    """Of a burst no key is lost."""
    async with reading(tried, (80, 24), "j", "D", "y") as reader:
        await reader.see("Removed; u brings it back.")
        await reader.rest()
        await reader.press("g")
        done, clerk = threading.Event(), reader.browse.desk.clerk
        clerk.hand_in(lambda: done.wait(5))
        await reader.pilot.press("u", "j", "j")
        here = reader.row.id
        done.set()
        await reader.see("Taken back")
        await reader.rest()
        assert reader.row.id == here == "e_beaten"


async def test_a_key_that_is_on_its_way_moves_on_from_where_one_is(
    tried: Path,
) -> None:
    """Nobody was told yet where the cursor is when the list is made anew."""
    async with reading(tried) as reader:
        reader.rows.cursor += 2
        reader.browse.ask_again()
        assert reader.row.id == "e_taken"
        await reader.rest()
        assert reader.row.id == "e_taken"


async def test_a_statement_of_the_detail_keeps_the_cursor(tried: Path) -> None:
    """One reads on where one was."""
    async with reading(tried, (80, 40), "j", "tab", "j", "j") as reader:
        detail = reader.browse.detail
        before = detail.block
        assert before is not None
        assert detail.cursor > 0
        with Store.open(tried) as store, store.act("Timur") as act:
            act.update("entity", {"id": "e_protest"}, {"summary": "On the road."})
        reader.browse.ask_again()
        await reader.rest()
        assert "On the road." in reader.sheet
        assert detail.block == before
