"""A form: what somebody adds or changes is checked, saved, kept or thrown away."""

import asyncio
from collections.abc import Mapping

from dossier.forms.answer import CHOSEN
from dossier.forms.form import BY
from dossier.intake import Filled
from dossier.messages import Saved
from dossier.screens.answering import Answering
from dossier.words import _
from dossier_db import DossierError
from dossier_db.limits import no_agent


class FormScreen(Answering):
    """Gives a sentence on what became of the form, None where nothing was typed."""

    @property
    def meanwhile(self) -> str:
        """What it means for what is typed here that another program wrote."""
        if self._errand.before:
            return _("Another program wrote: where both changed the same, ctrl+s asks.")
        return _("Another program wrote; what is typed here stays as it is.")

    def action_save_form(self) -> None:
        """Save it, or say what is missing."""
        if not self._turn.locked():
            self._say(_("Saving …"))
            self._show()
        self.run_worker(self._save(), group="save")

    async def _save(self) -> None:
        async with self._turn:
            if self._over:
                return
            try:
                troubles = await self._troubles()
                if troubles:
                    self._complain(troubles)
                else:
                    await self._write()
            except DossierError as refusal:
                self._refuse(refusal)
                self._show()

    async def _troubles(self) -> dict[str, str]:
        """What keeps it from being saved, by field."""
        for one in self.form.answers.values():
            one.trouble = ""
            if one.unresolved and one.field.takes in CHOSEN:
                await self.completing.resolve(one)
        found = self.form.troubles()
        kind, given = self._errand.kind, self.form.given()
        asked = await asyncio.to_thread(self._intake.problems, kind, given)
        if BY.name in self.form.answers and not self.form.agent:
            found[BY.name] = _("Say in whose name: the log keeps who wrote it.")
        elif too_long := no_agent(self.form.agent):
            found[BY.name] = too_long
        return {**asked, **found}

    def _complain(self, troubles: Mapping[str, str]) -> None:
        """The first field that is wrong gets the cursor and says why."""
        for name, said in troubles.items():
            self.form.answers[name].trouble = said
        first = next((name for name in self.form.shown if name in troubles), None)
        self._say("")
        if first is None:  # of what was selected elsewhere, and is not asked for
            self._say(next(iter(troubles.values())), warn=True)
        elif first != self.form.at:
            self.form.go(first)
            self.completing.ask(self.form.here)
        self._show()

    async def _write(self) -> None:
        agent = self.form.agent or self.desk.clerk.agent or ""
        filled = Filled(self.form.given(), agent, self.drafting.id)
        self.drafting.rest()
        saved = False
        try:
            done = await self._errand.save(filled)
            saved = True
        finally:
            if not saved:  # whatever the reason: it is a draft again
                self.drafting.resume()
        self.desk.clerk.sign(agent)
        self.app.post_message(Saved(done.records))
        await self._end(done.said)

    async def _end(self, said: str | None) -> None:
        """Leave, whatever was opened over the form meanwhile."""
        self._over = True
        self.drafting.rest()
        while self in self.app.screen_stack[:-1]:  # the help over it, perhaps
            await self.app.pop_screen()
        self.dismiss(said)

    async def keep_typed(self) -> bool:
        """The dossier is being locked: what is being saved is saved first, else it is
        a draft; whether that is on the disk.
        """
        async with self._turn:
            return self._over or await self.drafting.keep()

    def action_back(self) -> None:
        """Leave; what was typed stays in the tray."""
        self.run_worker(self._leave(), group="save")

    async def _leave(self) -> None:
        async with self._turn:
            if self._over:
                return
            sure, self._sure = self._sure == "back", "back"
            kept = await self.drafting.keep()
            if kept or sure:
                some = self._continued or self.form.touched
                await self._end(_left(kept) if some else None)
            else:
                said = _("It is not kept: esc once more leaves without it.")
                self._say(said, warn=True)
                self._show()

    def action_throw_away(self) -> None:
        """Throw away what was typed, at the second press."""
        if self._sure != "throw_away":
            self._sure = "throw_away"
            said = _("ctrl+x once more throws away what was typed here.")
            self._say(said, warn=True)
            self._show()
        else:
            self.run_worker(self._drop(), group="save")

    async def _drop(self) -> None:
        async with self._turn:
            if self._over:
                return
            try:
                await self.drafting.drop()
            except DossierError as refusal:
                self._refuse(refusal)
                self._show()
            else:
                await self._end(_("Thrown away."))


def _left(kept: bool) -> str:
    return (
        _("Kept as a draft: T opens the tray.")
        if kept
        else _("What was typed is not kept.")
    )
