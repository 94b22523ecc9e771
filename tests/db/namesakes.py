"""Small dossiers of names and passages, made for one question to the search."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from db.sample import add
from dossier_db.acts import Act
from dossier_db.records.hits import Found, Hit
from dossier_db.search import Session
from dossier_db.store import Store

GAZETTE: Final = "s_gazette"
"""The source of every passage."""


def make(
    path: Path,
    people: Mapping[str, Iterable[str]] | None = None,
    passages: Iterable[str] = (),
) -> Store:
    """A dossier with people, by our label and the names that a passage gives them, and
    with passages of one source: ``p_1`` and on, ``x_1`` and on.
    """
    store = Store.create(path, name="namesakes")
    with store.act("Saule") as act:
        add(act, "term", id="unit:individual", name="individual", rank=0)
        add(act, "entity", id=GAZETTE, name="Gazette")
        add(act, "source", id=GAZETTE, issued="2024-03-10", coverage="whole")
        for number, text in enumerate(passages, 1):
            passage(act, f"x_{number}", text)
        for number, (label, names) in enumerate((people or {}).items(), 1):
            person(act, f"p_{number}", label, names)
    return store


def person(act: Act, record: str, label: str, names: Iterable[str] = ()) -> None:
    """A person and the names that a passage of the gazette writes."""
    add(act, "entity", id=record, name=label)
    add(act, "person", id=record)
    for number, name in enumerate(names, 1):
        own = f"{record[2:]}_{number}"
        passage(act, f"x_name_{own}", f"Number {own}.")
        add(act, "name", id=f"n_{own}", entity_id=record, name=name)
        add(act, "name_use", name_id=f"n_{own}", passage_id=f"x_name_{own}")


def passage(act: Act, record: str, text: str) -> None:
    """A passage of the gazette that says this, in our words."""
    add(act, "passage", id=record, source_id=GAZETTE, gist=text)


def look(session: Session, query: str, wide: bool = True) -> Found:
    """What a session answers."""
    return session.look(query, wide=wide)


def ids(found: Found) -> list[str]:
    """The records that were found, the best first."""
    return [hit.id for hit in found.hits]


def marked(hit: Hit) -> list[str]:
    """What of a hit was found."""
    return [hit.matched[start:stop] for start, stop in hit.marks]
