"""Flags of the procedure: how far the case had come, and how people are held."""

from collections.abc import Iterator, Sequence

from dossier_db.texts.facts.custody import Custody
from dossier_db.texts.facts.stages import RANKS, TRIAL, VERDICTS, Stage
from dossier_db.texts.flags.proposal import PLACES, Flag, Where, said
from dossier_db.texts.flags.reading import Reading, Seen


def of_stages(a: Reading, b: Reading, issued: tuple[str, str]) -> Iterator[Flag]:
    """Stages of the trial of which each text tells another."""
    ours, theirs = a.seen("stage"), b.seen("stage")
    mine, its = _of(ours, TRIAL), _of(theirs, TRIAL)
    if mine and its and not mine.keys() & its.keys():
        yield _of_trial(mine, its, issued)
    elif (mine and its) and (mine.keys() ^ its.keys()):
        here = {key: at for key, at in mine.items() if key not in its}
        there = {key: at for key, at in its.items() if key not in mine}
        if here and there:
            yield _of_trial(here, there, issued)
    found, passed = _of(ours, VERDICTS), _of(theirs, VERDICTS)
    if len(found) == len(passed) == 1 and found.keys() != passed.keys():
        sides = _all(found), _all(passed)
        why = f"verdict: {said(sides[0])} | {said(sides[1])}"
        yield Flag("verdict", "differ", *sides, why, 0.9)


def _of(
    seen: Sequence[Seen[Stage]], keys: frozenset[str]
) -> dict[str, tuple[Where, ...]]:
    found: dict[str, tuple[Where, ...]] = {}
    for one in seen:
        if one.fact.key in keys:
            places = found.get(one.fact.key, ())
            found[one.fact.key] = (*places, one.where)[:PLACES]
    return dict(sorted(found.items(), key=lambda item: RANKS[item[0]]))


def _of_trial(
    mine: dict[str, tuple[Where, ...]],
    its: dict[str, tuple[Where, ...]],
    issued: tuple[str, str],
) -> Flag:
    last = [list(side)[-1] for side in (mine, its)]
    ranks = [RANKS[key] for key in last]
    further = "the first" if ranks[0] > ranks[1] else "the second"
    verdict = "update"
    when = "which text is the later is not known here"
    if all(issued) and issued[0] != issued[1]:
        later = 0 if issued[0] > issued[1] else 1
        when = f"{issued[1 - later]} came before {issued[later]}"
        if ranks[later] < ranks[1 - later]:
            verdict = "backwards"
    sides = _all(mine), _all(its)
    why = (
        f"stage: {', '.join(mine)} {said(sides[0])} | {', '.join(its)}"
        f" {said(sides[1])}; {further} is further along; {when}"
    )
    return Flag("stage", verdict, *sides, why, 0.93)


def of_custody(a: Reading, b: Reading) -> Iterator[Flag]:
    """Measures of restraint that each text calls by another name."""
    ours, theirs = a.seen("custody"), b.seen("custody")
    mine = _measures(ours, {one.fact.key for one in theirs})
    its = _measures(theirs, {one.fact.key for one in ours})
    if not mine or not its:
        return
    heads = [
        {one.fact.words.split()[-1].lower() for one in side} for side in (mine, its)
    ]
    verdict = "spelling" if heads[0] & heads[1] else "differ"
    sides = (
        tuple(one.where for one in mine)[:PLACES],
        tuple(one.where for one in its)[:PLACES],
    )
    why = f"measure of restraint: {said(sides[0])} | {said(sides[1])}"
    yield Flag("custody", verdict, *sides, why, 0.65)


def _measures(seen: Sequence[Seen[Custody]], other: set[str]) -> list[Seen[Custody]]:
    return [one for one in seen if one.fact.key not in other]


def _all(places: dict[str, tuple[Where, ...]]) -> tuple[Where, ...]:
    return tuple(where for found in places.values() for where in found)[:PLACES]
