"""How it ended for somebody, as it is printed: from whose word, with its day."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.cli import main
from dossier_db import Store
from dossier_db.tables import Row

Print = Callable[..., str]


@pytest.fixture
def printed(case: Path, capsys: pytest.CaptureFixture[str]) -> Print:
    """Runs a command on the small dossier, in which one of the accused is sentenced;
    what it printed."""
    with Store.open(case) as store, store.act("tests") as act:
        act.date("2025-09-01")
        row: Row = {"id": "u_1", "kind": act.term("outcome:prison"), "months": 30}
        told: Row = {"case_id": "c_case", "person_id": "p_aidar"}
        when: Row = {"date": "2025-09-01", "passage_id": "x_beta_1"}
        act.insert("outcome", {**row, **told, **when})

    def run(*words: str) -> str:
        assert main([*words, "-d", str(case)]) == 0
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("words", [("defendants",), ("show", "p_aidar")], ids=str)
def test_an_outcome_is_printed_with_its_sentence_its_day_and_its_citation(
    words: tuple[str, ...], printed: Print
) -> None:
    """And the caution with which its passage is to be read."""
    said = "prison, 30 months, 1 Sep 2025: Four people were charged. — holds for about"
    (line,) = [line for line in printed(*words).splitlines() if "prison" in line]
    assert line.strip().startswith(said)
    assert line.endswith("— caution: from a summary [Beta ¶1]")


@pytest.mark.parametrize("words", [("defendants",), ("show", "p_aidar")], ids=str)
@pytest.mark.parametrize(
    ("view", "told"),
    [
        (("--told-by", "Beta"), True),
        (("--told-by", "Alpha"), False),
        (("--known-on", "2025-09-01"), True),
        (("--known-on", "2025-08-31"), False),
    ],
    ids=str,
)
def test_an_outcome_is_told_by_its_source_from_its_day_on(
    words: tuple[str, ...], view: tuple[str, str], told: bool, printed: Print
) -> None:
    """From elsewhere nothing is said of it."""
    assert ("prison" in printed(*words, *view)) is told


def test_an_outcome_stands_in_the_document_of_the_defendants_and_of_the_person(
    printed: Print,
) -> None:
    """With its citation; of whom none is told, there is none."""
    (row, *_others) = json.loads(printed("defendants", "--json"))["cases"][0]["rows"]
    card = json.loads(printed("show", "p_aidar", "--json"))["record"]
    for (outcome,) in (row["outcomes"], card["outcomes"]):
        assert (outcome["kind"], outcome["months"]) == ("prison", 30)
        assert outcome["citation"]["passage_id"] == "x_beta_1"
    other = json.loads(printed("show", "p_sister", "--json"))["record"]
    assert other["outcomes"] == []


def test_an_outcome_hangs_on_its_passage(printed: Print) -> None:
    """In words and in the document."""
    assert "outcome, Aidar (p_aidar): prison [Beta ¶1]" in printed("show", "x_beta_1")
    uses = json.loads(printed("show", "x_beta_1", "--json"))["record"]["uses"]
    assert ("outcome", "prison") in {(use["kind"], use["detail"]) for use in uses}
