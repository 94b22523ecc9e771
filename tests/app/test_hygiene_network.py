"""Nothing here ever asks for a network: seen by Python's audit, and by the kernel."""

import ast
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from app.terminal import ROOT, Terminal, environment, python
from dossier.cli import main
from dossier.usage import VERBS

REFUSING = Path(__file__).with_name("refusing")
STRACE = shutil.which("strace")
LEADING_OUT: Final = frozenset(
    (
        *("aiohttp", "ftplib", "http", "http.client", "http.server", "httpx"),
        *("imaplib", "nntplib", "poplib", "requests", "smtplib", "socket"),
        *("socketserver", "ssl", "telnetlib", "urllib.request", "urllib3"),
        *("webbrowser", "websockets", "xmlrpc", "xmlrpc.client"),
    )
)
"""Modules by which a program reaches others."""
CALLS: Final = frozenset(
    (
        *("create_connection", "create_datagram_endpoint", "create_server"),
        *("open_connection", "start_server", "urlopen", "urlretrieve", "open_url"),
    )
)
ESC: Final = b"\x1b\x1b[I"
"""The key, and that the window has the focus: else it and the next may be one key."""
_SOCKET: Final = re.compile(r"socket\((AF_INET6?|AF_PACKET|AF_NETLINK)")
_ADDRESS: Final = re.compile(r"sa_family=AF_INET6?")


class Watched:
    """A program whose sockets are refused, and told; strace looks on where it is."""

    def __init__(self, folder: Path) -> None:
        """Nothing runs yet.

        Args:
            folder: For what is told of it.
        """
        self.told = folder / "told"
        self.traced = folder / "traced"
        self.env = environment() | {"SOCKETS_REFUSED": str(self.told)}
        self.env["HOME"] = str(folder)
        self.env["PYTHONPATH"] = f"{REFUSING}{os.pathsep}{self.env['PYTHONPATH']}"

    def command(self, *arguments: str) -> list[str]:
        """The command that runs this Python, watched."""
        return [*self._strace, *python(*arguments)]

    @property
    def _strace(self) -> list[str]:
        if STRACE is None:
            return []
        look = ("-e", "trace=socket,connect,sendto,sendmsg,bind", "-e", "signal=none")
        return [STRACE, "-f", "-qq", "--seccomp-bpf", *look, "-o", str(self.traced)]

    @property
    def asked_for(self) -> list[str]:
        """Each time a network was asked for."""
        told = self.told.read_text("utf-8").splitlines()
        assert any(line.startswith("watched") for line in told)  # the hook was there
        found = [line for line in told if not line.startswith("watched")]
        if self.traced.exists():
            traced = self.traced.read_text("utf-8", "replace").splitlines()
            found += [line for line in traced if leads_out(line)]
        return found


def leads_out(line: str) -> bool:
    """Whether a line of strace tells of a network."""
    return bool(_SOCKET.search(line) or _ADDRESS.search(line))


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    """For a program of its own."""
    return Watched(tmp_path)


