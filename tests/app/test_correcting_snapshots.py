"""How the quick line, the corrections and the log look, at two sizes.

After a change that is meant: ``pytest tests/app/test_correcting_snapshots.py
--snapshot-update``, and look at the difference.
"""

import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app import trial
from app.screens.formed import keys
from app.test_snapshots import MIDDLE, SMALL, looks
from dossier.intake import Intake
from dossier_db import Store, log
from dossier_db.merging import merge
from dossier_db.removing import remove
from dossier_db.undoing import undo, undoable

NOW = "2024-06-12T10:30"
LINE = keys("11 June hearing Karasu: Nobody was let in @Saule_Nurgali @Timur")
SIZES = {"": SMALL, "-middle": MIDDLE}
LOOKS: dict[str, tuple[str, ...]] = {
    "line": ("i",),
    "line-typed": ("i", *LINE),
    "line-refused": ("i", *LINE, *keys(" @Karasu")),
    "choice": ("5", "e"),
    "removal": ("5", "j", "D", "enter"),
    "removal-of-little": ("4", "enter", "D"),
    "removed": ("j", "enter", "D", "y"),
    "merge": ("5", "j", "M", *keys("daniyar")),
    "merged": ("5", "j", "M", *keys("daniyar"), "enter"),
    "log": ("L",),
    "history": ("5", "H"),
}


class Machine:
    """One whose clock and chance are the same at every run."""

    def __init__(self, number: int = 0, minute: int = 0) -> None:
        """From so many numbers drawn and minutes told on."""
        self.number = number
        self.minute = minute

    def token_hex(self, size: int) -> str:
        """For ``secrets.token_hex``."""
        self.number += 1
        return f"{self.number - 1:0{2 * size}x}"

    def now(self) -> str:
        """For the log."""
        self.minute += 1
        return f"2024-07-04T09:{self.minute - 1:02}:00Z"


@pytest.fixture(scope="module")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Machine]:
    """The trial with a log of its own, and the machine that wrote it."""
    machine = Machine()
    path = tmp_path_factory.mktemp("written") / "trial.dossier"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "token_hex", machine.token_hex)
        trial.write(path)
        patch.setattr(log, "now", machine.now)
        with Store.open(path) as store:
            _write(store)
    return path.read_bytes(), machine


def _write(store: Store) -> None:
    with store.act("Timur") as act:
        act.update("entity", {"id": "p_aliya"}, {"name": "Aliya Omar"})
    with store.act("Timur") as act:
        act.update("entity", {"id": "p_aliya"}, {"name": "Aliya Omarova"})
        act.update("event", {"id": "e_taken"}, {"status": "reported"})
    with store.act("Saule") as act:
        remove(act, "name", ("n_aliya_ug",))
    with store.act("Saule") as act:
        deed = undoable(store.reader, "Saule")
        assert deed is not None
        undo(act, deed.id)
    with store.act("Anna") as act:
        merge(act, "e_visit", "e_later")


@pytest.fixture
def written(
    tmp_path: Path, _kept: tuple[bytes, Machine], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The trial with its log, on a machine that goes on where that one stopped."""
    content, before = _kept
    machine = Machine(before.number, before.minute)
    monkeypatch.setattr("dossier.main._LOOK", 3600.0)  # drafts are not counted
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    monkeypatch.setattr(Intake, "now", lambda _self: NOW)
    monkeypatch.setattr(Intake, "today", lambda _self: date.fromisoformat(NOW[:10]))
    monkeypatch.setattr(secrets, "token_hex", machine.token_hex)
    monkeypatch.setattr(log, "now", machine.now)
    path = tmp_path / "trial.dossier"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", LOOKS)
def test_it_looks_as_it_did(
    written: Path, snap_compare: Callable[..., bool], look: str, size: str
) -> None:
    """Whatever machine it is drawn on."""
    assert looks(written, snap_compare, SIZES[size], LOOKS[look])


@pytest.mark.parametrize("look", ["line-typed", "removal", "log"])
def test_it_can_be_read_on_the_smallest_screen(
    written: Path, snap_compare: Callable[..., bool], look: str
) -> None:
    """What is asked, and how it is answered."""
    assert looks(written, snap_compare, (40, 10), LOOKS[look])
