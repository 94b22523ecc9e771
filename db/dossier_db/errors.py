"""Everything the store refuses, each as one sentence that says what to do.

DossierError
├── NotADossier      no such file, a directory, not SQLite, another program's file
├── Taken            a new dossier, where something is already
├── NewerDossier     written by a later dossier than this one
├── DamagedDossier   truncated, altered or otherwise unreadable
├── ReadOnlyDossier  asked to write where nothing can be written
├── BusyDossier      another process holds the write lock
├── UnknownRecord    an id that names nothing here
├── BadDate          not a date that EDTF knows
├── BadText          a text to load has an error: file, line, what was expected
├── Unreadable       a document that cannot be read: damaged, locked, too much of it
├── Conflict         an id that exists with other values
└── RefusedWrite     a row that the model does not allow
"""

from collections.abc import Mapping


class DossierError(Exception):
    """A refusal; ``str()`` of it is the sentence shown to a person."""


class NotADossier(DossierError):
    """The path does not hold a dossier."""


class Taken(DossierError):
    """A dossier was to be made where something is already."""


class NewerDossier(DossierError):
    """The file has a schema that this program does not know yet."""


class DamagedDossier(DossierError):
    """The file cannot be read to its end."""


class ReadOnlyDossier(DossierError):
    """The file or its folder cannot be written."""


class BusyDossier(DossierError):
    """Another process is writing to the file."""


class UnknownRecord(DossierError):
    """No record has this id."""


class BadDate(DossierError):
    """The text is no EDTF date, or one that no calendar has."""


class BadText(DossierError):
    """A text to load has an error; says in which file and line."""


class Unreadable(DossierError):
    """The words of a document cannot be had; says why and what to do."""


class Conflict(DossierError):
    """A record exists under this id with other values."""


class RefusedWrite(DossierError):
    """The model does not allow the row: a missing citation, an unknown reference."""


class Overtaken(RefusedWrite):
    """Somebody else changed it meanwhile; ``now`` is what it says since, by field."""

    def __init__(self, sentence: str, now: Mapping[str, str]) -> None:
        super().__init__(sentence)
        self.now = now
