"""Commands that look after the file: their deeds."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from dossier import locations, opening, state
from dossier.console import did, in_utf8, progress, tell
from dossier.errors import Refusal
from dossier.prints.backups import (
    size,
    write_backups,
    write_backups_as_json,
    write_kept_as_json,
    write_made_as_json,
)
from dossier.verbs.common import Deed, agree, opened, passphrases
from dossier.words import _, ngettext
from dossier_db import DossierError, Store
from dossier_db.dates import today
from dossier_db.keeping import rolling
from dossier_db.keeping.placing import free
from dossier_db.records import Dossier


def _reindex(arguments: Namespace) -> None:
    with opened(arguments) as store:
        store.reindex(progress())
        tell(_("The search index of {path} was made anew.").format(path=store.path))


def _backup(arguments: Namespace) -> None:
    if arguments.keep is not None:
        _keep(arguments.keep, as_json=arguments.json)
        return
    with opened(arguments) as store:
        if arguments.list:
            _list(store, as_json=arguments.json)
            return
        target = _target(store, arguments.target)
        store.back_up(target, progress())
        did()
        held = target.stat().st_size
        if arguments.json:
            write_made_as_json(in_utf8(sys.stdout), target, held)
            return
        said = _("Backed up {path} to {target}: {size}, checked.")
        tell(said.format(path=store.path, target=target, size=size(held)))


def _keep(number: int, *, as_json: bool) -> None:
    from dossier.backups import kept

    state.remember(lambda before: before.with_backups(number))
    if kept() != number:
        raise Refusal(_("This could not be remembered: the state folder is read-only."))
    did()
    if as_json:
        write_kept_as_json(in_utf8(sys.stdout), number)
    elif number:
        said = ngettext(
            "From now on the last of the backups made by themselves is kept, and one a"
            " day for a week.",
            "From now on the last {n} of the backups made by themselves are kept, and"
            " one a day for a week.",
            number,
        )
        tell(said.format(n=number))
    else:
        tell(
            _(
                "From now on no backup is made by itself; those that there are stay:"
                " “dossier backup --list” says where."
            )
        )


def _list(store: Store, *, as_json: bool) -> None:
    from dossier.backups import kept

    found = rolling.held(locations.backups_folder(store.mark))
    mine, out = store.origin, in_utf8(sys.stdout)
    if as_json:
        write_backups_as_json(out, found, mine)
    else:
        write_backups(out, found, mine, kept())


def _target(store: Store, named: str | None) -> Path:
    """The file to make: as named, or one with the day in its name."""
    path = store.path
    target = path.absolute().parent if named is None else Path(named)
    if not target.is_dir():
        return target
    suffix = path.suffix or ".dossier"
    return free(target / f"{path.stem}-{today(store.dossier.zone)}{suffix}")


def _restore(arguments: Namespace) -> None:
    backup, path = Path(arguments.backup), opening.which(arguments.dossier)
    if not backup.exists():
        none = _("There is no file {path}: “dossier backup --list” says what there is.")
        raise Refusal(none.format(path=backup))
    with opening.opened(backup, passphrases(arguments)) as copy:
        name, other = copy.dossier.name, _other(copy, path)
        if not arguments.yes:
            agree(_question(copy, name, path, other), _("Nothing was restored."))
        aside = copy.restore(path, progress())
    done, there = _("Restored {path} from {backup}: “{name}”."), ""
    if other is not None:
        there = other.name
        done = _("Restored {path} from {backup}: “{name}” stands where “{other}” did.")
    tell(done.format(path=path, backup=backup, name=name, other=there))
    if aside is not None:
        tell(
            _(
                "What stood there is kept as it was: “dossier restore {aside} -d"
                " {path}” puts it back."
            ).format(aside=aside, path=path)
        )


def _other(copy: Store, path: Path) -> Dossier | None:
    """What stands at a path, if that is another dossier than the copy is of, or has
    another name; None too where that cannot be told.
    """
    try:
        with Store.open(path) as there:
            found = there.dossier
    except DossierError:  # sealed, damaged, or not there
        return None
    mine = copy.dossier
    return None if (found.id, found.name) == (mine.id, mine.name) else found


def _question(copy: Store, name: str, path: Path, other: Dossier | None) -> str:
    ask, there = _("Put the backup {backup}, “{name}”, in the place of {path}?"), ""
    if other is not None:
        there = other.name
        ask = _(
            "Put the backup {backup}, “{name}”, in the place of {path}, which is"
            " called “{other}”?"
        )
        if other.id != copy.dossier.id:
            ask = _(
                "Put the backup {backup}, “{name}”, in the place of {path}, which is"
                " another dossier, “{other}”?"
            )
    lines = [ask.format(backup=copy.path, name=name, path=path, other=there)]
    if not copy.sealed and Store.is_sealed(path):
        lines.append(_("The backup is not sealed: the dossier would be plain again."))
    if path.exists():
        lines.append(_("What stands there is kept under another name."))
    return " ".join(lines)


DEEDS: Final[dict[str, Deed]] = {
    "backup": _backup,
    "restore": _restore,
    "reindex": _reindex,
}
