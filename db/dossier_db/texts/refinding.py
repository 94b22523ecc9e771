"""Passages found again in a copy of their text, or what became of their words.

A passage is found by its digest or by the letters of its words, never by likeness.
Where it is not, and its words are known, the sentences most like them are shown beside
them: for a person to read, and no anchor.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from typing import Final, NamedTuple
from zlib import crc32

from dossier_db.texts.fingerprint import (
    MOST_WORK,
    Digest,
    Fingerprint,
    Span,
    fingerprint,
)
from dossier_db.texts.grams import grams
from dossier_db.texts.links import Text, likenesses
from dossier_db.texts.sentences import Sentence, split
from dossier_db.texts.standing import as_cited
from dossier_db.texts.windows import Work

ENOUGH: Final = 0.6
"""So much of its grams a changed passage keeps at the least; else it is lost."""
_MOST_EARLIER: Final = 5_000_000
"""Letters of earlier copies that are read for the words of what is not found."""
MOST_SOUGHT: Final = 200_000
"""Letters of passages not found that are compared with the sentences of the copy. Of a
book that is gone altogether its first passages are; the rest are lost."""

LONG: Final = 200_000
"""Letters of a text from which on only its sentences that share rare grams with what is
sought are compared, not all."""
CANDIDATES: Final = 10
"""Sentences that share most with a part of a passage and are looked at closely."""
MOST_COMPARED: Final = 1_000_000
"""Letters of such sentences; of many parts or long sentences fewer are looked at."""
MOST_GRAMS: Final = 25_000
"""Grams by which these are chosen, for all parts together; some of each at least."""
_FEWEST_GRAMS: Final = 16
_MOST_TOUCHED: Final = 4_000_000
"""Pairs of a gram and a sentence looked at to choose these, the rarest grams first."""

_Near = tuple[float, float, int]
"""How much of a part a sentence has, how like they are, and how early it stands: the
number of the sentence, negative."""


class Wanted(NamedTuple):
    """What is known of a passage before it is sought."""

    paragraph: int | None
    """Where it is cited."""
    digest: Digest | None
    exact: str | None
    """Its words, where they are held."""


class Refound(NamedTuple):
    """What became of a passage."""

    state: str
    """exact, moved, changed, lost or unheld."""
    places: tuple[Span, ...] = ()
    was: str | None = None
    now: str | None = None


def refind(
    text: str, wanted: Sequence[Wanted], earlier: Iterable[str] = ()
) -> list[Refound]:
    """Look for passages in a copy of their text.

    Args:
        text: the copy.
        wanted: the passages.
        earlier: other copies, the newest first, for the words of passages that are
            known by their digest alone; read only as far as they are needed.
    """
    keys = [_key(one) for one in wanted]
    found = _places(fingerprint(text), keys)
    cited = [one.paragraph for one in wanted]
    standing = as_cited(text, list(zip(cited, found, strict=True)))
    missing = {
        number: one
        for number, one in enumerate(wanted)
        if not found[number] and keys[number]
    }
    was = _words(missing, keys, earlier)
    now = _likest(text, was)
    states = []
    for number, places in enumerate(found):
        if places:
            states.append(Refound("exact" if standing[number] else "moved", places))
        elif number in now:
            states.append(Refound("changed", (), was[number], now[number]))
        elif number in missing:
            states.append(Refound("lost", (), was.get(number)))
        else:
            states.append(Refound("unheld"))
    return states


def _key(one: Wanted) -> Digest | str | None:
    """What a passage is found by: the letters of its words if they are all of it, else
    its digest. Words without a letter or a digit cannot be looked for."""
    words = fingerprint(one.exact) if one.exact else None
    if words and words.letters and one.digest in (None, words.digest):
        return words.letters
    return one.digest


def _places(
    copy: Fingerprint, keys: Sequence[Digest | str | None]
) -> list[tuple[Span, ...]]:
    """Where each passage stands; nowhere if it is not found."""
    by_letters = copy.places_of(key for key in keys if isinstance(key, str))
    by_digest = copy.find(key for key in keys if isinstance(key, Digest))
    return [
        by_digest[key]
        if isinstance(key, Digest)
        else by_letters[key]
        if key is not None
        else ()
        for key in keys
    ]


def _words(
    missing: Mapping[int, Wanted],
    keys: Sequence[Digest | str | None],
    earlier: Iterable[str],
) -> dict[int, str]:
    """The words of passages that were not found, as far as they are known."""
    known: dict[int, str] = {}
    unknown: defaultdict[Digest, list[int]] = defaultdict(list)
    for number, one in missing.items():
        if one.exact and isinstance(keys[number], str):
            known[number] = one.exact
        elif one.digest is not None:
            unknown[one.digest].append(number)
    left, work = _MOST_EARLIER, Work(MOST_WORK // 2)
    copies = iter(earlier)
    while unknown and left > 0 and (text := next(copies, None)) is not None:
        left -= len(text)
        for key, places in fingerprint(text).find(list(unknown), work).items():
            if places:
                start, stop = places[0]
                known.update(dict.fromkeys(unknown.pop(key), text[start:stop]))
    for number, one in missing.items():
        if number not in known and one.exact and fingerprint(one.exact).letters:
            known[number] = one.exact  # a part of a passage is better than nothing
    return known


def _likest(text: str, words: Mapping[int, str]) -> dict[int, str]:
    """The sentences of a text most like some words; of none that are unlike."""
    sentences = split(text) if words else ()
    if not sentences:
        return {}
    parts = list(_parts(words))
    nearest = _sifted if len(text) > LONG else _nearest
    best: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    near = nearest([part for _, part in parts], sentences)
    for (number, _), found in zip(parts, near, strict=True):
        if found:
            share, _, early = max(found)
            best[number].append((share, -early))
    return {
        number: run
        for number, found in best.items()
        if _share(set(grams(words[number])), run := _run(text, sentences, found))
        >= ENOUGH
    }


def _parts(words: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The sentences of passages, each with the number of its passage."""
    left = MOST_SOUGHT
    for number, passage in words.items():
        if len(passage) <= left:
            left -= len(passage)
            yield from ((number, part.text) for part in split(passage))


