"""What a name and a text leave in the index: words, keys, slips."""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from dossier_db.search import syllabic
from dossier_db.search.folding import (
    Token,
    is_turkic,
    parts,
    read,
    readable,
    readings,
    respelled,
    syllables,
    tokens,
)
from dossier_db.search.folding import turkic as as_turkic
from dossier_db.search.scripts import HAN_CONSONANTS
from dossier_db.search.skeleton import joined, keys, sound

_SUFFIX: Final = 24
"""Characters of a run of Han that one word of the index keeps."""
_SLIP_LETTERS: Final = 9
"""Letters of a word within which a typing error is looked for."""
_SLIP_WORD: Final = 4
"""Shorter words get no room for typing errors."""
_NEAR_KEY: Final = 4
"""Shorter keys get no room for another consonant."""
_NEAR_LETTERS: Final = 64
"""Longer ones, which no name has, get none either."""
_WHOLE_WORDS: Final = 4
"""Names of more words are not written in one."""
_KANA_VOWEL: Final = re.compile("(?<=[kgsztfmrbp])u(?![aeiouy])|(?<=[td])o(?![aeiouy])")
"""In kana a consonant of a foreign name takes u, after t and d o (Hepburn)."""
_ARTICLE: Final = re.compile("[اٱ]ل(?=...)")


class Word(NamedTuple):
    """One word of a name as the vocabulary keeps it."""

    plain: str
    folded: str
    sound: str
    keys: tuple[str, ...]


class Form(NamedTuple):
    """What one form of a name leaves in the index."""

    words: frozenset[str]
    """For the full text: plain and folded words, Han by characters."""
    wholes: frozenset[str]
    """Keys of the whole name, as if written in one, and of its syllables."""
    vocabulary: tuple[Word, ...]
    fold: str
    """The folded words in their order; after a bar its syllables, if it has some."""
    sound: str
    """The sounds of the words; after a bar how far their vowels can be trusted."""


def form_of(name: str) -> Form:
    """What a form of a name leaves in the index."""
    every = readable(name)
    found = without_articles(name, every)
    plain = [token.plain for token in (*every, *found)]
    words: set[str] = set()
    for token in found:
        if token.script == "han":
            words.update(_han_words(token))
            plain.extend(readings(token.raw)[1:])
            plain.extend(parts(token.raw, token.plain))
    syllables = syllabic.readings(name, found)
    plain.extend(_as_pinyin(syllables))
    vocabulary = {one: word_of(one) for one in plain}
    words.update(plain, (word.folded for word in vocabulary.values()))
    fold = " ".join(token.folded for token in found)
    kept = syllabic.packed(syllables)
    return Form(
        frozenset(words),
        frozenset(wholes(found) | syllabic.keys(syllables)),
        tuple(vocabulary.values()),
        f"{fold}|{kept}" if kept else fold,
        " ".join(map(spoken, found)) + "|" + nature(found),
    )


def nature(found: list[Token]) -> str:
    """How a name is written: ``a`` without its vowels (Arabic, Persian, Hebrew), ``h``
    by syllables of Chinese, ``k`` by syllables of Japanese or Korean, ``l`` else.
    """
    script = found[0].script if found else ""
    if script == "arab":
        return "l" if any(is_turkic(token.raw) for token in found) else "a"
    return {"hebr": "a", "han": "h", "kana": "k", "hang": "k"}.get(script, "l")


def spoken(token: Token) -> str:
    """A word as it roughly sounds: without the vowels that scripts of syllables put
    between and after the consonants of foreign names.
    """
    if token.script == "han":
        return _spoken_han(token.raw)
    if token.script == "kana":
        return sound(_KANA_VOWEL.sub("", token.plain))
    if token.script == "hang":
        return sound(token.plain.replace("eu", "").replace("eo", "o"))
    return sound(token.plain)


@lru_cache(maxsize=50_000)
def _spoken_han(raw: str) -> str:
    return sound("".join(HAN_CONSONANTS.get(one) or syllables(one)[0] for one in raw))


