"""Reports of one event told twice, in our own words: what texts are measured with.

Folders beside this file: ``reports`` (a key before every sentence), ``retellings``
(facts marked with another in their stead), ``events`` and ``unseen`` (both). Sentences
of the two sides whose keys share a letter tell of the same thing; ``-`` stands for
nothing. Keys and marks are set by hand and before any measuring.
"""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

_HERE: Final = Path(__file__).parent
REPORTS: Final = _HERE / "reports"
RETELLINGS: Final = _HERE / "retellings"
EVENTS: Final = _HERE / "events"
UNSEEN: Final = _HERE / "unseen"
MARK: Final = re.compile(r"\{([npda]):([^|{}]+)\|([^|{}]+)\}")
"""A fact and another in its stead: ``{n:eleven|fourteen}``."""
_RULE: Final = re.compile(r"\n(?:=+|---)\n")
_KEY: Final = re.compile(r"^([a-z]+|-)\t", re.MULTILINE)
_LANGUAGE: Final = re.compile(r"([a-z]{2})_")
_CYRILLIC: Final = re.compile("[а-я]")
NOTHING: Final = "-"


class Pair(NamedTuple):
    """One event, told twice."""

    name: str
    marked: str
    """The report with its marks and without its keys, a sentence a line."""
    retold: str
    same: frozenset[tuple[int, int]]
    """Lines of the report and of the retelling that tell of the same thing."""

    @property
    def text(self) -> str:
        """The report as it is read."""
        return unmarked(self.marked)

    @property
    def sides(self) -> tuple[list[str], list[str]]:
        """The sentences of both."""
        return self.text.splitlines(), self.retold.splitlines()

    @property
    def language(self) -> str:
        """The language of both: en, ru, kk, fr, zh."""
        named = _LANGUAGE.match(self.name)
        if named:
            return named[1]
        return "ru" if _CYRILLIC.search(self.retold) else "en"


def pairs(*folders: Path) -> Iterator[Pair]:
    """What some folders hold, by name."""
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            sides = _RULE.split(path.read_text("utf-8").rstrip("\n"), maxsplit=1)
            marked, retold = (_KEY.sub("", side) for side in sides)
            keys = [[key[1] for key in _KEY.finditer(side)] for side in sides]
            same = frozenset(
                (i, j)
                for (i, mine), (j, its) in product(*map(enumerate, keys))
                if set(mine) & set(its) - {NOTHING}
            )
            yield Pair(path.stem, marked, retold, same)


def unmarked(marked: str) -> str:
    """A report as it is read, without its marks."""
    return MARK.sub(lambda mark: mark[2], marked)
