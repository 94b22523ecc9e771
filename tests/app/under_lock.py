"""A sealed trial, and somebody who reads, locks and opens it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app.flows import Reader, begun
from app.screens.formed import keys
from dossier.screens.lock import LockScreen
from dossier_db import Store
from dossier_db.sealing import seal

PASSPHRASE = "the road to Karasu"
WORDS = ("Karasu", "Omarova", "Aliya", "sources", "trial", "Timeline")
"""Some of them stand on every screen of the trial."""

_SEALED: dict[bytes, bytes] = {}
"""Of a trial, the same sealed: a key takes its time."""


def sealed(path: Path) -> Path:
    """Seal a dossier; the same path."""
    plain = path.read_bytes()
    if plain not in _SEALED:
        seal(path, PASSPHRASE)
        _SEALED[plain] = path.read_bytes()
    path.write_bytes(_SEALED[plain])
    return path


@asynccontextmanager
async def reading_sealed(
    path: Path, size: tuple[int, int] = (80, 24), *pressed: str
) -> AsyncIterator[tuple[Reader, Store]]:
    """Somebody reading the sealed dossier at ``path``.

    Args:
        path: The file.
        size: Columns and lines of the terminal.
        pressed: What is pressed first.
    """
    with Store.open(path, passphrase=PASSPHRASE) as store, begun(store) as app:
        async with app.run_test(size=size, notifications=True) as pilot:
            reader = Reader(app, pilot)
            await reader.rest()
            for key in pressed:
                await reader.press(key)
            yield reader, store
        if app.failure is not None:
            raise app.failure


def lock_of(reader: Reader) -> LockScreen:
    """The lock, which must be in front."""
    screen = reader.app.screen
    assert isinstance(screen, LockScreen), reader.text
    return screen


async def lock(reader: Reader) -> None:
    """Lock it, and wait until all is put away."""
    await reader.press("ctrl+l")
    lock_of(reader)
    await reader.until(reader.app._away.is_set)


async def give(reader: Reader, passphrase: str = PASSPHRASE) -> None:
    """Type a passphrase, and wait for what comes of it."""
    await reader.press(*keys(passphrase), "enter")
    await reader.until(lambda: not reader.app.covered or "Opening" not in reader.text)
    await reader.rest()
