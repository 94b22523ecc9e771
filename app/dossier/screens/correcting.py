"""Correcting: what stands is edited, removed, merged; what was written is undone.

Every one of them is an act in somebody's name that stands in the log and can itself be
taken back.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen

from dossier import labels
from dossier.deeds import sentence, things
from dossier.errands import changing, open_form
from dossier.rows import Block, Column, Few, Line, Span, line, row
from dossier.screens.choose import Choice
from dossier.screens.confirm import Confirm
from dossier.screens.copying import say
from dossier.screens.desk import Desk
from dossier.screens.signing import with_name, write
from dossier.screens.under import under
from dossier.sheets import parts
from dossier.widgets.rows import RowList
from dossier.widgets.sheet import Sheet
from dossier.words import _
from dossier_db import DossierError
from dossier_db.errors import RefusedWrite
from dossier_db.intake.editing import editable
from dossier_db.intake.standing import Standing
from dossier_db.merging import merge
from dossier_db.removing import Dependant, remove
from dossier_db.undoing import undo

if TYPE_CHECKING:
    from dossier_db.acts import Act

_COLUMNS: Final = (Column(width=22), Column(share=1))
_MERGED: Final = {
    "p_": "person",
    "o_": "organisation",
    "l_": "place",
    "e_": "event",
    "c_": "case",
    "v_": "provision",
}
"""What can be merged, by what the record's id begins with."""
_HANG: Final = 28
"""Cells for what would go, before an example of it."""


