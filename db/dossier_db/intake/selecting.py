"""Selecting: words of a text that is held become a passage with its selectors.

A selection is a span of the text, in code points. What is kept of it finds the same
words again in this text and in any other copy: their place, the words themselves, what
stands before and after, and the digest of their letters. Nothing else makes such a row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from dossier_db.errors import RefusedWrite
from dossier_db.records.alignments import Reading
from dossier_db.tables import Value
from dossier_db.texts.fingerprint import Span, fingerprint
from dossier_db.texts.quotations import quotations
from dossier_db.texts.sentences import Sentence, split

AROUND: Final = 32
"""Characters before and after a selection that are kept with it."""
_NEAR: Final = 50_000
"""Characters before and after a selection that are read for who speaks in it: a text
may be a book."""
_MOST_SAID: Final = 60
"""Characters of some words that a refusal repeats."""


class Spoken(NamedTuple):
    """Who speaks, and where the words stand between their quotation marks."""

    speaker: str
    """In the words of the text; empty where it does not tell."""
    span: Span


def selected(
    reading: Reading,
    first: int,
    last: int,
    words: str | None = None,
    *,
    digested: bool = True,
) -> Mapping[str, str]:
    """The citation of some sentences of a text, by the names of its fields.

    Beside the fields that are asked for it has the columns of the passage that follow
    from the text: the sentences, the digest, what stands before and after.

    Args:
        reading: The text.
        first: One end of the selection: the number of a sentence, from 0.
        last: The other end, which belongs to it.
        words: The part of it that is meant, where that is not all.
        digested: A digest may be made of it; of field notes none is.

    Raises:
        RefusedWrite: the words do not stand in what was selected.
    """
    begin, end = sorted((first, last))
    span = reading.sentences[begin].start, reading.sentences[end].stop
    starts, ends = span if words is None else within(reading.text, *span, words)
    made = row(
        reading.text,
        reading.capture.id,
        reading.source.id,
        starts,
        ends,
        digested=digested,
        sentences=reading.sentences,
    )
    names = {"source_id": "source", "capture_id": "capture", "exact": "words"}
    return {
        names.get(column, column): str(value)
        for column, value in made.items()
        if value is not None
    }


def row(
    text: str,
    capture_id: str,
    source_id: str,
    starts: int,
    ends: int,
    *,
    digested: bool = True,
    sentences: Sequence[Sentence] | None = None,
) -> dict[str, Value]:
    """The row of a passage that was selected in a text, all but its id.

    The paragraph is the one in which its first letter stands, where it is looked up; of
    a selection that runs over several the sentences are those of that one.

    Args:
        text: The text of the capture.
        capture_id: The capture.
        source_id: Its source.
        starts: Where the selection begins in the text, in code points.
        ends: Where it ends.
        digested: A digest may be made of it; of field notes none is.
        sentences: The text cut into sentences, where somebody did that already.

    Raises:
        RefusedWrite: there is nothing there to cite.
    """
    _check(text, starts, ends)
    words = fingerprint(text[starts:ends])
    begins = starts + words.places[0] if words.letters else starts
    first, last = _sentences(sentences or split(text), begins, ends)
    kept = words.digest
    known = digested and kept.letters > 0
    return {
        "source_id": source_id,
        "paragraph": first.paragraph,
        "sentence_from": first.number,
        "sentence_to": last.number,
        "letters": kept.letters if known else None,
        "digest": kept.sha256 if known else None,
        "capture_id": capture_id,
        "starts": starts,
        "ends": ends,
        "exact": one_line(text[starts:ends]),
        "prefix": text[max(0, starts - AROUND) : starts] or None,
        "suffix": text[ends : ends + AROUND] or None,
    }


def within(text: str, starts: int, ends: int, words: str) -> Span:
    """Where some words stand within a selection: spaces, quotes, hyphens and case may
    be others, as in a fingerprint. No words are all of it.

    Raises:
        RefusedWrite: they do not stand there, or begin or end within a word: no copy
            of the text could be asked for them.
    """
    _check(text, starts, ends)
    part = text[starts:ends]
    wanted = one_line(words)
    if wanted in ("", one_line(part)):
        return starts, ends
    letters = fingerprint(wanted).letters
    places = fingerprint(part).places_of([letters])[letters] if letters else ()
    spans = [_widened(part, place, wanted) for place in places]
    if not spans:
        said = wanted if len(wanted) <= _MOST_SAID else f"{wanted[:_MOST_SAID]}…"
        raise RefusedWrite(
            f"“{said}” does not stand in what was selected: keep whole words of it,"
            " as the text has them."
        )
    same = (span for span in spans if one_line(part[slice(*span)]) == wanted)
    first, last = next(same, spans[0])
    return starts + first, starts + last


def standing_at(reading: Reading, starts: int, ends: int) -> str | None:
    """A passage of the source that is these words at this place already.

    It was selected there, or it was cited without this text and is found in it nowhere
    else. The first in the order of reading, where there are several.
    """
    held = reading.anchored.get((starts, ends))
    if held is not None:
        return held
    letters = fingerprint(reading.text[starts:ends])
    if not letters.letters:
        return None
    first, last = letters.span(0, len(letters.letters))
    here = (starts + first, starts + last)
    elsewhere = set(reading.anchored.values())
    for one in reading.sought:
        if one.places == (here,) and one.passage_id not in elsewhere:
            return one.passage_id
    return None


def speaker_of(text: str, starts: int, ends: int) -> Spoken | None:
    """Who speaks in a selection, and the very words between the quotation marks.

    Of several quotations the words are all of the selection, so that none is dropped,
    and the speaker is the one of those whose speaker the text tells. Where the
    selection lies in a quotation, its words are all of the selection as well.
    """
    begin, end = _near(text, starts, ends)
    found: list[Spoken] = []
    for one in quotations(text[begin:end]):
        opens = begin + one.start
        words = opens + text[opens : begin + one.end].index(one.text)
        first, last = max(starts, words), min(ends, words + len(one.text))
        if first < last:
            found.append(Spoken(one.speaker or "", (first, last)))
    if len(found) < 2:
        return found[0] if found else None
    named = {one.speaker for one in found} - {""}
    return Spoken(named.pop() if len(named) == 1 else "", (starts, ends))


def one_line(text: str) -> str:
    """The words of a text with one space between them."""
    return " ".join(text.split())


def _check(text: str, starts: int, ends: int) -> None:
    if not 0 <= starts < ends <= len(text):
        raise RefusedWrite(
            "The selection does not lie in the text that is held: select it again."
        )
    if text[starts:ends].isspace():
        raise RefusedWrite("No words are selected: select those that say it.")


def _sentences(
    cut: Sequence[Sentence], starts: int, ends: int
) -> tuple[Sentence, Sentence]:
    """The sentence in which something begins, and the last of the same paragraph that
    it reaches."""
    first = bisect_right(cut, starts, key=attrgetter("stop"))
    last = bisect_left(cut, ends, key=attrgetter("start")) - 1
    while cut[last].paragraph > cut[first].paragraph:
        last -= cut[last].number
    return cut[first], cut[last]


def _widened(part: str, place: Span, words: str) -> Span:
    """A place of letters, with as many of the signs beside it as the words have: they
    may have other quotation marks."""
    letters = fingerprint(words)
    first, last = letters.span(0, len(letters.letters))
    start, stop = place
    before, after = (
        len("".join(beside.split())) for beside in (words[:first], words[last:])
    )
    for at in _signs(part, range(start - 1, -1, -1))[:before]:
        start = at
    for at in _signs(part, range(stop, len(part)))[:after]:
        stop = at + 1
    return start, stop


def _signs(part: str, places: range) -> list[int]:
    """Where signs stand that are neither space nor letter, up to the next letter."""
    found: list[int] = []
    for at in places:
        if fingerprint(part[at]).letters:
            break
        if not part[at].isspace():
            found.append(at)
    return found


def _near(text: str, starts: int, ends: int) -> Span:
    """A selection with what stands around it, cut where lines are where it can be."""
    begin, end = max(0, starts - _NEAR), min(len(text), ends + _NEAR)
    if begin:
        begin = text.find("\n", begin, starts) + 1 or begin
    if end < len(text):
        line = text.rfind("\n", ends, end)
        end = end if line < 0 else line
    return begin, end
