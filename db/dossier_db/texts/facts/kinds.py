"""What a name names, by what stands around it: a person, a place or a body.

Nothing is guessed from the name itself: where neither a title, a noun for people nor a
verb of saying stands beside it, nor a preposition or a noun of places, it may be
anything.
"""

import re
from typing import Final

from dossier_db.texts.facts.institutions import kind_of as body_of
from dossier_db.texts.facts.people import is_people
from dossier_db.texts.facts.words import Line, singular
from dossier_db.texts.listed import listed
from dossier_db.texts.saying import FINITE

PERSON: Final = "person"
PLACE: Final = "place"
BODY: Final = "body"
"""A firm, a team: where a noun for one stands before its name."""
PART: Final = "part"
"""A word of the name of a body, which is no name by itself: *Times*, *Watch*."""

_KIN: Final = listed(
    "father mother wife husband cousin uncle aunt nephew niece grandfather grandmother"
    " widow widower père mère épouse mari cousin cousine oncle tante frère soeur sœur"
    " fils fille veuve"
    " отец отца отцу мать матери жена жены жену муж мужа брат брата брату сестра сестры"
    " сестру сын сына дочь дочери вдова вдовы"
    " әкесі анасы әйелі күйеуі ағасы інісі апасы қарындасы ұлы қызы"
)
_PLACES: Final = listed(
    "city town village hamlet capital district county province region prefecture state"
    " oblast raion rayon municipality river lake valley island port quarter suburb"
    " republic country ville village quartier commune capitale faubourg vallée rivière"
    " fleuve lac île région province département dépôt rue banlieue"
    " город города городе городу село села селе деревня деревни деревне поселок поселка"
    " поселке река реки реке район района районе область области край края озеро"
    " қала қаласы қаласында қаласының ауыл ауылы ауылын ауылында ауылының аудан ауданы"
    " ауданында ауданының облыс облысы облысында өзен өзені көл көлі кент кенті"
)
_IN: Final = listed("in at near from outside around à en dans depuis в во из под близ")
"""Prepositions that stand before places, and before few people."""
_OF: Final = listed("of de d du de des")
_JOINED: Final = listed(
    "member leader activist founder head chief supporter follower adherent volunteer"
    " participant victim founder membre militant dirigeant fondateur victime"
)
"""People of a movement rather than of a town."""
_LINKS: Final = listed(
    "the la le l les named called nommé nommée appelé appelée , « “ „"
)
_BODIES: Final = listed(
    "club theatre theater bank times post news press watch database institute school"
    " college academy church museum library team firm agency foundation network"
    " society federation league front movement court rights centre center radio"
    " television journal review mutual trust fund inc ltd llc corporation"
    " société banque théâtre musée école église équipe usine savonnerie"
    " банк театр музей школа команда завод фирма компания газета канал"
    " зауыты банкі театры мектебі компаниясы газеті"
)
_KAZAKH_PLACE: Final = re.compile("(?:[дт][ае]|[дтн][ае]н)$")
"""The endings of *in* and *from*."""
_HAN_AT: Final = re.compile("[在于於从從至赴]$")
_HAN_PLACE: Final = re.compile(
    "[省市县縣州区區村镇鎮]$|^(?:中级|中級|地方|地区|市)?(?:法院|检察院|檢察院|当局|當局|警方)"
)
_HAN_SAYS: Final = re.compile("^(?:表示|指出|说|說|称|稱|认为|認為|告诉|告訴)")
_WIDEST: Final = 4


def kind_of(line: Line, index: int) -> str:
    """What the name is that a word is part of; nothing where nothing tells.

    Args:
        line: the sentence.
        index: which of its words.
    """
    first, last = _whole(line, index)
    words = line.folds(first, last + 1)
    after = line.at(last + 1)
    if any(_is_body(word) for word in (*words, after)):
        return PART
    before, of = _before(line, first)
    if before in _IN or _PLACES.intersection((before, after, *words)):
        return PLACE
    if _is_body(before):
        return PLACE if of else BODY  # the court of a town, a company of that name
    if is_people(before) or before in _KIN:
        if of:  # people of a town, or of a movement
            return "" if singular(before) in _JOINED else PLACE
        return PERSON
    if after in FINITE:
        return PERSON
    ended = _KAZAKH_PLACE.search(words[-1]) if line.kazakh else None
    return PLACE if ended else ""


def kind_in_han(text: str, start: int, stop: int) -> str:
    """The same of a place in a sentence in Han."""
    if _HAN_SAYS.search(text[stop : stop + 2]):
        return PERSON
    named = text[start:stop]
    if _HAN_PLACE.search(named) or _HAN_PLACE.search(text[stop : stop + 6]):
        return PLACE
    return PLACE if _HAN_AT.search(text[max(start - 1, 0) : start]) else ""


def _whole(line: Line, index: int) -> tuple[int, int]:
    """The first and the last of the words with capitals that stand together."""
    first = last = index
    while first and index - first < _WIDEST and line.words[first - 1].capital:
        first -= 1
    following = line.words[last + 1 : last + 1 + _WIDEST]
    for word in following:
        if not word.capital:
            break
        last += 1
    return first, last


def _before(line: Line, first: int) -> tuple[str, bool]:
    """What stands before a name, beyond articles and commas; whether an *of* parts
    them."""
    back = first - 1
    of = False
    while back >= 0 and first - back <= _WIDEST:
        word = line.at(back)
        if word in _OF:
            of = True
        elif word not in _LINKS:
            return word, of
        back -= 1
    return "", of


def _is_body(word: str) -> bool:
    return word in _BODIES or (body_of(word) is not None and not is_people(word))
