"""A sentence as words, figures and signs: what every room of facts reads.

Han is not parted into words by anybody, so each of its characters stands alone here;
rooms that read Han look at the sentence itself.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from dossier_db.canonical import normalized
from dossier_db.texts.listed import listed

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
FIGURE: Final = r"\d{1,3}(?:[ \u00a0\u202f,.]\d{3}){1,4}(?!\d)|\d+(?:[.,]\d{1,6})?"
"""A number in digits: 18, 30 000, 1,200.5."""
_LETTER: Final = rf"[^\W\d_{HAN}][\u0300-\u036f]*"
_TOKEN: Final = re.compile(
    rf"(?P<f>{FIGURE})"
    r"|(?P<e>(?:[ldnsjcmtLDNSJCMT]|[Qq]u)[’'](?=[^\W\d_]{2}))"  # l’article
    rf"|(?P<w>(?:{_LETTER})+(?:[-’'ʼ‑](?:{_LETTER})+){{0,6}})"
    rf"|(?P<h>[{HAN}])"
    r"|(?P<p>[^\w\s])"
)
_OWNED: Final = re.compile(r"[’'ʼ]s$|(?<=s)[’']$")
_KAZAKH: Final = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_HAN: Final = re.compile(f"[{HAN}]")

STOP: Final = listed(
    "a an the and or but nor if of in on at by for with from to into over under"
    " about after before between during against as is are was were be been being"
    " am it its he him his she her hers they them their theirs we us our you your"
    " i me my this that these those there here which who whom whose what when"
    " where why how not no so many much than then too very can could will would"
    " shall should"
    " may might must do does did done has have had having s t also said say says"
    " one more most other some such only own same just up down out off again"
    " further once all any both each few because until while through told"
    " according yet among upon within without"
    " le la les un une des du de d l et ou mais dans sur par pour avec sans sous ce"
    " cette ces cet son sa ses leur leurs qui que qu dont où est sont était étaient"
    " a ont été être il elle ils elles on en y ne pas plus au aux se selon"
    " и в во на с со к ко по о об от до за из у не а но что чтобы как это этот эта"
    " эти того том был была были было будет его ее их он она они ее же ли при для"
    " также который которая которые которых после перед под над еще уже им ими ей"
    " нам вам вас нас него нее них ним мы вы я ты тогда теперь здесь там когда где"
    " если однако поэтому ранее позже сейчас"
    " және мен бен пен да де та те бұл сол осы ол олар үшін туралы деп деді еді"
    " болды болған бар жоқ емес бойынша кейін дейін ғана"
    " оның олардың оған оларға сонда қазір бірақ егер содан"
)
"""Words that say nothing of what a fact is about."""


def in_order(words: str) -> tuple[str, ...]:
    """Words that are parted by spaces, where their order counts."""
    return tuple(words.split())


class Word(NamedTuple):
    """One word, figure or sign."""

    text: str
    fold: str
    """Lower case, composed, without the English possessive; ``ё`` is ``е``."""
    start: int
    """Where it begins in the sentence, in characters."""
    stop: int
    kind: str
    """``w`` word, ``f`` figure, ``h`` one Han character, ``p`` sign."""

    @property
    def capital(self) -> bool:
        """It is a word that begins with a capital letter."""
        return self.kind == "w" and self.text[0].isupper()


class Line:
    """A sentence, cut once for all rooms."""

    def __init__(self, text: str, kazakh: bool | None = None) -> None:
        """
        Args:
            text: the sentence.
            kazakh: whether its Cyrillic is Kazakh; asked of its letters by default.
        """
        self.text = text
        self.words = tuple(_words(text))
        self.kazakh = is_kazakh(text) if kazakh is None else kazakh
        self.han = bool(_HAN.search(text))
        self._starts = [word.start for word in self.words]
        self._stops = [word.stop for word in self.words]
        self.taken: list[tuple[int, int]] = []
        """Places that a room has read: the figure of a date is no count."""

    def around(self, start: int, stop: int, wide: int) -> tuple[Word, ...]:
        """The words before and after a place, so many on each side."""
        first = bisect_right(self._stops, start)
        last = bisect_left(self._starts, stop)
        return self.words[max(0, first - wide) : first] + self.words[last : last + wide]

    def take(self, start: int, stop: int) -> None:
        """Say that a place is read."""
        self.taken.append((start, stop))

    def free(self, start: int, stop: int) -> bool:
        """Whether nobody has read anything of a place."""
        return not any(a < stop and start < b for a, b in self.taken)

    def folds(self, start: int, stop: int) -> list[str]:
        """The folded words from one index up to another, within the sentence."""
        return [word.fold for word in self.words[max(start, 0) : max(stop, 0)]]

    def at(self, index: int) -> str:
        """The folded word of an index; nothing outside the sentence."""
        return self.words[index].fold if 0 <= index < len(self.words) else ""


def is_kazakh(text: str) -> bool:
    """Whether letters stand in a text that Kazakh has and Russian lacks."""
    return bool(_KAZAKH.search(text))


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """A word as it is looked up."""
    low = normalized("NFC", word).casefold().replace("ё", "е")
    return _OWNED.sub("", low.replace("‑", "-"))


@lru_cache(maxsize=100_000)
def stem(fold: str) -> str:
    """The beginning of a word, which its endings do not change; rough, on purpose."""
    return fold[: min(6, max(4, len(fold) - 2))]


def stems(words: Iterable[Word]) -> frozenset[str]:
    """What some words are about: stems of those that say something, pairs of Han."""
    found = set()
    before = ""
    for word in words:
        if word.kind == "h":
            if before:
                found.add(before + word.text)
            before = word.text
            continue
        before = ""
        if word.kind == "w" and word.fold not in STOP and len(word.fold) > 1:
            found.add(stem(word.fold))
    return frozenset(found)


@lru_cache(maxsize=50_000)
def singular(fold: str) -> str:
    """An English or French noun without its plural."""
    irregular = _PLURALS.get(fold)
    if irregular:
        return irregular
    if len(fold) > 4 and fold.endswith("ies"):
        return fold[:-3] + "y"
    if len(fold) > 3 and fold.endswith("s") and not fold.endswith(("ss", "us", "is")):
        return fold[:-1]
    return fold


_PLURALS: Final = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "clergymen": "clergyman",
    "policemen": "policeman",
    "wives": "wife",
    "lives": "life",
    "gens": "personne",
    "witnesses": "witness",
}


def _words(text: str) -> Iterable[Word]:
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "p"
        raw = found[0]
        fold = folded(raw) if kind == "w" else raw
        if kind == "e":
            kind, fold = "w", raw[:-1].lower()
        yield Word(raw, fold, found.start(), found.end(), kind)
