"""The search and the small one: keys, kinds, the way there and back."""

from pathlib import Path

import pytest

from app.finds import Puppet, found, hit, sit
from app.flows import reading
from app.screens.seeking import ALIYA, PROTEST, search, seek, under
from app.screens.seen import changes
from dossier.commands import available
from dossier.commands.command import Command
from dossier.keys import keys_in
from dossier.screens.search import JumpScreen, SearchScreen
from dossier.screens.seek import Seek
from dossier.widgets.bars import FooterBar
from dossier_db import Viewpoint

PREPARED: dict[str, tuple[str, ...]] = {
    "open": (),
    "back": (),
    "citation": (),
    "copy": (),
    "next_kind": (),
    "previous_kind": (),
    "down": (),
    "up": ("down",),
    "page_down": (),
    "page_up": ("pagedown",),
    "theme": (),
    "palette": (),
    "help": (),
    "lock": (),
    "quit": (),
}
"""What is pressed first, so that there is something to see."""


# The keys


@pytest.mark.parametrize("scope", ["search", "jump"])
def test_every_command_of_a_search_is_tried_here(scope: str) -> None:
    """A new one needs its line above."""
    chosen = available("search" if scope == "search" else "jump")
    assert {each.id for each in chosen} - {"search", "jump"} <= set(PREPARED)


@pytest.mark.parametrize("command", available("search"), ids=lambda each: each.id)
async def test_a_key_of_the_search_does_something_to_be_seen(
    tried: Path, puppet: Puppet, command: Command
) -> None:
    """While the field keeps the focus."""
    keys = ("slash", "a", *PREPARED[command.id])
    async with reading(tried, (80, 24), *keys) as reader:
        assert await changes(reader, command, keys_in(command, "search")[0])


@pytest.mark.parametrize("command", available("jump"), ids=lambda each: each.id)
async def test_a_key_of_the_small_search_does_something_to_be_seen(
    tried: Path, puppet: Puppet, command: Command
) -> None:
    """As in the large one."""
    keys = ("ctrl+k", "a", *PREPARED[command.id])
    async with reading(tried, (80, 24), *keys) as reader:
        assert await changes(reader, command, keys_in(command, "jump")[0])


@pytest.mark.parametrize("hint", ["enter open", "esc back", "tab kind", "f1 help"])
async def test_a_key_in_the_footer_can_be_clicked(
    tried: Path, puppet: Puppet, hint: str
) -> None:
    """Also what the list answers, though the field has the focus."""
    async with reading(tried, (80, 24), "slash", "a") as reader:
        before = reader.text
        assert hint in reader.lines[-1]
        await reader.click(hint)
        assert reader.text != before


@pytest.mark.parametrize("way", [(), ("enter",), ("enter", "o"), ("question_mark",)])
@pytest.mark.parametrize("key", ["slash", "ctrl+k"])
async def test_a_search_opens_from_anywhere_and_esc_leads_back(
    tried: Path, puppet: Puppet, way: tuple[str, ...], key: str
) -> None:
    """To the same screen as it was, but for what was said there before."""
    async with reading(tried, (80, 24), *way) as reader:
        before, screen = reader.lines[:-1], reader.app.screen
        await reader.press(key, "a")
        assert isinstance(reader.app.screen, Seek)
        await reader.press("escape")
        assert reader.app.screen is screen and reader.lines[:-1] == before


@pytest.mark.parametrize("key", ["d", "ctrl+p"])
async def test_where_one_types_already_the_key_is_a_letter(
    tried: Path, puppet: Puppet, key: str
) -> None:
    """A choice, or the palette."""
    async with reading(tried, (80, 24), key, "slash") as reader:
        assert not isinstance(reader.app.screen, Seek)
    async with reading(tried, (80, 24), "slash", "slash", "q", "?") as reader:
        assert seek(reader).input.value == "/q?"


async def test_what_is_typed_at_once_behind_the_key_goes_into_the_field(
    tried: Path, puppet: Puppet
) -> None:
    """However fast: q would leave the program."""
    async with reading(tried) as reader:
        await reader.pilot.press("slash", *"quickly", "escape", "ctrl+k", *"quick")
        await reader.rest()
        assert seek(reader).input.value == "quick"


