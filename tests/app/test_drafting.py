"""What is typed is kept at every pause, in order, and never behind what was saved."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App

from dossier import drafting
from dossier.drafting import Drafting, new_id
from dossier_db.drafts import Draft
from dossier_db.errors import BusyDossier


class Tray:
    """A tray that a test can look into, and lock."""

    def __init__(self) -> None:
        """Empty."""
        self.held: dict[str, dict[str, str]] = {}
        self.writes: list[dict[str, str]] = []
        self.locked = False
        self.slow = 0.0

    async def keep(self, draft: Draft) -> None:
        """Keep one."""
        await asyncio.sleep(self.slow)
        if self.locked:
            raise BusyDossier("Another program is writing.")
        self.hand_in(draft)

    def hand_in(self, draft: Draft) -> None:
        """Keep one at once."""
        self.held[draft.id] = dict(draft.fields)
        self.writes.append(dict(draft.fields))

    async def drop(self, draft_id: str) -> None:
        """Throw one away."""
        self.held.pop(draft_id, None)


@asynccontextmanager
async def typing(tray: Tray, said: list[str]) -> AsyncIterator[Drafting]:
    """Somebody in front of a form."""
    async with App[None]().run_test() as pilot:
        draft = Draft("w_1", "note", {}, "")
        yield Drafting(pilot.app.screen, tray, draft, said.append)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short pauses."""
    monkeypatch.setattr(drafting, "PAUSE", 0.03)
    monkeypatch.setattr(drafting, "AGAIN", 0.03)


async def until_safe(one: Drafting) -> None:
    """Wait until it is kept."""
    async with asyncio.timeout(5):
        while not one.safe:
            await asyncio.sleep(0.01)


async def test_a_pause_keeps_what_was_typed_once() -> None:
    """Not every letter."""
    tray = Tray()
    async with typing(tray, []) as one:
        for letters in ("a", "ab", "abc"):
            one.typed({"text": letters})
        await until_safe(one)
    assert tray.writes == [{"text": "abc"}]


async def test_what_is_typed_while_it_is_kept_is_kept_too() -> None:
    """The last state wins."""
    tray = Tray()
    tray.slow = 0.05
    async with typing(tray, []) as one:
        one.typed({"text": "a"})
        first = asyncio.create_task(one.keep())
        await asyncio.sleep(0.01)
        one.typed({"text": "ab"})
        assert await first and await one.keep()
    assert tray.held == {"w_1": {"text": "ab"}}


async def test_what_cannot_be_kept_is_said_and_tried_again() -> None:
    """Until it can; then nothing is said any more."""
    tray, said = Tray(), list[str]()
    tray.locked = True
    async with typing(tray, said) as one:
        one.typed({"text": "a"})
        assert not await one.keep()
        tray.locked = False
        await until_safe(one)
    assert said[0] == "Another program is writing." and said[-1] == ""


async def test_what_was_taken_back_is_dropped() -> None:
    """An empty form is no draft."""
    tray = Tray()
    async with typing(tray, []) as one:
        one.typed({"text": "a"})
        await one.keep()
        one.typed({})
        await one.keep()
    assert tray.held == {}


async def test_nothing_is_kept_behind_what_was_saved() -> None:
    """Unless saving was refused."""
    tray = Tray()
    async with typing(tray, []) as one:
        one.typed({"text": "a"})
        one.rest()
        assert await one.keep()
        one.hand_in()
        assert tray.writes == []
        one.resume()
        one.typed({"text": "ab"})
        await until_safe(one)
    assert tray.held == {"w_1": {"text": "ab"}}


async def test_the_last_letters_are_handed_in_when_the_program_ends() -> None:
    """Without waiting for a pause."""
    tray = Tray()
    async with typing(tray, []) as one:
        one.typed({"text": "a"})
        one.hand_in()
    assert tray.held == {"w_1": {"text": "a"}}


def test_every_form_has_a_draft_of_its_own() -> None:
    """On every machine."""
    assert new_id() != new_id()


async def test_fingers_that_never_rest_lose_nothing_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever writes down a hearing makes no pause."""
    monkeypatch.setattr(drafting, "PAUSE", 60)
    monkeypatch.setattr(drafting, "LONGEST", 0.05)
    tray = Tray()
    async with typing(tray, []) as one, asyncio.timeout(5):
        letters = ""
        while len(tray.writes) < 3:
            letters += "a"
            one.typed({"text": letters})
            await asyncio.sleep(0.01)
