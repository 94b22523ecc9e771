"""Bodies that act: governments, consulates, courts, in words of several languages."""

from functools import lru_cache
from typing import Final, NamedTuple

from dossier_db.texts.facts.words import STOP, Line, in_order, singular
from dossier_db.texts.listed import listed

_NOUNS: Final = listed(
    "government consulate embassy ministry party police court prosecutor"
    " prosecution authority army military parliament council committee agency"
    " service bureau administration commission regime department side office"
    " delegation mission foundation organization organisation association union"
    " group company university hospital newspaper tribunal senate assembly"
    " president minister mayor governor"
    " gouvernement consulat ambassade ministère parti tribunal parquet autorité"
    " armée parlement conseil comité agence mairie préfecture commission"
)
_ROOTS: Final = {
    "правительств": "правительство",
    "консульств": "консульство",
    "генконсульств": "консульство",
    "посольств": "посольство",
    "министерств": "министерство",
    "мид": "министерство",
    "парти": "партия",
    "полици": "полиция",
    "прокуратур": "прокуратура",
    "сторон": "сторона",
    "власт": "власти",
    "парламент": "парламент",
    "комитет": "комитет",
    "комисси": "комиссия",
    "акимат": "акимат",
    "үкімет": "үкімет",
    "консулды": "консулдық",
    "елшілі": "елшілік",
    "министрлі": "министрлік",
    "прокурату": "прокуратура",
    "билік": "билік",
    "билиг": "билік",
    "тарап": "тарап",
    "әкімдік": "әкімдік",
}
_ADJECTIVES: Final = tuple(
    in_order("ское ская ский ские ского ской ским скими ском скую скому ских")
)
HAN: Final = (
    "政府|总领事馆|總領事館|领事馆|領事館|大使馆|大使館|使馆|外交部|共产党|共產黨|警方"
    "|法院|检察院|檢察院|检方|檢方|当局|當局|中方|议会|議會|委员会|委員會"
)
"""Chinese bodies, as alternatives of a pattern."""


class Institution(NamedTuple):
    """A body where it is named."""

    head: str
    """What it is: government, consulate."""
    of: str
    """Whose: how the first word of its name begins; nothing where none stands."""
    first: int
    """Its first word, counted in the sentence."""
    last: int
    """Its head."""


_ROOT: Final = 4
"""Letters of a country that its name and its adjective have in common."""


@lru_cache(maxsize=50_000)
def kind_of(fold: str) -> str | None:
    """What sort of body a word names, or None."""
    if singular(fold) in _NOUNS:
        return singular(fold)
    if fold[:1] >= "\u0400":
        roots = _ROOTS.items()
        return next((its for root, its in roots if fold.startswith(root)), None)
    return None


def institutions(line: Line) -> list[Institution]:
    """The bodies that a sentence names, in their order; not in Han."""
    found = []
    for index, word in enumerate(line.words):
        head = kind_of(word.fold) if word.kind == "w" else None
        if head is None:
            continue
        first = index
        while first and index - first < 4 and line.words[first - 1].capital:
            first -= 1
        if first == index and word.fold[:1] >= "\u0400" and first:
            before = line.words[first - 1]  # китайское консульство, in small letters
            if before.kind == "w" and before.fold.endswith(_ADJECTIVES):
                first -= 1
        while first < index and line.at(first) in STOP:
            first += 1
        owner = line.at(first) if first < index else _after(line, index)
        found.append(Institution(head, owner[:_ROOT], first, index))
    return found


def _after(line: Line, index: int) -> str:
    """Whose a body is, said after it: the government of China, правительство Китая."""
    after = index + 2 if line.at(index + 1) in ("of", "de") else index + 1
    if after < len(line.words) and line.words[after].capital:
        return line.at(after)
    return ""