async def test_a_line_that_is_cleared_is_typed_anew(
    tried: Path, puppet: Puppet
) -> None:
    """By the key of the forms, in one burst with what comes then."""
    async with reading(tried, (80, 24), "slash", *"ab", "ctrl+u", "a") as reader:
        assert seek(reader).input.value == "a"


async def test_a_filter_that_means_nothing_is_told(tried: Path, puppet: Puppet) -> None:
    """In the place of hits, and beside some; fewer words would not help."""
    said = "There is no kind “foo”."
    puppet.answers["a"] = found(doubts=(said,), wide=True)
    puppet.answers["b"] = found(ALIYA, doubts=(said,), wide=True)
    async with reading(tried, (80, 24), "slash", "a") as reader:
        await reader.see(said, "Nothing was found for “a”.")
        assert "Fewer words" not in reader.text
        await reader.press("ctrl+u", "b")
        await reader.see("Aliya Omarova")
        assert said in reader.lines[0]


async def test_the_counts_of_all_kinds_stay_when_one_is_shown_alone(
    tried: Path, puppet: Puppet
) -> None:
    """They are those of the wide pass, before and after."""
    many = found(ALIYA, PROTEST, counts={"person": 40, "event": 10})
    puppet.answers["a"] = found(ALIYA, PROTEST, more=frozenset(("event",)))
    puppet.answers["a", True] = many
    async with reading(tried, (80, 24), "slash", "a") as reader:
        await reader.see("[all 50]")
        await reader.press("tab")
        await reader.see(" all 50 ")
        assert "50+" not in reader.text and "events 10+" not in reader.text


@pytest.mark.parametrize("words", ["anyone and anything", "few letters"])
async def test_a_search_can_be_chosen_in_the_palette(
    tried: Path, puppet: Puppet, words: str
) -> None:
    """And what is chosen in the palette over a search is done there."""
    async with reading(tried, (80, 24), "ctrl+p", *words) as reader:
        while not isinstance(reader.app.screen, Seek):
            await reader.press("enter")
        await reader.press("a")
        assert under(reader) == "p_aliya"
        if isinstance(seek(reader), SearchScreen):
            await reader.press("ctrl+p", *"go down")
            while not isinstance(reader.app.screen, Seek):
                await reader.press("enter")
            assert under(reader) == "p_bolat" and seek(reader).input.has_focus


# Hits by kind


async def test_hits_stand_under_headings_with_their_counts(
    tried: Path, puppet: Puppet
) -> None:
    """The kind of the best hit first; all counts in one line."""
    async with reading(tried, (80, 24), "slash", "a") as reader:
        assert reader.lines[2] == "[all 4] people 2  events 1  passages 1"
        shown = [line.split()[0] for line in reader.lines[4:11]]
        assert shown == [
            "people",
            ">Aliya",
            "Bolat",
            "events",
            "Protest",
            "passages",
            "Steppe",
        ]
        assert under(reader) == "p_aliya"


async def test_each_hit_says_how_it_was_found_and_where(
    tried: Path, puppet: Puppet
) -> None:
    """A label of ours says that it is; a likeness stands in quiet ink."""
    async with reading(tried, (80, 24), "slash", "a") as reader:
        rows = {line[1:6]: line for line in reader.lines[4:11]}
        assert rows["Aliya"].endswith("Steppe Watch…  other script")
        assert "Әлия Омарова" in rows["Aliya"]
        assert "(ours)" in rows["Bolat"] and rows["Bolat"].endswith("sounds alike")
        assert rows["Stepp"].endswith("in text")
        assert "About forty people stood on the road." in rows["Stepp"]


async def test_the_words_that_were_found_can_be_read_whole(
    tried: Path, puppet: Puppet
) -> None:
    """With their citation and how they were found; below, the record."""
    async with reading(tried, (120, 40), "slash", "a", "down") as reader:
        await reader.see("not an", "Bolat Seitkali (ours)", "A shepherd.")
        await reader.press("up")
        await reader.see("Әлия Омарова [Steppe Watch ¶4]", "in custody. [Steppe")
        await reader.see("A teacher; speaks for the village.")


