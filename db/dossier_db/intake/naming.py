"""Naming: records that are named while something else is written down.

A name that nobody in the dossier bears becomes a record of its own, mentioned by the
passage that was being written: nobody is in a dossier without a source.
"""

import unicodedata
from typing import Final

from dossier_db.acts import Act
from dossier_db.errors import RefusedWrite
from dossier_db.ids import ENTITIES, PREFIXES, table_of
from dossier_db.intake.kinds import NEW
from dossier_db.limits import MOST_NAME
from dossier_db.tables import Row

_SCRIPTS: Final = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "CJK": "Hani",
    "ARABIC": "Arab",
    "HANGUL": "Hang",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "GREEK": "Grek",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "HEBREW": "Hebr",
    "DEVANAGARI": "Deva",
    "THAI": "Thai",
    "MONGOLIAN": "Mong",
    "TIBETAN": "Tibt",
}
"""ISO 15924, by the first word of a letter's name in Unicode."""


class Named:
    """The records that one act names, each made once."""

    def __init__(self, act: Act) -> None:
        self._act = act
        self._made: dict[tuple[str, str], str] = {}

    def record(self, kind: str, held: str) -> str:
        """The id that a field holds; of ``new:`` and a name, that of a new record."""
        if not held.startswith(NEW):
            return held
        name = " ".join(held.removeprefix(NEW).split())
        key = (kind, name)
        if key not in self._made:
            self._made[key] = found(self._act, kind, name)
        return self._made[key]

    def mentioned(self, passage_id: str) -> None:
        """Say of each new record that the passage speaks of it."""
        for (kind, _name), entity_id in self._made.items():
            if kind != "source":
                mention(self._act, entity_id, passage_id)


def found(act: Act, kind: str, name: str, row: Row | None = None) -> str:
    """Make a record of a kind; its id.

    Args:
        act: writes it.
        kind: one of the kinds of entity.
        name: our label for it.
        row: what its own table holds beside the id.
    """
    if kind not in ENTITIES.values():
        raise RefusedWrite(f"“{kind}” is no kind of record that has a name.")
    if len(name) > MOST_NAME:  # of a quick line, say: what a form holds is checked
        raise RefusedWrite(
            f"A name has at most {MOST_NAME:,} characters, this one has"
            f" {len(name):,}: write it shorter."
        )
    entity_id = act.new_id(PREFIXES[kind].rstrip("_"))
    act.insert("entity", {"id": entity_id, "name": name})
    if kind == "person":
        act.term("unit:individual")  # a person is one, where nothing else is said
    act.insert(table_of(kind), {"id": entity_id, **(row or {})})
    return entity_id


def mention(act: Act, entity_id: str, passage_id: str) -> None:
    """The passage speaks of the record; said once."""
    known = act.connection.execute(
        "SELECT 1 FROM mention WHERE entity_id = ? AND passage_id = ?",
        (entity_id, passage_id),
    )
    if not known.fetchall():
        act.insert("mention", {"entity_id": entity_id, "passage_id": passage_id})


def spelled(act: Act, entity_id: str, row: Row, passage_id: str) -> str:
    """A name that a passage gives a record, kept once; its id.

    ``row`` has the name and whatever else is known of it: lang, kind, note.
    """
    held = " ".join(str(row["name"]).split())
    lang = str(row.get("lang") or _lang(act, passage_id))
    known = act.connection.execute(
        "SELECT id FROM name WHERE entity_id = ? AND name = ? AND lang = ?",
        (entity_id, held, lang),
    ).fetchall()
    name_id = str(known[0][0]) if known else act.new_id("n")
    if not known:
        own: Row = {"id": name_id, "entity_id": entity_id, "script": script(held)}
        act.insert("name", {**row, **own, "name": held, "lang": lang})
    used = act.connection.execute(
        "SELECT 1 FROM name_use WHERE name_id = ? AND passage_id = ?",
        (name_id, passage_id),
    )
    if not used.fetchall():
        act.insert("name_use", {"name_id": name_id, "passage_id": passage_id})
    return name_id


def script(name: str) -> str:
    """The script most of a name's letters are of (ISO 15924); Zyyy for none."""
    counts: dict[str, int] = {}
    for letter in name:
        if letter.isalpha():
            word = unicodedata.name(letter, "").partition(" ")[0]
            code = _SCRIPTS.get(word, "Zyyy")
            counts[code] = counts.get(code, 0) + 1
    return max(counts, key=lambda code: counts[code]) if counts else "Zyyy"


def _lang(act: Act, passage_id: str) -> str:
    """The language of the source, which is that of its spelling as a rule."""
    rows = act.connection.execute(
        "SELECT s.lang FROM passage x JOIN source s ON s.id = x.source_id"
        " WHERE x.id = ?",
        (passage_id,),
    ).fetchall()
    return str(rows[0][0]) if rows and rows[0][0] else "und"
