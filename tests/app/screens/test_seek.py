"""Searching as one types: late answers, better answers, leaving in the middle."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.finds import Puppet, found, hit, sit
from app.flows import Reader, reading
from dossier.screens.desk import Desk
from dossier.screens.page import RecordScreen
from dossier.screens.search import SearchScreen
from dossier.screens.seek import EARLIER, Seek
from dossier_db.errors import DossierError
from dossier_db.records.hits import Found

ALIYA = hit("p_aliya", "person", "Aliya Omarova")
BOLAT = hit("p_bolat", "person", "Bolat Seitkali")
SAULE = hit("p_saule", "person", "Saule Nurgali")
DANIYAR = hit("p_daniyar", "person", "Daniyar Akhmet")


@pytest.fixture
def puppet(monkeypatch: pytest.MonkeyPatch) -> Puppet:
    """It finds one or another; better when it looks widely."""
    answers: dict[str | tuple[str, bool], Found] = {
        "a": found(ALIYA),
        "ab": found(BOLAT),
        ("w", False): found(BOLAT, ALIYA),
        ("w", True): found(SAULE, DANIYAR, BOLAT, ALIYA),
        ("late", True): found(SAULE),
    }
    return sit(monkeypatch, answers)


def seek(reader: Reader) -> Seek:
    """The search in front."""
    screen = reader.app.screen
    assert isinstance(screen, Seek), reader.text
    return screen


def under(reader: Reader) -> str:
    """The id under the cursor."""
    chosen = seek(reader).list.hit
    return "" if chosen is None else chosen.id


def pointed(reader: Reader) -> int:
    """The line of the screen that the pointer stands in."""
    (line,) = (n for n, text in enumerate(reader.lines) if text.startswith(">"))
    return line


async def test_a_keystroke_does_not_wait_for_an_answer(
    tried: Path, puppet: Puppet
) -> None:
    """What is typed stands there at once, over the answer to what was before."""
    async with reading(tried, (80, 24), "slash") as reader:
        go_on = puppet.hold("ab", "abc", "abcd")
        await reader.press("a")
        begin = time.monotonic()
        await reader.pilot.press(*"bcd")
        assert seek(reader).input.value == "abcd"
        assert time.monotonic() - begin < 5
        assert under(reader) == "p_aliya"
        go_on.set()
        await reader.rest()
        assert under(reader) == ""


async def test_an_answer_that_comes_too_late_is_dropped(
    tried: Path, puppet: Puppet
) -> None:
    """Though it could not be interrupted."""
    async with reading(tried, (80, 24), "slash") as reader:
        puppet.deaf = True
        go_on = puppet.hold("a")
        await reader.pilot.press("a")
        await reader.until(lambda: bool(puppet.asked))
        await reader.pilot.press("b")
        go_on.set()
        await reader.rest()
        assert [query for query, _kind, _wide in puppet.asked] == ["a", "ab", "ab"]
        assert under(reader) == "p_bolat"


async def test_an_answer_for_what_was_taken_back_is_dropped(
    tried: Path, puppet: Puppet
) -> None:
    """The field is empty: nothing is shown."""
    async with reading(tried, (80, 24), "slash") as reader:
        puppet.deaf = True
        go_on = puppet.hold("a")
        await reader.pilot.press("a")
        await reader.until(lambda: bool(puppet.asked))
        await reader.pilot.press("backspace")
        go_on.set()
        await reader.rest()
        assert under(reader) == "" and "Type a name" in reader.text


@pytest.mark.parametrize("moved", [(), ("down",)])
async def test_a_wider_answer_leaves_the_row_under_the_cursor_on_its_line(
    tried: Path, puppet: Puppet, moved: tuple[str, ...]
) -> None:
    """Whether somebody has moved there or not: enter opens what the eye is on."""
    async with reading(tried, (80, 24), "slash") as reader:
        go_on = puppet.hold(("w", True))
        await reader.pilot.press("w")
        await reader.until(lambda: ("w", None, True) in puppet.asked)
        await reader.pilot.press(*moved)
        record, line = under(reader), pointed(reader)
        assert record == ("p_aliya" if moved else "p_bolat")
        go_on.set()
        await reader.rest()
        assert (under(reader), pointed(reader)) == (record, line)
        assert "↑ 1 more above" in reader.lines[2]
        await reader.press("pageup")
        assert under(reader) == "p_saule" and "more above" not in reader.lines[2]


async def test_where_nothing_was_found_quickly_it_looks_further(
    tried: Path, puppet: Puppet
) -> None:
    """And says so meanwhile."""
    async with reading(tried, (80, 24), "slash") as reader:
        go_on = puppet.hold(("late", True))
        await reader.pilot.press(*"late")
        await reader.see("Looking further …")
        go_on.set()
        await reader.see("Saule Nurgali")


# Enter


async def test_enter_before_the_answer_opens_the_first_hit_when_it_comes(
    tried: Path, puppet: Puppet
) -> None:
    """Of what was typed, not of what was shown."""
    async with reading(tried, (80, 24), "slash", "a") as reader:
        go_on = puppet.hold("ab")
        await reader.pilot.press("b", "enter")
        assert under(reader) == "p_aliya"
        go_on.set()
        await reader.until(lambda: isinstance(reader.app.screen, RecordScreen))
        assert reader.page._page.title == "Bolat Seitkali"


@pytest.mark.parametrize("then", ["c", "down"])
async def test_a_key_behind_enter_waits_for_the_answer_and_is_meant_for_what_it_opens(
    tried: Path, puppet: Puppet, then: str
) -> None:
    async with reading(tried, (80, 24), "slash", "a") as reader:
        go_on = puppet.hold("ab")
        await reader.pilot.press("b", "enter", then)
        assert isinstance(reader.app.screen, SearchScreen)
        go_on.set()
        await reader.until(lambda: isinstance(reader.app.screen, RecordScreen))
        assert reader.page._page.title == "Bolat Seitkali"


async def test_enter_before_an_answer_that_finds_nothing_opens_nothing(
    tried: Path, puppet: Puppet
) -> None:
    """Not even what a wider look finds later: nobody has seen that."""
    async with reading(tried, (80, 24), "slash") as reader:
        go_on = puppet.hold(("late", False))
        await reader.pilot.press(*"late", "enter")
        go_on.set()
        await reader.see("Saule Nurgali")
        await reader.rest()
        assert isinstance(reader.app.screen, SearchScreen)


# Leaving in the middle


@pytest.mark.parametrize("deaf", [False, True])
async def test_leaving_during_a_search_is_quiet(
    tried: Path, puppet: Puppet, deaf: bool
) -> None:
    """Whether it hears that it is to stop or not; it is closed once."""
    async with reading(tried, (80, 24), "slash") as reader:
        puppet.deaf = deaf
        go_on = puppet.hold("a")
        await reader.pilot.press("a")
        await reader.until(lambda: bool(puppet.asked))
        await reader.pilot.press("escape")
        assert reader.app.screen is reader.browse
        go_on.set()
        await reader.until(lambda: puppet.closed == 1)
        await reader.press("slash", "a")
        assert under(reader) == "p_aliya"
    assert puppet.closed == puppet.opened == 2


async def test_the_program_can_be_left_during_a_search(
    tried: Path, puppet: Puppet
) -> None:
    """At once, and nothing is said."""
    async with reading(tried, (80, 24), "slash") as reader:
        puppet.hold("a")
        await reader.pilot.press("a")
        await reader.until(lambda: bool(puppet.asked))
        begin = time.monotonic()
        await reader.pilot.press("ctrl+q")
    assert time.monotonic() - begin < 5
    assert reader.app.failure is None
    while puppet.closed == 0:
        assert time.monotonic() - begin < 5
        await asyncio.sleep(0.01)


async def test_another_pane_can_be_called_from_a_page_over_the_search(
    tried: Path, puppet: Puppet
) -> None:
    """All that was opened is left, the search with it."""
    async with reading(tried, (80, 24), "slash", "a", "enter", "2") as reader:
        assert reader.app.screen is reader.browse
        assert puppet.closed == 1


async def test_a_fault_in_the_search_ends_the_program_in_order(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its own error, for the command line's one door."""

    def broken(_desk: Desk, _progress: Callable[[int, int], None]) -> Puppet:
        raise ZeroDivisionError

    monkeypatch.setattr(Desk, "searcher", broken)
    with pytest.raises(ZeroDivisionError):
        async with reading(tried, (80, 24), "slash") as reader:
            await reader.pilot.press("a")
            await reader.until(lambda: reader.app.failure is not None)


