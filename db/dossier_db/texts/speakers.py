"""Who speaks a quotation, by the words around it in its sentence.

Rules for languages that part their words by spaces, the surest first: a verb of saying
after the quotation, a document that speaks, a verb before it, who it is according to.
What stands between is bounded, so that a quotation costs the same in any text.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dossier_db.texts import phrases
from dossier_db.texts.listed import listed
from dossier_db.texts.saying import (
    DOCUMENTS,
    ENGLISH_PARTICIPLES,
    FINITE,
    KAZAKH,
    MAYBE_NOUNS,
    RUSSIAN,
)

_BEFORE: Final = 400
_AFTER: Final = 220
_WORDS_AFTER: Final = 14
_FEW: Final = 4
"""So many words may be a mere term."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LEAD: Final = re.compile("[\\s,;.”»\"'—–-]*")
_AUXILIARY: Final = listed(
    "a ont avait avaient s’est s'est l’a l'a has have had also then later деп"
)
_NOT_SAID: Final = frozenset(
    {
        ("called", "on"),
        ("called", "for"),
        ("called", "off"),
        ("calling", "on"),
        ("calling", "for"),
        ("read", "out"),
        ("found", "in"),
        ("found", "guilty"),
        ("told", "to"),
    }
)
_ACCORDING: Final = re.compile(
    r"\b(?:[Aa]ccording\s+to|[Ss]elon|[Dd]’après|[Dd]'après|[Сс]огласно"
    r"|[Пп]о\s+(?:словам|мнению|данным|сведениям|версии|утверждению))\s+"
)
_KAZAKH_ACCORDING: Final = re.compile(
    r"\b(?:айтуынша|сөзінше|пікірінше|мәліметінше|дерегінше|айтқандай)\b"
)
_SENT: Final = re.compile(
    r"\b(?:sent|submitted|handed|delivered|issued|addressed|filed|published|released"
    r"|presented|wrote|envoyé|adressé|remis|transmis|направил[аио]?|передал[аио]?"
    r"|отправил[аио]?|вручил[аио]?|жіберді|тапсырды|жолдады)\b"
)
_RELATIVE: Final = re.compile(
    r"\b(?:котор\w{2,3}|где|dans\s+l\w{1,6}|qualifiant|dénonçant|demandant|exigeant)\b"
)
_IN_OFFICE: Final = re.compile(
    r"(?:^|(?<=[\s,.—–]))[ВвНн][ао]?о?\s+([^\s,.;:]+(?:\s[^\s,.;:]+){0,5})\s*$"
)
_COLON: Final = re.compile(r"[:：]\s*$")
_OF_A_TERM: Final = listed(
    "of with for under the any this these in and or de du des le la les l за по о об в"
)


class Said(NamedTuple):
    """Who speaks, and through whom we hear it."""

    speaker: str
    relayed_by: str | None = None


class Around(NamedTuple):
    """A quotation within its sentence."""

    text: str
    start: int
    """Where the sentence begins."""
    opens: int
    """Where the quotation begins."""
    closes: int
    """Where it ends."""
    stop: int
    """Where the sentence ends."""

    @property
    def before(self) -> tuple[int, int]:
        """What of the sentence goes before the quotation, within reach."""
        return max(self.start, self.opens - _BEFORE), self.opens

    @property
    def after(self) -> tuple[int, int]:
        """What of it follows, within reach."""
        return self.closes, min(self.stop, self.closes + _AFTER)


def speaker(around: Around) -> Said | None:
    """Who speaks, as far as the sentence tells."""
    found = _verb_after(around) or _kazakh(around)
    if found:
        return Said(found, None)
    frame = _according(around)
    document = _document(around)
    if document:
        return Said(document, frame)
    told = _verb_before(around, only_that=is_term(around))
    if told:
        return Said(told, frame if frame != told else None)
    if frame:
        return Said(frame)
    other = _colon(around) or (None if is_term(around) else _verb_later(around))
    return Said(other) if other else None


def is_term(around: Around) -> bool:
    """Whether a few words are a name of something: charged with “hooliganism”."""
    if len(around.text[around.opens : around.closes].split()) > _FEW:
        return False
    words = list(_words(around, *around.before))
    return bool(words) and words[-1][0].casefold() in _OF_A_TERM


