"""How it looks: panes and pages at the three sizes that must look right.

After a change that is meant: ``pytest tests/app/test_snapshots.py --snapshot-update``,
and look at the difference.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from app.flows import Reader, begun
from app.holding import hold_two
from dossier_db import Store

SMALL, MIDDLE, LARGE = (80, 24), (120, 40), (200, 60)
LOOKS: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "timeline": (SMALL, ()),
    "defendants": (SMALL, ("2",)),
    "compare": (SMALL, ("3",)),
    "sources": (SMALL, ("4",)),
    "people": (SMALL, ("5",)),
    "quotes": (SMALL, ("6",)),
    "timeline-middle": (MIDDLE, ("j",)),
    "defendants-middle": (MIDDLE, ("2", "G")),
    "compare-middle": (MIDDLE, ("3",)),
    "sources-middle": (MIDDLE, ("4", "j", "j")),
    "people-middle": (MIDDLE, ("5",)),
    "tasks": (SMALL, ("7",)),
    "tasks-middle": (MIDDLE, ("7", "j")),
    "quotes-middle": (MIDDLE, ("6", "G")),
    "timeline-large": (LARGE, ("j",)),
    "defendants-large": (LARGE, ("2",)),
    "compare-large": (LARGE, ("3", "z")),
    "sources-large": (LARGE, ("4",)),
    "quotes-large": (LARGE, ("6",)),
    "compare-folded": (SMALL, ("3", "F")),
    "compare-folded-middle": (MIDDLE, ("3", "F")),
    "filter": (SMALL, ("3", "f", "down", "down")),
    "filter-middle": (MIDDLE, ("3", "f", *"protest")),
    "filtered": (SMALL, ("3", "f", *"unsettled", "enter")),
    "verdict": (SMALL, ("3", "enter", "v")),
    "verdict-middle": (MIDDLE, ("3", "v", "circumflex_accent", *"later")),
    "event": (SMALL, ("j", "enter")),
    "question": (SMALL, ("3", "enter")),
    "card": (SMALL, ("5", "enter")),
    "source": (SMALL, ("4", "G", "k", "k", "enter")),
    "passage": (SMALL, ("6", "G", "o")),
    "help": (SMALL, ("question_mark",)),
    "event-middle": (MIDDLE, ("j", "enter")),
    "question-middle": (MIDDLE, ("3", "enter")),
    "card-large": (LARGE, ("5", "enter")),
    "told-by": (SMALL, ("t", "down", "down", "down", "enter")),
    "choice": (MIDDLE, ("t",)),
    "search-empty": (SMALL, ("slash",)),
    "search": (SMALL, ("slash", *"omarova", "down")),
    "search-kind": (SMALL, ("slash", *"karasu", "tab")),
    "search-vain": (SMALL, ("slash", *"=qqq")),
    "search-middle": (MIDDLE, ("slash", *"seytkali")),
    "search-large": (LARGE, ("slash", *"karasu", "down", "down")),
    "search-told-by": (SMALL, ("t", "down", "enter", "slash", *"aliya")),
    "search-light": (SMALL, ("c", "slash", *"omarova")),
    "jump": (SMALL, ("ctrl+k", *"bol")),
    "jump-middle": (MIDDLE, ("2", "ctrl+k", *"aliya")),
    "choice-search": (SMALL, ("t", *"watch")),
    "smallest": ((40, 10), ("j",)),
    "light": (SMALL, ("c", "2", "1")),
}


TEXTS: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "texts": (SMALL, ("3", "enter", "w", "n")),
    "texts-middle": (MIDDLE, ("3", "enter", "w", "n", "n")),
    "texts-large": (LARGE, ("3", "enter", "w", "n")),
    "texts-loose": (MIDDLE, ("3", "enter", "w", "s", "tab", "G")),
    "text-alone": (SMALL, ("4", "G", "k", "k", "w")),
    "text-selected": (SMALL, ("4", "G", "k", "k", "w", "j", "space", "j", "j")),
    "texts-selected": (SMALL, ("3", "enter", "w", "g", "space", "j")),
    "texts-selected-middle": (MIDDLE, ("3", "enter", "w", "g", "space", "j")),
    "candidates": (SMALL, ("3", "p")),
    "candidates-middle": (MIDDLE, ("3", "p")),
}
"""Where two texts are held."""


@pytest.mark.parametrize("look", LOOKS)
def test_it_looks_as_it_did(
    tried: Path, snap_compare: Callable[..., bool], look: str
) -> None:
    """Whatever machine it is drawn on."""
    assert looks(tried, snap_compare, *LOOKS[look])


@pytest.mark.parametrize("look", TEXTS)
def test_texts_look_as_they_did(
    tried: Path, snap_compare: Callable[..., bool], look: str
) -> None:
    """Side by side, stacked, alone."""
    assert looks(hold_two(tried), snap_compare, *TEXTS[look])


def looks(
    dossier: Path,
    snap_compare: Callable[..., bool],
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> bool:
    """Whether a dossier looks as it did after some keys."""
    with Store.open(dossier) as store, begun(store) as app:

        async def walk(pilot: Pilot[None]) -> None:
            reader = Reader(app, pilot)
            await reader.rest()
            for key in keys:
                await reader.press(key)
            for bar in app.screen.query("FooterBar"):
                bar.notice = ""  # type: ignore[attr-defined]
            await reader.rest()

        return snap_compare(app, terminal_size=size, run_before=walk)
