"""Deciding: verdicts, marked answers, proposals kept and dismissed.

A screen that shows questions takes these commands from here and says only what its
cursor is on. What is written goes to the clerk; then everything in view is asked for
once more.
"""

from __future__ import annotations  # a record that is only named is not loaded

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from dossier.commands import answered
from dossier.days import day_of
from dossier.grounds import sentence
from dossier.messages import Saved
from dossier.rows import Line, Span, line
from dossier.screens import signing
from dossier.screens.copying import say
from dossier.screens.desk import Desk
from dossier.screens.steady import Steady
from dossier.topics import Topic
from dossier.widgets.sheet import Sheet
from dossier.words import _
from dossier_db.errors import UnknownRecord
from dossier_db.records import EVERYTHING

if TYPE_CHECKING:
    from dossier.screens.verdict import Matter, Ruling
    from dossier_db.acts import Act
    from dossier_db.decisions import Stand
    from dossier_db.records import Proposal, Question


class Deciding(Steady, Screen[None]):
    """A screen on which something can be decided."""

    desk: Desk
    marked: Topic | None = None
    """The answer that was marked, to be set against another."""

    def topic(self) -> Topic | None:
        """What the cursor is on."""
        raise TypeError(f"{type(self).__name__} does not say what its cursor is on")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key of another place, or of another pane, does nothing here."""
        if not answered(action, self.scope):
            return False
        return super().check_action(action, parameters)

    # Verdicts

    @on(Sheet.Opened)
    def _decide_block(self, message: Sheet.Opened) -> None:
        """Where there is nothing to open, what can be decided is."""
        if message.block.opens is None and message.block.about is not None:
            self.action_verdict()

    def action_pair(self) -> None:
        """Mark the answer under the cursor, or no longer."""
        topic = self.topic()
        if topic is None or len(topic.answers) != 1:
            say(self, _("Go to an answer: the line with its value can be marked."))
        elif topic == self.marked:
            self._mark(None)
            say(self, _("No answer is marked."))
        else:
            self._mark(topic)
            value = self._question(topic).values[topic.answers[0]]
            said = _("“{value}” is marked: go to another answer and press v.")
            say(self, said.format(value=value))

    def _mark(self, topic: Topic | None) -> None:
        """Remember an answer, or none; whoever shows answers shows that."""
        self.marked = topic

    def action_verdict(self) -> None:
        """Decide on what the cursor is on."""
        from dossier.screens.verdict import VerdictChoice  # it brings fields to type in

        topic = self._asked()
        if topic is None:
            say(self, _("Go to a question: a verdict is on its answers."))
            return
        if len(set(topic.answers)) == 1:
            say(self, _("This answer is marked: go to another, or m takes it back."))
            return
        try:
            matter = _matter(self._question(topic), topic)
        except UnknownRecord as gone:  # removed since it was drawn
            say(self, str(gone))
            return
        rule = partial(self._rule, topic, matter.stand)
        window = VerdictChoice(matter, self.desk.clerk.agent, rule)
        self.app.push_screen(window, self._decided)

    def _asked(self) -> Topic | None:
        """What is under the cursor, set against the answer that is marked."""
        topic, other = self.topic(), self.marked
        if topic is None or len(topic.answers) != 1:
            return topic
        if other is None or other.question_id != topic.question_id:
            return Topic(topic.question_id)
        first, second = sorted((*other.answers, *topic.answers))
        return Topic(topic.question_id, (first, second))

    async def _rule(self, topic: Topic, seen: Stand, ruling: Ruling) -> None:
        change = partial(_ruled, topic, seen, ruling)
        await self.desk.clerk.write(ruling.agent, change)
        self.desk.clerk.sign(ruling.agent)
        self.app.post_message(Saved())

    def _decided(self, saved: bool | None) -> None:
        if saved:
            self._mark(None)
            say(self, _("Saved, with who and when; u takes it back."))

    # Proposals

    def action_keep(self) -> None:
        """Keep what is proposed under the cursor."""
        from dossier_db.decisions import keep  # what writes: when something is written

        proposal = self._proposed()
        if proposal is not None:
            question = self._question(Topic(proposal.question_id))
            said = sentence(proposal, question.values)
            own = {answer.id for answer in question.answers}
            done = (
                _("Kept: it is the verdict on these two answers.")
                if {proposal.a, proposal.b} <= own
                else _("Kept as a note: the answers are of two questions.")
            )
            self.write(partial(keep, proposal=proposal, said=said), done)

    def action_dismiss_proposal(self) -> None:
        """Dismiss what is proposed under the cursor."""
        from dossier_db.decisions import dismiss

        proposal = self._proposed()
        if proposal is not None:
            self.write(
                partial(dismiss, proposal_id=proposal.id, rule=proposal.rule),
                _("Dismissed: it does not come back."),
            )

    def _proposed(self) -> Proposal | None:
        topic = self.topic()
        proposal = None if topic is None else topic.proposal
        if proposal is None:
            say(self, _("Go to what is proposed: the line that begins with ?."))
        return proposal

    def write(self, change: Callable[[Act], object], done: str) -> None:
        """Write in the name that is known, or ask for one first."""
        signing.write(self, self.desk.clerk, change, done)

    def _question(self, topic: Topic) -> Question:
        """A verdict is given on all that is known, from wherever one looks."""
        return self.desk.question(topic.question_id, EVERYTHING)


def _matter(question: Question, topic: Topic) -> Matter:
    """What is asked, and how it stands."""
    from dossier.screens.verdict import Matter
    from dossier_db.decisions import Stand

    name = line(Span(question.row.name, "strong"))
    if not topic.answers:
        stand = Stand(question.row.verdict, question.decided_by, question.decided_at)
        whole = line(Span(_("the whole question"), "quiet"))
        settled = question.row.status == "settled"
        return Matter((name, whole, *_stands(stand)), stand, True, settled)
    values = question.values
    first, second = (values[answer] for answer in topic.answers)
    pair = next((p for p in question.pairs if (p.a, p.b) == topic.answers), None)
    both = line(first, Span("  /  ", "quiet"), second)
    stand = (
        Stand()
        if pair is None
        else Stand(pair.verdict, pair.decided_by, pair.decided_at)
    )
    return Matter((name, both, *_stands(stand)), stand, False)


def _stands(stand: Stand) -> tuple[Line, ...]:
    """Who decided and when, where anybody did."""
    if not stand.decided_by or not stand.decided_at:
        return ()
    said = _("Decided by {who}, {when}").format(
        who=stand.decided_by, when=day_of(stand.decided_at)
    )
    return (line(Span(said, "quiet")),)


def _ruled(topic: Topic, seen: Stand, ruling: Ruling, act: Act) -> None:
    """Write a ruling: on the question or on two of its answers, or take it back."""
    from dossier_db import decisions

    question_id, note, verdict = topic.question_id, ruling.note, ruling.verdict
    if topic.answers:
        pair = (topic.answers[0], topic.answers[1])
        if verdict is None:
            decisions.reopen_pair(act, question_id, pair, seen=seen)
        else:
            decisions.decide_pair(act, question_id, pair, verdict, note=note, seen=seen)
    elif verdict is None:
        decisions.reopen(act, question_id, note=note, seen=seen)
    else:
        settled = ruling.settled
        decisions.decide(
            act, question_id, verdict, note=note, settled=settled, seen=seen
        )
