"""That nothing was written, since all of it stands in the dossier already."""

from dossier.words import _


def already(name: str) -> str:
    """What is said in the place of ``Saved`` of what has that name: there is nothing of
    it to take back.
    """
    return _("There already: {name}. Nothing was written.").format(name=name)


def unchanged() -> str:
    """The same of an edit after which everything stands as before."""
    return _("Nothing is changed, and nothing was written.")
