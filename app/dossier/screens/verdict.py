"""A verdict: how answers stand to each other, with a note, in a person's name.

One key of the marks chooses; the mark that stands already is kept, and a row of its own
takes the verdict back. The window stays until what was decided is on the disk, so that
nothing typed is lost.
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
from dossier.screens.steady import Steady
from dossier.sheets.parts import marked
from dossier.widgets.field import Field
from dossier.widgets.rows import RowList
from dossier.widgets.sheet import Said
from dossier.words import MARKS, _, meaning, verdict_word
from dossier_db import DossierError
from dossier_db.decisions import OFFERED, Stand
from dossier_db.limits import no_agent

SETTLED = "settled"
"""The row that says whether the matter is closed."""
BACK = "back"
"""The row that takes the verdict back."""
_SETTLE = "."
_BY_SIGN = {MARKS[verdict]: verdict for verdict in OFFERED}


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


class VerdictChoice(Steady, ModalScreen[bool]):
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
        settles = (SETTLED,) if matter.whole else ()
        back = (BACK,) if matter.stand.verdict else ()
        self.list: RowList[str] = RowList(self._draw, id="verdicts")
        self._rows = Few((*OFFERED, *settles, *back))
        self.said = Said(classes="said")
        self.note = Field(placeholder=_("a note, if you like"), id="note", compact=True)
        self.name_field = Field(
            value=agent or "",
            placeholder=_("your name, as the log keeps it"),
            id="who",
            compact=True,
        )
        self.status = Said(classes="status")
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
        here = OFFERED.index(now) if now in OFFERED else 0
        self.list.show(self._rows, here)
        self.set_focus(self.list)
        self._say(_("Press a mark, or enter on a line; esc leaves."))

    def _say(self, text: str, *, warn: bool = False) -> None:
        self.status.show([Block(line(Span(text, "warning" if warn else "quiet")))])

    def _draw(self, row: str, _cells: int) -> Line:
        if row == SETTLED:
            box = "[x]" if self._settled else "[ ]"
            said = _("settled: nothing is left to find out")
            return line(f"{_SETTLE} {box} ", Span(said, "quiet"))
        if row == BACK:
            return line("  ", _("no verdict: take it back"))
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
    def _opened(self, message: RowList.Opened) -> None:
        self._choose(message.row)

    def _choose(self, row: str) -> None:
        if row == SETTLED:
            self._settled = not self._settled
            self.list.refresh()
            return
        self._chosen = row
        place = self._rows.page(0).index(row)
        self.list.show(self._rows, place)
        if row == BACK:
            said = _("The matter is open again once enter saves it; esc leaves.")
        elif row == self._matter.stand.verdict:
            said = _("{mark} {word} stands: enter keeps it, with a note if you like.")
        else:
            said = _("{mark} {word}: enter saves it, esc leaves.")
        if row != BACK:
            said = said.format(mark=MARKS[row], word=verdict_word(row))
        self._say(said)
        self.set_focus(self.note)

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
            self.set_focus(self.list)
            return
        agent = " ".join(name.split())
        if self._as_it_was(self._chosen, note):
            self.dismiss(False)
        elif not agent:
            self._say(_("Say in whose name: the log keeps who decided."), warn=True)
            self.set_focus(self.name_field)
        elif too_long := no_agent(agent):
            self._say(too_long, warn=True)
            self.set_focus(self.name_field)
        elif not self._busy:
            self._busy = True
            verdict = None if self._chosen == BACK else self._chosen
            ruling = Ruling(verdict, note.strip(), self._settled, agent)
            self.run_worker(self._write(ruling))

    def _as_it_was(self, chosen: str, note: str) -> bool:
        """Nothing is decided that does not stand already."""
        same = chosen == self._matter.stand.verdict
        return same and self._settled == self._matter.settled and not note.strip()

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
