"""Age files: a copy of a dossier, sealed for somebody's key or with a passphrase.

``age`` (age-encryption.org) seals a file for keys that are made with it, or for the
ssh keys that people have. pyrage reads and writes it here, in memory; it is imported
where it is used, for the extra ``encrypt`` is not everybody's.
"""

import base64
import os
import re
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from dossier_db.errors import (
    DossierError,
    NotADossier,
    RefusedWrite,
    WrongPassphrase,
    extra,
)
from dossier_db.receiving.bounds import MOST_PACKED
from dossier_db.receiving.copying import regular

_BEGINS: Final = b"age-encryption.org/v1\n"
_ARMOUR: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
_ARMOUR_ENDS: Final = b"-----END AGE ENCRYPTED FILE-----"
_WORK: Final = re.compile(rb"-> scrypt [A-Za-z0-9+/]+ (\d{1,3})\n")
"""The line that says how much work a passphrase is: 2 to the power of this."""
_MOST_WORK: Final = 22
"""What ``age`` itself takes: 4 GB of memory; a file may ask for any amount."""
_TRIES: Final = 4
"""The library measures the machine each time, and gives up on one that is busy."""
_LETTER: Final = 64 * 1024
"""Bytes of a file with keys."""
_SECRET: Final = ("AGE-SECRET-KEY-", "AGE-PLUGIN-", "-----BEGIN ")
WANTED: Final = f"What seals copies for sending is not installed: {extra('encrypt')}"


def pyrage() -> ModuleType:
    """The library; a sentence where it is not installed."""
    try:
        import pyrage as found
    except ImportError:
        raise RefusedWrite(WANTED) from None
    module: ModuleType = found
    return module


def is_age(path: Path) -> bool:
    """Whether a file says of itself that it is one."""
    with regular(path) as (file, _length):
        return file.read(64).startswith((_BEGINS, _ARMOUR))


def needs_passphrase(content: bytes) -> bool:
    """Whether it was sealed with a passphrase, and not for a key."""
    return b"\n-> scrypt " in _head(content)


def held(path: Path) -> bytes:
    """The bytes of an age file, which may not be too many to be in memory; one that is
    written in letters is turned into the bytes that it stands for.

    Raises a ``NotADossier`` otherwise.
    """
    with regular(path, MOST_PACKED) as (file, length):
        content = file.read(length + 1)
    if not content.startswith(_ARMOUR):
        return content
    body = content.strip().removeprefix(_ARMOUR).removesuffix(_ARMOUR_ENDS)
    try:
        return base64.b64decode(b"".join(body.split()), validate=True)
    except ValueError:
        raise _damaged(path, "its letters are none of age") from None


def recipients(words: Iterable[str]) -> list[Any]:
    """Whom a copy is sealed for.

    Args:
        words: of each the public key, ``age1…`` or that of ssh, or a file of them.

    Raises:
        RefusedWrite: says which word is none.
    """
    pyrage()
    found = []
    for word in words:
        # unlike Path.exists, this can be asked of a key too long to be a name
        if word.startswith(("age1", "ssh-")) and not os.path.exists(word):
            found.append(_recipient(word, word))
            continue
        lines = _lines(Path(word))
        found += [_recipient(line, word) for line in lines]
        if not lines:
            raise RefusedWrite(f"{word} holds no public key: nothing was sealed.")
    return found


def seal(content: bytes, recipients: list[Any], passphrase: str | None = None) -> bytes:
    """The content as an age file, for recipients or with a passphrase."""
    library = pyrage()
    if passphrase is not None:
        return bytes(library.passphrase.encrypt(content, passphrase))
    return bytes(library.encrypt(content, recipients))


def unseal(path: Path, content: bytes, identity: Path) -> bytes:
    """What is in an age file that was sealed for a key.

    Args:
        path: the file's name, for sentences.
        content: its bytes.
        identity: a file with the secret key, of age or of ssh.

    Raises:
        RefusedWrite: the file with the key holds none that can be used.
        NotADossier: the file was sealed for others, or is damaged.
    """
    library = pyrage()
    keys = _identities(library, identity)
    try:
        return bytes(library.decrypt(content, keys))
    except library.DecryptError as error:
        if "matching keys" in str(error):
            raise NotADossier(
                f"{path} was not sealed for the key in {identity}: ask who sent it for"
                " whom it is, or whether it has a passphrase."
            ) from None
        raise _damaged(path, error) from None


def unseal_with(path: Path, content: bytes, passphrase: str) -> bytes:
    """What is in an age file that was sealed with a passphrase.

    Raises:
        WrongPassphrase: it is another one, or the file is damaged.
        NotADossier: the file asks for more work than is ever needed.
    """
    library = pyrage()
    if any(int(work) > _MOST_WORK for work in _WORK.findall(_head(content))):
        raise NotADossier(
            f"{path} asks for more memory than any age file needs: it was made to do"
            " harm, and is not opened."
        )
    for _measured in range(_TRIES):
        try:
            return bytes(library.passphrase.decrypt(content, passphrase))
        except library.DecryptError as error:
            if "Decryption failed" in str(error):
                raise WrongPassphrase(
                    f"The passphrase does not open {path}: type it again; if it is"
                    " surely right, the file is damaged."
                ) from None
            if "Excessive work" not in str(error):
                raise _damaged(path, error) from None
    raise RefusedWrite(
        f"{path} is too much work for this machine as busy as it is: end other"
        " programs and try again, or open it with “age -d” and receive what was in it."
    )


def _head(content: bytes) -> bytes:
    """The lines that say for whom it is."""
    return content[:_LETTER].partition(b"\n--- ")[0] + b"\n"


def _damaged(path: Path, error: object) -> DossierError:
    return NotADossier(
        f"{path} is damaged and cannot be opened ({error}): have it sent again."
    )


def _recipient(word: str, where: str) -> Any:
    library = pyrage()
    made = (
        library.ssh.Recipient if word.startswith("ssh-") else library.x25519.Recipient
    )
    try:
        return made.from_str(word)
    except library.RecipientError:
        raise RefusedWrite(
            f"{where[:80]} is no public key that can be sealed for: age1…, ssh-ed25519"
            " … and ssh-rsa … are, and files of them."
        ) from None


def _lines(path: Path) -> list[str]:
    """The keys in a file, without remarks and empty lines."""
    text = _letter(path)
    if any(secret in text for secret in _SECRET):
        raise RefusedWrite(
            f"{path} holds a secret key, which is nobody else's business: name the"
            " public one of whom the copy is for."
        )
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _letter(path: Path) -> str:
    with regular(path, _LETTER) as (file, length):
        return file.read(length + 1).decode("utf-8", "replace")


def _identities(library: ModuleType, path: Path) -> list[Any]:
    text = _letter(path)
    try:
        if "-----BEGIN " in text:
            return [library.ssh.Identity.from_buffer(text.encode())]
        lines = [line.strip() for line in text.splitlines()]
        keys = [line for line in lines if line.startswith("AGE-SECRET-KEY-")]
        found = [library.x25519.Identity.from_str(key) for key in keys]
    except library.IdentityError as error:
        raise RefusedWrite(
            f"{path} holds no key that can be used ({error}); of a key with a"
            " passphrase of its own, “age -d” opens the file first."
        ) from None
    if not found:
        raise RefusedWrite(f"{path} holds no secret key of age or ssh.")
    return found
