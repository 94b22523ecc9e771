"""How the quick line, the corrections and the log look, at two sizes.

After a change that is meant: ``pytest tests/app/test_correcting_snapshots.py
--snapshot-update``, and look at the difference.
"""

import datetime
import secrets
from collections.abc import Callable
from itertools import count
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

NOW = datetime.datetime(2024, 6, 12, 10, 30, tzinfo=datetime.UTC)
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


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The trial with a log of its own that is the same at every run."""
    numbers, minutes = count(), count()
    monkeypatch.setattr("dossier.main._LOOK", 3600.0)  # drafts are not counted
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    monkeypatch.setattr(Intake, "now", lambda _self: NOW)
    monkeypatch.setattr(
        secrets, "token_hex", lambda size: f"{next(numbers):0{2 * size}x}"
    )
    path = trial.write(tmp_path / "trial.dossier")
    monkeypatch.setattr(log, "now", lambda: f"2024-07-04T09:{next(minutes):02}:00Z")
    with Store.open(path) as store:
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
