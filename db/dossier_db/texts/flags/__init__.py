"""Flags: where two texts may differ, found by comparing facts over whole texts.

``reading`` finds the facts of a text, ``meeting`` sets those against each other that
stand in like surroundings; ``figures``, ``naming``, ``procedure`` and ``wording`` hold
the rules. A flag is a candidate with its grounds; what it is a person decides.
"""

from collections.abc import Sequence

from dossier_db.texts.flags import figures, naming, procedure, wording
from dossier_db.texts.flags.proposal import Flag, Where
from dossier_db.texts.flags.reading import Reading, Weights
from dossier_db.texts.sentences import Sentence

__all__ = ["Flag", "Where", "flags"]


def flags(
    a: Sequence[Sentence],
    b: Sequence[Sentence],
    issued: tuple[str, str] = ("", ""),
) -> tuple[Flag, ...]:
    """Where two texts may differ, the weightiest first.

    Args:
        a: the sentences of the first text.
        b: the sentences of the second.
        issued: the days of both (2025-12-23), where known: they tell whether a
            further stage is an update or goes backwards.
    """
    ours, theirs = Reading(a), Reading(b)
    common = ours.common | theirs.common
    ours.read(common)
    theirs.read(common)
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
        *naming.of_names(ours, theirs, weights),
        *naming.of_titles(ours, theirs),
        *naming.of_places(ours, theirs),
    ]
    return tuple(sorted(found, key=lambda flag: (-flag.weight, flag.rule, flag.why)))
