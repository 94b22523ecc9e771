"""Answering: the fields of a form over the whole screen, kept as they are typed.

Nothing on it has the focus: every key comes to the screen, one after the other, and
goes on to the field that has the cursor then. Of a burst of keys none is typed into
another field than it was meant for.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen

from dossier import labels
from dossier.commands import available
from dossier.drafting import Drafting, new_id
from dossier.forms import offers as offered
from dossier.forms.answer import CHOSEN, Answer, unchosen
from dossier.forms.form import Form
from dossier.forms.offers import Offer
from dossier.intake import Errand
from dossier.keys import keys_in
from dossier.messages import Told
from dossier.rows import Span, line
from dossier.scopes import Scope
from dossier.screens.completing import Completing
from dossier.screens.desk import Desk
from dossier.screens.steady import HEIGHTS, Steady
from dossier.screens.telling import saves, telling
from dossier.screens.view import where
from dossier.widgets.bars import FooterBar, HeaderBar, Rule
from dossier.widgets.form import FormSheet
from dossier.widgets.offers import MOST, OfferList
from dossier.widgets.saying import Saying
from dossier.words import _
from dossier_db import DossierError
from dossier_db.drafts import Draft
from dossier_db.intake.kinds import OWN
from dossier_db.records import EVERYTHING

EDITS: Final = {
    "left": "left",
    "right": "right",
    "ctrl+left": "word_left",
    "ctrl+right": "word_right",
    "home": "home",
    "ctrl+a": "home",
    "end": "end",
    "ctrl+e": "end",
    "backspace": "delete_left",
    "delete": "delete_right",
    "ctrl+d": "delete_right",
    "ctrl+w": "delete_word",
    "ctrl+backspace": "delete_word",
    "ctrl+u": "delete_before",
    "ctrl+k": "delete_after",
}
"""What each key does to the text under the cursor."""
_TALL: Final = 20
"""Lines of a screen on which as many offers are in view as can be."""
_FEW: Final = 2
"""Offers in view on a lower one."""


class Answering(Steady, Screen[str | None]):
    """The fields, their keys and what is offered; nothing is saved by it."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = HEIGHTS
    DEFAULT_CSS = """
    Answering Saying { height: auto; min-height: 2; max-height: 4; }
    Answering.-short Saying { max-height: 2; }
    """
    scope: Scope = "form"

    def __init__(
        self,
        desk: Desk,
        errand: Errand,
        given: Mapping[str, str],
        draft: Draft | None = None,
    ) -> None:
        """A form over where one is.

        Args:
            desk: Reads; its intake writes.
            errand: What the form is for.
            given: What stands in it at first, by field.
            draft: The draft that is continued; its fields stand in the form then.
        """
        super().__init__()
        self.desk = desk
        self._errand = errand
        self._intake = desk.intake
        kind = errand.kind
        fields = dict(given) if draft is None else dict(draft.fields)
        self.form = Form(
            kind,
            self._intake.fields(kind, fields),
            self._intake.understand,
            ahead=self._intake.ahead,
            defaults=errand.defaults and draft is None,
            named=desk.clerk.agent is not None,
        )
        self._continued = draft is not None
        self.sheet = FormSheet(self.form)
        self.status = Saying()
        self.offers = OfferList()
        self.completing = Completing(
            self, desk, self._intake, self._offer, self._hear_search
        )
        begun = draft or Draft(new_id(), errand.form, {}, "")
        self.drafting = Drafting(self, self._intake, begun, self._hear_tray)
        self._kept_from = ""  # why the draft is not on the disk
        self._lost = ""  # why nothing can be kept while it stays so
        self._searched = ""
        self._said = saves(desk.clerk.agent)
        self._warned = False
        self._sure = ""  # the key whose second press does what cannot be undone
        self._turn = asyncio.Lock()  # one thing at a time becomes of the form
        self._over = False

    def compose(self) -> ComposeResult:
        """Header, the fields, what is said of the one under the cursor, offers."""
        header = HeaderBar()
        name = where(self.desk.name, EVERYTHING, None)
        header.left = line(name, f" › {self._errand.title}")
        header.right = line(Span("*", "accent"), Span(_(" needed"), "quiet"))
        yield header
        yield Rule(classes="rule")
        yield self.sheet
        yield Rule(classes="rule")
        yield self.status
        yield self.offers
        yield Rule(classes="rule")
        footer = FooterBar()
        footer.scope = self.scope
        yield footer

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.completing.ask(self.form.here)
        self._show()

    async def on_unmount(self) -> None:
        """Whatever ends the form: what was typed is handed in."""
        self.drafting.hand_in()
        await self.completing.close()

    async def put_away(self) -> None:
        """The dossier is being locked: nothing is searched for any more."""
        await self.completing.close()

    def take_up(self) -> None:
        """It is open again: what fits the field under the cursor is asked anew."""
        self.completing.reopen()
        self.completing.ask(self.form.here)

    # Keys, each answered before the next

    async def on_key(self, event: events.Key) -> None:
        """Every key of the form: letters, what edits them, and its commands."""
        command = _COMMANDS.get(event.key)
        if command != self._sure:
            self._sure = ""
        if event.is_printable and event.character is not None:
            self._put(event.character)
        elif event.key in EDITS:
            self._edit(EDITS[event.key])
        elif event.key == "ctrl+j" and self.form.here.pen.paragraphs:
            self._put("\n")
        elif command is not None:
            await self.app.run_action(command, self)
        else:
            return  # of the app: help, colours, the way out
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted lines become one, but in a note or a summary."""
        event.stop()
        event.prevent_default()
        self._put(event.text)
        pen = self.form.here.pen
        if pen.cut:
            said = _("It was too long and ends where it was cut: attach it as a text.")
            self._say(said, warn=True)
        elif "\n" in event.text.strip() and not pen.paragraphs:
            self._say(_("The line breaks of what was pasted became spaces."))

    def _put(self, text: str) -> None:
        here = self.form.here
        if here.fresh:
            here.pen.set("")
        here.pen.put(text)
        self._edited()

    def _edit(self, what: str) -> None:
        here = self.form.here
        before = here.text
        if here.fresh and what.startswith("delete"):
            here.pen.set("")
        else:
            getattr(here.pen, what)()
        if here.text != before:
            self._edited()
        else:
            here.fresh = False
            self._show()

    def _edited(self) -> None:
        self._say("")
        try:
            self.form.edited()
        except DossierError as refusal:  # of a file that was replaced: one types on
            self._refuse(refusal)
        self.completing.ask(self.form.here)
        self.form.chosen()  # what is typed whole is chosen
        self._changed()

    def _changed(self) -> None:
        """Something of the form is another: keep it, and show it."""
        left = self._continued or self.form.touched
        self.drafting.typed(self.form.kept() if left else {})
        self._show()

    # Moving

    def action_take(self) -> None:
        """Take what is offered under the cursor; on to the next field."""
        answered, here = self.completing.answered, self.form.here
        offer = self.offers.chosen if answered else self.completing.at_once(here)
        if offer is not None:
            self._take(offer)
        elif self.offers.offers and not here.text and self.form.needs(here.name):
            self._say(_("It cannot be left out: ↓ goes to what is offered, tab on."))
            self._show()
            return
        self._onwards()

    def _onwards(self) -> None:
        """To the field below; behind the last one there is none."""
        if self.form.at == self.form.shown[-1]:
            name = self.form.agent or self.desk.clerk.agent
            self._say(f"{_('This is the last field:')} {saves(name)}")
            self._show()
        else:
            self.action_next_field()

    def action_next_field(self) -> None:
        """To the field below."""
        self._go(lambda: self.form.step(1))

    def action_previous_field(self) -> None:
        """To the field above."""
        self._go(lambda: self.form.step(-1))

    def action_field_down(self) -> None:
        """Down among the offers or the lines of a text, else to the next field."""
        if self.offers.step(1) or self.sheet.vertical(1):
            self._show()
        else:
            self._onwards()

    def action_field_up(self) -> None:
        """The same upwards."""
        if self.offers.step(-1) or self.sheet.vertical(-1):
            self._show()
        elif self.form.at != self.form.shown[0]:
            self.action_previous_field()

    def _go(self, move: Callable[[], bool]) -> None:
        left = self.form.here
        if not move():
            return
        self._say("")
        self._arrive(left)

    def _arrive(self, left: Answer) -> None:
        """In another field; a name that was left unchosen may be that of one record."""
        self.drafting.hurry()
        if left.unresolved and left.field.takes in CHOSEN:
            self.run_worker(self._resolve(left), group="resolve")
        self.completing.ask(self.form.here)
        self._show()

    async def _resolve(self, answer: Answer) -> None:
        if await self.completing.resolve(answer):
            self._chosen(answer)
        elif answer.unresolved and answer is not self.form.here and not self._said:
            word = labels.field_word(self.form.kind.name, answer.name)
            self._say(f"{word}: {unchosen(answer.field)}", warn=True)
            self._show()

    @on(FormSheet.Pointed)
    def _pointed(self, message: FormSheet.Pointed) -> None:
        self._go(lambda: self.form.go(message.name))
        here = self.form.here
        here.fresh = False
        here.pen.go(message.at)
        self._show()

    # Offers

    @on(Told)
    def _told(self, message: Told) -> None:
        self.completing.told(message.news)

    def _offer(self, found: tuple[Offer, ...], better: bool) -> None:
        cursor = offered.begins(found, self.form.here.text)
        self.offers.most = MOST if self.app.size.height >= _TALL else _FEW
        (self.offers.improve if better else self.offers.show)(found, cursor)
        self._show()

    @on(OfferList.Taken)
    def _clicked(self, message: OfferList.Taken) -> None:
        if self.completing.answered and message.offer in self.offers.offers:
            self._take(message.offer)
            self.action_next_field()
        else:  # of another field, or of what stood there a moment ago
            self._say(_("What is offered has changed meanwhile: click again."))
            self._show()

    def _take(self, offer: Offer) -> None:
        here = self.form.here
        here.choose(offer.value, offer.text, offer.note)
        self._chosen(here)
        self.completing.ask(here)

    def _chosen(self, answer: Answer) -> None:
        """One's own observation is of now, until another time is written there."""
        own = answer.name == "source" and answer.value == OWN
        if own and not self.form.answers["as_of"].text:
            self.form.write("as_of", self._intake.now())
        self.form.chosen()
        self._changed()

    # What is said

    def _hear_tray(self, refusal: str) -> None:
        self._kept_from = refusal
        if self.is_attached:
            self.tell_place()
            self._show()

    def tell_place(self) -> bool:
        """Say whether the file is where it was; if not, for as long as that is so."""
        lost = self.desk.moved("typing")
        if lost != self._lost:
            self._lost = lost
            self._show()
        return True

    def unkept(self) -> Mapping[str, str]:
        """What stands here and is not on the disk; nothing of an empty form."""
        return self.drafting.unkept

    def warn_unkept(self) -> None:
        """Leaving loses it: that is said before it is done."""
        self._say(_("Not kept: ctrl+q once more leaves without it."), warn=True)
        self._show()

    def _hear_search(self, said: str) -> None:
        self._searched = said

    def _refuse(self, refusal: DossierError) -> None:
        """Say why something was not done; what is said of the place says it too."""
        self.tell_place()
        self._say("" if self._lost else str(refusal), warn=True)

    def _say(self, text: str, *, warn: bool = False) -> None:
        self._said, self._warned = text, warn

    def _show(self) -> None:
        """Draw the form and what is said of the field under the cursor."""
        self.sheet.redraw()
        self.status.say(
            telling(
                self.form,
                self.offers.chosen,
                guesses=bool(self.offers.offers),
                said=self._said,
                warned=self._warned,
                searched=self._searched,
                kept_from=self._kept_from,
                lost=self._lost,
            )
        )


_COMMANDS: Final = {
    key: command.call
    for command in available("form")
    if command.target == "screen"
    for key in keys_in(command, "form")
}
"""The commands of a form by their keys."""
