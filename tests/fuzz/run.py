"""Every parser against bytes that coverage has found, outside the tests.

    pip install atheris
    python tests/fuzz/run.py --seconds 60             each parser for a minute
    python tests/fuzz/run.py --seconds 600 pdf yaml   these alone

One line for each: inputs in a second, and how much of the code they reached. What a
parser raises beside its own refusal, takes more than ten seconds over or more than two
gigabytes for is kept in a file whose name is printed; the exit code is then 1.
"""

import argparse
import importlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
_LIMITS: Final = ("-timeout=10", "-rss_limit_mb=2048", "-max_len=20000")
_WATCHED: Final = (
    *("dossier", "dossier_db", "email", "yaml", "edtf", "pyparsing", "pypdf", "docx"),
    *("warcio", "rispy", "bibtexparser", "pylatexenc"),
)
"""Packages in which it is seen what was reached."""
_DONE: Final = re.compile(r"Done (\d+) runs in (\d+) second")
_COVERED: Final = re.compile(r"cov: (\d+) ft: (\d+)")

sys.path[:0] = [str(ROOT / one) for one in ("tests", "app", "db", "assets")]


def main() -> int:
    """Run the parsers that are named, each in a process of its own."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--seconds", type=int, default=60, help="for each parser")
    asked.add_argument("--found", type=Path, default=Path(tempfile.gettempdir()))
    asked.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked.add_argument("parsers", nargs="*", metavar="PARSER", help="else all of them")
    given = asked.parse_args()
    if given.one:
        _fuzz(given.parsers[0], given.seconds, given.found)
    from fuzz.parsers import PARSERS

    if unknown := set(given.parsers) - PARSERS.keys():
        asked.error(f"no parser: {', '.join(unknown)}; there are {', '.join(PARSERS)}")
    wrong = [
        name
        for name in given.parsers or PARSERS
        if not _sound(name, given.seconds, given.found)
    ]
    return bool(wrong)


def _sound(name: str, seconds: int, found: Path) -> bool:
    """Run one parser; says whether nothing was found."""
    command = [sys.executable, __file__, "--one", name]
    done = subprocess.run(
        [*command, "--seconds", str(seconds), "--found", str(found)],
        capture_output=True,
        text=True,
        errors="replace",
        cwd=ROOT,
    )
    ran, covered = _DONE.search(done.stderr), _COVERED.findall(done.stderr)
    edges, features = covered[-1] if covered else ("0", "0")
    reached = f"{edges:>6} edges {features:>7} features"
    if done.returncode == 0 and ran is not None:
        speed = int(ran[1]) / max(1, int(ran[2]))
        print(f"{name:16} {speed:>9,.0f} inputs/s {reached}", flush=True)
        return True
    print(f"{name:16} FOUND {reached}\n{done.stdout[-3000:]}{done.stderr[-1500:]}")
    sys.stdout.flush()
    return False


def _fuzz(name: str, seconds: int, found: Path) -> None:
    """Never returns: the library ends the process."""
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=list(_WATCHED)):
        from fuzz.parsers import PARSERS, tried
    parser = PARSERS[name]
    with tempfile.TemporaryDirectory(prefix="corpus") as corpus:
        for number, held in enumerate(parser.sound):
            Path(corpus, f"{number}").write_bytes(held)
        limits = (*_LIMITS, f"-max_total_time={seconds}", f"-artifact_prefix={found}/")
        atheris.Setup(
            [sys.argv[0], *limits, corpus], lambda held: tried(parser, bytes(held))
        )
        atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
