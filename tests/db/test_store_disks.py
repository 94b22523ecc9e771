"""A disk that is full, or cannot be written: nothing is lost, one sentence says why."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from db import disks, sample
from dossier_db.drafts import Draft
from dossier_db.errors import DossierError
from dossier_db.exporters import dump
from dossier_db.importers import load
from dossier_db.intake import kind
from dossier_db.intake.filing import file
from dossier_db.sealing import seal
from dossier_db.store import Store

PASSPHRASE: Final = "five words of no kin"
LARGE: Final = "Nobody came in. " * 60_000
"""Characters of which one thing is too much for what is left."""
AT: Final = "2026-01-29T05:00:00+00:00"

Job = Callable[[Store, Path], None]
Full = Callable[[], AbstractContextManager[None]]


def save(store: Store, _folder: Path) -> None:
    """Forms, each with a note as long as a note may be."""
    note = {"about": "p_aigul", "text": LARGE[:19_000].strip()}
    with store.act("Saule") as act:
        for _ in range(50):
            file(act, kind("note"), note)


def take_in(store: Store, folder: Path) -> None:
    """A text of many people."""
    text = folder / "people.jsonl"
    with text.open("w") as lines:
        for number in range(1500):
            name = f"Somebody of the {number}th house of the village beside the road"
            row = {"table": "entity", "id": f"p_{number}", "name": name}
            lines.write(json.dumps(row) + "\n")
    load(store, text, agent="Saule")


def draft(store: Store, _folder: Path) -> None:
    """What is typed."""
    store.keep_draft(Draft("w_large", "note", {"text": LARGE}, AT))


def back_up(store: Store, _folder: Path) -> None:
    """A copy on the same disk."""
    store.back_up(store.path.with_name("copy.dossier"))


def seal_it(store: Store, _folder: Path) -> None:
    """Another copy, in whose place it comes."""
    pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
    seal(store.path, PASSPHRASE)


WRITES: Final = [save, take_in, draft]
COPIES: Final = [back_up, seal_it]


@pytest.fixture(scope="module")
def _written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("disks") / "village.dossier"
    with sample.make(path) as store:
        store.keep_draft(Draft("w_1", "note", {"text": "Ask her again."}, AT))
    return path.read_bytes()


def opened(folder: Path, content: bytes) -> Store:
    """The small dossier, alone in a folder."""
    path = folder / "village.dossier"
    path.write_bytes(content)
    return Store.open(path)


def refused(
    store: Store, job: Job, folder: Path, full: Full, *, small: bool = True
) -> str:
    """Have a job fail for lack of room; nothing of it is left. What is said."""
    before = list(dump(store))
    names = {path.name for path in store.path.parent.iterdir()}
    with full():
        with pytest.raises(DossierError) as caught:
            job(store, folder)
        if small:
            small_work(store)
    assert {path.name for path in store.path.parent.iterdir()} == names
    after = list(dump(store))
    assert [line for line in before if line not in after] == []
    assert [one for one in store.verify() if one.what == "file" and not one.sound] == []
    assert store.drafts.count() == 1
    said = str(caught.value)
    assert "\n" not in said and said.endswith(".")
    return said


def small_work(store: Store) -> None:
    """There is room for this: it is written, changed, removed."""
    with store.act("Saule") as act:
        act.insert("entity", {"id": "p_small", "name": "A"})
    with store.act("Saule") as act:
        act.update("entity", {"id": "p_small"}, {"name": "B"})
    with store.act("Saule") as act:
        act.delete("entity", {"id": "p_small"})


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of which the rest of the machine feels nothing."""
    folder = tmp_path / "disk"
    folder.mkdir()
    with disks.mounted(folder):
        yield folder


@pytest.mark.parametrize("job", [*WRITES, *COPIES])
def test_a_full_disk_loses_nothing_and_is_named(
    job: Job, disk: Path, tmp_path: Path, _written: bytes
) -> None:
    """What was there is there; what is small is still written; afterwards all is."""
    with opened(disk, _written) as store:
        said = refused(store, job, tmp_path, lambda: disks.nearly_full(disk))
        assert "full" in said or "No space left" in said
        job(store, tmp_path)


@pytest.mark.parametrize("job", WRITES)
def test_no_room_for_more_pages_loses_nothing_and_is_named(
    job: Job, tmp_path: Path, _written: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same, where nobody may mount a disk."""
    folder = tmp_path / "own"
    folder.mkdir()
    with opened(folder, _written) as store:
        said = refused(store, job, tmp_path, lambda: disks.few_pages(monkeypatch))
        assert said.startswith("The disk is full: nothing was written")
        job(store, tmp_path)


@pytest.mark.parametrize("job", [*WRITES, *COPIES])
def test_a_file_that_may_not_grow_loses_nothing_and_is_no_damage(
    job: Job, tmp_path: Path, _written: bytes
) -> None:
    """A quota, or a disk that holds no file of more than four gigabytes."""
    folder = tmp_path / "own"
    folder.mkdir()
    with opened(folder, _written) as store:
        size = len(_written) + (disks.LEFT if job in WRITES else -disks.LEFT // 4)
        limit = partial(disks.small_files, size)
        said = refused(store, job, tmp_path, limit, small=job in WRITES)
        assert "damaged" not in said
        job(store, tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root mounts in the tests themselves")
def test_the_disks_are_tried_where_one_may_mount_in_a_space_of_ones_own() -> None:
    """As root of a user namespace, if the system gives one."""
    if shutil.which("unshare") is None:
        pytest.skip("no unshare here")
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode:
        pytest.skip("no user namespace for an ordinary user here")
    words = ["-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", __file__]
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, *words], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
