"""What the forms ask of the store, and hand in to be written.

The desk reads for the panes; this reads for whoever writes. It is imported when the
first form is opened.
"""

import datetime
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from dossier import labels
from dossier.clerk import Clerk
from dossier.days import day
from dossier.facing.selection import Chosen
from dossier.forms.answer import TYPED
from dossier.forms.offers import Cited, query
from dossier.messages import LISTED
from dossier_db import DossierError, Store
from dossier_db.dates import minute, now, read, today
from dossier_db.drafts import Draft
from dossier_db.intake import checking, dating, editing, filing, noting, selecting
from dossier_db.intake.kinds import ACTORS, CITATION, NEW, OWN, Kind
from dossier_db.intake.noting import Noted
from dossier_db.intake.resolving import bearers
from dossier_db.intake.things import THINGS
from dossier_db.records import Link
from dossier_db.records.hits import Found, Hit

if TYPE_CHECKING:
    from dossier.searcher import Searcher
    from dossier_db.acts import Act
    from dossier_db.intake.filing import Filed
    from dossier_db.intake.standing import Standing

EITHER: Final = "|"
"""Between the kinds of which a field takes any."""
_APART: Final = 3
"""Kinds that are looked for one by one; of more all are, and the others left out."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that somebody saves."""

    given: Mapping[str, str]
    """What is to be written, by field."""
    agent: str
    """In whose name."""
    draft_id: str
    """The draft that it was until now, to be dropped in the same act."""


class Done(NamedTuple):
    """What became of a form."""

    said: str
    """The sentence that says so, or the name of what was saved."""
    records: tuple[str, ...] = ()
    """What is new, as ``Saved`` has it."""
    written: bool = True
    """Else all of it stood there already."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What a form is for."""

    kind: Kind
    title: str
    """Stands in the header: ``Add a hearing``."""
    save: Callable[[Filled], Awaitable[Done]]
    """Writes it; raises a ``DossierError``."""
    form: str
    """What its draft is filed under: the kind, or how to continue it."""
    defaults: bool = True
    """Fields without a value take that of the kind; not where something is edited."""
    before: Mapping[str, str] = field(default_factory=dict)
    """What stood there before somebody began to change it."""


