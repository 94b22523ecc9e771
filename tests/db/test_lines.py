"""JSON Lines: what a dump writes, a load reads back, whatever stands in it."""

import json
import random
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import generated
from dossier_db.errors import BadText, Conflict, DossierError
from dossier_db.exporters import dump
from dossier_db.importers import Loaded, load
from dossier_db.store import Store

PERSON = '{"table": "entity", "id": "p_a", "name": "A"}'


def lines(store: Store) -> list[str]:
    return list(dump(store))


def load_text(store: Store, text: str | bytes, *, update: bool = False) -> Loaded:
    path = store.path.with_name("given.jsonl")
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(store, path, agent="tester", update=update)


def refused(store: Store, text: str | bytes) -> str:
    before = lines(store)
    with pytest.raises(BadText) as caught:
        load_text(store, text)
    assert lines(store) == before
    return str(caught.value)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=generated.dossiers(), seed=st.integers(0, 2**32))
def test_a_dump_loaded_in_any_order_gives_the_same_rows_and_the_same_log(
    rows: generated.Rows, seed: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder, "first.dossier")
        second = Path(folder, "second.dossier")
        with generated.write(first, rows) as store:
            dumped = lines(store)
        shuffled = list(dumped)
        random.Random(seed).shuffle(shuffled)
        with Store.create(second, name="another") as store:
            loaded = load_text(store, "".join(shuffled))
            assert loaded == Loaded(len(dumped), 0, 0, 0, 0)
            assert lines(store) == dumped
        assert generated.everything(second) == generated.everything(first)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=generated.dossiers())
def test_a_dump_is_json_without_anything_that_a_terminal_would_obey(
    rows: generated.Rows,
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        generated.write(Path(folder, "odd.dossier"), rows) as store,
    ):
        for line in lines(store):
            assert isinstance(json.loads(line), dict)
            assert not set(line[:-1]) & {"\x1b", "\x9b", "\u202e", "\u2028", "\n"}


def test_a_dump_of_every_table_comes_back(village: Store, fresh: Store) -> None:
    dumped = lines(village)
    load_text(fresh, "".join(dumped))
    assert lines(fresh) == dumped


def test_two_dumps_are_the_same_bytes(village: Store) -> None:
    assert lines(village) == lines(village)


def test_a_restored_dossier_goes_on_in_a_new_chain(
    fresh: Store, village: Store
) -> None:
    load_text(fresh, "".join(lines(village)))
    with fresh.act("Saule") as act:
        act.insert("entity", {"id": "p_new", "name": "New"})
    chains = fresh.reader.all("SELECT DISTINCT chain FROM change")
    assert len(chains) == 2


def test_a_dump_loaded_again_changes_nothing(fresh: Store, village: Store) -> None:
    dumped = lines(village)
    load_text(fresh, "".join(dumped))
    again = load_text(fresh, "".join(dumped))
    assert (again.same, again.changed) == (len(dumped), 0)
    assert lines(fresh) == dumped


def test_rows_into_a_dossier_in_use_add_one_entry(fresh: Store) -> None:
    with fresh.act("Saule") as act:
        act.insert("entity", {"id": "p_mine", "name": "Mine"})
    entries = fresh.reader.number("SELECT count(*) FROM change")
    loaded = load_text(fresh, PERSON)
    assert loaded.added == 1
    assert fresh.reader.number("SELECT count(*) FROM change") == entries + 1


def test_rows_without_a_dossier_leave_the_dossier_its_name(fresh: Store) -> None:
    identity = fresh.dossier.id
    load_text(fresh, PERSON)
    assert fresh.dossier.id == identity
    assert fresh.reader.number("SELECT count(*) FROM change") == 1


def test_blank_lines_and_a_byte_order_mark_are_passed_over(fresh: Store) -> None:
    loaded = load_text(fresh, f"\ufeff{PERSON}\r\n\n   \n".encode())
    assert loaded.added == 1


