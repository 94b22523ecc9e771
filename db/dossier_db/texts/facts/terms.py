"""Terms: short quoted words, and what somebody is charged with."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dossier_db.texts.facts.words import Line, stems
from dossier_db.texts.listed import listed

_LONGEST: Final = 6
"""Words of a quoted term; longer ones are sentences that somebody said."""
_QUOTED: Final = re.compile(
    "“(?P<a>[^“”]{3,80})”|«(?P<b>[^«»]{3,80})»|„(?P<c>[^„“”]{3,80})[“”]"
    '|(?<![\\w”])"(?P<d>[^"]{3,80})"|[「『](?P<e>[^」』]{2,30})[」』]'
)
_CHARGED: Final = re.compile(
    r"\b(?:charged with|charges? of|accused of|convicted of|guilty of|offen[cs]e of"
    r"|crime of|accusé(?:e|s|es)? d[e’']|inculpé(?:e|s|es)? pour|coupables? d[e’']"
    r"|обвиня\w{2,5} в|обвинени\w{1,3} в|осужд\w{2,4} за|виновн\w{1,3} в)\s{0,2}"
    r"[“«\"]?\s?(?P<t>[^\W\d_][\w’'-]{2,24}(?:\s[^\W\d_][\w’'-]{0,24}){0,4})",
    re.IGNORECASE,
)
_HAN_CHARGED: Final = re.compile(
    "(?:涉嫌|被控|罪名为|罪名是|犯有|以)[“「]?(?P<t>[\u4e00-\u9fff]{3,12}?)(?:”|」)?罪"
)
_END: Final = re.compile(
    r"\s(?:in|under|by|after|before|for|at|on|with|during|against|from|when|which"
    r"|that|who|as|over|dans|sous|par|après|avant|pour|lors|selon|по|при|на|после)\b"
)
_EMPTY_HEADS: Final = listed("his her their its having being the a an")


class Term(NamedTuple):
    """A name that a text gives to something."""

    stems: frozenset[str]
    """What it says, without endings."""
    quoted: bool
    start: int
    stop: int
    words: str

    @property
    def value(self) -> str:
        """What is compared."""
        return " ".join(sorted(self.stems))


def terms(line: Line) -> tuple[Term, ...]:
    """The terms of a sentence, in their order; a quoted one is read once."""
    found: list[Term] = []
    for one in _all(line):
        if one.stems and not any(
            one.start < a.stop and a.start < one.stop for a in found
        ):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _all(line: Line) -> Iterator[Term]:
    for quoted in _QUOTED.finditer(line.text):
        name = quoted.lastgroup or "a"
        start, stop = quoted.span(name)
        words = [w for w in line.words if start <= w.start and w.stop <= stop]
        if 0 < sum(w.kind == "w" for w in words) <= _LONGEST or name == "e":
            yield _term(line, start, stop, True)
    for pattern in (_CHARGED, _HAN_CHARGED):
        for charged in pattern.finditer(line.text):
            start, stop = charged.span("t")
            ended = _END.search(line.text, start, stop)
            stop = ended.start() if ended else stop
            first = line.text[start:stop].split(" ", 1)[0].lower()
            if first not in _EMPTY_HEADS:
                yield _term(line, start, stop, False)


def _term(line: Line, start: int, stop: int, quoted: bool) -> Term:
    inside = [word for word in line.words if start <= word.start and word.stop <= stop]
    words = line.text[start:stop].strip(" ,.;!?，。")
    return Term(stems(inside), quoted, start, stop, words)
