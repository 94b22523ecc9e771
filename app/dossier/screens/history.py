"""The history: who changed a record and when, or every act of the dossier.

It is read on a thread of its own: of a record the whole log is gone through for what
was removed.
"""

from collections.abc import Sequence
from dataclasses import replace

from textual.worker import get_current_worker

from dossier.rows import Block
from dossier.screens.desk import Desk, Page
from dossier.screens.page import PageScreen
from dossier.sheets import history as sheets
from dossier.sheets import parts
from dossier.words import _
from dossier_db import DossierError, Viewpoint


class HistoryScreen(PageScreen):
    """Acts or changes, the newest first, under the head of the log."""

    record_shown = ""

    def __init__(self, desk: Desk, record_id: str, view: Viewpoint) -> None:
        """A page over where one is.

        Args:
            desk: Reads the log.
            record_id: Whose history; empty for that of the whole dossier.
            view: From where one looks elsewhere; the log is the same from everywhere.
        """
        waiting = (parts.plain(_("The log is being read; esc leaves.")),)
        super().__init__(desk, Page(_title(desk, record_id), waiting), view)
        self.record_shown = record_id

    def on_mount(self) -> None:
        """Read the log; what is on the screen meanwhile says so."""
        self.ask_again()

    def ask_again(self, _new: Sequence[str] = ()) -> None:
        """Something was written: the log as it is now."""
        title = _title(self.desk, self.record_shown)
        self.turn_to(replace(self._page, title=title))
        self.run_worker(self._read, thread=True, exclusive=True)

    def _read(self) -> None:
        """On a thread of its own."""
        try:
            blocks = self._blocks()
        except DossierError as refusal:
            blocks = (parts.plain(str(refusal)),)
        if not get_current_worker().is_cancelled and self.is_attached:
            self.app.call_from_thread(self._show, blocks)

    def _blocks(self) -> tuple[Block, ...]:
        ledger, record = self.desk.ledger, self.record_shown
        head = ledger.head()
        if not record:
            return sheets.log(head, ledger.deeds(sheets.ACTS + 1), ledger.deed)
        found, names = ledger.history(record)
        return sheets.history(head, found, record, names, ledger.back)

    def _show(self, blocks: tuple[Block, ...]) -> None:
        if self.is_attached:
            self.sheet.show(blocks, max(0, self.sheet.cursor))


def _title(desk: Desk, record_id: str) -> str:
    name = desk.ledger.name_of(record_id)
    return _("history of {name}").format(name=name) if record_id else _("log")
