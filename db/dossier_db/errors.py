"""Everything the store refuses, each as one sentence that says what to do.

DossierError
├── NotADossier      no such file, a directory, not SQLite, another program's file
├── Taken            a new dossier, where something is already
├── NewerDossier     written by a later dossier than this one
├── Sealed           encrypted, and no passphrase was given, or nothing can read it
├── WrongPassphrase  one that does not open the file
├── Locked           asked while the dossier is locked
├── DamagedDossier   truncated, altered or otherwise unreadable
├── StrangeDossier   declares what no dossier has: a trigger, a view of our name
├── ReadOnlyDossier  asked to write where nothing can be written
│   └── NoBackup     a backup cannot be made; what was to follow it is not done
├── BusyDossier      another process holds the write lock
├── FailingDisk      the disk refuses: a fault of it, a quota, a stick pulled out
├── Moved            the file that was opened stands no longer at its path
├── UnknownRecord    an id that names nothing here
├── BadDate          not a date that EDTF knows
│   └── NoSuchDay    a day that its month has not
├── BadText          a text to load has an error: file, line, what was expected
├── Unreadable       a document that cannot be read: damaged, locked, too much of it
├── Stopped          a search that was ended: nobody waits for its answer
├── Conflict         an id that exists with other values
└── RefusedWrite     a row that the model does not allow
    └── Overtaken    somebody else changed it meanwhile
"""

from collections.abc import Mapping


def extra(name: str) -> str:
    """How whoever lacks an extra gets it: from dossier's own folder, never by a bare
    name, which is somebody else's on the public index.
    """
    return f'“.venv/bin/pip install ".[{name}]"” in dossier\'s folder adds it.'


class DossierError(Exception):
    """A refusal; ``str()`` of it is the sentence shown to a person."""


class NotADossier(DossierError):
    """The path does not hold a dossier."""


class Taken(DossierError):
    """A dossier was to be made where something is already."""


class NewerDossier(DossierError):
    """The file has a schema that this program does not know yet."""


class Sealed(DossierError):
    """The file is encrypted: a passphrase is needed, or what decrypts it."""


class WrongPassphrase(DossierError):
    """The passphrase is not the file's."""


class Locked(DossierError):
    """The dossier is locked: its key was dropped."""


class DamagedDossier(DossierError):
    """The file cannot be read to its end."""


class StrangeDossier(DossierError):
    """The file declares what no dossier has, and that could do harm."""


class ReadOnlyDossier(DossierError):
    """The file or its folder cannot be written."""


class NoBackup(ReadOnlyDossier):
    """A backup cannot be made; what was to be done after it is left undone."""


class BusyDossier(DossierError):
    """Another process is writing to the file."""


class FailingDisk(DossierError):
    """The disk does not do what is asked of it."""


class Moved(DossierError):
    """The file that was opened was removed, renamed or replaced meanwhile."""


class UnknownRecord(DossierError):
    """No record has this id."""


class BadDate(DossierError):
    """The text is no EDTF date, or one that no calendar has."""


class NoSuchDay(BadDate):
    """A month that is named has no such day."""


class BadText(DossierError):
    """A text to load has an error; says in which file and line."""


class Unreadable(DossierError):
    """The words of a document cannot be had; says why and what to do."""


class Stopped(DossierError):
    """A search was stopped before its end, or the dossier was closed meanwhile."""

    def __init__(self) -> None:
        super().__init__("The search was ended: ask again.")


class Conflict(DossierError):
    """A record exists under this id with other values."""


class RefusedWrite(DossierError):
    """The model does not allow the row: a missing citation, an unknown reference."""


class Overtaken(RefusedWrite):
    """Somebody else changed it meanwhile; ``now`` is what it says since, by field."""

    def __init__(self, sentence: str, now: Mapping[str, str]) -> None:
        super().__init__(sentence)
        self.now = now
