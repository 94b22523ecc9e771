"""The panes: every command, every width, keys and mouse."""

from pathlib import Path

import pytest
from textual.geometry import Size

from app.flows import Reader, reading
from app.screens.seen import EVERYWHERE, changes
from dossier.commands import available, panes
from dossier.commands.command import Command
from dossier.panes.deck import NAMES
from dossier.screens.browse import TRIPTYCH, BrowseScreen
from dossier.widgets.bars import FooterBar, HeaderBar, TabBar
from dossier.widgets.sheet import Sheet
from dossier_db import Store

PREPARED: dict[str, tuple[str, ...]] = {
    **EVERYWHERE,
    "add": (),
    "note": (),
    "edit": (),
    "remove": (),
    "merge": (),
    "history": (),
    "open": (),
    "citation": (),
    "copy": (),
    "next_discrepancy": (),
    "previous_discrepancy": ("G",),
    "told_by": (),
    "known_on": (),
    "maximise": (),
    "texts": (),
    "pane_timeline": ("2",),
    "next_part": (),
    "previous_part": (),
}
"""What is pressed first, so that there is something to see."""

ALONE = "This part alone: z or esc brings the others back."
"""What the footer says where one part has the screen."""


def header(reader: Reader) -> str:
    """The text of the header's line."""
    return reader.lines[0]


def test_every_command_of_the_panes_is_tried_here() -> None:
    """A new one needs its line above."""
    assert set(PREPARED) == {each.id for each in available("panes")}


@pytest.mark.parametrize("command", available("panes"), ids=lambda each: each.id)
async def test_a_command_does_something_to_be_seen(
    tried: Path, command: Command
) -> None:
    """Where it says that it makes sense."""
    async with reading(tried, (80, 24), *PREPARED[command.id]) as reader:
        assert await changes(reader, command, command.keys[0])


@pytest.mark.parametrize("command", panes(), ids=lambda each: each.id)
async def test_a_number_brings_its_pane_to_the_front(
    tried: Path, command: Command
) -> None:
    """With its name in brackets, the focus in its list, its row below."""
    async with reading(tried, (80, 24), command.keys[0]) as reader:
        name = command.id.removeprefix("pane_")
        assert name == reader.browse.focused_pane.NAME
        assert f"[{command.keys[0]} {command.label}]" in reader.lines[1]
        assert reader.rows.has_focus
        assert reader.rows.display and reader.rows.size.height > 0
        assert reader.sheet


async def test_a_number_leaves_what_was_opened_over_the_panes(tried: Path) -> None:
    """Also a page over a page."""
    async with reading(tried, (80, 24), "enter", "enter", "4") as reader:
        assert isinstance(reader.app.screen, BrowseScreen)
        assert reader.browse.focused_pane.NAME == "sources"


async def test_a_number_shows_the_list_though_the_detail_had_the_screen(
    tried: Path,
) -> None:
    """A pane in front is a list that can be seen."""
    async with reading(tried, (80, 24), "tab", "z", "2") as reader:
        assert "Bolat Seitkali" in reader.text
        assert reader.rows.has_focus


@pytest.mark.parametrize(
    ("size", "order"),
    [
        ((40, 10), ["timeline-list"]),
        ((80, 24), ["timeline-list", "detail"]),
        ((120, 40), ["timeline-list", "detail"]),
        ((200, 60), ["timeline-list", "defendants-list", "compare-list", "detail"]),
    ],
)
async def test_tab_goes_through_what_is_in_view_and_round_again(
    tried: Path, size: tuple[int, int], order: list[str]
) -> None:
    """In the order of the eye; shift+tab the other way."""
    async with reading(tried, size) as reader:
        forth, back = [], []
        for _step in range(len(order) + 1):
            forth.append(getattr(reader.focused(), "id", None))
            await reader.press("tab")
        await reader.press("shift+tab")
        for _step in range(len(order) + 1):
            back.append(getattr(reader.focused(), "id", None))
            await reader.press("shift+tab")
        assert forth == [*order, order[0]]
        assert back == list(reversed(forth))


@pytest.mark.parametrize(
    ("size", "shown"), [((99, 30), 1), ((159, 40), 1), ((160, 40), TRIPTYCH)]
)
async def test_wide_screens_show_three_panes_side_by_side(
    tried: Path, size: tuple[int, int], shown: int
) -> None:
    """The others one at a time."""
    async with reading(tried, size) as reader:
        mounted = [reader.browse.deck.pane(name) for name in NAMES[:shown]]
        widest = max(pane.region.width for pane in mounted)
        assert mounted[0].region.width == widest >= size[0] // 2 - 2
        assert len({pane.region.x for pane in mounted}) == shown
        await reader.press("5")
        people = reader.browse.deck.pane("people")
        assert [pane for pane in mounted if pane.region.width] == []
        assert people.region.width > size[0] // 2 - 1


