"""Searching as one types: a field, the list below it, and what keeps them true.

The full screen and the small one over where one is are made of this. A keystroke
asks, and never waits: answers come from a thread of their own, with the number of
their question, and those of an older one are dropped.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, ClassVar, Final

from textual import on
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from dossier.keys import bindings
from dossier.messages import Told
from dossier.panes import hits as lines_of
from dossier.rows import Few, Line
from dossier.scopes import Scope
from dossier.screens.copying import say
from dossier.screens.desk import Desk
from dossier.screens.steady import Steady
from dossier.screens.typing import typed
from dossier.seeker import Answer, Counted, Making, News, Question, Refused, Seeker
from dossier.widgets.hits import Entry, HitList
from dossier.widgets.query import QueryInput
from dossier.widgets.rows import RowList
from dossier.words import _, number, several
from dossier_db import DossierError
from dossier_db.records.hits import Found

_PATIENCE: Final = 2.0
"""Seconds that keys behind ``enter`` wait for the answer that it is meant for."""
EARLIER: Final = 50
"""Queries of this run that can be called back."""


class Seek(Steady, Screen[str | None]):
    """A field and what it finds; whoever shows it says where a hit leads."""

    BINDINGS: ClassVar = [
        *bindings("screen"),
        # Answered before the next key is read: that one belongs to what opens then.
        Binding("enter", "take", show=False, priority=True),
    ]
    AUTO_FOCUS = "QueryInput"
    LIMIT: ClassVar[int] = 200
    scope: Scope = "search"

    def __init__(self, desk: Desk, earlier: list[str]) -> None:
        super().__init__()
        self.desk = desk
        self.input = QueryInput(_("a name in any script, or words of a text"))
        self.list = HitList(self.draw)
        self.kind: str | None = None
        """The kind of record that is shown alone."""
        self.found: Found | None = None
        """The answer that is shown."""
        self.seeker = Seeker(desk.searcher, self._tell)
        self._earlier = earlier
        self._back = -1  # which of them stands in the field; -1: what was typed
        self._typed = ""
        self._query = ""  # the one that was asked last
        self._number = 0
        self._answered = 0
        self._opening = False  # enter came before the answer that it is meant for
        self._told = asyncio.Event()  # there is an answer to what was asked last

    def on_mount(self) -> None:
        """Say what can be typed."""
        self.idle()

    def on_unmount(self) -> None:
        """Stop at once, whatever is being looked for."""
        self.seeker.close()

    def put_away(self) -> None:
        """The dossier is being locked: nothing is searched for any more."""
        self.seeker.close()

    def ask_again(self, _new: Sequence[str] = ()) -> None:
        """Something was written: what is found now, the cursor where it was."""
        if not self._query.strip():
            return
        told = self._answered == self._number
        self.ask()
        if told:  # what is shown stays until then, and can be opened
            self._answered = self._number

    def take_up(self) -> None:
        """It is open again: what was found stays, what was not is looked for."""
        self.seeker = Seeker(self.desk.searcher, self._tell)
        whole = self.found is None or self.found.wide
        if self._answered != self._number or not whole:
            self.ask()

    # What whoever shows it says

    def draw(self, entry: Entry, cells: int) -> Line:
        """The line of a hit."""
        return lines_of.draw(entry, cells)

    def entries(self, found: Found) -> tuple[Entry, ...]:
        """The rows of an answer."""
        return found.hits

    def lead_to(self, record_id: str) -> None:
        """Open a record."""
        raise TypeError(f"{type(self).__name__} does not say where {record_id} leads")

    def told(self, found: Found | None) -> None:
        """Another answer is shown; None: none."""

    def counted(self, found: Found) -> None:
        """While one kind is shown alone: what there would be of all kinds."""

    def idle(self) -> None:
        """Nothing is looked for: say what could be."""
        self._nothing(self.hint())

    def hint(self) -> str:
        """What an empty field can be filled with."""
        return _("Type a few letters of a name, in any script.")

    # Asking

    @property
    def lines(self) -> RowList[Any]:
        """Where commands for lines go: the field has the focus."""
        return self.list

    @on(Input.Changed)
    def sync(self) -> None:
        """Ask what stands in the field, if that was not asked yet."""
        text = self.input.value
        if text == self._query:
            return
        if self._back < 0 or text != self._past[self._back]:
            self._back, self._typed = -1, text
        self.ask()

    def ask(self) -> None:
        """Ask what stands in the field; what is shown stays until the answer comes."""
        self._query = self.input.value
        self._number += 1
        self._opening = False
        if not self._query.strip():
            self._answered = self._number
            self.seeker.ask(None)
            self.idle()
            return
        self._told.clear()
        asked = Question(self._number, self._query, self.kind, self.LIMIT)
        if self.seeker.ask(asked):
            self.run_worker(self.seeker.run, thread=True, group="search")

    def _tell(self, news: News) -> None:
        """From the thread that searches."""
        self.post_message(Told(news))

    @on(Told)
    def _news(self, message: Told) -> None:
        news = message.news
        if isinstance(news, Answer | Counted) and news.question.number != self._number:
            return  # it comes too late
        if not isinstance(news, Making):
            self._told.set()
        if isinstance(news, Making):
            said = _("The search index is being made: {done} of {of}. esc leaves it.")
            self._nothing(said.format(done=number(news.done), of=number(news.of)))
        elif isinstance(news, Refused):
            self._opening = False
            self._nothing(news.sentence)
        elif isinstance(news, Answer):
            self._show(news)
        else:
            self.counted(news.found)

    def _show(self, answer: Answer) -> None:
        found = answer.found
        entries = self.entries(found)
        if self._answered == self._number:
            self.list.improve(entries)
        else:
            self.list.begin(Few(entries))
        self._answered = self._number
        self.found = found
        if not entries:
            self.list.empty = self._in_vain(answer.question, found)
            self.list.refresh()
        self.told(found)
        if self._opening:
            self._opening = False
            self.open_hit()

    def _nothing(self, said: str) -> None:
        """No rows, but a sentence."""
        self.found = None
        self.list.empty = said
        self.list.begin(Few())
        self.told(None)

    @staticmethod
    def _in_vain(question: Question, found: Found) -> str:
        """What was tried, and what else could be."""
        if not found.wide:
            return _("Looking further …")
        said = [
            *found.doubts,
            _("Nothing was found for “{query}”.").format(query=question.query),
        ]
        if question.kind is not None:
            among = _("It was looked for among {kinds} alone: tab shows other kinds.")
            said.append(among.format(kinds=several(question.kind)))
        if found.tried:
            tried = ", ".join(_(way) for way in found.tried)
            said.append(_("Tried: {ways}.").format(ways=tried))
        if found.understood:
            filters = "; ".join(found.understood)
            said.append(_("Filters: {filters}.").format(filters=filters))
        if not found.doubts:
            said.append(
                _("Fewer words find more, and so does the beginning of one;")
                + " "
                + _("=word finds it literally.")
            )
        return "\n".join(said)

    # Keys

    def action_lines(self, command: str) -> None:
        """What the field hands on: commands for the list."""
        self.sync()
        if command == "up" and (self._back >= 0 or self.list.at_first):
            self._recall(self._back + 1)
        elif command == "down" and self._back >= 0:
            self._recall(self._back - 1)
        else:
            self._opening = False
            self._settle()
            getattr(self.list, f"action_{command}")()

    async def action_take(self) -> None:
        """Open what was found for all that was typed; a key behind it waits as long
        as the answer may be on its way.
        """
        await typed(self)
        self.sync()
        self.open_hit()
        if self._opening:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), _PATIENCE)

    def action_back(self) -> None:
        """Where one was."""
        self._remember()
        if self.is_active:  # a key before this one may have left already
            self.dismiss(None)

    def open_hit(self) -> None:
        """Open the hit under the cursor; of what was just typed the first one, as
        soon as there is an answer."""
        if self._answered != self._number:
            self._opening = True
            return
        hit = self.list.hit
        if hit is not None:
            self._remember()
            self._lead(hit.id)

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.open_hit()

    @on(RowList.CitationAsked)
    def _cite(self) -> None:
        hit = self.list.hit
        if hit is None:
            return
        if hit.citation is None:
            say(self, _("No statement stands behind this name: it is ours."))
            return
        self._remember()
        self._lead(hit.citation.passage_id)

    def _lead(self, record_id: str) -> None:
        try:
            self.lead_to(record_id)
        except DossierError as gone:  # another program took it away meanwhile
            say(self, str(gone))

    # Earlier queries

    @property
    def _past(self) -> Sequence[str]:
        """What was asked before, the newest first."""
        return [query for query in self._earlier if query != self._typed]

    @property
    def recalled(self) -> str:
        """Which of the earlier queries stands in the field; empty where none does."""
        if self._back < 0:
            return ""
        return _("earlier search {n} of {of} · ↓ comes back").format(
            n=number(self._back + 1), of=number(len(self._past))
        )

    def _recall(self, back: int) -> None:
        """Put an earlier query into the field, or what was typed."""
        past = self._past
        if back >= len(past):
            return
        self._back = back
        self.input.put(self._typed if back < 0 else past[back])
        self.sync()

    def _settle(self) -> None:
        """An earlier query is worked with: it counts as typed."""
        self._back, self._typed = -1, self._query
        if self.found is not None:
            self.told(self.found)

    def _remember(self) -> None:
        """Keep the query for this run; never longer."""
        query = self._query.strip()
        if not query:
            return
        if query in self._earlier:
            self._earlier.remove(query)
        self._earlier.insert(0, query)
        del self._earlier[EARLIER:]
