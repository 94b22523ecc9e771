"""What a column is called, and what stands in it, for people."""

from pathlib import Path

import pytest

from dossier.columns import column_word, value_words
from dossier_db import Store
from dossier_db.tables import LOG_TABLES, TABLES, describe

NAMES = {"l_road": "the Karasu road", "stage:trial": "trial", "38": "a name"}


@pytest.mark.parametrize(
    ("table", "column", "word"),
    [
        ("event", "place_id", "place"),
        ("passage", "exact", "very words"),
        ("passage", "gist", "in our words"),
        ("mention", "gist", "says here"),
        ("charge", "person_id", "accused"),
        ("relationship", "kind", "relation"),
        ("source", "independent_id", "counts with"),
        ("entity", "merged_into_id", "is the same as"),
        ("name", "name", "name"),
        ("question", "reading", "our reading"),
    ],
)
def test_a_column_is_called_as_its_form_calls_it(
    table: str, column: str, word: str
) -> None:
    """And what no form asks for has words of its own."""
    assert column_word(table, column) == word


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("event", "id"),
        ("event", "earliest"),
        ("source", "published"),
        ("passage", "digest"),
        ("passage", "prefix"),
        ("capture", "bytes"),
        ("quote", "source_id"),
        ("note", "at"),
    ],
)
def test_what_follows_from_others_is_left_out(table: str, column: str) -> None:
    """It is nothing to a reader."""
    assert column_word(table, column) is None


def test_no_column_of_the_file_is_called_as_scripts_write_it(tried: Path) -> None:
    """Whichever the file has."""
    with Store.open(tried) as store:
        tables = describe(store.reader.connection)
    for table in TABLES:
        if table not in LOG_TABLES:
            for column in tables[table].columns:
                word = column_word(table, column)
                assert word is None or ("_" not in word and word), (table, column)


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("event", "place_id", "l_road", "“the Karasu road”"),
        ("event", "place_id", "l_gone", "“l_gone”"),
        ("event", "stage", "stage:trial", "“trial”"),
        ("event", "date", "2024-03~", "about Mar 2024"),
        ("event", "date", "no date", "“no date”"),
        ("event", "status", "postponed", "postponed"),
        ("quote", "direct", "0", "no"),
        ("person", "identified", "1", "yes"),
        ("charge", "people", "9", "9"),
        ("entity", "summary", "l_road", "l_road"),
        ("entity", "name", "l_road", "“l_road”"),
        ("passage", "exact", "No.", "“No.”"),
        ("passage", "gist", "They said no.", "They said no."),
        ("note", "text", "Ask her.", "Ask her."),
        ("entity", "summary", None, "nothing"),
        ("entity", "summary", " ", "nothing"),
    ],
)
def test_a_value_is_written_as_people_write_it(
    table: str, column: str, value: str | None, words: str
) -> None:
    """Records by their names, words of ours without quotation marks."""
    assert value_words(table, column, value, NAMES) == words


def test_a_book_is_not_written_out() -> None:
    """Its beginning tells which it is."""
    words = value_words("capture", "text", "long " * 1000, {})
    assert words.startswith("“long long") and words.endswith("…”")
    assert len(words) < 400
