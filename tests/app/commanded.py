"""Every command on a hostile dossier: what is typed for each, and what it writes.

A command that is added has no run here, and its test fails until it has one.
"""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from unittest.mock import patch

import pyrage

from app import hostile
from app.payloads import PAYLOADS
from dossier.cli import main
from dossier.rows import width
from dossier_db.sealing import seal

COLUMNS: Final = 90
"""Cells of the terminal."""
EVIL: Final = "\x1b]2;PWNED\x07\u202e\x9b31m[/b]{0}%s\udcff"
"""Typed as a word, an id, a name."""
_SGR: Final = re.compile(r"\x1b\[[0-9;]*m")
_LISTS: Final = ((), ("--told-by", "s_watch"), ("--known-on", "2024-06-01"))
_RECORDS: Final = (
    *("p_aliya", "p_accused", "o_court", "l_road", "v_256", "c_trial", "e_protest"),
    *("e_first", "s_watch", "s_mirror", "q_number", "q_charged", "x_watch_3"),
    *("x_wire_1", "Steppe Watch ¶3", "a_40"),
)

PASSPHRASE: Final = "harbour of seven lamps"
_FILES: Final = ("new", "sample", "seal", "unseal", "passphrase", "receive")
"""Commands whose first word may be the dossier."""

RUNS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "new": (("{new}",), ("{new}", "--name", EVIL.replace("\udcff", ""))),
    "sample": (("{new}",), ("{held}",)),
    "timeline": _LISTS,
    "defendants": _LISTS,
    "compare": (*_LISTS, ("--source", "s_watch"), ("--about", "e_protest")),
    "sources": _LISTS,
    "people": _LISTS,
    "quotes": _LISTS,
    "tasks": ((),),
    "show": (*((one,) for one in _RECORDS), ("p_aliya", "--told-by", "s_watch")),
    "search": (("markup",), ("red", "--kind", "person"), ("title", "--limit", "3")),
    "add": (
        (),
        ("person",),
        ("person", "name={text}", "gist=from {text}", "source=own", "--by", "{text}"),
        ("line", "{text}", "--by", "{text}"),
    ),
    "undo": (("--by", hostile.AGENT), ("--by", hostile.STORED[-2])),
    "log": ((), ("p_aliya",), ("s_watch", "--limit", "3"), ("--limit", "1")),
    "reindex": ((),),
    "verify": (
        *((), ("--head", "0" * 64)),
        ("--signature", "{page}", "--signers", "{file}"),
    ),
    "sign": (("{ssh}", "-o", "{new}"), ("{page}",), ("{ssh}", "-o", "{held}")),
    "custody": ((), ("s_watch",), ("--html",), ("s_radio", "--html", "-o", "{new}")),
    "receive": (
        ("{copy}", "-o", "{new}", "--yes", "--leave-out"),
        ("--yes", "--leave-out", "--by", "{text}", "{copy}"),
        ("{page}", "-o", "{new}", "--yes"),
    ),
    "send": (("{new}", "--to", "{age}"), ("{new}", "--to", EVIL), ("{held}",)),
    "backup": ((), ("{new}",), ("{held}",), ("--list",), ("--keep", "2")),
    "restore": (
        ("{copy}", "--yes"),
        ("{held}", "--yes"),
        ("{sealed}", "--yes", "--passphrase-fd", "{said}"),
        ("{page}", "--yes"),
        ("{nothing}",),
    ),
    "attach": (
        ("s_daily", "{file}", "--by", "{text}"),
        ("s_daily", "{nothing}", "--by", "{text}"),
    ),
    "align": ((), ("s_watch", "s_radio"), ("{file}", "s_radio", "--lines")),
    "quotes-in": (("s_watch",), ("{file}",)),
    "import": (
        ("{file}", "{nothing}", "{page}", "--by", "Saule"),
        ("{list}", "--by", "Saule"),
        ("{nothing}",),
    ),
    "load": (("{dump}",), ("{file}",), ("{bad}",), ("{yaml}",)),
    "dump": ((), ("-o", "{new}"), ("-o", "{held}")),
    "seal": (("--passphrase-fd", "{said}"), ("{sealed}", "--passphrase-fd", "{said}")),
    "unseal": (("{sealed}", "--passphrase-fd", "{said}"), ("{held}",)),
    "passphrase": (("{sealed}", "--passphrase-fd", "{said}"), ("{page}",)),
}
"""By command, what is typed after it; in braces what ``Place`` makes."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left."""

    code: int
    out: bytes
    err: bytes


class _Stream(io.TextIOWrapper):
    """Standard output, a terminal's or a pipe's."""

    def __init__(self, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="surrogateescape")
        self._terminal = terminal

    def isatty(self) -> bool:
        """Whether somebody reads it."""
        return self._terminal

    @property
    def written(self) -> bytes:
        """All of it."""
        self.flush()
        found = self.buffer
        assert isinstance(found, io.BytesIO)
        return found.getvalue()


def run(words: Sequence[str], *, terminal: bool = False) -> Said:
    """Run the program in this process.

    Args:
        words: What is typed after ``dossier``.
        terminal: It writes to a terminal, not into a pipe.
    """
    out, err = _Stream(terminal), _Stream(False)
    with (
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
        patch("getpass.getpass", side_effect=EOFError),  # nobody is there to be asked
    ):
        try:
            code = main(words)
        except SystemExit as left:  # argparse: wrong usage, help
            code = int(left.code or 0)
    return Said(code, out.written, err.written)


