"""The clerk: what the screens write, one act after the other on a thread of its own.

The desk reads and the clerk writes. What is handed in is on the disk when its result
comes back, or it was refused in a sentence and nothing of it is.
"""

import os
from asyncio import wrap_future
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from dossier import state
from dossier_db import Store

if TYPE_CHECKING:
    from dossier_db.acts import Act

T = TypeVar("T")


def known_agent() -> str | None:
    """In whose name is written, as far as anybody has said: DOSSIER_AGENT, else the
    name given in an earlier run.
    """
    return os.environ.get("DOSSIER_AGENT", "").strip() or state.remembered().agent


class Clerk:
    """Writes in a person's name."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")

    async def write(self, agent: str, change: "Callable[[Act], T]") -> T:
        """Run ``change`` inside one act and give its result once that is on the disk.

        Raises the ``DossierError`` that says why nothing was written.
        """
        return await wrap_future(self._thread.submit(self._write, agent, change))

    async def run(self, job: "Callable[[], T]") -> T:
        """Run what needs no act, a draft that is kept, in its turn among the acts.

        Raises the ``DossierError`` that says why nothing was written.
        """
        return await wrap_future(self._thread.submit(job))

    def hand_in(self, job: "Callable[[], object]") -> None:
        """Have it run before the program ends; nobody hears what becomes of it."""
        self._thread.submit(job)

    def _write(self, agent: str, change: "Callable[[Act], T]") -> T:
        with self._store.act(agent) as act:
            return change(act)

    def close(self) -> None:
        """Finish what was handed in, and no more."""
        self._thread.shutdown(wait=True)