@pytest.fixture(scope="module")
def everything(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Watched, list[str]]]:
    """Every module was imported, every command was run."""
    folder = tmp_path_factory.mktemp("everything")
    (folder / "in").mkdir()
    watched = Watched(folder)
    driver = str(ROOT / "tests" / "app" / "everything.py")
    done = subprocess.run(
        watched.command(driver, str(folder / "in")),
        env=watched.env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    yield watched, done.stdout.splitlines()


def test_no_command_asks_for_a_network(
    everything: tuple[Watched, list[str]],
) -> None:
    """Nor does a module that is imported, or a document with addresses in it."""
    watched, said = everything
    assert [line[4:] for line in said if line.startswith("ran ")] == list(VERBS)
    modules = [path for top in ("app", "db") for path in _sources(top)]
    assert sum(line.startswith("imported") for line in said) > len(modules) // 2
    assert watched.asked_for == []


def test_documents_that_want_to_fetch_are_read_without_it(
    everything: tuple[Watched, list[str]],
) -> None:
    """What they hold themselves is taken in."""
    read = {line[5:] for line in everything[1] if line.startswith("read ")}
    assert {"far.html", "far.pdf", "far.docx", "far.json", "far.ris"} <= read


def test_the_app_asks_for_no_network(watched: Watched, tmp_path: Path) -> None:
    """Panes, search, a form that is saved, a note, texts, the log, the lock."""
    made = tmp_path / "case.dossier"
    assert main(["sample", str(made)]) == 0  # as a command it is watched above
    command = watched.command("-m", "dossier", str(made))
    with Terminal(command, size=(120, 40), env=watched.env) as terminal:
        terminal.wait_for("[1 Timeline]", timeout=60)
        for pane in "1234567":
            terminal.press(pane)
            terminal.wait_for(f"[{pane} ", timeout=60)
            terminal.press("enter", "o", "y")
            terminal.wait_for("terminal's clipboard", timeout=60)
            _back(terminal)
        for keys, seen in (
            (("1", "/", *"person", "enter"), "› Fergana"),
            (("i", *"He waited there"), "your own observation"),
            (("\r",), "Say in whose name"),
            ((*"A. N.", "\r"), "Saved: "),
            (("a", "p", *"Somebody", "\x13"), "Say which source it is from"),
            (("w",), "No text is attached"),
            (("3", "p"), "candidates of all texts"),
            (("L",), "› log"),
            (("ctrl+l",), "not sealed"),
            (("j",), "[3 Compare]"),
        ):
            terminal.press(*keys)
            terminal.wait_for(seen, timeout=60)
            if "›" in terminal.lines[0]:
                _back(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait_exit(60) == 0
    assert watched.asked_for == []


def _back(terminal: Terminal) -> None:
    """To the panes, by one esc after the other; one too many does nothing there."""
    while "7 Tasks" not in terminal.lines[1]:
        before = terminal.text
        terminal.write(ESC)
        terminal.wait_until(partial(_other, terminal, before), timeout=60)


def _other(terminal: Terminal, before: str) -> bool:
    return terminal.text != before


def test_a_program_that_asks_for_one_is_refused_and_found_out(
    watched: Watched,
) -> None:
    """The tests above can fail."""
    ask = "import socket; socket.socket(socket.AF_INET).connect(('192.0.2.1', 9))"
    done = subprocess.run(
        watched.command("-c", ask), env=watched.env, capture_output=True, text=True
    )
    assert done.returncode == 1 and "PermissionError" in done.stderr
    assert len(watched.asked_for) == 1


@pytest.mark.skipif(STRACE is None, reason="no strace here")
def test_what_goes_round_python_is_seen_by_the_kernel(watched: Watched) -> None:
    """No audit tells of what a library of C does."""
    ask = "import ctypes; ctypes.CDLL(None).socket(2, 2, 0)"
    subprocess.run(watched.command("-c", ask), env=watched.env, check=True)
    (seen,) = watched.asked_for
    assert "AF_INET" in seen


def test_a_local_socket_is_nobody_elses(watched: Watched) -> None:
    """The loop of asyncio has a pair of them."""
    ask = "import asyncio; asyncio.run(asyncio.sleep(0))"
    subprocess.run(watched.command("-c", ask), env=watched.env, check=True)
    assert watched.asked_for == []


# -- by reading ------------------------------------------------------------------


def _sources(top: str) -> list[Path]:
    return sorted((ROOT / top).rglob("*.py"))


def test_no_module_of_ours_imports_what_leads_out() -> None:
    """Nor calls by name what opens a connection."""
    found = {
        (path.name, name)
        for top in ("app", "db", "assets")
        for path in _sources(top)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _names(node)
        if name in LEADING_OUT or name in CALLS
    }
    assert found == set()


def _names(node: ast.AST) -> Iterator[str]:
    """What is imported there, with the packages it is in; what is called."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.name
            yield alias.name.partition(".")[0]
    elif isinstance(node, ast.ImportFrom):
        yield node.module or ""
        yield (node.module or "").partition(".")[0]
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call):
        yield getattr(node.func, "attr", getattr(node.func, "id", ""))
