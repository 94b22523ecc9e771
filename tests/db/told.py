"""Answers made by hand, as the rules of proposals are given them."""

from dossier_db.dates import read
from dossier_db.proposals.material import Material, Telling


def answer(
    value: str,
    bounds: tuple[float | None, float | None] = (None, None),
    *,
    key: str = "a_1",
    date: str | None = None,
    entity: str | None = None,
    within: frozenset[str] = frozenset(),
    tellings: tuple[Telling, ...] = (),
) -> Material:
    """One answer."""
    return Material(
        id=key,
        value=value,
        at_least=bounds[0],
        at_most=bounds[1],
        date=read(date) if date else None,
        entity_id=entity,
        within=within,
        tellings=tellings,
    )


def exactly(number: float, value: str = "", **more: str) -> Material:
    """One number."""
    return answer(value or f"{number:.15g}", (number, number), key=more.get("key", "a"))


def says(
    words: str,
    issued: str | None = None,
    source: str = "s_one",
    estimated: bool = False,
) -> Telling:
    """One citation."""
    return Telling(source, read(issued) if issued else None, estimated, words)
