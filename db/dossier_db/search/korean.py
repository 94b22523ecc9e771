"""Korean names by syllable: Hangul, its romanisations and Kontsevich compared by sound.

정 is Jeong in Revised Romanisation, Chŏng in McCune-Reischauer, Jung or Chung in
passports and Чон in the system of Kontsevich. Each way of writing leaves something
open, so a syllable is read as what its beginning, its vowel and its end may be, in
the letters of Revised Romanisation, and two syllables are alike where these meet.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from dossier_db.canonical import normalized
from dossier_db.search.scripts import APOSTROPHES

_HANGUL_FIRST: Final = 0xAC00
_VOWELS: Final = 21
_ENDS: Final = 28
_BEGINNINGS: Final = "g kk n d tt r m b pp s ss 0 j jj ch k t p h"
_NUCLEI: Final = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
_LASTS: Final = "0 k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
"""Revised Romanisation of 2000; what is silent is 0."""


def _table(text: str) -> dict[str, frozenset[str]]:
    """``park=a,ar`` as a table from what is written to what it may be."""
    pairs = (pair.split("=") for pair in text.split())
    return {key: frozenset(value.split(",")) for key, value in pairs}


# South Korea drops an r that begins a name, but often writes it: Lee is 이, Lim 임.
_LATIN_BEGINNINGS: Final = _table(
    "kk=kk gg=kk tt=tt dd=tt pp=pp bb=pp ss=ss jj=jj tch=jj,ch wh=h rh=r,0 k'=k t'=t"
    " p'=p ch'=ch g=g k=g,k n=n,r d=d t=d,t r=r,0 l=r,0 m=m b=b p=b,p s=s,ss sh=s"
    " ch=j,ch j=j h=h =0"
)
_LATIN_VOWELS: Final = _table(
    "a=a ah=a ae=ae ai=ae ay=ae ya=ya yah=ya yae=yae eo=eo e=e,ae yeo=yeo yuh=yeo"
    " you=yeo,yu yu=yu,yeo ye=ye,yeo o=o,eo oh=o,eo wa=wa wae=wae wai=wae"
    " oe=oe oi=oe oy=oe we=we,oe yo=yo,yeo u=u,eu,eo uh=eo oo=u ou=u,eo woo=u wu=u"
    " wo=wo weo=wo wi=wi eu=eu ui=ui,i eui=ui,i yi=i,ui i=i ee=i,ui yoo=yu ew=yu"
)
_LATIN_ENDS: Final = _table(
    "=0 k=k g=k ck=k rk=k n=n t=t d=t l=l ll=l m=m p=p b=p ng=ng"
)
_CYRILLIC_BEGINNINGS: Final = _table(
    "кк=kk тт=tt пп=pp сс=ss чч=jj чх=ch кх=k тх=t пх=p чж=j дж=j к=g г=g,k н=n,r т=d,t"
    " д=d р=r,0 л=r,0 м=m п=b,p б=b с=s,ss ш=s ч=j,ch х=h ц=ch =0"
)
_CYRILLIC_VOWELS: Final = _table(
    "а=a я=ya э=ae,e е=e,ye ё=yeo,yo йо=yeo,yo о=o,eo ва=wa во=wo вэ=we,wae ве=we,oe"
    " ви=wi у=u ю=yu ы=eu ый=ui и=i,ui ой=oe йе=ye ве=oe,we уа=wa уи=wi"
)
_CYRILLIC_ENDS: Final = _table("=0 к=k г=k н=n,ng нъ=n т=t д=t ль=l л=l м=m п=p б=p")


def _pattern(*tables: dict[str, frozenset[str]]) -> re.Pattern[str]:
    """A syllable: a consonant before a vowel begins the next one."""
    beginning, vowel, end = (
        "|".join(map(re.escape, sorted(table, key=lambda key: -len(key))))
        for table in tables
    )
    following = "aeiouwy" if "a" in tables[1] else "аеёиоуыэюяйв"
    after = f"(?![{following}])"
    return re.compile(f"({beginning})({vowel})((?:{end}){after}|)")


_LATIN: Final = (_LATIN_BEGINNINGS, _LATIN_VOWELS, _LATIN_ENDS)
_CYRILLIC: Final = (_CYRILLIC_BEGINNINGS, _CYRILLIC_VOWELS, _CYRILLIC_ENDS)
_PATTERNS: Final = {"latn": _pattern(*_LATIN), "cyrl": _pattern(*_CYRILLIC)}
_BREVES: Final = {"ŏ": "eo", "ŭ": "eu", "ǒ": "eo", "ǔ": "eu"}
_MOST_SYLLABLES: Final = 3


class Sounds(NamedTuple):
    """What a syllable may be."""

    beginning: frozenset[str]
    vowel: frozenset[str]
    end: frozenset[str]


@lru_cache(maxsize=50_000)
def syllables(raw: str, script: str) -> tuple[str, ...]:
    """A word cut into Korean syllables, one to three; empty where it cannot be.

    Args:
        raw: as it is written.
        script: ``hang``, ``latn`` (Revised Romanisation, McCune-Reischauer, press) or
            ``cyrl`` (Kontsevich).
    """
    word = raw.lower()
    if script == "hang":
        word = normalized("NFC", word)
        return tuple(word) if all(map(_is_hangul, word)) else ()
    word = word.translate(APOSTROPHES)
    if script == "latn":
        word = "".join(_BREVES.get(letter, letter) for letter in word)
        word = normalized("NFD", word)
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
    found: list[str] = []
    place = 0
    while place < len(word) and len(found) < _MOST_SYLLABLES:
        match = _PATTERNS[script].match(word, place)
        if match is None:
            return ()
        found.append(match[0])
        place = match.end()
    return tuple(found) if place == len(word) else ()


@lru_cache(maxsize=20_000)
def sounds(syllable: str) -> Sounds:
    """What a syllable, cut out by ``syllables``, may be."""
    if _is_hangul(syllable[0]):
        rest = ord(syllable) - _HANGUL_FIRST
        beginning, vowel = divmod(rest // _ENDS, _VOWELS)
        return Sounds(
            frozenset([_BEGINNINGS.split()[beginning]]),
            frozenset([_NUCLEI.split()[vowel]]),
            frozenset([_LASTS.split()[rest % _ENDS]]),
        )
    script = "cyrl" if syllable[0] >= "\u0400" else "latn"
    match = _PATTERNS[script].fullmatch(syllable)
    tables = _LATIN if script == "latn" else _CYRILLIC
    if match is None:
        return Sounds(frozenset(), frozenset(), frozenset())
    return Sounds(
        *(table[part] for table, part in zip(tables, match.groups(), strict=True))
    )


_LOOSE: Final = {
    **dict.fromkeys(("g", "k", "kk"), "k"),
    **dict.fromkeys(("d", "t", "tt"), "t"),
    **dict.fromkeys(("b", "p", "pp"), "p"),
    **dict.fromkeys(("s", "ss"), "s"),
    **dict.fromkeys(("j", "jj", "ch"), "c"),
    **dict.fromkeys(("eo", "o", "u", "eu", "wo"), "o"),
    **dict.fromkeys(("yeo", "yo", "yu"), "u"),
    **dict.fromkeys(("ae", "e", "oe", "we", "wae", "ye", "yae"), "e"),
    **dict.fromkeys(("i", "ui", "wi"), "i"),
    **dict.fromkeys(("a", "ya", "wa"), "a"),
    **dict.fromkeys(("n", "ng"), "n"),
    "0": "",
}
"""Sounds that one system or another writes with the same letters."""


@lru_cache(maxsize=20_000)
def loose(syllable: str) -> str:
    """A syllable with what the systems do not tell apart made one."""
    beginning, vowel, end = (
        min((_LOOSE.get(one, one) for one in part), default="")
        for part in sounds(syllable)
    )
    return beginning + vowel + end


@lru_cache(maxsize=50_000)
def likeness(one: str, other: str) -> float:
    """How like two syllables are, 0 to 1."""
    parts = zip(sounds(one), sounds(other), (0.35, 0.4, 0.25), strict=True)
    return sum(weight * _meet(mine, its) for mine, its, weight in parts)


def _meet(one: frozenset[str], other: frozenset[str]) -> float:
    if one & other:
        return 1.0 if one == other else 0.97
    loose_one, loose_other = ({_LOOSE.get(s, s) for s in part} for part in (one, other))
    return 0.5 if loose_one & loose_other else 0.0


def _is_hangul(letter: str) -> bool:
    return "\uac00" <= letter <= "\ud7a3"
