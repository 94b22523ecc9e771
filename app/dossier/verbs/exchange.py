"""Commands that take a dossier in or write it out as text: their deeds."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from dossier import opening
from dossier.texts import dump_to, load_into
from dossier.verbs.common import Deed, agent, opened, tell


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


DEEDS: Final[dict[str, Deed]] = {
    "load": _load,
    "dump": _dump,
}
