"""The arithmetic over the defendants, as the commands print it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dossier.arithmetic import either, further
from dossier.cli import main
from dossier_db import Store

Print = Callable[..., str]


@pytest.fixture
def printed(tried: Path, capsys: pytest.CaptureFixture[str]) -> Print:
    """Runs a command on the Karasu trial; what it printed."""

    def run(*words: str) -> str:
        assert main([*words, "-d", str(tried)]) == 0
        return capsys.readouterr().out

    return run


def _document(out: str) -> Any:
    return json.loads(out)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [((18,), "18"), ((18, 19), "18 or 19"), ((16, 18, 1900), "16 or 18 or 1,900")],
)
def test_numbers_of_which_nobody_knows_which_holds(
    numbers: tuple[int, ...], said: str
) -> None:
    """All of them, with their thousands set apart."""
    assert either(numbers) == said


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ((1,), "1 further defendant"),
        ((17,), "17 further defendants"),
        ((0, 1), "0 or 1 further defendant"),
        ((1, 2), "1 or 2 further defendants"),
    ],
)
def test_the_remainder_takes_its_plural(people: tuple[int, ...], said: str) -> None:
    """That of the greatest number."""
    assert further(people) == said


def test_as_told_by_one_source_its_measure_stands_without_a_charge(
    printed: Print,
) -> None:
    """The radio tells where Seitkali was; of a charge others speak."""
    out = printed("defendants", "--told-by", "s_radio")
    assert "\n7 charged (1 source): 2 named (of 2 no charge told), 5 not\n" in out
    row = out.partition("Bolat Seitkali (p_bolat)")[2].partition("\n\n")[0]
    assert row.startswith(", name printed by 1 independent source\n")
    assert "house arrest, from 11 Apr 2024 on, as told" in row
    assert row.endswith("charge: not stated")
    assert "no charge told" not in printed("defendants")


def test_who_is_told_of_without_a_name_is_apart_from_those_named(
    tried: Path, printed: Print
) -> None:
    """The sum is right with them."""
    with Store.open(tried) as store, store.act("tests") as act:
        act.delete("name_use", {"name_id": "n_bolat", "passage_id": "x_watch_1"})
    view = ("--told-by", "s_watch")
    out = printed("defendants", *view)
    said = "9 charged (1 source): 1 named, 1 told of with no name recorded, 7 not"
    assert f"\n{said}\n" in out
    assert "\nBolat Seitkali (p_bolat), told of, no name recorded\n" in out
    assert "(p_accused), 7 of them are neither named nor told of here\n" in out
    (case,) = _document(printed("defendants", *view, "--json"))["cases"]
    head = case["head"]
    assert (head["charged"], head["unnamed"]) == ([9], [7])
    assert (head["named"], head["told"], head["silent"]) == (1, 1, False)


def test_a_role_says_that_it_is_ours(printed: Print) -> None:
    """In the list, on the card, in JSON."""
    assert "Bolat Seitkali — A shepherd. (ours)  p_bolat\n" in printed("people")
    assert "\nsummary (ours): A shepherd.\n" in printed("show", "p_bolat")
    rows = _document(printed("people", "--json"))["rows"]
    assert all(row["ours"] == ["name", "summary"] for row in rows)


@pytest.mark.parametrize(
    "words", [("people",), ("show", "p_bolat"), ("defendants",)], ids=str
)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=str)
def test_as_known_on_a_day_no_role_is_given(
    words: tuple[str, ...], form: tuple[str, ...], printed: Print
) -> None:
    """It may know what came later."""
    out = printed(*words, *form, "--known-on", "2024-12-31")
    assert "Bolat" in out and "shepherd" not in out


@pytest.mark.parametrize("form", [(), ("--json",)], ids=str)
def test_of_an_event_that_nobody_heard_tells_only_its_name_is_given(
    form: tuple[str, ...], printed: Print
) -> None:
    """And that nobody does."""
    out = printed("show", "e_protest", *form, "--known-on", "2024-03-01")
    assert "Protest on the Karasu road" in out
    assert "happened" not in out and "blocked for hours" not in out
    assert ('"told": false' if form else "gives an account of it.") in out


def test_a_status_of_ours_is_marked_beside_what_a_day_knew(printed: Print) -> None:
    """Where all is heard the dossier speaks for itself."""
    assert "First hearing set (planned)  e_first\n" in printed("timeline")
    known = printed("timeline", "--known-on", "2024-12-31")
    assert "First hearing set (our status: planned)  e_first\n" in known
