"""Invented languages that behave like real ones: few words are very common, most are
rare, and stems take endings, so that long prefixes are common, too.

Nothing that is said in them means anything. The letters, the ways in which syllables
are built and the endings are those of six languages of the region and its press.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from random import Random
from typing import Final, NamedTuple

_COMMON: Final = 60
"""So many of the commonest words take no endings."""
_TAIL: Final = 0.015
"""Share of words that stand nowhere else: foreign names, misprints."""
_NUMBERS: Final = 0.01


class Tongue(NamedTuple):
    """How the words of a language are built."""

    share: float
    """Of all texts."""
    lemmas: int
    onsets: str
    nuclei: str
    codas: str
    derived: str
    endings: str


TONGUES: Final = {
    "en": Tongue(
        0.26,
        15_000,
        "b c d f g h l m n p r s t w st tr pr ch gr k",
        "a e i o u ea ou",
        "n r s t l nt ck",
        "er ation ist al ly ness ment ize able ity",
        "s ed ing ers",
    ),
    "ru": Tongue(
        0.20,
        15_000,
        "б в г д з к л м н п р с т ст пр ш ч",
        "а е и о у ы",
        "н р с т л в",
        "ость ник ение тель ск ов овать н ист",
        "а у ом е ы ов ам ами ах ая ое ого ому или ил ла ит ят",
    ),
    "kk": Tongue(
        0.16,
        12_000,
        "б қ к ғ ж с т д м н л ш",
        "а е і о ұ ы ә ө",
        "н р с т л қ м",
        "шы лық дық сыз лы да ұлы",
        "ы ның ны да дан ға мен лар лары ларының ларына ларындағы ымыз ында ындағы"
        " ынан дың сың са ған ады ар уда ылған",
    ),
    "ug": Tongue(
        0.12,
        10_000,
        "ب ق ك غ ج س ت د م ن ل ش ي چ",
        "ا ە ى و ۇ ۆ",
        "ن ر س ت ل ق",
        "چى لىق سىز لۇق",
        "نى نىڭ دا دىن غا لار لارى لارنىڭ ىدا ىدىن ىمىز غان دى ىدۇ ىپ",
    ),
    "tr": Tongue(
        0.10,
        10_000,
        "b k g y s t d m n l ç h v ş",
        "a e i o u ı ü ö",
        "n r s t l k",
        "ci lik siz li ce",
        "i in de den ler leri lerin lerine lerinde imiz sinde sinden yor di miş ecek",
    ),
}
HAN: Final = "zh"
_HAN_SHARE: Final = 0.16
_HAN_WORDS: Final = 20_000
_HAN_SIGNS: Final = 4000
_SIGNS_OF_WORDS: Final = ((1, 2, 3, 4), (1, 8, 2, 1))
NAMES: Final = (*TONGUES, HAN)
_SHARES: Final = (*(tongue.share for tongue in TONGUES.values()), _HAN_SHARE)


class Vocabulary(NamedTuple):
    """Words, the common ones first, and their weights added up."""

    words: list[str]
    weights: list[float]

    def drawn(self, rng: Random, count: int) -> list[str]:
        """So many words of a text, one after the other."""
        return rng.choices(self.words, cum_weights=self.weights, k=count)


def zipf(count: int, steep: float = 1.0, flat: float = 2.7) -> list[float]:
    """Weights of so many things, the commonest first."""
    return [(place + 1 + flat) ** -steep for place in range(count)]


def language(rng: Random) -> str:
    """Some language, as often as it is written in."""
    return rng.choices(NAMES, _SHARES)[0]


@cache
def vocabulary(name: str) -> Vocabulary:
    """The words of a language; the same at every run."""
    rng = Random(f"words of {name}")
    if name == HAN:
        return _han(rng)
    tongue = TONGUES[name]
    weights: dict[str, float] = {}
    lemmas = _lemmas(rng, tongue)
    for place, (lemma, weight) in enumerate(
        zip(lemmas, zipf(len(lemmas), 1.02), strict=True)
    ):
        for form, share in _inflected(rng, lemma, tongue, place):
            weights[form] = weights.get(form, 0.0) + weight * share
    return Vocabulary(list(weights), list(accumulate(weights.values())))


def _lemmas(rng: Random, tongue: Tongue) -> list[str]:
    """Roots and what is derived of them; what is derived stands near its root."""
    roots: dict[str, None] = {}
    while len(roots) < tongue.lemmas // 3:
        many = len(roots)
        choices = (1,) if many < 90 else (1, 2, 2) if many < 800 else (2, 2, 3)
        roots[_root(rng, tongue, rng.choice(choices))] = None
    common, rest = list(roots)[:120], list(roots)[120:]
    derivations = tongue.derived.split()
    placed = [
        (rng.random() * 4 * (place + 180), root) for place, root in enumerate(rest)
    ]
    for place, root in enumerate(roots):
        for ending in rng.sample(derivations, min(3, len(derivations))):
            placed.append((rng.random() * 4 * (place + 60), root + ending))
    found = dict.fromkeys([*common, *(word for _, word in sorted(placed))])
    return list(found)[: tongue.lemmas]


def _root(rng: Random, tongue: Tongue, syllables: int) -> str:
    out = ""
    for syllable in range(syllables):
        out += _one(rng, tongue.onsets) + _one(rng, tongue.nuclei)
        if syllable == syllables - 1 or rng.random() < 0.35:
            out += _one(rng, tongue.codas) if rng.random() < 0.8 else ""
    return out


def _one(rng: Random, letters: str) -> str:
    choices = letters.split()
    return rng.choices(choices, zipf(len(choices), 0.8))[0]


def _inflected(
    rng: Random, lemma: str, tongue: Tongue, place: int
) -> Iterator[tuple[str, float]]:
    endings = [""] if place < _COMMON else ["", *tongue.endings.split()]
    rest = endings[1:]
    rng.shuffle(rest)
    weights = zipf(len(endings), 1.1, 0.6)
    for ending, weight in zip(["", *rest], weights, strict=True):
        yield lemma + ending, weight / sum(weights)


def _han(rng: Random) -> Vocabulary:
    """Words of one to four signs, the common ones shorter."""
    codes = list(range(0x4E00, 0x9FA5))
    rng.shuffle(codes)
    signs = [chr(code) for code in codes[:_HAN_SIGNS]]
    weights = list(accumulate(zipf(_HAN_SIGNS, 1.0, 5.0)))
    words: dict[str, None] = {}
    while len(words) < _HAN_WORDS:
        lengths, often = _SIGNS_OF_WORDS if len(words) > 200 else ((1, 2), (3, 5))
        length = rng.choices(lengths, often)[0]
        words["".join(rng.choices(signs, cum_weights=weights, k=length))] = None
    return Vocabulary(list(words), list(accumulate(zipf(_HAN_WORDS, 1.02))))


def words(rng: Random, name: str, count: int) -> list[str]:
    """The words of a text, with numbers and words of nobody's among them."""
    found = vocabulary(name).drawn(rng, count)
    if name == HAN:
        return found
    for _ in range(int(count * _NUMBERS + rng.random())):
        found[rng.randrange(count)] = str(rng.randrange(1, 2030))
    letters = TONGUES[name].onsets.split()
    for _ in range(int(count * _TAIL + rng.random())):
        place = rng.randrange(count)
        found[place] = "".join(rng.choices(letters, k=3)) + found[place][:5]
    return found


def sentence(name: str, found: Sequence[str]) -> str:
    """Words as they are written down."""
    if name != HAN:
        text = " ".join(found)
        return text[:1].upper() + text[1:] + "."
    pieces = ("".join(found[at : at + 8]) for at in range(0, len(found), 8))
    return "，".join(pieces) + "。"
