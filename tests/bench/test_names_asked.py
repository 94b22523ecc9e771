"""The names that search is tested with: parted in two halves, nobody's but one's."""

import pickle
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

import pytest

from bench import recall
from bench.measure import environment
from bench.variants import HELD, TUNE, Asked, make, read_as, words
from bench.variants.kinds import KINDS
from db.shared import made_for_all

Drawn: TypeAlias = tuple[list[tuple[str, ...]], list[Asked]]
ENTITIES = 4_000


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    def draw(path: Path) -> None:
        path.write_bytes(pickle.dumps(make(entities=ENTITIES)))

    found: Drawn = pickle.loads(
        made_for_all(tmp_path_factory, "names", draw).read_bytes()
    )
    return found


def test_every_kind_is_asked_for_in_both_halves(drawn: Drawn) -> None:
    corpus, asked = drawn
    assert len(corpus) == ENTITIES
    for half in (TUNE, HELD):
        assert {one.kind for one in asked if one.half == half} == set(KINDS)


def test_one_form_is_held_and_the_other_is_asked_for(drawn: Drawn) -> None:
    corpus, asked = drawn
    for one in asked:
        assert corpus[one.answer - 1] == (one.indexed,)
        assert one.query.casefold() != one.indexed.casefold()


def test_no_word_that_was_tuned_with_is_held_out(drawn: Drawn) -> None:
    _, asked = drawn
    plain = [one for one in asked if one.kind != "a word more"]
    tuned, held = (
        {word for one in plain if one.half == half for word in words(one)}
        for half in (TUNE, HELD)
    )
    assert tuned & held == set()


def test_nobody_beside_bears_a_name_that_is_asked_for(drawn: Drawn) -> None:
    corpus, asked = drawn
    meant = {one.answer for one in asked}
    tested = {
        key for one in asked for n in (one.query, one.indexed) for key in read_as(n)
    }
    bearers = [
        name
        for number, names in enumerate(corpus, 1)
        if number not in meant
        for name in names
        if tested & read_as(name)
    ]
    assert bearers == []


def test_the_same_is_drawn_by_another_process(drawn: Drawn, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "bench.recall", "sets", str(tmp_path), str(ENTITIES)],
        env=environment() | {"PYTHONHASHSEED": "20261121"},
        check=True,
    )
    corpus, asked = recall.drawn(tmp_path)
    assert [tuple(names) for names in corpus] == drawn[0]
    assert [(one["query"], one["answer"]) for one in asked] == [
        (one.query, one.answer) for one in drawn[1]
    ]
