"""Signed heads: a small text with the heads of the log, signed with an ssh key.

The signing is ssh-keygen's: the key, its passphrase and the agent are between it and
the person, and nothing of them passes through this program.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from dossier.errors import Refusal
from dossier.words import _
from dossier_db.records import Head

_NAMESPACE: Final = "dossier"
"""What the signature is for: one made for mail or for git does not count here."""
_FIRST: Final = "dossier heads 1"
_HEAD: Final = re.compile(r"head ([0-9a-f]{64}) entry [1-9]\d* chain \S+ at \S+")
_MOST: Final = 1 << 20
"""Bytes of such a text that are read."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Heads that somebody signed."""

    signer: str
    """As the file of signers names them."""
    at: str
    """When the text was written, as its writer's clock had it."""
    heads: tuple[str, ...]


def text(mark: str, heads: Sequence[Head]) -> str:
    """What is signed: which dossier, when, and the end of each chain of its log."""
    at = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    lines = (
        f"head {one.id} entry {one.seq} chain {one.chain} at {one.at}" for one in heads
    )
    return "\n".join([_FIRST, f"dossier {mark}", f"time {at}", *lines, ""])


def sign(file: Path, key: Path) -> Path:
    """Sign a file; where the signature is.

    Raises ``Refusal`` where ssh-keygen is missing or does not sign.
    """
    done = _keygen(["-Y", "sign", "-f", str(key), "-n", _NAMESPACE, str(file)])
    signature = beside(file)
    if done.returncode or not signature.exists():
        signature.unlink(missing_ok=True)  # a part of one, where a disk is full
        raise Refusal(
            _("ssh-keygen did not sign ({said}): nothing was signed.").format(
                said=_last_line(done.stderr)
            )
        )
    return signature


def ready(key: Path) -> None:
    """Refuse what could not sign, before anything is written."""
    _program()
    if not key.is_file():
        raise Refusal(_("There is no key {key}: check its name.").format(key=key))


def check(file: Path, signers: Path) -> Signed | None:
    """The heads in a signed file; None where the signature is not good.

    Raises ``Refusal`` where there is nothing to check, or nothing to check it with.
    """
    _program()
    for needed in (file, beside(file), signers):
        if not needed.is_file():
            none = _("There is no file {path}: check its name.")
            raise Refusal(none.format(path=needed))
    held = _read(file)
    place = ["-s", str(beside(file)), "-f", str(signers)]
    named = _keygen(["-Y", "find-principals", *place], held)
    for signer in named.stdout.decode("utf-8", "replace").splitlines():
        given = ["-Y", "verify", *place, "-I", signer, "-n", _NAMESPACE]
        if signer and not _keygen(given, held).returncode:
            return _signed(file, held, signer)
    return None


def _signed(file: Path, held: bytes, signer: str) -> Signed:
    lines = held.decode("utf-8", "replace").split("\n")
    heads = [found[1] for line in lines[3:-1] if (found := _HEAD.fullmatch(line))]
    whole = len(heads) == len(lines) - 4 and lines[0] == _FIRST and lines[-1] == ""
    if not whole or not heads or not lines[2].startswith("time "):
        raise Refusal(
            _("{file} is signed, but it is no list of heads.").format(file=file)
        )
    return Signed(signer, lines[2].removeprefix("time "), tuple(heads))


def _read(file: Path) -> bytes:
    with file.open("rb") as stream:
        held = stream.read(_MOST + 1)
    if len(held) > _MOST:
        raise Refusal(_("{file} is too long to be a list of heads.").format(file=file))
    return held


def beside(file: Path) -> Path:
    """Where ssh-keygen puts the signature of a file."""
    return Path(f"{file}.sig")


def _keygen(
    arguments: Sequence[str], held: bytes | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Run it; it asks for a passphrase on the terminal by itself."""
    return subprocess.run(
        [_program(), *arguments],
        input=held,
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )


def _program() -> str:
    found = shutil.which("ssh-keygen")
    if found is None:
        raise Refusal(
            _(
                "ssh-keygen is not there: install OpenSSH to sign, and to check a"
                " signature."
            )
        )
    return found


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].rstrip(".") if lines else _("it does not say why")
