"""What comes in becomes a source once; what is there already is recognised."""

from pathlib import Path

import pytest

from dossier_db.documents import read
from dossier_db.exporters import dump
from dossier_db.importers import load
from dossier_db.incoming import Incoming
from dossier_db.records.documents import Document, Imported, Imprint, Reference
from dossier_db.store import Store

PAPER = Imprint(
    title="Court opens",
    author="Baizhanov, A.; B. C.",
    publisher="The Paper",
    issued="2025-05-03",
    issued_basis="as it says",
    lang="ru",
    url="https://example.org/a",
    archive_url="https://archive.example.org/a",
    kind="source:news",
)


def brought(store: Store, *items: Imprint | Document) -> list[Imported]:
    """Brought in, all in one act."""
    with store.act("Saule") as act:
        incoming = Incoming(act)
        return [
            incoming.bring_in(Reference("k", one) if isinstance(one, Imprint) else one)
            for one in items
        ]


def names(store: Store, *items: Imprint) -> list[str]:
    return [one.source.name for one in brought(store, *items)]


def test_a_source_has_what_the_document_says_of_itself(store: Store) -> None:
    (found,) = brought(store, PAPER)
    assert found.new and found.notes == () and found.capture_id is None
    source = store.sources.source(found.source.id)
    row = source.row
    assert (row.name, row.title, row.publisher) == (
        "The Paper 2025",
        "Court opens",
        "The Paper",
    )
    assert (row.lang, row.coverage, source.author) == ("ru", "none", PAPER.author)
    assert row.issued is not None and row.issued.expression == "2025-05-03"
    assert (source.url, source.archive_url) == (PAPER.url, PAPER.archive_url)
    assert (source.issued_basis, row.kind) == ("as it says", "news report")


def test_a_source_that_says_nothing_is_called_as_its_file(store: Store) -> None:
    (found,) = brought(store, read(b"words", "note.txt"))
    assert found.source.name == "note.txt"
    assert store.sources.source(found.source.id).row.issued is None


def test_labels_are_distinct(store: Store) -> None:
    author = Imprint(title="One", author="Baizhanov, A.; B. C.", issued="2025")
    assert names(
        store,
        author,
        Imprint(title="Two", author="BAIZHANOV", issued="2025-05"),
        Imprint(title="Three", author="Baizhanov, B.", issued="2025-05"),
        Imprint(title="Four", author="Baizhanov", issued="2025"),
        Imprint(title="Five", author="Baizhanov"),
        Imprint(title="Six", author="Baizhanov"),
        Imprint(title="Seven"),
        Imprint(title="Seven", url="https://example.org/7"),
        Imprint(url="https://example.org/8"),
        Imprint(title="x" * 99, publisher="y" * 99),
    ) == [
        "Baizhanov 2025",
        "BAIZHANOV 2025-05",
        "Baizhanov 2025-05 (2)",
        "Baizhanov: Four",
        "Baizhanov",
        "Baizhanov: Six",
        "Seven",
        "Seven (2)",
        "k",
        f"{'y' * 59}…",
    ]


@pytest.mark.parametrize(
    "again",
    [
        Imprint(title="Another", url="http://www.EXAMPLE.org/a/#part"),
        Imprint(url=PAPER.archive_url),
    ],
)
def test_the_same_address_is_the_same_source(store: Store, again: Imprint) -> None:
    first, second = brought(store, PAPER, again)
    assert (second.new, second.source) == (False, first.source)
    name, identity = first.source.name, first.source.id
    assert second.notes == (
        f"It is {name} ({identity}), there already: it has the same address.",
    )


def test_title_and_date_together_are_the_same_source(store: Store) -> None:
    brought(store, PAPER)
    (same,) = brought(store, Imprint(title=" COURT  opens", issued="2025-05-03"))
    assert not same.new and "title and date are the same" in same.notes[0]
    (later,) = brought(store, Imprint(title="Court opens", issued="2025-05-04"))
    assert later.new


def test_an_undated_title_alone_is_no_sign(store: Store) -> None:
    one, two = brought(store, Imprint(title="Statement"), Imprint(title="Statement"))
    assert one.new and two.new
    by = Imprint(title="Statement", author="A")
    three, four, five = brought(store, by, by, Imprint(title="Statement", author="B"))
    assert (three.new, four.new, five.new) == (True, False, True)


def test_a_document_is_attached_with_a_note_of_how_it_was_read(store: Store) -> None:
    document = read(b"---\ntitle: T\n---\nwords", "a.md")
    (found,) = brought(store, document)
    assert found.capture_id is not None
    capture = store.captures.capture(found.capture_id)
    assert (capture.source, capture.sha256) == (found.source, document.sha256)
    assert capture.media_type == "text/markdown" and capture.letters
    notes = store.reader.all("SELECT agent, note FROM handling")
    assert notes == [("Saule", "a.md: attached by hand")]


def test_the_same_bytes_are_the_same_source_and_not_attached_twice(
    store: Store,
) -> None:
    document = read(b"words", "a.txt")
    first, second = brought(store, document, read(b"words", "b.txt"))
    assert (second.new, second.source, second.capture_id) == (False, first.source, None)
    assert "the same file is attached to it" in second.notes[0]
    (third,) = brought(store, document)
    assert third.source == first.source
    assert store.reader.all("SELECT count(*) FROM handling") == [(1,)]


def test_a_document_of_a_source_that_is_there_is_attached_to_it(store: Store) -> None:
    brought(store, PAPER)
    front = "---\ntitle: Court opens\ndate: 2025-05-03\n---\nwords"
    (found,) = brought(store, read(front.encode(), "a.md"))
    assert not found.new and found.capture_id is not None
    assert [one.id for one in store.captures.of(found.source.id)] == [found.capture_id]


def test_what_stands_in_a_source_is_not_written_over(store: Store) -> None:
    (first,) = brought(store, PAPER)
    brought(store, Imprint(title="Other", author="Other", url=PAPER.url))
    source = store.sources.source(first.source.id)
    assert (source.row.title, source.author) == (PAPER.title, PAPER.author)


def test_a_file_without_a_text_is_held(store: Store, tmp_path: Path) -> None:
    (found,) = brought(store, read(b"\x89PNG\r\n\x1a\n", "a.png"))
    assert found.notes == ("It is a picture: kept with its hash, no text in it.",)
    shelf = store.captures
    assert found.capture_id is not None
    assert shelf.capture(found.capture_id).letters == 0
    assert shelf.sources() == () and shelf.latest(found.source.id) is None
    assert all(one.sound for one in store.verify())


def test_a_dump_loaded_elsewhere_gives_the_same_sources(
    store: Store, tmp_path: Path
) -> None:
    brought(store, PAPER, read(b"words", "a.txt"), read(b"\x89PNG\r\n\x1a\n", "a.png"))
    path = tmp_path / "dumped.jsonl"
    path.write_text("".join(dump(store)), "utf-8")
    with Store.create(tmp_path / "other.dossier", name="other") as other:
        load(other, path, agent="tester")
        assert list(dump(other)) == list(dump(store))


@pytest.fixture(name="store")
def with_words(fresh: Store) -> Store:
    """An empty dossier with the one word that is looked for."""
    with fresh.act("Saule") as act:
        if not fresh.reader.all("SELECT 1 FROM term WHERE id = 'source:news'"):
            act.insert("term", {"id": "source:news", "name": "news report"})
    return fresh
