"""Proposals: what code thinks of two answers, for a person to keep or dismiss.

Proposed is only what can be defended by the values, dates and words that are held;
silence is better than noise. The rules are pure: ``material`` is what they are given,
``values`` reads an answer's words, ``bounds`` says which of two answers is more exact,
``spelling`` which are one name, ``sums`` whether parts meet a total, ``arrow`` how
stages and dates of issue go together, ``pairs`` asks them all. ``rows`` is the SQL and
``shelf`` answers. Nothing here decides, and nothing is written.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier_db.proposals.pairs import proposal_id
    from dossier_db.proposals.shelf import Proposals

__all__ = ["Proposals", "proposal_id"]


def __getattr__(name: str) -> object:
    """The shelf, or the id of a proposal, imported when first asked for (PEP 562)."""
    if name == "Proposals":
        from dossier_db.proposals.shelf import Proposals

        return Proposals
    if name == "proposal_id":
        from dossier_db.proposals.pairs import proposal_id

        return proposal_id
    raise AttributeError(f"there is no {name} in {__name__}")
