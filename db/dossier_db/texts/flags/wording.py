"""Flags of words: terms, who sent a document, and to what something was done."""

from collections.abc import Iterator, Sequence
from itertools import product

from dossier_db.texts.facts.actors import Actor
from dossier_db.texts.facts.objects import Object
from dossier_db.texts.facts.terms import Term
from dossier_db.texts.flags.meeting import in_turn
from dossier_db.texts.flags.proposal import PLACES, Flag, Where, said
from dossier_db.texts.flags.reading import Reading, Seen, Weights


def of_terms(a: Reading, b: Reading, weights: Weights) -> Iterator[Flag]:
    """Terms that have one word in common and part in the rest: two translations."""
    ours, theirs = a.seen("term"), b.seen("term")
    told = ({one.fact.stems for one in ours}, {one.fact.stems for one in theirs})
    mine = [one for one in ours if one.fact.stems not in told[1]]
    its = [one for one in theirs if one.fact.stems not in told[0]]
    by_word: dict[str, tuple[list[Seen[Term]], list[Seen[Term]]]] = {}
    for x, y in product(mine, its):
        shared = x.fact.stems & y.fact.stems
        if not shared:
            continue
        word = max(shared, key=lambda one: (weights.total([one]), one))
        sides = by_word.setdefault(word, ([], []))
        for side, one in zip(sides, (x, y), strict=True):
            if one not in side:
                side.append(one)
    for found in by_word.values():
        yield _of_term(*found)


def _of_term(mine: Sequence[Seen[Term]], its: Sequence[Seen[Term]]) -> Flag:
    parted = any(
        x.fact.stems - y.fact.stems and y.fact.stems - x.fact.stems
        for x, y in product(mine, its)
    )
    sides = _wheres(mine), _wheres(its)
    why = f"term: {said(sides[0])} | {said(sides[1])}"
    verdict = "spelling" if parted else "precision"
    return Flag("term", verdict, *sides, why, 0.6 if parted else 0.3)


def of_actors(a: Reading, b: Reading) -> Iterator[Flag]:
    """A document that comes from one body here and from another there."""
    mine, its = _by_document(a.seen("actor")), _by_document(b.seen("actor"))
    for key in mine.keys() & its.keys():
        here, there = mine[key], its[key]
        if here.keys() == there.keys():
            continue
        apart = not here.keys() & there.keys()
        sides = tuple(here.values())[:PLACES], tuple(there.values())[:PLACES]
        why = f"{key[0]} from: {said(sides[0])} | {said(sides[1])}"
        yield Flag("actor", "attribution", *sides, why, 0.75 if apart else 0.7)


def _by_document(
    seen: Sequence[Seen[Actor]],
) -> dict[tuple[str, str], dict[str, Where]]:
    """Bodies by the document that they sent and by whose they are."""
    found: dict[tuple[str, str], dict[str, Where]] = {}
    for one in seen:
        key = (one.fact.document, one.fact.of)
        found.setdefault(key, {}).setdefault(one.fact.head, one.where)
    return found


def of_objects(a: Reading, b: Reading) -> Iterator[Flag]:
    """One act on what is of one name: images of him here, a portrait of him there."""
    ours, theirs = a.seen("object"), b.seen("object")
    heads = [
        {(one.fact.name, one.fact.head) for one in seen} for seen in (ours, theirs)
    ]
    known = set()
    for x, y in in_turn(ours, theirs):
        pair = (x.fact.name, x.fact.head, y.fact.head)
        told = (y.fact.name, y.fact.head) in heads[0]
        told = told or (x.fact.name, x.fact.head) in heads[1]
        if told or pair in known or not _of_one_act(x.fact, y.fact):
            continue
        known.add(pair)
        sides = (x.where,), (y.where,)
        why = f"object: {said(sides[0])} | {said(sides[1])}"
        yield Flag("object", "precision", *sides, why, 0.55)


def _of_one_act(x: Object, y: Object) -> bool:
    return x.name == y.name and x.head != y.head and bool(x.acts & y.acts)


def _wheres(seen: Sequence[Seen[Term]]) -> tuple[Where, ...]:
    return tuple(sorted(one.where for one in seen))[:PLACES]
