"""A text cut into paragraphs and sentences, whatever its language.

Nothing is lost and nothing is rewritten: a sentence is a slice of the text, so that a
place found in it is a place in the text. What ends a sentence is looked at through a
window of a few characters, so that a text of any shape costs linear time.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from dossier_db.texts.abbreviations import ALWAYS, BY_CASE, OPENINGS, PLACED, SOMETIMES
from dossier_db.texts.saying import FINITE, HAN

LONGEST: Final = 2_000
"""A sentence is cut here at the latest, at a space if one is near."""
_NEAR: Final = 200
"""How far before that a space is looked for."""
_WIDEST: Final = 200
"""Lines wrapped by a program are no longer than this."""

_STOP: Final = re.compile(
    "[.!?…؟۔।。！？｡]+"
    "(?:[”’\"')\\]」』》）›]|[ \u00a0\u202f]?»(?=[\\s,.;:!?)–—-]|$)|\\[\\d{1,3}\\])*"
)
_FULL_WIDTH: Final = frozenset("。！？｡")
_CLOSES_QUOTE: Final = frozenset("”’\"'»」』")
_BEFORE_WORD: Final = frozenset("\"'“‘„«»‹(\\[—–-•*「『《（¿¡…")
_BULLETS: Final = re.compile(r"\s*\(?\d{1,3}$")
_ELIDED: Final = re.compile("^(?:[\"'“‘„«(\\[（]*|[\\w\"“«(]{1,4}['’])")
"""What is written together with a word before it: quotes, l’ and qu’."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ACRONYM: Final = re.compile(r"[^\W\d_](?:\.\s?[^\W\d_])+")
_TELLING: Final = re.compile(r"[^\W_]")
_TELLS_BY: Final = 40
"""A sentence has a letter or a digit among so many characters of its beginning."""
_LINE: Final = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ENDED: Final = re.compile("[.!?…؟۔।。！？｡:：][”’\"')\\]」』》）›»]{0,3}\\s{0,4}$")
_NAME_AFTER: Final = re.compile(r"\s{1,4}(?:[^\W\d_][\w.’'-]{0,30}\s{1,4}){1,5}")
_OPENING_QUOTES: Final = "“«„「『"
_CLOSING_QUOTES: Final = re.compile("[”»“」』]")
_ASIDE: Final = 400
"""A quotation within a sentence is not cut if it is no longer than this."""
_HAN_SAID_AFTER: Final = re.compile(rf"[^。！？“”「」\n]{{0,12}}?(?:{HAN})")


class Sentence(NamedTuple):
    """One sentence and where it stands."""

    text: str
    """Its words as the text has them, line breaks and all."""
    start: int
    """Where it begins in the text, in characters."""
    stop: int
    """Where it ends."""
    paragraph: int
    """Its paragraph, from 1."""
    number: int
    """Its place in the paragraph, from 1."""


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in their order."""
    found: list[Sentence] = []
    for paragraph, (start, stop) in enumerate(paragraphs(text), 1):
        spans = _within(text, start, stop)
        found.extend(
            Sentence(text[a:b], a, b, paragraph, number)
            for number, (a, b) in enumerate(spans, 1)
        )
    return tuple(found)


def lines(text: str) -> tuple[Sentence, ...]:
    """Every line that is not blank as one sentence and one paragraph."""
    return tuple(
        Sentence(text[a:b], a, b, paragraph, 1)
        for paragraph, (a, b) in enumerate(_lines(text), 1)
    )


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Where every paragraph begins and ends: a line, or a block of wrapped lines."""
    spans = _lines(text)
    width = _wrapped_at(text, spans)
    if not width:
        return tuple(spans)
    joined: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None
    for line in spans:
        if before and _runs_on(text, before, line[0], width):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
        before = line
    return tuple(joined)


def _lines(text: str) -> list[tuple[int, int]]:
    """Lines that are not blank, without the space around them."""
    found = []
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if words:
            start = line.start() + line[0].index(words[0])
            found.append((start, start + len(words)))
    return found


def _wrapped_at(text: str, spans: list[tuple[int, int]]) -> int:
    """The width at which a program broke the lines, or 0 where none did."""
    width = max((stop - start for start, stop in spans), default=0)
    if width > _WIDEST:
        return 0
    pairs = full = 0
    for (start, stop), (after, _) in pairwise(spans):
        if _apart(text, stop, after) > 1:
            continue
        pairs += 1
        ended = _ENDED.search(text, max(start, stop - 8), stop)
        full += not ended and (stop - start) * 3 > width * 2
    return width if full and full * 2 >= pairs else 0


def _runs_on(text: str, before: tuple[int, int], start: int, width: int) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    begins, stop = before
    if _apart(text, stop, start) > 1:
        return False
    if not _ENDED.search(text, max(begins, stop - 8), stop):
        return True
    short = (stop - begins) * 3 <= width * 2
    indented = _indent(text, start) > _indent(text, begins)
    return not short and not indented


def _apart(text: str, stop: int, start: int) -> int:
    """How many line breaks stand between two lines; two are as good as many."""
    between = text[stop:start]
    return len(f"{between}.".splitlines()) - 1 if len(between) <= LONGEST else 2


