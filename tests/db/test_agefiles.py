"""Age files: sealed for a key or with a passphrase, opened by whom they are for."""

import base64
import subprocess
from pathlib import Path

import pytest

from dossier_db import agefiles
from dossier_db.errors import DossierError, NotADossier, RefusedWrite, WrongPassphrase

pyrage = pytest.importorskip("pyrage", reason="the extra “encrypt” is not installed")
WORDS = "five words of no kin"
SPARED = (
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCAvblZmZXc0REVkZkNRNFBEQ0dJVjVnIDQKWUJK"
    "NG1IZmpRMGozS1AvNkx3QTAvWHBDNERkMG9uN092bUpjVTBBeDVDYwotLS0gM1ZwcGVOY1gyT0ZRWkpE"
    "K3ZWOWYyVnFmM2JEN3RyOVFpS0pndGp5d1lsTQrFmSAEIWy2FHogbvNHhdDLRqfyca23+F7XFLY6L5Yx"
    "z4JP+pIS2mI="
)


@pytest.fixture
def packed() -> bytes:
    """Something sealed with the passphrase, by one who spared the work."""
    return base64.b64decode(SPARED)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with a secret key of age."""
    path = tmp_path / "key.txt"
    path.write_text(f"# a remark\n{pyrage.x25519.Identity.generate()}\n")
    return path


@pytest.fixture(autouse=True)
def _idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the machine is too busy for the work of a passphrase, nothing is proved."""
    unseal = agefiles.unseal_with

    def patient(path: Path, content: bytes, passphrase: str) -> bytes:
        try:
            return unseal(path, content, passphrase)
        except RefusedWrite as error:
            pytest.skip(str(error))

    monkeypatch.setattr(agefiles, "unseal_with", patient)


def public(secret: Path) -> str:
    line = secret.read_text().splitlines()[1]
    return str(pyrage.x25519.Identity.from_str(line).to_public())


def ssh_key(folder: Path, kind: str, passphrase: str = "") -> Path:
    path = folder / f"id_{kind}"
    command = ["ssh-keygen", "-q", "-t", kind, "-N", passphrase, "-f", str(path)]
    try:
        subprocess.run(command, check=True)
    except FileNotFoundError:
        pytest.skip("there is no ssh-keygen here")
    return path


def is_sentence(error: DossierError) -> bool:
    said = str(error)
    return "\n" not in said and said.endswith(".")


def test_what_is_sealed_for_a_key_is_opened_with_it(
    secret: Path, tmp_path: Path
) -> None:
    sealed = agefiles.seal(b"content", agefiles.recipients([public(secret)]))
    assert b"content" not in sealed
    assert not agefiles.needs_passphrase(sealed)
    assert agefiles.unseal(tmp_path, sealed, secret) == b"content"


@pytest.mark.parametrize("kind", ["ed25519", "rsa"])
def test_the_keys_of_ssh_are_keys_here_too(tmp_path: Path, kind: str) -> None:
    secret = ssh_key(tmp_path, kind)
    for word in (str(secret.with_suffix(".pub")), secret.with_suffix(".pub")):
        text = word if isinstance(word, str) else word.read_text().strip()
        sealed = agefiles.seal(b"content", agefiles.recipients([text]))
        assert agefiles.unseal(tmp_path, sealed, secret) == b"content"


def test_a_key_may_be_longer_than_the_name_of_a_file() -> None:
    with pytest.raises(RefusedWrite, match="is no public key") as caught:
        agefiles.recipients(["ssh-rsa " + "A" * 5_000])
    assert is_sentence(caught.value)


def test_a_key_of_ssh_with_a_passphrase_of_its_own_is_refused(tmp_path: Path) -> None:
    secret = ssh_key(tmp_path, "ed25519", "words")
    with pytest.raises(RefusedWrite, match="holds no key that can be used") as caught:
        agefiles.unseal(tmp_path, b"", secret)
    assert is_sentence(caught.value)


