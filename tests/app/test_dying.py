"""Dying words: what a fault says, and what it must not."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.flows import reading
from app.terminal import Terminal, environment, python
from dossier import dying
from dossier.days import day
from dossier_db import Store

SECRET = "Omarova was seen in Karasu"


def _fault() -> Exception:
    """One that arose in our own code, over a secret."""
    try:
        try:
            day(SECRET)  # type: ignore[arg-type]
        except AttributeError:
            raise ValueError(SECRET) from None
    except ValueError as error:
        return error
    raise AssertionError


def test_the_place_is_the_last_one_of_our_own_code() -> None:
    """Not where a library noticed it."""
    try:
        Store.open(SECRET * 99)
    except OSError as error:
        place = dying.place(error)
    assert place.startswith("dossier_db.")
    assert place.rpartition(":")[2].isdigit()


def test_the_way_has_kinds_and_places_and_no_text() -> None:
    """Of what it came from as well."""
    said = dying.calls(_fault())
    assert "ValueError" in said and "AttributeError" in said
    assert "dossier.days:" in said
    assert "Karasu" not in said


_FAIL = f"""
import sys, threading, asyncio
from dossier import dying
dying.say_little()
def fail(): raise ValueError({SECRET!r})
class Torn:
    def __del__(self): fail()
def thread():
    one = threading.Thread(target=fail); one.start(); one.join()
def warn():
    import warnings; warnings.warn({SECRET!r})
{{}}
"""


@pytest.mark.parametrize(
    ("how", "says"), [("fail()", True), ("thread()", True), ("Torn()", True)]
)
def test_whatever_breaks_says_its_kind_alone(how: str, says: bool) -> None:
    """In the program, in a thread, while it is torn down."""
    done = _run(_FAIL.replace("{}", how))
    assert ("ValueError" in done) is says
    assert "Karasu" not in done and "Traceback" not in done


def test_a_warning_quotes_nothing() -> None:
    """None is shown."""
    assert _run(_FAIL.replace("{}", "warn()")) == ""


def _run(code: str) -> str:
    done = subprocess.run(
        python("-c", code), env=environment(), capture_output=True, text=True
    )
    return done.stdout + done.stderr


_BREAK = """
import sys
from dossier.screens.desk import Desk
def fail(*_given): word = "Omarova was seen in Karasu"; raise ValueError(word)
Desk.{} = fail
from dossier.cli import main
sys.exit(main())
"""


@pytest.mark.parametrize("debug", ["", "1"])
@pytest.mark.parametrize("breaks", ["page", "detail", "tally"])
def test_a_fault_behind_a_screen_ends_in_its_kind_and_place(
    tried: Path, breaks: str, debug: str
) -> None:
    """Of a key, of a timer, of a thread; also for who looks for a fault."""
    settings = {"DOSSIER_DEBUG": debug} if debug else {}
    command = python("-c", _BREAK.format(breaks), str(tried))
    with Terminal(command, env=settings) as terminal:
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.raw)
        if breaks == "page":
            terminal.wait_for("Timeline", ">2024")
            terminal.press("enter")
        assert terminal.wait_exit() == 1
        said = terminal.raw.rpartition(b"\x1b[23;2t")[2].decode()
        assert "ValueError at" in said
        assert "Karasu" not in said and "Traceback" not in said
        assert ("  dossier.cli:" in said) == bool(debug)


async def test_textual_says_nothing_by_itself(tried: Path) -> None:
    """Its own traceback has every variable."""
    async with reading(tried) as reader:
        app = reader.app
        app._handle_exception(_fault())
        app.panic("Omarova")
        assert app._exit_renderables == []
        assert isinstance(app.failure, ValueError)
        app.failure = None


def test_settings_that_write_everything_down_are_dropped(
    tried: Path, tmp_path: Path
) -> None:
    """Textual's diary has every key."""
    diary = tmp_path / "diary"
    settings = {"TEXTUAL_LOG": str(diary), "TEXTUAL": "devtools,debug"}
    with Terminal(python("-m", "dossier", str(tried)), env=settings) as terminal:
        terminal.wait_for("6 sources")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert not diary.exists()


def test_asking_where_costs_little() -> None:
    """Nothing is loaded for it that is not needed anyway."""
    code = "import dossier.dying, sys; print(*sys.modules)"
    loaded = set(_run(code).split())
    assert not {"traceback", "ctypes", "resource", "logging"} & loaded
    assert sys.version_info >= (3, 11)
