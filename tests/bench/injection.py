"""How many changed facts the flags catch, and how many they raise for nothing.

Every report in ``retellings`` and ``events`` marks its numbers, names, dates and
articles of law, each with another in its stead: ``{n:eleven|fourteen}``. One at a time
is put in that stead in a copy, and the copy is compared with the report and with a
retelling in other words, which stands under a rule in the same file. A change is caught
where a flag points at the changed words that did not point there before. What is
flagged between a report and itself, and a report and its retelling, is raised for
nothing.

The marks are set by hand: what the flags can read has no say in what is changed.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from bench import material
from bench.edits import typo
from bench.material import MARK, unmarked
from dossier_db.texts.flags import Flag, Reading, flags
from dossier_db.texts.sentences import split

KINDS: Final = {
    "n": "number",
    "p": "name",
    "t": "slip in a name",
    "d": "date",
    "a": "article",
}
"""What is changed, by the letter of its mark; slips in names are made by chance."""
QUIET: Final = 0.2
"""Flags of less weight are shown last, and counted apart."""


class Change(NamedTuple):
    """A copy of a report in which one thing is otherwise."""

    kind: str
    before: str
    after: str
    text: str
    start: int
    """Where the changed words stand in the copy."""
    stop: int


class Report(NamedTuple):
    """A report, the same in other words, and its changed copies."""

    name: str
    language: str
    text: str
    retold: str
    changes: tuple[Change, ...]


class Tally(NamedTuple):
    """What came of the changes of one kind, or of all, in some reports."""

    caught: int
    changed: int

    @property
    def share(self) -> float:
        """Of the changes, those that were caught."""
        return self.caught / self.changed if self.changed else 0.0


def reports(*folders: Path, seed: int = 7) -> Iterator[Report]:
    """The reports of some folders with their changed copies; by default retellings."""
    rng = Random(seed)
    for pair in material.pairs(*(folders or (material.RETELLINGS,))):
        changes = tuple(_changes(pair.marked, rng))
        yield Report(pair.name, pair.language, pair.text, pair.retold, changes)


def _changes(marked: str, rng: Random) -> Iterator[Change]:
    for mark in MARK.finditer(marked):
        head = unmarked(marked[: mark.start()])
        tail = unmarked(marked[mark.end() :])
        instead = [(mark[1], mark[3])]
        if mark[1] == "p":
            slip = typo(rng, mark[2])
            if slip is not None and slip.casefold() != mark[2].casefold():
                instead.append(("t", slip))
        for kind, after in instead:
            start = len(head)
            copy = head + after + tail
            yield Change(kind, mark[2], after, copy, start, start + len(after))


def caught(change: Change, found: Sequence[Flag], known: Sequence[Flag]) -> bool:
    """Whether a flag points at the changed words, and is there because of them."""
    before = {_grounds(flag) for flag in known}
    return any(
        where.start < change.stop + 3 and change.start - 3 < where.stop
        for flag in found
        if flag.weight >= QUIET and _grounds(flag) not in before
        for where in flag.b
    )


def _grounds(flag: Flag) -> tuple[str, str]:
    return flag.rule, flag.why


def measure(
    found: Sequence[Report], sides: Sequence[str] = ("report", "retold")
) -> tuple[dict[tuple[str, str], Tally], list[tuple[str, str, Change]]]:
    """Tallies by what is compared with (``report``, ``retold``) and kind of change;
    and the changes that were missed, with the report's name.

    Args:
        found: the reports.
        sides: what to compare the copies with.
    """
    counts: dict[tuple[str, str], list[int]] = {}
    missed = []
    for report in found:
        texts = {"report": report.text, "retold": report.retold}
        read = {side: Reading(split(text)) for side, text in texts.items()}
        known = {side: flags(read[side], read["report"]) for side in sides}
        for change in report.changes:
            copy = Reading(split(change.text))
            for against in sides:
                if against == "retold" and not _told(change, report.retold):
                    continue
                hit = caught(change, flags(read[against], copy), known[against])
                row = counts.setdefault((against, change.kind), [0, 0])
                row[0] += hit
                row[1] += 1
                if not hit:
                    missed.append((report.name, against, change))
    return {key: Tally(*row) for key, row in counts.items()}, missed


def _told(change: Change, retold: str) -> bool:
    """Whether a retelling has the thing at all, as far as one word of it tells."""
    words = [word for word in re.findall(r"\w+", change.before) if len(word) > 1]
    longest = max(words or [change.before], key=len)[:5].casefold()
    return longest in retold.casefold()


def whole(tallies: dict[tuple[str, str], Tally], side: str) -> Tally:
    """What came of the changes of all kinds, compared with one side."""
    some = [tally for key, tally in tallies.items() if key[0] == side]
    return Tally(sum(one.caught for one in some), sum(one.changed for one in some))


def noise(found: Sequence[Report]) -> tuple[float, float]:
    """Flags of a report against its retelling: of the least weight, and the others."""
    others = [other for _, other in unfounded(found).values()]
    loud = sum(flag.weight >= QUIET for other in others for flag in other)
    every = sum(map(len, others))
    return (every - loud) / len(found), loud / len(found)


def unfounded(found: Sequence[Report]) -> dict[str, tuple[list[Flag], list[Flag]]]:
    """Flags of each report against itself and against its retelling."""
    read = {report.name: Reading(split(report.text)) for report in found}
    return {
        report.name: (
            list(flags(read[report.name], read[report.name])),
            list(flags(split(report.retold), read[report.name])),
        )
        for report in found
    }


def main(*folders: str) -> None:
    """Print the table, what was missed, and what was flagged for nothing."""
    found = list(reports(*map(Path, folders)))
    for language in (*sorted({report.language for report in found}), ""):
        some = [report for report in found if language in ("", report.language)]
        print(language or "all")
        _print_tallies(some)
    for name, against, change in measure(found)[1]:
        print(f"missed   {against:7}{name:12}{change.before} → {change.after}")
    kinds = Counter[str]()
    own = retold = quiet = 0
    for name, (itself, other) in unfounded(found).items():
        own += len(itself)
        loud = [flag for flag in other if flag.weight >= QUIET]
        retold += len(loud)
        quiet += len(other) - len(loud)
        kinds.update(flag.rule for flag in loud)
        for flag in (*itself, *loud):
            print(f"unasked  {name:12}{flag.weight:.2f} {flag.why}")
    size = len(found)
    print(f"flags per report against itself {own / size:.2f}")
    print(f"flags per report against its retelling {retold / size:.2f}", end="")
    print(f" and {quiet / size:.2f} of the least weight; by rule {dict(kinds)}")


def _print_tallies(found: Sequence[Report]) -> None:
    tallies, _ = measure(found)
    for against in ("report", "retold"):
        for kind, what in KINDS.items():
            tally = tallies.get((against, kind), Tally(0, 0))
            row = f"  {against:8}{what:16}{tally.caught:4} of {tally.changed:4}"
            print(f"{row}  {tally.share:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
