"""Correcting: what stands is edited, removed, merged; what was written is undone.

Every one of them is an act in somebody's name that stands in the log and can itself be
taken back.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from textual.app import App
from textual.screen import Screen

from dossier import nouns
from dossier.deeds import sentence
from dossier.errands import changing, open_form
from dossier.intake import Done
from dossier.messages import LISTED
from dossier.rows import (
    Block,
    Column,
    Few,
    Line,
    Span,
    clip,
    fit,
    line,
    row,
    text_of,
    width,
)
from dossier.screens.choose import ListChoice
from dossier.screens.confirm import Confirm
from dossier.screens.copying import say
from dossier.screens.desk import Desk
from dossier.screens.signing import with_name, write
from dossier.screens.under import under
from dossier.sheets import parts
from dossier.widgets.rows import RowList
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
_LEAST: Final = 8
"""Cells of a name with fewer of which nobody knows whose it is."""
_MERGED: Final = frozenset(
    ("person", "organisation", "place", "event", "case", "provision")
)
"""What can be merged."""
_WORDS: Final = 200
"""Cells of the words on which a statement rests."""
_HANG: Final = 28
"""Cells for what would go, before an example of it."""


class StandingChoice(ListChoice):
    """Gives the number of a row as text, None where it was left."""

    def answer(self, message: RowList.Opened) -> str:
        """Its place among the rows: what stands has no id of its own."""
        return str(message.index)


def _draw(one: Standing, cells: int) -> Line:
    kind = Span(nouns.kind_word(one.kind), "quiet")
    return row(_COLUMNS, (kind, _said(one)), cells)


def _said(one: Standing) -> Line:
    """What it says, and what tells it from another that says the same."""
    return line(one.said, Span(f"  {one.apart}" if one.apart else "", "quiet"))


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
        if standing.kind in (*_MERGED, "source"):
            table = "entity"
        try:
            found = desk.ledger.dependants(table, standing.key)
            what = _what(desk, standing)
        except DossierError as gone:  # removed meanwhile, elsewhere
            say(screen, str(gone))
            return
        asked = _("Remove this {kind}?").format(kind=nouns.kind_word(standing.kind))

        def sure(yes: bool | None) -> None:
            if yes:
                change = partial(remove, table=table, key=standing.key)
                done = _("Removed; u brings it back.")
                write(screen, desk.clerk, change, done)

        app.push_screen(Confirm(asked, (*what, *_going(found))), sure)

    asked = _("Remove which of these? What goes with it is shown first; esc leaves.")
    _choose(app, asked, _behind(app, desk), chosen)


def _what(desk: Desk, standing: Standing) -> tuple[Block, ...]:
    """What it says; of a statement also the words it rests on, and their place."""
    citation = desk.ledger.citation(standing.passage) if standing.passage else None
    said = Block(line(_said(standing) if standing.said else _("without words")))
    if citation is None:
        return (said,)
    words = clip(citation.words, _WORDS)
    quoted = f"“{words}”" if citation.exact else words
    where = Block(line(quoted, " ", parts.place(citation)))
    return (where,) if standing.kind == "passage" else (said, where)


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
                label=line(nouns.things(one.table, one.count), "  "),
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
        app.push_screen(StandingChoice(asked, Few(found), _draw), given)


def join(app: App[Any], desk: Desk) -> None:
    """Merge the record under the cursor into another of its kind."""
    from dossier.screens.search import JumpScreen

    record, _passage = under(app)
    kind = nouns.kind_of(record)
    screen = app.screen
    if kind not in _MERGED:
        said = _("Go to a person, an organisation, a place or an event to merge it.")
        say(screen, said)
        return
    own = desk.ledger.name_of(record)

    def chosen(other: str | None) -> None:
        if other is None:
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
                write(screen, desk.clerk, change, done, lambda _found: (other,))

        app.push_screen(Confirm(asked, blocks), sure)

    heading = _("Which {kind} is “{name}” the same as?")
    asked = heading.format(kind=nouns.kind_word(kind), name=own)
    app.push_screen(JumpScreen(desk, [], kind, asked, without=record), chosen)


def take_back(app: App[Any], desk: Desk, *, redo: bool) -> None:
    """Undo what one wrote last, or do it again; also what an earlier run wrote."""
    screen: Screen[Any] = app.screen

    def named(name: str | None) -> None:
        if name is None:
            return
        # Found where it is written, after all that was handed in before: u u is two.
        change = partial(_back, desk, name, redo)
        said = _again if redo else _undone
        room = app.size.width - 2 - width(said(""))
        write(
            screen,
            desk.clerk,
            change,
            lambda done: said(_short(done.said, room)),
            lambda done: done.records,
        )

    with_name(screen, desk.clerk, named)


def _back(desk: Desk, name: str, redo: bool, act: "Act") -> Done:
    """Undo the last act of a person, or its undoing; what that was, in words."""
    deed = desk.ledger.last(name, redo=redo)
    if deed is None:
        raise RefusedWrite(
            _("Nothing that you took back is left to do again.")
            if redo
            else _("Nothing that you wrote here is left to take back.")
        )
    back = undo(act, deed.id)
    was = desk.ledger.deed(deed.undoes) if deed.undoes is not None else deed
    return Done(sentence(was or deed, desk.ledger.deed), _records(back))


def _records(back: Iterable[tuple[str, Mapping[str, object]]]) -> tuple[str, ...]:
    """Of the rows that came back the first record of every kind."""
    ids = [str(row[LISTED[table]]) for table, row in back if table in LISTED]
    first: dict[str, str] = {}
    for one in ids:
        first.setdefault(one[:2], one)
    return tuple(first.values())


def _short(what: str, room: int) -> str:
    """What an act did, in the room there is: its own words go before the name."""
    if width(what) <= room:
        return what
    done, colon, name = what.partition(": ")
    left = room - width(done) - width(colon)
    short = text_of(fit(line(name), left)).rstrip() if left > _LEAST else ""
    return f"{done}{colon}{short}" if short else text_of(fit(line(what), room)).rstrip()


def _undone(what: str) -> str:
    return _("Taken back: {what} · U does it again").format(what=what)


def _again(what: str) -> str:
    return _("Done again: {what}").format(what=what)
