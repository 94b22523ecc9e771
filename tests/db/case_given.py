"""The facts that the bundled case was compiled from, where this machine has them.

They lie beside the repository and are no part of it: tests that need them skip where
they are absent.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

Record = dict[str, Any]
"""A mapping as the facts have it."""

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "case"
WHOLE = ("epochtimes", "hrw")
"""The sources that were read to their end."""

HERE = (FOLDER / "facts.yaml").is_file()
"""Whether this machine has the facts."""

needs_facts = pytest.mark.skipif(
    not HERE,
    reason="the facts the case was compiled from are not beside this repository",
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quicker one, where libyaml is."""


@cache
def facts() -> Record:
    """Every source, name, fact, event and disagreement."""
    return _read("facts.yaml")


@cache
def texts() -> Record:
    """The close reading of the two texts that were read whole."""
    return _read("texts.yaml")


@cache
def paragraphs(source: str) -> tuple[str, ...]:
    """The paragraphs of a text that was read whole, blank lines left out."""
    lines = (FOLDER / "texts" / f"{source}.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line.strip())


def entities() -> Iterator[tuple[str, Record]]:
    """Everyone and everything with names and facts, each with its id here."""
    for section, prefix in (("people", "p"), ("organisations", "o"), ("places", "l")):
        for record in facts()[section]:
            yield f"{prefix}_{record['id']}", record


def cited(record: Record) -> list[tuple[str, int]]:
    """The paragraphs that a point of the close reading cites, source by source."""
    return [
        (cite["source"], paragraph)
        for cite in record["cite"]
        for paragraph in cite["paragraphs"]
    ]


def _read(name: str) -> Record:
    with (FOLDER / name).open(encoding="utf-8") as file:
        found: Record = yaml.load(file, Loader=_LOADER)
    return found
