"""Quotations of a text and who speaks them, in the words of the text itself.

Everything in quotation marks is a quotation, but names: a firm «Агро-Юг», a title. A
few words may be a term, such as a charge; nobody speaks them. A document that is quoted
in another speaks itself, and the other one relays it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dossier_db.texts import han_speakers
from dossier_db.texts.quotemarks import quoted
from dossier_db.texts.sentences import Sentence, paragraphs, split
from dossier_db.texts.speakers import Around, Said, is_term, speaker

_MARKS: Final = "“”„«»\"「」『』`'‘’ \u00a0\u202f\n"
_HAN: Final = re.compile("[\u3400-\u9fff]")
_MOST_IN_SENTENCE: Final = 24
"""Of so many quotations in one sentence it is asked who speaks; more are a list."""
_NAME_WORDS: Final = 4
_CARRIED: Final = 3
"""A quotation of so many words goes on where the last one of the paragraph ended."""


class Quotation(NamedTuple):
    """Words in quotation marks."""

    start: int
    """Where they begin in the text, in characters, marks and all."""
    end: int
    """Where they end."""
    text: str
    """The words, without the marks."""
    speaker: str | None
    """Who speaks, as the text has it; none of a term, or if the text does not tell."""
    relayed_by: str | None = None
    """The document or person through which the text has it."""


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text in their order."""
    sentences = split(text)
    starts = [sentence.start for sentence in sentences]
    found: list[Quotation] = []
    for start, stop in paragraphs(text):
        found.extend(_of_paragraph(text, start, stop, sentences, starts))
    return tuple(found)


def _of_paragraph(
    text: str, start: int, stop: int, sentences: Sequence[Sentence], starts: list[int]
) -> Iterator[Quotation]:
    last: tuple[Quotation, int] | None = None
    asked = Counter[int]()
    for opens, closes in quoted(text, start, stop):
        words = text[opens:closes].strip(_MARKS)
        if not words:
            continue
        begins, ends = _sentence(sentences, starts, opens, closes)
        around = Around(text, begins, opens, closes, ends)
        asked[begins] += 1
        known = _said(around) if asked[begins] <= _MOST_IN_SENTENCE else None
        said = known or _carried(around, words, last)
        if said is None and _is_name(words):
            continue
        quotation = Quotation(opens, closes, words, *(said or (None, None)))
        if said:
            last = quotation, begins
        yield quotation


def _sentence(
    sentences: Sequence[Sentence], starts: list[int], opens: int, closes: int
) -> tuple[int, int]:
    """Where the sentence or sentences around a quotation begin and end."""
    first = max(0, bisect_right(starts, opens) - 1)
    last = max(0, bisect_right(starts, closes - 1) - 1)
    return sentences[first].start, max(sentences[last].stop, closes)


def _said(around: Around) -> Said | None:
    near = around.text[max(around.start, around.opens - 20) : around.closes + 20]
    if _HAN.search(near):
        found = han_speakers.speaker(*around)
        return Said(found) if found else None
    return speaker(around)


def _carried(
    around: Around, words: str, last: tuple[Quotation, int] | None
) -> Said | None:
    """The speaker of the quotation before, if this one goes on with it."""
    if last is None or last[0].speaker is None:
        return None
    begins_it = around.opens == around.start and len(words.split()) >= _CARRIED
    in_one = last[1] == around.start and not is_term(around)
    if begins_it or in_one:
        return Said(last[0].speaker, last[0].relayed_by)
    return None


def _is_name(words: str) -> bool:
    """Whether the words are the name of something and no quotation."""
    parts = words.split()
    if len(parts) > _NAME_WORDS or words[-1] in ".,!?…;:":
        return False
    return all(part[0].isupper() or part[0].isdigit() for part in parts)