async def test_panes_stand_in_the_order_of_their_numbers(tried: Path) -> None:
    """Whichever was opened first, while there was room for one."""
    async with reading(tried, (80, 24), "3", "2", "1") as reader:
        await reader.resize(200, 60)
        left = [reader.browse.deck.pane(name).region.x for name in NAMES[:TRIPTYCH]]
        assert left == sorted(set(left))


async def test_keys_that_come_fast_meet_the_pane_they_were_meant_for(
    tried: Path,
) -> None:
    """The words behind a person are asked for, and another pane at once."""
    async with reading(tried) as reader:
        for first, then in ("15", "52", "26", "61", "34", "42"):
            await reader.pilot.press(first, "j", "o", then, "y", "enter", "escape")
            await reader.rest()
        assert reader.app.failure is None


async def test_the_detail_is_that_of_the_row_under_the_cursor(tried: Path) -> None:
    """As soon as the cursor rests."""
    async with reading(tried, (80, 24), "j") as reader:
        assert reader.browse.detail.blocks[0].text == "Protest on the Karasu road"


async def test_focus_in_another_pane_makes_it_the_current_one(tried: Path) -> None:
    """Tabs and detail follow."""
    async with reading(tried, (200, 60), "tab") as reader:
        assert reader.browse.query_one(TabBar).current == 1
        assert reader.browse.detail.blocks[0].text == "Aliya Omarova"


async def test_n_goes_to_the_next_discrepancy_and_says_where_there_is_none(
    tried: Path,
) -> None:
    """Rows marked ! or <, and no others."""
    async with reading(tried) as reader:
        stops = []
        for key in ("n", "n", "n", "N", "N"):
            await reader.press(key)
            stops.append(reader.row.id)
            if len(stops) == 3:
                assert "No discrepancy further down." in reader.lines[-1]
        assert stops == ["e_protest", "e_first", "e_first", "e_protest", "e_protest"]
        assert "No discrepancy further up." in reader.lines[-1]


async def test_the_jump_to_a_discrepancy_is_always_in_view(tried: Path) -> None:
    """However small the screen."""
    async with reading(tried, (40, 8), "n", "n") as reader:
        assert any(line.startswith(">") and " <" in line for line in reader.lines)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (40, 10)])
async def test_z_gives_one_part_the_whole_screen_and_takes_it_back(
    tried: Path, size: tuple[int, int]
) -> None:
    """The list, or the detail where that has the focus."""
    async with reading(tried, size) as reader:
        before = reader.text
        desk = reader.browse.query_one("#desk").region
        await reader.press("z")
        assert reader.rows.size.width >= size[0] - 3
        assert not reader.browse.detail.region.height
        assert ALONE[: size[0] - 8] in reader.lines[-1]
        await reader.press("z")
        assert reader.text == before
        reader.browse.detail.focus()
        await reader.rest()
        if reader.browse.detail.has_focus:
            await reader.press("z")
            assert reader.browse.detail.region == desk
            assert ALONE[: size[0] - 8] in reader.lines[-1]
            assert not reader.rows.region.height
            await reader.press("z")
            assert reader.rows.region.height
            assert ALONE[:9] not in reader.text


async def test_tab_stays_where_one_part_has_the_whole_screen(tried: Path) -> None:
    """There is no other to go to."""
    async with reading(tried, (200, 60), "z", "tab") as reader:
        assert reader.rows.has_focus
        assert "The pasture" in reader.text


async def test_esc_leads_from_the_detail_to_its_list(tried: Path) -> None:
    """And from one part alone to all."""
    async with reading(tried, (80, 24), "tab", "z", "escape") as reader:
        assert reader.rows.has_focus
        assert reader.browse.detail.region.height
        assert reader.rows.region.height
        assert ALONE not in reader.text


async def test_the_matrix_moves_under_left_and_right(tried: Path) -> None:
    """As far as one source stays in view, and no further."""
    async with reading(tried, (80, 24), "3") as reader:
        before = reader.lines[3]
        await reader.press("l")
        assert reader.lines[3] != before and "Steppe Wat…" in reader.lines[3]
        for _step in range(9):
            await reader.press("right")
        assert reader.lines[3].split()[1:2] != ["verdict"]
        for _step in range(12):
            await reader.press("h")
        assert reader.lines[3] == before


async def test_o_opens_the_first_passage_behind_a_row(tried: Path) -> None:
    """Of every pane that has one."""
    for key in "1234567":
        async with reading(tried, (80, 24), key, "j", "o") as reader:
            assert reader.page._page.blocks[0].text.startswith(
                ("Steppe Watch", "Radio Karasu", "The Daily", "A neighbour", "Wire")
            ), key


