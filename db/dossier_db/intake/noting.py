"""Noting: what a quick line becomes, looked up before anything is written.

The head says what happened, when and where; the rest is what was observed. What it
becomes is shown first: whoever reads it sees which names were known and which are new.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dossier_db.errors import RefusedWrite
from dossier_db.intake import kind as kind_of
from dossier_db.intake.checking import lies_ahead
from dossier_db.intake.extent import beyond
from dossier_db.intake.filing import Filed, file
from dossier_db.intake.kinds import ACTORS, NEW, OWN, Kind
from dossier_db.intake.naming import Named, mention
from dossier_db.intake.quick import Quick, read
from dossier_db.intake.resolving import bearers
from dossier_db.records import Link

if TYPE_CHECKING:
    from dossier_db.acts import Act
    from dossier_db.store import Store

_HEARING: Final = "hearing"
_EVENT: Final = "event"
_STEPS: Final = frozenset(
    ("hearing", "judgment", "appeal", "trial_date", "accusation", "plea_deal")
)
"""Events that are steps of a case."""
_WORDS: Final = {
    "hearing": ("заседание", "слушание", "суд", "отырыс", "сот"),
    "protest": ("протест", "митинг", "пикет", "наразылық"),
    "detention": ("задержание", "арест", "ұстау"),
    "judgment": ("приговор", "решение", "үкім"),
    "appeal": ("апелляция",),
    "press_conference": ("пресс-конференция", "брифинг"),
    "statement": ("заявление", "мәлімдеме"),
    "accusation": ("обвинение", "айып"),
    "warning": ("предупреждение", "ескерту"),
}
"""Words for events in Russian and Kazakh, beside those of the vocabulary."""
_SEVERAL: Final = 4
"""Records that a refusal names."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What a line becomes, before it is saved."""

    quick: Quick
    kind: Kind
    """``account`` where it tells of an event that is there, else what is added."""
    given: Mapping[str, str]
    """The form it stands for."""
    people: tuple[Link, ...]
    """Who is mentioned; a new one's id is ``new:`` and the name."""
    quotes: tuple[tuple[Link | None, str], ...]
    """What is quoted: the speaker, where one is named, and the words."""
    event: Link | None
    """The event that is there already, of which it tells."""
    place: Link | None
    case: Link | None
    """The case a new hearing is of: the only one in which anybody is charged."""
    source: Link | None
    """The source it is cited from; None: field notes of one's own."""


def words(store: "Store") -> dict[str, str]:
    """What may stand for the kind of a line: the words for events, with their ids."""
    found = {one.name: one.id for one in store.vocabulary.terms(_EVENT)}
    known = {_HEARING, *found.values()}
    also = {word: kind for kind, words in _WORDS.items() for word in words}
    return {
        **{w: k for w, k in also.items() if k in known},
        **found,
        _HEARING: _HEARING,
    }


def noted(store: "Store", line: str, today: datetime.date) -> Noted:
    """What a line becomes.

    Raises:
        RefusedWrite: nothing is observed in it, its day or the paragraph it cites is
            none, or a name may be of several.
    """
    quick = read(line, today, words(store))
    if quick.refused:
        raise RefusedWrite(quick.refused)
    if not (quick.text or quick.quotes):
        raise RefusedWrite("Write what you saw or heard, behind a colon.")
    place = _known(store, ("place",), quick.place) if quick.place else None
    source = _source(store, quick.source) if quick.source else None
    if source is not None:
        _stands(store, source, quick.paragraph)
    speakers = tuple(
        (_known(store, ACTORS, one.speaker) if one.speaker else None, one.words)
        for one in quick.quotes
    )
    people = tuple(_known(store, ACTORS, name) for name in quick.people)
    event = _event(store, quick, place)
    given = _cited(quick, source)
    if quick.kind:
        what = kind_of("account") if event is not None else kind_of(_EVENT)
        given.update(_happened(quick, event, place))
        if event is None and lies_ahead(quick.date, today):
            given["status"] = "planned"
    else:
        what = kind_of("observation")
    if source is None and place is not None:
        given["where"] = place.id
    case = _case(store, quick) if event is None else None
    if case is not None:
        given["case"] = case.id
    return Noted(quick, what, given, people, speakers, event, place, case, source)


