"""How forms look, at the three sizes that must look right.

After a change that is meant: ``pytest tests/app/test_form_snapshots.py
--snapshot-update``, and look at the difference.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app import hostile
from app.screens.formed import keys
from app.test_snapshots import LARGE, MIDDLE, SMALL, looks
from dossier.intake import Intake
from dossier_db import Store
from dossier_db.drafts import Draft

NOW = "2024-06-03T10:30"
SIZES = {"": SMALL, "-middle": MIDDLE, "-large": LARGE}
FORMS: dict[str, tuple[str, ...]] = {
    "kinds": ("j", "a"),
    "empty": ("a", "h"),
    "completing": ("a", "h", "tab", "tab", *keys("kara")),
    "date": ("a", "h", *keys("First"), "tab", *keys("around july 2024")),
    "problems": ("a", "h", *keys("First"), "tab", *keys("13 brum"), "ctrl+s"),
    "own": ("5", "a", "i", "down", "enter", *keys("She was led in by two guards.")),
    "tray": ("T",),
}


@pytest.fixture(autouse=True)
def fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hour, and in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    monkeypatch.setattr(Intake, "now", lambda _self: NOW)
    monkeypatch.setattr(Intake, "today", lambda _self: date.fromisoformat(NOW[:10]))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", FORMS)
def test_a_form_looks_as_it_did(
    tried: Path, snap_compare: Callable[..., bool], look: str, size: str
) -> None:
    """Empty, half filled, and wrong."""
    if look == "tray":
        with Store.open(tried) as store:
            for draft in _drafts():
                store.keep_draft(draft)
    assert looks(tried, snap_compare, SIZES[size], FORMS[look])


@pytest.mark.parametrize("look", ["kinds", "completing", "problems"])
def test_a_form_on_the_smallest_screen(
    tried: Path, snap_compare: Callable[..., bool], look: str
) -> None:
    """What is typed and what is said of it are in view."""
    assert looks(tried, snap_compare, (40, 10), FORMS[look])


def test_a_form_over_hostile_texts(
    tmp_path: Path, snap_compare: Callable[..., bool]
) -> None:
    """In the fields, and among what is offered."""
    path = hostile.write(tmp_path / "hostile.dossier")
    pressed = ("5", "a", "i", "shift+tab", "ctrl+u", *keys("pwned"))
    assert looks(path, snap_compare, SMALL, pressed)


def _drafts() -> tuple[Draft, ...]:
    hearing = {"name": "Second sitting", "date": "2024-04-14", "place.typed": "kara"}
    quote = {"words": "Біз ештеңе бұзған жоқпыз, " * 4, "source": "own"}
    return (
        Draft("w_1", "hearing", hearing, "2024-06-01T10:00:00+00:00"),
        Draft("w_2", "quote", quote, "2024-06-02T10:05:00+00:00"),
    )