class Intake:
    """Asks and writes for the forms of one dossier."""

    def __init__(self, store: Store, clerk: Clerk) -> None:
        self._store = store
        self._clerk = clerk
        self.last: Cited | None = None
        """The place in a source that was cited last in this run."""

    # Reading

    def terms(self, vocabulary: str) -> tuple[Link, ...]:
        """The words of a vocabulary."""
        return self._store.vocabulary.terms(vocabulary)

    def understand(self, words: str, ahead: bool = False) -> str:
        """A date as somebody says it, as EDTF; raises ``BadDate``.

        ``ahead``: it is planned, so that one without a year is the next.
        """
        return dating.understand(words, self.today(), ahead=ahead)

    def now(self) -> str:
        """Now, as clocks show it where the dossier is kept, in EDTF."""
        return now(self._store.dossier.zone)

    def today(self) -> datetime.date:
        """The day where the dossier is kept."""
        return today(self._store.dossier.zone)

    def ahead(self, date: str) -> bool:
        """Whether all of a date is still to come there."""
        return checking.lies_ahead(date, self.today())

    def clock(self, at: str) -> str:
        """A moment in UTC as clocks show it where the dossier is kept, in EDTF."""
        moment = datetime.datetime.fromisoformat(at)
        return minute(moment, self._store.dossier.zone)

    def stands(self, standing: "Standing") -> dict[str, str]:
        """What a row says, by the fields of its form; refuses one that is gone."""
        with self._store.reader.sentences():
            return editing.given_of(self._store.reader.connection, standing)

    def problems(self, kind: Kind, given: Mapping[str, str]) -> dict[str, str]:
        """What is wrong, by field; none: it can be saved."""
        with self._store.reader.sentences():
            return filing.problems(self._store.reader.connection, kind, given)

    def fields(self, kind: Kind, given: Mapping[str, str]) -> dict[str, str]:
        """What stands in a form that is filled with these values: beside the ids the
        names of the records.
        """
        found = dict(given)
        for one in kind.asked:
            value = given.get(one.name, "")
            if value and one.name + TYPED not in found:
                said = self._said(one.takes, one.of, value)
                if said is not None:
                    found[one.name + TYPED] = said
        return found

    def _said(self, takes: str, of: tuple[str, ...], value: str) -> str | None:
        """What stands in the field for a value; None: the value itself."""
        if takes == "term":
            names = {one.id: one.name for one in self.terms(of[0])}
            return names.get(value.removeprefix(f"{of[0]}:"))
        if takes in ("choice", "yes"):
            return labels.choice_word(value)
        if takes not in ("record", "passage") or value.startswith(NEW):
            return None
        return labels.own_eyes() if value == OWN else self.name_of(value)

    def proposed(self, kind: Kind, given: Mapping[str, str]) -> dict[str, str]:
        """The same values; the case where there is only one, and for a statement the
        place that was cited last, where none is given.
        """
        last, found = self.last, dict(given)
        cases = self._store.roster.cases()
        if len(cases) == 1 and any(one.name == "case" for one in kind.fields):
            found.setdefault("case", cases[0].id)
        if kind.name == "observation":
            found.setdefault("source", OWN)
        if last is None or kind in THINGS or not kind.cited or "passage" in found:
            return found
        if found.setdefault("source", last.source) == last.source and last.paragraph:
            found.setdefault("paragraph", last.paragraph)
        return found

    def standing_at(self, chosen: Chosen) -> str | None:
        """The passage that is these very words already, to be shared."""
        cut = chosen.reading.sentences
        starts, ends = cut[chosen.first].start, cut[chosen.last].stop
        return selecting.standing_at(chosen.reading, starts, ends)

    def of_selection(self, kind: Kind, chosen: Chosen) -> dict[str, str]:
        """The form of a kind, filled from what was selected in a text: of a quotation
        the very words alone, with whoever the text says speaks them.
        """
        cut = chosen.reading.sentences
        starts, ends = cut[chosen.first].start, cut[chosen.last].stop
        if kind.name == "quote":
            return self._quoted(chosen, starts, ends)
        held = self.standing_at(chosen)
        if held is not None:
            return {"passage": held}
        found = selecting.selected(*chosen)
        return {one.name: found[one.name] for one in CITATION if one.name in found}

    def _quoted(self, chosen: Chosen, starts: int, ends: int) -> dict[str, str]:
        reading = chosen.reading
        spoken = selecting.speaker_of(reading.text, starts, ends)
        span = (starts, ends) if spoken is None else spoken.span
        row = selecting.row(reading.text, reading.capture.id, reading.source.id, *span)
        given = {
            "source": reading.source.id,
            "paragraph": str(row["paragraph"]),
            "words": str(row["exact"]),
            "capture": reading.capture.id,
            "starts": str(span[0]),
            "ends": str(span[1]),
        }
        if spoken is None or not spoken.speaker:
            return given
        whole, part = bearers(self._store, ACTORS, spoken.speaker)
        found = whole or part
        if len(found) == 1:
            return {**given, "speaker": found[0].id}
        return {**given, "speaker_words": spoken.speaker}

    def name_of(self, record_id: str) -> str | None:
        """What a record is called; None where there is none any more."""
        try:
            if record_id.startswith("x_"):
                return self._store.passages.passage(record_id).citation.place
            return self._store.cards.label(record_id).name
        except DossierError:
            return None

    def words_of(self, passage_id: str) -> str:
        """What a passage says; nothing where there is none any more."""
        try:
            return self._store.passages.passage(passage_id).citation.words
        except DossierError:
            return ""

    def of_kinds(self, searcher: "Searcher") -> "OfKinds":
        """The searcher, among several kinds at once."""
        return OfKinds(searcher, self._apart)

    def _apart(self, ids: list[str]) -> dict[str, str]:
        """What tells records from their namesakes, in a few words."""
        return {
            key: " · ".join(
                part
                for part in (day(read(one.date)) if one.date else "", one.words)
                if part
            )
            for key, one in self._store.vocabulary.apart(ids).items()
        }

    # Writing

    async def file(self, kind: Kind, filled: Filled) -> Done:
        """Write what a form became; raises the ``DossierError`` that says why not."""
        change = partial(_filed, kind, filled)
        filed = await self._clerk.write(filled.agent, change)
        self.cited(filled.given)
        return self._done(kind, filed)

    def _done(self, kind: Kind, filed: "Filed") -> Done:
        """Of a statement about a record that stands, its passage alone is new."""
        new = kind in THINGS or kind.table in LISTED
        found = (filed.id if new else None, filed.passage_id)
        name = self.name_of(filed.id) or ""
        records = tuple(one for one in found if one is not None)
        return Done(name, records, filed.written)

    async def change(
        self, standing: "Standing", before: Mapping[str, str], filled: Filled
    ) -> bool:
        """Write what differs, and say whether anything does; raises the
        ``DossierError`` that says why not.
        """
        change = partial(_changed, standing, before, filled)
        return await self._clerk.write(filled.agent, change)

    def cited(self, given: Mapping[str, str]) -> None:
        """Remember where the last citation stood, to propose it for the next."""
        source = given.get("source", "")
        if not source or source == OWN or source.startswith(NEW):
            return
        name = self.name_of(source)
        if name is not None:
            self.last = Cited(source, name, given.get("paragraph", ""))

    def noted(self, text: str) -> Noted:
        """What a line of notes becomes; looks names up, so not on the screen's thread.

        Raises the ``DossierError`` that says what cannot be understood.
        """
        return noting.noted(self._store, text, self.today())

    async def note(self, text: str, agent: str, draft_id: str) -> Done:
        """Write what a line of notes becomes."""
        note = await self._clerk.run(partial(self.noted, text))
        filed = await self._clerk.write(agent, partial(_noted, note, draft_id))
        return self._done(note.kind, filed)

    # Drafts

    def drafts(self) -> tuple[Draft, ...]:
        """What was typed and not saved yet, the latest first."""
        return self._store.drafts.all()

    async def keep(self, draft: Draft) -> None:
        """Keep a draft; on the disk when this comes back."""
        await self._clerk.run(partial(self._store.keep_draft, draft))

    async def drop(self, draft_id: str) -> None:
        """Throw a draft away."""
        await self._clerk.run(partial(self._store.drop_draft, draft_id))

    def hand_in(self, draft: Draft) -> None:
        """Keep a draft while the program is being left: it waits for that."""
        self._clerk.hand_in(partial(self._store.keep_draft, draft))


