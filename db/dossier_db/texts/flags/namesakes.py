"""Flags of whole names that have one word in common and part in the other.

Two reports of one event that both know one Gerald, who is Pruitt here and Hewitt there,
most likely mean one man. A word that either text joins to several others, such as the
surname of a family, tells nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, TypeAlias

from dossier_db.texts.facts.names import Name, roots
from dossier_db.texts.flags.naming import are_one
from dossier_db.texts.flags.proposal import PLACES, Flag, places_of, said
from dossier_db.texts.flags.reading import Seen
from dossier_db.texts.listed import listed

_WEIGHT: Final = 0.55
_KINDS: Final = listed(
    "north south east west northern southern eastern western new old upper lower great"
    " little central saint lake mount river street avenue road bridge port island"
    " ministry department university college school court republic union party bank"
    " church group house city state national international committee council code law"
    " act europe european american british french chinese russian"
    " ministère cour parti union banque code rue"
    " министерство суд партия союз банк кодекс улица район область"
    " министрлігі соты партиясы кодексі кодекстің ауданы облысы қаласы"
)
"""Words of many names."""

Partners: TypeAlias = dict[frozenset[str], list[Seen[Name]]]
"""The words that stand beside one word, and where they stand."""


def of_namesakes(
    ours: Sequence[Seen[Name]], theirs: Sequence[Seen[Name]], found: Sequence[Flag]
) -> Iterator[Flag]:
    """Names that share a word which either text joins to one other only.

    Args:
        ours: the names of the first text.
        theirs: the names of the second.
        found: the flags of other rules: what they name is not told twice.
    """
    taken = {(side, at.start) for one in found if one.b for side, at in places_of(one)}
    words = [{one.fact.fold for one in seen} for seen in (ours, theirs)]
    mine, its = _partners(ours), _partners(theirs)
    told: set[tuple[int, int]] = set()
    for word in sorted(mine.keys() & its.keys()):
        if len(mine[word]) > 1 or len(its[word]) > 1:
            continue
        ((x, x_seen),), ((y, y_seen),) = mine[word].items(), its[word].items()
        if any(are_one(one, other) for one, other in product(x, y)):
            continue
        if not (_is_strange(x, words[1]) or _is_strange(y, words[0])):
            continue
        a, b = (tuple(one.where for one in seen)[:PLACES] for seen in (x_seen, y_seen))
        known = any((0, at.start) in taken for at in a)
        if known or any((1, at.start) in taken for at in b):
            continue
        if (a[0].start, b[0].start) not in told:
            told.add((a[0].start, b[0].start))
            why = f"name: {said(a)} | {said(b)}, beside one name"
            yield Flag("name", "differ", a, b, why, _WEIGHT)


def _partners(seen: Sequence[Seen[Name]]) -> dict[str, Partners]:
    """What stands beside each word of a name of several."""
    found: dict[str, Partners] = {}
    for one in seen:
        if one.fact.opens or one.fact.words.isupper():
            continue  # perhaps a common word; or letters that stand for other words
        for word in one.fact.group - _KINDS:
            rest = (one.fact.group | {one.fact.fold}) - {word}
            for root in roots(word):
                found.setdefault(root, {}).setdefault(rest, []).append(one)
    return found


def _is_strange(words: frozenset[str], others: set[str]) -> bool:
    """Whether the other text has none of some words, in any form."""
    return not any(are_one(one, other) for one, other in product(words, others))
