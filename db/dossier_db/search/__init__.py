"""Search: names in any script and the words of texts, found as one types.

From the letters up: ``scripts`` and ``folding`` bring words of all scripts into Latin
letters, ``skeleton`` leaves their consonants. ``documents`` says what can be found,
``analysis`` what it leaves in the index, ``postings`` writes that into ``tables``, and
``index`` keeps them current. ``query`` reads what was typed, ``filters`` looks up what
its filters mean, ``names`` and ``texts`` find, ``likeness`` weighs, ``reasons`` and
``snippets`` say why, ``details`` reads what is shown. ``answers`` puts it together,
``session`` runs it and can be stopped.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier_db.errors import Stopped
    from dossier_db.search.session import Session
    from dossier_db.search.shelf import Search

__all__ = ["Search", "Session", "Stopped"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from importlib import import_module

        room = "shelf" if name == "Search" else "session"
        return getattr(import_module(f"dossier_db.search.{room}"), name)
    raise AttributeError(f"{__name__} has no {name}")
