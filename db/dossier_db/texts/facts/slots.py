"""All slots of a sentence, one after the other."""

from collections.abc import Iterator, Sequence
from typing import Any

from dossier_db.texts.facts.actors import actors
from dossier_db.texts.facts.custody import custody
from dossier_db.texts.facts.dates import dates
from dossier_db.texts.facts.law import articles
from dossier_db.texts.facts.names import names
from dossier_db.texts.facts.numbers import counts
from dossier_db.texts.facts.objects import objects
from dossier_db.texts.facts.penalties import penalties
from dossier_db.texts.facts.stages import stages
from dossier_db.texts.facts.terms import terms
from dossier_db.texts.facts.titles import titles
from dossier_db.texts.facts.words import Line


def facts(
    line: Line, common: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Sequence[Any]]]:
    """What each room finds in a sentence, under its slot.

    Args:
        line: the sentence.
        common: words that stand somewhere in the text with a small letter: they are no
            names where a sentence begins with them.
    """
    yield "date", dates(line)
    yield "article", articles(line)
    counted = counts(line)
    served = penalties(line, counted)
    yield "penalty", served
    yield (
        "count",
        [
            one
            for one in counted
            if not any(its.start <= one.start < its.stop for its in served)
        ],
    )
    yield "stage", stages(line)
    yield "custody", custody(line)
    yield "term", terms(line)
    yield "actor", actors(line)
    yield "object", objects(line)
    yield "title", titles(line)
    yield "name", names(line, common)
