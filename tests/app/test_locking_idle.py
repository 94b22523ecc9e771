"""Locking by the clock: when nobody has been there for as long as was set."""

from pathlib import Path

import pytest

from app.flows import Reader, begun
from app.under_lock import PASSPHRASE, give, lock_of, reading_sealed, sealed
from dossier.idle import SETTING
from dossier.screens.lock import LockScreen
from dossier_db import Store


class Clock:
    """Two clocks that a test sets."""

    def __init__(self) -> None:
        """Now."""
        self.now = 1000.0

    def __call__(self) -> float:
        """What they show."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clocks of the idle time."""
    found = Clock()
    monkeypatch.setattr("dossier.idle.monotonic", found)
    monkeypatch.setattr("dossier.locking._LOOK", 0.01)
    return found


async def test_a_sealed_dossier_locks_itself(tried: Path, clock: Clock) -> None:
    """After five minutes without a key."""
    async with reading_sealed(sealed(tried)) as (reader, store):
        clock.now += 299
        await reader.press("j")
        clock.now += 299
        await reader.rest()
        assert not reader.app.covered
        clock.now += 2
        await reader.until(lambda: isinstance(reader.app.screen, LockScreen))
        await reader.until(lambda: store.locked)
        await give(reader)
        assert not reader.app.covered
        await reader.rest()
        assert not reader.app.covered


async def test_the_key_that_wakes_it_is_not_answered(
    tried: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lid was shut: the clock is looked at before the key."""
    monkeypatch.setattr("dossier.locking._LOOK", 3600.0)
    async with reading_sealed(sealed(tried)) as (reader, _store):
        clock.now += 301
        await reader.press("2")
        assert lock_of(reader)._typed == []
        await give(reader)
        assert reader.browse.focused_pane.NAME == "timeline"


@pytest.mark.parametrize(
    ("setting", "seconds", "seal_it", "covers"),
    [
        ("", 1e6, False, False),
        ("0", 1e6, True, False),
        ("2", 121, False, True),
        ("2", 119, False, False),
        ("0.5", 31, True, True),
    ],
)
async def test_the_time_can_be_set(
    tried: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    setting: str,
    seconds: float,
    seal_it: bool,
    covers: bool,
) -> None:
    """In minutes; 0 is never, and a plain dossier has none of its own."""
    monkeypatch.setenv(SETTING, setting)
    path = sealed(tried) if seal_it else tried
    passphrase = PASSPHRASE if seal_it else None
    with Store.open(path, passphrase=passphrase) as store, begun(store) as app:
        async with app.run_test() as pilot:
            reader = Reader(app, pilot)
            await reader.rest()
            clock.now += seconds
            if covers:
                await reader.until(lambda: isinstance(app.screen, LockScreen))
            else:
                await reader.press("j")
                assert not app.covered
