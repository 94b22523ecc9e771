"""A task on a sheet: why it is listed, what would close it, what is said so far."""

import pytest

from app.sheets.given import ALL, citation, date, texts
from dossier import tasks
from dossier.screens.desk import Desk
from dossier.sheets import task
from dossier_db.records import Link, Task
from dossier_db.tasks import KINDS


def made(kind: str, **more: object) -> Task:
    """A task of a kind, with as little as it can have."""
    given: dict[str, object] = {
        "id": f"{kind}:one",
        "kind": kind,
        "record": Link("p_one", "One"),
        "other": None,
        "date": None,
        "number": None,
        "total": None,
        "words": None,
    }
    return Task(**{**given, **more})  # type: ignore[arg-type]


def test_a_task_says_why_and_what_would_close_it(desk: Desk) -> None:
    """Then the case or the source, and the first passage behind it."""
    row = desk.rows("tasks", ALL).page(0)[0]
    blocks = desk.detail("tasks", row, ALL)
    assert texts(blocks) == [
        "the accused together",
        "Sources count 9 people charged in The Karasu road trial; no source read here"
        " names 6 of them.",
        "What would close it",
        "A passage that names one of them as charged in the case.",
        "case The Karasu road trial",
        "What is said so far",
        "Nine are charged after the protest. · as of 1 Jun 2024 [Steppe Watch ¶1]",
    ]
    assert blocks[0].opens == "p_accused"
    assert [one.cite for one in blocks if one.cite] == ["x_watch_1"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words_whatever_is_known(kind: str) -> None:
    """In full sentences, nothing left to be filled in."""
    other, when = Link("c_one", "The case"), date("2026-01~")
    full = made(kind, other=other, date=when, number=2, total=5, words="a guess")
    for one in (made(kind), full):
        said = (tasks.kind(one), tasks.missing(one), tasks.why(one), tasks.closing(one))
        assert all(said) and not any("{" in text or "None" in text for text in said)
        assert said[2].endswith(".") and said[3].endswith(".")
        assert len(tasks.kind(one)) <= 10
        assert texts(task.blocks(one, citation(gist="So.")))[-1] == "So. [Paper ¶1]"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "no source read here answers it"),
        (1, "The Daily alone answers it so far"),
        (2, "the 2 sources that answer it count as one: The Daily stands for them"),
    ],
)
def test_a_question_says_how_few_answer_it(number: int, said: str) -> None:
    """None, one, or several that count as one."""
    other = Link("s_daily", "The Daily") if number else None
    assert said in tasks.why(made("single", number=number, other=other))


def test_an_estimated_date_says_how_it_is_known() -> None:
    """And what hangs on it."""
    one = made("issued", date=date("2026-01~"), number=3, words="from the address")
    assert tasks.missing(one) == "about Jan 2026: estimated"
    assert "estimated (from the address)" in tasks.why(one)
    assert "for 3 passages" in tasks.why(one)


def test_a_kind_that_nothing_stands_behind_has_no_statement(desk: Desk) -> None:
    """Nobody says that a date is not known."""
    rows = desk.rows("tasks", ALL).page(0)
    row = next(one for one in rows if one.kind == "issued")
    assert "What is said so far" not in texts(desk.detail("tasks", row, ALL))
