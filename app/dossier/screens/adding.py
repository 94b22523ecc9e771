"""Adding: which kind of thing, with what stands under the cursor filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from dossier import nouns
from dossier.errands import adding, open_form
from dossier.facing.selection import Chosen
from dossier.room import room
from dossier.rows import Block, Column, Few, Line, Span, line, row
from dossier.screens.choose import Choice
from dossier.screens.desk import Desk
from dossier.screens.under import under
from dossier.widgets.rows import RowList
from dossier.widgets.sheet import Said
from dossier.words import _
from dossier_db.intake import KINDS, kind
from dossier_db.intake.kinds import Kind
from dossier_db.intake.things import THINGS

LETTERS: Final = {
    "person": "p",
    "organisation": "o",
    "place": "l",
    "case": "c",
    "provision": "v",
    "event": "e",
    "hearing": "h",
    "source": "s",
    "note": "n",
    "observation": "b",
    "quote": "q",
    "question": "u",
    "answer": "a",
    "name": "m",
    "participation": "t",
    "restraint": "r",
    "charge": "y",
    "outcome": "d",
    "account": "w",
    "mention": "i",
    "relationship": "f",
}
"""The key of each kind, the same wherever one is."""

_ANYWHERE: Final = ("hearing", "event", "observation", "person", "quote", "note")
LIKELY: Final[Mapping[str, tuple[str, ...]]] = {
    "e_": ("account", "participation", "quote", "question", "note"),
    "p_": ("mention", "name", "restraint", "charge", "relationship", "quote", "note"),
    "o_": ("mention", "name", "relationship", "quote", "note"),
    "l_": ("name", "event", "mention", "note"),
    "c_": ("hearing", "charge", "restraint", "outcome", "question", "note"),
    "v_": ("charge", "name", "mention", "note"),
    "s_": ("mention", "quote", "account", "answer", "question", "note"),
    "x_": ("quote", "account", "answer", "mention", "participation", "name"),
    "q_": ("answer", "note"),
}
"""What is likely to be added where one is, by what the record's id begins with."""

_PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "e_": ("event", "about", "of", "who"),
    "p_": ("who", "of", "about", "speaker"),
    "o_": ("who", "of", "about", "speaker", "court"),
    "l_": ("place", "of", "about", "who", "within"),
    "c_": ("case", "about", "of", "who"),
    "v_": ("provision", "of", "about", "who"),
    "s_": ("source", "about"),
    "x_": ("passage",),
    "q_": ("question", "about"),
}
"""The fields that the record one is on may stand in; the first there is, is taken."""
DOT: Final = "·"
"""Beside a kind whose form begins with what one is on."""
_COLUMNS: Final = (
    Column(width=1),
    Column(width=1),
    Column(width=22),
    Column(share=1, rank=1),
)


def kinds_for(record_id: str) -> tuple[Kind, ...]:
    """Every kind, the likeliest for where one is at the beginning."""
    first = LIKELY.get(record_id[:2], _ANYWHERE)
    rest = [one.name for one in KINDS if one.name not in first]
    return tuple(kind(name) for name in (*first, *rest))


def filled(chosen: Kind, record_id: str) -> dict[str, str]:
    """What stands in the form of a kind from where one is; never its source where it
    stands by itself: who adds a hearing may have seen it, whatever is being read.
    """
    fields = chosen.fields if chosen in THINGS else chosen.asked
    asked = {field.name: field for field in fields}
    for name in _PLACES.get(record_id[:2], ()):
        field = asked.get(name)
        if field is None:
            continue
        if field.takes == "passage" or nouns.kind_of(record_id) in field.of:
            return {name: record_id}
    return {}


@dataclass(frozen=True, slots=True)
class Begun:
    """What something is added from."""

    record: str
    """The record or passage that is filled in; ``x_`` for words not cited yet."""
    selection: Chosen | None = None
    """What was selected in a text."""
    said: str = ""
    """What it is called, where no record says that."""


