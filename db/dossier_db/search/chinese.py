"""Chinese names by syllable: Palladius, Wade-Giles and Hanyu Pinyin are one spelling.

A Chinese name has two to four syllables out of some four hundred, and each system has
its own letters for each of them: 雪 is ``xue`` in Hanyu Pinyin, ``hsüeh`` in
Wade-Giles and ``сюэ`` in the system of Palladius. A word that can be cut into
syllables of a system is read as pinyin, ü as u. Words of other languages can be cut
so, too; that does no harm, as two readings are only ever compared with each other.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from dossier_db.canonical import normalized
from dossier_db.search.scripts import APOSTROPHES, pairs

_FINALS: Final = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo ü üe",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo"
    " ü üe",
    **dict.fromkeys(
        ("g", "k", "h"),
        "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    ),
    **dict.fromkeys(("j", "q", "x"), "i ia ian iang iao ie in ing iong iu ü üan üe ün"),
    **dict.fromkeys(
        ("zh", "ch", "sh"),
        "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    ),
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    **dict.fromkeys(
        ("z", "c", "s"), "a ai an ang ao e ei en eng i ong ou u uan ui un uo"
    ),
    "y": "a an ang ao e i in ing o ong ou ü üan üe ün",
    "w": "a ai an ang ei en eng o u",
}
"""The syllables of Hanyu Pinyin (ISO 7098), ü written everywhere that it is said."""


_PALLADIUS_INITIALS: Final = pairs(
    "b=б p=п m=м f=ф d=д t=т n=н l=л g=г k=к h=х j=цз q=ц x=с zh=чж ch=ч sh=ш r=ж z=цз"
    " c=ц s=с w=в"
)
_PALLADIUS_FINALS: Final = pairs(
    "a=а ai=ай an=ань ang=ан ao=ао e=э ei=эй en=энь eng=эн er=эр i=и ia=я ian=янь"
    " iang=ян iao=яо ie=е in=инь ing=ин iong=юн iu=ю o=о ong=ун ou=оу u=у ua=уа uai=уай"
    " uan=уань uang=уан ui=уй un=унь uo=о ü=юй üe=юэ üan=юань ün=юнь"
)
_PALLADIUS_ODD: Final = pairs(
    "zhi=чжи chi=чи shi=ши ri=жи zi=цзы ci=цы si=сы hui=хуэй ya=я yan=янь yang=ян"
    " yao=яо ye=е yi=и yin=инь ying=ин yo=йо yong=юн you=ю yü=юй yüan=юань yüe=юэ"
    " yün=юнь wu=у"
)
_WADE_INITIALS: Final = pairs(
    "b=p p=p' d=t t=t' g=k k=k' j=ch q=ch' x=hs zh=ch ch=ch' r=j z=ts c=ts'"
)
_WADE_FINALS: Final = pairs("ian=ien ie=ieh ong=ung üan=üan üe=üeh")
_WADE_ODD: Final = pairs(
    "zhi=chih chi=ch'ih shi=shih ri=jih zi=tzu ci=tz'u si=ssu e=o er=erh ge=ko ke=k'o"
    " he=ho gui=kuei kui=k'uei duo=to tuo=t'o nuo=no luo=lo zuo=tso cuo=ts'o suo=so"
    " zhuo=cho chuo=ch'o ruo=jo xiong=hsiung jiong=chiung qiong=ch'iung yi=i yan=yen"
    " ye=yeh yong=yung you=yu yüe=yüeh"
)


def _syllables() -> Iterator[tuple[str, str, str]]:
    """Initial, final and the two together."""
    for initial, finals in _FINALS.items():
        for final in finals.split():
            yield initial, final, initial + final


def _plain(syllable: str) -> str:
    return syllable.replace("ü", "u")


def _palladius() -> dict[str, tuple[str, ...]]:
    """Russian letters by Palladius, each with the pinyin that it may be."""
    found: dict[str, tuple[str, ...]] = {}
    for initial, final, whole in _syllables():
        letters = _PALLADIUS_ODD.get(whole)
        if letters is None:
            first = _PALLADIUS_INITIALS.get(initial, initial)
            letters = first + _PALLADIUS_FINALS[final]
        found[letters] = (*found.get(letters, ()), _plain(whole))
    return found


def _wade() -> dict[str, tuple[str, ...]]:
    """Wade-Giles, each with the pinyin that it may be: ü often loses its dots."""
    found: dict[str, tuple[str, ...]] = {}
    for initial, final, whole in _syllables():
        letters = _WADE_ODD.get(whole)
        if letters is None:
            first = _WADE_INITIALS.get(initial, initial)
            letters = first + _WADE_FINALS.get(final, final)
        for one in dict.fromkeys((letters, letters.replace("ü", "u"))):
            found[one] = tuple(dict.fromkeys((*found.get(one, ()), _plain(whole))))
    return found


_PINYIN: Final[dict[str, tuple[str, ...]]] = {
    written: (_plain(whole),)
    for _, _, whole in _syllables()
    for written in (whole, _plain(whole), whole.replace("ü", "v"))
}
_PALLADIUS: Final = _palladius()
_WADE: Final = _wade()
_LONGEST: Final = 7
"""Letters of the longest syllable, apostrophe and all."""
_MOST_READINGS: Final = 4
_TONES: Final = re.compile("[\u0300-\u0307\u0309-\u036f0-9]")
"""Marks other than the dots of ü; digits say the tone, too."""
_ASPIRATED: Final = re.compile("(?:[ptkh]|t[sz])'")
"""Wade-Giles; in pinyin an apostrophe stands after a vowel, n or ng: Xi'an."""


