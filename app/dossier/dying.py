"""Dying words: what the program leaves behind when it breaks, and what it must not.

An error's text may be a sentence of a dossier, and the variables where it arose
certainly are. So a fault is told by its kind and its place in our own code alone, and
the memory of the program is written to no file.
"""

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import threading

_OURS: Final = ("dossier", "dossier_db", "dossier_assets")
_TELLTALES: Final = ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT")
"""Settings by which Textual writes down every key, or the screen, for who builds it."""
_DUMPABLE: Final = 4
"""PR_SET_DUMPABLE of Linux's prctl."""


def place(error: BaseException) -> str:
    """Where an error arose: the last module and line of ours that was on the way."""
    ours = [where for module, where in _ways(error.__traceback__) if module in _OURS]
    return ours[-1] if ours else "?"


def calls(error: BaseException) -> str:
    """The kinds and places of an error and of what it came from, a line each."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        lines += [f"  {where}" for _module, where in _ways(seen.__traceback__)]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _ways(trace: TracebackType | None) -> Iterator[tuple[str, str]]:
    """The package, and module and line, of every call up to the error."""
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", "?"))
        yield module.partition(".")[0], f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next


def say_little() -> None:
    """For the whole program: no core dump, no text of an error, no diary.

    Before anything is read. Not undone: a process that has read a secret keeps it.
    """
    _dump_nothing()
    for name in _TELLTALES:
        os.environ.pop(name, None)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # they quote the line, and what was in it
    sys.excepthook = _told
    sys.unraisablehook = _unraisable
    import threading

    threading.excepthook = _in_thread


def _dump_nothing() -> None:
    """Keep the memory, and with it key and rows, out of a core file.

    The limit is enough where the system writes the file itself. Where it hands the
    dump to a program instead (systemd, apport) Linux does not look at the limit: there
    the process has to say that it may not be dumped. That also keeps the other
    programs of the same person from reading its memory.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(ImportError, AttributeError, OSError):
            import ctypes

            ctypes.CDLL(None).prctl(_DUMPABLE, 0, 0, 0, 0)


def _told(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """In place of a traceback, which ends in the error's text."""
    with suppress(OSError, ValueError, AttributeError):
        print(f"{kind.__name__}: {place(error)}", file=sys.stderr)


def _unraisable(what: "sys.UnraisableHookArgs") -> None:
    if what.exc_value is not None:
        _told(what.exc_type, what.exc_value, what.exc_traceback)


def _in_thread(what: "threading.ExceptHookArgs") -> None:
    if what.exc_value is not None:
        _told(what.exc_type, what.exc_value, what.exc_traceback)
