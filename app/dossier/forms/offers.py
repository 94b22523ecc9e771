"""Offers: what a field can be filled with, in the order of likelihood."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dossier import labels, nouns
from dossier.forms.answer import Answer, few
from dossier.rows import Column, Line, Role, Span, row
from dossier.words import GUESSES, _, how
from dossier_db.intake.kinds import NEW, OWN, Field
from dossier_db.records import Link
from dossier_db.records.hits import Hit

_COLUMNS: Final = (
    Column(share=3, least=20),
    Column(share=3, least=14, rank=2),
    Column(width=14, rank=1),
)
_ALONE: Final = (Column(share=1, least=20), Column(width=14, rank=1))


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of what can be taken."""

    value: str
    """What is kept of it."""
    text: str
    """What stands in the field once it is taken."""
    note: str = ""
    """What stands after that, in quiet."""
    said: str = ""
    """How it is listed; empty: as its text."""
    apart: str = ""
    """What tells it from a namesake: the form that matched, a date, a summary."""
    kind: str = ""
    """What it is, or how it was found."""
    sure: bool = True
    """It may be taken without a look at the others."""
    made: bool = False
    """It is not there yet: taking it makes it."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The place in a source that was cited last."""

    source: str
    name: str
    paragraph: str = ""


def drawn(offer: Offer, cells: int) -> Line:
    """The line of an offer in so many cells."""
    role: Role = "" if offer.sure else "quiet"
    name, kind = Span(offer.said or offer.text, role), Span(offer.kind, "quiet")
    if not offer.apart:
        return row(_ALONE, (name, kind), cells)
    return row(_COLUMNS, (name, Span(offer.apart, "quiet"), kind), cells)


def new(field: Field, typed: str) -> Offer | None:
    """To keep what was typed as somebody or something new."""
    name = " ".join(typed.split())
    if not name:
        return None
    if field.takes == "term":
        said = _("new word “{word}”").format(word=name)
        return Offer(name, name, _("new"), said, made=True)
    if not field.makes:
        return None
    said = nouns.new_record(field.makes, name)
    return Offer(NEW + name, name, _("new"), said, made=True)


def of_words(words: Iterable[Link], typed: str) -> tuple[Offer, ...]:
    """Those of the words that have what was typed: first the one that is called so,
    then those that begin so.
    """
    wanted = plain(typed)
    found = [
        word for word in words if wanted in plain(word.name) or wanted in plain(word.id)
    ]
    found.sort(key=lambda word: not plain(word.name).startswith(wanted))
    found.sort(key=lambda word: plain(word.name) != wanted)
    return tuple(Offer(word.id, word.name, sure=bool(wanted)) for word in found)


def choices(field: Field) -> tuple[Link, ...]:
    """The few values of a field that has no others."""
    return tuple(Link(one, labels.choice_word(one)) for one in few(field))


def of_hits(
    hits: Sequence[Hit], field: Field, typed: str, apart: dict[str, str]
) -> tuple[Offer, ...]:
    """What a search found for a field; at the end what was typed, as new.

    Args:
        hits: The best first.
        field: The field.
        typed: What stands in it.
        apart: What tells records from their namesakes, by id.
    """
    several = len(field.of) > 1
    found: dict[str, Offer] = {}
    for hit in hits:
        if hit.id not in found:
            found[hit.id] = _of_hit(hit, several, apart.get(hit.id, ""))
    made = new(field, typed)
    return (*found.values(), *([made] if made is not None else ()))


def _of_hit(hit: Hit, several: bool, apart: str) -> Offer:
    form = "" if hit.matched == hit.name else hit.matched
    cited = hit.citation.place if hit.citation is not None else ""
    told = " · ".join(part for part in (form, apart or cited) if part)
    found = how(hit.how) if hit.how in GUESSES else ""
    kind = nouns.kind_word(hit.kind) if several else ""
    return Offer(
        hit.id,
        hit.name,
        kind,
        apart=told,
        kind=" ".join(part for part in (kind, found) if part),
        sure=hit.how not in GUESSES,
    )


def sources(typed: str, last: Cited | None) -> tuple[Offer, ...]:
    """What stands before all other sources: one's own eyes, and the last one cited."""
    own = Offer(
        OWN,
        labels.own_eyes(),
        said=_("my own observation, now (field notes)"),
    )
    offered = [own]
    if last is not None:
        offered.append(Offer(last.source, last.name, apart=_("cited last"), sure=False))
    wanted = plain(typed).split()
    return tuple(one for one in offered if _begun(plain(one.text).split(), wanted))


def _begun(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Each word that was typed begins one of the words."""
    return all(any(word.startswith(one) for word in words) for one in wanted)


def exactly(answer: Answer, offered: Iterable[Offer]) -> Offer | None:
    """The only offer that is called as what was typed; None for none or several."""
    wanted = _folded(answer.text)
    same = [
        one
        for one in offered
        if not one.made and wanted in (_folded(one.text), _folded(one.value))
    ]
    return same[0] if len(same) == 1 else None


def begins(offered: Sequence[Offer], typed: str) -> int:
    """Which offer ``enter`` takes: the first that is sure; the new one only where
    nothing is like it; -1: none, it is to be chosen.
    """
    if not typed.strip():
        return -1
    alike = any(not one.made for one in offered)
    for index, one in enumerate(offered):
        if one.sure and not (one.made and alike):
            return index
    return -1


def query(typed: str) -> str:
    """A name as it is looked for: nothing in it is a filter."""
    kept = "".join(" " if mark in '"“”„«»=:*' else mark for mark in typed)
    return " ".join(word.lstrip("-") for word in kept.split())


def _folded(text: str) -> str:
    """Text without case and double blanks: what is otherwise written is another."""
    return " ".join(unicodedata.normalize("NFC", text.casefold()).split())


def plain(text: str) -> str:
    """Text without case, accents and double blanks, to see what is the same."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(one for one in parted if not unicodedata.combining(one))
    return " ".join(kept.replace("_", " ").split())
