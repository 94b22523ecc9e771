"""Signed heads: what ssh-keygen signed is checked, and looked for in the log."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from dossier import opening, signatures
from dossier.cli import main
from dossier.texts import put
from dossier_db import Store
from dossier_db.sealing import seal

pytestmark = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="nothing signs here"
)


def made(path: Path) -> Path:
    """A key of one's own, without a passphrase."""
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return path


@pytest.fixture(name="key")
def ssh_key(tmp_path: Path) -> Path:
    """Whoever signs has one."""
    return made(tmp_path / "id")


@pytest.fixture(name="signers")
def allowed_signers(tmp_path: Path, key: Path) -> Path:
    """Whose signatures count."""
    path = tmp_path / "signers"
    path.write_text(f"aigerim@example.org {key.with_suffix('.pub').read_text()}")
    return path


@pytest.fixture(name="heads")
def signed_heads(case: Path, key: Path, tmp_path: Path) -> Path:
    """The heads of the case, signed."""
    heads = tmp_path / "heads.txt"
    assert main(["sign", str(key), "-o", str(heads), "-d", str(case)]) == 0
    return heads


def verified(case: Path, heads: Path, signers: Path) -> int:
    """The exit code of a check."""
    given = ["--signature", str(heads), "--signers", str(signers)]
    return main(["verify", "-d", str(case), *given])


def test_the_heads_are_written_in_a_text_that_people_can_read(heads: Path) -> None:
    first, dossier, time, *rest = heads.read_text().splitlines()
    assert first == "dossier heads 1"
    assert dossier.startswith("dossier d_") and time.startswith("time 20")
    assert rest and all(line.startswith("head ") for line in rest)


def test_a_good_signature_says_whose_it_is_and_its_heads_are_found(
    case: Path, heads: Path, signers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert verified(case, heads, signers) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith(f"signature of {heads}: sound (aigerim@example.org, 20")
    assert first.endswith("; 1 head)")
    assert any(line.startswith("head ") for line in rest)


def test_a_text_that_was_changed_is_not_what_was_signed(
    case: Path, heads: Path, signers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heads.write_text(heads.read_text().replace("time 2", "time 3"))
    assert verified(case, heads, signers) == 1
    assert f"signature of {heads}: wrong: nobody of" in capsys.readouterr().out


def test_a_key_that_is_nobodys_of_the_signers_does_not_count(
    case: Path, heads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = made(tmp_path / "other").with_suffix(".pub")
    signers = tmp_path / "others"
    signers.write_text(f"bolat@example.org {other.read_text()}")
    assert verified(case, heads, signers) == 1
    assert "nobody of the signers made it" in capsys.readouterr().out


def test_a_signature_made_for_something_else_does_not_count(
    case: Path, heads: Path, key: Path, signers: Path
) -> None:
    signature = heads.with_name("heads.txt.sig")
    signature.unlink()
    subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", "git", heads], check=True
    )
    assert signature.exists()
    assert verified(case, heads, signers) == 1


def test_signed_heads_that_a_log_lacks_are_named(
    case: Path, heads: Path, signers: Path, tmp_path: Path
) -> None:
    other = tmp_path / "empty.dossier"
    main(["new", str(other)])
    assert verified(other, heads, signers) == 1


def test_without_ssh_keygen_it_is_said_what_to_install(
    case: Path,
    key: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["sign", str(key), "-d", str(case)]) == 1
    assert "install OpenSSH" in capsys.readouterr().err


def test_a_key_that_cannot_sign_leaves_no_text_behind(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, heads = tmp_path / "no_key", tmp_path / "heads.txt"
    key.write_text("not a key\n")
    assert main(["sign", str(key), "-o", str(heads), "-d", str(case)]) == 1
    assert capsys.readouterr().err.startswith("ssh-keygen did not sign (")
    assert not heads.exists()


def test_nothing_is_written_over(case: Path, heads: Path, key: Path) -> None:
    before = heads.read_text()
    assert main(["sign", str(key), "-o", str(heads), "-d", str(case)]) == 1
    assert heads.read_text() == before


def test_neither_a_pipe_nor_a_link_nor_another_signature_is_written_to(
    case: Path, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe, link, file = (tmp_path / name for name in ("pipe", "link", "file"))
    os.mkfifo(pipe)
    link.symlink_to(tmp_path / "nothing")
    (tmp_path / "file.sig").symlink_to(tmp_path / "nothing")
    capsys.readouterr()
    for taken in (pipe, link, file):
        assert main(["sign", str(key), "-o", str(taken), "-d", str(case)]) == 1
        assert "exists already: choose another name." in capsys.readouterr().err
    assert pipe.is_fifo() and not (tmp_path / "nothing").exists()


def test_the_heads_of_a_sealed_dossier_do_not_tell_its_name(
    case: Path, key: Path, tmp_path: Path
) -> None:
    pytest.importorskip("sqlcipher3")
    with opening.opened(case) as store:
        name = store.dossier.id
    seal(case, "five words are a passphrase")
    written = tmp_path / "sealed.txt"
    with Store.open(case, passphrase="five words are a passphrase") as store:
        put(written, (signatures.text(store.mark, store.history.heads()),))
    assert name not in written.read_text()
    assert written.read_text().splitlines()[1].startswith("dossier ")


def test_an_empty_log_is_not_signed(
    tmp_path: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.dossier"
    main(["new", str(path)])
    assert main(["sign", str(key), "-d", str(path)]) == 1
    assert "The log is empty" in capsys.readouterr().err


def test_a_signature_without_signers_is_wrong_usage(case: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["verify", "-d", str(case), "--signature", "heads.txt"])
    assert left.value.code == 2


def test_a_signature_without_a_name_is_wrong_usage(
    case: Path, signers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for given in (["", str(signers)], ["heads.txt", ""]):
        words = ["--signature", given[0], "--signers", given[1]]
        with pytest.raises(SystemExit) as left:
            main(["verify", "-d", str(case), *words])
        assert left.value.code == 2
        assert "need the name of a file" in capsys.readouterr().err


@pytest.mark.parametrize("name", [".", "..", "/"])
def test_a_folder_is_no_signature(
    case: Path, signers: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert verified(case, Path(name), signers) == 1
    assert f"There is no file {name}: " in capsys.readouterr().err
