"""Reading apart: a process with bounds, of which nothing but text is taken."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dossier_db.documents import apart, read
from dossier_db.errors import Unreadable

_READ = "import sys, os; sys.stdin.buffer.read(); "
PAGE: dict[str, str | list[str]] = {
    "said": "a web page",
    "reader": "webpage",
    "libraries": ["lxml"],
}


def test_what_was_found_comes_back() -> None:
    answer = apart.ask("document", b"<p>\xd0\xa1\xd1\x83\xd0\xb4", "a.html", **PAGE)
    assert answer["text"] == "Суд"


def test_a_file_is_read_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "суд.html"
    path.write_text("<p>x", "utf-8")
    assert apart.ask("document", path, path.name, **PAGE)["text"] == "x"


def test_a_refusal_comes_back_as_one() -> None:
    with pytest.raises(Unreadable, match=r"a\.pdf cannot be read as a PDF"):
        apart.ask(
            "document", b"x", "a.pdf", said="a PDF", reader="pdf", libraries=["pypdf"]
        )


def test_who_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.5)
    monkeypatch.setattr(apart, "START", f"{_READ} import time; time.sleep(60)")
    with pytest.raises(Unreadable, match=r"a takes longer than 0\.5 seconds"):
        apart.ask("document", b"", "a")


@pytest.mark.parametrize(
    "end",
    [
        "os._exit(3)",
        "os.abort()",
        "raise ValueError",
        "print('no json')",
        "print('[' * 100_000)",
        "print('[]')",
        "pass",
    ],
)
def test_who_breaks_down_is_told_of_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setattr(apart, "START", _READ + end)
    with pytest.raises(Unreadable, match=r"^a cannot be read: what reads it broke"):
        apart.ask("document", b"", "a")


def test_a_module_beside_the_evidence_is_never_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit(9)")
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    assert apart.ask("document", b"<p>x", "a.html", **PAGE)["text"] == "x"


def tried(code: str) -> str:
    """What this code says in a process that is bound as a reader's is."""
    bound = (
        "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
        " import os, socket, subprocess; from dossier_db.documents.child import _bind;"
        f" _bind()\ntry:\n {code}\nexcept (PermissionError, MemoryError) as error:\n"
        " print(type(error).__name__)\nelse:\n print('done')"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", bound, json.dumps([*filter(None, sys.path)])],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "code",
    [
        "socket.socket()",
        "socket.getaddrinfo('example.org', 80)",
        "subprocess.run(['true'])",
        "os.system('true')",
        "os.remove('x')",
        "os.chmod('.', 0o777)",
        "os.utime('.')",
        "os.kill(os.getppid(), 0)",
        "open('x', 'w')",
        "open('x', 'ab')",
        "os.open('x', os.O_CREAT | os.O_WRONLY)",
    ],
)
def test_nothing_is_fetched_run_or_written(code: str) -> None:
    assert tried(code) == "PermissionError"


def test_reading_is_not_forbidden() -> None:
    assert tried("open(os.devnull).close()") == "done"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such limit")
def test_memory_has_an_end() -> None:
    assert tried("bytearray(4 * 1024**3)") == "MemoryError"


def test_the_way_to_modules_does_not_go_through_the_folder_one_is_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bytes] = []

    def run(words: list[str], **named: Any) -> subprocess.CompletedProcess[bytes]:
        asked.append(named["input"])
        return subprocess.CompletedProcess(words, 0, b"{}")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(sys, "path", ["", os.getcwd(), "/somewhere"])
    apart.ask("document", b"", "a.pdf")
    assert json.loads(asked[0])["path"] == ["/somewhere"]


_SOUND: dict[str, object] = {"text": "x", "method": "m", "about": {}, "notes": []}


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {**_SOUND, "text": 5},
        {**_SOUND, "text": "\ud800"},
        {**_SOUND, "method": None},
        {**_SOUND, "about": []},
        {**_SOUND, "about": {"nobody": "x"}},
        {**_SOUND, "about": {"title": ["x"]}},
        {**_SOUND, "notes": 5},
        {**_SOUND, "notes": [5]},
    ],
)
def test_an_answer_that_is_no_reading_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, answer: dict[str, object]
) -> None:
    monkeypatch.setattr(apart, "START", f"{_READ}print({json.dumps(answer)!r})")
    with pytest.raises(Unreadable, match=r"^a\.html cannot be read: what reads it"):
        read(b"<p>x", "a.html")
