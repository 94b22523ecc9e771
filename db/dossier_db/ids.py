"""Ids: the prefix of an id says what the record is."""

from typing import Final

ENTITIES: Final = {
    "p_": "person",
    "o_": "organisation",
    "l_": "place",
    "e_": "event",
    "c_": "case",
    "v_": "provision",
    "s_": "source",
}
"""The kinds of records that have names and cards."""
KINDS: Final = {**ENTITIES, "q_": "question", "x_": "passage", "t_": "note"}
"""The kinds of records that can be found; a passage may be a ``quote`` as well."""
PREFIXES: Final = {kind: prefix for prefix, kind in KINDS.items()}


def table_of(kind: str) -> str:
    """The table that says more of an entity of this kind."""
    return "court_case" if kind == "case" else kind
