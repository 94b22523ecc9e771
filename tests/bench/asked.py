"""What is typed: the same queries and the same names at every size.

Half of the queries ask for names in a form that no dossier holds, the rest for words of
texts, or for both. They are of the first entities and sources of ``multilingual``,
which are the same in all of its dossiers.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final, NamedTuple, TypeVar

from bench import crowd, multilingual, tongues

FEWEST: Final = 2000
"""A dossier needs so many entities to be asked about."""
_PAIRED: Final = range(0, 1000)
_TYPED: Final = range(1000, FEWEST)
_SOURCES: Final = 20
_PAIRS: Final = 300
_ONE = TypeVar("_ONE")


class Pair(NamedTuple):
    """A form of a name that is asked for and not held."""

    query: str
    forms: tuple[str, ...]
    """All forms; whoever is written so is the right answer."""


def pairs() -> list[Pair]:
    """Names to be found by another form of theirs."""
    rng = Random("pairs")
    found = [_pair(rng, one) for one in _people(_PAIRED) if one.others]
    return found[:_PAIRS]


def queries(seed: str = "typed") -> list[str]:
    """Some sixty queries; of another seed others, to warm up with."""
    rng = Random(seed)
    people = [one for one in _people(_TYPED) if one.others]
    rng.shuffle(people)
    names = [_pair(rng, one).query for one in people]
    texts = list(_texts(rng))
    rng.shuffle(texts)
    return [
        *_taken(names, 20),
        *(name.split()[-1] for name in _taken(names, 8)),
        *(_words(rng, text, 1) for text in _taken(texts, 12)),
        *(_words(rng, text, 2) for text in _taken(texts, 12)),
        *(
            f"{name.split()[0]} {_words(rng, text, 1)}"
            for name, text in zip(_taken(names, 8), _taken(texts, 8), strict=True)
        ),
    ]


def keystrokes(typed: Sequence[str]) -> list[str]:
    """Every beginning of every query, as a hand types it."""
    return [
        query[:length]
        for query in typed
        for length in range(1, len(query) + 1)
        if query[length - 1] != " "
    ]


def _people(numbers: range) -> Iterator[crowd.Somebody]:
    for number in numbers:
        if crowd.kind_of(number) == "p":
            yield crowd.somebody(number)


def _pair(rng: Random, one: crowd.Somebody) -> Pair:
    held = tuple(name for name, _ in one.names)
    return Pair(rng.choice(one.others), (*held, *one.others))


def _texts(rng: Random) -> Iterator[multilingual.Text]:
    for number in range(_SOURCES):
        yield from rng.sample(list(multilingual.texts(number)), 10)


def _words(rng: Random, text: multilingual.Text, count: int) -> str:
    """Words that stand in one text; of Han a piece of a sentence."""
    own = text.words[: text.quoted or None]
    if text.language == tongues.HAN:
        place = rng.randrange(len(own) - count)
        return "".join(own[place : place + count])
    long = list(dict.fromkeys(word for word in own if len(word) >= 4))
    return " ".join(rng.sample(long or own, min(count, len(long or own))))


def _taken(things: list[_ONE], number: int) -> list[_ONE]:
    """The next so many; they are not given again."""
    taken, things[:] = things[:number], things[number:]
    return taken