def _words(around: Around, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    for found in _WORD.finditer(around.text, start, stop):
        yield found[0], found.start(), found.end()


def _verb_after(around: Around) -> str | None:
    """“…,” said Maya Wang; “…,” Wang said; «…», — сказал Биляш."""
    text, (start, stop) = around.text, around.after
    lead = _LEAD.match(text, start, stop)
    start = lead.end() if lead else start
    words = list(_words(around, start, stop))[:_WORDS_AFTER]
    for index, (word, begins, _) in enumerate(words):
        verb = word.split("-")[0]
        leans = index > 0 and words[index - 1][0] in ("who", "which", "qui", "that")
        if _is_verb(verb, words[index + 1 : index + 2]) and not leans:
            return _around_verb(text, start, begins, begins + len(verb), stop)
        if begins > start and text[begins - 1] in ",.;:—–":
            return None
    return None


def _around_verb(
    text: str, start: int, begins: int, ends: int, stop: int
) -> str | None:
    """The subject of the first verb after a quotation, before it or after it."""
    ahead = [w for w in text[start:begins].split() if w.casefold() not in _AUXILIARY]
    if ahead:
        found = phrases.before(text, start, begins)
        return found if found and _names(found) else None
    if text[ends : ends + 1] == "-":  # déclare-t-il
        ends += 1
        if text.startswith("t-", ends):
            ends += 2
    following = _WORD.match(text, ends + 1, stop)
    if following and following[0] in ("that", "in", "on", "of", "to"):
        return None
    return phrases.after(text, ends, stop)


def _kazakh(around: Around) -> str | None:
    """Біләш «…» деді; Біләштің айтуынша, «…»."""
    text, (start, stop) = around.text, around.after
    first = _WORD.search(text, start, min(stop, start + 12))
    if first and first[0] in KAZAKH | {"деп"}:
        return phrases.before(text, *around.before)
    return None


def _according(around: Around) -> str | None:
    """According to the indictment, …"""
    text = around.text
    for start, stop in (around.before, around.after):
        for found in _ACCORDING.finditer(text, start, stop):
            return phrases.after(text, found.end(), stop)
        for found in _KAZAKH_ACCORDING.finditer(text, start, stop):
            return phrases.before(text, start, found.start())
    return None


def _document(around: Around) -> str | None:
    """A note that was sent and calls a protest “…”, with its sender."""
    text, (start, stop) = around.text, around.before
    sent = _SENT.search(text, start, stop)
    if sent is None:
        return None
    note = next(
        (w for w in _words(around, sent.end(), stop) if w[0] in DOCUMENTS), None
    )
    if note is None or not _goes_on(around, note[2], stop):
        return None
    named = phrases.document(text, sent.end(), note[2])
    sender = phrases.before(text, start, sent.start())
    return f"{named} ({sender})" if sender else named


def _goes_on(around: Around, start: int, stop: int) -> bool:
    """Whether the words after a document tell what it says."""
    leans = any(w in ENGLISH_PARTICIPLES for w, _, _ in _words(around, start, stop))
    return leans or bool(_RELATIVE.search(around.text, start, stop))


def _verb_before(around: Around, *, only_that: bool) -> str | None:
    """Wang said that “…”; the protest, which the consulate called “…”."""
    text, (start, stop) = around.text, around.before
    words = list(_words(around, start, stop))
    pronoun = None
    for index in reversed(range(len(words))):
        word, begins, ends = words[index]
        following = words[index + 1 : index + 2]
        if not _governs(word, following, text[ends:stop]):
            continue
        if only_that and not _leads_on(following):
            continue
        found = phrases.before(text, start, begins)
        if found is None and word in FINITE:
            found = _inverted(text, ends, stop) or _office(text, start, begins)
        if found and found.casefold() in phrases.PRONOUNS:
            pronoun = pronoun or found
        elif found and (_names(found) or word in RUSSIAN):
            return found
    return pronoun


def _leads_on(following: list[tuple[str, int, int]]) -> bool:
    return bool(following) and following[0][0] in ("that", "que", "qu", "что")


def _governs(word: str, following: list[tuple[str, int, int]], rest: str) -> bool:
    """Whether a word is a verb of saying that may govern the quotation."""
    if _is_verb(word, following) or word in ENGLISH_PARTICIPLES:
        return not following or (word, following[0][0]) not in _NOT_SAID
    return word in MAYBE_NOUNS and (not rest.strip(" ,:") or _leads_on(following))


def _is_verb(word: str, following: list[tuple[str, int, int]]) -> bool:
    if following and (word, following[0][0]) in _NOT_SAID:
        return False
    return word in FINITE


def _inverted(text: str, ends: int, stop: int) -> str | None:
    """Как заявил Биляш, «…»: the subject after its verb, a comma after it."""
    found = phrases.after(text, ends, stop)
    if not found or not found[0].isupper():
        return None
    place = text.find(found, ends, stop) + len(found)
    return found if text[place : place + 1] in (",", ":") else None


def _office(text: str, start: int, stop: int) -> str | None:
    """В пресс-службе суда сообщили, что «…»: an office, and nobody named."""
    found = _IN_OFFICE.search(text, max(start, stop - 80), stop)
    return found[1] if found else None


def _colon(around: Around) -> str | None:
    """Maya Wang: “…”."""
    text, (start, stop) = around.text, around.before
    colon = _COLON.search(text, max(start, stop - 4), stop)
    if colon is None or len(text[start:stop].split()) > 6:
        return None
    return phrases.before(text, start, colon.start())


def _verb_later(around: Around) -> str | None:
    """“…” is what he told the court."""
    text, (start, stop) = around.text, around.after
    for word, begins, _ in _words(around, start, min(stop, start + 140)):
        if word in FINITE:
            found = phrases.before(text, start, begins)
            return found if found and _names(found) else None
    return None


def _names(words: str) -> bool:
    """Whether somebody is named: by a capital, a pronoun or a determiner."""
    first = words.split()[0].casefold()
    capital = any(word[0].isupper() for word in words.split())
    return capital or first in phrases.PRONOUNS or first in phrases.DETERMINERS
