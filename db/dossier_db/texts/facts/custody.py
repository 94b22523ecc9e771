"""Measures of restraint: how somebody is held, in the words of the report."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dossier_db.texts.facts.words import STOP, Line
from dossier_db.texts.listed import listed

_PREPOSITIONS: Final = listed(
    "in under into on to in из from en sous placed ordered remained remain"
)
_QUOTES: Final = frozenset("“”\"«»‘’'„")
_ENGLISH: Final = listed("detention custody arrest")
_NO_MEASURE: Final = listed(
    "mass arbitrary unlawful illegal alleged continued prolonged long long-term"
    " short short-term further brief initial new recent possible his her their"
    " chinese kazakh local incommunicado days years"
)
"""What may stand before detention without naming a measure of the law."""
_PRETRIAL: Final = listed("pretrial pre-trial remand preventive provisional")
_OTHERS: Final = (
    (
        "pretrial",
        r"\bunder remand\b|\bon remand\b|\bremanded in custody\b"
        r"|\bjailed awaiting trial"
        r"|\b(?:под страж\w{1,3}|в сизо|следственн\w{2,3} изолятор\w{0,2})"
        r"|\b(?:тергеу (?:абақты|изолятор)\w{0,6}|қамауда|қамауға)"
        r"|(?:审前羁押|審前羈押|羁押候审|看守所|刑事拘留|审前拘留)"
        r"|\bdétention (?:provisoire|préventive)",
    ),
    (
        "house",
        r"\bhouse arrest\b|\bconfined to (?:his|her|their) homes?\b"
        r"|\bдомашн\w{2,3} арест\w{0,2}|\bүй ?қамақ\w{0,6}"
        r"|(?:软禁|軟禁|居家监禁|在家软禁)"
        r"|\bassign(?:ation|é|és|ée|ées) à (?:résidence|domicile)",
    ),
    (
        "supervised",
        r"(?:监视居住|監視居住|监控拘留)|\bпод надзор\w{1,2}\b",
    ),
    (
        "bail",
        r"\b(?:released )?on bail\b|\bunder recognizance\b|\bundertaking not to leave\b"
        r"|\b(?:под залог|подписк\w{1,2} о невыезде)|\bкепілге\b|\bқолхат\w{0,4}\b"
        r"|(?:取保候审|取保候審|保释|保釋)"
        r"|\b(?:liberté sous caution|contrôle judiciaire)",
    ),
    (
        "administrative",
        r"\bадминистративн\w{2,3} арест\w{0,2}|\bәкімшілік қама\w{1,6}"
        r"|(?:行政拘留)|\bdétention administrative",
    ),
    ("police", r"\b(?:garde à vue)\b|\bв (?:ивс|отдел\w{1,3} полиции)\b"),
)
_PATTERNS: Final = tuple(
    (key, re.compile(source, re.IGNORECASE)) for key, source in _OTHERS
)
_HINT: Final = re.compile(
    "detention|custody|arrest|remand|bail|recogni|confined|undertaking|awaiting|страж"
    "|сизо|изолятор|арест|надзор|залог|невыезд|ивс|полиции|қама|абақты|кепіл|қолхат"
    "|羁押|羈押|看守|拘留|禁|监视|監視|取保|保释|保釋|détention|assign|caution|contrôle"
    "|garde",
    re.IGNORECASE,
)


class Custody(NamedTuple):
    """One measure of restraint."""

    key: str
    """pretrial, house, supervised, bail, administrative, police, or its own word."""
    start: int
    stop: int
    words: str

    @property
    def value(self) -> str:
        """What is compared."""
        return self.key


def custody(line: Line) -> tuple[Custody, ...]:
    """The measures that a sentence tells of, in their order."""
    if not _HINT.search(line.text):
        return ()
    found: list[Custody] = []
    for one in _all(line):
        if not any(one.start < its.stop and its.start < one.stop for its in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _all(line: Line) -> Iterator[Custody]:
    for key, pattern in _PATTERNS:
        for found in pattern.finditer(line.text):
            yield Custody(key, *found.span(), found[0])
    for index, word in enumerate(line.words):
        if word.fold in _ENGLISH:
            yield from _english(line, index)


def _english(line: Line, index: int) -> Iterator[Custody]:
    """In pretrial detention, under “supervised detention”, in custody."""
    first = index
    kinds: list[str] = []
    while first and index - first < 3:
        before = line.words[first - 1]
        if before.text in _QUOTES:
            first -= 1
            continue
        if before.kind != "w" or before.fold in STOP | _PREPOSITIONS:
            break
        kinds.append(before.fold)
        first -= 1
    opened = line.at(first - 1) in _PREPOSITIONS
    kinds = [kind for kind in kinds if kind not in _NO_MEASURE]
    if not kinds and not (opened and line.at(index) == "custody"):
        return
    if not opened and not any(kind in _PRETRIAL for kind in kinds):
        return
    key = "pretrial" if any(kind in _PRETRIAL for kind in kinds) else ""
    start, stop = line.words[first].start, line.words[index].stop
    words = line.text[start:stop].strip("“”\"«»‘’' ")
    yield Custody(key or (kinds[0] if kinds else "pretrial"), start, stop, words)
