"""The one door for words shown to people: gettext, plurals, numbers, marks.

Sentences are English in the code and looked up here, so that Kazakh and Russian can
follow. Nothing is looked up at import: a module that declares words at its top marks
them with ``later`` and passes them through ``_`` when they are shown.
"""

from functools import lru_cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Final

LOCALE: Final = Path(__file__).parent / "locale"
"""Where the catalogues stand: ``kk/LC_MESSAGES/dossier.mo`` and so on."""


def later(text: str) -> str:
    """Mark words for the catalogue where they are declared, not shown."""
    return text


MARKS: Final = {
    "differ": "!",
    "backwards": "<",
    "update": "^",
    "scope": "~",
    "spelling": "s",
    "precision": "+",
    "attribution": "@",
    "agree": "=",
    "only": "1",
    "silent": "·",
    "proposed": "?",
}
"""The mark of each verdict; what is not here has none: not read that far."""

WARNINGS: Final = frozenset({"differ", "backwards"})
"""Verdicts that a reader is warned of."""

_LEGEND: Final = {
    "differ": later("they differ: not both can be true"),
    "backwards": later("the later source reports the earlier stage"),
    "update": later("a later source overtakes an earlier one"),
    "scope": later("they count or describe different things"),
    "spelling": later("the same, written otherwise"),
    "precision": later("both true, one more exact"),
    "attribution": later("the same fact, another actor"),
    "agree": later("they agree"),
    "only": later("only one source speaks"),
    "silent": later("read whole, and silent"),
    "proposed": later("proposed by rule, and nobody has decided"),
}


_WORDS: Final = {
    "differ": later("differ"),
    "backwards": later("backwards"),
    "update": later("update"),
    "scope": later("scope"),
    "spelling": later("spelling"),
    "precision": later("precision"),
    "attribution": later("attribution"),
    "agree": later("agree"),
    "only": later("only one"),
    "proposed": later("proposed"),
}

KINDS: Final = {
    "person": later("people"),
    "organisation": later("organisations"),
    "place": later("places"),
    "event": later("events"),
    "case": later("cases"),
    "provision": later("provisions"),
    "question": later("questions"),
    "source": later("sources"),
    "quote": later("quotes"),
    "passage": later("passages"),
    "note": later("notes"),
}
"""The kinds of record that a search finds, and several of each."""

_HOWS: Final = {
    "exact": (later("exact"), later("the same words")),
    "folded": (
        later("but for accents"),
        later("the same words but for accents and other marks"),
    ),
    "prefix": (later("beginning"), later("a word begins so")),
    "other script": (
        later("other script"),
        later("the same letters once both are written in one script"),
    ),
    "sounds alike": (
        later("sounds alike"),
        later("the same consonants in order: a likeness, not an identity"),
    ),
    "typo": (
        later("typing error?"),
        later("a letter differs or a word is missing: a guess, not an identity"),
    ),
    "in text": (later("in text"), later("the words stand in a text")),
}
GUESSES: Final = frozenset({"sounds alike", "typo"})
"""Ways of matching that say no more than that two names are alike."""


@lru_cache(maxsize=1)
def _catalogue() -> NullTranslations:
    return translation("dossier", localedir=LOCALE, fallback=True)


def _(text: str) -> str:
    """The words in the reader's language, or as they are."""
    # To gettext the empty text is a question for the catalogue's own heading.
    return _catalogue().gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The plural form for a count, in the reader's language; nothing is filled in."""
    return _catalogue().ngettext(one, many, count)


def number(value: int) -> str:
    """A whole number with its thousands set apart: ``1,000,000``."""
    return f"{value:,}".replace(",", _catalogue().pgettext("thousands separator", ","))


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun: ``counted(7, "{n} source", "{n} sources")``."""
    return ngettext(one, many, count).format(n=number(count))


def mark(verdict: str | None) -> str:
    """The mark of a verdict; a space where there is none."""
    return MARKS.get(verdict or "", " ")


def meaning(verdict: str | None) -> str:
    """What a verdict means, in a few words; empty where there is none."""
    said = _LEGEND.get(verdict or "")
    return _(said) if said else ""


def verdict_word(verdict: str) -> str:
    """A verdict as one word beside its mark."""
    return _(_WORDS.get(verdict, verdict))


def marked_word(verdict: str) -> str:
    """A mark with its word: ``! differ``."""
    return f"{mark(verdict)} {verdict_word(verdict)}"


def stance(name: str) -> str:
    """What a source does with an answer, to stand before it; who asserts it needs no
    word for that."""
    return {"denies": _("denies: "), "doubts": _("doubts: ")}.get(name, "")


def legend() -> tuple[tuple[str, str], ...]:
    """Each mark with what it means, for the help."""
    return tuple((MARKS[verdict], _(_LEGEND[verdict])) for verdict in MARKS)


def several(kind: str) -> str:
    """Records of a kind that a search finds: ``people``."""
    return _(KINDS.get(kind, kind))


def how(matched: str) -> str:
    """How a record was found, in a word or two: ``sounds alike``."""
    said = _HOWS.get(matched)
    return _(said[0]) if said else matched


def how_meaning(matched: str) -> str:
    """What that says about it; empty where there is nothing to say."""
    said = _HOWS.get(matched)
    return _(said[1]) if said else ""
