"""Today is the day where the dossier is kept, whoever asks and wherever they are."""

import ast
import datetime
import json
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TypeAlias

import pytest

from app.screens.formed import rows
from dossier.clerk import Clerk
from dossier.cli import main
from dossier.intake import Intake
from dossier.verbs.common import viewpoint
from dossier_db import Store, dates, log

ROOT = Path(__file__).resolve().parents[2]
MOMENT = datetime.datetime(2030, 11, 21, 23, 21, tzinfo=datetime.UTC)
"""Of the 21st in London, of the 22nd, a Friday, in Almaty."""
Adds: TypeAlias = Callable[..., str]


class Stopped(datetime.datetime):
    """A clock that stands."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> "Stopped":
        """The moment, as clocks show it there."""
        shown = MOMENT.astimezone(tz)
        return cls.combine(shown.date(), shown.time(), shown.tzinfo)


@pytest.fixture(name="far")
def kept_far_away(tried: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The trial, kept in Almaty, on a machine whose clock is that of Honolulu."""
    monkeypatch.setenv("TZ", "Pacific/Honolulu")
    time.tzset()
    given = {**vars(datetime), "datetime": Stopped}
    monkeypatch.setattr(dates, "datetime", SimpleNamespace(**given))
    monkeypatch.setattr(log, "now", lambda: f"{MOMENT:%Y-%m-%dT%H:%M:%SZ}")
    with Store.open(tried) as store, store.act("Saule") as act:
        act.update("dossier", {"id": store.dossier.id}, {"zone": "Asia/Almaty"})
    yield tried
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(name="added")
def what_is_added(far: Path, capsys: pytest.CaptureFixture[str]) -> Adds:
    """Adds by a command; gives the id of what was added."""

    def add(*words: str) -> str:
        assert main(["add", *words, "--by", "Mara", "--json", "-d", str(far)]) == 0
        return str(json.loads(capsys.readouterr().out)["id"])

    return add


def dated(path: Path, event_id: str) -> tuple[object, ...]:
    """The date of an event, and for which day its passage speaks."""
    ((date, as_of),) = rows(
        path,
        "SELECT e.date, x.as_of FROM event e JOIN account a ON a.event_id = e.id"
        f" JOIN passage x ON x.id = a.passage_id WHERE e.id = '{event_id}'",
    )
    return date, as_of


def test_a_line_of_today_is_of_the_day_there(far: Path, added: Adds) -> None:
    """Its hour stands in the event as in the passage."""
    event = added("line", "today 10:15 hearing Karasu: the bench rose")
    assert dated(far, event) == ("2030-11-22T10:15", "2030-11-22T10:15")


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("today 10:15", "2030-11-22T10:15"),
        ("yesterday", "2030-11-21"),
        ("Friday", "2030-11-22"),
        ("22 Nov", "2030-11-22"),
    ],
)
def test_a_command_and_a_form_understand_a_day_alike(
    far: Path, added: Adds, words: str, kept: str
) -> None:
    """As the day there has it."""
    event = added("hearing", "name=Second", f"date={words}", "source=own", "gist=x")
    assert dated(far, event)[0] == kept
    with Store.open(far) as store:
        clerk = Clerk(store)
        assert Intake(store, clerk).understand(words) == kept
        clerk.close()


def test_ones_own_notes_are_of_the_day_there(far: Path, added: Adds) -> None:
    """The source, its date and what it says."""
    added("line", "hearing Karasu: the bench rose")
    sql = (
        "SELECT n.name, s.issued, x.as_of FROM passage x"
        " JOIN source s ON s.id = x.source_id JOIN entity n ON n.id = s.id"
        " WHERE s.kind = 'source:field_notes'"
    )
    assert rows(far, sql) == [
        ("Field notes, Mara, 2030-11-22", "2030-11-22", "2030-11-22T04:21")
    ]


def test_what_was_known_today_was_known_on_the_day_there(far: Path) -> None:
    """As ``d`` reads it."""
    with Store.open(far) as store:
        asked = Namespace(told_by=None, known_on="today")
        assert viewpoint(store, asked).known_on == "2030-11-22"


def test_what_was_planned_yesterday_is_past_today(
    far: Path, added: Adds, capsys: pytest.CaptureFixture[str]
) -> None:
    """A task says so on the day there, not a day later."""
    planned = ("name=Put off", "date=2030-11-21", "status=planned")
    event = added("hearing", *planned, "source=own", "gist=It is to be.")
    assert main(["tasks", "-d", str(far)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [one for one in told if one.endswith(event) and one.startswith("planned")]


def test_a_backup_bears_the_day_there(
    far: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its name says on which day it was made."""
    assert main(["backup", "-d", str(far)]) == 0
    assert "trial-2030-11-22.dossier" in capsys.readouterr().out


def _of_the_machine(call: ast.Call) -> bool:
    """Whether it asks for a day or an hour without saying of which zone."""
    if not isinstance(call.func, ast.Attribute):
        return False
    name, whose = call.func.attr, ast.unparse(call.func.value).rpartition(".")[2]
    if name == "now":
        return whose == "datetime" and not (call.args or call.keywords)
    if name in ("today", "fromtimestamp"):
        alone = len(call.args) + len(call.keywords) < 2
        return whose in ("date", "datetime") and alone
    if name in ("localtime", "ctime", "mktime"):
        return whose == "time"
    return name == "astimezone" and not (call.args or call.keywords)


def test_nothing_reads_the_zone_of_the_machine() -> None:
    """A day of the machine is another one, for some hours of every day."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for root in ("app", "db")
        for path in sorted((ROOT / root).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and _of_the_machine(node)
    ]
    assert found == []


def test_a_zone_that_is_read_would_be_found() -> None:
    """Each way of asking the machine is one that the search knows."""
    asked = "date.today() datetime.now() time.localtime() moment.astimezone()"
    calls = [ast.parse(one, mode="eval").body for one in asked.split()]
    assert all(isinstance(one, ast.Call) and _of_the_machine(one) for one in calls)
    (rightly,) = (ast.parse("datetime.now(UTC)", mode="eval").body,)
    assert isinstance(rightly, ast.Call) and not _of_the_machine(rightly)
