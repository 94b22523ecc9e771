"""The idle clock, on clocks that a test sets."""

import pytest

from dossier import idle
from dossier.errors import Refusal


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """The steady clock, and the one on the wall."""
    now = {"monotonic": 50.0, "time": 9000.0}
    for name in now:
        monkeypatch.setattr(idle, name, lambda name=name: now[name])
    return now


@pytest.mark.parametrize("moved", ["monotonic", "time"])
def test_it_is_over_when_either_clock_says_so(
    clocks: dict[str, float], moved: str
) -> None:
    """One stands still while a laptop sleeps."""
    found = idle.Idle(5)
    clocks[moved] += 299
    assert not found.over
    clocks[moved] += 1
    assert found.over
    found.touch()
    assert not found.over


def test_a_clock_that_is_set_back_puts_nothing_off(clocks: dict[str, float]) -> None:
    """The other one goes on."""
    found = idle.Idle(1)
    clocks["time"] -= 7200
    clocks["monotonic"] += 60
    assert found.over


def test_without_a_time_it_is_never_over(clocks: dict[str, float]) -> None:
    """However long one waits."""
    found = idle.Idle(idle.NEVER)
    clocks["monotonic"] += 1e9
    assert not found.over and not found.runs


@pytest.mark.parametrize(
    ("written", "of_sealed", "of_plain"),
    [("", 5.0, 0.0), ("0", 0.0, 0.0), ("12", 12.0, 12.0), (" .5 ", 0.5, 0.5)],
)
def test_the_minutes_are_those_that_are_set(
    monkeypatch: pytest.MonkeyPatch, written: str, of_sealed: float, of_plain: float
) -> None:
    """Else five for a sealed dossier."""
    monkeypatch.setenv(idle.SETTING, written)
    assert (idle.minutes(True), idle.minutes(False)) == (of_sealed, of_plain)


@pytest.mark.parametrize("written", ["soon", "-1", "nan", "inf", "5m"])
def test_what_is_no_number_of_minutes_is_refused(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    """Rather than never locking."""
    monkeypatch.setenv(idle.SETTING, written)
    with pytest.raises(Refusal, match=idle.SETTING):
        idle.minutes(True)
