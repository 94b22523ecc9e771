"""A verdict: how answers stand to each other, with a note, in a person's name.

One key of the marks chooses; the mark that stands already takes the verdict back. The
window stays until what was decided is on the disk, so that nothing typed is lost.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from dossier.rows import Block, Few, Line, Span, line
from dossier.sheets.parts import marked
from dossier.widgets.field import Field
from dossier.widgets.rows import RowList
from dossier.widgets.sheet import Sheet
from dossier.words import MARKS, _, meaning, verdict_word
from dossier_db import DossierError
from dossier_db.decisions import VERDICTS, Stand

SETTLED = "settled"
"""The row that says whether the matter is closed."""
_SETTLE = "."
_BY_SIGN = {MARKS[verdict]: verdict for verdict in VERDICTS}


@dataclass(frozen=True, slots=True)
class Matter:
    """What a verdict is asked on, and what is decided of it now."""

    said: tuple[Line, ...]
    """The question, and the two answers where it is on them."""
    stand: Stand
    whole: bool
    """It is the whole question, which may be settled."""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided; no verdict: the matter is open again."""

    verdict: str | None
    note: str
    settled: bool
    agent: str


class VerdictChoice(ModalScreen[bool]):
    """Gives True once a ruling was saved, False where it was left."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(False)", show=False)]

    def __init__(
        self,
        matter: Matter,
        agent: str | None,
        save: Callable[[Ruling], Awaitable[None]],
    ) -> None:
        """A window over where one is.

        Args:
            matter: What is to be decided.
            agent: In whose name; None: it is asked.
            save: Writes a ruling; raises a ``DossierError`` where it cannot.
        """
        super().__init__()
        self._matter = matter
        self._save = save
        self._settled = matter.settled
        self._chosen: str | None = None
        rows = (*VERDICTS, SETTLED) if matter.whole else VERDICTS
        self.list: RowList[str] = RowList(self._draw, id="verdicts")
        self._rows = Few(rows)
        self.said = Sheet(classes="said")
        self.said.can_focus = False  # nothing on it can be opened
        self.note = Field(placeholder=_("a note, if you like"), id="note", compact=True)
        self.name_field = Field(
            value=agent or "",
            placeholder=_("your name, as the log keeps it"),
            id="who",
            compact=True,
        )
        self.status = Sheet(classes="status")
        self.status.can_focus = False
        self._busy = False

    def compose(self) -> ComposeResult:
        """The matter, the verdicts, the note, the name, and what happened."""
        with Vertical(classes="choice verdict"):
            yield self.said
            yield self.list
            yield self.note
            yield self.name_field
            yield self.status

    def on_mount(self) -> None:
        """Begin at the verdict that stands."""
        self.said.show([Block(said) for said in self._matter.said])
        now = self._matter.stand.verdict
        here = VERDICTS.index(now) if now in VERDICTS else 0
        self.list.show(self._rows, here)
        self.list.focus()
        if now is None:
            self._say(_("Press a mark, or enter on a line; esc leaves."))
        else:
            self._say(_("The mark that stands takes the verdict back; esc leaves."))

    def _say(self, text: str, *, warn: bool = False) -> None:
        self.status.show([Block(line(Span(text, "warning" if warn else "quiet")))])

    def _draw(self, row: str, _cells: int) -> Line:
        if row == SETTLED:
            box = "[x]" if self._settled else "[ ]"
            said = _("settled: nothing is left to find out")
            return line(f"{_SETTLE} {box} ", Span(said, "quiet"))
        stands = Span(_("  stands now"), "accent")
        return line(
            marked(row),
            f" {verdict_word(row)}  ",
            Span(meaning(row), "quiet"),
            stands if row == self._matter.stand.verdict else "",
        )

    # Choosing

    @on(events.Key)
    def _typed(self, event: events.Key) -> None:
        """A mark chooses at once, wherever the cursor of the list is."""
        if self.focused is not self.list or event.character is None:
            return
        if event.character == _SETTLE and self._matter.whole:
            self._choose(SETTLED)
        elif event.character in _BY_SIGN:
            self._choose(_BY_SIGN[event.character])
        else:
            return
        event.stop()

    @on(RowList.Opened)
    def _opened(self) -> None:
        row = self.list.row
        if row is not None:
            self._choose(row)

    def _choose(self, row: str) -> None:
        if row == SETTLED:
            self._settled = not self._settled
            self.list.reload()
            return
        self._chosen = row
        place = self._rows.page(0).index(row)
        self.list.show(self._rows, place)
        if row == self._matter.stand.verdict and self._settled == self._matter.settled:
            said = _("{mark} is taken back: the matter is open again. enter saves it.")
        else:
            said = _("{mark} {word}: enter saves it, esc leaves.")
        self._say(said.format(mark=MARKS[row], word=verdict_word(row)))
        self.note.focus()

    # Saving

    @on(Input.Submitted)
    async def _submitted(self, message: Input.Submitted) -> None:
        """Save what stood in the fields when enter was pressed, not what followed."""
        note, name = (
            message.value if message.input is field else field.value
            for field in (self.note, self.name_field)
        )
        if self._chosen is None:
            self._say(_("Choose a verdict first: press its mark."), warn=True)
            self.list.focus()
            return
        agent = " ".join(name.split())
        if not agent:
            self._say(_("Say in whose name: the log keeps who decided."), warn=True)
            self.name_field.focus()
            return
        if not self._busy:
            self._busy = True
            self.run_worker(self._write(self._ruling(self._chosen, note, agent)))

    def _ruling(self, chosen: str, note: str, agent: str) -> Ruling:
        """The same verdict once more takes it back, unless it settles the matter."""
        same = chosen == self._matter.stand.verdict
        back = same and self._settled == self._matter.settled
        verdict = None if back else chosen
        return Ruling(verdict, note.strip(), self._settled, agent)

    async def _write(self, ruling: Ruling) -> None:
        self._say(_("Saving …"))
        try:
            await self._save(ruling)
        except DossierError as refusal:
            self._say(str(refusal), warn=True)
        else:
            self.dismiss(True)
        finally:
            self._busy = False
