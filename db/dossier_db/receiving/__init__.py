"""Receiving: a dossier from somebody else, looked through and taken over row by row.

    with received(path, passphrase) as parcel:
        print(parcel.offer)
        parcel.make("new.dossier", heads)

Nothing of the file is trusted. It is copied to where nobody else can alter it, its
tables are read and nothing else of it, and the rows come into a file of this program's
own making through the checks of every load: all of them or none.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from dossier_db import connection as connections
from dossier_db.errors import (
    BadText,
    Conflict,
    DamagedDossier,
    NotADossier,
    RefusedWrite,
    WrongPassphrase,
)
from dossier_db.heads import Heads
from dossier_db.importers.given import Given, Loaded
from dossier_db.importers.rows import enter
from dossier_db.keys import Key, is_sealed
from dossier_db.receiving import copying
from dossier_db.receiving.bounds import LISTED, MOST_PACKED
from dossier_db.receiving.comparing import against_log
from dossier_db.receiving.looking import Look
from dossier_db.receiving.quarantine import (
    Cell,
    OddText,
    Quarantine,
    opened,
    opened_in_memory,
    sentences,
)
from dossier_db.receiving.rows import comparable, fault, named
from dossier_db.receiving.sieve import refused, tables_of_ours
from dossier_db.records.received import Offer
from dossier_db.references import Identity
from dossier_db.store import Store
from dossier_db.tables import Table, Value

__all__ = ["MOST_PACKED", "Passphrase", "Received", "received", "received_content"]

Passphrase: TypeAlias = Callable[[], str]
"""Asks for the passphrase of a sealed file; asked again when it was another one."""
TRIES: Final = 3
_HINT: Final = "nothing was taken over; --leave-out takes the other rows"


class Received:
    """A file from somebody else, open, and looked through."""

    def __init__(
        self,
        quarantine: Quarantine,
        size: int,
        remarks: tuple[str, ...],
        passphrase: str | None,
        folder: Path | None,
    ) -> None:
        self.path = quarantine.path
        self._file = quarantine
        self._passphrase = passphrase
        self._tables = tables_of_ours()
        look = Look(quarantine, self._tables, remarks)
        self.left: tuple[str, ...] = ()
        """The rows that were left out, and why; the first of them."""
        self.left_count = 0
        self._leaves_out = False
        self._skipped: frozenset[Identity] = frozenset()
        self.sealed = passphrase is not None
        """Whether a file that is made of it is sealed, with the passphrase it has."""
        offer = look.offer(sealed=self.sealed, size=size)
        rows, broken = against_log(
            self._given(comparable), self._tables, folder, sealed=self.sealed
        )
        log = replace(offer.log, broken=offer.log.broken or broken)
        self.offer: Offer = replace(offer, log=log, rows=rows)
        """What it holds, and what was found in it."""

    def insist(self) -> None:
        """Refuse a file with rows that no dossier can have.

        Raises:
            RefusedWrite: says which is the first, and how many there are.
        """
        if not self.offer.faults:
            return
        more = self.offer.faults - 1
        rest = f" (and {more:,} more)" if more else ""
        raise RefusedWrite(f"{self.path}, {self.offer.faulty[0]}{rest}: {_HINT}.")

    def leave_out(self) -> None:
        """Leave out what no dossier can have, and what names it."""
        self._leaves_out = True
        told = [f"{one}" for one in self.offer.faulty]
        found = refused(self, self._tables)
        for (table, identity), why in found.items():
            if len(told) >= LISTED:
                break
            told.append(f"{table} {identity[:80]}: {why}")
        self._skipped = frozenset(found)
        self.left = tuple(told)
        self.left_count = self.offer.faults + len(found)

    def make(self, path: str | Path, heads: Heads | None = None) -> Store:
        """Make a new dossier of its rows, sealed with its passphrase if it is sealed.

        Raises:
            Taken: something is at the path.
            BadText, Conflict, RefusedWrite: a row that the model does not allow.
        """

        def fill(store: Store) -> None:
            self._enter(store, "received")

        return Store.create(
            path,
            name=self.offer.name,
            passphrase=self._passphrase,
            heads=heads,
            fill=fill,
        )

    def take_over(self, store: Store, agent: str) -> Loaded:
        """Take its rows over into a dossier that is there, all of them or none.

        Raises:
            Conflict: an id that is there with other values.
            BadText, RefusedWrite: a row that the model does not allow.
        """
        return self._enter(store, agent)

    def __iter__(self) -> Iterator[Given]:
        """Its rows, but for those that no dossier can have."""
        return self._given(lambda table, row: fault(table, row) is None)

    def _given(
        self, wanted: Callable[[Table, Mapping[str, Cell]], bool]
    ) -> Iterator[Given]:
        for table, cells in self._file.rows(self._tables.values()):
            if not wanted(table, cells):
                continue
            row: dict[str, Value] = {
                column: value
                for column, value in cells.items()
                if not isinstance(value, OddText)
            }
            if self._skipped and (table.name, table.identity(row)) in self._skipped:
                continue
            yield Given(table.name, row, f"{self.path}, {named(table, row)}", None)

    def _enter(self, store: Store, agent: str) -> Loaded:
        try:
            return enter(store, self, agent=agent, name=self.path.stem, dump=True)
        except Conflict as error:  # it advises what is there for texts alone
            said = str(error).rpartition(": ")[0]
            raise Conflict(
                f"{said}: nothing was taken over; “-o NEW” makes a file of its own."
            ) from None
        except BadText as error:
            if self._leaves_out:
                raise
            raise BadText(f"{str(error).removesuffix('.')}: {_HINT}.") from None


@contextmanager
def received(path: Path, passphrase: Passphrase) -> Iterator[Received]:
    """A file from somebody else, copied to a private folder and looked through.

    Args:
        path: the file.
        passphrase: asked where it is sealed.

    Raises:
        DossierError: in a sentence, why nothing of it can be taken over.
    """
    with copying.private_folder() as folder:
        copied, remarks = copying.copy(path, folder)
        with _looked_through(path, copied, remarks, passphrase) as parcel:
            yield parcel


@contextmanager
def received_content(
    path: Path, content: bytes, passphrase: Passphrase
) -> Iterator[Received]:
    """The same for a file that was decrypted: if it is plain it is never on a disk.

    Args:
        path: what it came in.
        content: its bytes.
        passphrase: asked where what came in it is sealed itself.
    """
    if copying.plain(content):
        head = content[:100]
        copying.check_head(path, head, len(content))
        plain = head[:18] + b"\1\1" + content[20:]  # a log of writes did not come along
        with sentences(path), opened_in_memory(plain) as connection:
            quarantine = Quarantine(connection, path, len(content))
            yield Received(quarantine, len(content), (), None, None)
        return
    with copying.private_folder() as folder:
        copied = folder / "received"
        copied.write_bytes(content)
        with _looked_through(path, copied, (), passphrase) as parcel:
            yield parcel


@contextmanager
def _looked_through(
    path: Path, copied: Path, remarks: tuple[str, ...], passphrase: Passphrase
) -> Iterator[Received]:
    size = copied.stat().st_size
    word, key = _unlocked(path, copied, passphrase)
    try:
        with sentences(path), opened(copied, key) as connection:
            quarantine = Quarantine(connection, path, size)
            yield Received(quarantine, size, remarks, word, copied.parent)
    finally:
        if key is not None:
            key.drop()


def _unlocked(
    path: Path, copied: Path, passphrase: Passphrase
) -> tuple[str | None, Key | None]:
    """The passphrase of a sealed file, and its key; nothing for a plain one."""
    with copied.open("rb") as file:
        if copying.plain(file.read(16)):
            return None, None
    if not is_sealed(copied):
        raise NotADossier(
            f"{path} is not a dossier: “dossier load” takes in YAML and JSON Lines,"
            " “dossier import” documents."
        )
    connections.need_cipher()
    for last in (*[False] * (TRIES - 1), True):
        word = passphrase()
        try:
            return word, Key.of(copied, word)
        except WrongPassphrase as error:
            if last:
                raise WrongPassphrase(_of(path, copied, error)) from None
        except DamagedDossier as error:
            raise DamagedDossier(_of(path, copied, error)) from None
    raise AssertionError("the last try returns or raises")


def _of(path: Path, copied: Path, error: Exception) -> str:
    """The sentence about the copy as one about the file."""
    return str(error).replace(str(copied), str(path))
