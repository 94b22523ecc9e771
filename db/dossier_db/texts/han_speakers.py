"""Who speaks a quotation in Chinese, by the clause before it and the one after it."""

import re
from typing import Final

from dossier_db.texts.saying import HAN

_REACH: Final = 60
_STOPS: Final = "，。；！？、：:“”「」『』…\n "
_BEFORE: Final = re.compile(
    rf"(?P<who>[^{_STOPS}]{{1,30}}?)(?:{HAN})(?:道|说|說|了|过|過|，)?[：:，,]?\s*$"
)
_AFTER: Final = re.compile(
    rf"[，,。\s]*(?P<who>[^{_STOPS}]{{1,24}}?)(?:{HAN})(?:道|了|[，。,、：！？\s]|$)"
)
_BY: Final = re.compile(rf"(?:据|據|根据|根據)(?P<who>[^{_STOPS}]{{1,20}})")
_BY_ENDS: Final = re.compile(
    "(?:的)?(?:报道|報道|报|報|报导|報導|介绍|介紹|消息|说法)$|[称稱]$"
)
_ASIDE: Final = re.compile(
    f"(?:{HAN}|也|又|还|還|则|則|曾|曾经|随后|隨後|当天|當天|今天|昨天|同时|同時|再次|并|並|强烈|公开|明确"
    "|在[^，。在]{1,14}(?:中|上|时|時|里|裡)|[对對向][^，。]{1,12}|以[^，。]{1,10})$"
)


def speaker(text: str, start: int, opens: int, closes: int, stop: int) -> str | None:
    """Who speaks, as far as the sentence tells."""
    after = _AFTER.match(text, closes, min(stop, closes + _REACH))
    if after:
        return _named(after["who"])
    since = max(start, opens - _REACH)
    by = _BY.search(text, since, opens)
    if by:
        return _BY_ENDS.sub("", by["who"]) or None
    before = _BEFORE.search(text, since, opens)
    return _named(before["who"]) if before else None


def _named(words: str) -> str | None:
    """A name without the adverbs and asides between it and its verb."""
    for _ in range(4):
        shorter = _ASIDE.sub("", words)
        if shorter == words:
            break
        words = shorter
    return words or None
