"""Candidates of all texts: a list that grows while the texts are read."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.flows import Reader, reading
from app.holding import hold, hold_two
from app.screens.seen import EVERYWHERE, changes
from dossier.commands import available
from dossier.commands.command import Command
from dossier.screens.candidates import CandidatesScreen
from dossier.screens.texts import TextsScreen
from dossier_db.alignments import Alignments
from dossier_db.records.alignments import Alignment

MIRROR = "The court of Karasu charged 8 people under article 174. Nobody spoke."
OPENED = ("3", "p")

PREPARED: dict[str, tuple[str, ...]] = {
    **EVERYWHERE,
    "open": (),
    "back": (),
    "citation": (),
    "copy": (),
}
"""What is pressed first, so that there is something to see."""


@pytest.fixture
def two(tried: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trial in which two texts are held, and a name that the log knows."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    return hold_two(tried)


def screen(reader: Reader) -> CandidatesScreen:
    """The candidates in front."""
    found = reader.app.screen
    assert isinstance(found, CandidatesScreen), reader.text
    return found


def test_every_command_of_the_candidates_is_tried_here() -> None:
    """A new one needs its line above."""
    assert set(PREPARED) == {each.id for each in available("candidates")}


@pytest.mark.parametrize("command", available("candidates"), ids=lambda each: each.id)
async def test_a_command_does_something_to_be_seen(two: Path, command: Command) -> None:
    """In the list."""
    keys = (*OPENED, *PREPARED[command.id])
    async with reading(two, (100, 12), *keys) as reader:
        assert await changes(reader, command, command.keys[0])


async def test_the_weightiest_candidates_of_all_pairs_come_first(two: Path) -> None:
    """And the header counts them."""
    hold(two, "s_mirror", MIRROR)
    async with reading(two, (120, 24), *OPENED) as reader:
        found = screen(reader).found
        weights = [one.point.weight for one in found]
        assert weights == sorted(weights, reverse=True)
        assert len({(one.a.id, one.b.id) for one in found}) == 3
        await reader.see(f"{len(found)} candidates")


async def test_enter_shows_a_candidate_in_both_texts(two: Path) -> None:
    """At the place where it stands; esc leads back to the list."""
    async with reading(two, (120, 24), *OPENED, "enter") as reader:
        texts = reader.app.screen
        assert isinstance(texts, TextsScreen)
        current = texts.facing.current
        assert current is not None
        await reader.press("escape")
        row = screen(reader).list.row
        assert row is not None and row.point.id == current.id


async def test_what_is_dismissed_in_the_texts_is_gone_from_the_list(two: Path) -> None:
    """Without being asked for anew."""
    async with reading(two, (120, 24), *OPENED) as reader:
        before = [one.id for one in screen(reader).found]
        await reader.press("enter", "x", "escape")
        after = [one.id for one in screen(reader).found]
        assert after == before[1:]


async def test_a_dossier_without_two_texts_says_how_to_attach_one(tried: Path) -> None:
    """In place of the list."""
    async with reading(tried, (120, 24), *OPENED) as reader:
        await reader.see("dossier attach")


async def test_the_header_says_how_far_it_is_and_leaving_ends_it(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pair that is being read is the last one."""
    read: list[int] = []
    ended: list[bool] = []

    def slowly(
        self: Alignments, progress: Callable[[int, int], None]
    ) -> Iterator[Alignment]:
        both = self.pair("s_watch", "s_radio")
        try:
            for number in range(100_000):
                progress(number, 100_000)
                read.append(number)
                yield both
        finally:
            ended.append(True)

    monkeypatch.setattr(Alignments, "all", slowly)
    async with reading(two, (120, 24), "3") as reader:
        await reader.pilot.press("p")
        await reader.see("of 100,000 pairs of texts read")
        await reader.pilot.press("escape")
        await reader.until(lambda: bool(ended))
        assert reader.app.screen is reader.browse
    assert len(read) < 100_000


async def test_the_header_does_not_claim_the_limits_of_the_panes(two: Path) -> None:
    """What is open between two texts is the same from wherever one looks."""
    day = ("3", "d", *"2024-06-01", "enter")
    async with reading(two, (120, 24), *day, "p") as reader:
        assert "as known on" not in reader.lines[0]
        assert "all sources, all days" in reader.lines[0]
        await reader.press("enter")
        assert "all sources, all days" in reader.lines[0]
        await reader.press("escape", "escape")
        assert "as known on 1 Jun 2024" in reader.lines[0]
