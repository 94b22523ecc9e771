"""Cyrillic names in Latin letters, by the published systems and as the press writes.

Written from the standards (ISO 9:1995, GOST 7.79 B, BGN/PCGN, ALA-LC, ICAO 9303, the
Kazakh alphabets of 2018 and 2021, KMU 55 of 2010, the Uzbek law of 1995) and from the
habits of German, French, Polish, Turkish and English newspapers. Nothing here is
shared with the search it tests.
"""

from dataclasses import dataclass, field
from typing import Final

_VOWELS: Final = frozenset("аәеёиіїоөуұүыэюяє")


@dataclass(frozen=True, slots=True)
class System:
    """One way to write Cyrillic in Latin letters."""

    name: str
    letters: dict[str, str]
    iotated: str = ""
    """What ``е`` is at the beginning of a word, after a vowel or a sign."""
    endings: tuple[tuple[str, str], ...] = ()
    """Ends of words that are not written letter by letter, the longest first."""
    digraphs: dict[str, str] = field(default_factory=dict)
    """Two letters that are written together."""

    def word(self, word: str) -> str:
        """One word, with its first letter large if it was."""
        small = word.lower()
        ending = ""
        for cyrillic, latin in self.endings:
            if len(small) > len(cyrillic) + 1 and small.endswith(cyrillic):
                small, ending = small[: -len(cyrillic)], latin
                break
        out = "".join(self._letters(small)) + ending
        return out[:1].upper() + out[1:] if word[:1].isupper() else out

    def name_of(self, name: str) -> str:
        """A name of several words; hyphens stay."""
        return " ".join(
            "-".join(self.word(part) for part in word.split("-"))
            for word in name.split()
        )

    def _letters(self, word: str) -> list[str]:
        out: list[str] = []
        place = 0
        while place < len(word):
            pair = word[place : place + 2]
            if pair in self.digraphs:
                out.append(self.digraphs[pair])
                place += 2
                continue
            letter = word[place]
            before = word[place - 1] if place else ""
            iotated = not before or before in _VOWELS or before in "ьъ’"
            if letter == "е" and self.iotated and iotated:
                out.append(self.iotated)
            else:
                out.append(self.letters.get(letter, letter))
            place += 1
        return out


def _table(text: str, base: dict[str, str] | None = None) -> dict[str, str]:
    """``а=a б=b ь=`` as a table, over another."""
    pairs = (pair.partition("=") for pair in text.split())
    return {**(base or {}), **{letter: latin for letter, _, latin in pairs}}


_PLAIN: Final = _table(
    "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t"
    " у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ә=a ғ=g қ=k ң=n ө=o"
    " ұ=u ү=u һ=h і=i ў=u ҳ=kh ґ=g є=ye ї=yi ’="
)
_BGN: Final = _table("ә=ä ғ=gh қ=q ң=ng ө=ö ұ=ū ү=ü ў=ŭ ҳ=h ь=’ ъ=”", _PLAIN)
_PASSPORT: Final = _table("й=i ю=iu я=ia ё=e ъ=ie є=ie ї=i", _PLAIN)
_PRESS_ENDINGS: Final = (
    ("ский", "sky"),
    ("цкий", "tsky"),
    ("ий", "y"),
    ("ый", "y"),
)
_ISO: Final = _table(
    "ё=ë ж=ž й=j х=h ц=c ч=č ш=š щ=ŝ ъ=ʺ ь=ʹ э=è ю=û я=â ә=a̋ ғ=ġ қ=ķ ң=ṇ ө=ô ұ=u̇ ү=ù"
    " һ=ḥ і=ì ў=ŭ ҳ=ḩ ґ=g̀ є=ê ї=ï",
    _PLAIN,
)
_SCHOLARLY: Final = _table(
    "ё=ë ж=ž й=j х=ch ц=c ч=č ш=š щ=šč ъ=ʺ ь=ʹ э=ė ю=ju я=ja ә=ä ғ=ġ қ=q ң=ŋ ө=ö ұ=ŭ"
    " ү=ü ў=ŭ ҳ=ḥ є=je ї=ji",
    _PLAIN,
)
_GOST: Final = _table(
    "й=j х=x ц=cz щ=shh ъ='' ы=y' ь=' э=e' ә=a' ғ=g' қ=k' ң=n' ө=o' ұ=u' ү=u' і=i'",
    _PLAIN,
)
_ALA: Final = _table(
    "ё=ë й=ĭ ц=t͡s ъ=ʺ ь=ʹ э=ė ю=i͡u я=i͡a ә=ă ғ=gh қ=q ң=n͡g ө=ȯ ұ=ū ү=u̇ һ=ḣ і=ī"
    " ў=ŭ ҳ=ḣ є=i͡e ї=ï",
    _PLAIN,
)
_GERMAN: Final = _table(
    "в=w ё=jo ж=sch з=s й=j х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja ә=ä ө=ö ү=ü ғ=gh"
    " ң=ng ў=u ҳ=ch є=je ї=ji",
    _PLAIN,
)
_FRENCH: Final = _table(
    "ж=j й=ï у=ou ч=tch ш=ch щ=chtch ю=iou я=ia ё=io ұ=ou ү=u є=ie ї=ï ў=ou", _PLAIN
)
_POLISH: Final = _table(
    "в=w ё=io ж=ż й=j х=ch ц=c ч=cz ш=sz щ=szcz ю=iu я=ia ә=a ғ=gh ң=n ў=u є=ie ї=ji",
    _PLAIN,
)
_TURKISH: Final = _table(
    "ж=j й=y х=h ц=ts ч=ç ш=ş щ=şç ы=ı ә=e ғ=ğ ң=n ө=ö ү=ü ў=o ҳ=h", _PLAIN
)
_QAZAQ_2021: Final = _table(
    "ж=j й=i х=h ц=ts ч=ch ш=ş щ=ş ә=ä ғ=ğ қ=q ң=ñ ө=ö ұ=ū ү=ü і=ı ю=iu я=ia э=e ё=io",
    _PLAIN,
)
_QAZAQ_2018: Final = _table(
    "ж=j й=ı и=ı х=h ц=ts ә=á ғ=ǵ қ=q ң=ń ө=ó ұ=u ү=ú у=ý і=i ю=ıý я=ıa", _PLAIN
)
_QAZAQPARAT: Final = _table(
    "ж=j й=y и=ï х=x ц=c ч=ç ш=ş щ=şş ы=ı ә=ä ғ=ğ қ=q ң=ñ ө=ö ұ=u ү=ü у=w ю=yu я=ya",
    _PLAIN,
)
_UKRAINIAN: Final = _table("г=h и=y ґ=g ё=io", _PLAIN)
_KMU: Final = _table("й=i ю=iu я=ia є=ie ї=i", _UKRAINIAN)
_UZBEK: Final = _table("ж=j х=x ғ=gʻ қ=q ў=oʻ ҳ=h ъ=ʼ ь= ц=ts", _PLAIN)
_KYRGYZ: Final = _table("ж=j ң=ng ө=ö ү=ü", _PLAIN)

