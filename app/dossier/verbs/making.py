"""Commands that make a file: their deeds."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from dossier import opening
from dossier.verbs.common import Deed, tell
from dossier.words import _


def _new(arguments: Namespace) -> None:
    path = Path(arguments.dossier)
    opening.empty(path, arguments.name or path.stem)
    tell(_("Made {path}: an empty dossier.").format(path=path))


def _sample(arguments: Namespace) -> None:
    path = Path(arguments.dossier)
    opening.sample(path)
    tell(_("Made {path}: a copy of the bundled case.").format(path=path))


DEEDS: Final[dict[str, Deed]] = {
    "new": _new,
    "sample": _sample,
}
