"""Which fact of one text stands where another stands in the other.

Facts of one slot are compared over whole texts. A value that the other text has, too,
is explained by it. A value that it lacks is *loose*: it is set against the one that
stands in the likeliest surroundings. Sentences are never linked for this.
"""

from collections.abc import Callable, Hashable, Sequence
from itertools import chain, product
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


def in_turn(
    ours: Sequence[Seen[F]], theirs: Sequence[Seen[F]]
) -> list[tuple[Seen[F], Seen[F]]]:
    """All pairs, those that stand earliest in both texts first.

    Where only the first of several pairs is kept, it is the same one, whichever text
    comes first: going through one text for each place of the other would prefer it.
    """
    places = product(range(len(ours)), range(len(theirs)))
    order = sorted(places, key=lambda place: _turn(place, ours, theirs))
    return [(ours[i], theirs[j]) for i, j in order]


def _turn(
    place: tuple[int, int], ours: Sequence[Seen[F]], theirs: Sequence[Seen[F]]
) -> tuple[int, list[tuple[int, str]]]:
    """When it is the turn of a pair; the same if the texts change their sides."""
    i, j = place
    places = ours[i].where, theirs[j].where
    return i + j, sorted((where.start, where.words) for where in places)


def _said(
    ours: Sequence[Seen[F]],
    theirs: Sequence[Seen[F]],
    same: Callable[[F, F], bool],
    form: Callable[[F], Hashable],
) -> list[frozenset[int]]:
    """Which facts of the second text say the same as each of the first."""
    places: dict[Hashable, list[int]] = {}
    for j, y in enumerate(theirs):
        places.setdefault(form(y.fact), []).append(j)
    known: dict[Hashable, frozenset[int]] = {}
    for x in ours:
        if form(x.fact) not in known:
            alike = [at for at in places.values() if same(x.fact, theirs[at[0]].fact)]
            known[form(x.fact)] = frozenset(chain.from_iterable(alike))
    return [known[form(x.fact)] for x in ours]


class _Known(NamedTuple):
    """Of every fact of both texts how well it is explained by one that says the same,
    and whether it is loose: the other text has none."""

    mine: list[float]
    its: list[float]
    loose_a: list[bool]
    loose_b: list[bool]

    @classmethod
    def of(cls, ours: int, theirs: int) -> "_Known":
        """Nothing is explained yet."""
        return cls([0.0] * ours, [0.0] * theirs, [True] * ours, [True] * theirs)

    def explain(self, i: int, j: int, shared: float) -> None:
        """Two say the same in surroundings so much alike."""
        self.loose_a[i] = self.loose_b[j] = False
        self.mine[i] = max(self.mine[i], shared)
        self.its[j] = max(self.its[j], shared)

    def takes(self, i: int, j: int, score: float, shared: float, needs: Needs) -> bool:
        """Whether two that differ stand for each other; each stands for one."""
        loose = self.loose_a[i] + self.loose_b[j]
        need = (needs.none, needs.one, needs.both)[loose]
        known = max(self.mine[i], self.its[j])
        if score < need or (loose < 2 and shared <= known + _MARGIN):
            return False
        self.mine[i] = self.its[j] = 2.0
        self.loose_a[i] = self.loose_b[j] = False
        return True


def meet(
    ours: Sequence[Seen[F]],
    theirs: Sequence[Seen[F]],
    same: Callable[[F, F], bool],
    kin: Callable[[F, F], float | None],
    weights: Weights,
    needs: Needs = Needs(),  # noqa: B008 - a value, not a thing
    form: Callable[[F], Hashable] = hash,
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
        form: what alone decides whether two say the same: that is asked once for two
            forms, however often the texts repeat them.
    """
    known = _Known.of(len(ours), len(theirs))
    apart: list[tuple[float, float, int, int]] = []
    least = min(needs)
    around = [one.around for one in theirs]
    for i, (x, said) in enumerate(
        zip(ours, _said(ours, theirs, same, form), strict=True)
    ):
        for j, y in enumerate(theirs):
            shared = weights.overlap(x.around, around[j])
            if j in said:
                known.explain(i, j, shared)
                continue
            if shared + _MOST_KIN < least:
                continue
            bonus = kin(x.fact, y.fact)
            if bonus is not None and shared + bonus >= least:
                apart.append((shared + bonus, shared, i, j))
    # Of equals those told earliest in both texts, whichever of these is the first.
    apart.sort(key=lambda one: (-one[0], -one[1], _turn(one[2:], ours, theirs)))
    return [
        Met(ours[i], theirs[j], score)
        for score, shared, i, j in apart
        if known.takes(i, j, score, shared, needs)
    ]
