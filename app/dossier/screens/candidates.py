"""Candidates: what the rules find wherever two texts are held, pair after pair.

The list grows while the texts are read on a thread of their own; leaving ends the
reading, and what was read is kept for the next time.
"""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.worker import get_current_worker

from dossier.grounds import rule
from dossier.keys import bindings
from dossier.rows import Column, Few, Line, Span, line, row
from dossier.scopes import Scope
from dossier.screens.copying import copy_text, say
from dossier.screens.desk import Desk
from dossier.screens.steady import Steady
from dossier.screens.view import everywhere
from dossier.widgets.bars import FooterBar, HeaderBar, Rule
from dossier.widgets.rows import RowList
from dossier.words import _, counted, mark, number, verdict_word
from dossier_db import DossierError, Viewpoint
from dossier_db.records.alignments import Candidate

_COLUMNS = (
    Column(width=1),
    Column(width=11, rank=3),
    Column(least=14, share=2, rank=1),
    Column(least=18, share=2, rank=2),
    Column(least=20, share=5),
)


class Left(Exception):
    """Nobody waits any longer for the texts that are being read."""


class CandidatesScreen(Steady, Screen[None]):
    """Every open candidate of every two texts; enter shows it in them."""

    BINDINGS = bindings("screen")
    scope: Scope = "candidates"

    def __init__(self, desk: Desk, view: Viewpoint) -> None:
        super().__init__()
        self.desk = desk
        self.view = view
        self.header = HeaderBar()
        self.list: RowList[Candidate] = RowList(self._draw)
        self.found: list[Candidate] = []
        """What was found so far, the weightiest first."""
        self._done = (0, 0)

    def compose(self) -> ComposeResult:
        """Header, list, footer."""
        self.header.left = line(
            everywhere(self.desk.name, self.view), " › ", _("candidates of all texts")
        )
        yield self.header
        yield Rule(classes="rule")
        yield self.list
        yield Rule(classes="rule")
        footer = FooterBar()
        footer.scope = self.scope
        yield footer

    def on_mount(self) -> None:
        """Begin to read."""
        self.list.empty = _("The texts are being read and compared; esc leaves.")
        self.set_focus(self.list)
        self._read()

    def ask_again(self, _new: Sequence[str] = ()) -> None:
        """Something was decided: what is open may be less now."""
        self._read()

    def _read(self) -> None:
        self.run_worker(self._reading, thread=True, exclusive=True)

    def _reading(self) -> None:
        """On a thread of its own, until it is left."""
        found: list[Candidate] = []
        try:
            for fresh in self.desk.candidates(self._progress):
                found += fresh
                if fresh:
                    self._hand_over(self._taken, tuple(found))
        except Left:
            return
        except DossierError as refusal:
            self._hand_over(self._refused, str(refusal))
            return
        self._hand_over(self._ended, tuple(found))

    def _progress(self, done: int, of: int) -> None:
        if get_current_worker().is_cancelled:
            raise Left
        self._hand_over(self._tell, done, of)

    def _hand_over(self, take: object, *found: object) -> None:
        if self.is_attached and not get_current_worker().is_cancelled:
            assert callable(take)
            self.app.call_from_thread(partial(take, *found))

    def _taken(self, found: tuple[Candidate, ...]) -> None:
        """Show what there is, the cursor on the candidate where it was."""
        here = self.list.row
        self.found = sorted(found, key=lambda one: -one.point.weight)
        rows = Few(self.found)
        place = None if here is None else rows.position(here.id)
        self.list.show(rows, place or 0)

    def _ended(self, found: tuple[Candidate, ...]) -> None:
        texts = len(self.desk.held())
        self.list.empty = (
            _("Nothing is open between the texts that are attached.")
            if texts > 1
            else _("Two texts are needed: “dossier attach SOURCE FILE” ties one.")
        )
        self._taken(found)
        self._tell(*self._done)

    def _refused(self, sentence: str) -> None:
        self.list.empty = sentence
        self.list.show(Few())

    def _tell(self, done: int, of: int) -> None:
        """How far the reading has come, then how much was found."""
        self._done = (done, of)
        if done < of:
            said = _("{done} of {of} pairs of texts read …").format(
                done=number(done), of=number(of)
            )
        else:
            said = counted(len(self.found), "{n} candidate", "{n} candidates")
        self.header.right = line(Span(said, "quiet"))

    @staticmethod
    def _draw(one: Candidate, cells: int) -> Line:
        point = one.point
        values = " | ".join(value or "–" for value in point.values)
        made = (
            Span(mark(point.mark), "accent"),
            Span(verdict_word(point.verdict or ""), "quiet"),
            rule(point.name),
            Span(f"{one.a.name} | {one.b.name}", "quiet"),
            values,
        )
        return row(_COLUMNS, made, cells)

    # Commands

    def action_back(self) -> None:
        """Where one came from; what is being read is left."""
        self.dismiss()

    @on(RowList.Opened)
    @on(RowList.CitationAsked)
    def _open(self, message: RowList.RowMessage) -> None:
        from dossier.screens.texts import TextsScreen

        one: Candidate = message.row
        sources = (one.a.id, one.b.id)
        self.app.push_screen(TextsScreen(self.desk, sources, self.view, one.point.id))

    def action_copy(self) -> None:
        """The grounds of the candidate under the cursor: ours, not a source's."""
        one = self.list.row
        if one is None:
            say(self, _("There is nothing here to copy."))
            return
        copy_text(
            self,
            self.desk,
            f"{one.a.name} | {one.b.name}: {one.point.why}",
            cited=False,
        )
