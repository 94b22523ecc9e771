"""A text that was attached: how every passage of its source stands in it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Final, TextIO

from dossier.console import write
from dossier.prints.document import write_document
from dossier.words import _, counted, later, ngettext, number
from dossier_db.listing import Listing
from dossier_db.records import Attached, Citation, Sought

_STATES: Final = {
    "exact": ("=", later("exact")),
    "moved": (">", later("moved")),
    "changed": ("!", later("changed")),
    "lost": ("x", later("lost")),
    "unheld": ("?", later("not held")),
}
"""The mark and the word of each state, in the order of the summary."""
_SHORT: Final = 60
"""Letters of a passage that are shown beside its place."""


def write_attached(
    stream: TextIO, attached: Attached, passages: Listing[Citation]
) -> None:
    """Write what it came to in a sentence, what is to be known of the file, then a
    line for each passage."""
    write(stream, _summary(attached))
    for note in attached.notes:
        write(stream, f"  {note}")
    widest = max(len(_(word)) for _mark, word in _STATES.values())
    for citation, one in _each(attached, passages):
        mark, word = _STATES[one.state]
        place = f"{mark} {_(word):{widest}}  {citation.place}{_spans(one)}"
        write(stream, f"{place}: {_short(citation.words)}")
        if one.was is not None:
            write(stream, "    " + _("was: {words}").format(words=_flat(one.was)))
        if one.now is not None:
            write(stream, "    " + _("now: {words}").format(words=_flat(one.now)))


def write_attached_as_json(
    stream: TextIO, attached: Attached, passages: Listing[Citation]
) -> None:
    """Write {"capture", "new", "notes", "counts", "passages": [{"id", "state", …}]}."""
    counts = Counter(one.state for one in attached.found)
    document = {
        "capture": asdict(attached.capture),
        "new": attached.new,
        "notes": attached.notes,
        "counts": {state: counts[state] for state in _STATES},
        "passages": [
            {
                "id": one.passage_id,
                "place": citation.place,
                "state": one.state,
                "places": one.places,
                "was": one.was,
                "now": one.now,
            }
            for citation, one in _each(attached, passages)
        ],
    }
    write_document(stream, document)


def _summary(attached: Attached) -> str:
    counts = Counter(one.state for one in attached.found)
    source = attached.capture.source.name
    if not attached.capture.letters:
        counted_up = _("kept with its hash, without a text")
    elif not attached.found:
        counted_up = _("nothing of it is cited")
    else:
        first = counted(counts["exact"], "{n} passage exact", "{n} passages exact")
        others = [
            f"{number(counts[state])} {_(word)}"
            for state, (_mark, word) in _STATES.items()
            if state not in ("exact", "unheld")
        ]
        counted_up = ", ".join((first, *others, *_unheld(counts["unheld"])))
    if attached.new:
        said = _("Attached to {source}: {counts}")
    elif attached.capture.letters:
        said = _("Attached to {source} before, now read again: {counts}")
    else:
        said = _("Attached to {source} before: {counts}")
    said = said.format(source=source, counts=counted_up)
    if counts["lost"] + counts["changed"] and not counts["exact"] + counts["moved"]:
        asked = _(
            "No passage stands in it as it was cited: is it another text?"
            " Attach the right one again to read that."
        )
        said = f"{said}. {asked}"
    return said


def _unheld(count: int) -> tuple[str, ...]:
    """How many passages nothing could be looked for of, and why."""
    if not count:
        return ()
    _mark, word = _STATES["unheld"]
    why = ngettext(
        "its words are not held: it cannot be looked for",
        "their words are not held: they cannot be looked for",
        count,
    )
    return (f"{number(count)} {_(word)} ({why})",)


def _each(
    attached: Attached, passages: Listing[Citation]
) -> Iterator[tuple[Citation, Sought]]:
    """Every passage with its citation, a page at a time; both in order of reading."""
    size = passages.PAGE
    for begin in range(0, len(attached.found), size):
        page = {one.passage_id: one for one in passages.page(begin // size)}
        for one in attached.found[begin : begin + size]:
            if one.passage_id in page:  # another program may have taken it out
                yield page[one.passage_id], one


def _spans(one: Sought) -> str:
    """Where a passage that moved stands now, in characters of the text."""
    if one.state != "moved":
        return ""
    places = ", ".join(f"{start}–{stop}" for start, stop in one.places)
    return " " + _("(characters {places})").format(places=places)


def _short(words: str) -> str:
    flat = _flat(words)
    return flat if len(flat) <= _SHORT else f"{flat[: _SHORT - 1].rstrip()}…"


def _flat(words: str) -> str:
    return " ".join(words.split())
