"""How two wordings are compared where a fact was reworded or split.

``coverage`` asks how many of the weighty words of one text another has: words are
casefolded, small words are left out, numbers in words become digits, and only the
first five letters count, so that "detained" meets "detention"; ids and the words that
only point to another place are no words. A fact that was told in two statements is
covered by both together; nothing that only the other text says lowers the share.
``figures`` and ``lost_figures`` ask the same of numbers alone, of which none may go.
"""

import hashlib
import re
import unicodedata

_COUNTED = """zero one two three four five six seven eight nine ten eleven twelve
 thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"""
_NUMBER = {word: str(number) for number, word in enumerate(_COUNTED.split())}
_PARTICLES = """a an the of in on at to and or for by with as is was were be been had
 has have it its that which who he his she her they them their this these those there
 from but than then so into out s t said says say see also"""
_SMALL = frozenset(_PARTICLES.split())
_WORD = re.compile(r"[^\W_]+(?:,\d{3})*")
_ID = re.compile(r"\b[qsp]_\w+|\b[a-z0-9]+(?:_[a-z0-9]+)+\b")
_REFERENCE = re.compile(
    r"(?:see )?(?:facts\.yaml|texts\.yaml|disagreements?\b[\w\s]*)"
    r"|\bpar\. \d+(?:(?:,| and) \d+)*"
)
_FIGURE = re.compile(r"\b\d+(?:,\d{3})*\b")


def words(text: str) -> list[str]:
    """Every word of a text, casefolded, marks and typography aside."""
    return [word.replace(",", "") for word in _WORD.findall(_plain(text))]


def weighty(text: str) -> set[str]:
    """What a wording has to share with another: see the module."""
    return {
        _NUMBER.get(word, word)[:5] for word in words(_told(text)) if word not in _SMALL
    }


def coverage(wanted: str, told: str) -> float:
    """The share of the weighty words of ``wanted`` that ``told`` has, 0 to 1."""
    needed = weighty(wanted)
    return len(needed & weighty(told)) / len(needed) if needed else 1.0


def figures(text: str) -> set[str]:
    """The numbers that a text writes in digits, those of paragraphs aside."""
    return {found.replace(",", "") for found in _FIGURE.findall(_told(text))}


def numbers(text: str) -> set[str]:
    """The numbers that a text writes in digits or in words."""
    told = {_NUMBER.get(word, word) for word in words(_told(text))}
    return {word for word in told if word.isdecimal()} - {"0", "1"}


def lost_figures(wanted: str, told: str) -> set[str]:
    """The numbers of ``wanted`` that ``told`` has neither in digits nor in words."""
    return figures(wanted) - {_NUMBER.get(word, word) for word in words(told)}


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of so many words of a text."""
    told = words(text)
    return {
        tuple(told[start : start + length]) for start in range(len(told) - length + 1)
    }


def fingerprint(text: str) -> tuple[str, list[int]]:
    """Letters, marks and digits of a text, and where in it each of them stands.

    One space stands where anything stood between two digits.
    """
    letters: list[str] = []
    places: list[int] = []
    apart = False
    for place, character in enumerate(text):
        folded = unicodedata.normalize("NFKD", character).casefold()
        for letter in unicodedata.normalize("NFKD", folded):
            if not (letter.isalnum() or unicodedata.category(letter).startswith("M")):
                apart = True
                continue
            if apart and letters and letter.isdigit() and letters[-1].isdigit():
                letters.append(" ")
                places.append(place)
            letters.append(letter)
            places.append(place)
            apart = False
    return "".join(letters), places


def digest(letters: str) -> str:
    """The SHA-256 of a fingerprint."""
    return hashlib.sha256(letters.encode()).hexdigest()


def _told(text: str) -> str:
    """A text without the ids and places it points to."""
    return _ID.sub(" ", _REFERENCE.sub(" ", text))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
