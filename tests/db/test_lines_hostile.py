"""JSON Lines made to break who loads them: refused with a sentence, nothing written."""

import json
import os
import threading
import tracemalloc
from pathlib import Path

import pytest

from db.growth import costs_in_line
from dossier_db.errors import DossierError
from dossier_db.importers import lines as module
from dossier_db.importers import load
from dossier_db.importers.lines import Lines
from dossier_db.store import Store

_ROW = '{"table": "entity", "id": "p_a", "name": '
_FAR = '{"table": "edtf", "id": "Y1E999999999", "earliest": "a", "latest": "b"}'


def refused(store: Store, text: bytes) -> str:
    """The sentence; the dossier is the same bytes after it."""
    path = store.path.with_name("given.jsonl")
    path.write_bytes(text)
    before = store.path.read_bytes()
    with pytest.raises(DossierError) as caught:
        load(store, path, agent="tester")
    said = str(caught.value).replace(str(path.parent), "")
    assert store.path.read_bytes() == before
    assert "\n" not in said and len(said) < 800
    said.encode()
    return said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"table": "entity", "id": "p_\\ud800", "name": "B"}', "half a character"),
        ('{"table": "dossier", "id": "d_\\uD800", "name": "B"}', "half a character"),
        ('{"table": "\\udfff"}', "half a character"),
        ('{"table": "entity", "\\ud800": "p_a"}', "is no column"),
        ('{"table": "a\\nb"}', "is no table"),
        ('{"table": "' + "x" * 3_000_000 + '"}', "is no table"),
        ('{"table": "entity", "' + "x" * 900_000 + '": 1}', "is no column"),
        (_ROW + "[" * 900 + "]" * 900 + "}", "has to be a text"),
        (_ROW + "[" * 990 + "]" * 990 + "}", "line 1"),
        (_ROW + "1e99999}", "1e99999"),
        (_ROW + "-Infinity}", "-Infinity"),
        (_ROW + "9" * 4_000 + "}", "has to be a text"),
        (_ROW + "[" + "[]," * 600_000 + "[]]}", "a value for each column"),
        (_ROW + "[" + '"",' * 600_000 + '""]}', "a value for each column"),
        ("{" + '"a":1,' * 300_000 + '"b":1}', "a value for each column"),
        ("{" + '"a":1,' * 1_000 + '"b":1}', "“a” stands twice"),
        (_FAR, "is no date"),
        (_ROW + '"' + "x" * 2_000_000, "no JSON"),
    ],
    ids=range(18),
)
def test_it_is_refused_and_nothing_is_written(
    fresh: Store, text: str, told: str
) -> None:
    assert told in refused(fresh, text.encode())


def test_a_long_text_in_a_row_comes_in(fresh: Store) -> None:
    words = 'a "quoted" \\ word [x], {y} ' * 25_000
    path = fresh.path.with_name("given.jsonl")
    path.write_text(_ROW + '"A", "summary": ' + json.dumps(words) + "}")
    assert load(fresh, path, agent="tester").added == 1
    assert fresh.reader.one("SELECT summary FROM entity") == (words,)


def test_a_key_that_stands_twice_is_found_at_the_cost_of_the_line(
    tmp_path: Path,
) -> None:
    path = tmp_path / "given.jsonl"

    def work(size: int) -> None:
        keys = ",".join(f'"{number}":1' for number in range(size))
        path.write_text(f'{{{keys},"{size - 1}":1}}')
        with pytest.raises(DossierError, match="stands twice"):
            list(Lines(path))

    assert costs_in_line(work, 5_000)


def test_small_lists_without_number_take_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "given.jsonl"
    path.write_text(_ROW + "[" + "[]," * 1_000_000 + "[]]}")
    tracemalloc.start()
    with pytest.raises(DossierError):
        list(Lines(path))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * path.stat().st_size


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_without_an_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_PIPED", 2 * 1024**2)
    pipe = tmp_path / "given.jsonl"
    os.mkfifo(pipe)

    def pour() -> None:
        with pipe.open("wb", buffering=0) as stream:
            try:
                while True:
                    stream.write(b"x" * 65_536)
            except BrokenPipeError:
                pass

    pouring = threading.Thread(target=pour)
    pouring.start()
    with pytest.raises(DossierError, match="gives more than 2 MB"):
        Lines(pipe)
    pouring.join()
