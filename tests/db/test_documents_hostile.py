"""Documents made to break who reads them: read, or refused with a sentence of their
own; nothing else happens."""

import os
import re
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from db import bombs
from db.papers import docx, pdf
from dossier_db import documents
from dossier_db.documents import apart
from dossier_db.documents.kinds import HEAD, PLAIN, kind_of
from dossier_db.errors import Unreadable
from dossier_db.store import Store

EVERY = tuple(bombs.everything())
_BROKEN = re.compile("broke down|takes longer")
"""What is said of a reader that had to be ended, or ended itself."""
_PLANTED = "PLANTED-SECRET"


def read(held: bytes, name: str) -> str:
    """All that is had from a document, or the sentence with which it is refused."""
    try:
        if documents.is_bibliography(name):
            with TemporaryDirectory() as folder:
                path = Path(folder, name)
                path.write_bytes(held)
                return repr(documents.read_bibliography(path))
        found = documents.read(held, name)
    except Unreadable as refused:
        said = str(refused)
        assert said.endswith((".", "text", "it.")) and "\n" not in said
        assert len(said) < 300
        return said
    (found.text or "").encode()
    return f"{found.text} {found.about} {found.notes}"


def _children() -> list[str]:
    """The processes that this one has started and that live."""
    told = Path(f"/proc/self/task/{os.getpid()}/children")
    return told.read_text().split() if told.exists() else []


@pytest.fixture
def within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in a folder to stand in, where nothing may come to be."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    before, alive = sorted(tmp_path.rglob("*")), _children()
    yield inner
    assert sorted(tmp_path.rglob("*")) == before
    assert _children() == alive


@pytest.mark.parametrize(
    ("name", "made"),
    [(name, made) for _said, name, made in EVERY],
    ids=[f"{name} {said}" for said, name, _made in EVERY],
)
def test_it_is_read_or_refused_within_the_bounds_and_leaves_nothing(
    within: Path, name: str, made: bombs.Made
) -> None:
    said = read(made(), name)
    assert not _BROKEN.search(said)
    assert "root:" not in said  # of the machine's list of users


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.mhtml"])
def test_what_lies_in_the_machine_is_not_put_in(within: Path, name: str) -> None:
    secret = within.parents[1] / "a" / "planted.txt"
    secret.write_text(_PLANTED)
    made = bombs.external(secret.as_uri())
    held = made.encode() if name == "a.html" else bombs.wrapped(made, name)
    said = read(held, name)
    secret.unlink()
    assert _PLANTED not in said


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.mhtml"])
def test_nobody_is_called(within: Path, name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        made = bombs.external(f"http://127.0.0.1:{server.getsockname()[1]}/x")
        read(made.encode() if name == "a.html" else bombs.wrapped(made, name), name)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_dossier_is_the_same_bytes_after_a_document_was_refused(
    fresh: Store, tmp_path: Path
) -> None:
    before = fresh.path.read_bytes()
    with pytest.raises(Unreadable):
        documents.read(bombs.WORD["laughs"](), "a.docx")
    assert fresh.path.read_bytes() == before


def test_who_runs_for_ever_is_ended_and_leaves_no_process(
    within: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.5)
    monkeypatch.setattr(apart, "START", "while True: pass")
    assert "takes longer" in read(docx("x"), "a.docx")


def test_remarks_without_end_before_a_page_are_no_page() -> None:
    """Each could end at every later sign: to try all of that took for ever."""
    assert kind_of((b"<!---->" * HEAD)[:HEAD], "a") is PLAIN


def test_a_filter_that_wants_another_program_is_refused_in_the_words_of_a_pdf() -> None:
    said = read(bombs.PDF["a filter of pictures"](), "a.pdf")
    assert said.startswith("a.pdf cannot be read as a PDF")


def test_the_packed_files_are_what_they_are_said_to_be(tmp_path: Path) -> None:
    """Else the corpus would show nothing."""
    path = tmp_path / "a.docx"
    path.write_bytes(bombs.WORD["names that lead out"]())
    with zipfile.ZipFile(path) as package:
        assert "../../out.txt" in package.namelist()
    path.write_bytes(bombs.WORD["a name that is there twice"]())
    with zipfile.ZipFile(path) as package:
        assert package.namelist().count("word/document.xml") == 2
    assert b"/Prev" in bombs.PDF["tables in a ring"]() and pdf(()).startswith(b"%PDF")
