"""Limits: what can be written can be received, and nothing else is written."""

import datetime
from pathlib import Path

import pytest

from db.entered import complete
from dossier_db.errors import BadText, RefusedWrite
from dossier_db.importers import load
from dossier_db.intake import KINDS, kind
from dossier_db.intake.checking import problems
from dossier_db.intake.edits import EDITED
from dossier_db.intake.filing import file
from dossier_db.intake.kinds import NEW, OWN, Field
from dossier_db.intake.noting import noted, write
from dossier_db.limits import MOST_AGENT, MOST_NAME, SHORT, longest
from dossier_db.receiving import received
from dossier_db.receiving.rows import fault
from dossier_db.receiving.sieve import tables_of_ours
from dossier_db.store import Store

COLUMNS = [
    (table.name, column, most)
    for table in tables_of_ours().values()
    for column in table.columns
    if (most := longest(table, column)) is not None
]
"""Every column with a limit."""
WRITTEN = [one for one in COLUMNS if one[0] not in ("change", "change_value")]
FIELDS = [
    (one.name, field.name)
    for one in KINDS
    for field in one.asked
    if field.makes or field.column in SHORT
]
"""Every field that becomes a name."""


def long(field: Field, letters: int) -> str:
    """What is typed into a field: that many letters, of somebody new where it asks."""
    return f"{NEW if field.makes else ''}{'a' * letters}"


def filed(store: Store, what: str, given: dict[str, str]) -> None:
    with store.act("Saule") as act:
        file(act, kind(what), given)


def offered(path: Path) -> tuple[int, int]:
    """Of a file how many rows are refused, and how many are not what its log says."""
    with received(path, lambda: "") as parcel:
        return parcel.offer.faults, parcel.offer.rows.differing


@pytest.mark.parametrize("what", dict(FIELDS))
def test_names_at_their_limit_are_saved_and_received(hamlet: Store, what: str) -> None:
    names = [name for one, name in FIELDS if one == what]
    for number, name in enumerate(names, 1):
        given = complete(what)
        if "source" in given:
            given["paragraph"] = str(number)  # nothing is said twice of one passage
        filed(hamlet, what, {**given, name: long(kind(what).field(name), MOST_NAME)})
    assert offered(hamlet.path) == (0, 0)


@pytest.mark.parametrize(("what", "name"), FIELDS)
def test_a_name_beyond_its_limit_is_refused_at_its_field(
    hamlet: Store, what: str, name: str
) -> None:
    typed = long(kind(what).field(name), MOST_NAME + 1)
    with pytest.raises(RefusedWrite, match=f"^{name}: It has 1,001 .* at most 1,000"):
        filed(hamlet, what, {**complete(what), name: typed})


def test_whoever_writes_may_have_a_name_that_is_received(hamlet: Store) -> None:
    """In the name of the field notes too."""
    given = {"source": OWN, "gist": "It is so.", "connection": "heard"}
    with hamlet.act("a" * MOST_AGENT) as act:
        file(act, kind("observation"), given)
    assert offered(hamlet.path) == (0, 0)


def test_nothing_is_written_in_a_name_beyond_its_limit(hamlet: Store) -> None:
    before = hamlet.reader.number("SELECT count(*) FROM change")
    with (
        pytest.raises(RefusedWrite, match=r"^Your name has 201 .* at most 200 are"),
        hamlet.act("a" * (MOST_AGENT + 1)) as act,
    ):
        act.insert("entity", {"id": "p_new", "name": "Somebody"})
    assert hamlet.reader.number("SELECT count(*) FROM change") == before


def test_a_name_beyond_its_limit_is_refused_in_a_quick_line(hamlet: Store) -> None:
    note = noted(hamlet, f"protest: @{'a' * 1_001} came", datetime.date(2026, 1, 22))
    with (
        hamlet.act("Saule") as act,
        pytest.raises(RefusedWrite, match="A name has at most 1,000 characters"),
    ):
        write(act, note)


@pytest.mark.parametrize(
    ("what", "name"),
    [
        (one, field.name)
        for one, kind in EDITED.items()
        for field in kind.fields
        if field.takes == "words"
    ],
)
def test_no_field_takes_more_than_its_column(
    hamlet: Store, what: str, name: str
) -> None:
    field = EDITED[what].field(name)
    table, _, column = field.column.partition(".")
    most = longest(tables_of_ours()[table], column)
    assert most is not None
    given = {name: "a" * (most + 1)}
    assert name in problems(hamlet.reader.connection, EDITED[what], given)


@pytest.mark.parametrize(("table", "column", "most"), WRITTEN)
def test_nothing_longer_than_what_is_received_is_written(
    hamlet: Store, table: str, column: str, most: int
) -> None:
    with hamlet.act("Saule") as act, pytest.raises(RefusedWrite) as refused:
        act.insert(table, {column: "a" * (most + 1)})
    said = f"“{column}” of “{table}” has {most + 1:,} characters, at most {most:,}"
    assert said in str(refused.value)


@pytest.mark.parametrize(("table", "column", "most"), COLUMNS)
def test_what_is_written_at_its_limit_is_not_too_long_to_receive(
    table: str, column: str, most: int
) -> None:
    ours = tables_of_ours()[table]
    assert "characters" not in str(fault(ours, {column: "a" * most}))
    assert "characters" in str(fault(ours, {column: "a" * (most + 1)}))


def test_a_text_with_a_name_beyond_its_limit_is_not_loaded(
    hamlet: Store, tmp_path: Path
) -> None:
    text = tmp_path / "long.jsonl"
    name = "a" * (MOST_NAME + 1)
    text.write_text(f'{{"table": "entity", "id": "p_long", "name": "{name}"}}\n')
    with pytest.raises(
        BadText, match="line 1: “name” of “entity” has 1,001 characters"
    ):
        load(hamlet, text, agent="load")


def test_a_dossier_is_not_made_under_a_name_beyond_its_limit(tmp_path: Path) -> None:
    with pytest.raises(RefusedWrite, match="1,001 characters, at most 1,000"):
        Store.create(tmp_path / "long.dossier", name="a" * (MOST_NAME + 1))


def test_a_name_too_long_to_receive_is_not_called_altered(
    hamlet: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier edition wrote it: the log says it, and it is what the log says."""
    monkeypatch.setattr("dossier_db.limits.insist", lambda _table, _values: None)
    with hamlet.act("Saule") as act:
        act.insert("entity", {"id": "p_long", "name": "a" * (MOST_NAME + 1)})
    with received(hamlet.path, lambda: "") as parcel:
        assert parcel.offer.rows.differ == ()
        assert parcel.offer.faulty == (
            "entity p_long: “name” has 1,001 characters; at most 1,000 are taken over",
        )
