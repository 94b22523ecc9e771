"""``dossier import``: files become sources, and are told of in plain lines."""

import json
from pathlib import Path

import pytest

from db.papers import column, docx, pdf
from dossier import incoming
from dossier.cli import main
from dossier.errors import Refusal
from dossier.incoming import attach_file, import_files
from dossier_db import Store
from dossier_db.records.documents import Document

RIS = (
    "TY  - NEWS\nTI  - Court opens\nT2  - The Paper\nDA  - 2025/05/03\n"
    "UR  - https://example.org/a\nER  - \nTY  - RPRT\nTI  - A report\nER  - \n"
)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """In whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


@pytest.fixture(name="file")
def dossier_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """An empty dossier."""
    path = str(tmp_path / "one.dossier")
    main(["new", path])
    capsys.readouterr()
    return path


@pytest.fixture(name="folder")
def folder_of_files(tmp_path: Path) -> Path:
    """Files of several kinds."""
    folder = tmp_path / "files"
    folder.mkdir()
    info = {"Title": "A day", "Author": "A. Baizhanov"}
    (folder / "day.pdf").write_bytes(pdf(column(("The court opened.",)), info=info))
    (folder / "scan.pdf").write_bytes(pdf(()))
    (folder / "list.ris").write_text(RIS)
    (folder / "bad.docx").write_bytes(docx("x")[:500])
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def said(capsys: pytest.CaptureFixture[str], code: int, *words: str) -> list[str]:
    assert main(["import", *words]) == code
    return capsys.readouterr().out.splitlines()


def test_every_file_is_told_of(
    file: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sorted(str(one) for one in folder.iterdir())
    lines = said(capsys, 1, *files, "-d", file)
    assert lines[0] == "5 sources added, 1 file refused."
    assert [line.split("  ")[0] for line in lines[1:]] == [
        "+ a.png",
        "",
        "x bad.docx cannot be read as a Word document: it is damaged or cut short,"
        " too large, or something else.",
        "+ A. Baizhanov",
        "+ The Paper 2025",
        "+ A report",
        "+ scan.pdf",
        "",
    ]
    assert "It is a scan" in lines[-1]


def test_nothing_is_imported_in_nobodys_name(
    file: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As nothing is added or attached in it."""
    monkeypatch.delenv("DOSSIER_AGENT")
    assert main(["import", str(folder / "list.ris"), "-d", file]) == 1
    out, err = capsys.readouterr()
    assert out == "" and "Say in whose name: “--by NAME”" in err
    with Store.open(file) as store:
        assert store.sources.listing().count() == 0


def test_what_is_there_already_is_said_to_be(
    file: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(folder / "day.pdf")
    said(capsys, 0, path, "-d", file)
    lines = said(capsys, 0, path, "-d", file)
    assert lines[0] == "0 sources added, 1 there already."
    assert lines[1].startswith("= A. Baizhanov  s_")
    assert "there already: the same file is attached to it." in lines[2]


def test_all_of_them_are_one_act(file: str, folder: Path) -> None:
    files = [str(folder / name) for name in ("day.pdf", "list.ris", "a.png")]
    main(["import", *files, "-d", file, "--by", "Aigul"])
    with Store.open(file) as store:
        entries = store.reader.all("SELECT entry FROM change")
        acts = {
            (entry["act"], entry["agent"])
            for (text,) in entries
            if (entry := json.loads(text))["table"] == "source"
        }
        assert len(acts) == 1 and {agent for _act, agent in acts} == {"Aigul"}


def test_programs_get_one_document(
    file: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(folder / name) for name in ("list.ris", "bad.docx")]
    assert main(["import", *files, "--json", "-d", file]) == 1
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert (found["added"], found["known"], found["refused"]) == (2, 0, 1)
    first = found["files"][0]["sources"][0]
    assert set(first) == {"id", "name", "new", "capture", "notes"}
    assert (first["name"], first["new"], first["capture"]) == (
        "The Paper 2025",
        True,
        None,
    )
    assert "damaged or cut short" in found["files"][1]["refused"]
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("bad.docx", "damaged or cut short"),
        ("none.pdf", "There is no file"),
        ("none.bib", "There is no file"),
        (".", "is a folder"),
    ],
)
def test_one_file_is_refused_in_one_sentence(
    file: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    sentence: str,
) -> None:
    assert main(["import", str(folder / name), "-d", file]) == 1
    refused = capsys.readouterr()
    assert sentence in refused.err and refused.err.count("\n") == 1
    assert refused.out == ""


@pytest.mark.parametrize("held", ["", " \n"])
def test_a_text_without_words_becomes_no_source(
    file: str, folder: Path, capsys: pytest.CaptureFixture[str], held: str
) -> None:
    """As ``attach`` refuses it; the others come in."""
    empty = folder / "empty.txt"
    empty.write_text(held)
    lines = said(capsys, 1, str(empty), str(folder / "day.pdf"), "-d", file)
    assert lines[:2] == [
        "1 source added, 1 file refused.",
        f"x {empty} holds no words: nothing was made of it.",
    ]


def test_nothing_in_a_document_reaches_the_terminal_as_a_command(
    file: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "evil.ris"
    path.write_text("TY  - BOOK\nTI  - a\x1b[31m\u202eb\nPY  - \x1b]0;x\x07\nER  - \n")
    out = "\n".join(said(capsys, 0, str(path), "-d", file))
    assert "\x1b" not in out and "\u202e" not in out


def test_a_file_altered_meanwhile_is_refused(
    file: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "day.pdf"
    whole = incoming._whole

    def altered(document: Document, name: str) -> Document:
        path.write_bytes(b"other")
        return whole(document, name)

    monkeypatch.setattr(incoming, "_whole", altered)
    with Store.open(file) as store:
        with pytest.raises(Refusal, match="was altered while it was read"):
            import_files(store, [str(path)], "Saule")
        assert store.sources.listing().count() == 0


def test_a_document_is_attached_and_its_passages_are_found(
    file: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(file) as store:
        with store.act("Saule") as act:
            act.insert("entity", {"id": "s_paper", "name": "The Paper"})
            act.insert("source", {"id": "s_paper"})
            row = {"id": "x_1", "source_id": "s_paper", "exact": "court opened"}
            act.insert("passage", row)
        found = attach_file(store, "s_paper", str(folder / "day.pdf"), "Saule")
        assert [one.state for one in found.found] == ["exact"]
        assert (found.capture.method or "").startswith("read with pypdf")
        scan = attach_file(store, "s_paper", str(folder / "scan.pdf"), "Saule")
        assert scan.new and scan.found == () and "scan" in scan.notes[0]
        again = attach_file(store, "s_paper", str(folder / "scan.pdf"), "Saule")
        assert not again.new
        assert len(store.captures.of("s_paper")) == 2
    words = ["attach", "s_paper", str(folder / "scan.pdf"), "--by", "Saule"]
    assert main([*words, "-d", file]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == ("Attached to The Paper before: kept with its hash, without a text")
    assert "It is a scan" in second
