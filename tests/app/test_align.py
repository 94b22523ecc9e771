"""``align`` and ``quotes-in``: two texts, and the quotations of one."""

import json
from pathlib import Path

import pytest

from app.holding import hold_two
from dossier.cli import main

ONE = (
    "The court in Karaganda will try 12 teachers on 4 May. They were charged under"
    " article 200(1). “We only taught,” Aigul Omarova said.\n"
)
OTHER = (
    "A trial of 14 teachers begins on 4 May in Karaganda. The teachers were charged"
    " under article 200(1) of the criminal code.\n"
)


@pytest.fixture(name="files")
def two_files(tmp_path: Path) -> tuple[str, str]:
    """Two short reports of one trial."""
    paths = tmp_path / "one.txt", tmp_path / "other.txt"
    for path, text in zip(paths, (ONE, OTHER), strict=True):
        path.write_text(text, "utf-8")
    return str(paths[0]), str(paths[1])


def test_programs_get_links_and_flags_of_two_texts(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["align", *files, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"links", "flags"}
    assert {"i", "j", "score", "link"} == set(found["links"][0])
    assert any("12" in flag["why"] and "14" in flag["why"] for flag in found["flags"])


def test_readers_get_places_and_sentences(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["align", *files]) == 0
    assert "¶1.1" in capsys.readouterr().out


def test_each_line_is_a_sentence_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("one. still one\ntwo\n", "utf-8")
    main(["align", str(path), str(path), "--lines", "--json"])
    links = json.loads(capsys.readouterr().out)["links"]
    assert {link["i"] for link in links if link["link"]} == {0, 1}


def test_quotations_come_with_their_offsets_and_speakers(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["quotes-in", files[0], "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert ONE[found["start"] : found["end"]].strip("“”") == found["text"]
    assert found["speaker"] == "Aigul Omarova"


def test_a_text_without_quotations_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside the output, which stays empty; JSON says it itself."""
    path = tmp_path / "x.txt"
    path.write_text("Nobody said a word.")
    assert main(["quotes-in", str(path)]) == 0
    assert capsys.readouterr() == ("", "There is no quotation in this text.\n")
    assert main(["quotes-in", str(path), "--json"]) == 0
    assert capsys.readouterr() == ("[]\n", "")


@pytest.mark.parametrize(
    ("held", "said"),
    [(b"\xff\xfe\x00", "is not text in UTF-8"), (None, "There is no file")],
)
def test_a_file_that_is_no_text_is_refused_in_a_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    held: bytes | None,
    said: str,
) -> None:
    path = tmp_path / "x.txt"
    if held is not None:
        path.write_bytes(held)
    assert main(["quotes-in", str(path)]) == 1
    assert said in capsys.readouterr().err


def test_a_folder_is_no_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["quotes-in", str(tmp_path)]) == 1
    assert "is a folder" in capsys.readouterr().err


@pytest.fixture(name="texts")
def two_sources(tried: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier in which two sources have a text."""
    monkeypatch.setenv("DOSSIER_FILE", str(tried))
    return hold_two(tried)


@pytest.mark.usefixtures("texts")
def test_sources_are_aligned_by_name_with_what_their_dates_tell(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["align", "Steppe Watch", "Radio Karasu", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    stage = next(flag for flag in found["flags"] if flag["rule"] == "stage")
    assert "came before" in stage["why"]


@pytest.mark.usefixtures("texts")
def test_a_file_and_a_source_can_be_aligned(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["align", files[0], "Radio Karasu", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"links", "flags"}


@pytest.mark.usefixtures("texts")
def test_without_names_every_two_texts_are_aligned(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["align", "--json"]) == 0
    (pair,) = json.loads(capsys.readouterr().out)["pairs"]
    assert {pair["a"]["id"], pair["b"]["id"]} == {"s_watch", "s_radio"}
    assert pair["flags"]
    assert main(["align"]) == 0
    assert "Radio Karasu | Steppe Watch: " in capsys.readouterr().out


def test_one_text_alone_is_wrong_usage(files: tuple[str, str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["align", files[0]])
    assert left.value.code == 2


def test_without_two_texts_it_is_said_how_to_attach_one(
    tried: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DOSSIER_FILE", str(tried))
    assert main(["align"]) == 1
    assert "dossier attach" in capsys.readouterr().err


@pytest.mark.usefixtures("texts")
def test_a_source_without_a_text_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["quotes-in", "The Daily"]) == 1
    assert "dossier attach" in capsys.readouterr().err
