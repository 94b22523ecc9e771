"""What the corrections ask of the store: what stands, what hangs on it, who wrote it.

The desk reads for the panes, the intake for the forms; this is imported when something
is corrected or the log is looked at.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TypeAlias

from dossier import changes
from dossier.deeds import sentence
from dossier_db import DossierError, Store
from dossier_db.intake.standing import Standing, rows_behind
from dossier_db.records import Citation, Deed, Entry, Head, Passage
from dossier_db.removing import Dependant, dependants
from dossier_db.undoing import redoable, undoable

Names: TypeAlias = Mapping[str, str]
"""What is called how, by its id."""


class Ledger:
    """Asks the rows and the log of one dossier."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def _asked(self) -> AbstractContextManager[None]:
        """Whatever the file answers, a refusal is a sentence."""
        return self._store.reader.sentences()

    def behind(self, record_id: str, passage_id: str | None) -> tuple[Standing, ...]:
        """The rows behind a record, and behind a statement of it."""
        with self._asked():
            return rows_behind(self._store.reader, record_id, passage_id)

    def name_of(self, record_id: str) -> str:
        """What a record is called; its id where there is none any more."""
        try:
            return self._store.cards.label(record_id).name
        except DossierError:
            return record_id

    def citation(self, passage_id: str) -> Citation | None:
        """Where a statement stands, and in which words; None where it is gone."""
        with self._asked():
            return self._store.passages.citations([passage_id]).get(passage_id)

    def passage(self, passage_id: str) -> Passage:
        """A passage with the quote that it is, where it is one; ``UnknownRecord`` where
        it is gone.
        """
        with self._asked():
            return self._store.passages.passage(passage_id)

    def dependants(self, table: str, key: tuple[str, ...]) -> tuple[Dependant, ...]:
        """What would go with a row, or lose its link to it."""
        with self._asked():
            return dependants(self._store.reader, table, key)

    def last(self, agent: str, *, redo: bool) -> Deed | None:
        """What a person would take back, or do again."""
        find = redoable if redo else undoable
        with self._asked():
            return find(self._store.reader, agent)

    def head(self) -> Head | None:
        """By what the log up to now can be told from any other; None: it is empty."""
        with self._asked():
            return self._store.history.head()

    def deeds(self, limit: int) -> tuple[Deed, ...]:
        """So many acts, the newest first."""
        with self._asked():
            return self._store.history.deeds(limit)

    def deed(self, act_id: str) -> Deed | None:
        """An act that another one took back; None where the log does not have it."""
        try:
            with self._asked():
                return self._store.history.deed(act_id)
        except DossierError:
            return None

    def back(self, act_id: str) -> str | None:
        """What an act took back, in words; None where it took nothing back."""
        with self._asked():
            undoing = self._store.history.undoing(act_id)
        return None if undoing is None else sentence(undoing, self.deed)

    def history(self, record_id: str) -> tuple[Sequence[Entry], Names]:
        """What was changed of a record, and what all that it names is called.

        The whole log is read: not for the screen's thread.
        """
        with self._asked():
            found = self._store.history.of(record_id)
            return found, self._store.history.called(changes.ids(found))
