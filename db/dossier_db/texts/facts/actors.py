"""Who did something with a document: who sent the note, who issued the order."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from dossier_db.texts.facts import institutions
from dossier_db.texts.facts.institutions import Institution
from dossier_db.texts.facts.words import Line, in_order, singular
from dossier_db.texts.listed import listed

_DOCUMENTS: Final = listed(
    "note letter statement report request complaint order decree warning notice"
    " petition message demand memorandum communique communiqué declaration"
    " resolution telegram invitation ultimatum summons appeal protest list"
    " lettre déclaration rapport demande plainte ordre décret avertissement"
)
_DOCUMENT_ROOTS: Final = {
    "нот": "нота",
    "письм": "письмо",
    "заявлени": "заявление",
    "доклад": "доклад",
    "отчет": "отчет",
    "запрос": "запрос",
    "жалоб": "жалоба",
    "приказ": "приказ",
    "указ": "указ",
    "предупрежден": "предупреждение",
    "уведомлен": "уведомление",
    "хат": "хат",
    "мәлімдеме": "мәлімдеме",
    "шағым": "шағым",
    "бұйры": "бұйрық",
}
_LONGEST_ENDING: Final = 4
_ENGLISH: Final = listed(
    "send submit issue file hand deliver write publish release lodge sign address"
    " forward present transmit dispatch pass give circulate adopt"
)
_IRREGULAR: Final = {
    "sent": "send",
    "wrote": "write",
    "gave": "give",
    "given": "give",
    "written": "write",
    "submitted": "submit",
    "sending": "send",
}
_ROOTS: Final = in_order(
    "направи направл отправи передал переда вручи вручил издал опубликова выпусти пода"
    " написа жібер тапсыр жолда ұсын жариялан жазды"
    " envoy adress remis transm publi dépos sign"
)
_REACH: Final = 8
_BY: Final = listed("from by of from du de des par от из")
_HAN: Final = re.compile(
    rf"(?P<who>[\u4e00-\u9fff]{{0,4}}?(?:{institutions.HAN}))[^，。；]{{0,16}}?"
    "(?:发出|發出|提交|递交|遞交|发送|發送|致函|发布|發布|送交|照会|照會)[^，。；]{0,10}?"
    "(?P<what>照会|照會|信函|声明|聲明|报告|報告|通知|命令|函|信)"
)
_HAN_OWNED: Final = re.compile(
    rf"(?P<who>[\u4e00-\u9fff]{{0,4}}?(?:{institutions.HAN}))的[^，。；]{{0,6}}?"
    "(?P<what>照会|照會|信函|声明|聲明|报告|報告|通知|命令|函|信)"
)
_HAN_HEAD: Final = re.compile(f"(?:{institutions.HAN})$")


class Actor(NamedTuple):
    """A body and the document that it sent or made."""

    document: str
    head: str
    """What sort of body."""
    of: str
    """Whose, by its first letters: ``chin``."""
    start: int
    stop: int
    words: str
    """The body as written."""

    @property
    def value(self) -> str:
        """What is compared."""
        return f"{self.document}: {self.head}"


def actors(line: Line) -> tuple[Actor, ...]:
    """Who sent which document, as far as a sentence says it."""
    if line.han:
        return tuple(_in_han(line.text))
    documents = [
        (index, kind)
        for index, word in enumerate(line.words)
        if word.kind == "w" and (kind := _document(word.fold))
    ]
    if not documents:
        return ()
    bodies = institutions.institutions(line)
    found = []
    for index, kind in documents:
        body = _owner(line, index, bodies)
        body = body or _after(line, index, bodies) or _before(line, index, bodies)
        if body is not None:
            start = line.words[body.first].start
            stop = line.words[body.last].stop
            words = line.text[start:stop]
            found.append(Actor(kind, body.head, body.of, start, stop, words))
    return tuple(found)


@lru_cache(maxsize=50_000)
def _document(fold: str) -> str:
    kind = singular(fold)
    if kind in _DOCUMENTS:
        return kind
    if fold[:1] >= "\u0400":
        for root, its in _DOCUMENT_ROOTS.items():
            if fold.startswith(root) and len(fold) - len(root) <= _LONGEST_ENDING:
                return its
    return ""


@lru_cache(maxsize=50_000)
def _sends(fold: str) -> bool:
    if fold in _IRREGULAR or fold in _ENGLISH or fold.startswith(_ROOTS):
        return True
    bare = re.sub("(?:ed|d|s|ing)$", "", fold)
    return bare in _ENGLISH or bare + "e" in _ENGLISH


def _owner(line: Line, index: int, bodies: list[Institution]) -> Institution | None:
    """The consulate’s diplomatic note."""
    for body in bodies:
        owned = line.words[body.last].text[-2:] in ("’s", "'s", "s’", "s'")
        if owned and 0 < index - body.last <= 4:
            return body
    return None


def _after(line: Line, index: int, bodies: list[Institution]) -> Institution | None:
    """A note from the party; a note sent by the consulate."""
    for place in range(index + 1, min(index + 5, len(line.words))):
        if line.words[place].kind == "p":
            return None
        if line.at(place) in _BY:
            near = [body for body in bodies if 0 < body.first - place <= 3]
            return near[0] if near else None
    return None


def _before(line: Line, index: int, bodies: list[Institution]) -> Institution | None:
    """The consulate in Almaty sent a diplomatic note."""
    after = range(index + 1, min(index + 3, len(line.words)))
    if any(_sends(line.at(place)) for place in after if line.at(place)[:1] >= "\u0400"):
        near = [body for body in bodies if 0 < index - body.last <= _REACH]
        return near[-1] if near else None  # Қытай консулдығы нота жіберді
    for place in range(index - 1, max(index - _REACH, 0), -1):
        if line.at(place) in (";", ":"):
            return None
        if _sends(line.at(place)):
            near = [body for body in bodies if 0 < place - body.last <= _REACH]
            return near[-1] if near else None
    return None


def _in_han(text: str) -> Iterator[Actor]:
    for pattern in (_HAN, _HAN_OWNED):
        for found in pattern.finditer(text):
            head = _HAN_HEAD.search(found["who"])
            if head:
                start, stop = found.span("who")
                whose = found["who"][: head.start()]
                yield Actor(found["what"], head[0], whose, start, stop, found["who"])
