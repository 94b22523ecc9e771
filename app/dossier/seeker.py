"""Searching while somebody types: only the newest question is answered.

The thread that types never waits. Each question raises a number and interrupts the
one before it; when it has been answered quickly and nobody has typed for a moment, it
is asked once more, widely. What is told carries the number of its question, so that
whoever shows it can drop what came too late. Nothing here knows a screen.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol, TypeAlias

from dossier_db import DossierError
from dossier_db.records.hits import Found

PAUSE: Final = 0.12
"""Seconds without a key after which a question is asked widely."""


class Searcher(Protocol):
    """Searches on one thread at a time; any thread may stop it."""

    def look(
        self, query: str, *, kind: str | None, limit: int, wide: bool
    ) -> Found | None:
        """What was found; None where it was stopped."""

    def stop(self) -> None:
        """Interrupt the search that is running."""

    def close(self) -> None:
        """Give back what it holds."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for."""

    number: int
    """The higher, the newer."""
    query: str
    kind: str | None = None
    """One kind of record alone."""
    limit: int = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a question; ``found.wide`` says how thoroughly."""

    question: Question
    found: Found


@dataclass(frozen=True, slots=True)
class Counted:
    """What would be found for a question about one kind if all kinds were asked."""

    question: Question
    found: Found


@dataclass(frozen=True, slots=True)
class Making:
    """The index is being made."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is no answer, in a sentence."""

    sentence: str


News: TypeAlias = Answer | Counted | Making | Refused


class Left(Exception):
    """Nobody waits any longer for the index that is being made."""


class Seeker:
    """Answers questions on whatever thread ``run`` is called.

    ``ask`` says whether ``run`` is to be called, on another thread; it returns when
    there is nothing left to answer.
    """

    def __init__(
        self,
        begin: Callable[[Callable[[int, int], None]], Searcher],
        tell: Callable[[News], None],
    ) -> None:
        """Nothing is opened before the first question.

        Args:
            begin: Gives the searcher; makes the index first where there is none, and
                says how far that has come.
            tell: Told the news on the thread of ``run``.
        """
        self._begin = begin
        self._tell = tell
        self._searcher: Searcher | None = None
        self._changed = threading.Condition()  # guards everything below
        self._question: Question | None = None
        self._asked = 0.0
        self._running = False
        self._looking = False
        self._closed = False

    def ask(self, question: Question | None) -> bool:
        """Take a question in place of the one before it; None: none any longer.

        Args:
            question: The question.

        Returns:
            Whether ``run`` is to be called.
        """
        with self._changed:
            self._question = question
            self._asked = time.monotonic()
            self._interrupt()
            if question is None or self._running or self._closed:
                return False
            self._running = True
            return True

    def close(self) -> None:
        """Stop at once; what is told from now on is dropped."""
        with self._changed:
            self._closed = True
            self._question = None
            self._interrupt()
            if not self._running:  # else the thread that runs lets go by itself
                self._let_go()

    def run(self) -> None:
        """Answer the newest question, and those that come meanwhile."""
        while (question := self._next()) is not None:
            try:
                self._answer(question)
            except DossierError as refusal:
                if self._ends_with(question):
                    self._say(Refused(str(refusal)))
                    return
            except Left:
                self._end()
                return
            except BaseException:
                self._end()
                raise

    def _ends_with(self, question: Question) -> bool:
        """Whether nothing else was asked by now; then another thread may run."""
        with self._changed:
            last = self._question is question
            if last:
                self._end()
            return last

    def _next(self) -> Question | None:
        with self._changed:
            if self._question is None:
                self._end()
            return self._question

    def _end(self) -> None:
        """From here on another thread may run."""
        with self._changed:
            self._running = False
            if self._closed:
                self._let_go()

    def _interrupt(self) -> None:
        """End what is being looked for, and any pause."""
        if self._looking and self._searcher is not None:
            self._searcher.stop()
        self._changed.notify_all()

    def _answer(self, question: Question) -> None:
        """Quickly, and after a pause widely, while no other question comes."""
        if self._searcher is None:
            self._searcher = self._begin(self._progress)
        look = partial(self._look, self._searcher, question)
        quick = look(question.kind, wide=False)
        if quick is None:
            return
        self._say(Answer(question, quick))
        wide = look(question.kind, wide=True) if self._rested(question) else None
        if wide is None:
            return
        self._say(Answer(question, wide))
        every = look(None, wide=True) if question.kind is not None else None
        if every is not None:
            self._say(Counted(question, every))
        with self._changed:
            if self._question is question:
                self._question = None

    def _look(
        self, searcher: Searcher, question: Question, kind: str | None, *, wide: bool
    ) -> Found | None:
        with self._changed:
            if self._question is not question:
                return None
            self._looking = True
        try:
            return searcher.look(
                question.query, kind=kind, limit=question.limit, wide=wide
            )
        finally:
            with self._changed:
                self._looking = False

    def _rested(self, question: Question) -> bool:
        """Wait for the pause; False where somebody typed instead."""
        with self._changed:
            left = self._asked + PAUSE - time.monotonic()
            self._changed.wait_for(lambda: self._question is not question, max(0, left))
            return self._question is question

    def _progress(self, done: int, of: int) -> None:
        if self._closed:
            raise Left
        self._say(Making(done, of))

    def _say(self, news: News) -> None:
        if not self._closed:
            self._tell(news)

    def _let_go(self) -> None:
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None
