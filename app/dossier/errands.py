"""Errands: what a form is opened for, and how a draft of one is taken up again.

open_form(app, desk, adding(desk, kind("hearing")), {"case": "c_trial"})
open_form(app, desk, changing(desk, standing), {})
"""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from textual.app import App
from textual.screen import Screen

from dossier import nouns
from dossier.already import already, unchanged
from dossier.intake import Done, Errand, Filled
from dossier.room import room
from dossier.screens.copying import say
from dossier.screens.desk import Desk
from dossier.screens.form import FormScreen
from dossier.screens.quick import LINE, QuickLine
from dossier.screens.typing import type_into
from dossier.words import _
from dossier_db import DossierError
from dossier_db.drafts import Draft
from dossier_db.errors import Overtaken
from dossier_db.intake import KINDS
from dossier_db.intake.edits import EDITED
from dossier_db.intake.kinds import Kind
from dossier_db.intake.standing import Standing
from dossier_db.tables import TABLES

_BY_FIELD: Final = {"name": "name", "answer": "value"}
"""What a row is called that hangs on a record: what stands in this field."""
_EDIT: Final = "edit "
"""Before what is edited, as JSON, in the name under which a draft is filed."""


def adding(desk: Desk, kind: Kind) -> Errand:
    """To add one of a kind."""
    save = partial(_added, desk, kind)
    return Errand(kind, nouns.adding(kind.name), save, form=kind.name)


async def _added(desk: Desk, kind: Kind, filled: Filled) -> Done:
    done, word = await desk.intake.file(kind, filled), nouns.kind_word(kind.name)
    if not done.written:
        return done._replace(said=already(f"{word}, {done.said}"))
    said = _("Saved: {kind}, {name}").format(kind=word, name=done.said)
    return done._replace(said=said)


def changing(
    desk: Desk, standing: Standing, before: Mapping[str, str] | None = None
) -> Errand:
    """To change a row that stands.

    Args:
        desk: Reads and writes.
        standing: The row.
        before: What it said when somebody began to change it; None: what it says now.
    """
    then = desk.intake.stands(standing) if before is None else dict(before)
    begun = [standing.table, standing.key, standing.kind, then, standing.said]
    named = json.dumps(begun)
    kind = nouns.kind_word(standing.kind)
    return Errand(
        EDITED[standing.kind],
        _("Edit {kind}: {said}").format(kind=kind, said=standing.said),
        partial(_changed, desk, standing, then),
        form=f"{_EDIT}{named}",
        defaults=False,
        before=dict(then),
    )


async def _changed(
    desk: Desk, standing: Standing, before: dict[str, str], filled: Filled
) -> Done:
    """What somebody else wrote meanwhile is told first, and written over only by who
    has seen that.
    """
    try:
        changed = await desk.intake.change(standing, before, filled)
    except Overtaken as refusal:
        before.update(refusal.now)
        over = _("ctrl+s once more writes yours over it; esc keeps it in the tray.")
        raise Overtaken(f"{refusal} {over}", refusal.now) from None
    if not changed:
        return Done(unchanged(), written=False)
    said = [nouns.kind_word(standing.kind), _called(desk, standing, filled.given)]
    return Done(_("Saved: {what}").format(what=", ".join(filter(None, said))))


def _called(desk: Desk, standing: Standing, given: Mapping[str, str]) -> str:
    """What a row that was changed says now; empty where it is not found again, as one
    that has moved to another passage.
    """
    if standing.table in _BY_FIELD:
        return given.get(_BY_FIELD[standing.table], "")
    try:
        found = desk.ledger.behind(standing.key[0], standing.passage or None)
    except DossierError:  # it is saved all the same
        return ""
    here = (standing.table, standing.key)
    return next((one.said for one in found if (one.table, one.key) == here), "")


def continued(desk: Desk, draft: Draft) -> Errand | None:
    """To take up a draft again; None where this program does not know its form."""
    kind = next((one for one in KINDS if one.name == draft.form), None)
    if kind is not None:
        return adding(desk, kind)
    begun = _begun(draft)
    if begun is None:
        return None
    table, key, name, before, said = begun
    return changing(desk, Standing(table, tuple(key), name, said), before)


def _begun(draft: Draft) -> tuple[str, list[str], str, dict[str, str], str] | None:
    """What the draft of an edit is of, as ``changing`` named it; None where another
    program wrote something else there.
    """
    if not draft.form.startswith(_EDIT):
        return None
    try:
        table, key, name, before, said = json.loads(draft.form.removeprefix(_EDIT))
    except (ValueError, TypeError, RecursionError):
        return None
    if not isinstance(key, list) or not isinstance(before, dict):
        return None
    texts = (table, name, said, *key, *before.values())
    if not all(isinstance(one, str) for one in texts):
        return None
    known = table in TABLES and name in EDITED
    return (table, key, name, before, said) if known else None


def title(draft: Draft) -> str:
    """What a draft is to become."""
    begun = _begun(draft)
    if begun is None:
        return nouns.kind_word(draft.form)
    return _("edit {kind}").format(kind=nouns.kind_word(begun[2]))


def open_form(
    app: App[Any],
    desk: Desk,
    errand: Errand,
    given: Mapping[str, str],
    draft: Draft | None = None,
    then: Callable[[str | None], None] | None = None,
) -> Any:
    """Open a form over where one is; what became of it is said there.

    Args:
        app: The app.
        desk: Reads and writes.
        errand: What the form is for.
        given: What stands in it at first, by field; ids are shown by their names.
        draft: A draft that is continued.
        then: Called in the end, with the sentence that is said or None.

    Returns:
        To be awaited where the next key is to be typed into the form.
    """
    below = app.screen

    def left(said: str | None) -> None:
        _left(app, below, said)
        if then is not None:
            then(said)

    given = dict(given) or dict(errand.before)
    return app.push_screen(FormScreen(desk, errand, given, draft), left)


def _left(app: App[Any], below: Screen[Any], said: str | None) -> None:
    """A form or a line was left: what became of it is said where it was opened."""
    if said:
        say(below, said)
    tell_drafts(app)


async def note(app: App[Any], desk: Desk, draft: Draft | None = None) -> None:
    """Open the window for a note in one line; what became of it is said here."""
    window = QuickLine(desk, draft)
    await type_into(app, window, partial(_left, app, app.screen))


def tell_drafts(app: App[Any]) -> None:
    """There may be more drafts, or fewer: whoever shows their number looks again."""
    for screen in app.screen_stack:
        room(screen).count_again()


def take_up(app: App[Any], desk: Desk, draft: Draft) -> None:
    """Open the form of a draft, or the line, as it was left."""
    if draft.form == LINE:
        app.call_later(note, app, desk, draft)
        return
    try:
        errand = continued(desk, draft)
    except DossierError as gone:  # what it was to change is there no more
        say(app.screen, str(gone))
        return
    if errand is None:
        said = _(
            "This draft is of a later dossier: “dossier” of that version opens it."
        )
        say(app.screen, said)
    else:
        open_form(app, desk, errand, {}, draft)