def given(desk: Desk, chosen: Kind, start: Begun) -> dict[str, str]:
    """What stands in the form of a kind, of what it is begun from."""
    if start.selection is None:
        return filled(chosen, start.record)
    return desk.intake.of_selection(chosen, start.selection)


class KindList(RowList[Kind]):
    """One click chooses: there is nothing else to do with a line."""

    def on_click(self, event: events.Click) -> None:
        """Choose the line that was clicked."""
        offset = event.get_content_offset(self)
        index = -1 if offset is None else offset.y + round(self.scroll_y)
        if 0 <= index < len(LETTERS):
            self.cursor = index
            self.action_open()


class KindChoice(Choice):
    """Gives the name of a kind, None where it was left."""

    BINDINGS: ClassVar = [
        # Answered before the next key is read: that one belongs into the form.
        Binding(letter, f"pick('{name}')", show=False, priority=True)
        for name, letter in LETTERS.items()
    ]

    def __init__(self, desk: Desk, start: Begun) -> None:
        """A list over where one is.

        Args:
            desk: Reads and writes.
            start: What something is added from.
        """
        super().__init__()
        self._desk = desk
        self._start = start
        self.list = KindList(self._draw)
        self._kinds = kinds_for(start.record)
        self._begun = {one.name for one in self._kinds if given(desk, one, start)}

    def compose(self) -> ComposeResult:
        """A sentence, then the kinds."""
        record = self._start.record
        name = self._start.said or (record and self._desk.intake.name_of(record))
        said = [_("Add what? Its letter, or enter on a line; esc leaves.")]
        if name:
            said.append(_("{dot} begins with “{name}”.").format(dot=DOT, name=name))
        above = [Block(line(Span(one, "quiet"))) for one in said]
        with Vertical(classes="choice kinds"):
            yield Said(above, classes="said")
            yield self.list

    def _draw(self, one: Kind, cells: int) -> Line:
        drawn = (
            Span(LETTERS[one.name], "accent"),
            DOT if one.name in self._begun else "",
            nouns.kind_word(one.name),
            Span(nouns.meaning(one.name), "quiet"),
        )
        return row(_COLUMNS, drawn, cells)

    def on_mount(self) -> None:
        """Begin at the likeliest."""
        self.list.show(Few(self._kinds))
        self.set_focus(self.list)

    async def action_pick(self, name: str) -> None:
        """Leave for the form of a kind."""
        app = self.app
        if app.screen_stack[-1] is not self:
            return  # a letter before this one has left already
        await app.pop_screen()
        await open_kind(app, self._desk, name, self._start)

    @on(RowList.Opened)
    def _open(self, message: RowList.Opened) -> None:
        self.give(message.row.name)


async def choose_kind(app: App[Any], desk: Desk) -> None:
    """Ask what is to be added, and open its form."""
    start = begun(app, desk)

    async def chosen(name: str | None) -> None:
        if name is not None:
            await open_kind(app, desk, name, start)

    await app.push_screen(KindChoice(desk, start), chosen)


def begun(app: App[Any], desk: Desk) -> Begun:
    """From where one adds: what was selected in a text, the passage that one reads,
    else the record under the cursor.
    """
    record, passage = under(app)
    chosen = room(app.screen).chosen
    if chosen is not None:
        held = desk.intake.standing_at(chosen)
        return Begun(held or "x_", chosen, "" if held else chosen.reading.source.name)
    if passage is not None and record[:2] in ("s_", "x_"):
        return Begun(passage)
    return Begun(record)


def open_kind(app: App[Any], desk: Desk, name: str, start: Begun) -> Any:
    """Open the form of a kind, with what it begins from and the last citation."""
    chosen = kind(name)
    begins = desk.intake.proposed(chosen, given(desk, chosen, start))
    screen = app.screen

    def saved(said: str | None) -> None:
        """What was selected is said now: the next statement begins anew."""
        if said and start.selection is not None:
            room(screen).let_go()

    return open_form(app, desk, adding(desk, chosen), begins, then=saved)