_BORN: Final = (("ский", "ski"), ("цкий", "zki"), ("ий", "i"))
_FRENCH_ENDINGS: Final = (("ский", "ski"), ("ин", "ine"), ("ий", "i"))
_POLISH_ENDINGS: Final = (("ский", "ski"), ("цкий", "cki"), ("ий", "ij"))

_COMMON: Final = (
    System("bgn", _BGN, "ye"),
    System("press", _PLAIN, "ye", _PRESS_ENDINGS, {"кс": "x"}),
    System("english", _PLAIN, "e", _PRESS_ENDINGS),
    System("passport", _PASSPORT, "e"),
    System("iso9", _ISO),
    System("scholarly", _SCHOLARLY),
    System("ala", _ALA),
    System("german", _GERMAN, "je", _BORN, {"кс": "x"}),
    System("french", _FRENCH, "ie", _FRENCH_ENDINGS, {"ге": "gue", "ги": "gui"}),
    System("polish", _POLISH, "je", _POLISH_ENDINGS),
)
SYSTEMS: Final[dict[str, tuple[System, ...]]] = {
    "russian": (*_COMMON, System("gost", _GOST)),
    "kazakh": (
        *_COMMON,
        System("qazaq2021", _QAZAQ_2021),
        System("qazaq2018", _QAZAQ_2018),
        System("qazaqparat", _QAZAQPARAT),
        System("turkish", _TURKISH, "ye"),
        System("gost", _GOST),
    ),
    "ukrainian": (
        System("kmu", _KMU, digraphs={"зг": "zgh"}),
        System("bgn", _UKRAINIAN),
        System("german", {**_GERMAN, "г": "h", "и": "y"}, "", (("ський", "skyj"),)),
        System("scholarly", {**_SCHOLARLY, "г": "h", "и": "y"}),
        System("iso9", _ISO),
        System("press", _UKRAINIAN, "", (("ський", "sky"), ("ий", "y"))),
        System("polish", {**_POLISH, "г": "h", "и": "y"}, "", (("ський", "ski"),)),
        System("french", {**_FRENCH, "г": "h", "и": "y"}),
    ),
    "uzbek": (
        System("law", _UZBEK, "ye"),
        System("bgn", _BGN, "ye"),
        System("press", {**_PLAIN, "ж": "j"}, "ye"),
        System("english", {**_PLAIN, "ў": "o", "ҳ": "h", "ж": "j", "ғ": "gh"}, "e"),
        System("german", _GERMAN, "je"),
        System("turkish", _TURKISH, "e"),
        System("iso9", _ISO),
    ),
    "kyrgyz": (
        System("bgn", _KYRGYZ),
        System("press", {**_PLAIN, "ж": "j"}, "e"),
        System("passport", _PASSPORT, "e"),
        System("german", {**_GERMAN, "ж": "dsch"}, "je"),
        System("turkish", {**_TURKISH, "ж": "c"}, "e"),
        System("iso9", _ISO),
        System("french", {**_FRENCH, "ж": "dj"}, "ie"),
    ),
}
"""The systems in which names of a language are met."""

_AS_RUSSIAN: Final = str.maketrans("әғқңөұүһіўҳґєї", "агкноуухиухгеи")


def as_russian(name: str) -> str:
    """A Cyrillic name of another language with Russian letters only."""
    return "".join(
        letter.translate(_AS_RUSSIAN)
        if letter.islower()
        else letter.lower().translate(_AS_RUSSIAN).upper()
        for letter in name
    ).replace("’", "")


def feminine(surname: str) -> str:
    """A surname of the Russian pattern as a woman bears it; others unchanged."""
    if surname.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return surname + "а"
    for ending, hers in (("ский", "ская"), ("ський", "ська"), ("ый", "ая")):
        if surname.endswith(ending):
            return surname[: -len(ending)] + hers
    return surname
