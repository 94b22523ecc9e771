"""Marks in a quick line: @people, #tags, sources, quotations, and how it is known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from dossier_db.texts.listed import listed
from dossier_db.texts.quotemarks import quoted

Sort: TypeAlias = Literal["person", "tag", "source", "quote", "connection", "plain"]
"""``plain`` is text in which nothing is looked for: an address of web or mail."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark and where it stands in the line."""

    sort: Sort
    start: int
    stop: int
    words: str
    """What it says, without its signs."""


_HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Written without spaces: a mark may follow it."""
_POINTS: Final = (
    "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d"
)
"""Signs that belong to the letter before them."""
_LETTER: Final = rf"[^\W\d_][{_POINTS}]*"
_NAME: Final = rf"(?:{_LETTER}\.)*{_LETTER}(?:[\w{_POINTS}]|[-’'ʼ‑·](?=[^\W\d_]))*"
_QUOTED: Final = r'(?:"[^"]{1,80}"|“[^”]{1,80}”|«[^»]{1,80}»|„[^“”]{1,80}[“”])'
_BEFORE: Final = rf"(?:(?<=[{_HAN}])|(?<![\w.+%/@#＃＠&-]))"
_FORMS: Final = re.compile(
    r"(?P<page>\b(?:https?://|www\.)[^\s<>\"“”«»，。；（）]{1,2000})"
    r"|(?P<mail>(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    rf"|(?P<src>(?<!\w)src[:：](?:{_QUOTED}|[^\s,;\"“”«»„，；]+)(?:\s?[¶§]\s?\d{{1,6}})?)"
    rf"|(?P<person>{_BEFORE}[@＠](?:{_QUOTED}|{_NAME}))"
    rf"|(?P<tag>{_BEFORE}[#＃]{_LETTER}(?:[\w{_POINTS}]|-(?=\w))*)"
    r"|(?P<bracket>\[(?=[^\]]{0,120}[^\W\d_]{2})[^\[\]@#]{1,120}\](?!\())",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(rf"(?:[@＠]|\bsrc[:：]){_QUOTED}", re.IGNORECASE)
QUOTE_SIGNS: Final = "\"“”„«»「」『』‘’`'"
_HANGING: Final = ".,;:!?)]}…。，；：！？"
_OWNED: Final = re.compile(r"(?<=[a-z])['’]s\Z")
_REMARK: Final = re.compile(r"[(（]([^()（）]{1,200})[)）]")
_OPENED: Final = re.compile(rf"{_BEFORE}[@＠]|[“„«]|(?<!\w)\"")
"""Signs that say nothing alone: a name or a closing mark belongs to them."""
_NAMELESS: Final = (
    'No name stands behind @: write it without a space, as @Rivera or @"Two Words".'
)
_NOT_CLOSED: Final = (
    "A quotation is not closed: write the mark that ends it, as in “…”."
)
_NO_SOURCE: Final = listed("sic emphasis")
_CONNECTING: Final = listed(
    "heard told seen saw from via through witnessed overheard myself personally phone"
    " слышал слышала услышал услышала услышано видел видела увидел увидела лично от"
    " рассказал рассказала сообщил сообщила слов"
    " естідім көрдім естіді көрді айтты айтуынша"
)
"""Words with which a remark begins or ends that says how something is known."""


def marks(line: str) -> tuple[Mark, ...]:
    """The marks of a line in their order, none within another; one source at most."""
    named = _NAMED.sub(lambda name: "_" * len(name[0]), line)
    spoken = (
        Mark("quote", start, stop, line[start:stop].strip(QUOTE_SIGNS).strip())
        for start, stop in quoted(named, 0, len(named))
    )
    quotes = [mark for mark in spoken if mark.words]
    found = sorted((*quotes, *_outside(line, quotes)), key=lambda mark: mark.start)
    return tuple(found)


def unfinished(line: str, found: Sequence[Mark]) -> str:
    """Why a sign of the line says nothing yet; empty where each does."""
    if any(m.sort == "quote" and line[m.stop - 1] not in QUOTE_SIGNS for m in found):
        return _NOT_CLOSED
    left, place = "", 0
    for mark in found:  # none within another
        left += line[place : mark.start] + "_" * (mark.stop - mark.start)
        place = mark.stop
    sign = _OPENED.search(left + line[place:])
    if sign is None:
        return ""
    return _NAMELESS if sign[0] in "@＠" else _NOT_CLOSED


def connection(line: str, found: Sequence[Mark]) -> Mark | None:
    """The remark at the very end of a line that says how it is known.

    Marks may stand in it and behind it.
    """
    remarks = list(_REMARK.finditer(line))
    if not remarks:
        return None
    start, stop = remarks[-1].span()
    if any(mark.sort == "quote" and mark.stop > start for mark in found):
        return None
    behind = [mark for mark in found if mark.start >= stop]
    edges = [stop, *(edge for mark in behind for edge in (mark.start, mark.stop))]
    rest = "".join(
        line[one:other]
        for one, other in zip(edges[::2], (*edges[1::2], len(line)), strict=True)
    )
    words = re.findall(r"\w+", remarks[-1][1].casefold())
    if any(map(str.isalnum, rest)) or not _connects(words):
        return None
    return Mark("connection", start, stop, remarks[-1][1].strip())


def _connects(words: list[str]) -> bool:
    return bool(words) and bool({words[0], words[-1], *words[1:2]} & _CONNECTING)


def _outside(line: str, quotes: list[Mark]) -> Iterator[Mark]:
    """The marks that stand in no quotation."""
    coming = iter(quotes)
    quote = next(coming, None)
    cited = False
    for match in _FORMS.finditer(line):
        while quote and quote.stop <= match.start():
            quote = next(coming, None)
        if quote and quote.start < match.end():
            continue
        mark = _mark(match)
        if mark and not (cited and mark.sort == "source"):
            cited = cited or mark.sort == "source"
            yield mark


def _mark(match: re.Match[str]) -> Mark | None:
    start, text = match.start(), match[0]
    if match.lastgroup in ("page", "mail"):
        return Mark("plain", start, match.end(), text)
    if match.lastgroup == "src":
        text = text.rstrip(_HANGING)
        words = text[4:].strip()
        if words[:1] in QUOTE_SIGNS:
            words = " ".join(re.split(f"[{QUOTE_SIGNS}]+", words)).strip()
        return Mark("source", start, start + len(text), words) if words else None
    if match.lastgroup == "bracket":
        words = text[1:-1].strip()
        if words.casefold().split()[0] in _NO_SOURCE:
            return None
        return Mark("source", start, match.end(), words)
    if match.lastgroup == "tag":
        return Mark("tag", start, match.end(), text[1:])
    if text[1] not in QUOTE_SIGNS:
        text = _OWNED.sub("", text).rstrip("_-’'ʼ‑·")
    words = " ".join(text[1:].strip(QUOTE_SIGNS).replace("_", " ").split())
    return Mark("person", start, start + len(text), words) if words else None
