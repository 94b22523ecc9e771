"""Commands that make a file: their deeds."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from dossier import opening
from dossier.console import tell
from dossier.verbs.common import Deed, passphrases
from dossier.words import _
from dossier_db.keeping.placing import insist_free


def _new(arguments: Namespace) -> None:
    path = Path(arguments.dossier)
    opening.empty(path, arguments.name or path.stem, _passphrase(arguments, path))
    if arguments.seal:
        said = _("Made {path}: an empty dossier, sealed with this passphrase.")
    else:
        said = _("Made {path}: an empty dossier.")
    tell(said.format(path=path))


def _sample(arguments: Namespace) -> None:
    path = Path(arguments.dossier)
    opening.sample(path, _passphrase(arguments, path))
    if arguments.seal:
        said = _(
            "Made {path}: a copy of the bundled case, sealed with this passphrase."
        )
    else:
        said = _("Made {path}: a copy of the bundled case.")
    tell(said.format(path=path))


def _passphrase(arguments: Namespace, path: Path) -> str | None:
    """What the new file is to be sealed with; None where it is to be plain."""
    if not arguments.seal:
        return None
    from dossier_db.sealing import check  # only for those who seal

    insist_free(path)  # before anybody is asked anything
    return passphrases(arguments).new(path, check)


DEEDS: Final[dict[str, Deed]] = {
    "new": _new,
    "sample": _sample,
}
