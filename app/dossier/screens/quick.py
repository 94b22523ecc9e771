"""A note in one line: what it becomes is shown before it is saved."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import get_current_worker

from dossier.already import already
from dossier.drafting import Drafting, new_id
from dossier.messages import Saved
from dossier.rows import Block, Span, line
from dossier.screens.desk import Desk
from dossier.screens.steady import Steady
from dossier.screens.typing import typed
from dossier.sheets import noted as sheets
from dossier.widgets.field import Field
from dossier.widgets.sheet import Said
from dossier.words import _
from dossier_db import DossierError
from dossier_db.drafts import Draft
from dossier_db.intake.noting import Noted
from dossier_db.limits import no_agent

LINE: Final = "line"
"""What the draft of such a note is filed under."""
_PAUSE: Final = 0.15
"""Seconds without a key after which it is looked up what the line becomes."""


class QuickLine(Steady, ModalScreen[str | None]):
    """Gives a sentence on what was saved, None where it was left."""

    BINDINGS: ClassVar = [
        # Answered before the next key is read: that one belongs to what comes then.
        Binding("enter", "save", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
        Binding("ctrl+x", "throw_away", show=False, priority=True),
        Binding("up,pageup", "becomes('page_up')", show=False),
        Binding("down,pagedown", "becomes('page_down')", show=False),
    ]

    def __init__(self, desk: Desk, draft: Draft | None = None) -> None:
        """A window over where one is.

        Args:
            desk: Reads and writes.
            draft: A line that was begun earlier.
        """
        super().__init__()
        self._desk = desk
        fields = {} if draft is None else dict(draft.fields)
        self.line = Field(
            value=fields.get(LINE, ""),
            placeholder=_("29 Jan hearing Taldykorgan: who was let in @Name"),
            id="line",
            compact=True,
            select_on_focus=False,
        )
        self._agent = desk.clerk.agent
        self.name_field = Field(
            placeholder=_("your name, as the log keeps it"), id="who", compact=True
        )
        self.name_field.display = self._agent is None  # asked once
        self.becomes = Said(classes="becomes")
        self.status = Said(classes="status")
        begun = draft or Draft(new_id(), LINE, {}, "")
        self.drafting = Drafting(self, desk.intake, begun, self._tell_kept)
        self._pause: Timer | None = None
        self._said = Block(())
        self._not_kept = ""
        self._lost = ""  # why nothing can be kept while it stays so
        self._refused = False  # said of a key: it stands until the next is typed
        self._sure = ""  # what the next press of the same key does

    def compose(self) -> ComposeResult:
        """The line, in whose name, what it becomes, and what happened."""
        with Vertical(classes="choice line"):
            yield self.line
            yield self.name_field
            yield self.becomes
            yield self.status

    def on_mount(self) -> None:
        """Say how a line is written, or what the one that was begun becomes."""
        self.becomes.show(sheets.grammar())
        self._tell_keys()
        self.set_focus(self.line)
        if self.line.value:
            self._soon()

    def _refuse(self, said: str) -> None:
        self._refused = True
        self._tell(said, warn=True)

    def _tell(self, said: str, *, warn: bool = False) -> None:
        self._said = Block(line(Span(said, "warning" if warn else "quiet")))
        self._show_status()

    def _tell_kept(self, why_not: str) -> None:
        self._not_kept = why_not
        self.tell_place()
        self._show_status()

    def tell_place(self) -> bool:
        """Say whether the file is where it was; if not, for as long as that is so."""
        lost = self._desk.moved("typing")
        if lost != self._lost:
            self._lost = lost
            self._show_status()
        return True

    def unkept(self) -> Mapping[str, str]:
        """What stands here and is not on the disk."""
        self._take(self.line.value)
        return self.drafting.unkept

    def warn_unkept(self) -> None:
        """Leaving loses it: that is said before it is done."""
        self._refuse(_("Not kept: ctrl+q once more leaves without it."))

    def _show_status(self) -> None:
        blocks = [self._said]
        if self._lost:
            blocks.append(Block(line(Span(self._lost, "warning"))))
        elif self._not_kept:
            said = _("Not kept as a draft yet: {why}").format(why=self._not_kept)
            blocks.append(Block(line(Span(said, "warning"))))
        self.status.show(blocks)

    def _tell_keys(self) -> None:
        saves = (
            _("enter saves it")
            if self._agent is None
            else _("enter saves it in the name of {name}").format(name=self._agent)
        )
        others = _("esc leaves it in the tray, ctrl+x drops it.")
        self._tell(f"{saves}, {others}")

    # What it becomes

    @on(Input.Changed, "#line")
    def _changed(self, message: Input.Changed) -> None:
        self._sure, self._refused = "", False
        self._take(message.value)
        self._soon()

    def _take(self, held: str) -> None:
        self.drafting.typed({LINE: held} if held.strip() else {})

    def action_becomes(self, command: str) -> None:
        """Scroll what the line becomes: the field keeps the keys."""
        getattr(self.becomes, f"action_{command}")()

    def _soon(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self._look)

    def _look(self) -> None:
        look = partial(self._read, self.line.value)
        self.run_worker(look, thread=True, group="line", exclusive=True)

    def _read(self, text: str) -> None:
        """On a thread of its own: names are looked up."""
        found: Noted | str = ""
        if text.strip():
            try:
                found = self._desk.intake.noted(text)
            except DossierError as refusal:
                found = str(refusal)
        if not get_current_worker().is_cancelled and self.is_attached:
            self.app.call_from_thread(self._show, text, found)

    def _show(self, text: str, found: Noted | str) -> None:
        if not self.is_attached or text != self.line.value:
            return
        refused = found if isinstance(found, str) else ""
        self.becomes.show(
            sheets.grammar() if isinstance(found, str) else sheets.blocks(found)
        )
        if refused:
            self._tell(refused, warn=True)
        elif not self._refused:
            self._tell_keys()

    # Saving

    async def _typed(self) -> None:
        """Until all that was pressed before this key is known as typed."""
        await typed(self)
        self._take(self.line.value)

    async def action_save(self) -> None:
        """Save what stands there; keys that are pressed meanwhile wait."""
        await self._typed()
        text = self.line.value
        agent = self._agent or " ".join(self.name_field.value.split())
        if not text.strip():
            self._refuse(_("Write what you saw or heard."))
            self.set_focus(self.line)
        elif not agent:
            said = _("Say in whose name, below the line: field notes are somebody's.")
            self._refuse(said)
            self.set_focus(self.name_field)
        elif too_long := no_agent(agent):
            self._refuse(too_long)
            self.set_focus(self.name_field)
        else:
            self._tell(_("Saving …"))
            self.drafting.rest()
            await self._save(text, agent)

    async def _save(self, text: str, agent: str) -> None:
        try:
            done = await self._desk.intake.note(text, agent, self.drafting.id)
        except DossierError as refusal:
            self.drafting.resume()
            self._refuse(str(refusal))
            return
        self._desk.clerk.sign(agent)
        self.app.post_message(Saved(done.records))
        said = _("Saved: {name}. u takes it back.").format(name=done.said)
        await self.dismiss(said if done.written else already(done.said))

    # Leaving

    async def keep_typed(self) -> bool:
        """The dossier is being locked: whether what was typed is on the disk."""
        self._take(self.line.value)
        return await self.drafting.keep()

    def put_away(self) -> None:
        """Nothing is looked up for it any more."""
        if self._pause is not None:
            self._pause.stop()

    def take_up(self) -> None:
        """The dossier is open again: what the line becomes is looked up anew."""
        if self.line.value:
            self._look()

    async def action_leave(self) -> None:
        """What was typed stays in the tray."""
        await self._typed()
        kept = await self.drafting.keep()
        if not kept and self._sure != "leave":
            self._sure = "leave"
            self._refuse(_("esc once more leaves without keeping it."))
            return
        if not self.line.value.strip():
            said = None
        elif kept:
            said = _("Kept as a draft: T opens the tray.")
        else:
            said = _("What was typed is not kept.")
        await self.dismiss(said)

    async def action_throw_away(self) -> None:
        """Drop the line, at the second press; an empty one at once."""
        await self._typed()
        typed = bool(self.line.value.strip())
        if typed and self._sure != "throw_away":
            self._sure = "throw_away"
            self._refuse(_("ctrl+x once more throws away what was typed here."))
            return
        try:
            await self.drafting.drop()
        except DossierError as refusal:
            self._refuse(str(refusal))
            return
        await self.dismiss(_("Thrown away.") if typed else None)

    def on_unmount(self) -> None:
        """The program may be ending: what is not on the disk yet goes there, with the
        letters of which nobody was told any more.
        """
        self._take(self.line.value)
        self.drafting.hand_in()
