"""Nothing is told of a source that the facts do not tell of it.

Everything the facts say with a source beside it makes up what is known of that source:
facts, names, events, answers, its own record, and the labels of whatever they are
about. What the case has that source say may use other words, but no other figure, and
half of its weighty words have to be among those known (``case_words``).
"""

from collections.abc import Iterator
from functools import cache

import pytest

from db.bundled import Bundled
from db.case_given import HERE, WHOLE, Record, entities, facts, needs_facts, paragraphs
from db.case_words import coverage, numbers, weighty

pytestmark = needs_facts

SOURCES = [s["id"] for s in facts()["sources"]] if HERE else []
SHARED = " ".join(
    (
        "13 November 2025 January 2026 Turganbay wife Alimnur Serikzhan Bilash Almaty",
        "Kazakhstan Chinese China note protest accused trial group case consulate",
        "ministry administrative detention demands criminal named told put given",
    )
)
"""What the case is about: words and days that stand in any statement on it."""

FRAME = "15 January 2026, 2025, two"
"""The day of the statement, years that go without saying, and two states."""


def _beside(source: str) -> Iterator[str]:
    """Every text of the facts that has this source beside it."""
    given = facts()
    yield from (_flat(s) for s in given["sources"] if s["id"] == source)
    for entity, record in entities():
        own = [*record.get("variants", ()), *record.get("facts", ())]
        told = [_flat(part) for part in own if source in part["sources"]]
        if told:
            yield from (record["name"], record.get("role", ""), entity, *told)
            yield record.get("note", "")
    for part in (*given["legal_provisions"], *given["events"]):
        if source in part["sources"]:
            yield _flat(part)
        elif source in part.get("note", ""):  # a remark on what it has beside them
            yield part["note"]
    for disagreement in given["disagreements"]:
        answers = [a for a in disagreement["answers"] if source in a["sources"]]
        if answers:
            yield disagreement["question"]
            yield disagreement["reading"]
            yield from map(_flat, answers)
    for measure in given["defendants_named"]["measures"]:
        if source in measure["sources"]:
            yield _flat(measure)


def _flat(record: Record) -> str:
    return " . ".join(str(v) for v in record.values() if isinstance(v, str))


@cache
def _known(source: str) -> str:
    return " . ".join(_beside(source))


def _gists(bundled: Bundled, source: str) -> list[str]:
    """What a source is made to say; how it spells a name is asked elsewhere."""
    return bundled.column(
        """SELECT DISTINCT x.gist FROM passage x WHERE x.source_id = ?
         AND x.gist IS NOT NULL AND x.id NOT IN (SELECT passage_id FROM name_use
         EXCEPT SELECT passage_id FROM mention)""",
        f"s_{source}",
    )


@pytest.mark.parametrize("source", [s for s in SOURCES if s not in WHOLE])
def test_a_source_tells_no_figure_that_the_facts_do_not_have_it_tell(
    bundled: Bundled, source: str
) -> None:
    known = numbers(f"{_known(source)} {SHARED}")
    invented = [(g, numbers(g) - known) for g in _gists(bundled, source)]
    assert [found for found in invented if found[1]] == []


@pytest.mark.parametrize("source", [s for s in SOURCES if s not in WHOLE])
def test_a_source_tells_nothing_that_the_facts_do_not_have_it_tell(
    bundled: Bundled, source: str
) -> None:
    known = f"{_known(source)} {SHARED}"
    invented = [
        (gist, sorted(weighty(gist) - weighty(known)))
        for gist in _gists(bundled, source)
        if coverage(gist, known) < 0.5
    ]
    assert invented == []


@pytest.mark.parametrize("source", WHOLE)
def test_a_passage_of_a_text_tells_no_figure_that_its_paragraph_has_not(
    bundled: Bundled, source: str
) -> None:
    for number, paragraph in enumerate(paragraphs(source), start=1):
        for gist in bundled.column(
            "SELECT gist FROM passage WHERE source_id = ? AND paragraph = ?",
            f"s_{source}",
            number,
        ):
            assert numbers(gist or "") <= numbers(f"{paragraph} {FRAME}"), gist
