"""What something was done to: the thing *of* a name, and the words before it."""

from typing import Final, NamedTuple

from dossier_db.texts.facts.institutions import kind_of
from dossier_db.texts.facts.people import is_people
from dossier_db.texts.facts.words import STOP, Line, singular, stem
from dossier_db.texts.listed import listed

_OF: Final = listed("of de d du")
_COMPLEMENT: Final = 4
"""Words after *of* among which the name begins."""
_BACK: Final = 16
"""Words before the thing among which the act stands."""
_NO_THINGS: Final = listed(
    "city town village district region province country member people part one"
    " capital north south east west border state republic ministry number most"
    " some all side out because instead ahead front name head many none rest"
    " ville pays région membre nom partie"
)
_SMALL_VERB: Final = 4


class Object(NamedTuple):
    """A thing that is somebody's or shows somebody."""

    head: str
    """The thing, in the singular."""
    name: str
    """The stem of the last word of the name."""
    acts: frozenset[str]
    """Stems of verbs before it."""
    start: int
    stop: int
    words: str

    @property
    def value(self) -> str:
        """What is compared."""
        return self.head


def objects(line: Line) -> tuple[Object, ...]:
    """The things *of* a name in a sentence, in their order."""
    found = []
    for index, word in enumerate(line.words):
        if word.fold not in _OF or not index:
            continue
        head = line.words[index - 1]
        if head.kind != "w" or head.capital or head.fold in STOP:
            continue
        thing = singular(head.fold)
        name = _name(line, index + 1)
        if name is None or thing in _NO_THINGS or is_people(thing) or kind_of(thing):
            continue
        start, stop = head.start, line.words[name].stop
        acts = _acts(line, index - 1)
        words = line.text[start:stop]
        found.append(Object(thing, stem(line.at(name)), acts, start, stop, words))
    return tuple(found)


def _name(line: Line, first: int) -> int | None:
    """The last word of the name that begins at a word or a few after it."""
    last = None
    for index in range(first, min(first + _COMPLEMENT + 3, len(line.words))):
        word = line.words[index]
        if word.capital:
            last = index
        elif (
            word.kind != "w"
            or (last is not None and not is_people(word.fold))
            or (last is None and index - first >= _COMPLEMENT)
        ):
            break
    return last


def _acts(line: Line, index: int) -> frozenset[str]:
    """Stems of words in the past tense before a thing, the act among them."""
    before = line.words[max(0, index - _BACK) : index]
    return frozenset(
        stem(word.fold)
        for word in before
        if word.kind == "w"
        and len(word.fold) > _SMALL_VERB
        and not word.capital
        and word.fold.endswith(("ed", "nt", "rnt", "rned", "é", "és", "ées", "aient"))
    )
