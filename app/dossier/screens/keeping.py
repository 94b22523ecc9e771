"""Keeping: what rules find between two texts becomes a question, or is dismissed."""

from functools import partial

from dossier.grounds import question as question_of
from dossier.screens.copying import say
from dossier.screens.deciding import Deciding
from dossier.words import _, verdict_word
from dossier_db.records.alignments import Point, Reading


class Keeping(Deciding):
    """A screen of two texts, on whose candidates a person decides."""

    sides: tuple[Reading, ...] = ()
    """The texts, once they are read."""

    @property
    def point(self) -> Point | None:
        """The question or candidate that the cursor is on."""
        raise TypeError(f"{type(self).__name__} does not say what its cursor is on")

    def action_keep(self) -> None:
        """Keep a candidate: it becomes a question with an answer of each text."""
        from dossier.screens.choose import WordsChoice

        point = self._candidate()
        if point is None:
            return
        if not point.a or not point.b:
            say(self, _("It is within one text: there are not two answers to keep."))
            return
        asked = _("Keep it as which question? Each text gives an answer: {verdict}.")
        word = verdict_word(point.verdict or "")
        window = WordsChoice(asked.format(verdict=word), value=question_of(point.name))

        def named(name: str | None) -> None:
            if name is not None:
                self._keep(point, name)

        self.app.push_screen(window, named)

    def _keep(self, point: Point, name: str) -> None:
        from dossier_db.decisions import keep_candidate

        sides = (self.sides[0], self.sides[1])
        about = self.desk.case or sides[0].source.id
        change = partial(
            keep_candidate, sides=sides, point=point, name=name, about=about
        )
        self.write(change, _("Kept as a question: enter opens it."))

    def action_dismiss_proposal(self) -> None:
        """Dismiss a candidate: it does not come back."""
        from dossier_db.decisions import dismiss

        point = self._candidate()
        if point is not None:
            change = partial(dismiss, proposal_id=point.id, rule=point.name)
            self.write(change, _("Dismissed: it does not come back."))

    def _candidate(self) -> Point | None:
        point = self.point
        if point is None or point.mark != "proposed":
            say(self, _("Nothing is proposed here: ? marks what is."))
            return None
        return point