def _indent(text: str, place: int) -> int:
    """The spaces before the first word of a line."""
    near = max(0, place - _WIDEST)
    begins = max(near, text.rfind("\n", near, place) + 1)
    return len(text[begins:place]) - len(text[begins:place].lstrip())


def _within(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph, none longer than ``LONGEST``."""
    begins = start
    for mark in _STOP.finditer(text, start, stop):
        if mark.end() < stop and _ends(text, begins, mark, stop):
            yield from _cut(text, begins, mark.end())
            begins = mark.end()
    yield from _cut(text, begins, stop)


def _cut(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """One sentence, in pieces if it is too long."""
    while start < stop:
        end = min(stop, start + LONGEST)
        if end < stop:
            space = text.rfind(" ", end - _NEAR, end)
            end = space if space > start else end
        piece = text[start:end]
        words = piece.strip()
        if words:
            begins = start + len(piece) - len(piece.lstrip())
            yield begins, begins + len(words)
        start = end


def _ends(text: str, start: int, mark: re.Match[str], stop: int) -> bool:
    """Whether a sentence ends with these marks."""
    found, end = mark[0], mark.end()
    if not _TELLING.search(text, start, min(mark.start(), start + _TELLS_BY)):
        return False
    if _is_within_quotes(text, start, mark.start(), end, stop):
        return False
    quoted = not _CLOSES_QUOTE.isdisjoint(found)
    if not _FULL_WIDTH.isdisjoint(found) or _is_wide(text[end]):
        if found[0] in ".…":  # 3.5万, or a pause
            return False
        return not (quoted and _HAN_SAID_AFTER.match(text, end, min(stop, end + 30)))
    if not text[end].isspace():
        return False
    first = _first_letter(text, end, stop)
    if first is None:
        return True
    if text[first].islower():
        return False
    if quoted and _is_told_of(text, end, stop):
        return False
    return found[0] != "." or _is_full_stop(text, start, mark.start(), first, stop)


def _is_within_quotes(text: str, start: int, dot: int, end: int, stop: int) -> bool:
    """Whether the marks stand in a quotation that began within the sentence."""
    since = max(start, dot - _ASIDE)
    opened = max(text.rfind(quote, since, dot) for quote in _OPENING_QUOTES)
    if opened > start:
        return not _CLOSING_QUOTES.search(text, opened + 1, end) and bool(
            _CLOSING_QUOTES.search(text, end, min(stop, opened + _ASIDE))
        )
    if opened == start or since > start or text[start] == '"':
        return False
    asked = text.count('"', since, end) % 2 == 1
    return asked and text.find('"', end, min(stop, end + _ASIDE)) >= 0


def _is_told_of(text: str, place: int, stop: int) -> bool:
    """Whether a name and a verb of saying follow: “Why?” Wang asked."""
    told = _NAME_AFTER.match(text, place, min(stop, place + 160))
    words = told[0].split() if told else []
    if not words or words[0] in OPENINGS:
        return False
    verb = next((n for n, word in enumerate(words) if word.rstrip(".,") in FINITE), 0)
    return verb > 0 and all(word[0].isupper() for word in words[:verb])


def _is_wide(letter: str) -> bool:
    return letter >= "\u2e80" and unicodedata.east_asian_width(letter) in "WF"


def _first_letter(text: str, start: int, stop: int) -> int | None:
    """Where the next word begins, quotes and dashes aside."""
    for place in range(start, min(stop, start + 16)):
        if not (text[place].isspace() or text[place] in _BEFORE_WORD):
            return place
    return None


def _is_full_stop(text: str, start: int, dot: int, first: int, stop: int) -> bool:
    """Whether a dot ends a sentence and not only an abbreviation."""
    window = text[max(start, dot - 24) : dot]
    word = window.split()[-1] if window.split() else ""
    word = _ELIDED.sub("", word)
    if _BULLETS.fullmatch(text, start, dot) and dot - start <= 6:
        return False  # 1. The first point
    if not word or word[-1].isdigit():
        return True
    if word in BY_CASE or word.casefold() in ALWAYS:
        return False
    if word in PLACED or (len(word) == 1 and word.islower()):
        return _ends_a_date(text, start, dot, first, stop)
    sometimes = word.casefold() in SOMETIMES or _ACRONYM.fullmatch(word)
    if len(word) == 1 or sometimes:
        return _opens(text, first, stop)
    return True


def _ends_a_date(text: str, start: int, dot: int, first: int, stop: int) -> bool:
    """Of ``г.`` and its like: a year's end may end a sentence, a town's name not."""
    before = text[max(start, dot - 60) : dot].split()
    if len(before) < 2 or text[first].isdigit():
        return False
    if before[-2] in ("т.", "б."):  # и т. д., т. б.
        return _opens(text, first, stop)
    if not before[-2][-1].isdigit():
        return False
    leading = start >= dot - 60 and len(before) <= 5 and before[0] in OPENINGS
    return not leading


def _opens(text: str, first: int, stop: int) -> bool:
    """Whether a small word that begins sentences stands here."""
    word = _WORD.match(text, first, min(stop, first + 40))
    if word is None or word[0] not in OPENINGS:
        return False
    after = text[word.end() : word.end() + 1]
    return not (after == "." and len(word[0]) == 1)
