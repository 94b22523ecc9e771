"""Which questions to show: one list of marks, sources and subjects to choose from.

The list is there at once; how many questions each choice leaves follows, counted on
a thread of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Final, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from dossier.forms.offers import plain
from dossier.narrowing import NONE, marked
from dossier.rows import Column, Few, Line, Role, Span, line, row
from dossier.screens.steady import Steady
from dossier.screens.typing import typed
from dossier.screens.view import Look
from dossier.sheets import parts
from dossier.widgets.bars import Bar
from dossier.widgets.query import Prompt, QueryInput
from dossier.widgets.rows import RowList
from dossier.words import _, later, number, verdict_word
from dossier_db import DossierError, Viewpoint
from dossier_db.narrowing import MARKS
from dossier_db.records import Choices, Filter, Share

_COLUMNS: Final = (
    Column(width=8, rank=1),
    Column(width=1),
    Column(share=1, least=16),
    Column(width=9, right=True),
)
_MARKS: Final = later("marks")
_SOURCES: Final = later("sources")
_SUBJECTS: Final = later("subjects")
_ON: Final = "•"
"""Before what the questions are filtered by now."""


class Counts(Protocol):
    """What is asked of the desk."""

    def choices(self, view: Viewpoint) -> Choices:
        """What the questions in view can be filtered by."""


@dataclass(frozen=True, slots=True)
class FilterOffer:
    """A row of the list: what taking it makes of the filter."""

    id: str
    section: str
    """In English; looked up when it is shown."""
    name: str
    gives: Filter
    on: bool = False
    """The questions are filtered by it now: taking it drops it."""
    share: Share | None = None
    """How many questions it leaves, once that is counted."""


def offers(now: Filter, found: Choices | None) -> tuple[FilterOffer, ...]:
    """Everything that can be chosen, beside the filter of now.

    Args:
        now: What the questions are filtered by.
        found: What there is to choose from; None: only what always is.
    """
    counted = (None, None) if found is None else (found.questions, found.unsettled)
    every = FilterOffer("every", "", _("every question"), Filter(), share=counted[0])
    unsettled = FilterOffer(
        "unsettled",
        "",
        _("unsettled only"),
        replace(now, unsettled=not now.unsettled),
        now.unsettled,
        counted[1],
    )
    marks = found.marks if found is not None else ()
    return (every, unsettled, *_marks(now, marks), *_records(now, found))


def _marks(now: Filter, shares: tuple[Share, ...]) -> Iterator[FilterOffer]:
    counts = {share.id: share for share in shares}
    for mark in MARKS:
        here = now.mark == mark
        gives = replace(now, mark=None if here else mark)
        name = marked(mark)
        yield FilterOffer(mark, _MARKS, name, gives, here, counts.get(mark))


def _records(now: Filter, found: Choices | None) -> Iterator[FilterOffer]:
    if found is None:
        return
    for share in found.sources:
        here = now.source == share.id
        gives = replace(now, source=None if here else share.id)
        yield FilterOffer(share.id, _SOURCES, share.name, gives, here, share)
    for share in found.about:
        here = now.about == share.id
        gives = replace(now, about=None if here else share.id)
        # A source may be asked about too: then it stands in the list twice.
        yield FilterOffer(
            f"about {share.id}", _SUBJECTS, share.name, gives, here, share
        )


def matching(all_of: tuple[FilterOffer, ...], typed: str) -> tuple[FilterOffer, ...]:
    """Those whose names have every word that was typed, accents and case apart."""
    words = plain(typed).split()
    return tuple(
        offer for offer in all_of if all(word in plain(offer.name) for word in words)
    )


class FilterList(RowList[FilterOffer], can_focus=False):
    """The offers; the field above them keeps the focus and hands on the keys."""

    @property
    def has_keys(self) -> bool:
        """As long as the list is in view."""
        return True


class Status(Bar):
    """What the keys do, and whether something is still being counted."""

    said = ""

    def compose_line(self, cells: int) -> Line:
        """It, quietly."""
        return line(" ", Span(self.said, "quiet"))


@dataclass
class Counted(Message):
    """What there is to choose from, from the thread that counts it."""

    found: Choices


@dataclass
class Uncounted(Message):
    """It could not be counted."""

    sentence: str
    """Why."""


class FilterChoice(Steady, ModalScreen[Filter | None]):
    """Gives the filter as it is to be, None where it was left.

    What is taken is added to the filter, or dropped where it is part of it already.
    """

    AUTO_FOCUS = "QueryInput"
    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("enter", "take", show=False, priority=True),  # before the next key
    ]

    def __init__(self, desk: Counts, look: Look) -> None:
        """A list over the panes.

        Args:
            desk: Counts what there is to choose from; asked on a thread of its own.
            look: From where, and at which questions, one looks.
        """
        super().__init__()
        self._count = partial(desk.choices, look.view)
        self._now = now = look.narrowed
        self._offers = offers(now, None)
        self.input = QueryInput(_("a mark, a source or a subject"))
        self.list = FilterList(self._draw)
        self.status = Status()
        self._shown = ""  # what stood in the field when the list was made

    def compose(self) -> ComposeResult:
        """Field, offers, keys."""
        with Vertical(classes="choice"):
            with Horizontal(classes="query"):
                yield Prompt()
                yield self.input
            yield self.list
            yield self.status

    def on_mount(self) -> None:
        """Show what always can be chosen; the rest is counted."""
        self.list.empty = _("Nothing that can be chosen is called so.")
        self._say(_("counting …"))
        self._show(self._first)
        self.run_worker(self._counting, thread=True, group="choices")

    def take_up(self) -> None:
        """The dossier was locked and is open again: it is counted anew."""
        self.run_worker(self._counting, thread=True, group="choices")

    @property
    def lines(self) -> RowList[FilterOffer]:
        """Where commands for lines go: the field has the focus."""
        return self.list

    @property
    def _first(self) -> str:
        """The row to begin at: the first that is part of the filter."""
        return next((offer.id for offer in self._offers if offer.on), "every")

    def _counting(self) -> None:
        """On a thread of its own."""
        try:
            self.post_message(Counted(self._count()))
        except DossierError as refused:
            self.post_message(Uncounted(str(refused)))

    @on(Counted)
    def _counted(self, message: Counted) -> None:
        """The counts have come; the cursor stays where somebody has put it."""
        untouched = self.list.cursor == 0 and not self.input.value
        here = self.list.row
        self._offers = offers(self._now, message.found)
        self._say(self._keys(message.found))
        self._show(self._first if untouched or here is None else here.id)

    @on(Uncounted)
    def _uncounted(self, message: Uncounted) -> None:
        self._say(message.sentence)

    @staticmethod
    def _keys(found: Choices) -> str:
        keys = _("enter takes or drops · esc leaves")
        if max(len(found.sources), len(found.about)) < found.listed:
            return keys
        first = _("the first {n} of each").format(n=number(found.listed))
        return f"{keys} · {first}"

    def _say(self, text: str) -> None:
        self.status.said = text
        self.status.refresh()

    def _show(self, wanted: str | None = None) -> None:
        """What matches, from the row of this id."""
        self._shown = self.input.value
        rows = Few(matching(self._offers, self._shown))
        found = rows.position(wanted) if wanted is not None else None
        self.list.show(rows, found or 0)

    @staticmethod
    def _counts(share: Share | None) -> str:
        if share is None:
            return ""
        return number(share.questions) + ("+" if share.more else "")

    def _draw(self, offer: FilterOffer, cells: int) -> Line:
        above = self.list.above
        new = above is None or above.section != offer.section
        section = _(offer.section) if new and offer.section else ""
        role: Role = "accent" if offer.on else ""
        name = line(Span(offer.name, role))
        if offer.section == _MARKS and offer.id != NONE:
            word = Span(f" {verdict_word(offer.id)}", role)
            name = line(parts.marked(offer.id), word)
        sign = Span(_ON if offer.on else "", "accent")
        count = Span(self._counts(offer.share), "quiet")
        return row(_COLUMNS, (Span(section, "quiet"), sign, name, count), cells)

    # Keys

    @on(Input.Changed)
    def _sync(self) -> None:
        """Show what is typed, if it is not shown yet."""
        if self.input.value != self._shown:
            self._show()

    def action_lines(self, command: str) -> None:
        """What the field hands on: commands for the list."""
        self._sync()  # a key may overtake the news of the letters before it
        getattr(self.list, f"action_{command}")()

    async def action_take(self) -> None:
        """Take what matches all that was typed."""
        await typed(self)
        self._sync()
        self._give(self.list.row)

    @on(RowList.Opened)
    def _opened(self, message: RowList.Opened) -> None:
        self._give(message.row)

    def _give(self, offer: FilterOffer | None) -> None:
        """Give what it makes of the filter, unless a key before has left."""
        if offer is not None and self.is_active:
            self.dismiss(offer.gives)