# The index


async def test_the_making_of_the_index_is_told_and_can_be_left(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With figures; esc leaves it unmade."""
    left = []

    def searcher(_desk: Desk, progress: Callable[[int, int], None]) -> Puppet:
        try:
            for _turn in range(1_000):
                progress(12_000, 100_000)
                time.sleep(0.01)
        finally:
            left.append(True)
        raise AssertionError("nobody has left")

    monkeypatch.setattr(Desk, "searcher", searcher)
    async with reading(tried, (80, 24), "slash") as reader:
        await reader.pilot.press("a")
        await reader.see("The search index is being made: 12,000 of 100,000.")
        await reader.pilot.press("escape")
        await reader.until(lambda: bool(left))
        assert reader.app.screen is reader.browse


async def test_a_refusal_is_a_sentence(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file cannot be written, say."""

    def refused(_desk: Desk, _progress: Callable[[int, int], None]) -> Puppet:
        raise DossierError("It cannot be written here: copy it first.")

    monkeypatch.setattr(Desk, "searcher", refused)
    async with reading(tried, (80, 24), "slash", "a") as reader:
        await reader.see("It cannot be written here: copy it first.")
        await reader.press("escape")
        assert reader.app.screen is reader.browse


async def test_only_so_many_queries_are_kept(tried: Path, puppet: Puppet) -> None:
    """The oldest is forgotten first."""
    async with reading(tried) as reader:
        for number in range(EARLIER + 3):
            reader.app.queries.insert(0, f"q{number}")
        await reader.press("slash", "a", "escape")
        assert len(reader.app.queries) == EARLIER
        assert reader.app.queries[0] == "a"