async def test_o_where_nothing_is_cited_says_so(tried: Path) -> None:
    """A row of ours alone: no source speaks of this person."""
    with Store.open(tried) as store, store.act("Saule") as act:
        act.insert("entity", {"id": "p_zhanar", "name": "Zhanar"})
        act.insert("person", {"id": "p_zhanar"})
    async with reading(tried, (80, 24), "5", "G") as reader:
        while reader.row.id != "p_zhanar":
            await reader.press("k")
        await reader.press("o")
        assert "No statement stands behind this row." in reader.lines[-1]


@pytest.mark.parametrize("number", range(1, 8))
async def test_enter_opens_the_page_of_a_row(tried: Path, number: int) -> None:
    """And esc leads back to it."""
    async with reading(tried, (80, 24), str(number), "j") as reader:
        row = reader.row
        await reader.press("enter")
        assert reader.page._page.title
        await reader.press("escape")
        assert reader.app.screen is reader.browse
        assert reader.row == row and reader.rows.has_focus


async def test_a_notice_says_what_is_to_be_known_at_once(tried: Path) -> None:
    """In the footer, until it is clicked away."""
    async with reading(tried, notices=("It is open to read.",)) as reader:
        assert "It is open to read." in reader.lines[-1]
        await reader.click("It is open")
        assert "enter open" in reader.lines[-1]


async def test_the_counts_stand_at_the_right(tried: Path) -> None:
    """Sources read, not those that others have seen; open questions."""
    async with reading(tried) as reader:
        await reader.see("6 sources · 6 questions, 5 open")
        assert reader.browse.query_one(HeaderBar).right


# Mouse


async def test_a_click_puts_the_cursor_on_a_row(tried: Path) -> None:
    """And the detail follows."""
    async with reading(tried) as reader:
        await reader.click("Nine villagers")
        assert reader.row.id == "e_taken"
        assert reader.browse.detail.blocks[0].text.startswith("Nine villagers")


async def test_a_double_click_opens_the_row(tried: Path) -> None:
    """As enter does."""
    async with reading(tried) as reader:
        await reader.click("Nine villagers", times=2)
        assert reader.page._page.title.startswith("Nine villagers")


async def test_a_click_in_another_pane_goes_there(tried: Path) -> None:
    """Where three stand side by side."""
    async with reading(tried, (200, 60)) as reader:
        await reader.click("Bolat Seitkali")
        assert reader.browse.focused_pane.NAME == "defendants"
        assert reader.row.id == "p_bolat"
        assert "[2 Defendants]" in reader.lines[1]


async def test_the_wheel_scrolls_and_takes_the_cursor_along(tried: Path) -> None:
    """The row under the cursor stays in view."""
    async with reading(tried, (80, 9)) as reader:
        for _turn in range(4):
            reader.rows.scroll_down(animate=False)
            await reader.rest()
        assert reader.rows.cursor > 0
        assert any(line.startswith(">") for line in reader.lines)


async def test_a_tab_can_be_clicked(tried: Path) -> None:
    """By its name."""
    async with reading(tried) as reader:
        await reader.click("4 Sources")
        assert "[4 Sources]" in reader.lines[1]


@pytest.mark.parametrize(
    ("hint", "seen"),
    [("? help", "Keys and marks"), ("t told by", "As told by which"), ("n next", "!")],
)
async def test_a_footer_key_can_be_clicked(tried: Path, hint: str, seen: str) -> None:
    """It does what the key does."""
    async with reading(tried) as reader:
        await reader.click(hint)
        assert seen in reader.text


async def test_every_key_in_the_footer_is_one_of_the_list(tried: Path) -> None:
    """By construction; here as it is seen."""
    async with reading(tried, (200, 60)) as reader:
        assert reader.browse.query_one(FooterBar).scope == "panes"
        for hint in ("enter open", "w texts", "z whole screen", "ctrl+p palette"):
            assert hint in reader.lines[-1]


async def test_a_double_click_in_the_detail_opens_what_stands_there(
    tried: Path,
) -> None:
    """The question about the event."""
    async with reading(tried, (120, 40), "j") as reader:
        await reader.click("How many were there?", times=2)
        assert reader.page._page.title == "How many were there?"
        assert isinstance(reader.page.sheet, Sheet)


async def test_an_empty_dossier_says_how_to_begin(tmp_path: Path) -> None:
    """In place of the detail; nothing is said to be missing of what is not there."""
    path = tmp_path / "new.dossier"
    Store.create(path, name="New").close()
    async with reading(path) as reader:
        await reader.see("a adds a source or a person; i takes a note in a line.")
        await reader.press("7")
        await reader.see("Nothing is missing in what is written so far.")


async def test_a_key_between_a_wide_size_and_its_panes_is_answered(
    tried: Path,
) -> None:
    """The screen is wide before the panes beside the first have been made."""
    async with reading(tried) as reader:
        reader.app._size = Size(200, 60)
        for action in ("next_part", "previous_part", "maximise", "maximise"):
            await reader.browse.run_action(action)
        reader.browse.ask_again()
        await reader.rest()
        assert reader.rows.has_focus or reader.browse.detail.has_focus
