"""Flags: where two texts may differ, found by comparing facts over whole texts.

``reading`` finds the facts of a text, ``meeting`` sets those against each other that
stand in like surroundings; ``figures``, ``naming``, ``procedure`` and ``wording`` hold
the rules, ``namesakes`` and ``remainder`` those for what the others leave. A flag is a
candidate with its grounds; what it is a person decides.
"""

from collections.abc import Sequence

from dossier_db.texts.flags import (
    figures,
    namesakes,
    naming,
    procedure,
    remainder,
    wording,
)
from dossier_db.texts.flags.proposal import Flag, Where
from dossier_db.texts.flags.reading import Reading, Weights
from dossier_db.texts.sentences import Sentence

__all__ = ["Flag", "Reading", "Where", "flags"]


def flags(
    a: Reading | Sequence[Sentence],
    b: Reading | Sequence[Sentence],
    issued: tuple[str, str] = ("", ""),
) -> tuple[Flag, ...]:
    """Where two texts may differ, the weightiest first.

    Args:
        a: the sentences of the first text, or what was read of them: a text that is
            compared with many is read once.
        b: the same of the second.
        issued: the days of both (2025-12-23), where known: they tell whether a
            further stage is an update or goes backwards.
    """
    ours = a if isinstance(a, Reading) else Reading(a)
    theirs = b if isinstance(b, Reading) else Reading(b)
    names = ours.names(theirs), theirs.names(ours)
    weights = Weights(ours, theirs)
    found = [
        *figures.of_counts(ours, theirs, weights),
        *figures.of_dates(ours, theirs, weights),
        *figures.of_articles(ours, theirs, weights),
        *figures.of_penalties(ours, theirs, weights),
        *procedure.of_stages(ours, theirs, issued),
        *procedure.of_custody(ours, theirs),
        *wording.of_terms(ours, theirs, weights),
        *wording.of_actors(ours, theirs),
        *wording.of_objects(ours, theirs),
        *naming.of_names(*names, weights),
        *naming.of_titles(ours, theirs),
        *naming.of_places(*names),
    ]
    found.extend(namesakes.of_namesakes(*names, found))
    found.extend(remainder.of_remainders(ours, theirs, names, found))
    return tuple(sorted(found, key=lambda flag: (-flag.weight, flag.rule, flag.why)))
