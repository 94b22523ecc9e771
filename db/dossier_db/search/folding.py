"""Names and words in one spelling, whatever the script: what is indexed and asked for.

A word is read twice. ``plain`` is its letters in Latin ones, as most of the press
writes them, so that a beginning of the word is a beginning of it. ``folded`` undoes
what romanisation standards do differently: ``zh``, ``ž`` and Kazakh ``j`` are ``j``,
``kh`` is ``h``, ``q`` is ``k``, ``y`` is ``i``. Han is read as pinyin, kana as
Hepburn, Hangul as Revised Romanisation. Nothing of this is shown to anybody.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from anyascii import anyascii

from dossier_db.canonical import normalized
from dossier_db.search.scripts import (
    ARABIC,
    ARMENIAN,
    CYRILLIC,
    GREEK,
    HEBREW,
    LATIN,
    MANY_READINGS,
    TURKIC_ARABIC,
)

_HAN: Final = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA: Final = "\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\uff66-\uff9d"
_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"
    "\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u0f71-\u0f84"
    "\u1000-\u109f\u1780-\u17d3"
)
"""Marks that belong to a word but are no letters to ``re``; whole Indic blocks."""
_INSIDE: Final = (
    "'`\u00b4\u2018\u2019\u02b9\u02ba\u02bb\u02bc\u02be\u02bf\u055a\u05f3\u200c\u200d"
)
"""What stands inside a word without parting it: apostrophes, signs, joiners."""
_LETTER: Final = rf"(?:[^\W_]|[{_MARKS}])"
_WORD: Final = re.compile(rf"{_LETTER}+(?:[{_INSIDE}]+{_LETTER}+)*")
_RUN: Final = re.compile(rf"[{_HAN}]+|[{_KANA}]+|[^{_HAN}{_KANA}]+")
_IS_HAN: Final = re.compile(f"[{_HAN}]")
_IS_KANA: Final = re.compile(f"[{_KANA}]")
_FOREIGN: Final = re.compile("[^a-z0-9]+")
_SMALL_VOWEL: Final = dict(zip("ァィゥェォヮ", "aiueoa", strict=True))
_SMALL_GLIDE: Final = {"ャ": "ya", "ュ": "yu", "ョ": "yo"}
_LETTERS: Final = {
    **LATIN,
    **CYRILLIC,
    **ARABIC,
    **GREEK,
    **HEBREW,
    **ARMENIAN,
}
_BEFORE_H: Final = frozenset("ckgdtpsz")
_MOST_READINGS: Final = 4

_SPELLINGS: Final = (
    (("dsch", "dzh", "zh", "dj"), "j"),  # German, BGN/PCGN, French; ž came as zh
    (("tsch", "tsh", "tch", "cz"), "ch"),  # German, English, French, Polish press
    (("shch", "sch", "sz"), "sh"),
    (("kh",), "h"),
    (("gh",), "g"),
    (("ph",), "f"),
    (("ck", "q"), "k"),  # Kazakh Latin 2021, Uyghur Latin
    (("ks",), "x"),
    (("ou", "oo"), "u"),  # French
    (("ee",), "i"),
    (("w",), "v"),  # German and Polish; Palladius for pinyin w
    (("y",), "i"),
)
"""What standards write, and what stands for it here; in this order."""
_SEMIVOWEL: Final = re.compile("(?<=[aeiou])j(?![aeiou])")  # ISO 9, German: Sergej
_TWICE: Final = re.compile(r"([a-z])\1")


class Token(NamedTuple):
    """One word of a name or a text."""

    raw: str
    """As it is written."""
    start: int
    """Where it begins in the text, in characters."""
    script: str
    """``han``, ``kana``, ``hang`` (Hangul), ``cyrl``, ``arab``, ``hebr``, ``latn``,
    ``digit`` or ``other``."""
    plain: str
    """In Latin letters and digits; empty where nothing of it can be read."""
    folded: str
    """The same without the differences between standards."""

    @property
    def stop(self) -> int:
        """Where it ends."""
        return self.start + len(self.raw)


def tokens(text: str) -> list[Token]:
    """The words of a text in their order; Han and kana part from what they touch."""
    return [
        Token(run[0], word.start() + run.start(), *read(run[0]))
        for word in _WORD.finditer(text)
        for run in _RUN.finditer(word[0])
    ]


def readable(text: str) -> list[Token]:
    """Those of which anything can be read."""
    return [token for token in tokens(text) if token.folded]


def folded(text: str) -> str:
    """A text as it is compared: its words, folded, with one space between them."""
    return " ".join(token.folded for token in readable(text))


@lru_cache(maxsize=200_000)
def read(raw: str) -> tuple[str, str, str]:
    """The script of a word, the word in plain Latin letters, and folded."""
    word = normalized("NFC", raw.lower())
    script = script_of(word)
    plain = readings(raw)[0] if script == "han" else _plain(word, script)
    return script, plain, respelled(plain)


def script_of(word: str) -> str:
    """The script of a word: of its first character that tells."""
    for letter in word:
        if letter.isascii() and letter.isalpha():
            return "latn"
        if _IS_HAN.match(letter):
            return "han"
        if _IS_KANA.match(letter):
            return "kana"
        if "\u0400" <= letter <= "\u052f":
            return "cyrl"
        if "\uac00" <= letter <= "\ud7a3":
            return "hang"
        if "\u0590" <= letter <= "\u05ff":
            return "hebr"
        if letter in ARABIC or "\u0600" <= letter <= "\u06ff":
            return "arab"
        if letter.isalpha():
            return "latn" if letter < "\u0250" or letter in LATIN else "other"
    return "digit" if word and word[0].isdigit() else "other"


@lru_cache(maxsize=50_000)
def readings(han: str) -> tuple[str, ...]:
    """The ways to read a run of Han, as pinyin without spaces; the likeliest first."""
    choices = [syllables(letter) for letter in han]
    while _product(choices) > _MOST_READINGS:  # the later a choice, the less it tells
        last = max(i for i, choice in enumerate(choices) if len(choice) > 1)
        choices[last] = choices[last][:1]
    return tuple(dict.fromkeys("".join(one) for one in product(*choices)))


def syllables(letter: str) -> tuple[str, ...]:
    """The readings of one Han character."""
    many = MANY_READINGS.get(letter)
    return many or (_FOREIGN.sub("", anyascii(letter).lower()),)


def respelled(plain: str) -> str:
    """A word in plain Latin letters without the differences between standards."""
    for spellings, instead in _SPELLINGS:
        for spelling in spellings:
            if spelling in plain:
                plain = plain.replace(spelling, instead)
    if "j" in plain:
        plain = _SEMIVOWEL.sub("i", plain)
    if plain.startswith(("ie", "je")):  # Yerlan, Jerlan, Erlan
        plain = plain[1:]
    return _TWICE.sub(r"\1", plain)


def is_turkic(word: str) -> bool:
    """Whether a word in Arabic letters is Uyghur, Kazakh or Kyrgyz, vowels and all:
    it has a letter of theirs, or a hamza before it, or within it the ``ى`` that only
    ends Arabic words.
    """
    return not TURKIC_ARABIC.isdisjoint(word) or word[0] == "ئ" or "ى" in word[:-1]


def turkic(raw: str) -> tuple[str, str, str]:
    """A word in Arabic letters read as ``read`` does, but as Uyghur or Kazakh, where
    other words of the same name show that it is one.
    """
    word = normalized("NFC", raw.lower())
    plain = _FOREIGN.sub("", "".join(_letter(letter, True) for letter in word))
    return "arab", plain, respelled(plain)


def _plain(word: str, script: str) -> str:
    if script == "kana":
        return _kana(word)
    turkic = script == "arab" and is_turkic(word)
    if word[0] == "ع" and not turkic:
        word = "ا" + word[1:]  # Ali, Omar, Othman
    if script in ("arab", "hebr") and not turkic:
        return _FOREIGN.sub("", _abjad(word))
    found = "".join(_letter(letter, turkic) for letter in word)
    return _FOREIGN.sub("", found)


def _abjad(word: str) -> str:
    """A word without its short vowels; an a where two letters would be read as one
    sound: Zahra is no zh, Hasan no hs of Wade-Giles.
    """
    made = ""
    for letter in word:
        latin = _letter(letter, False)
        begins, last = latin[:1], made[-1:]
        as_h = begins == "h" and last in _BEFORE_H and letter != "ھ"  # Urdu bh, dh
        as_s = begins == "s" and last in ("h", "t")
        made += "a" + latin if as_h or as_s else latin
    return made


@lru_cache(maxsize=4_000)
def _letter(letter: str, turkic: bool) -> str:
    """One letter in Latin ones."""
    if letter.isascii():
        return letter
    if turkic and letter in "عو":
        return "gh" if letter == "ع" else "o"
    known = _LETTERS.get(letter)
    if known is not None:
        return known
    base = unicodedata.normalize("NFKD", letter)
    if len(base) > 1:
        return "".join(_letter(part, turkic) for part in base)
    return "" if unicodedata.combining(letter) else anyascii(letter).lower()


def _kana(word: str) -> str:
    """Hepburn, with small vowels as foreign names use them: ファ is fa."""
    made = ""
    for letter in normalized("NFKC", word):
        katakana = chr(ord(letter) + 96) if "\u3041" <= letter <= "\u3096" else letter
        if katakana in _SMALL_VOWEL:
            made = made[:-1] + _SMALL_VOWEL[katakana]
        elif katakana in _SMALL_GLIDE:
            glide = _SMALL_GLIDE[katakana]
            stem = made.removesuffix("i")
            made = stem + (glide[1] if stem.endswith(("sh", "ch", "j")) else glide)
        elif katakana not in "ッー":
            made += anyascii(katakana).lower()
    return _FOREIGN.sub("", made)


def _product(choices: list[tuple[str, ...]]) -> int:
    size = 1
    for choice in choices:
        size *= len(choice)
    return size


def parts(han: str, reading: str) -> Iterator[str]:
    """The reading of a run of Han cut after one and after two characters.

    A name in Han is written in one piece; in Latin letters its family name stands
    apart.
    """
    for count in (1, 2):
        if count < len(han):
            cut = len("".join(syllables(letter)[0] for letter in han[:count]))
            yield reading[:cut]
            yield reading[cut:]
