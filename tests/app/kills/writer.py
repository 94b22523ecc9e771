"""The program that is killed: it writes, and tells on its output what it is about.

``python -m app.kills.writer`` stays warm. For every order, a line of JSON on its
input, it makes a process that goes to work, and says when that one is dead.
"""

import asyncio
import hashlib
import json
import os
import sqlite3
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.kills import moments
from db.entered import complete
from dossier.clerk import Clerk
from dossier.intake import Filled, Intake
from dossier.state import MachineHeads
from dossier.texts import load_into
from dossier_db import Store
from dossier_db import connection as connections
from dossier_db.drafts import Draft
from dossier_db.intake import kind
from dossier_db.keeping import backups, upgrading
from dossier_db.keys import Key
from dossier_db.search.index import Index
from once import made_once

AGENT = "Saule"
KIND = "hearing"


@dataclass(frozen=True)
class Order:
    """What to write, and where."""

    job: str
    path: str
    passphrase: str | None = None
    first: int = 0
    """The number of the first writing; each later one has the next."""
    count: int = 1
    texts: tuple[str, ...] = ()
    """Of an import: the texts to take in, one after the other."""
    early: bool = False
    """Of a form: it is answered before it is saved, a fault that has to be found."""

    def line(self) -> bytes:
        """As it is sent."""
        return (json.dumps(asdict(self)) + "\n").encode()


def name_of(number: int) -> str:
    """What the hearing of one writing is called."""
    return f"Hearing {number} behind closed doors"


def draft_of(number: int) -> str:
    """The id of the draft that it was."""
    return f"w_{number}"


class _Teller:
    """Tells a moment when it begins."""

    def __init__(self) -> None:
        self._now = ""
        self.instead: str | None = None
        """Told in place of what the statements say."""

    def tell(self, moment: str) -> None:
        moment = self.instead or moment
        if moment != self._now:
            self._now = moment
            say(f"at {moment}")

    def statement(self, sql: str) -> None:
        moment = moments.told_by(sql)
        if moment is not None:
            self.tell(moment)


TELLER = _Teller()


class _Heads(MachineHeads):
    """Those of this machine; they are kept when COMMIT has come back."""

    def keep(self, dossier_id: str, entry_id: str) -> None:
        TELLER.tell(moments.COMMITTED)
        super().keep(dossier_id, entry_id)


def say(words: str) -> None:
    """One line, at once and whole."""
    os.write(1, f"{words}\n".encode())


def opened(order: Order) -> Store:
    """The dossier, through the door that the program uses."""
    return Store.open(order.path, passphrase=order.passphrase, heads=_Heads())


def forms(order: Order) -> None:
    """Keep a draft and save its form, one after the other, as the screens do."""

    async def save(intake: Intake, number: int) -> None:
        given = {**complete(KIND), "name": name_of(number)}
        draft = Draft(draft_of(number), KIND, given, "2026-01-29T05:00:00+00:00")
        TELLER.instead = moments.DRAFT
        await intake.keep(draft)
        TELLER.instead = None
        say(f"kept {number}")
        if order.early:
            say(f"done {number}")
        await intake.file(kind(KIND), Filled(given, AGENT, draft.id))
        TELLER.tell(moments.ANSWERED)
        say(f"done {number}")

    async def all_of_them(store: Store) -> None:
        clerk = Clerk(store)
        intake = Intake(store, clerk)
        for number in range(order.first, order.first + order.count):
            await save(intake, number)
        clerk.close()

    with opened(order) as store:
        asyncio.run(all_of_them(store))


def imports(order: Order) -> None:
    """Load one text after the other, as ``dossier load`` does."""
    with opened(order) as store:
        for number, text in enumerate(order.texts, order.first):
            load_into(store, Path(text), agent=AGENT, update=False)
            TELLER.tell(moments.ANSWERED)
            say(f"done {number}")


def migration(order: Order) -> None:
    """Write a draft into a file of an older schema, which brings it up before."""
    draft = Draft(draft_of(order.first), KIND, {"name": "x"}, "2026-01-29T05:00:00Z")
    with opened(order) as store:
        store.shelter = lambda _mark: Path(order.path).parents[1] / "backups"
        store.keep_draft(draft)
        TELLER.instead = None
        TELLER.tell(moments.ANSWERED)
        say(f"done {order.first}")


JOBS: dict[str, Callable[[Order], None]] = {
    "form": forms,
    "import": imports,
    "migration": migration,
}


def listen() -> None:
    """Have every connection that writes tell its statements, and the index its end."""
    write, settle = connections.writing, Index.settle
    copy, bring_up = backups.back_up, upgrading.bring_up

    def telling(*given: Any, **more: Any) -> sqlite3.Connection:
        connection = write(*given, **more)
        connection.set_trace_callback(TELLER.statement)
        return connection

    def settled(index: Index) -> str | None:
        TELLER.tell(moments.INDEX)
        mark = settle(index)
        TELLER.tell(moments.BEFORE)
        return mark

    def copied(*given: Any, **more: Any) -> None:
        TELLER.tell(moments.BACKUP)
        TELLER.instead = moments.BACKUP
        copy(*given, **more)
        TELLER.instead = None
        TELLER.tell(moments.COPIED)

    def brought_up(*given: Any, **more: Any) -> Path | None:
        made = bring_up(*given, **more)
        TELLER.tell(moments.COMMITTED)
        TELLER.instead = moments.COMMITTED
        return made

    vars(upgrading)["back_up"] = copied
    upgrading.bring_up = brought_up
    connections.writing = telling
    setattr(Index, "settle", settled)  # noqa: B010


def work(order: Order) -> int:
    """Do one order in a process of its own, and say when that is dead; its number."""
    if order.passphrase is not None:
        Key.of(Path(order.path), order.passphrase)  # the process has it made already
    child = os.fork()
    if child == 0:
        code = 1
        try:
            JOBS[order.job](order)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    say(f"pid {child}")
    # It is not taken off the list yet: whoever kills it may be late, and its number
    # must not be another's by then.
    found = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    assert found is not None
    killed = found.si_code == os.CLD_KILLED
    say(f"dead {-found.si_status if killed else found.si_status}")
    return child


def main() -> None:
    """Take orders until nobody gives any."""
    hashlib.pbkdf2_hmac = made_once(hashlib.pbkdf2_hmac)
    listen()
    say("ready")
    before = 0
    for line in sys.stdin:
        if before:
            os.waitpid(before, 0)
        before = work(Order(**json.loads(line)))


if __name__ == "__main__":
    main()
