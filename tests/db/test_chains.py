"""Chains of the log: a flip, a deletion, an insertion, another order are all found."""

import hashlib
import json
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import logged
from dossier_db import Store, log
from dossier_db.soundness.chains import Walked, walk

Entry = tuple[str, str]


@pytest.fixture(scope="module", name="original")
def original_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with three chains, written by turns."""
    return logged.write(tmp_path_factory.mktemp("logged") / "logged.dossier")


@pytest.fixture(scope="module", name="held")
def held_rows(original: Path) -> tuple[list[Entry], list[tuple[str, str, str]]]:
    """Its entries, and what they say."""
    with sqlite3.connect(original) as connection:
        entries = connection.execute("SELECT id, entry FROM change ORDER BY rowid")
        found = entries.fetchall()
        values = connection.execute("SELECT change_id, salt, value FROM change_value")
        said = values.fetchall()
    connection.close()
    return found, said


Held = tuple[list[Entry], list[tuple[str, str, str]]]
chance = settings(
    max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def walked(held: Held) -> Walked:
    """A walk over these entries and values, in tables as the file has them."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        """CREATE TABLE change (id TEXT PRIMARY KEY, entry TEXT NOT NULL,
         chain TEXT AS (json_extract(entry,'$.chain')),
         seq INTEGER AS (json_extract(entry,'$.seq')), UNIQUE (chain, seq));
        CREATE TABLE change_value (change_id TEXT PRIMARY KEY, salt TEXT, value TEXT)"""
    )
    entries, values = held
    connection.executemany("INSERT INTO change (id, entry) VALUES (?, ?)", entries)
    connection.executemany("INSERT INTO change_value VALUES (?, ?, ?)", values)
    try:
        return walk(connection)
    finally:
        connection.close()


def rehashed(entry: dict[str, Any]) -> Entry:
    """An entry with the id that its content has."""
    text = log.canonical(entry)
    return hashlib.sha256(text.encode()).hexdigest(), text


def test_three_chains_are_walked_and_nothing_is_wrong(held: Held) -> None:
    found = walked(held)
    assert (found.chains, found.count) == (3, 0)
    assert found.entries == len(held[0])


def test_the_order_in_which_the_file_has_them_is_no_matter(held: Held) -> None:
    entries, values = held
    assert walked((sorted(entries), sorted(values))).count == 0


@chance
@given(data=st.data())
def test_any_letter_of_any_entry_that_is_another_is_found(
    held: Held, data: st.DataObject
) -> None:
    entries, values = held
    number = data.draw(st.integers(0, len(entries) - 1))
    entry_id, text = entries[number]
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.characters(codec="utf-8", exclude_characters=text[at]))
    other = text[:at] + letter + text[at + 1 :]
    changed = [*entries[:number], (entry_id, other), *entries[number + 1 :]]
    with suppress(sqlite3.Error):  # no JSON, another's place: the file refuses it
        assert walked((changed, values)).count


@chance
@given(data=st.data())
def test_an_entry_that_is_gone_is_found_unless_it_was_the_last_of_its_chain(
    held: Held, data: st.DataObject
) -> None:
    entries, values = held
    number = data.draw(st.integers(0, len(entries) - 1))
    gone = json.loads(entries[number][1])
    last = max(
        one["seq"]
        for _, text in entries
        if (one := json.loads(text))["chain"] == gone["chain"]
    )
    found = walked(([*entries[:number], *entries[number + 1 :]], values))
    assert bool(found.count) == (gone["seq"] != last)


@chance
@given(data=st.data())
def test_two_entries_that_changed_their_numbers_are_found(
    held: Held, data: st.DataObject
) -> None:
    entries, values = held
    chains: dict[str, list[int]] = {}
    for number, (_, text) in enumerate(entries):
        chains.setdefault(json.loads(text)["chain"], []).append(number)
    chain = data.draw(st.sampled_from(sorted(chains)))
    a, b = data.draw(
        st.lists(st.sampled_from(chains[chain]), min_size=2, max_size=2, unique=True)
    )
    one, other = json.loads(entries[a][1]), json.loads(entries[b][1])
    for column in ("seq", "previous"):
        one[column], other[column] = other[column], one[column]
    changed = list(entries)
    changed[a], changed[b] = rehashed(one), rehashed(other)
    known = {entry_id for entry_id, _ in changed}
    kept = [value for value in values if value[0] in known]
    assert walked((changed, kept)).count


@chance
@given(data=st.data())
def test_an_entry_put_in_between_with_a_right_hash_is_found(
    held: Held, data: st.DataObject
) -> None:
    entries, values = held
    _, text = data.draw(st.sampled_from(entries))
    entry = json.loads(text)
    entry["agent"] = "somebody else"
    field = data.draw(st.sampled_from(("seq", "chain")))
    if field == "seq":
        entry["seq"] += data.draw(st.integers(100, 10**6))
    else:
        entry["chain"] = "0" * 32  # a chain that does not begin with 1
        entry["seq"] += 1
    assert walked(([*entries, rehashed(entry)], values)).count


@chance
@given(data=st.data())
def test_a_value_or_a_salt_that_is_another_is_found(
    held: Held, data: st.DataObject
) -> None:
    entries, values = held
    number = data.draw(st.integers(0, len(values) - 1))
    entry_id, salt, value = values[number]
    if data.draw(st.booleans()):
        salt = data.draw(st.text().filter(lambda text: text != values[number][1]))
    else:
        value = data.draw(st.text().filter(lambda text: text != values[number][2]))
    changed = [*values[:number], (entry_id, salt, value), *values[number + 1 :]]
    found = walked((entries, changed))
    assert [fault.said for fault in found.faults] == [
        "its value was altered: it is not the one that it was sealed with"
    ]


def test_a_value_that_was_taken_out_is_counted_and_no_fault(held: Held) -> None:
    entries, values = held
    found = walked((entries, values[1:]))
    assert (found.count, found.redacted) == (0, 1)


def test_a_key_that_stands_twice_in_an_entry_is_no_form_of_ours(held: Held) -> None:
    entries, values = held
    text = entries[0][1].replace('{"act":', '{"act":"x","act":', 1)
    twice = (hashlib.sha256(text.encode()).hexdigest(), text)
    found = walked(([twice, *entries[1:]], values))
    assert "it is in another form than this program writes" in {
        fault.said for fault in found.faults
    }


def test_a_whole_chain_that_is_gone_is_found_by_those_that_rest_on_it(
    original: Path, tmp_path: Path
) -> None:
    path = tmp_path / "two.dossier"
    path.write_bytes(original.read_bytes())
    with Store.open(path) as store, store.act("on another machine") as act:
        act.update("entity", {"id": "p_dana"}, {"name": "D"})
    with logged.unguarded(path) as connection:
        ((chain,),) = connection.execute(
            "SELECT DISTINCT chain FROM change WHERE row_id = 'p_dana'"
            " AND json_extract(entry, '$.agent') = 'later'"
        ).fetchall()
        for table, column in (("change_value", "change_id"), ("change", "id")):
            connection.execute(
                f"DELETE FROM {table} WHERE {column} IN"
                " (SELECT id FROM change WHERE chain = ?)",
                (chain,),
            )
    assert "it rests on an entry that is not there" in logged.faults(path)["log"]


def test_the_chain_and_the_number_of_what_is_wrong_are_named(
    original: Path, tmp_path: Path
) -> None:
    path = tmp_path / "altered.dossier"
    path.write_bytes(original.read_bytes())
    with logged.unguarded(path) as connection:
        ((entry_id, chain),) = connection.execute(
            "SELECT id, chain FROM change WHERE seq = 2 ORDER BY chain LIMIT 1"
        ).fetchall()
        connection.execute(
            "UPDATE change SET entry = replace(entry, 'no. ', 'No. ') WHERE id = ?",
            (entry_id,),
        )
    assert logged.faults(path)["log"].startswith(
        f"chain {chain[:8]} entry 2: it was altered: it is not what its id was made of"
    )
