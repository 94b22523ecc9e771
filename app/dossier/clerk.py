"""The clerk: what the screens write, one act after the other on a thread of its own.

The desk reads and the clerk writes. What is handed in is on the disk when its result
comes back, or it was refused in a sentence and nothing of it is.
"""

from asyncio import CancelledError, shield, wrap_future
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from dossier import agents, state
from dossier.words import _
from dossier_db import DossierError, Store
from dossier_db.limits import no_agent

if TYPE_CHECKING:
    from dossier_db.acts import Act

T = TypeVar("T")


class Clerk:
    """Writes in a person's name."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._agent: str | None = None
        self._told = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._handed: list[Future[Any]] = []

    @property
    def agent(self) -> str | None:
        """In whose name is written, as far as anybody has said: DOSSIER_AGENT, else the
        name given in this run, else in an earlier one.
        """
        return agents.given() or self._agent or _fit(state.remembered().agent)

    def sign(self, agent: str) -> None:
        """Know the name from now on; beyond this run where the dossier is plain. Who
        wrote in a sealed one is no business of whoever finds the machine.
        """
        if agent != self.agent:
            self._agent = agent
            if not self._store.sealed:
                state.remember(lambda before: before.with_agent(agent))

    async def write(self, agent: str, change: "Callable[[Act], T]") -> T:
        """Run ``change`` inside one act and give its result once that is on the disk.

        Raises the ``DossierError`` that says why nothing was written.
        """
        return await self._done(self._thread.submit(self._write, agent, change))

    async def run(self, job: "Callable[[], T]") -> T:
        """Run what needs no act, a draft that is kept, in its turn among the acts.

        Raises the ``DossierError`` that says why nothing was written.
        """
        return await self._done(self._thread.submit(job))

    async def _done(self, job: "Future[T]") -> T:
        """What becomes of a job; who leaves meanwhile does not call it off."""
        try:
            return await shield(wrap_future(job))
        except CancelledError:
            self._handed.append(job)
            raise

    def hand_in(self, job: "Callable[[], object]") -> None:
        """Have it run before the program ends; ``close`` says what was refused."""
        self._handed.append(self._thread.submit(job))

    def brought_up(self) -> str | None:
        """What is to be said once where the file was brought up to a newer schema."""
        if self._store.copied is None or self._told:
            return None
        self._told = True
        # In a line of the footer there is no room for a path: it is said at the end.
        return _(
            "Backed up and brought up to date: “dossier backup --list” says where."
        )

    def _write(self, agent: str, change: "Callable[[Act], T]") -> T:
        with self._store.act(agent) as act:
            return change(act)

    def close(self) -> str | None:
        """Finish what was handed in, and no more; why the last of it was refused."""
        self._thread.shutdown(wait=True)
        refused = [one.exception() for one in self._handed if not one.cancelled()]
        said = [str(why) for why in refused if isinstance(why, DossierError)]
        return said[-1] if said else None


def _fit(name: str | None) -> str | None:
    """A name of an earlier run; None where nothing could be written in it."""
    return None if name is None or no_agent(name) else name
