"""How many changed facts the flags catch, and how many they raise for nothing.

Every report in ``retellings`` marks its numbers of people, names, dates and articles of
law, each with another in its stead: ``{n:eleven|fourteen}``. One at a time is put in
that stead in a copy, and the copy is compared with the report and with a retelling in
other words, which stands under a rule in the same file. A change is caught where a flag
points at the changed words that did not point there before. What is flagged between a
report and itself, and a report and its retelling, is raised for nothing.

The marks are set by hand: what the flags can read has no say in what is changed.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from bench.edits import typo
from dossier_db.texts.flags import Flag, flags
from dossier_db.texts.sentences import split

RETELLINGS: Final = Path(__file__).parent / "retellings"
KINDS: Final = {"n": "people", "p": "name", "d": "date", "a": "article"}
"""What is changed, by the letter of its mark; ``t`` is a slip in a name."""
QUIET: Final = 0.2
"""Flags of less weight are shown last, and counted apart."""
_MARK: Final = re.compile(r"\{([npda]):([^|{}]+)\|([^|{}]+)\}")
_RULE: Final = re.compile(r"\n=+\n")


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
    text: str
    retold: str
    changes: tuple[Change, ...]


class Tally(NamedTuple):
    """What came of the changes of one kind in some reports."""

    caught: int
    changed: int

    @property
    def share(self) -> float:
        """Of the changes, those that were caught."""
        return self.caught / self.changed if self.changed else 0.0


def reports(folder: Path = RETELLINGS, seed: int = 7) -> Iterator[Report]:
    """The reports of a folder with their changed copies."""
    rng = Random(seed)
    for path in sorted(folder.glob("*.txt")):
        marked, retold = _RULE.split(path.read_text("utf-8"), maxsplit=1)
        text = _MARK.sub(lambda mark: mark[2], marked)
        yield Report(path.stem, text, retold, tuple(_changes(marked, rng)))


def _changes(marked: str, rng: Random) -> Iterator[Change]:
    for mark in _MARK.finditer(marked):
        head = _MARK.sub(lambda one: one[2], marked[: mark.start()])
        tail = _MARK.sub(lambda one: one[2], marked[mark.end() :])
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
        for against in sides:
            text = report.text if against == "report" else report.retold
            sentences = split(text)
            known = flags(sentences, split(report.text))
            for change in report.changes:
                if against == "retold" and not _told(change, text):
                    continue
                seen = flags(sentences, split(change.text))
                hit = caught(change, seen, known)
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


def unfounded(found: Sequence[Report]) -> dict[str, tuple[list[Flag], list[Flag]]]:
    """Flags of each report against itself and against its retelling."""
    return {
        report.name: (
            list(flags(split(report.text), split(report.text))),
            list(flags(split(report.retold), split(report.text))),
        )
        for report in found
    }


def main() -> None:
    """Print the table, what was missed, and what was flagged for nothing."""
    found = list(reports())
    tallies, missed = measure(found)
    for (against, kind), tally in sorted(tallies.items()):
        what = KINDS.get(kind, "slip in a name")
        row = f"{against:8}{what:16}{tally.caught:4} of {tally.changed:4}"
        print(f"{row}  {tally.share:.2f}")
    for against in ("report", "retold"):
        of_all = [tally for key, tally in tallies.items() if key[0] == against]
        hits, size = sum(t.caught for t in of_all), sum(t.changed for t in of_all)
        print(f"{against:8}all {hits} of {size}  {hits / size:.2f}")
    for name, against, change in missed:
        print(f"missed   {against:7}{name:12}{change.before} → {change.after}")
    own = retold = quiet = 0
    for name, (itself, other) in unfounded(found).items():
        own += len(itself)
        loud = [flag for flag in other if flag.weight >= QUIET]
        retold += len(loud)
        quiet += len(other) - len(loud)
        for flag in (*itself, *loud):
            print(f"unasked  {name:12}{flag.weight:.2f} {flag.why}")
    size = len(found)
    print(f"flags per report against itself {own / size:.2f}")
    print(f"flags per report against its retelling {retold / size:.2f}", end="")
    print(f" and {quiet / size:.2f} of the least weight")


if __name__ == "__main__":
    main()
