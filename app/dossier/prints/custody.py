"""The custody report: who captured what, when and how, and every change since.

In the words of those who judge such reports (authenticity, chain of custody), and
never more than is known: what the file cannot show is said to be so.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Final

from dossier import __version__
from dossier.changes import told
from dossier.deeds import DEVICE
from dossier.ledger import Ledger
from dossier.prints.paper import Heading, Pairs, Paper, Part, Steps, Words
from dossier.prints.verify import finding_line
from dossier.words import _, counted, later, number
from dossier_db import Store
from dossier_db.records import (
    EVERYTHING,
    Entry,
    Exhibit,
    Finding,
    Handling,
    Head,
    Link,
    Load,
)
from dossier_db.soundness.file import INDEX

_DELETED: Final = "-row"
_LONGEST: Final = 600
"""Letters of what stood in a row that was removed."""
_BEGINNING: Final = 40
"""Letters of a text that was told in full before."""
_LONG: Final = re.compile(r'“([^“”]{80,})”|"((?:[^"\\]|\\.){80,})"')
"""A text in a change: as people read it, or in the row that was removed."""
_SHOWS: Final = (
    later(
        "This report lists files and texts of sources as this dossier holds them, who"
        " put them there by the log's account, and every change that the log has of"
        " these sources and of the passages cited from them."
    ),
    later(
        "Authenticity: a SHA-256 that agrees shows that the bytes held here are those"
        " of which the hash was noted. It does not show who made them, nor that they"
        " are what somebody published: that has to be shown by how they were collected."
    ),
    later(
        "Names are those that people gave to the program, and were not checked; where"
        " nobody gave one, a command's own word stands there (“attach”, “load”). Times"
        " are in UTC, by the clocks of the machines on which they wrote; nobody else"
        " has confirmed them."
    ),
    later(
        "The entries of the log are chained by their hashes: one of them alone cannot"
        " be altered, removed or moved without being found. Whoever has the file could"
        " write a chain anew from there on, or cut off its end. This is found where one"
        " of the heads below was noted outside of this machine beforehand: printed,"
        " signed, or kept by somebody else. Note them now: “dossier verify --head”"
        " looks for one."
    ),
    later(
        "What came in by a load is one entry of the log: of such rows it knows the hash"
        " of all together, not each one's history before."
    ),
)


def paper(store: Store, source_id: str | None, findings: Sequence[Finding]) -> Paper:
    """The report on one source, or on all of which anything is held.

    Args:
        store: The dossier.
        source_id: The source; None: all.
        findings: What a look at the whole file has found, just now.
    """
    custody = store.custody
    sources = custody.sources() if source_id is None else (custody.source(source_id),)
    parts: list[Part] = [*_top(store, sources)]
    for one in sources:
        parts += _source(store, one)
    parts += _loads(custody.loads())
    parts += _heads(store.history.heads())
    parts += _check(findings)
    return tuple(parts)


def _top(store: Store, sources: Sequence[Link]) -> Iterator[Part]:
    dossier = store.dossier
    yield Heading(1, _("Custody report: {name}").format(name=dossier.name))
    yield Pairs(
        (
            (_("dossier"), f"{dossier.name} ({dossier.id})"),
            (_("file"), store.path.name),
            (_("report made"), f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"),
            (_("by the program"), f"dossier {__version__}"),
            (_("sources"), "; ".join(one.name for one in sources) or _none(store)),
        )
    )
    yield Heading(2, _("What this report shows, and what it does not"))
    for words in _SHOWS:
        yield Words(_(words))
    if store.sealed:
        yield Words(_("The dossier is sealed; this report, which tells of it, is not."))
    if not sources:
        yield Words(_("No file and no text of any source is held in this dossier."))


def _none(store: Store) -> str:
    return counted(
        store.sources.tally(EVERYTHING).sources,
        "none with a held text (there is {n} source in the dossier)",
        "none with a held text (there are {n} sources in the dossier)",
    )


# -- one source ------------------------------------------------------------------------


def _source(store: Store, link: Link) -> Iterator[Part]:
    found = store.sources.source(link.id)
    yield Heading(2, _("Source: {name}").format(name=link.name))
    said = (
        (_("record"), link.id),
        (_("title"), found.row.title),
        (_("author"), found.author),
        (_("publisher"), found.row.publisher),
        (_("issued"), found.row.issued.expression if found.row.issued else None),
        (_("address"), found.url),
        (_("archived at"), found.archive_url),
    )
    yield Pairs(tuple((label, value) for label, value in said if value))
    exhibits = store.custody.exhibits(link.id)
    if not exhibits:
        yield Words(_("Nothing is held of this source: there is nothing to hash."))
    for place, one in enumerate(exhibits, 1):
        yield from _exhibit(one, place, len(exhibits))
    yield Heading(3, _("Changes of the source and its passages, the first one first"))
    changes = tuple(_changes(store, link.id))
    if changes:
        yield Steps(changes)
    else:
        yield Words(_("The log has none."))


def _exhibit(one: Exhibit, place: int, of: int) -> Iterator[Part]:
    title = _("Held: {id} ({n} of {of})")
    yield Heading(3, title.format(id=one.id, n=number(place), of=number(of)))
    log = _("not named in the log: it came by a load")
    yield Pairs(
        (
            (_("SHA-256"), one.sha256),
            (_("hashed again now"), _hashed(one)),
            (_("size"), _size(one)),
            *_times(one),
            (_("kind of file"), one.media_type or _("not known")),
            (_("how it was had"), one.method or _("not known")),
            (_("entry of the log"), one.entry or log),
        )
    )
    yield Words(_("Chain of custody:"))
    if not one.handled:
        yield Words(_("Nobody noted what was done with it."))
        return
    yield Steps(tuple(_step(step, one) for step in one.handled))


def _times(one: Exhibit) -> tuple[tuple[str, str], ...]:
    """When it was attached; when it was collected only where somebody said so."""
    if one.entry is None:  # another hand wrote that down: it may be either
        return ((_("collected or attached"), _moment(one.collected_at)),)
    return (
        (_("attached"), _moment(one.collected_at)),
        (_("collected"), _("not known: nobody noted when it was had from its source")),
    )


def _step(step: Handling, one: Exhibit) -> str:
    """Who did what, and with which file; how it was had stands above already."""
    done = f"{_moment(step.at)}, {step.agent}: {step.action}"
    note = (step.note or "").removesuffix(f": {one.method}")
    return f"{done}; {note}" if note and note != one.method else done


def _hashed(one: Exhibit) -> str:
    if one.intact is None:
        return _("not possible: the bytes are not held here, only their hash")
    if one.intact:
        return _("the same")
    return _("ANOTHER: the bytes held here are not those that were attached")


def _size(one: Exhibit) -> str:
    told = []
    if one.size is not None:
        told.append(counted(one.size, "{n} byte", "{n} bytes"))
    if one.letters:
        told.append(
            counted(one.letters, "a text of {n} character", "a text of {n} characters")
        )
    return ", ".join(told) or _("not known")


def _changes(store: Store, source_id: str) -> Iterator[str]:
    """Every change in words, the first one first: who, when, and what stood."""
    ledger = Ledger(store)
    entries, names = ledger.history(source_id)
    groups = [tuple(group) for _act, group in groupby(entries, lambda one: one.act)]
    seen: set[str] = set()
    for group in reversed(groups):
        first = group[0]
        who = _("{at}, {agent}, device {device}").format(
            at=_moment(first.at), agent=first.agent, device=first.device[:DEVICE]
        )
        for said in told(group, source_id, names, ledger.back):
            yield f"{who}: {_once(said, seen)}"
        for one in reversed(group):
            if one.field == _DELETED:
                yield f"{who}: {_once(_stood(one), seen)}"


def _once(said: str, seen: set[str]) -> str:
    """The same with each long text in full the first time only."""

    def shown(found: re.Match[str]) -> str:
        text = found[1] or found[2]
        if text not in seen:
            seen.add(text)
            return found[0]
        return _("“{text}…” (in full above)").format(text=text[:_BEGINNING])

    return _LONG.sub(shown, said)


def _stood(one: Entry) -> str:
    if one.redacted or one.value is None:
        return _("what was removed ({row}) was taken out of the log").format(
            row=one.row
        )
    text = one.value if len(one.value) <= _LONGEST else f"{one.value[:_LONGEST]}…"
    return _("what stood there ({table}): {text}").format(table=one.table, text=text)


# -- the whole file --------------------------------------------------------------------


def _loads(loads: Sequence[Load]) -> Iterator[Part]:
    if not loads:
        return
    yield Heading(2, _("Loads"))
    yield Steps(tuple(_load(one) for one in loads))
    yield Words(
        _(
            "A load counts all rows that its text had. The check below counts, of what"
            " “came by a load or the founding”, the rows that stand here now and of"
            " which no entry tells: without bounds of dates, which are worked out anew,"
            " and without rows that were changed or removed since or that an entry"
            " names, as every load names the dossier's own; with what the founding put"
            " there. So the two numbers differ where nothing is wrong."
        )
    )


def _load(one: Load) -> str:
    said = f"{_moment(one.at)}, {one.agent}"
    if one.collection is None:
        return _("{who}: what was loaded was taken out of the log").format(who=said)
    rows = counted(one.rows or 0, "{n} row", "{n} rows")
    return _("{who}: {rows} of {collection}, SHA-256 of the rows {digest}").format(
        who=said, rows=rows, collection=one.collection, digest=one.digest or "?"
    )


def _heads(heads: Sequence[Head]) -> Iterator[Part]:
    yield Heading(2, _("Heads of the log"))
    if not heads:
        yield Words(_("The log is empty."))
        return
    yield Words(
        _(
            "One for each device or copy on which was written. Each stands for all"
            " entries of its chain."
        )
    )
    yield Pairs(
        tuple(
            (
                _("device {device}").format(device=one.chain[:DEVICE]),
                _("{id} (entry {n}, {at})").format(
                    id=one.id, n=number(one.seq), at=_moment(one.at)
                ),
            )
            for one in heads
        )
    )


def _check(findings: Sequence[Finding]) -> Iterator[Part]:
    yield Heading(2, _("State of the check"))
    cited = [one for one in findings if one.missing]
    others = [one for one in findings if one not in cited]
    wrong = {one.what for one in others if not one.sound}
    if not wrong - {INDEX}:
        yield Words(
            _(
                "Made for this report over the whole file, its bytes, its log and its"
                " rows: nothing was found that is not as the file itself says it was."
            )
        )
        if wrong:
            yield Words(
                _(
                    "The search index says other things than the rows: it is made of"
                    " them and is no part of the record; “dossier reindex” makes it"
                    " anew."
                )
            )
    else:
        yield Words(
            _(
                "Made for this report over the whole file: NOT SOUND. What is wrong"
                " stands below; what depends on it must not be relied on before it is"
                " explained."
            )
        )
    yield Steps(tuple(finding_line(one) for one in others))
    if cited:
        yield Heading(3, _("Passages that do not stand in the text attached"))
        yield Words(
            _(
                "By itself this is no sign that anything was altered; what was looked"
                " at for that stands above. What is cited from the source is not found"
                " in its text that was attached last: it may be the wrong text or"
                " another version of it, or the passage may have been copied wrongly."
            )
        )
        yield Steps(tuple(f"{one.what}: {one.said}" for one in cited))


def _moment(at: str) -> str:
    """A moment of the log, to the second."""
    return f"{at[:10]} {at[11:19]} UTC" if len(at) > 10 else at
