"""Searching while somebody types: threads, numbers, pauses."""

import threading
import time
from collections.abc import Callable
from queue import Queue

import pytest

from app.finds import Puppet, found, hit
from dossier import seeker
from dossier.seeker import Answer, Counted, Making, News, Question, Refused, Seeker
from dossier_db import DossierError

BEKZAT = hit("p_bekzat", "person", "Bekzat")
ASKED = Question(1, "bek")


class Told:
    """Collects the news, and hands them out in order."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.news: Queue[News] = Queue()

    def __call__(self, news: News) -> None:
        """One more."""
        self.news.put(news)

    def next(self) -> News:
        """The next one, waited for."""
        return self.news.get(timeout=10)

    @property
    def empty(self) -> bool:
        """Nothing was told that was not handed out."""
        return self.news.empty()


def begun(puppet: Puppet) -> Callable[[Callable[[int, int], None]], Puppet]:
    """What gives the puppet to a seeker."""

    def begin(_progress: Callable[[int, int], None]) -> Puppet:
        puppet.opened += 1
        return puppet

    return begin


def start(asked: Seeker, question: Question) -> threading.Thread | None:
    """Ask, and run where that is wanted."""
    if not asked.ask(question):
        return None
    thread = threading.Thread(target=asked.run)
    thread.start()
    return thread


def ended(thread: threading.Thread | None) -> bool:
    """It has come to its end."""
    assert thread is not None
    thread.join(10)
    return not thread.is_alive()


def test_a_question_is_answered_quickly_and_after_a_pause_widely() -> None:
    """By the same searcher; then the thread ends."""
    puppet, told = Puppet({"bek": found(BEKZAT)}), Told()
    asked = Seeker(begun(puppet), told)
    begin = time.monotonic()
    thread = start(asked, ASKED)
    quick, wide = told.next(), told.next()
    assert time.monotonic() - begin >= seeker.PAUSE
    assert isinstance(quick, Answer) and isinstance(wide, Answer)
    assert (quick.found.wide, wide.found.wide) == (False, True)
    assert quick.question is wide.question is ASKED
    assert ended(thread)
    asked.close()
    assert puppet.closed == 1


def test_a_newer_question_interrupts_and_the_older_is_never_answered() -> None:
    """However many there were between."""
    puppet, told = Puppet({"bekzat": found(BEKZAT)}), Told()
    puppet.hold("b")
    asked = Seeker(begun(puppet), told)
    thread = start(asked, Question(1, "b"))
    while not puppet.asked:
        time.sleep(0.001)
    for number, query in enumerate(("be", "bek", "bekz", "bekzat"), 2):
        assert start(asked, Question(number, query)) is None
    news = told.next()
    assert isinstance(news, Answer) and news.question.query == "bekzat"
    assert puppet.stops >= 1
    assert isinstance(told.next(), Answer)
    assert ended(thread) and told.empty
    asked.close()


def test_typing_on_puts_the_wide_pass_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made of the last question alone."""
    monkeypatch.setattr(seeker, "PAUSE", 600.0)  # only typing on ends it
    puppet, told = Puppet({}), Told()
    go_on = puppet.hold(("be", False))
    asked = Seeker(begun(puppet), told)
    thread = start(asked, Question(1, "b"))
    told.next()
    start(asked, Question(2, "be"))
    monkeypatch.setattr(seeker, "PAUSE", 0.01)  # of the second, which is held
    go_on.set()
    assert ended(thread)
    asked.close()
    assert puppet.asked == [("b", None, False), ("be", None, False), ("be", None, True)]


def test_nothing_is_asked_any_longer_where_the_field_is_empty() -> None:
    """What was being looked for is interrupted."""
    puppet, told = Puppet({}), Told()
    puppet.hold("b")
    asked = Seeker(begun(puppet), told)
    thread = start(asked, Question(1, "b"))
    while not puppet.asked:
        time.sleep(0.001)
    assert not asked.ask(None)
    assert ended(thread) and told.empty
    asked.close()
    assert puppet.closed == 1


