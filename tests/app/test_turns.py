"""Keys that come in one moment, as over a slow line."""

from pathlib import Path

import pytest

from app.test_main import browse


@pytest.mark.parametrize(
    ("burst", "seen"),
    [
        ("jjja", "begins with “A detainee beaten at the station”"),
        ("jjje", "Edit event: A detainee beaten at the station"),
        ("jjj\r", "› A detainee beaten at the station"),
        ("jjj\rjo", "› A neighbour's blog ¶3"),
    ],
)
def test_what_is_opened_is_what_the_keys_before_it_lead_to(
    tried: Path, burst: str, seen: str
) -> None:
    with browse(tried, DOSSIER_AGENT="Saule") as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        terminal.write(burst.encode())
        terminal.wait_for(seen)


def test_none_of_them_moves_in_the_window_that_a_later_one_opens(tried: Path) -> None:
    with browse(tried) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        terminal.write(b"jjja")
        terminal.wait_for("Add what?", ">w · account of an event")


@pytest.mark.parametrize("keys", ["5jj1j", "\tjj", "3\r\tj"])
def test_keys_of_one_moment_do_what_they_do_one_by_one(tried: Path, keys: str) -> None:
    """What a key brings to the front has those that come after it."""
    with browse(tried) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        for key in keys:
            terminal.settle()
            terminal.write(key.encode())
        terminal.settle()
        one_by_one = terminal.lines
    with browse(tried) as terminal:
        terminal.wait_for("6 sources", ">2024 Mar")
        terminal.write(keys.encode())
        terminal.wait_until(lambda: terminal.lines == one_by_one)