def write(act: "Act", note: Noted) -> Filed:
    """Write all of it: the event or its account, who is mentioned, what is quoted."""
    before = act.head
    filed = file(act, note.kind, note.given)
    assert filed.passage_id is not None
    named = Named(act)
    for one in note.people:
        mention(act, named.record("person", one.id), filed.passage_id)
    for speaker, said in note.quotes:
        given = {**_beside(act, filed.passage_id), "words": said}
        if speaker is not None:
            given["speaker"] = named.record("person", speaker.id)
        quote = file(act, kind_of("quote"), given)
        assert quote.passage_id is not None
        named.mentioned(quote.passage_id)
    return replace(filed, written=act.head != before)


def _known(store: "Store", of: tuple[str, ...], name: str) -> Link:
    """The one record that bears the name, whole or in part; else a new one."""
    whole, part = bearers(store, of, name)
    found = whole or part
    if len(found) > 1:
        like = "; ".join(one.name for one in found[:_SEVERAL])
        raise RefusedWrite(f"“{name}” may be several: {like}. Write the whole name.")
    return found[0] if found else Link(f"{NEW}{name}", name)


def _source(store: "Store", name: str) -> Link:
    """The source that is named; a new one is not made of a word in brackets."""
    found = _known(store, ("source",), name)
    if found.id.startswith(NEW):
        raise RefusedWrite(
            f"No source is called “{name}”: write it as the dossier has it, or leave"
            " it out for what you saw or heard yourself."
        )
    return found


def _stands(store: "Store", source: Link, paragraph: str) -> None:
    """Refuse a paragraph that the source has not."""
    with store.reader.sentences():
        behind = beyond(store.reader.connection, source.id, paragraph)
    if behind:
        raise RefusedWrite(behind)


def _event(store: "Store", quick: Quick, place: Link | None) -> Link | None:
    """The one event of that kind on that day, and there, that is in the dossier."""
    if not quick.kind or not quick.date:
        return None
    rows = store.reader.all(
        """SELECT n.id, n.name FROM event e JOIN entity n ON n.id = e.id
         WHERE e.earliest >= :day AND e.earliest < :day || '~' AND e.kind = :kind
          AND n.merged_into_id IS NULL
          AND (:place IS NULL OR e.place_id IS NULL OR e.place_id = :place)
         LIMIT 2""",
        {
            "day": quick.date,
            "kind": f"{_EVENT}:{quick.kind}",
            "place": None if place is None else place.id,
        },
    )
    return Link(*rows[0]) if len(rows) == 1 else None


def _case(store: "Store", quick: Quick) -> Link | None:
    """The case that a step of a procedure belongs to, where there is only one."""
    cases = store.roster.cases() if quick.kind in _STEPS else ()
    return cases[0] if len(cases) == 1 else None


def _cited(quick: Quick, source: Link | None) -> dict[str, str]:
    """Where it is said: one's own notes, or a place in a source."""
    given = {"gist": quick.text}
    if source is None:
        given.update(source=OWN, connection=quick.connection, as_of=quick.moment)
    else:
        given.update(source=source.id, paragraph=quick.paragraph)
        if quick.connection:
            given["gist"] = f"{quick.text} ({quick.connection})"
    return {name: held for name, held in given.items() if held}


def _happened(quick: Quick, event: Link | None, place: Link | None) -> dict[str, str]:
    """The fields of an event, or of the account of one that is there."""
    given = {"date": quick.moment, "place": "" if place is None else place.id}
    if event is not None:
        given["event"] = event.id
    else:
        word = quick.kind.replace("_", " ").capitalize()
        given["kind"] = quick.kind
        given["name"] = word if place is None else f"{word}, {place.name}"
    return {name: held for name, held in given.items() if held}


def _beside(act: "Act", passage_id: str) -> dict[str, str]:
    """The same place in the same source, for what is quoted there."""
    row = act.connection.execute(
        "SELECT source_id, paragraph, as_of FROM passage WHERE id = ?", (passage_id,)
    ).fetchone()
    names = ("source", "paragraph", "as_of")
    held = zip(names, row, strict=True)
    return {name: str(value) for name, value in held if value is not None}
