"""Titles and roles of persons: President Xi, адвокат Иванов, 律师王伟."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from dossier_db.texts.facts.words import Line, in_order, singular
from dossier_db.texts.listed import listed

_TITLES: Final = listed(
    "president leader minister director lawyer attorney chairman chairwoman chair"
    " general judge prosecutor spokesman spokeswoman spokesperson chief head"
    " ambassador consul governor mayor senator professor secretary commissioner"
    " founder coordinator colonel captain major lieutenant imam activist"
    " journalist researcher expert doctor editor"
    " président avocat avocate directeur directrice ministre juge procureur"
    " porte-parole chef maire gouverneur ambassadeur fondateur professeur"
)
_LEADING: Final = in_order(
    "президент лидер министр директор адвокат председател генерал судь прокурор глав"
    " посол посла консул аким профессор депутат секретар журналист активист юрист"
    " представител координатор основател басшы төраға қорғауш әкім елші өкіл"
    " белсенді жетекші"
)
_HAN: Final = re.compile(
    "(?P<t>律师|律師|主席|总统|總統|部长|部長|法官|检察官|檢察官|发言人|發言人|主任|领导人"
    "|領導人|教授|记者|記者|负责人|負責人|局长|市长|省长|大使|领事|创始人|专家)"
    "(?P<n>[\u4e00-\u9fff]{1,6}(?:[·•・][\u4e00-\u9fff]{1,6}){1,2}|[\u4e00-\u9fff]{2,4}?"
    "(?=表示|说|說|称|稱|指出|认为|認為|告诉|告訴|在|被|，|。|、|的|和|向|对|將|将|也|则))"
)
_LONGEST_NAME: Final = 3


class Title(NamedTuple):
    """A title and who bears it."""

    role: str
    name: str
    """The last word of the name, folded."""
    start: int
    stop: int
    words: str

    @property
    def value(self) -> str:
        """What is compared."""
        return self.role


def titles(line: Line) -> tuple[Title, ...]:
    """The titles that stand right before a name, in their order."""
    found = list(_plain(line))
    if line.han:
        for han in _HAN.finditer(line.text):
            found.append(Title(han["t"], han["n"], *han.span(), han[0]))
    return tuple(found)


def _plain(line: Line) -> Iterator[Title]:
    for index, word in enumerate(line.words):
        role = role_of(word.fold) if word.kind == "w" else ""
        if not role:
            continue
        first = index + 1
        if line.at(first) == ",":
            first += 1
        last = first
        while (
            last < len(line.words)
            and last - first < _LONGEST_NAME
            and line.words[last].capital
            and not role_of(line.at(last))
        ):
            last += 1
        if last > first:
            start, stop = word.start, line.words[last - 1].stop
            name = line.at(last - 1)
            yield Title(role, name, start, stop, line.text[start:stop])


@lru_cache(maxsize=50_000)
def role_of(fold: str) -> str:
    """The role that a word names, or nothing."""
    if singular(fold) in _TITLES:
        return singular(fold)
    if fold[:1] >= "\u0400" and fold.startswith(_LEADING):
        return next(root for root in _LEADING if fold.startswith(root))
    return ""