def faults(said: Said, *, terminal: bool = False) -> list[str]:
    """What is wrong with what a command has written."""
    found = [f"writes {one!r}" for one in hostile.strange(said.out + said.err)]
    text = (said.out + said.err).decode()
    found += [
        f"says {word}"
        for word in ("Traceback", "did not expect", "MarkupError")
        if word in text
    ]
    if b"<script>alert" in said.out and b"<html" in said.out:
        found.append("lets a page run a script")
    if not terminal and b"\x1b" in said.out:
        found.append("colours a pipe")
    if terminal and said.out.startswith(b"\x1b[1m"):  # a heading: all is laid
        lines = _SGR.sub("", said.out.decode()).split("\n")
        found += [f"too wide: {one[:60]}" for one in lines if width(one) > COLUMNS]
    if said.code == 1 and said.err.count(b"\n") > 1 and b"index" not in said.err:
        found.append("refuses in more than a line")
    return found


def documents(out: bytes) -> list[object]:
    """The JSON that was written: one document, or one in each line."""
    text = out.decode()
    try:
        return [json.loads(text)]
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines()]


class Place:
    """A folder with hostile names, and what the runs name in it."""

    def __init__(self, folder: Path, dossier: bytes) -> None:
        """Make it.

        Args:
            folder: Where.
            dossier: The dossier.
        """
        name = "a\x1b]2;PWNED\x07\u202e[b].{}"
        self._folder, self._held = folder, dossier
        self.dossier = folder / name.format("dossier")
        self.dossier.write_bytes(dossier)
        text = "\n\n".join(PAYLOADS).encode("utf-8", "surrogatepass")
        stored = "\n\n".join(hostile.STORED)
        for kind, held in {
            "txt": stored.encode(),
            "raw.txt": text,
            "html": f"<title>{stored}</title><p>{stored}".encode(),
            "bib": ("@article{a\x1b[31m, title={" + hostile.STORED[1] + "}}").encode(),
            "jsonl": _row(EVIL.replace("\udcff", "")).encode(),
            "bad.jsonl": f"{hostile.STORED[0]}\n".encode(),
            "yaml": f'entity: [{{id: "p_x", name: {json.dumps(hostile.STORED[5])}}}]'
            f"\n? {json.dumps(hostile.STORED[2])}\n: 1\n".encode(),
        }.items():
            (folder / name.format(kind)).write_bytes(held)
        (folder / "said").write_text(f"{PASSPHRASE}\n" * 3)
        self._opened: list[int] = []
        self._names = {
            "new": name.format("new.dossier"),
            "held": name.format("dossier"),
            "file": name.format("txt"),
            "page": name.format("html"),
            "list": name.format("bib"),
            "nothing": name.format("missing.txt"),
            "dump": name.format("jsonl"),
            "bad": name.format("bad.jsonl"),
            "yaml": name.format("yaml"),
        }

    def words(self, command: str, run: Sequence[str]) -> list[str]:
        """What is typed for a run.

        Args:
            command: The command.
            run: What stands in ``RUNS``.
        """
        made = [self._word(one) for one in run]
        file = made[:1] and made[0].startswith(str(self._folder))
        if command in _FILES and file:
            return [command, *made]
        return [command, "-d", str(self.dossier), *made]

    def close(self) -> None:
        """Close what was opened for a command to read."""
        while self._opened:
            os.close(self._opened.pop())

    def _word(self, word: str) -> str:
        if word == "{said}":
            self._opened.append(os.open(self._folder / "said", os.O_RDONLY))
            return str(self._opened[-1])
        if word in self._made:
            return self._made[word]()
        name = self._names.get(word.strip("{}")) if word.startswith("{") else None
        if name is not None:
            return str(self._folder / name)
        return word.replace("{text}", EVIL.replace("\udcff", ""))

    @property
    def _made(self) -> Mapping[str, Callable[[], str]]:
        """What takes time to make."""
        return {
            **{"{copy}": self._copy, "{sealed}": self._sealed},
            **{"{ssh}": self._ssh_key, "{age}": _age_key},
        }

    def _copy(self) -> str:
        """A copy."""
        path = self.dossier.with_name(f"copy {self.dossier.name}")
        if not path.exists():
            path.write_bytes(self._held)
        return str(path)

    def _sealed(self) -> str:
        """A sealed copy."""
        path = self.dossier.with_name(f"sealed {self.dossier.name}")
        if not path.exists():
            path.write_bytes(_sealed(self._held))
        return str(path)

    def _ssh_key(self) -> str:
        """A key of ssh; where there is no ssh, a name for none."""
        path, make = self._folder / "key\x1b[31m", shutil.which("ssh-keygen")
        if make is not None and not path.exists():
            about = ("-q", "-t", "ed25519", "-N", "", "-C", EVIL[:20])
            subprocess.run([make, *about, "-f", str(path)], check=True)
        return str(path)


@cache
def _sealed(dossier: bytes) -> bytes:
    """A dossier, sealed once for all places."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.dossier"
        path.write_bytes(dossier)
        seal(path, PASSPHRASE)
        return path.read_bytes()


def _age_key() -> str:
    return str(pyrage.x25519.Identity.generate().to_public())


def _row(text: str) -> str:
    rows = (
        {"table": "entity", "id": "p_new", "name": text},
        {"table": "person", "id": f"p_{text}", "unit": text},
    )
    return "\n".join(map(json.dumps, rows))