class StandingChoice(Choice):
    """Gives the number of a row as text, None where it was left."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "dismiss(None)", show=False),
        Binding("q", "app.quit", show=False),
    ]

    def __init__(self, asked: str, rows: tuple[Standing, ...]) -> None:
        """A list over where one is.

        Args:
            asked: The question, in a sentence.
            rows: What can be chosen.
        """
        super().__init__()
        self._asked = asked
        self._rows = Few(rows)
        self.list: RowList[Standing] = RowList(_draw)

    def compose(self) -> ComposeResult:
        """The question, then the rows."""
        with Vertical(classes="choice"):
            yield Sheet([Block(line(Span(self._asked, "quiet")))], classes="said")
            yield self.list

    def on_mount(self) -> None:
        """Begin at the first."""
        self.list.show(self._rows, 0)
        self.list.focus()

    @on(RowList.Opened)
    def _choose(self) -> None:
        self.give(str(self.list.cursor))


def _draw(one: Standing, cells: int) -> Line:
    kind = Span(labels.kind_word(one.kind), "quiet")
    return row(_COLUMNS, (kind, one.said), cells)


def edit(app: App[Any], desk: Desk) -> None:
    """Change what stands under the cursor, in a form."""

    def chosen(standing: Standing) -> None:
        try:
            errand = changing(desk, standing)
        except DossierError as gone:
            say(app.screen, str(gone))
            return
        open_form(app, desk, errand, {})

    asked = _("Edit which of these? enter opens it in a form, esc leaves.")
    found = tuple(one for one in _behind(app, desk) if editable(one))
    _choose(app, asked, found, chosen)


def take_out(app: App[Any], desk: Desk) -> None:
    """Remove what stands under the cursor, once it is seen what goes with it."""

    def chosen(standing: Standing) -> None:
        table, screen = standing.table, app.screen
        if standing.kind in _MERGED.values() or standing.kind == "source":
            table = "entity"
        try:
            found = desk.ledger.dependants(table, standing.key)
        except DossierError as gone:  # removed meanwhile, elsewhere
            say(screen, str(gone))
            return
        kind, said = labels.kind_word(standing.kind), standing.said
        asked = _("Remove this {kind}?").format(kind=kind)
        what = Block(line(said or _("without words")))  # perhaps in words of ours

        def sure(yes: bool | None) -> None:
            if yes:
                change = partial(remove, table=table, key=standing.key)
                done = _("Removed; u brings it back.")
                write(screen, desk.clerk, change, done)

        app.push_screen(Confirm(asked, (what, *_going(found))), sure)

    asked = _("Remove which of these? What goes with it is shown first; esc leaves.")
    _choose(app, asked, _behind(app, desk), chosen)


def _going(found: tuple[Dependant, ...]) -> tuple[Block, ...]:
    """What would go, and what would stay without the link to it."""
    if not found:
        return (parts.EMPTY, parts.plain(_("Nothing else hangs on it."), "quiet"))
    blocks: list[Block] = []
    for goes, head in (
        (True, _("Goes with it")),
        (False, _("Stays, without the link to it")),
    ):
        rows = [one for one in found if one.goes is goes]
        if rows:
            blocks += parts.heading(head)
        blocks += [
            Block(
                line(Span(_example(one), "quiet")),
                label=line(things(one.table, one.count), "  "),
                indent=2,
                hang=_HANG,
            )
            for one in rows
        ]
    return tuple(blocks)


def _example(one: Dependant) -> str:
    """One of some rows in words; of several it is one."""
    more = _(" …") if one.count > 1 else ""
    return f"{one.example}{more}" if one.example else ""


def _behind(app: App[Any], desk: Desk) -> tuple[Standing, ...]:
    record, passage = under(app)
    return desk.ledger.behind(record, passage)


def _choose(
    app: App[Any],
    asked: str,
    found: tuple[Standing, ...],
    chosen: Callable[[Standing], None],
) -> None:
    """One alone needs no choice."""

    def given(number: str | None) -> None:
        if number is not None:
            chosen(found[int(number)])

    if not found:
        say(app.screen, _("Nothing stands here that can be changed."))
    elif len(found) == 1:
        chosen(found[0])
    else:
        app.push_screen(StandingChoice(asked, found), given)


def join(app: App[Any], desk: Desk) -> None:
    """Merge the record under the cursor into another of its kind."""
    from dossier.screens.search import JumpScreen

    record, _passage = under(app)
    kind = _MERGED.get(record[:2])
    screen = app.screen
    if kind is None:
        said = _("Go to a person, an organisation, a place or an event to merge it.")
        say(screen, said)
        return
    own = desk.ledger.name_of(record)

    def chosen(other: str | None) -> None:
        if other is None:
            return
        if other == record:
            say(screen, _("That is the same record: choose the one it is to become."))
            return
        name = desk.ledger.name_of(other)
        asked = _("Is “{one}” the same as “{other}”?").format(one=own, other=name)
        blocks = tuple(
            parts.plain(text)
            for text in (
                _("Every statement about “{one}” will be about “{other}”.").format(
                    one=own, other=name
                ),
                _("The old record stays and leads to the other; u takes it back."),
            )
        )

        def sure(yes: bool | None) -> None:
            if yes:
                change = partial(merge, old_id=record, into_id=other)
                done = _("Merged into “{other}”; u takes it back.").format(other=name)
                write(screen, desk.clerk, change, done)

        app.push_screen(Confirm(asked, blocks), sure)

    app.push_screen(JumpScreen(desk, [], kind), chosen)


def take_back(app: App[Any], desk: Desk, *, redo: bool) -> None:
    """Undo what one wrote last, or do it again; also what an earlier run wrote."""
    screen: Screen[Any] = app.screen

    def named(name: str | None) -> None:
        if name is None:
            return
        # Found where it is written, after all that was handed in before: u u is two.
        change = partial(_back, desk, name, redo)
        write(screen, desk.clerk, change, _again if redo else _undone)

    with_name(screen, named)


def _back(desk: Desk, name: str, redo: bool, act: "Act") -> str:
    """Undo the last act of a person, or its undoing; what that was, in words."""
    deed = desk.ledger.last(name, redo=redo)
    if deed is None:
        raise RefusedWrite(
            _("Nothing that you took back is left to do again.")
            if redo
            else _("Nothing that you wrote here is left to take back.")
        )
    undo(act, deed.id)
    was = desk.ledger.deed(deed.undoes) if deed.undoes is not None else deed
    return sentence(was or deed, desk.ledger.deed)


def _undone(what: str) -> str:
    return _("Taken back: {what}. U does it again.").format(what=what)


def _again(what: str) -> str:
    return _("Done again: {what}.").format(what=what)
