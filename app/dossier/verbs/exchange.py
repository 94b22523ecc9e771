"""Commands that take a dossier in or write it out as text: their deeds."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from dossier import opening
from dossier.console import tell, warn
from dossier.texts import dump_to, load_into
from dossier.verbs.common import Deed, agent, opened
from dossier.words import _


def _load(arguments: Namespace) -> None:
    with opened(arguments) as store:
        if arguments.path is not None:
            text = Path(arguments.path)
        else:
            text = opening.bundled_text(store)
        name = agent(arguments, "load")
        tell(load_into(store, text, agent=name, update=arguments.update))


def _dump(arguments: Namespace) -> None:
    with opened(arguments) as store:
        dump_to(store, arguments.output)
        head = store.history.head()
    if head is not None and sys.stderr.isatty():  # to be kept apart from the dump
        warn(_("head of the log: {id}").format(id=head.id))


DEEDS: Final[dict[str, Deed]] = {
    "load": _load,
    "dump": _dump,
}
