"""Every command by its word, and the subject that it belongs to.

A subject is a module of this package, with the commands' options, and the module of
the same name in ``dossier.verbs``, with what they do.
"""

from collections.abc import Mapping
from typing import Final

from dossier.usage import (
    exchange,
    incoming,
    looking,
    making,
    proof,
    receiving,
    sealing,
    searching,
    texts,
    upkeep,
    writing,
)
from dossier.usage.options import Verb

_SUBJECTS: Final[Mapping[str, Mapping[str, Verb]]] = {
    "making": making.VERBS,
    "looking": looking.VERBS,
    "searching": searching.VERBS,
    "writing": writing.VERBS,
    "upkeep": upkeep.VERBS,
    "texts": texts.VERBS,
    "incoming": incoming.VERBS,
    "exchange": exchange.VERBS,
    "receiving": receiving.VERBS,
    "sealing": sealing.VERBS,
    "proof": proof.VERBS,
}

VERBS: Final = {
    word: verb for verbs in _SUBJECTS.values() for word, verb in verbs.items()
}
"""Every command by its word, in the order of the help."""

SUBJECTS: Final = {
    word: subject for subject, verbs in _SUBJECTS.items() for word in verbs
}
"""The subject of every command."""