async def test_tab_shows_one_kind_after_the_other(tried: Path, puppet: Puppet) -> None:
    """And all of them again; shift+tab the other way."""
    async with reading(tried, (80, 24), "slash", "a") as reader:
        seen = []
        for _step in range(4):
            await reader.press("tab")
            seen.append((search(reader).kind, under(reader)))
        assert seen == [
            ("person", "p_aliya"),
            ("event", "e_protest"),
            ("passage", "x_watch_2"),
            (None, "p_aliya"),
        ]
        assert ("a", "event", False) in puppet.asked
        await reader.press("shift+tab")
        assert search(reader).kind == "passage"
        assert "[passages 1]" in reader.lines[2] and "people 2" in reader.lines[2]
        assert reader.lines[4].startswith(">Steppe Watch ¶2")


async def test_a_kind_can_be_chosen_with_the_mouse(tried: Path, puppet: Puppet) -> None:
    """In the line of kinds, or by its heading; a double click opens a hit."""
    async with reading(tried, (80, 24), "slash", "a") as reader:
        await reader.click("events 1")
        assert search(reader).kind == "event"
        await reader.click("all 4")
        await reader.click("passages 1", times=1)
        assert search(reader).kind == "passage"
        await reader.click("all 4")
        await reader.click("Bolat Seitkali", times=2)
        assert reader.page._page.title == "Bolat Seitkali"
        await reader.press("escape")
        assert search(reader).input.has_focus


# There and back


async def test_esc_on_a_page_comes_back_to_the_search_as_it_was_left(
    tried: Path, puppet: Puppet
) -> None:
    """Query, kind, rows, cursor and focus; esc once more leaves it."""
    keys = ("slash", "a", "down", "down", "enter")
    async with reading(tried, (80, 24), *keys) as reader:
        assert reader.page._page.title == "Protest on the Karasu road"
        await reader.press("escape")
        assert seek(reader).input.value == "a" and under(reader) == "e_protest"
        assert seek(reader).input.has_focus
        asked = len(puppet.asked)
        await reader.press("ctrl+o")
        assert "ours" in reader.lines[-1]
        await reader.press("up", "up", "ctrl+o")
        assert reader.page._page.title == "Steppe Watch ¶4"
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.browse
        assert len(puppet.asked) == asked


async def test_a_record_chosen_in_the_small_search_opens_over_where_one_was(
    tried: Path, puppet: Puppet
) -> None:
    """The small one is gone; esc leads back to where it was opened."""
    async with reading(tried, (80, 24), "enter", "ctrl+k", "a") as reader:
        assert isinstance(seek(reader), JumpScreen)
        await reader.press("enter")
        assert reader.page._page.title == "Aliya Omarova"
        depth = len(reader.app.screen_stack)
        await reader.press("ctrl+k", "a", "enter")  # one is there already
        assert len(reader.app.screen_stack) == depth
        await reader.press("escape")
        assert reader.page._page.title == "The pasture beside the road is fenced in"


async def test_the_search_looks_at_everything_and_says_so(
    tried: Path, puppet: Puppet
) -> None:
    """Where the panes are looked at from one source; so does what it opens."""
    async with reading(tried) as reader:
        reader.browse.look_from(Viewpoint("s_blog"))
        await reader.press("slash", "a")
        assert "The search looks at everything" in reader.text
        await reader.press("enter")
        assert "as told by" not in reader.lines[0]
        assert "custody" in reader.text
        await reader.press("escape", "escape")
        assert "as told by" in reader.lines[0]


async def test_a_record_that_is_gone_is_a_sentence(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program has taken it away."""
    sit(monkeypatch, {"x": found(hit("p_nobody", "person", "Nobody"))})
    async with reading(tried, (80, 24), "slash", "x", "enter") as reader:
        assert isinstance(reader.app.screen, SearchScreen)
        assert "p_nobody" in reader.lines[-1]


@pytest.mark.parametrize("size", [(10, 3), (40, 10), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("key", ["slash", "ctrl+k"])
async def test_it_opens_at_every_size(
    tried: Path, puppet: Puppet, size: tuple[int, int], key: str
) -> None:
    """And can be used, and left."""
    async with reading(tried, size, key, "a", "down", "up", "enter") as reader:
        assert reader.page._page.title == "Aliya Omarova"
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.browse


async def test_the_footer_has_the_keys_of_the_search(
    tried: Path, puppet: Puppet
) -> None:
    """None of them a character."""
    async with reading(tried, (80, 24), "slash") as reader:
        assert reader.app.screen.query_one(FooterBar).scope == "search"
        assert "tab kind" in reader.lines[-1] and "/ search" not in reader.lines[-1]
        await reader.press("escape")
        assert "/ search" in reader.lines[-1]
