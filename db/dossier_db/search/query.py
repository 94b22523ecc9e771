"""The grammar of the search box: what was typed, read into words and filters.

    words            every one must be found; the last is still being typed
    "exact phrase"   these words in this order
    =word ="two words"    literally these characters
    -word -"phrase"  without
    kind:person,quote    source:hrw    role:defendant    by:"Aigul B."
    2025-11..2026-01   2025-11..   ..2026-01   2025-11-13   2025-11

Nothing that can be typed is an error: what is not understood (a field nobody knows,
an unknown kind, a quotation never closed, the 13th month) is searched as words. Of a
kind and of days that are none it is said why.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from dossier_db.canonical import normalized
from dossier_db.dates import read
from dossier_db.errors import BadDate
from dossier_db.records.hits import KINDS

LONGEST: Final = 10_000
"""Characters that are read; what was typed (pasted, rather) beyond them is cut off."""
_SHORTEST_BEGINNING = 3
_OTHER_NAMES = {"people": "person", "organization": "organisation"}
_JOINERS = "\u200c\u200d"
"""Not drawn, but part of the spelling of Arabic and Indic words."""

_QUOTES = '"“”„‟'
_ANGLED = "«»"
# Any mark of a family closes what any of it opened: languages and phones differ in
# which is which. A mark inside a word is a letter of it (5", Hebrew abbreviations).
_ITEM = re.compile(
    rf"""
    (?P<lead>[-=]|(?P<field>(?ai:kind|source|role|by))[:：])?
    (?:
        [{_QUOTES}](?P<quoted>[^{_QUOTES}]*+)[{_QUOTES}]
      | [{_ANGLED}](?P<angled>[^{_ANGLED}]*+)[{_ANGLED}]
      | (?P<plain>\S+)
    )
    """,
    re.VERBOSE,
)
_DAY = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?"
_DATE = re.compile(rf"(?P<first>{_DAY})?(?P<range>\.\.)?(?P<last>{_DAY})?")
_LIKE_DAY = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
_DATED = re.compile(rf"{_LIKE_DAY}|(?:{_LIKE_DAY})?\.\.(?:{_LIKE_DAY})?")
"""What is meant for a day or for a span of days."""
_BARE_YEAR = 4


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as it was understood. Nothing in it is folded."""

    text: str
    """As typed, in NFC, without blanks at the ends and without control characters."""
    words: tuple[str, ...] = ()
    """Every one must be found. A word may be all punctuation."""
    phrases: tuple[str, ...] = ()
    """One or more words each, parted by single spaces."""
    without: tuple[str, ...] = ()
    """Words or phrases that may not be found."""
    literals: tuple[str, ...] = ()
    """Characters to be found as they stand, blanks and all."""
    kinds: tuple[str, ...] = ()
    """Names of ``KINDS``: any of them will do."""
    sources: tuple[str, ...] = ()
    """Sources as typed: an id, a name, the beginning of either."""
    roles: tuple[str, ...] = ()
    """Roles as typed."""
    speakers: tuple[str, ...] = ()
    """Speakers of quotes as typed."""
    since: str | None = None
    """The first day, 2025-11-01; None if open."""
    until: str | None = None
    """The last day, itself included; None if open."""
    doubts: tuple[str, ...] = ()
    """Why what was meant for a filter is none, in sentences: searched as words."""

    @property
    def bare(self) -> bool:
        """There is nothing to search for; ``without`` alone finds nothing."""
        sought = self.words or self.phrases or self.literals
        filters = self.kinds or self.sources or self.roles or self.speakers
        return not (sought or filters or self.since or self.until)

    @property
    def understood(self) -> tuple[str, ...]:
        """The kinds and the dates, for the reader: ``date: since 2025-11-01``.

        Sources, roles and speakers are named by who looks them up.
        """
        said = []
        if self.kinds:
            said.append(f"kind: {', '.join(self.kinds)}")
        if self.since and self.since == self.until:
            said.append(f"date: {self.since}")
        elif self.since and self.until:
            said.append(f"date: {self.since} to {self.until}")
        elif self.since:
            said.append(f"date: since {self.since}")
        elif self.until:
            said.append(f"date: until {self.until}")
        return tuple(said)


def parse(text: str) -> Query:
    """Read what was typed; never raises.

    Only the first 10,000 characters (``LONGEST``) are read. Control characters and
    marks of direction are dropped: nobody sees them, and they would hide the syntax.
    """
    typed = _clean(text[:LONGEST])
    reading = _Reading()
    for item in _ITEM.finditer(typed):
        reading.take(item)
    return Query(
        text=typed.strip(),
        words=tuple(reading.words),
        phrases=tuple(reading.phrases),
        without=tuple(reading.without),
        literals=tuple(reading.literals),
        kinds=tuple(dict.fromkeys(reading.kinds)),
        sources=tuple(dict.fromkeys(reading.sources)),
        roles=tuple(dict.fromkeys(reading.roles)),
        speakers=tuple(dict.fromkeys(reading.speakers)),
        since=reading.since,
        until=reading.until,
        doubts=tuple(dict.fromkeys(reading.doubts)),
    )