@lru_cache(maxsize=50_000)
def readings(raw: str, script: str) -> tuple[tuple[str, ...], ...]:
    """The ways to read a word as syllables of pinyin, the likeliest first; none where
    it cannot be cut into one to three of them.

    Args:
        raw: as it is written, apostrophes and all.
        script: ``cyrl`` (Palladius) or ``latn`` (Hanyu Pinyin, Wade-Giles).
    """
    word = raw.lower().translate(APOSTROPHES)
    if script == "cyrl":
        return _cut(word.replace("ъ", ""), _PALLADIUS)
    marked = normalized("NFD", word)
    word = normalized("NFC", _TONES.sub("", marked))
    as_wade = _cut(word, _WADE)
    if _ASPIRATED.search(word):
        return as_wade
    as_pinyin = _cut(word.replace("'", ""), _PINYIN)
    return tuple(dict.fromkeys((*as_pinyin, *as_wade)))[:_MOST_READINGS]


def _cut(word: str, table: dict[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """A word cut into syllables, in as few as can be, the first the longest."""
    if not 0 < len(word) <= 3 * _LONGEST:
        return ()
    cut = _fewest(word, table)
    if cut is None:
        return ()
    made: list[tuple[str, ...]] = [()]
    for one in cut:
        made = [(*before, reading) for before in made for reading in table[one]]
    return tuple(made[:_MOST_READINGS])


def _fewest(
    word: str, table: dict[str, tuple[str, ...]], left: int = 3
) -> tuple[str, ...] | None:
    if not word:
        return ()
    if not left:
        return None
    best: tuple[str, ...] | None = None
    for size in range(min(_LONGEST, len(word)), 0, -1):
        if word[:size] in table:
            rest = _fewest(word[size:], table, left - 1)
            if rest is not None and (best is None or len(rest) + 1 < len(best)):
                best = (word[:size], *rest)
    return best


_INITIAL: Final = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)")
_LOOSE: Final = {
    **dict.fromkeys(("zh", "z", "j", "ch", "c", "q"), "c"),
    **dict.fromkeys(("sh", "s", "x"), "s"),
    **dict.fromkeys(("b", "p"), "p"),
    **dict.fromkeys(("d", "t"), "t"),
    **dict.fromkeys(("g", "k"), "k"),
    **dict.fromkeys(("y", "w"), ""),
}
"""Initials that the systems tell apart by an apostrophe that is often left out, or
that the south of China does not tell apart."""


@lru_cache(maxsize=4_000)
def parts(syllable: str) -> tuple[str, str]:
    """Initial and final of a syllable of pinyin."""
    found = _INITIAL.fullmatch(syllable)
    return (found[1], found[2]) if found else ("", syllable)


@lru_cache(maxsize=4_000)
def loose(syllable: str) -> str:
    """A syllable as one hears it who does not tell the like apart: zhang, chang and
    zhan are one.
    """
    initial, final = parts(syllable)
    return _LOOSE.get(initial, initial) + final.removesuffix("g")


@lru_cache(maxsize=50_000)
def likeness(one: str, other: str) -> float:
    """How like two syllables are, 0 to 1."""
    if one == other:
        return 1.0
    first, second = parts(one), parts(other)
    found = 0.0
    if first[0] == second[0]:
        found += 0.5
    elif _LOOSE.get(first[0], first[0]) == _LOOSE.get(second[0], second[0]):
        found += 0.3
    if first[1] == second[1]:
        found += 0.5
    elif first[1].removesuffix("g") == second[1].removesuffix("g"):
        found += 0.35
    return found
