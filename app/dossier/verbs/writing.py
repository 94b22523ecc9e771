"""Commands that write by hand: their deeds."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Final

from dossier.console import in_utf8
from dossier.errors import Refusal
from dossier.verbs.common import Deed, named_agent, opened
from dossier.words import _
from dossier_db import Store
from dossier_db.dates import today

if TYPE_CHECKING:
    from dossier.ledger import Ledger
    from dossier_db.intake.kinds import Kind

_LINE: Final = "line"


def _add(arguments: Namespace) -> None:
    # Only here: what writes, and the kinds.
    from dossier.prints import filed as prints
    from dossier_db.intake import KINDS
    from dossier_db.intake.filing import file
    from dossier_db.intake.resolving import resolve

    out = in_utf8(sys.stdout)
    if arguments.kind is None:
        list_ = prints.write_kinds_as_json if arguments.json else prints.write_kinds
        list_(out, KINDS)
        return
    if arguments.kind == _LINE:
        _add_line(arguments)
        return
    kind = _kind(arguments.kind)
    if not arguments.fields:
        ask = prints.write_fields_as_json if arguments.json else prints.write_fields
        ask(out, kind)
        return
    typed = _typed(arguments.fields)
    with opened(arguments) as store:
        name = named_agent(arguments)
        _indexed(store)
        given = resolve(store, kind, typed, today(store.dossier.zone))
        with store.act(name) as act:
            saved = file(act, kind, given)
        write = prints.write_filed_as_json if arguments.json else prints.write_filed
        write(out, kind, store.cards.label(saved.id), saved)


def _add_line(arguments: Namespace) -> None:
    """A note in one line."""
    from dossier.prints import filed as prints
    from dossier_db.intake.noting import noted, write

    line = " ".join(arguments.fields)
    line.encode()  # bytes that are no UTF-8 are refused as such, not as a field's
    with opened(arguments) as store:
        name = named_agent(arguments)
        _indexed(store)
        note = noted(store, line, today(store.dossier.zone))
        with store.act(name) as act:
            saved = write(act, note)
        tell = prints.write_filed_as_json if arguments.json else prints.write_filed
        tell(in_utf8(sys.stdout), note.kind, store.cards.label(saved.id), saved)
        if not arguments.json:
            prints.write_noted(in_utf8(sys.stdout), note)


def _kind(word: str) -> "Kind":
    from dossier_db.intake import KINDS

    found = next((one for one in KINDS if one.name == word), None)
    if found is None:
        names = ", ".join(one.name for one in KINDS)
        said = _("“{word}” is nothing that can be added: there are {names}.")
        raise Refusal(said.format(word=word, names=names))
    return found


def _typed(words: list[str]) -> dict[str, str]:
    """What was given for each field, once."""
    found: dict[str, str] = {}
    for word in words:
        name, held = _pair(word)
        if name in found:
            said = _("“{name}” is given twice: each field takes one value.")
            raise Refusal(said.format(name=name))
        found[name] = held
    return found


def _pair(word: str) -> tuple[str, str]:
    name, sign, held = word.partition("=")
    if not sign:
        said = _("“{word}” has no “=”: write each field as FIELD=VALUE.")
        raise Refusal(said.format(word=word))
    return name, held


def _indexed(store: Store) -> None:
    """Names are looked up in the index; where there is none it is made."""
    if not store.search.ready:
        store.reindex()


def _undo(arguments: Namespace) -> None:
    from dossier.ledger import Ledger
    from dossier.prints.history import write_undone, write_undone_as_json
    from dossier_db.undoing import undo

    with opened(arguments) as store:
        name, ledger = named_agent(arguments), Ledger(store)
        deed = ledger.last(name, redo=arguments.redo)
        if deed is None:
            said = (
                _("Nothing that {name} took back is left to do again.")
                if arguments.redo
                else _("Nothing that {name} wrote here is left to take back.")
            )
            raise Refusal(said.format(name=name))
        with store.act(name) as act:
            undo(act, deed.id)
        out = in_utf8(sys.stdout)
        if arguments.json:
            write_undone_as_json(out, deed, redone=arguments.redo)
        else:
            write_undone(out, deed, ledger.deed, redone=arguments.redo)


def _log(arguments: Namespace) -> None:
    from dossier.ledger import Ledger

    with opened(arguments) as store:
        if arguments.id is not None:
            store.cards.label(arguments.id)  # refuses what is not there
        tell = _acts if arguments.id is None else _changes
        tell(Ledger(store), arguments)


def _acts(ledger: "Ledger", arguments: Namespace) -> None:
    """Every act."""
    from dossier.prints.history import write_log, write_log_as_json

    out, found = in_utf8(sys.stdout), ledger.deeds(arguments.limit or sys.maxsize)
    if arguments.json:
        write_log_as_json(out, ledger.head(), found)
    else:
        write_log(out, ledger.head(), found, ledger.deed)


def _changes(ledger: "Ledger", arguments: Namespace) -> None:
    """What was changed of one record."""
    from dossier.prints.history import write_history, write_history_as_json

    out, limit = in_utf8(sys.stdout), arguments.limit
    found, names = ledger.history(arguments.id)
    if arguments.json:
        write_history_as_json(out, ledger.head(), found[:limit])
    else:
        head, back = ledger.head(), ledger.back
        write_history(out, head, found, arguments.id, names, back, limit)


DEEDS: Final[dict[str, Deed]] = {"add": _add, "undo": _undo, "log": _log}
