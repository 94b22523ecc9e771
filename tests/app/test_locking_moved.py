"""Another file in the place of the one that was locked."""

from pathlib import Path

from app.under_lock import PASSPHRASE, give, lock, lock_of, reading_sealed, sealed
from dossier_db import Store


async def test_the_lock_opens_for_no_file_in_the_place_of_its_own(
    tried: Path, tmp_path: Path
) -> None:
    """Whatever is typed: what the screens hold is not seen."""
    path = sealed(tried)
    async with reading_sealed(path) as (reader, store):
        await lock(reader)
        Store.create(tmp_path / "other", name="Other").close()
        (tmp_path / "other").replace(path)
        for words in ("x", PASSPHRASE):
            await give(reader, words)
            lock_of(reader)
            assert "The file was replaced" in reader.text
        assert store.locked