def is_unclosed(text: str) -> bool:
    """Whether a quotation mark is opened in what was typed, and not closed: what
    follows it is searched as words.
    """
    items = _ITEM.finditer(_clean(text[:LONGEST]))
    return any((one["plain"] or "").startswith(tuple(_QUOTES + "«")) for one in items)


def _clean(text: str) -> str:
    if not text.isprintable():
        text = "".join(map(_seen, text))
    return normalized("NFC", text)


def _seen(character: str) -> str:
    if character.isspace():  # a tab or a line end parts words, though a control
        return character if unicodedata.category(character) == "Zs" else " "
    if character in _JOINERS:
        return character
    unseen = unicodedata.category(character) in ("Cc", "Cf", "Cs")
    return "" if unseen else character


@dataclass(slots=True)
class _Reading:
    """What has been understood so far."""

    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    literals: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    since: str | None = None
    until: str | None = None
    doubts: list[str] = field(default_factory=list)

    def take(self, item: re.Match[str]) -> None:
        plain: str | None = item["plain"]
        if plain is None:
            understood = self._quoted(item, item["quoted"] or item["angled"] or "")
        else:
            understood = self._plain(item, plain)
        if not understood:
            self.words += item.group().split()

    def _quoted(self, item: re.Match[str], inside: str) -> bool:
        value = " ".join(inside.split())
        if not value:
            return False
        if item["field"]:
            return self._filter(item["field"], value)
        if item["lead"] == "=":
            self.literals.append(inside)
        elif item["lead"] == "-":
            self.without.append(value)
        else:
            self.phrases.append(value)
        return True

    def _plain(self, item: re.Match[str], value: str) -> bool:
        if not item["lead"]:
            return self._date(value)
        if value[0] in _QUOTES + _ANGLED:  # opened and never closed
            return False
        if item["field"]:
            return self._filter(item["field"], value)
        if item["lead"] == "=":
            self.literals.append(value)
            return True
        # There is no filter to leave things out: to read one as a word that may not
        # be found would show what somebody asked not to see.
        filtered = _ITEM.match(value)
        if not value[0].isalpha() or (filtered and filtered["field"]):
            return False
        self.without.append(value)
        return True

    def _filter(self, name: str, value: str) -> bool:
        match name.lower():
            case "kind":
                kinds = _kinds(value)
                self.kinds += kinds
                if not kinds:
                    known = ", ".join(KINDS)
                    self.doubts.append(f"There is no kind “{value}”: write {known}.")
                return bool(kinds)
            case "source":
                self.sources.append(value)
            case "role":
                self.roles.append(value)
            case _:
                self.speakers.append(value)
        return True

    def _date(self, token: str) -> bool:
        bounds = _bounds(token)
        if bounds is None:
            if _DATED.fullmatch(token) and len(token) > _BARE_YEAR:
                self.doubts.append(_no_days(token))
            return False
        since = max(filter(None, (self.since, bounds[0])), default=None)
        until = min(filter(None, (self.until, bounds[1])), default=None)
        if since and until and since > until:  # no day would be left
            self.doubts.append(
                f"“{token}” leaves no day: write the earlier one first, as in"
                " 2025-11..2026-01."
            )
            return False
        self.since, self.until = since, until
        return True


def _no_days(token: str) -> str:
    return (
        f"“{token}” is no day and no span of days: write it as 2025-11-13, 2025-11 or"
        " 2025-11..2026-01."
    )


def _kinds(value: str) -> list[str]:
    """The kinds named, parted by commas; none if one of them is unknown."""
    named = [_kind(part.strip()) for part in value.split(",") if part.strip()]
    known = [kind for kind in named if kind]
    return known if len(known) == len(named) else []


def _kind(word: str) -> str | None:
    begun = word.casefold()
    names = {kind: kind for kind in KINDS} | _OTHER_NAMES
    for name, kind in names.items():
        if begun in (name, f"{name}s"):
            return kind
    if len(begun) < _SHORTEST_BEGINNING:
        return None
    meant = {kind for name, kind in names.items() if name.startswith(begun)}
    return meant.pop() if len(meant) == 1 else None


def _bounds(token: str) -> tuple[str | None, str | None] | None:
    """The first and the last day; None for what is no date, such as a bare year."""
    date = _DATE.fullmatch(token)
    if not date or not (date["first"] or date["last"]):
        return None
    if not date["range"] and (date["last"] or len(token) == _BARE_YEAR):
        return None
    try:
        since = read(date["first"]).earliest if date["first"] else None
        last = date["last"] if date["range"] else date["first"]
        until = read(last).latest if last else None
    except BadDate:
        return None
    return (since, until)
