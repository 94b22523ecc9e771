"""Small disks, full disks and disks that cannot be written, for whoever may mount.

Elsewhere they are played: by a limit on pages or on the size of files, by permissions.
"""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dossier_db import connection as connections

SIZE = 8 * 1024 * 1024
"""Bytes of a small disk."""
LEFT = 400 * 1024
"""Bytes that are left on one that is nearly full: enough for small work."""


def may_mount() -> bool:
    """Whether this process may mount something."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    return (
        subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0
    )


@contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    """A small disk at a folder; skips where nothing can be mounted."""
    if not may_mount():
        pytest.skip("nothing can be mounted here: only root may")
    options = f"size={SIZE},mode=700"
    tried = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "none", folder], capture_output=True
    )
    if tried.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def nearly_full(folder: Path) -> Iterator[None]:
    """The disk of a folder with little room on it."""
    filler = folder / "filler"
    free = shutil.disk_usage(folder).free
    filler.write_bytes(b"x" * max(0, free - LEFT))
    yield
    filler.unlink()


@contextmanager
def few_pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """SQLite is told that there is no room for more than some pages."""
    writing = connections.writing

    def limited(path: Path, *given: object, **more: object) -> object:
        connection = writing(path, *given, **more)  # type: ignore[arg-type]
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages + LEFT // 4096}")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(connections, "writing", limited)
        yield


@contextmanager
def small_files(size: int) -> Iterator[None]:
    """No file of this process may become larger, as where somebody has a quota."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def read_only(folder: Path) -> Iterator[Path]:
    """A folder that cannot be written, as a medium or, to whoever is not root, by its
    permissions; what is in it stays.
    """
    if not may_mount():
        if os.geteuid() == 0:
            pytest.skip("root may write anywhere, and nothing can be mounted here")
        yield from _forbidden(folder)
        return
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def _forbidden(folder: Path) -> Iterator[Path]:
    paths = [folder, *folder.rglob("*")]
    modes = [path.stat().st_mode for path in paths]
    for path in reversed(paths):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        yield folder
    finally:
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(mode)
