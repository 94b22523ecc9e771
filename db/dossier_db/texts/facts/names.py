"""Names of people, bodies and places, word by word, and when two are one.

In scripts with capitals a name is a word with a capital that does not stand there only
because a sentence begins. In Han it is a run of the characters that foreign names are
written with, a name with a middle dot, a name after a title, or a place with its kind.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel, JaroWinkler

from dossier_db.search.folding import read
from dossier_db.search.skeleton import sound, without_vowels
from dossier_db.texts.facts import numerals
from dossier_db.texts.facts.dates import is_month
from dossier_db.texts.facts.kinds import PERSON, kind_in_han, kind_of
from dossier_db.texts.facts.titles import role_of, titles
from dossier_db.texts.facts.words import STOP, Line, in_order, singular
from dossier_db.texts.listed import listed

_NO_NAMES: Final = listed(
    "monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr yes"
    " however meanwhile although though since despite following earlier later"
    " yesterday today tomorrow i lundi mardi mercredi jeudi vendredi samedi"
    " dimanche selon depuis après article section part"
)
_ENDS: Final = frozenset(".!?:…—–•*")
"""Signs after which a capital tells nothing."""
_OPENS: Final = frozenset('“”«»"„‘([（')
_TRANSLITERATED: Final = (
    "喀干吐鲁番哲苏阿埃艾奥巴贝比别波博布查察达代德登迪蒂丁多顿恩尔法菲费夫弗盖戈格古哈海罕赫亨霍基吉加贾杰金"
    "卡凯坎康科克肯库奎昆拉莱兰雷里丽利莉林琳卢鲁伦罗洛马玛麦迈曼梅门米明莫姆木穆娜纳乃内尼努诺"
    "欧帕佩彭皮普奇齐恰乔切琴热日瑞若萨塞赛桑森沙山谢舍什施史斯丝苏索塔泰坦汤特提图土托瓦韦维温"
    "沃乌伍西希夏辛雅亚延扬耶叶伊英因尤约扎泽曾詹哲朱兹孜佐祖拜甫江买汗哥勒吾热古丽迭"
)
_HAN_RUN: Final = re.compile(
    f"[{_TRANSLITERATED}]{{3,9}}(?:[·•・][{_TRANSLITERATED}]{{1,7}})*"
)
_HAN_DOTTED: Final = re.compile(
    "[\u4e00-\u9fff]{1,5}(?:[·•・][\u4e00-\u9fff]{1,5}){1,2}"
)
_HAN_PLACE: Final = re.compile(
    "[\u4e00-\u9fff]{2,4}?"
    "(?:省|市|县|縣|州|(?<![矿地社小校园郊山])[区區]|村|镇|鎮|小学|小學|中学|中學|大学|大學|医院|醫院|公司)"
)
"""A place or a body, with its kind."""
_HAN_EDGE: Final = re.compile(
    "^(?:.*[的在从從到於于往向自对對和与與及是为為被由将將至])?[该該本全各这這年月日号號]*"
)
"""What stands before the name of a place, as far as characters alone tell."""
_ENDINGS: Final = tuple(
    sorted(
        in_order(
            "а я у ю е ы и й ь ой ей ом ем ым им ами ями ах ях ов ев ого его"
            " ому ему ую юю"
            " ая яя ое ее ые ие ых их ами"
            " ның нің дың дің тың тің ға ге қа ке да де та те дан ден тан тен нан нен"
            " ны ні ды ді ты ті мен бен пен лар лер дар дер тар тер ы і сы сі ын ін на"
            " не нда нде ына іне ында інде ынан інен ының інің лық лік дық дік тық тік"
        ),
        key=len,
        reverse=True,
    )
)
_FLEETING: Final = re.compile("[бвгджзклмнпрстфхцчшщ][ео][кглнцрв]$")
"""Павел, Орёл: a vowel that the other cases lack."""
_LEAST_HAN: Final = 3
"""Characters of a name in Han that is known again with one of them changed."""
_MOST_SOUGHT: Final = 20
_SHORTEST: Final = 4
"""Letters that an ending must leave, and of which a name needs to be like another."""


class Name(NamedTuple):
    """One word of a name."""

    fold: str
    group: frozenset[str]
    """The other words of the name that it is part of, folded."""
    before: str
    """The word before it, folded."""
    after: str
    """The word after it, folded."""
    role: str
    """The title that stands before it."""
    sure: bool
    """It does not stand alone at the beginning of a sentence."""
    opens: bool
    """A sentence begins with it: its capital tells nothing."""
    start: int
    stop: int
    words: str
    kind: str = ""
    """What it names, as far as what stands around it tells: a person or a place."""

    @property
    def value(self) -> str:
        """What is compared."""
        return self.fold


def names(line: Line, common: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """The words of names in a sentence, in their order.

    Args:
        line: the sentence.
        common: words that stand somewhere in small letters: at the beginning of a
            sentence they are no names.
    """
    found = list(_with_capitals(line, common))
    if line.han:
        found.extend(_in_han(line))
    return tuple(found)


def _with_capitals(line: Line, common: frozenset[str]) -> Iterator[Name]:
    roles = [(title.start, title.stop, title.role) for title in titles(line)]
    for index, word in enumerate(line.words):
        if not word.capital or len(word.fold) < 2 or word.fold in _NO_NAMES:
            continue
        first = _begins(line, index)
        if first and (word.fold in STOP or word.fold in common):
            continue
        if word.fold in STOP or is_month(word.fold) or not line.free(*word[2:4]):
            continue
        if numerals.is_numeral(word.fold, line.kazakh) or role_of(word.fold):
            continue
        group = frozenset(_group(line, index))
        before, after = line.at(index - 1), line.at(index + 1)
        words = word.text.removesuffix("’s").removesuffix("'s")
        start = word.start
        sure = not first or bool(group)
        stop = start + len(words)
        role = next((r for a, b, r in roles if a <= start < b), "")
        fold = word.fold
        kind = PERSON if role else kind_of(line, index)
        places = start, stop, words
        yield Name(fold, group, before, after, role, sure, first, *places, kind)


def _begins(line: Line, index: int) -> bool:
    """Whether a word begins a sentence, a quoted one too, or a line."""
    back = index - 1
    while back >= 0 and line.words[back].text in _OPENS:
        back -= 1
    return back < 0 or line.words[back].text in _ENDS


def _group(line: Line, index: int) -> Iterator[str]:
    """The words with capitals on both sides of a word, without a sign between."""
    for step in (-1, 1):
        other = index + step
        while 0 <= other < len(line.words) and abs(other - index) <= 4:
            if not line.words[other].capital:
                break
            yield line.at(other)
            other += step


def _in_han(line: Line) -> Iterator[Name]:
    seen: list[tuple[int, int]] = []
    foreign = [found.span() for found in _HAN_RUN.finditer(line.text)]
    spans = [span for span in foreign if "·" in line.text[slice(*span)]]
    spans += [found.span() for found in _HAN_DOTTED.finditer(line.text)]
    spans += foreign
    people = {
        (title.stop - len(title.name), title.stop)
        for title in titles(line)
        if line.text[title.stop - 1] == title.name[-1]
    }
    spans += sorted(people)
    spans += [found.span() for found in _HAN_PLACE.finditer(line.text)]
    for start, stop in spans:
        edge = _HAN_EDGE.match(line.text[start:stop])
        start += edge.end() if edge else 0
        if line.text.startswith("法院", stop - 1):
            stop -= 1  # a court, and no part of a name
        if stop - start < 2 or any(a < stop and start < b for a, b in seen):
            continue
        seen.append((start, stop))
        kind = kind_in_han(line.text, start, stop)
        if (start, stop) in people:
            kind = PERSON
        yield _of_han(line.text[start:stop], start)._replace(kind=kind)


def _of_han(words: str, start: int) -> Name:
    stop = start + len(words)
    return Name(words, frozenset(), "", "", "", True, False, start, stop, words)


def sought(known: str, text: str) -> Iterator[Name]:
    """Where a name in Han that is known from elsewhere stands in a text.

    Nothing in Han itself tells a name. One of three characters or more is found with
    another in the stead of one, too: 王建民 and 王建明.
    """
    found = [one.start() for one in re.finditer(re.escape(known), text)]
    if not found and len(known) >= _LEAST_HAN:
        for place in range(len(known)):
            letters = [re.escape(one) for one in known]
            letters[place] = "[\u4e00-\u9fff]"
            found.extend(one.start() for one in re.finditer("".join(letters), text))
    for start in sorted(set(found))[:_MOST_SOUGHT]:
        yield _of_han(text[start : start + len(known)], start)


@lru_cache(maxsize=100_000)
def roots(fold: str) -> frozenset[str]:
    """A name without the endings of its case; itself among them."""
    if fold[:1] < "\u0400" or fold[:1] > "\u052f":
        return frozenset((fold, singular(fold)))
    found = {fold}
    for ending in _ENDINGS:
        if fold.endswith(ending) and len(fold) - len(ending) >= _SHORTEST - 1:
            found.add(fold[: -len(ending)])
    if _FLEETING.search(fold):
        found.add(fold[:-2] + fold[-1])
    return frozenset(found)


@lru_cache(maxsize=200_000)
def same(a: str, b: str) -> bool:
    """Whether two words of names are one but for case endings and derived forms."""
    if a == b or roots(a) & roots(b):
        return True
    if is_han(a) and is_han(b):
        return _stands_for(*sorted((a, b), key=len))
    short, long = sorted((a, b), key=len)
    if len(short) >= _SHORTEST and long.startswith(short[:-1]):
        return len(long) - len(short) > 1 and long.startswith(short)
    return False


def is_han(fold: str) -> bool:
    """Whether a name is written in Han."""
    return "\u3400" <= fold[:1] <= "\u9fff"


def _stands_for(short: str, long: str) -> bool:
    """Whether characters are left out of a name in Han, as is done to shorten it."""
    rest = iter(long)
    return len(short) > 1 and short[0] == long[0] and all(one in rest for one in short)


@lru_cache(maxsize=100_000)
def spelling(fold: str) -> str:
    """A word of a name without what romanisations do differently."""
    return read(fold)[2] or fold


@lru_cache(maxsize=200_000)
def likeness(a: str, b: str) -> float:
    """How like two words of names are, 0 to 1; 1 where only their spelling differs.

    Which of them comes first does not matter: what is measured below takes the letters
    of its first word in their order, so that it is always the same one.
    """
    if a > b:
        return likeness(b, a)
    if is_han(a) and is_han(b) and len(a) == len(b) >= _LEAST_HAN:
        apart = sum(one != other for one, other in zip(a, b, strict=True))
        if apart <= 1:
            return 1.0 - 0.1 * apart
    mine, its = spelling(a), spelling(b)
    if mine == its:
        return 1.0
    if min(len(mine), len(its)) < _SHORTEST:
        return 0.0
    letters = Indel.normalized_similarity(mine, its)
    heard, hears = sound(read(a)[1]), sound(read(b)[1])
    voiced = Indel.normalized_similarity(heard, hears)
    bare = Indel.normalized_similarity(without_vowels(heard), without_vowels(hears))
    begins = JaroWinkler.similarity(mine, its)
    return min(0.99, 0.4 * letters + 0.15 * voiced + 0.15 * bare + 0.3 * begins)
