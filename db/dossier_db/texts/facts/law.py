"""Articles of law with their parts: 174(2), Article 174 part 2, ст. 174 ч. 2."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dossier_db.texts.facts import numerals
from dossier_db.texts.facts.words import Line

_ARTICLE: Final = (
    r"(?:articles?|art\.?|sections?|sec\.|§§?|стать(?:я|и|е|ю|ей|ям|ями)|статей|ст\.)"
)
_PART: Final = (
    r"(?:parts?|para\.|paragraphs?|clause|subsection|alinéas?|al\.|paragraphe|partie"
    r"|част(?:ь|и|ью)|ч\.|пункт\w{0,2}|п\.)"
)
_ORDINALS: Final = {
    word: str(number)
    for number, words in enumerate(
        (
            "one first i первая первой первую premier première бірінші",
            "two second ii вторая второй вторую deuxième second екінші",
            "three third iii третья третьей третью troisième үшінші",
            "four fourth iv четвертая четвертой четвертую quatrième төртінші",
            "five fifth v пятая пятой пятую cinquième бесінші",
        ),
        1,
    )
    for word in words.split()
}
_ORDINAL: Final = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_NUMBER: Final = r"\d{1,4}(?:[-.]\d{1,3})?[a-z]?(?![\w])"
_AFTER: Final = (
    r"(?P<b>(?:\s?\([\w]{1,4}\)){1,3})"
    rf"|,?\s{{0,3}}{_PART}\s{{0,3}}(?P<p>\d{{1,2}}|(?:{_ORDINAL})(?!\w))"
    rf"|,?\s{{0,3}}(?P<q>{_ORDINAL})\s{{1,3}}{_PART}"
)
_LAW: Final = re.compile(
    rf"(?:(?P<x>{_PART}\s{{0,3}}(?:\d{{1,2}}|(?:{_ORDINAL})(?!\w))"
    rf"|(?:{_ORDINAL})\s{{1,3}}{_PART})\s{{1,3}}(?:of\s+|de\s+l[’'])?(?:the\s+)?)?"
    rf"(?<![^\W\d]){_ARTICLE}\s{{0,3}}(?P<n>{_NUMBER})(?:{_AFTER})?",
    re.IGNORECASE,
)
_MORE: Final = re.compile(
    r"\s{0,2}(?:,|and|or|et|и|или|,\s?and)\s{1,2}(?P<n>\d{2,4}(?:[-.]\d{1,3})?)"
    r"(?P<b>(?:\s?\(\w{1,4}\)){1,3})?(?![\w.,]\d)(?!\s{0,2}(?:years?|лет|года|ans|of))",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"(?<![\w(])(?P<n>\d{2,4})(?P<b>(?:\(\d{1,2}\)){1,2})")
_KAZAKH: Final = re.compile(
    r"(?P<n>\d{1,4}(?:-\d{1,2})?)\s?[-‑–]?\s?ба(?:п|б)\w{0,8}"
    rf"(?:\s{{1,3}}(?P<p>\d{{1,2}}|{_ORDINAL})\s?[-‑–]?\s?(?:бөлі|тарма)\w{{0,8}})?",
    re.IGNORECASE,
)
_HAN: Final = re.compile(
    rf"第?(?P<n>\d{{1,4}}|{numerals.HAN_NUMBER}{{1,8}})[条條]"
    rf"(?:之[一二三四五六七八九十])?(?:第?(?P<p>\d{{1,2}}|{numerals.HAN_NUMBER}{{1,3}})[款项項])?"
)
_HINT: Final = re.compile(
    r"art|sect|sec\.|§|ст\.|стат|ба[пб]|[条條]|\d\(\d", re.IGNORECASE
)
_BRACKETED: Final = re.compile(r"\w+")


class Article(NamedTuple):
    """An article of a law."""

    number: str
    part: str
    """Parts one within another: 2, 2.1; nothing where none is given."""
    start: int
    stop: int
    words: str

    @property
    def value(self) -> str:
        """174, 174(2)."""
        return f"{self.number}({self.part})" if self.part else self.number


def articles(line: Line) -> tuple[Article, ...]:
    """The articles of a sentence; their places are taken for other rooms."""
    if not _HINT.search(line.text):
        return ()
    found = []
    for article in _all(line.text):
        if line.free(article.start, article.stop):
            line.take(article.start, article.stop)
            found.append(article)
    return tuple(sorted(found, key=lambda article: article.start))


def _all(text: str) -> Iterator[Article]:
    for found in _LAW.finditer(text):
        part = found["x"] or found["b"] or found["p"] or found["q"] or ""
        yield _article(text, found["n"], part, *found.span())
        after = found.end()
        for _ in range(8):
            more = _MORE.match(text, after)
            if not more:
                break
            yield _article(text, more["n"], more["b"] or "", *more.span())
            after = more.end()
    for pattern in (_KAZAKH, _HAN):
        for found in pattern.finditer(text):
            yield _article(text, found["n"], found["p"] or "", *found.span())
    for found in _BARE.finditer(text):
        yield _article(text, found["n"], found["b"], *found.span())


def _article(text: str, number: str, part: str, start: int, stop: int) -> Article:
    return Article(
        _number(number).lower(),
        ".".join(filter(None, (_of_part(one) for one in _BRACKETED.findall(part)))),
        start,
        stop,
        text[start:stop].strip(" ,"),
    )


def _of_part(word: str) -> str:
    """A part as a number or letter; nothing for the words around it."""
    low = word.lower()
    if low in _ORDINALS:
        return _ORDINALS[low]
    number = _number(low)
    return number if number.isdecimal() or (len(low) == 1 and low.isascii()) else ""


def _number(text: str) -> str:
    value = None if text[:1].isdigit() else numerals.han(text)
    return text if value is None else str(value)
