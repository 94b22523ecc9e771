"""What is said of a file that is not the one that was opened any more.

It names no file: its name is as long as it likes, and the line of the footer is not.
"""

from typing import Literal, TypeAlias

from dossier.words import _

Doing: TypeAlias = Literal["reading", "typing", "opening", "leaving"]
"""What whoever is told can do: read on, copy words that are in no file, give the
passphrase once more, or leave.
"""


def told(doing: Doing, *, replaced: bool) -> str:
    """The sentence; for somebody who types it has two lines.

    Args:
        doing: What can be done.
        replaced: Another file stands in its place; else there is none.
    """
    if replaced and doing in ("opening", "leaving"):
        return _("The file was replaced, sealed or unsealed: leave and open it again.")
    if doing == "leaving":
        return _("The file is not where it was: leave, and open it where it is.")
    if doing == "opening":
        return _("The file is not there: put it back, try again.")
    if replaced and doing == "typing":
        return _(
            "The file was replaced by another: what is typed here cannot be kept."
            " Copy the words, leave, and open the file again."
        )
    if doing == "typing":
        return _(
            "The file is not where it was: what is typed here cannot be kept. Put it"
            " back, or copy the words and leave."
        )
    if replaced:
        return _(
            "The file was replaced, so nothing is written: leave and open it again."
        )
    return _("The file is not where it was, so nothing is written: put it back.")
