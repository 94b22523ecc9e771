"""Changes in words: what one act made of each row, for people to read.

The log has an entry for every column; whoever reads a history wants to know what was
added, what stood there before, and what is gone.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from dossier.columns import column_word, value_words
from dossier.deeds import OWN, own
from dossier.nouns import kind_word
from dossier.words import _
from dossier_db.records import Entry

Back: TypeAlias = Callable[[str], str | None]
"""Given an act: what it took back, in words; None where it took nothing back."""

_FIRST: Final = {
    "account": "event_id",
    "citation": "answer_id",
    "comparison": "question_id",
    "mention": "entity_id",
    "name_use": "name_id",
    "participation": "event_id",
    "quote": "passage_id",
    "relationship": "subject_id",
    "source_relation": "from_id",
    "translation": "passage_id",
}
"""The first column of a key that is not an ``id``: written where a row is new."""
_DELETED: Final = "-row"
_PLAIN: Final = frozenset(
    (("unit", "unit:individual"), ("identified", "1"), ("people", "1"))
)
"""What holds of a new row where nothing else is said."""


def acts(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    """The entries of a history act by act, as they stand in it."""
    for _act, group in groupby(entries, lambda one: one.act):
        yield tuple(group)


def told(
    group: Sequence[Entry], record_id: str, names: Mapping[str, str], back: Back
) -> tuple[str, ...]:
    """What one act did with each row, in the order of writing; of one that took another
    back, which that was.

    Args:
        group: The entries of the act, the newest first.
        record_id: Whose history it is: its own name is left out of it.
        names: What is called how, by its id.
        back: Says what an act took back.
    """
    if (taken_back := back(group[0].act)) is not None:
        return (taken_back,)
    rows: dict[tuple[str, str], list[Entry]] = {}
    for one in reversed(group):
        table = "entity" if one.table in OWN else one.table
        rows.setdefault((table, one.row), []).append(one)
    said: list[str] = []
    for of_row in rows.values():
        said += _row(of_row, record_id, names)
    return tuple(said)


def ids(entries: Sequence[Entry]) -> Iterator[str]:
    """Everything in a history that may be somebody's id."""
    for one in entries:
        yield from _key(one)
        yield from (held for held in (one.value, one.before) if held)


def _row(
    of_row: list[Entry], record_id: str, names: Mapping[str, str]
) -> Iterator[str]:
    """A row that is new in one sentence, what changed of it each in its own."""
    thing = _thing(of_row[0])
    for new, run in groupby(of_row, lambda one: one.field != _DELETED):
        entries = list(run)
        if not new:  # a record and the row that says more of it go as one
            yield _gone(entries[0], thing, record_id, names)
            continue
        inserted = any(one.field in ("id", _FIRST.get(one.table)) for one in entries)
        cells = [_cell(one, record_id, names) for one in entries]
        words = [" ".join(cell) for cell in cells if cell is not None]
        if inserted and any(one.redacted for one in entries):
            words.append(_("what was taken out of the log"))
        if inserted:
            with_ = f": {'; '.join(words)}" if words else ""
            yield _("added {thing}").format(thing=thing) + with_
            continue
        for one in entries:
            yield from _changed(one, thing, names)


def _cell(
    one: Entry, record_id: str, names: Mapping[str, str]
) -> tuple[str, str] | None:
    """A column of a new row with what stands in it; None of what says nothing."""
    word = column_word(one.table, one.field)
    empty = one.value is None or not one.value.strip() or one.value == record_id
    plain = (one.field, one.value) in _PLAIN
    if word is None or empty or plain or one.redacted:
        return None
    return word, value_words(one.table, one.field, one.value, names)


def _changed(one: Entry, thing: str, names: Mapping[str, str]) -> Iterator[str]:
    """What stood in a column and what stands there since."""
    special = {"+undo": _("an act taken back"), "+load": _("rows loaded")}
    if one.field in special:
        yield special[one.field]
        return
    word = column_word(one.table, one.field)
    if word is None:
        return
    what = f"{thing}, {word}"
    if one.redacted:
        yield _("{what}: taken out of the log").format(what=what)
        return
    before = value_words(one.table, one.field, one.before, names)
    now = value_words(one.table, one.field, one.value, names)
    if one.before is None:
        yield f"{what}: {now}"
    else:
        yield _("{field}: {before} became {now}").format(
            field=what, before=before, now=now
        )


def _gone(one: Entry, thing: str, record_id: str, names: Mapping[str, str]) -> str:
    """A row that is gone, by the names of what it was of."""
    of = [names[held] for held in _key(one) if held in names and held != record_id]
    what = f": {', '.join(of)}" if of else ""
    return _("removed {thing}").format(thing=thing) + what


def _thing(one: Entry) -> str:
    if one.table == "entity" or one.table in OWN:
        return kind_word(own(one.row))
    return kind_word(one.table)


def _key(one: Entry) -> tuple[str, ...]:
    """The values of a row's key: its id, or what is written as a list."""
    if not one.row.startswith("["):
        return (one.row,)
    try:
        found = json.loads(one.row)
    except ValueError:  # no log of this program's
        return (one.row,)
    return tuple(str(held) for held in found)
