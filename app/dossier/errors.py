"""What the command line refuses by itself; all else is refused by the store.

DossierError
└── Refusal
"""

from dossier.words import _
from dossier_db.errors import DossierError


class Refusal(DossierError):
    """Something asked for cannot be done; ``str()`` of it is the sentence shown."""


def unreached(error: OSError) -> str:
    """Why the system does not give a file, and what to look at; of the file it names.

    Args:
        error: What the system said.
    """
    reason = error.strerror or type(error).__name__
    match error:
        case FileNotFoundError():
            said = _("There is no file {file}: check its name.")
        case PermissionError():
            said = _("{file} cannot be reached ({reason}): check its permissions.")
        case NotADirectoryError():
            said = _("{file} cannot be reached ({reason}): check its name.")
        case _:
            said = _("{file} cannot be reached ({reason}).")
    return said.format(file=error.filename, reason=reason)
