"""Writers are killed with -9 at every moment of a save, a load and a migration.

About a hundred in an ordinary run; ``DOSSIER_KILLS`` asks for another number. What was
hit is told at the end of the run.
"""

import os
import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from app.kills import moments
from app.kills.hunter import Hunter, Killed
from app.kills.older import Older
from app.kills.remains import LASTING, Dossier
from db import sample
from dossier.state import MachineHeads
from dossier_db import Store
from dossier_db.exporters import dump
from dossier_db.importers import load

Written: TypeAlias = Dossier | Older
KILLS: Final = int(os.environ.get("DOSSIER_KILLS", "102"))
"""How many writers are killed in all, the same number of each of six kinds."""
MOST: Final = 8
"""How many times as many are, at the most, until each moment was hit."""
PASSPHRASE: Final = "жақсы сөз, 7 қой"
SEALED: Final = [
    pytest.param(None, id="plain"),
    pytest.param(PASSPHRASE, id="sealed"),
]
WANTED: Final = {
    "form": (moments.DRAFT, *moments.OF_AN_ACT, moments.ANSWERED),
    "import": (*moments.OF_AN_ACT, moments.ANSWERED),
    "migration": (*moments.OF_A_STEP, moments.ANSWERED),
}
"""The moments of each kind of writing, at each of which somebody has to be killed."""


@pytest.fixture(scope="module")
def hunter() -> Iterator[Hunter]:
    """The warm program that makes writers."""
    with Hunter() as made:
        yield made


def founded(folder: Path, job: str, passphrase: str | None) -> Written:
    """A dossier to be written into, with a draft in its tray."""
    with sample.make(folder / "sample.dossier") as village:
        text = folder / "village.jsonl"
        text.write_text("".join(dump(village)), "utf-8")
    path = folder / "own" / "village.dossier"
    path.parent.mkdir()
    with Store.create(
        path, name="A village", passphrase=passphrase, heads=MachineHeads()
    ) as store:
        load(store, text, agent="tests")
        store.keep_draft(LASTING)
    if job != "migration":
        return Dossier(path, job, passphrase)
    older = Older(path, passphrase, folder / "backups")
    older.prepare()
    return older


class Trial:
    """Writers of one kind, killed one after the other on a file that grows."""

    def __init__(
        self, hunter: Hunter, folder: Path, dossier: Written, chance: random.Random
    ) -> None:
        """Write without being killed, to know what one writing is."""
        self._hunter = hunter.begin(chance)
        self._folder = folder
        self._dossier = dossier
        self._many = isinstance(dossier, Dossier)
        self._chance = chance
        self.hits: Counter[str] = Counter()
        self.hot = 0
        """Journals that had to be rolled back."""
        self.answered = 0
        """Writings that were acknowledged before the end."""
        self.unanswered = 0
        """Writings that were in the file though nobody had been told so."""
        for _ in range(2):
            dossier.ready()
            order = dossier.order(1, folder)
            hunter.let_run(order)
            dossier.learn(order)

    def run(self, kills: int, wanted: tuple[str, ...]) -> None:
        """Kill so many, and then more until each moment was hit."""
        left = kills * MOST
        targets: list[str] = []
        while left and (self.hits.total() < kills or self._missed(wanted)):
            targets = targets or self._chance.sample(wanted, len(wanted))
            missed = self._missed(wanted)
            late = self.hits.total() >= kills - len(missed)
            self._kill(
                self._chance.choice(missed) if late and missed else targets.pop()
            )
            left -= 1

    def _missed(self, wanted: tuple[str, ...]) -> list[str]:
        return [moment for moment in wanted if not self.hits[moment]]

    def told(self) -> dict[str, int]:
        """What was hit, in the order of writing, and what was found after it."""
        return {
            **{moment: self.hits[moment] for moment in moments.ORDER},
            "killed in all": self.hits.total(),
            "hot journals": self.hot,
            "writings answered before": self.answered,
            "in the file, not answered": self.unanswered,
        }

    def _kill(self, moment: str) -> None:
        """Kill one writer, and look at everything that it left."""
        self._dossier.ready()
        after = self._chance.randrange(2) * self._many
        order = self._dossier.order(after + 2, self._folder)
        killed = self._hunter.strike(order, moment, after)
        if killed.moment:
            self.hits[killed.moment] += 1
        self.hot += killed.hot
        self.answered += len(killed.done)
        self.unanswered += self._dossier.check(killed)


def test_a_writer_that_answers_before_it_has_saved_is_found_out(
    hunter: Hunter, tmp_path: Path
) -> None:
    """What the test below looks for, it can find."""
    chance = random.Random(1)
    dossier = founded(tmp_path, "form", None)
    Trial(hunter, tmp_path, dossier, chance)
    order = replace(dossier.order(1, tmp_path), early=True)
    killed = hunter.strike(order, moments.ROWS, 0)
    with pytest.raises(AssertionError, match="lost"):
        dossier.check(killed)


def test_a_writing_that_is_there_by_half_is_found_out(
    hunter: Hunter, tmp_path: Path
) -> None:
    """One row of it is missing."""
    dossier = founded(tmp_path, "form", None)
    Trial(hunter, tmp_path, dossier, random.Random(1))
    with closing(sqlite3.connect(dossier.path)) as connection:
        connection.execute(
            "DELETE FROM account WHERE event_id IN"
            " (SELECT id FROM entity WHERE name LIKE 'Hearing %')"
        )
        connection.commit()
    with pytest.raises(AssertionError, match="by half"):
        dossier.check(Killed(""))


@pytest.mark.parametrize("passphrase", SEALED)
@pytest.mark.parametrize("job", ["form", "import", "migration"])
def test_nothing_is_lost_or_there_by_half_when_a_writer_is_killed(
    job: str,
    passphrase: str | None,
    hunter: Hunter,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    """At each moment of a write."""
    seed = random.randrange(2**32)
    chance = random.Random(seed)
    print("drawn from", seed)
    dossier = founded(tmp_path, job, passphrase)
    trial = Trial(hunter, tmp_path, dossier, chance)
    trial.run(KILLS // 6, WANTED[job])
    kind = f"{job}, {'plain' if passphrase is None else 'sealed'}"
    record_property("table: kills by moment", {"column": kind, "rows": trial.told()})
    assert [moment for moment in WANTED[job] if not trial.hits[moment]] == []
