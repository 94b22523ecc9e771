"""Texts side by side: what two, twenty and hostile ones cost, and what is found.

    python -m bench.texts two              split, linked, flagged; beside two methods
    python -m bench.texts twenty           every pair of them, in the background's way
    python -m bench.texts hostile NAME DIVISOR

print what that cost as JSON, each in a process of its own; ``compare`` starts them.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from random import Random
from statistics import median
from typing import Any, Final

from bench import injection, linking, material, measure
from bench.report import Line, Report
from dossier_db.texts.fingerprint import digest, fingerprint
from dossier_db.texts.flags import Reading, flags
from dossier_db.texts.grams import Statistics
from dossier_db.texts.links import Text, links
from dossier_db.texts.quotations import quotations
from dossier_db.texts.sentences import Sentence, split

WORDS: Final = 2_000
TEXTS: Final = 20
CAUGHT: Final = 80.0
"""Of 100 changed facts of a kind, so many must be caught at least."""
GOAL: Final = 10
"""Seconds that any input should take at the most; told, never a budget."""
_DROPPED: Final = 0.12
"""Of the words of a sentence so many are left out where it is told again."""
_MEGABYTE: Final = 1 << 20
_QUARTER: Final = 4
_IN_LINE: Final = 1.5
"""Four times the input may cost four times as much, and half of that beyond."""
_PACKAGE: Final = tuple(
    f"dossier_db.texts.{name}"
    for name in ("sentences", "links", "flags", "quotations", "fingerprint")
)


def compare(repeats: int, report: Report) -> None:
    """Lines for all of it: first what it costs, then what it finds."""
    _costs(repeats, report)
    _hostile_lines(report)
    linking.compare(report)
    for folder in (material.UNSEEN, material.EVENTS, material.RETELLINGS):
        _injected(folder.name, list(injection.reports(folder)), report)


def _costs(repeats: int, report: Report) -> None:
    two = _medians([measure.child("texts", "two") for _ in range(repeats)])
    report.head(f"Two texts of {WORDS:,} words, CPU ms", "difflib", "Jaccard", "ours")
    rivals = two["difflib"], two["jaccard"]
    report.add(Line.scaled("links", (*rivals, two["links"]), 1.0))
    whole = two["split"] + two["links"] + two["flags"]
    report.add(Line.scaled("split, links and flags", (*rivals, whole), 1.0))
    many = measure.child("texts", "twenty")
    report.head(f"{TEXTS} texts, {many['pairs']} pairs, CPU ms", "Jaccard", "ours")
    report.add(Line.scaled("links", (many["jaccard"], many["links"]), None))
    whole = many["links"] + many["flags"]
    report.add(Line.scaled("links and flags", (many["jaccard"], whole), None))
    report.head("Loaded, CPU ms", "Python", "with it")
    modules: Sequence[Sequence[str]] = ((), ("rapidfuzz", "sqlite3"), _PACKAGE)
    rounds = [[_started(*some) for some in modules] for _ in range(repeats)]
    bare, libraries, package = (median(run) for run in zip(*rounds, strict=True))
    report.add(Line.scaled("RapidFuzz and sqlite3", (bare, libraries), None))
    report.add(Line.scaled("the package of texts", (bare, package), None))


def _hostile_lines(report: Report) -> None:
    report.head("Hostile texts, CPU ms", "a quarter", "whole")
    for name in HOSTILE:
        some, whole = (
            measure.child("texts", "hostile", name, part) for part in (_QUARTER, 1)
        )
        figures = [sum(cost.values()) for cost in (some, whole)]
        dear = max(whole, key=lambda step: whole[step])
        note = f"{dear} {whole[dear]:,.0f}; {GOAL} s are meant"
        budget = _QUARTER * _IN_LINE
        report.add(Line.scaled(name, figures, budget, note))


def _injected(folder: str, found: Sequence[injection.Report], report: Report) -> None:
    """Lines for the changed facts that are flagged, and for what is flagged unasked."""
    report.head(f"Changed facts of 100, {folder}", "meant", "retold", "in a copy")
    languages = sorted({one.language for one in found})
    tallies, _ = injection.measure(found)
    for kind, said in injection.KINDS.items():
        copied, retold = (tallies[side, kind] for side in ("report", "retold"))
        shares = (CAUGHT, 100 * retold.share, 100 * copied.share)
        note = f"of {retold.changed} and {copied.changed}"
        report.add(Line.gained(said, shares, 0.0, note))
    for language in languages:
        some = [one for one in found if one.language == language]
        all_of = injection.measure(some)[0]
        shares_of = [
            injection.whole(all_of, side).share for side in ("retold", "report")
        ]
        figures = (CAUGHT, *(100 * share for share in shares_of))
        changed = injection.whole(all_of, "report").changed
        report.add(Line.gained(f"{language}: all", figures, None, f"of {changed}"))
    quiet, loud = injection.noise(found)
    report.head(f"Flags for nothing, {folder}", "quiet", "loud")
    report.add(Line.scaled("for an unchanged pair", (quiet, loud), None))


def _medians(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    return {step: median(run[step] for run in runs) for step in runs[0]}


def text(seed: int, words: int = WORDS) -> str:
    """A text of so many words, told again from our reports in another order.

    Texts of other seeds have many of its sentences, but none word by word.
    """
    rng = Random(seed)
    told = [
        line
        for pair in material.pairs(material.REPORTS, material.RETELLINGS)
        if pair.language == "en"
        for side in pair.sides
        for line in side
    ]
    rng.shuffle(told)
    paragraphs: list[str] = []
    size = 0
    for number, line in enumerate(told):
        first, *others = line.split()
        kept = [first, *(word for word in others if rng.random() >= _DROPPED)]
        size += len(kept)
        if number % 3:
            paragraphs[-1] += " " + " ".join(kept)
        else:
            paragraphs.append(" ".join(kept))
        if size >= words:
            break
    return "\n".join(paragraphs) + "\n"


def _two() -> dict[str, float]:
    a, b = text(1), text(2)
    flags(split(a), split(text(3)))  # what is loaded once is no part of it
    cut, spent = _timed(lambda: [split(a), split(b)])
    words = [[one.text for one in side] for side in cut]
    return {
        "split": spent,
        "links": _timed(lambda: links(words[0], words[1]))[1],
        "flags": _timed(lambda: flags(*cut))[1],
        "jaccard": _timed(lambda: linking.jaccard(*words))[1],
        "difflib": _timed(lambda: linking.sequence(*words))[1],
    }


def _twenty() -> dict[str, float]:
    cut = [split(text(seed)) for seed in range(TEXTS)]
    words = [[one.text for one in side] for side in cut]
    pairs = [*combinations(range(TEXTS), 2)]

    def linked() -> None:
        texts = [Text(side) for side in words]
        statistics = Statistics.of(one.counted for one in texts)
        for i, j in pairs:
            links(texts[i], texts[j], statistics)

    def flagged() -> None:
        readings = [Reading(side) for side in cut]
        for i, j in pairs:
            flags(readings[i], readings[j])

    return {
        "pairs": len(pairs),
        "links": _timed(linked)[1],
        "flags": _timed(flagged)[1],
        "jaccard": _timed(
            lambda: [linking.jaccard(words[i], words[j]) for i, j in pairs]
        )[1],
    }


def _line(size: int) -> str:
    return _to(size * 5, text(1).replace("\n", " "))


def _rows(size: int) -> str:
    number = size * 200_000 // _MEGABYTE
    return "\n".join(f"Row {n} of May {n % 28 + 1}: {n * 7}." for n in range(number))


def _to(size: int, piece: str) -> str:
    return (piece * (size // len(piece) + 1))[:size]


HOSTILE: Final[dict[str, Callable[[int], str]]] = {
    "one line of 5 MB": _line,
    "100,000 times one sentence": lambda size: (
        "On November 14, police held 18 men in Oral. " * (size * 100_000 // _MEGABYTE)
    ),
    "2 MB without punctuation": lambda size: _to(
        size * 2, "".join(one for one in text(1) if one.isalnum() or one.isspace())
    ).replace("\n", " "),
    "1 MB of Han without stops": lambda size: _to(
        size // 3, "十九名被告在阿拉木图法院受审领事馆向外交部递交照会"
    ),
    "200,000 short lines": _rows,
}
"""Texts that no person wrote, each for a size of which a megabyte is the whole."""


def _hostile(name: str, part: str) -> dict[str, float]:
    hostile = HOSTILE[name](_MEGABYTE // int(part))
    other = split(text(2))
    words = [one.text for one in other]
    sought = digest(other[0].text)
    cut, spent = _timed(lambda: split(hostile))
    return {
        "split": spent,
        "links": _timed(lambda: links(_texts(cut), words))[1],
        "flags": _timed(lambda: flags(cut, other))[1],
        "quotations": _timed(lambda: quotations(hostile))[1],
        "find": _timed(lambda: fingerprint(hostile).find([sought])[sought])[1],
    }


def _texts(cut: Sequence[Sentence]) -> list[str]:
    return [one.text for one in cut]


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What came of it, and the milliseconds of processor."""
    began = time.process_time()
    done = work()
    return done, 1000 * (time.process_time() - began)


def _started(*modules: str) -> float:
    """Milliseconds of processor of a process that loads some modules, and no more."""
    loaded = "".join(f"import {module}; " for module in ("time", *modules))
    done = subprocess.run(
        [sys.executable, "-c", f"{loaded}print(time.process_time())"],
        env=measure.environment(),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return 1000 * float(done.stdout)


def main(what: str, *more: str) -> None:
    """One thing, in this process; prints what it cost as JSON."""
    ways: dict[str, Callable[..., Any]] = {
        "two": _two,
        "twenty": _twenty,
        "hostile": _hostile,
    }
    print(json.dumps(ways[what](*more)))


if __name__ == "__main__":
    main(*sys.argv[1:])
