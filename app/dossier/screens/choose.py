"""Questions to the reader: which of a list, as of which day, in which words."""

from collections.abc import Callable
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from dossier.days import day, last_day, no_day
from dossier.rows import Block, Few, Line, Role, Rows, Span, clip, line
from dossier.screens.desk import Desk
from dossier.screens.steady import Steady
from dossier.widgets.field import Field
from dossier.widgets.rows import RowList
from dossier.widgets.sheet import Said
from dossier.words import _
from dossier_db.dates import read
from dossier_db.errors import BadDate
from dossier_db.records import Link

_NAMED: Final = 40
"""Cells of a name in a question that stands in two lines of a small window."""


def _quiet(text: str) -> tuple[Block, ...]:
    return (Block(line(Span(text, "quiet"))),)


class Choice(Steady, ModalScreen[str | None]):
    """A question over the panes: gives an answer, or None where it was left."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", show=False)]

    def give(self, answer: str) -> None:
        """Answer and leave, unless a key before this one has left already."""
        if self.is_active:
            self.dismiss(answer)


class ListChoice(Choice):
    """A question with a list of what can be answered: gives the id of a row."""

    BINDINGS: ClassVar = [
        Binding("q", "app.quit", show=False)  # of the app's own none reach a choice
    ]

    def __init__(
        self, asked: str, rows: Rows[Any], draw: Callable[[Any, int], Line]
    ) -> None:
        """A list over where one is.

        Args:
            asked: The question, in a sentence, with the keys that answer it.
            rows: What can be chosen.
            draw: Makes the line of a row, given its width.
        """
        super().__init__()
        self._asked = asked
        self._rows = rows
        self.list: RowList[Any] = RowList(draw)

    def compose(self) -> ComposeResult:
        """The question, then the rows."""
        with Vertical(classes="choice"):
            yield Said(_quiet(self._asked), classes="said")
            yield self.list

    def on_mount(self) -> None:
        """Begin at what stands now."""
        self.list.show(self._rows, self.begin())
        self.set_focus(self.list)

    def begin(self) -> int:
        """The row to begin at."""
        return 0

    def answer(self, message: RowList.Opened) -> str:
        """What is given where a row is chosen."""
        chosen: str = message.row.id
        return chosen

    @on(RowList.Opened)
    def _choose(self, message: RowList.Opened) -> None:
        self.give(self.answer(message))


class TextChoice(ListChoice):
    """Gives the id of a source whose text is held, ``""`` for none beside the one
    that is read, None where it was left.
    """

    def __init__(
        self, desk: Desk, record: str = "", *, without: str = "", beside: str = ""
    ) -> None:
        """A list over where one is.

        Args:
            desk: Knows the texts.
            record: What no text is attached of.
            without: The source that is read already.
            beside: The one that stands beside it now.
        """
        texts = [one for one in desk.held() if one.id != without]
        rows = Few([Link("", _("none: one text alone")), *texts][not without :])
        self._first = rows.position(beside) or int(bool(without))
        asked = _("Beside which text?") if without else _which(desk, record)
        said = _("{question} enter takes it, esc leaves").format(question=asked)
        super().__init__(said, rows, lambda row, _cells: line(row.name))
        self.list.empty = _(
            "No text is attached: “dossier attach SOURCE FILE” ties one to its source."
        )

    def begin(self) -> int:
        """At the text that stands beside now, else at the first."""
        return self._first


def _which(desk: Desk, record: str) -> str:
    """The question; where a source, a passage or a question has no text, it says so."""
    if record.startswith("q_"):
        return _("No text of its sources is attached. Another one?")
    source = desk.source_of(record) if record.startswith("x_") else record
    if not source.startswith("s_"):
        return _("Which text?")
    name = clip(desk.ledger.name_of(source), _NAMED)
    return _("No text of {name} is attached. Another one?").format(name=name)


class DayChoice(Choice):
    """Gives a day (ISO 8601), ``""`` for no limit, None where it was left."""

    def __init__(self, desk: Desk, now: str | None) -> None:
        """A window over where one is.

        Args:
            desk: Understands what is written.
            now: The day that is looked from.
        """
        super().__init__()
        self._understand = desk.intake.understand
        self._now = now
        self.said = Said(classes="said")

    def compose(self) -> ComposeResult:
        """The question, the field, what was understood, and the keys."""
        with Vertical(classes="choice small"):
            yield Said(_quiet(_("As known on which day?")), classes="asked")
            yield Field(
                value=self._now or "",
                placeholder=_("2025-12-31, 31 Dec 2025, Dec 2025, yesterday"),
                compact=True,
            )
            yield self.said

    def on_mount(self) -> None:
        """Say what is asked."""
        self._say(_("Empty: no limit."))

    def _say(self, text: str, role: Role = "quiet") -> None:
        keys = _quiet(_("enter looks from it, esc leaves"))
        self.said.show([Block(line(Span(text, role))), *keys])

    def _day(self, written: str) -> str | None:
        """The last day of what was written as in a form; None where that is no day, no
        month and no year.
        """
        try:
            return last_day(self._understand(written))
        except BadDate:
            return None

    @on(Input.Changed)
    def _understood(self, message: Input.Changed) -> None:
        written = message.value.strip()
        latest = self._day(written)
        if not written:
            self._say(_("Empty: no limit."))
        elif latest is None:  # half written: refused, with a sentence, on enter
            self._say(_("So far this is no day, no month and no year."))
        else:
            shown = day(read(latest))
            self._say(_("Everything published by {day}.").format(day=shown))

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        written = message.value.strip()
        latest = self._day(written) if written else ""
        if latest is None:
            self._say(no_day(written), "warning")
        else:
            self.give(latest)


class WordsChoice(Choice):
    """Gives the words that were typed, None where it was left; never none."""

    def __init__(
        self,
        asked: str,
        placeholder: str = "",
        value: str = "",
        wrong: Callable[[str], str] = lambda _words: "",
    ) -> None:
        """A field over the panes.

        Args:
            asked: The question, in a sentence or two.
            placeholder: What stands in the empty field.
            value: What stands in the field at first.
            wrong: Why words are no answer, in a sentence; empty where they are one.
        """
        super().__init__()
        self._wrong = wrong
        self._keys = _quiet(_("enter takes it, esc leaves"))
        self.said = Said((*_quiet(asked), *self._keys), classes="said")
        self._field = Field(
            value=value,
            placeholder=placeholder,
            select_on_focus=False,
            compact=True,
        )

    def compose(self) -> ComposeResult:
        """The field, and below it what is asked, and the keys."""
        with Vertical(classes="choice small"):
            yield self._field
            yield self.said

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        words = " ".join(message.value.split())
        if refused := self._wrong(words):
            self.said.show([Block(line(Span(refused, "warning"))), *self._keys])
        elif words:
            self.give(words)
