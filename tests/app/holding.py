"""Texts of two sources of the trial, as somebody would hold them."""

from pathlib import Path

from dossier_db import Store
from dossier_db.captures import attach
from dossier_db.tables import Row
from dossier_db.texts.fingerprint import digest

FORTY = "About forty people stood on the road."
HUNDRED = "More than a hundred stood there."
WATCH = """Steppe Watch, 2 June 2024. A protest was held on the Karasu road.

About forty people stood on the road.

The court of Karasu charged 9 people under article 174 of the code.

Omarova was said to be in custody.

The trial is expected to begin on 9 July.

"""
RADIO = """More than a hundred stood there.

The court of Karasu charged 7 people under article 174(2) of the code.

The trial of the road has concluded, a lawyer said. Nobody else spoke.

"""


def hold(path: Path, source: str, text: str) -> None:
    """Attach a text to a source.

    Args:
        path: The dossier.
        source: The id of the source.
        text: Its text.
    """
    with Store.open(path) as store, store.act("Saule") as act:
        attach(
            act,
            source,
            text.encode(),
            text,
            media_type="text/plain",
            method="by hand",
        )


_HELD: dict[bytes, bytes] = {}
"""Of a trial, the same with both texts: made once, and copied from then on."""


def hold_two(path: Path) -> Path:
    """Attach both, with two passages that stand in them; the same dossier.

    Args:
        path: The trial.
    """
    bare = path.read_bytes()
    if bare not in _HELD:
        _attach_two(path)
        _HELD[bare] = path.read_bytes()
    path.write_bytes(_HELD[bare])
    return path


def _attach_two(path: Path) -> None:
    hold(path, "s_watch", WATCH)
    hold(path, "s_radio", RADIO)
    with Store.open(path) as store, store.act("Saule") as act:
        for passage, words in (("x_watch_2", FORTY), ("x_radio_1", HUNDRED)):
            kept = digest(words)
            values: Row = {"digest": kept.sha256, "letters": kept.letters}
            act.update("passage", {"id": passage}, values)
