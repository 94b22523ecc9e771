"""How faults are named: the first few, and how many more there are."""

from collections.abc import Sequence
from typing import Final

from dossier_db.records import Particular

ALTERED: Final = "another program wrote there; open a backup"
_SHOWN: Final = 5


def several(said: Sequence[str], between: str = "; ", count: int | None = None) -> str:
    """The first few of some sentences; ``count`` where not all of them are given."""
    first = list(dict.fromkeys(said[:_SHOWN]))
    more = (len(said) if count is None else count) - min(len(said), _SHOWN)
    shown = between.join(first)
    return f"{shown} and {more:,} more" if more > 0 else shown


def named(particulars: Sequence[Particular], count: int | None = None) -> str:
    """Records with what is wrong with each."""
    return several([f"{one.id}: {one.state}" for one in particulars], "; ", count)
