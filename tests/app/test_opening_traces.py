"""A sealed dossier leaves nothing that can be read, however its program ends."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from app import trial
from app.kills.traces import SECRETS, behind, traces, within
from app.terminal import Terminal, python
from dossier_db import Store
from dossier_db.sealing import seal

pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
pytestmark = pytest.mark.skipif(
    not os.path.exists("/proc/self/fd"), reason="no /proc here"
)
PASSPHRASE: Final = "seven lamps behind the harbour"
NAME: Final = "ashyq-emes"
"""Of the file: a secret too, wherever it is not the file's own name."""


@dataclass(frozen=True)
class Place:
    """Every folder that a program may write into, empty but for the dossier."""

    path: Path
    home: Path
    temporary: Path
    here: Path

    @property
    def folders(self) -> tuple[Path, ...]:
        """All of them."""
        return self.path.parent, self.home, self.temporary, self.here

    @property
    def environment(self) -> dict[str, str]:
        """What sends a program there."""
        folders = {"DOSSIER_HOME": str(self.home), "HOME": str(self.home)}
        temporary = dict.fromkeys(
            ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"), str(self.temporary)
        )
        return {**folders, **temporary, "DOSSIER_AGENT": "Saule"}

    def left(self) -> list[str]:
        """The secrets that can be read in the files."""
        return traces(within(self.folders), (*SECRETS, PASSPHRASE))

    def remembered(self) -> list[str]:
        """Where the program has written down which dossier it was."""
        known = [trial.NAME, NAME, str(self.path)]
        return traces(within((self.home, self.temporary, self.here)), known)


@pytest.fixture(params=["sealed", "plain"])
def sealed(request: pytest.FixtureRequest) -> bool:
    """Sealed, and, to see that what is looked for can be found, plain."""
    return bool(request.param == "sealed")


@pytest.fixture
def place(tmp_path: Path, _tried: bytes, sealed: bool) -> Place:
    """The trial, alone in its folder."""
    folders = [tmp_path / name for name in ("in", "house", "temporary", "here")]
    for folder in folders:
        folder.mkdir()
    path = folders[0] / f"{NAME}.dossier"
    path.write_bytes(_tried)
    if sealed:
        seal(path, PASSPHRASE)
    return Place(path, *folders[1:])


@contextmanager
def keeper(place: Place, sealed: bool) -> Iterator[int]:
    """A program in the middle of its work with secrets, held still; then killed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-m", "app.kills.keeper", str(place.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**environment, **place.environment},
        cwd=place.here,
        text=True,
    ) as program:
        assert program.stdin is not None and program.stdout is not None
        try:
            program.stdin.write(f"{PASSPHRASE if sealed else ''}\n")
            program.stdin.flush()
            assert program.stdout.readline() == "ready\n"
            program.send_signal(signal.SIGSTOP)
            yield program.pid
        finally:
            program.kill()


def test_no_secret_stands_in_a_file_or_behind_a_descriptor(
    place: Place, sealed: bool
) -> None:
    """While it is at work, in the middle of an act that does not fit into memory."""
    with keeper(place, sealed) as pid:
        found = traces(behind(pid), (*SECRETS, PASSPHRASE)) + place.left()
    assert bool(found) == (not sealed), found


def test_no_secret_is_left_by_a_program_that_was_killed(
    place: Place, sealed: bool
) -> None:
    """Journal and all, before anybody opens it again, and after."""
    with keeper(place, sealed):
        pass
    assert place.path.with_name(f"{place.path.name}-journal").exists()
    found = place.left()
    with Store.open(place.path, passphrase=PASSPHRASE if sealed else None) as store:
        undone = "SELECT count(*) FROM note WHERE id = 't_secret_1'"
        assert store.reader.number(undone) == 0
    found += place.left()
    assert bool(found) == (not sealed), found


def test_the_panes_leave_no_secret_when_they_are_killed(
    place: Place, sealed: bool
) -> None:
    """What was read, searched for, typed and saved on a terminal."""
    with terminal(place, sealed) as shown:
        shown.wait_for("6 sources")
        shown.write(f"/{SECRETS[1]}".encode())
        shown.wait_for(SECRETS[1])
        shown.press("escape")
        shown.wait_for("[1 Timeline]")  # else esc and i may be one key
        shown.write(f"i{SECRETS[0]} was let in @Steppe Watch".encode())
        shown.press("enter")
        shown.wait_for("Saved")
        shown.write(f"i{SECRETS[2]} not saved".encode())
        shown.wait_for(SECRETS[2][:2])
        shown.process.send_signal(signal.SIGSTOP)
        found = traces(behind(shown.process.pid), (*SECRETS, PASSPHRASE))
        shown.process.kill()
    found += place.left()
    assert bool(found) == (not sealed), found


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, None])
def test_nothing_says_which_dossier_it_was(
    place: Place, sealed: bool, end: signal.Signals | None
) -> None:
    """Neither its name nor its place, in whatever the program remembers."""
    with terminal(place, sealed) as shown:
        shown.wait_for("6 sources")
        shown.press("j", "5", "j")
        shown.wait_for("[5 People]", ">Bolat Seitkali")
        if end is None:
            shown.press("q")
        else:
            shown.process.send_signal(end)
        shown.wait_exit()
    assert bool(place.remembered()) == (not sealed), place.remembered()


@contextmanager
def terminal(place: Place, sealed: bool) -> Iterator[Terminal]:
    """The program on a terminal of its own, past the question for the passphrase."""
    command = python("-m", "dossier", str(place.path))
    with Terminal(command, env=place.environment) as shown:
        if sealed:
            shown.wait_for("assphrase")
            shown.write(f"{PASSPHRASE}\r".encode())
        yield shown


def test_what_is_looked_for_can_be_found(tmp_path: Path) -> None:
    """In text, in JSON, in any of the ways in which Unicode is written."""
    for number, coding in enumerate(("utf-8", "utf-16-le")):
        (tmp_path / f"{number}").write_bytes(SECRETS[1].encode(coding))
    (tmp_path / "x.json").write_text(
        '{"a": "\\u0416\\u0430\\u0441\\u044b\\u0440\\u044b"}'
    )
    assert len(traces(within([tmp_path]), SECRETS)) == 3
    shutil.rmtree(tmp_path)
