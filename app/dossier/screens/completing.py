"""Completing: what a field can be filled with, asked for as somebody types."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from textual.screen import Screen

from dossier.forms import offers
from dossier.forms.answer import Answer
from dossier.forms.offers import Offer
from dossier.intake import EITHER, Intake, OfKinds
from dossier.messages import Told
from dossier.screens.desk import Desk
from dossier.seeker import Answer as Found
from dossier.seeker import Making, News, Question, Refused, Seeker
from dossier.words import _, number
from dossier_db import DossierError
from dossier_db.intake.kinds import OWN

LIMIT: Final = 30
"""Hits that are offered for one field."""


class Completing:
    """Asks what fits a field; answers to older questions are dropped."""

    def __init__(
        self,
        screen: Screen[Any],
        desk: Desk,
        intake: Intake,
        show: Callable[[tuple[Offer, ...], bool], None],
        said: Callable[[str], None],
    ) -> None:
        """Nothing is asked yet.

        Args:
            screen: The form's screen; it hands ``Told`` to ``told``.
            desk: Gives the searcher.
            intake: Knows the words and the source that was cited last.
            show: Given the offers, and whether they better those that are shown.
            said: Told what else there is to say: why nothing is found.
        """
        self._screen = screen
        self._desk = desk
        self._intake = intake
        self._show = show
        self._said = said
        self._seeker = Seeker(self._begin, self._tell)
        self._live: OfKinds | None = None
        self._other: OfKinds | None = None
        self._turn = asyncio.Lock()  # for the other one: on one thread at a time
        self._answer: Answer | None = None
        self._number = 0
        self._answered = 0
        self._closed = False

    @property
    def answered(self) -> bool:
        """What is offered belongs to what stands in the field now."""
        return self._answered == self._number

    def ask(self, answer: Answer) -> None:
        """Another field has the cursor, or its text is another."""
        self._answer = answer
        self._number += 1
        self._said("")
        try:
            self._ask(answer)
        except DossierError as refusal:  # of a file that was replaced: one types on
            self._said(str(refusal))
            self._settle(())

    def _ask(self, answer: Answer) -> None:
        if answer.value and answer.fresh:
            self._settle(())
        elif answer.field.takes == "record":
            self._ask_search(answer)
        elif answer.field.takes in ("term", "choice", "yes"):
            found = self._words(answer)
            same = offers.exactly(answer, found)
            if same is not None:
                answer.meant(same.value, same.note)
            self._settle(found)
        else:
            self._settle(())

    def _settle(self, found: tuple[Offer, ...]) -> None:
        """Nothing needs to be searched for."""
        self._seeker.ask(None)
        self._answered = self._number
        self._show(found, False)

    def _words(self, answer: Answer) -> tuple[Offer, ...]:
        field, typed = answer.field, answer.text
        if field.takes != "term":
            return offers.of_words(offers.choices(field), typed)
        found = offers.of_words(self._intake.terms(field.of[0]), typed)
        made = offers.new(field, typed)
        if made is None or offers.exactly(answer, found) is not None:
            return found
        return (*found, made)

    def _first(self, answer: Answer) -> tuple[Offer, ...]:
        if answer.field.name != "source":
            return ()
        return offers.sources(answer.text, self._intake.last)

    def at_once(self, answer: Answer) -> Offer | None:
        """What can be taken before the search has answered: one's own observation."""
        first = self._first(answer) if answer.text.strip() else ()
        return next((one for one in first if one.value == OWN), None)

    def _ask_search(self, answer: Answer) -> None:
        looked_for = offers.query(answer.text)
        if not looked_for:
            self._settle(self._first(answer))
            return
        kinds = EITHER.join(answer.field.of)
        asked = Question(self._number, looked_for, kinds, LIMIT)
        if self._seeker.ask(asked):
            self._screen.run_worker(self._seeker.run, thread=True, group="search")

    def told(self, news: News) -> None:
        """Something was found, on the screen's own thread."""
        if isinstance(news, Making):
            said = _("The search index is being made: {done} of {of}.")
            self._said(said.format(done=number(news.done), of=number(news.of)))
        elif isinstance(news, Refused):
            self._said(news.sentence)
            self._settle(())
        elif isinstance(news, Found) and news.question.number == self._number:
            self._found(news)

    def _found(self, news: Found) -> None:
        answer = self._answer
        assert answer is not None
        better = self.answered
        self._answered = self._number
        told = {} if self._live is None else self._live.told
        hits = offers.of_hits(news.found.hits, answer.field, answer.text, told)
        first = self._first(answer)
        already = {one.value for one in first}
        rest = tuple(one for one in hits if one.value not in already)
        self._show((*first, *rest), better)

    # On other threads

    def _begin(self, progress: Callable[[int, int], None]) -> OfKinds:
        self._live = self._intake.of_kinds(self._desk.searcher(progress))
        return self._live

    def _tell(self, news: News) -> None:
        self._screen.post_message(Told(news))

    # A name that was typed and not chosen

    async def resolve(self, answer: Answer) -> bool:
        """Choose the only one that is called exactly so; whether there was one."""
        field = answer.field
        if field.takes in ("term", "choice", "yes"):
            try:
                found = offers.exactly(answer, self._words(answer))
            except DossierError as refusal:
                self._said(str(refusal))
                return False
        elif field.takes == "record":
            found = await self._exactly(answer)
        else:
            return False
        if found is None or not answer.unresolved:
            return False
        answer.choose(found.value, found.text, found.note)
        return True

    async def _exactly(self, answer: Answer) -> Offer | None:
        typed, field = answer.text, answer.field
        first = offers.exactly(answer, self._first(answer))
        if first is not None:
            return first
        try:
            async with self._turn:
                hits = await asyncio.to_thread(
                    self._named, typed, EITHER.join(field.of)
                )
        except DossierError as refusal:
            self._said(str(refusal))
            return None
        if answer.text != typed:  # it was altered meanwhile
            return None
        of_each = {hit.id: hit for hit in hits}
        if len(of_each) != 1:
            return None
        made = offers.of_hits(tuple(of_each.values()), field, "", {})
        return made[0]

    def _named(self, typed: str, kinds: str) -> Any:
        if self._closed:
            return ()
        if self._other is None:
            searcher = self._desk.searcher(lambda _done, _of: None)
            self._other = self._intake.of_kinds(searcher)
        return self._other.exactly(typed, kinds)

    def reopen(self) -> None:
        """Search again after it was closed."""
        self._closed = False
        self._live = None
        self._seeker = Seeker(self._begin, self._tell)

    async def close(self) -> None:
        """Stop at once, whatever is being looked for."""
        self._closed = True
        self._seeker.close()
        if self._other is not None:
            self._other.stop()
        async with self._turn:
            if self._other is not None:
                self._other.close()
                self._other = None