def test_closing_in_the_middle_ends_the_thread_and_tells_nothing() -> None:
    """The thread lets go of the searcher: nobody closes it under its feet."""
    puppet, told = Puppet({}), Told()
    puppet.hold("b")
    asked = Seeker(begun(puppet), told)
    thread = start(asked, Question(1, "b"))
    while not puppet.asked:
        time.sleep(0.001)
    asked.close()
    assert ended(thread) and told.empty
    assert puppet.closed == 1
    assert not asked.ask(Question(2, "be"))


def test_closing_does_not_wait_for_what_cannot_be_interrupted() -> None:
    """Whoever leaves has left."""
    puppet, told = Puppet({}), Told()
    puppet.deaf = True
    go_on = puppet.hold("b")
    asked = Seeker(begun(puppet), told)
    thread = start(asked, Question(1, "b"))
    while not puppet.asked:
        time.sleep(0.001)
    asked.close()
    assert puppet.closed == 0  # it is held still, and nobody waited
    go_on.set()
    assert ended(thread) and told.empty
    assert puppet.closed == 1


def test_a_seeker_that_never_sought_is_closed_quietly() -> None:
    """Nothing was opened."""
    puppet = Puppet({})
    Seeker(begun(puppet), Told()).close()
    assert puppet.opened == puppet.closed == 0


def test_a_refusal_is_told_and_the_next_question_tries_again() -> None:
    """A file that another program holds is free a moment later."""
    puppet, told = Puppet({}), Told()
    busy = [True]

    def begin(_progress: Callable[[int, int], None]) -> Puppet:
        if busy.pop():
            busy.append(False)
            raise DossierError("Another program is writing.")
        puppet.opened += 1
        return puppet

    asked = Seeker(begin, told)
    assert ended(start(asked, ASKED))
    assert told.next() == Refused("Another program is writing.")
    thread = start(asked, Question(2, "bekz"))
    assert isinstance(told.next(), Answer)
    asked.close()
    assert ended(thread)


def test_what_was_asked_while_the_one_before_was_refused_is_answered() -> None:
    """The refusal is of a question that nobody asks any more, and is not told."""
    puppet, told = Puppet({}), Told()
    later = [Question(2, "bekz")]

    def begin(_progress: Callable[[int, int], None]) -> Puppet:
        if later:
            asked.ask(later.pop())
            raise DossierError("Another program is writing.")
        puppet.opened += 1
        return puppet

    asked = Seeker(begin, told)
    assert asked.ask(ASKED)
    asked.run()
    news = told.next()
    assert isinstance(news, Answer) and news.question.query == "bekz"
    asked.close()


def test_how_far_the_index_has_come_is_told_until_somebody_leaves() -> None:
    """Leaving raises in the middle of it, and nothing is left behind."""
    told, left = Told(), threading.Event()

    def begin(progress: Callable[[int, int], None]) -> Puppet:
        try:
            for done in range(1_000_000):
                progress(done, 1_000_000)
                time.sleep(0.001)
        except seeker.Left:
            left.set()
            raise
        return Puppet({})

    asked = Seeker(begin, told)
    thread = start(asked, ASKED)
    assert told.next() == Making(0, 1_000_000)
    asked.close()
    assert ended(thread) and left.is_set()


def test_for_one_kind_alone_the_others_are_counted_at_last() -> None:
    """Widely, as they were before; so that one knows what there is beside it."""
    puppet, told = Puppet({"bek": found(BEKZAT)}), Told()
    asked = Seeker(begun(puppet), told)
    question = Question(1, "bek", "event")
    thread = start(asked, question)
    assert [type(told.next()) for _news in range(2)] == [Answer, Answer]
    counted = told.next()
    assert counted == Counted(question, found(BEKZAT, wide=True))
    assert ended(thread)
    asked.close()
    assert puppet.asked[-1] == ("bek", None, True)


def test_typing_from_many_threads_never_runs_two_at_once() -> None:
    """The puppet says so if it is asked by two; the last question is answered."""
    puppet, told = Puppet({}), Told()
    asked = Seeker(begun(puppet), told)
    threads = []
    for number in range(300):
        thread = start(asked, Question(number, f"b{number}"))
        if thread is not None:
            threads.append(thread)
        if number % 7 == 0:
            time.sleep(0.002)
    for thread in threads:
        assert ended(thread)
    asked.close()
    last = told.next()
    while not told.empty:
        last = told.next()
    assert isinstance(last, Answer) and last.question.query == "b299"
    assert last.found.wide and puppet.closed == 1
