"""Commands that print what the panes show, and one record: their deeds."""

from argparse import Namespace
from typing import Final

from dossier.errors import Refusal
from dossier.prints.compare import print_compare
from dossier.prints.defendants import print_defendants
from dossier.prints.people import print_people
from dossier.prints.quotes import print_quotes
from dossier.prints.show import print_record
from dossier.prints.sources import print_sources
from dossier.prints.tasks import print_tasks
from dossier.prints.timeline import print_timeline
from dossier.verbs.common import Deed, opened, output, viewpoint
from dossier.words import _
from dossier.words import mark as sign
from dossier_db import Store
from dossier_db.records import Filter

_LISTS: Final = {
    "timeline": print_timeline,
    "defendants": print_defendants,
    "sources": print_sources,
    "people": print_people,
    "quotes": print_quotes,
}


def _list(arguments: Namespace) -> None:
    with opened(arguments) as store:
        _LISTS[arguments.command](store, viewpoint(store, arguments), output(arguments))


def _compare(arguments: Namespace) -> None:
    with opened(arguments) as store:
        narrowed = _narrowed(store, arguments)
        view, out = viewpoint(store, arguments), output(arguments)
        print_compare(store, view, out, narrowed)


def _narrowed(store: Store, arguments: Namespace) -> Filter:
    """The filter asked for; refuses a mark, a source or a subject there is not."""
    from dossier_db.narrowing import MARKS  # only here: the other commands list all

    mark, source, about = arguments.mark, arguments.source, arguments.about
    if mark is not None:
        mark = {sign(one): one for one in MARKS if sign(one) != " "}.get(mark, mark)
        if mark not in MARKS:
            marks = ", ".join(f"{sign(one)} {one}".strip() for one in MARKS)
            unknown = _("There is no mark “{mark}”: the marks are {marks}.")
            raise Refusal(unknown.format(mark=arguments.mark, marks=marks))
    return Filter(
        mark=mark,
        source=None if source is None else store.sources.find(source),
        about=None if about is None else store.compare.subject(about),
        unsettled=arguments.unsettled,
    )


def _tasks(arguments: Namespace) -> None:
    with opened(arguments) as store:
        print_tasks(store, output(arguments))


def _show(arguments: Namespace) -> None:
    with opened(arguments) as store:
        print_record(
            store, viewpoint(store, arguments), output(arguments), arguments.id
        )


DEEDS: Final[dict[str, Deed]] = {
    **dict.fromkeys(_LISTS, _list),
    "compare": _compare,
    "tasks": _tasks,
    "show": _show,
}