def _nearest(
    parts: Sequence[str], sentences: Sequence[Sentence]
) -> Iterator[list[_Near]]:
    """For each part the sentences most like it."""
    near: defaultdict[int, list[_Near]] = defaultdict(list)
    sought = [set(grams(part)) for part in parts]
    mine, its = Text(parts), Text([one.text for one in sentences])
    for pair in likenesses(mine, its, best=_candidates(parts, sentences)):
        share = _share(sought[pair.i], sentences[pair.j].text)
        near[pair.i].append((share, pair.score, -pair.j))
    return (near[i] for i in range(len(parts)))


def _sifted(
    parts: Sequence[str], sentences: Sequence[Sentence]
) -> Iterator[list[_Near]]:
    """The same in a long text, which is read once for some grams of all the parts.

    Which sentences have most of these is counted; how much of the part they have is
    then asked of every gram, and of equal sentences the shorter is more like it.
    """
    sought = [set(grams(part)) for part in parts]
    few = max(_FEWEST_GRAMS, MOST_GRAMS // max(1, len(parts)))
    chosen = [nsmallest(few, wanted, key=_longest_first) for wanted in sought]
    under = _under(set[str]().union(*chosen), sentences)
    best = _candidates(parts, sentences)
    allowed = _MOST_TOUCHED // max(1, len(parts))
    for wanted, some in zip(sought, chosen, strict=True):
        postings = [under[gram] for gram in some if gram in under]
        likely = _sharing(sorted(postings, key=len), allowed)
        yield [
            (share, share / len(sentences[j].text), -j)
            for j in likely[:best]
            for share in [_share(wanted, sentences[j].text)]
        ]


def _longest_first(gram: str) -> tuple[int, int]:
    """The longer a gram the rarer it is; of one length any, but always the same."""
    return -len(gram), crc32(gram.encode())


def _under(wanted: set[str], sentences: Sequence[Sentence]) -> dict[str, list[int]]:
    """In which sentences these grams are; a sentence that is repeated counts once."""
    under: defaultdict[str, list[int]] = defaultdict(list)
    first: dict[str, int] = {}
    for j, one in enumerate(sentences):
        first.setdefault(one.text, j)
    for sentence, j in first.items():
        for gram in wanted.intersection(grams(sentence)):
            under[gram].append(j)
    return dict(under)


def _sharing(rarest: Iterable[list[int]], allowed: int) -> list[int]:
    """The sentences that share most of some grams, of so many looked at."""
    counted: Counter[int] = Counter()
    for posting in rarest:
        counted.update(posting[:allowed])
        allowed -= len(posting)
        if allowed <= 0:
            break
    return [j for j, _ in counted.most_common(CANDIDATES)]


def _candidates(parts: Sequence[str], sentences: Sequence[Sentence]) -> int:
    """How many sentences are looked at closely for each part."""
    letters = sum(len(one.text) for one in sentences)
    asked = len(parts) * letters // len(sentences)
    return max(1, min(CANDIDATES, MOST_COMPARED // max(1, asked)))


def _run(
    text: str, sentences: Sequence[Sentence], found: Sequence[tuple[float, int]]
) -> str:
    """From the first to the last of the sentences found for one passage, those aside
    that stand far from the best of them."""
    _, best = max(found)
    near = [j for _, j in found if abs(j - best) <= len(found)]
    return text[sentences[min(near)].start : sentences[max(near)].stop]


def _share(letters: set[str], sentence: str) -> float:
    """How much of these grams a sentence has."""
    return len(letters.intersection(grams(sentence))) / max(1, len(letters))
