"""Reading a document: its hash and its bytes, what is kept of it and what is not."""

import hashlib
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from db.papers import column, docx, mhtml, pdf, warc
from dossier_db import captures
from dossier_db.documents import (
    is_bibliography,
    kinds,
    needed,
    read,
    read_bibliography,
)
from dossier_db.errors import Unreadable

_PAGE = b"<p>words"
DOCUMENTS = {
    "a.txt": b"words",
    "a.md": b"words",
    "a.html": _PAGE,
    "a.pdf": pdf(column(("words",))),
    "a.docx": docx("words"),
    "a.eml": b"\n\nwords",
    "a.mhtml": mhtml(("<1>", "https://example.org/a", _PAGE)),
    "a.warc.gz": warc(("https://example.org/a", _PAGE, {"Content-Type": "text/html"})),
}
every = pytest.mark.parametrize("name", DOCUMENTS)


def _absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """No library of the extra is installed."""
    monkeypatch.setattr(needed, "find_spec", lambda name: None)


@every
def test_a_document_is_kept_with_its_bytes_and_their_hash(
    name: str, tmp_path: Path
) -> None:
    held = DOCUMENTS[name]
    path = tmp_path / name
    path.write_bytes(held)
    found = read(path)
    assert (found.name, found.held, found.size) == (name, held, len(held))
    assert found.sha256 == hashlib.sha256(held).hexdigest() and found.intact
    assert found.text == "words"
    assert found == read(held, name)


@every
def test_without_the_extra_plain_texts_are_read_and_the_others_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _absent(monkeypatch)
    if name in ("a.txt", "a.md"):
        assert read(DOCUMENTS[name], name).text == "words"
        return
    with pytest.raises(Unreadable) as refused:
        read(DOCUMENTS[name], name)
    assert str(refused.value).startswith(f"{name} is a ")
    assert '“.venv/bin/pip install ".[documents]"”' in str(refused.value)


@pytest.mark.parametrize("name", ["a.bib", "a.ris"])
def test_without_the_extra_bibliographies_are_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _absent(monkeypatch)
    path, entries = tmp_path / name, tmp_path / "a.json"
    path.write_text("x")
    entries.write_text('[{"title": "T"}]')
    with pytest.raises(Unreadable, match=r"\.\[documents\]"):
        read_bibliography(path)
    assert read_bibliography(entries).references


def test_no_library_is_loaded_where_it_is_not_used() -> None:
    code = (
        "import sys; sys.path[:] = sys.argv[1].split('|');"
        "from dossier_db.documents import read; read(b'words', 'a.txt');"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "|".join(sys.path)],
        capture_output=True,
        check=True,
        text=True,
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "dossier_db" in loaded
    assert not {"pypdf", "docx", "lxml", "warcio", "rispy", "bibtexparser"} & loaded


def test_a_picture_is_kept_without_a_text() -> None:
    found = read(b"\x89PNG\r\n\x1a\n...", "a.png")
    assert (found.media_type, found.text, found.method) == (
        "image/png",
        None,
        "kept as it is",
    )
    assert found.held is not None
    assert found.notes == ("It is a picture: kept with its hash, no text in it.",)


def sparse(path: Path, size: int, begins: bytes = b"") -> Path:
    """A file of that many bytes, nothing but these on the disk."""
    with path.open("wb") as stream:
        stream.write(begins)
        stream.truncate(size)
    return path


def test_more_bytes_than_a_dossier_keeps_stay_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(captures, "MOST_BYTES", 2 * 1024**2)
    path = sparse(tmp_path / "a.mp4", 5 * 1024**2, b"\0\0\0\x18ftypmp42")
    found = read(path)
    assert found.held is None and found.size == 5 * 1024**2
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert found.notes[-1].startswith("It has more than 2 MB and stays outside")


@pytest.mark.parametrize("name", ["a.pdf", "a.warc.gz", "a.docx", "a.html", "a.txt"])
def test_a_document_that_stays_outside_is_read_all_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(captures, "MOST_BYTES", 3)
    path = tmp_path / name
    path.write_bytes(DOCUMENTS[name])
    found = read(path)
    assert (found.held, found.text) == (None, "words")


def test_a_large_file_is_never_in_memory_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(captures, "MOST_BYTES", 1024)
    path = sparse(tmp_path / "a.mkv", 300 * 1024**2)
    tracemalloc.start()
    try:
        assert read(path).held is None
        assert tracemalloc.get_traced_memory()[1] < 8 * 1024**2
    finally:
        tracemalloc.stop()


def test_a_text_that_is_too_long_is_kept_by_its_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(captures, "MOST_BYTES", 1024)
    path = sparse(tmp_path / "a.txt", 65 * 1024**2)
    found = read(path)
    assert (found.text, found.held) == (None, None)
    assert "longer than 64 MB and was not read" in found.notes[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_what_is_no_file_is_refused() -> None:
    with pytest.raises(Unreadable, match="null is no file"):
        read(Path(os.devnull))


def test_a_file_that_is_not_there_is_the_systems_to_refuse(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.pdf")


def test_a_bibliography_is_told_by_its_name(tmp_path: Path) -> None:
    assert [is_bibliography(one) for one in ("a.bib", "a.json", "a.pdf")] == [1, 1, 0]
    path = tmp_path / "a.ris"
    path.write_text("TY  - BOOK\nTI  - T\nER  - \n")
    (found,) = read_bibliography(path).references
    assert found.about.title == "T"
    other = tmp_path / "a.txt"
    other.touch()
    with pytest.raises(Unreadable, match="no bibliography"):
        read_bibliography(other)


def test_every_kind_has_a_reader() -> None:
    for kind in vars(kinds).values():
        if isinstance(kind, kinds.Kind):
            assert kind.reader