def test_bytes_travel_as_base64(fresh: Store) -> None:
    entity = '{"table": "entity", "id": "s_a", "name": "A"}'
    source = '{"table": "source", "id": "s_a"}'
    capture = {
        "table": "capture",
        "id": "f_a",
        "source_id": "s_a",
        "collected_at": "2026-01-01",
        "sha256": "0" * 64,
        "bytes": {"base64": "AP8="},
    }
    load_text(fresh, f"{entity}\n{source}\n{json.dumps(capture)}\n")
    assert fresh.reader.one("SELECT bytes FROM capture") == (b"\x00\xff",)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"table": "entity", "id": "p_b", "id": "p_c", "name": "B"}', "twice"),
        ('{"table": "place", "id": "l_b", "latitude": NaN}', "NaN"),
        ('{"table": "place", "id": "l_b", "latitude": 1e999}', "1e999"),
        ('["entity"]', "one object"),
        ('"entity"', "one object"),
        ('{"table": "entity"', "no JSON"),
        ("{} {}", "something follows"),
        ('{"id": "p_b"}', "needs its table"),
        ('{"table": 7}', "needs its table"),
        ('{"table": "persons", "id": "p_b"}', "did you mean “person”?"),
        ('{"table": "draft", "id": "1"}', "no table"),
        ('{"table": "entity", "id": "p_b", "nam": "B"}', "did you mean “name”?"),
        ('{"table": "entity", "id": "p_b"}', "needs “name”"),
        ('{"table": "entity", "id": "p_b", "name": null}', "needs “name”"),
        ('{"table": "entity", "id": "p_b", "name": 19}', "has to be a text"),
        ('{"table": "entity", "id": "p_b", "name": true}', "has to be a text"),
        ('{"table": "entity", "id": "p_b", "name": ["B"]}', "has to be a text"),
        ('{"table": "term", "id": "a:b", "name": "b", "rank": "1"}', "whole number"),
        ('{"table": "term", "id": "a:b", "name": "b", "rank": 1.5}', "whole number"),
        ('{"table": "term", "id": "a:b", "name": "b", "rank": true}', "whole number"),
        (
            '{"table": "term", "id": "a:b", "name": "b", "rank": 9223372036854775808}',
            "64 bits",
        ),
        ('{"table": "entity", "id": "p_b", "name": "\\u0000"}', "NUL"),
        ('{"table": "entity", "id": "p_b", "name": "\\ud800"}', "half a character"),
        ('{"table": "entity", "id": "p_b", "name": {"base64": "!"}}', "base64"),
        ('{"table": "entity", "id": "p_b", "name": ' + "9" * 5000 + "}", "too long"),
        ('{"table": "entity", "id": ' + "[" * 100_000, "too long"),
        ('{"table": "person", "id": "p_nobody"}', "p_nobody"),
        ('{"table": "entity", "id": "z_b", "name": "B"}', "none of p_"),
        (
            '{"table": "edtf", "id": "2025-02-30", "earliest": "2025-02-30",'
            ' "latest": "2025-02-30"}',
            "2025-02-30",
        ),
        (
            '{"table": "edtf", "id": "2025-02", "earliest": "2025-02-01",'
            ' "latest": "2025-02-27"}',
            "2025-02-28",
        ),
    ],
)
def test_a_wrong_line_is_refused_with_its_file_and_number(
    fresh: Store, line: str, told: str
) -> None:
    sentence = refused(fresh, f"{PERSON}\n\n{line}\n")
    assert "given.jsonl, line 3: " in sentence
    assert told in sentence


def test_a_line_that_is_no_utf8_is_refused(fresh: Store) -> None:
    assert "line 2: byte 3" in refused(fresh, PERSON.encode() + b"\n{}\xff\n")


def test_a_line_without_an_end_is_not_read_into_memory(
    fresh: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier_db.importers.lines.LONGEST", 100)
    assert "line 1: a line has at most 100 bytes" in refused(fresh, "x" * 1000)


def test_an_id_with_other_values_is_a_conflict_that_names_the_column(
    fresh: Store,
) -> None:
    load_text(fresh, PERSON)
    before = lines(fresh)
    with pytest.raises(Conflict, match=r"line 2: entity p_a .*“name”.*--update"):
        load_text(fresh, f"\n{PERSON.replace('A', 'B')}")
    assert lines(fresh) == before


def test_a_text_that_contradicts_itself_is_refused(fresh: Store) -> None:
    with pytest.raises(Conflict, match="line 2: entity p_a"):
        load_text(fresh, f"{PERSON}\n{PERSON.replace('A', 'B')}")
    assert fresh.reader.number("SELECT count(*) FROM entity") == 0


def test_a_dump_of_another_dossier_is_refused_by_one_in_use(
    fresh: Store, village: Store
) -> None:
    load_text(fresh, PERSON)
    with pytest.raises(Conflict, match="load it into an empty dossier"):
        load_text(fresh, "".join(lines(village)))


@pytest.mark.parametrize("name", ["given.jsonl", "given.ndjson", "given.txt", "given"])
def test_json_lines_are_known_by_name_or_by_their_first_character(
    fresh: Store, name: str
) -> None:
    path = fresh.path.with_name(name)
    path.write_text(PERSON)
    assert load(fresh, path, agent="tester").added == 1


def test_a_text_that_is_not_there_is_refused(fresh: Store) -> None:
    with pytest.raises(BadText, match="no file or folder"):
        load(fresh, fresh.path.with_name("nothing.jsonl"), agent="tester")


@given(text=st.binary(max_size=200))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_the_bytes_the_answer_is_a_sentence(fresh: Store, text: bytes) -> None:
    try:
        load_text(fresh, text)
    except DossierError as error:
        assert "\n" not in str(error)


def test_a_dump_sees_one_moment(village: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.dossier"
    copy.write_bytes(village.path.read_bytes())
    with Store.open(copy) as store:
        dumping = dump(store)
        first = next(dumping)
        other = sqlite3.connect(copy, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("DELETE FROM note")
            other.commit()
        other.close()
        assert [first, *dumping] == lines(village)
