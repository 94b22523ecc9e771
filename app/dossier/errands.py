"""Errands: what a form is opened for, and how a draft of one is taken up again.

open_form(app, desk, adding(desk, kind("hearing")), {"case": "c_trial"})
open_form(app, desk, changing(desk, standing), {})
"""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from textual.app import App

from dossier import labels
from dossier.intake import Errand, Filled
from dossier.screens.copying import say
from dossier.screens.desk import Desk
from dossier.screens.form import FormScreen
from dossier.words import _
from dossier_db import DossierError
from dossier_db.drafts import Draft
from dossier_db.errors import Overtaken
from dossier_db.intake import KINDS
from dossier_db.intake.kinds import Kind

if TYPE_CHECKING:
    from dossier_db.intake.standing import Standing

LINE: Final = "line"
"""What the draft of a note in one line is filed under."""
_EDIT: Final = "edit "
"""Before what is edited, as JSON, in the name under which a draft is filed."""


def adding(desk: Desk, kind: Kind) -> Errand:
    """To add one of a kind."""
    save = partial(_added, desk, kind)
    return Errand(kind, labels.adding(kind.name), save, form=kind.name)


async def _added(desk: Desk, kind: Kind, filled: Filled) -> str:
    filed = await desk.intake.file(kind, filled)
    name = desk.intake.name_of(filed.id) or ""
    said = _("Saved: {kind}, {name}")
    return said.format(kind=labels.kind_word(kind.name), name=name)


def changing(
    desk: Desk, standing: "Standing", before: Mapping[str, str] | None = None
) -> Errand:
    """To change a row that stands.

    Args:
        desk: Reads and writes.
        standing: The row.
        before: What it said when somebody began to change it; None: what it says now.
    """
    from dossier_db.intake.editing import EDITED  # only where something is edited

    then = desk.intake.stands(standing) if before is None else dict(before)
    begun = [standing.table, standing.key, standing.kind, then, standing.said]
    named = json.dumps(begun)
    kind = labels.kind_word(standing.kind)
    return Errand(
        EDITED[standing.kind],
        _("Edit {kind}: {said}").format(kind=kind, said=standing.said),
        partial(_changed, desk, standing, then),
        form=f"{_EDIT}{named}",
        defaults=False,
        before=dict(then),
    )


async def _changed(
    desk: Desk, standing: "Standing", before: dict[str, str], filled: Filled
) -> str:
    """What somebody else wrote meanwhile is told first, and written over only by who
    has seen that.
    """
    try:
        await desk.intake.change(standing, before, filled)
    except Overtaken as refusal:
        before.update(refusal.now)
        over = _("ctrl+s once more writes yours over it; esc keeps it in the tray.")
        raise Overtaken(f"{refusal} {over}", refusal.now) from None
    return _("Saved: {kind}").format(kind=labels.kind_word(standing.kind))


def continued(desk: Desk, draft: Draft) -> Errand | None:
    """To take up a draft again; None where this program does not know its form."""
    kind = next((one for one in KINDS if one.name == draft.form), None)
    if kind is not None:
        return adding(desk, kind)
    if not draft.form.startswith(_EDIT):
        return None
    from dossier_db.intake.standing import Standing

    table, key, name, before, said = json.loads(draft.form.removeprefix(_EDIT))
    return changing(desk, Standing(table, tuple(key), name, said), before)


def title(draft: Draft) -> str:
    """What a draft is to become."""
    if not draft.form.startswith(_EDIT):
        return labels.kind_word(draft.form)
    name = json.loads(draft.form.removeprefix(_EDIT))[2]
    return _("edit {kind}").format(kind=labels.kind_word(name))


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
        if said:
            say(below, said)
        tell_drafts(app)
        if then is not None:
            then(said)

    given = dict(given) or dict(errand.before)
    return app.push_screen(FormScreen(desk, errand, given, draft), left)


async def note(app: App[Any], desk: Desk, draft: Draft | None = None) -> None:
    """Open the window for a note in one line; what became of it is said here."""
    from dossier.screens.quick import QuickLine

    below, window = app.screen, QuickLine(desk, draft)

    def left(said: str | None) -> None:
        if said:
            say(below, said)
        tell_drafts(app)

    await app.push_screen(window, left)
    window.set_focus(window.line)  # the next key is typed into it


def tell_drafts(app: App[Any]) -> None:
    """There may be more drafts, or fewer: whoever shows their number looks again."""
    for screen in app.screen_stack:
        count = getattr(screen, "count_again", None)
        if count is not None:
            count()


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
