"""Keys: what opens a sealed dossier, made from its passphrase.

As SQLCipher 4 makes it, so that any program which knows that format opens the file
with the same passphrase: PBKDF2-HMAC-SHA512 in 256,000 rounds over the passphrase in
UTF-8 and the salt, which is the first 16 bytes of the file. Each page of 4096 bytes
ends in an initial vector and an HMAC-SHA512 of the page and its number.

A passphrase is taken in Unicode's form NFC: one that is typed on another keyboard may
come with its accents apart, and would be another key.
"""

import hashlib
import hmac
import os
import secrets
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Self

from dossier_db.errors import DamagedDossier, Locked, WrongPassphrase

PLAIN: Final = b"SQLite format 3\0"
"""How a file begins that is not sealed."""
PAGE: Final = 4096
"""Bytes of a page of a sealed file."""
_SALT: Final = 16
_SUM: Final = 64
"""Bytes of the HMAC at the end of a page."""
_ROUNDS: Final = 256_000
_SUM_ROUNDS: Final = 2
_SUM_SALT: Final = 0x3A
_LENGTH: Final = 32
_SAMPLES: Final = 32
"""Pages that are tried before a passphrase is called wrong."""
_VARIED: Final = 240
"""Different bytes in a page of noise; as a rule it has all 256, a text a third."""
_KNOWN: Final = (b"PK\x03\x04", b"%PDF", b"\x1f\x8b", b"\xff\xd8\xff", b"\x89PNG")
"""How other files begin that look like noise."""


def is_sealed(path: Path) -> bool:
    """Whether a file looks like a sealed dossier: like noise from its first byte on.

    Raises OSError where it cannot be read.
    """
    with path.open("rb") as file:
        page = file.read(PAGE)
    return (
        len(page) == PAGE
        and not page.startswith((PLAIN, *_KNOWN))
        and len(set(page)) > _VARIED
    )


class Key:
    """The key of one sealed file, in memory until it is dropped."""

    __slots__ = ("_raw", "_salt")

    def __init__(self, passphrase: str, salt: bytes) -> None:
        """Takes a tenth of a second, on purpose: each guess does.

        Args:
            passphrase: in any of Unicode's forms.
            salt: 16 bytes; of a file that is there, its first.
        """
        spoken = unicodedata.normalize("NFC", passphrase).encode()
        raw = hashlib.pbkdf2_hmac("sha512", spoken, salt, _ROUNDS, _LENGTH)
        self._raw = bytearray(raw)
        self._salt = salt

    @classmethod
    def new(cls, passphrase: str) -> Self:
        """A key for a file that is to be made."""
        return cls(passphrase, secrets.token_bytes(_SALT))

    @classmethod
    def of(cls, path: Path, passphrase: str) -> Self:
        """The key of a sealed file.

        Raises:
            WrongPassphrase: no page that was tried is one of this key.
            DamagedDossier: the passphrase is right, the first page is altered.
        """
        with path.open("rb") as file:
            key = cls(passphrase, file.read(_SALT))
        key.check(path)
        return key

    def check(self, path: Path) -> None:
        """Tell a wrong passphrase from damage, as far as that can be told.

        A page that was altered fails under any key; so where the first one does, some
        others are tried. Where none is right, the salt itself may have been altered.
        """
        tried = (self._fits(number, page) for number, page in _pages(path))
        if next(tried, False):
            return
        if any(tried):
            # Beside the file itself, where SQLite has it, not beside a link to it.
            if os.path.exists(f"{os.path.realpath(path)}-journal"):
                return  # a page half-written when the power went: SQLite puts it back
            raise DamagedDossier(
                f"{path} is damaged at its beginning; the passphrase is right: open a"
                " backup, or copy it again from where it came."
            )
        raise WrongPassphrase(
            f"The passphrase does not open {path}: type it again; if it is surely"
            " right, the file is damaged or no dossier, and a backup may open."
        )

    def _fits(self, number: int, page: bytes) -> bool:
        """Whether a page, counted from 1, was written with this key."""
        begin = _SALT if number == 1 else 0
        salt = bytes(byte ^ _SUM_SALT for byte in self._salt)
        key = hashlib.pbkdf2_hmac("sha512", self._held(), salt, _SUM_ROUNDS, _LENGTH)
        said = page[begin:-_SUM] + number.to_bytes(4, "little")
        found = hmac.new(key, said, hashlib.sha512).digest()
        return hmac.compare_digest(found, page[-_SUM:])

    def spelled(self) -> str:
        """The key and the salt as SQLCipher reads them, where it wants a raw key."""
        return f"x'{self._held().hex()}{self._salt.hex()}'"

    def mark(self, word: str) -> str:
        """What stands for a word outside of the file: who has no key learns nothing."""
        return hmac.new(self._held(), word.encode(), hashlib.sha256).hexdigest()

    def drop(self) -> None:
        """Overwrite the key; from now on whatever asks for it is refused."""
        self._raw[:] = bytes(len(self._raw))
        del self._raw[:]

    def _held(self) -> bytearray:
        if not self._raw:
            raise Locked("The dossier is locked: give its passphrase to go on.")
        return self._raw


def _pages(path: Path) -> Iterator[tuple[int, bytes]]:
    """The first page of a file, then some that are spread over the rest."""
    with path.open("rb") as file:
        last = file.seek(0, os.SEEK_END) // PAGE
        spread = {1 + step * (last - 1) // _SAMPLES for step in range(1, _SAMPLES + 1)}
        for number in (1, *sorted(spread - {1})):
            file.seek((number - 1) * PAGE)
            page = file.read(PAGE)
            if len(page) == PAGE:
                yield number, page
