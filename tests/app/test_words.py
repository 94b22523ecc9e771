"""The door for words."""

import ast
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier import words
from dossier.prints import phrases


@pytest.fixture(autouse=True)
def own_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The language of the machine that runs the tests stays outside."""
    monkeypatch.setenv("LANGUAGE", "en")
    words._catalogue.cache_clear()
    yield
    words._catalogue.cache_clear()


def write_catalogue(folder: Path, entries: dict[str, str]) -> None:
    """A Russian catalogue as gettext reads it."""
    entries = {"": "Content-Type: text/plain; charset=UTF-8\n", **entries}
    keys = sorted(entries)
    ids = b"".join(key.encode() + b"\0" for key in keys)
    texts = b"".join(entries[key].encode() + b"\0" for key in keys)
    head = 28
    first = head + 16 * len(keys)
    table: list[tuple[int, int]] = []
    for start, made in ((first, keys), (first + len(ids), map(entries.get, keys))):
        for text in made:
            size = len((text or "").encode())
            table.append((size, start))
            start += size + 1
    path = folder / "ru" / "LC_MESSAGES" / "dossier.mo"
    path.parent.mkdir(parents=True)
    numbers = (0x950412DE, 0, len(keys), head, head + 8 * len(keys), 0, head)
    path.write_bytes(
        struct.pack("<7I", *numbers)
        + b"".join(struct.pack("<2I", *entry) for entry in table)
        + ids
        + texts
    )


def test_without_a_catalogue_words_stay_as_they_are() -> None:
    """English needs none."""
    assert words._("Timeline") == "Timeline"


def test_a_catalogue_translates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As soon as one stands in the folder of the reader's language."""
    write_catalogue(tmp_path, {"Timeline": "Хронология"})
    monkeypatch.setattr(words, "LOCALE", tmp_path)
    monkeypatch.setenv("LANGUAGE", "ru")
    words._catalogue.cache_clear()
    assert words._("Timeline") == "Хронология"
    assert words._("Quotes") == "Quotes"


def test_a_verdict_is_printed_in_the_readers_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its mark stays."""
    write_catalogue(tmp_path, {"differ": "расходятся"})
    monkeypatch.setattr(words, "LOCALE", tmp_path)
    monkeypatch.setenv("LANGUAGE", "ru")
    words._catalogue.cache_clear()
    assert phrases.verdict("differ") == "! расходятся"


def test_the_empty_text_stays_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gettext would give the heading of the catalogue for it."""
    write_catalogue(tmp_path, {})
    monkeypatch.setattr(words, "LOCALE", tmp_path)
    monkeypatch.setenv("LANGUAGE", "ru")
    words._catalogue.cache_clear()
    assert words._("") == ""


def test_counts_take_their_plural() -> None:
    """And their thousands set apart."""
    assert words.counted(1, "{n} source", "{n} sources") == "1 source"
    assert words.counted(1200, "{n} source", "{n} sources") == "1,200 sources"


def test_a_plural_is_looked_up_as_it_stands_in_the_code() -> None:
    """A catalogue knows both forms together, and neither of them translated."""
    modules = Path(words.__file__).parent.rglob("*.py")
    calls = (
        node
        for module in modules
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and _called(node) in {"counted", "ngettext"}
    )
    looked_up = [
        ast.unparse(call)
        for call in calls
        if any(isinstance(one, ast.Call) and _called(one) == "_" for one in call.args)
    ]
    assert looked_up == []


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func).rpartition(".")[2]


def test_every_verdict_has_a_mark_of_one_character() -> None:
    """All different, so that none needs a colour."""
    marks = list(words.MARKS.values())
    assert all(len(mark) == 1 for mark in marks)
    assert len(set(marks)) == len(marks)


def test_what_nobody_has_read_has_no_mark() -> None:
    """A blank is no claim."""
    assert words.mark(None) == " "
    assert words.meaning(None) == ""


def test_the_legend_explains_every_mark() -> None:
    """In the order of the marks."""
    assert [mark for mark, _ in words.legend()] == list(words.MARKS.values())
    assert all(meaning for _, meaning in words.legend())


def test_every_mark_has_its_word() -> None:
    """For columns that have the room."""
    assert all(words.verdict_word(verdict) for verdict in words.MARKS)