@pytest.mark.long
def test_a_passphrase_opens_what_it_sealed(tmp_path: Path) -> None:
    sealed = agefiles.seal(b"content", [], WORDS)  # a second of work, as it should be
    assert agefiles.needs_passphrase(sealed)
    assert agefiles.unseal_with(tmp_path, sealed, WORDS) == b"content"


def test_a_passphrase_opens_what_another_program_sealed(
    packed: bytes, tmp_path: Path
) -> None:
    assert agefiles.needs_passphrase(packed)
    assert agefiles.unseal_with(tmp_path, packed, WORDS) == b"content"


def test_another_passphrase_is_told_from_a_damaged_file(
    packed: bytes, tmp_path: Path
) -> None:
    with pytest.raises(WrongPassphrase) as wrong:
        agefiles.unseal_with(tmp_path, packed, "others")
    with pytest.raises(NotADossier, match="is damaged") as damaged:
        agefiles.unseal_with(tmp_path, packed[:-3], WORDS)
    assert is_sentence(wrong.value) and is_sentence(damaged.value)


def test_another_key_is_told_from_a_damaged_file(secret: Path, tmp_path: Path) -> None:
    other = agefiles.recipients([str(pyrage.x25519.Identity.generate().to_public())])
    with pytest.raises(NotADossier, match="was not sealed for the key"):
        agefiles.unseal(tmp_path, agefiles.seal(b"x", other), secret)
    sealed = agefiles.seal(b"content", agefiles.recipients([public(secret)]))
    with pytest.raises(NotADossier, match="is damaged"):
        agefiles.unseal(tmp_path, sealed[:-3], secret)


def test_a_file_that_asks_for_endless_work_is_refused(
    packed: bytes, tmp_path: Path
) -> None:
    _, _, rest = packed.partition(b"\n-> scrypt ")
    salt = rest.split(b" ")[0]
    bomb = packed.replace(rest.split(b"\n")[0], salt + b" 40")
    with pytest.raises(NotADossier, match="asks for more memory"):
        agefiles.unseal_with(tmp_path, bomb, WORDS)


def test_a_file_in_letters_is_read_as_its_bytes(packed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.age"
    letters = base64.encodebytes(packed)
    begin, end = (
        b"-----%s AGE ENCRYPTED FILE-----" % one for one in (b"BEGIN", b"END")
    )
    path.write_bytes(b"%s\n%s%s\n" % (begin, letters, end))
    assert agefiles.is_age(path)
    assert agefiles.held(path) == packed
    path.write_bytes(b"%s\n!\n%s\n" % (begin, end))
    with pytest.raises(NotADossier, match="is damaged"):
        agefiles.held(path)


@pytest.mark.parametrize("word", ["age1xyz", "ssh-ed25519 xyz", "ssh-dss AAAA"])
def test_what_is_no_public_key_is_refused(word: str) -> None:
    with pytest.raises(RefusedWrite, match="no public key") as caught:
        agefiles.recipients([word])
    assert is_sentence(caught.value)


def test_keys_come_out_of_a_file_of_them(secret: Path, tmp_path: Path) -> None:
    path = tmp_path / "them.txt"
    path.write_text(f"# us\n\n{public(secret)}\n{public(secret)}\n")
    assert len(agefiles.recipients([str(path), public(secret)])) == 3


def test_a_file_with_a_secret_key_is_not_taken_for_a_public_one(secret: Path) -> None:
    with pytest.raises(RefusedWrite, match="holds a secret key"):
        agefiles.recipients([str(secret)])


@pytest.mark.parametrize("content", [b"", b"nothing\n", b"\xff\xfe", b"# only\n"])
def test_a_file_without_keys_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "none"
    path.write_bytes(content)
    with pytest.raises(RefusedWrite):
        agefiles.recipients([str(path)])
    with pytest.raises(RefusedWrite, match="no secret key"):
        agefiles.unseal(tmp_path, b"", path)


def test_without_the_extra_a_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyrage", None)
    with pytest.raises(RefusedWrite, match=r'venv/bin/pip install "\.\[encrypt\]"'):
        agefiles.recipients(["age1xyz"])
