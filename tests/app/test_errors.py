"""What a refusal advises can be done, and helps."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dossier import locations
from dossier.cli import main
from dossier_db import Store

Refused = Callable[..., str]


@pytest.fixture(name="refused")
def refusal(capsys: pytest.CaptureFixture[str]) -> Refused:
    """Runs a command that is to be refused; the one sentence."""

    def check(*words: str | Path) -> str:
        capsys.readouterr()
        assert main([str(one) for one in words]) == 1
        out, err = capsys.readouterr()
        assert out == "" and err.count("\n") == 1
        return err

    return check


def test_where_there_is_no_folder_no_dossier_is_advised(
    tmp_path: Path, refused: Refused
) -> None:
    said = refused("timeline", "-d", tmp_path / "none" / "x")
    assert said.startswith(f"There is no folder {tmp_path / 'none'}: ")


def test_a_link_that_leads_nowhere_is_called_one(
    tmp_path: Path, refused: Refused
) -> None:
    """``dossier new`` would find something there."""
    link = tmp_path / "link"
    link.symlink_to("nowhere")
    said = refused("timeline", "-d", link)
    assert said == f"{link} is a link that leads nowhere: name another file.\n"


def test_of_a_plain_dossier_there_is_nothing_to_unseal(
    case: Path, refused: Refused
) -> None:
    said = refused("unseal", "-d", case)
    assert said == f"{case} is not sealed: there is nothing to undo.\n"
    assert "“dossier seal” does that" in refused("passphrase", "-d", case)


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (("quotes-in", "{none}"), "There is no file {none}: check its name."),
        (("sign", "{none}"), "There is no key {none}: check its name."),
        (("quotes-in", "{file}/x"), "(Not a directory): check its name."),
    ],
)
def test_a_name_that_is_no_files_is_to_be_checked(
    case: Path, refused: Refused, words: tuple[str, ...], advice: str
) -> None:
    names = {"none": case.with_name("none.txt"), "file": case}
    said = refused(*(one.format(**names) for one in words), "-d", case)
    assert said.endswith(f"{advice.format(**names)}\n")


def test_a_file_that_may_not_be_read_has_its_permissions_checked(
    case: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut(path: str) -> str:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("dossier.verbs.texts.read_text", shut)
    said = refused("quotes-in", "held.txt", "-d", case)
    assert said == (
        "held.txt cannot be reached (Permission denied): check its permissions.\n"
    )


@pytest.mark.parametrize("below", ["", "below"])
def test_a_home_that_is_no_folder_is_to_be_named_anew(
    case: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    home = case / below
    monkeypatch.setenv("DOSSIER_HOME", str(home))
    assert refused("people") == f"{home} is no folder: let DOSSIER_HOME name one.\n"


def test_a_home_that_may_not_be_made_is_to_be_another(
    case: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut(folder: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setenv("DOSSIER_HOME", str(case.with_name("shut")))
    monkeypatch.setattr(locations, "private_folder", shut)
    assert "(Permission denied): let DOSSIER_HOME name another." in refused("people")


def test_bytes_in_a_line_that_are_no_text_are_said_of_the_line(
    case: Path, refused: Refused
) -> None:
    """Whoever wrote a line was asked for no gist."""
    said = refused("add", "line", "saw \udcff", "--by", "Saule", "-d", case)
    assert said.startswith("“saw �” is not written in UTF-8")


def test_another_dossier_in_the_place_of_one_is_named_with_it(
    case: Path, tmp_path: Path, refused: Refused, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the question, and in what is said when it is done."""
    other = tmp_path / "other.dossier"
    main(["new", str(other), "--name", "Harbour"])
    with Store.open(case) as store:
        name = store.dossier.name
    asked = refused("restore", other, "-d", case)
    assert f"“Harbour”, in the place of {case}, which is another dossier" in asked
    assert f"another dossier, “{name}”?" in asked
    assert main(["restore", str(other), "-y", "-d", str(case)]) == 0
    assert f"“Harbour” stands where “{name}” did.\n" in capsys.readouterr().out


def test_a_copy_of_the_same_dossier_is_no_other(
    case: Path, tmp_path: Path, refused: Refused
) -> None:
    copy = tmp_path / "copy.dossier"
    assert main(["backup", str(copy), "-d", str(case)]) == 0
    asked = refused("restore", copy, "-d", case)
    assert f"in the place of {case}? What stands there" in asked