def _filed(kind: Kind, filled: Filled, act: "Act") -> "Filed":
    filed = filing.file(act, kind, filled.given)
    act.drop_draft(filled.draft_id)
    return filed


def _noted(note: Noted, draft_id: str, act: "Act") -> "Filed":
    filed = noting.write(act, note)
    act.drop_draft(draft_id)
    return filed


def _changed(
    standing: "Standing", before: Mapping[str, str], filled: Filled, act: "Act"
) -> bool:
    changed = editing.change(act, standing, before, filled.given)
    act.drop_draft(filled.draft_id)
    return changed


class OfKinds:
    """A searcher among several kinds at once: ``person|organisation``."""

    def __init__(
        self,
        searcher: "Searcher",
        apart: Callable[[list[str]], dict[str, str]],
    ) -> None:
        self._searcher = searcher
        self._apart = apart
        self.told: dict[str, str] = {}
        """What tells what was found last from its namesakes."""

    def look(
        self, query: str, *, kind: str | None, limit: int, wide: bool
    ) -> Found | None:
        """What was found; None where it was stopped, or no kind is asked for."""
        if kind is None:
            return None
        kinds = kind.split(EITHER)
        asked: list[str | None] = [*kinds] if len(kinds) < _APART else [None]
        parts: list[Found] = []
        for one in asked:
            found = self._searcher.look(query, kind=one, limit=limit, wide=wide)
            if found is None:
                return None
            parts.append(found)
        hits = [hit for part in parts for hit in part.hits if hit.kind in kinds]
        hits.sort(key=lambda hit: -hit.score)
        self.told = self._apart([hit.id for hit in hits[:limit]])
        return replace(parts[0], hits=tuple(hits[:limit]))

    def exactly(self, text: str, kind: str) -> tuple[Hit, ...]:
        """The records with a name that is the text but for case."""
        wanted = text.casefold().split()
        found = self.look(query(text), kind=kind, limit=32, wide=False)
        return tuple(
            hit
            for hit in (() if found is None else found.hits)
            if wanted in (hit.matched.casefold().split(), hit.name.casefold().split())
        )

    def stop(self) -> None:
        """Interrupt the search that is running; from any thread."""
        self._searcher.stop()

    def close(self) -> None:
        """Give back the connection."""
        self._searcher.close()
