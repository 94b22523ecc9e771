"""Which fact of one text stands where another stands in the other.

Facts of one slot are compared over whole texts. A value that the other text has, too,
is explained by it. A value that it lacks is *loose*: it is set against the one that
stands in the likeliest surroundings. Sentences are never linked for this.
"""

from collections.abc import Callable, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from dossier_db.texts.flags.reading import Seen, Weights

F = TypeVar("F")

BOTH: Final = 0.3
"""How alike the surroundings of two loose values must be."""
ONE: Final = 0.55
"""The same where only one of them is loose."""
NONE: Final = 0.75
"""The same where both texts have both values."""
_MOST_KIN: Final = 0.3
"""What can speak for a pair beyond its surroundings."""
_MARGIN: Final = 0.1
"""By how much they must be more alike than those of the same value."""


class Needs(NamedTuple):
    """How alike surroundings must be, by how many of the two values are loose."""

    both: float = BOTH
    one: float = ONE
    none: float = NONE


class Met(NamedTuple, Generic[F]):
    """Two facts that stand in the same place and differ."""

    a: Seen[F]
    b: Seen[F]
    overlap: float


def meet(
    ours: Sequence[Seen[F]],
    theirs: Sequence[Seen[F]],
    same: Callable[[F, F], bool],
    kin: Callable[[F, F], float | None],
    weights: Weights,
    needs: Needs = Needs(),  # noqa: B008 - a value, not a thing
) -> list[Met[F]]:
    """Pairs of facts that differ in like surroundings, the likeliest first.

    Args:
        ours: facts of the first text.
        theirs: facts of the second.
        same: whether two say the same.
        kin: what beyond the surroundings speaks for a pair, 0.3 at the most; None
            where two can never stand for each other.
        weights: what the words around them tell.
        needs: how alike the surroundings must be.
    """
    mine = [0.0] * len(ours)
    its = [0.0] * len(theirs)
    loose_a = [True] * len(ours)
    loose_b = [True] * len(theirs)
    apart: list[tuple[float, float, int, int]] = []
    least = min(needs)
    for i, x in enumerate(ours):
        for j, y in enumerate(theirs):
            if same(x.fact, y.fact):
                loose_a[i] = loose_b[j] = False
                shared = weights.overlap(x.around, y.around)
                mine[i], its[j] = max(mine[i], shared), max(its[j], shared)
                continue
            shared = weights.overlap(x.around, y.around)
            if shared + _MOST_KIN < least:
                continue
            bonus = kin(x.fact, y.fact)
            if bonus is not None and shared + bonus >= least:
                apart.append((shared + bonus, shared, i, j))
    found = []
    for score, shared, i, j in sorted(apart, reverse=True):
        loose = loose_a[i] + loose_b[j]
        need = (needs.none, needs.one, needs.both)[loose]
        known = max(mine[i], its[j])
        if score < need or (loose < 2 and shared <= known + _MARGIN):
            continue
        mine[i] = its[j] = 2.0  # each stands for one
        loose_a[i] = loose_b[j] = False
        found.append(Met(ours[i], theirs[j], score))
    return found
