"""How the lock looks, at the three sizes that must look right and on a small screen.

After a change that is meant: ``pytest tests/app/test_lock_snapshots.py
--snapshot-update``, and look at the difference.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from app.flows import Reader, begun
from app.screens.formed import keys
from app.test_snapshots import LARGE, MIDDLE, SMALL
from app.under_lock import PASSPHRASE, give, lock, sealed
from dossier_db import Store

SIZES = {"small": SMALL, "middle": MIDDLE, "large": LARGE, "smallest": (40, 10)}
TYPED = {"empty": "", "typing": "the road", "wrong": "the road to nowhere\n"}


@pytest.mark.parametrize("size", SIZES)
def test_the_cover_of_a_plain_dossier(
    tried: Path, snap_compare: Callable[..., bool], size: str
) -> None:
    """It claims nothing."""
    assert _looks(tried, None, snap_compare, SIZES[size], "")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("typed", TYPED)
def test_the_lock_of_a_sealed_dossier(
    tried: Path, snap_compare: Callable[..., bool], typed: str, size: str
) -> None:
    """Asking, being told, refusing."""
    path = sealed(tried)
    assert _looks(path, PASSPHRASE, snap_compare, SIZES[size], TYPED[typed])


@pytest.mark.parametrize("pressed", [1, 2], ids=["light", "ansi"])
def test_the_lock_in_other_colours(
    tried: Path, snap_compare: Callable[..., bool], pressed: int
) -> None:
    """Those of the theme that was chosen."""
    before = ("c",) * pressed
    path = sealed(tried)
    assert _looks(path, PASSPHRASE, snap_compare, SMALL, "the road", before)


def _looks(
    path: Path,
    passphrase: str | None,
    snap_compare: Callable[..., bool],
    size: tuple[int, int],
    typed: str,
    before: tuple[str, ...] = (),
) -> bool:
    with Store.open(path, passphrase=passphrase) as store, begun(store) as app:

        async def walk(pilot: Pilot[None]) -> None:
            reader = Reader(app, pilot)
            await reader.rest()
            for key in before:
                await reader.press(key)
            await lock(reader)
            if typed.endswith("\n"):
                await give(reader, typed.strip())
            else:
                await reader.press(*keys(typed))
            await reader.rest()

        return snap_compare(app, terminal_size=size, run_before=walk)