def without_articles(name: str, found: list[Token]) -> list[Token]:
    """The words of a name without the Arabic article, which one standard writes apart
    (al-Hashimi, ALA-LC), one lets sound like the letter after it (ash-Shami, BGN/PCGN),
    and the press leaves out; all of them where nothing else would be left.
    """
    kept: list[Token] = []
    turkic = any(token.script == "arab" and is_turkic(token.raw) for token in found)
    nexts = [*found[1:], None]
    for token, following in zip(found, nexts, strict=False):
        if following is not None and _is_article(name, token, following):
            continue
        if token.script == "arab" and turkic:
            token = Token(token.raw, token.start, *as_turkic(token.raw))
        elif token.script == "arab" and _ARTICLE.match(token.raw):
            start = token.start + 2
            token = Token(token.raw[2:], start, *read(token.raw[2:]))
        kept.append(token)
    return [token for token in kept if token.folded] or found


def _is_article(name: str, token: Token, following: Token) -> bool:
    """al, el, ul and their like before another word; where the l has become like the
    letter that follows, only with a hyphen between.
    """
    if token.script not in ("latn", "cyrl") or len(token.plain) > 3:
        return False
    if token.plain in ("al", "el", "ul"):
        return True
    joined = name[token.stop : following.start] in syllabic.HYPHENS
    return (
        joined
        and token.plain[0] in "aeu"
        and following.plain.startswith(token.plain[1:])
    )


def _as_pinyin(names: Iterable[syllabic.Reading]) -> Iterable[str]:
    """The words of a Chinese name in Hanyu Pinyin, of its likeliest reading."""
    for name in names:
        if name.tongue == "c" and len(name.words) > 1:
            return ["".join(word) for word in name.words]
    return ()


@lru_cache(maxsize=200_000)
def word_of(plain: str) -> Word:
    """A word in plain Latin letters as the vocabulary keeps it."""
    return Word(plain, respelled(plain), sound(plain), keys(plain))


def wholes(found: list[Token]) -> set[str]:
    """Keys of a whole name, its words in their order and, of two, turned round."""
    made: set[str] = set()
    if not 1 <= len(found) <= _WHOLE_WORDS:
        return made
    choices = [keys(token.plain) for token in found]
    made.update(joined(choices))
    if len(found) == 2:
        made.update(joined(choices[::-1]))
    if len(found) == 1 and found[0].script == "han":
        raw = found[0].raw
        for reading in readings(raw)[1:]:
            made.update(joined([keys(reading)]))
    return {key.lower() for key in made}


def _han_words(token: Token) -> Iterable[str]:
    """Han by characters: every tail of the run, so that a prefix finds any part."""
    raw = token.raw
    return (raw[i : i + _SUFFIX] for i in range(min(len(raw), _SUFFIX)))


def near_keys(key: str) -> tuple[str, ...]:
    """A key less one of its consonants, each way; none where it is short, nor where
    it is long: a name of 10,000 letters would fill 200 MB.
    """
    if not _NEAR_KEY <= len(key) <= _NEAR_LETTERS:
        return ()
    less = (key[:i] + key[i + 1 :] for i in range(key[0] in "A~", len(key)))
    return tuple(dict.fromkeys(f"-{one}" for one in less))


def slips(word: str) -> set[int]:
    """Hashes of a word and of the word less one letter (SymSpell): equal ones are at
    most two typing errors apart, mostly one.
    """
    if len(word) < _SLIP_WORD or not word.isascii():
        return set()
    word = word[:_SLIP_LETTERS]
    less = {word[:i] + word[i + 1 :] for i in range(len(word))}
    return {_hash(one) for one in less | {word}}


def _hash(text: str) -> int:
    """Six bytes of BLAKE2, as a number that SQLite keeps in as many."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest())


def text_words(text: str) -> set[str]:
    """The words of a text for the index: plain and folded; Han in pairs."""
    found: set[str] = set()
    for token in tokens(text):
        if token.script == "han":
            found.update(han_pairs(token.raw))
        elif token.folded:
            found.update((token.plain, token.folded))
    return found


def han_pairs(run: str) -> list[str]:
    """A run of Han in overlapping pairs, and its last character alone."""
    return [run[i : i + 2] for i in range(len(run))]
