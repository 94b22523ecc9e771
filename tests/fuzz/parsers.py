"""Every parser that is given something from outside: what it may refuse with, and
something sound that it reads.

``test_parsers`` gives each of them pieces of that, exchanged, cut and doubled;
``run.py`` does the same for as long as one likes, guided by coverage.
"""

import atexit
import datetime
import io
import os
import shutil
import zlib
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Final, NamedTuple
from unittest.mock import patch

from dossier import days, locations, state
from dossier.safe import safe, typed
from dossier.usage import parsing
from dossier_db import dates
from dossier_db.documents import bibliographies, dated, kinds
from dossier_db.documents.kinds import Kind
from dossier_db.documents.parsing import parse
from dossier_db.documents.unpacking import unpacked
from dossier_db.errors import BadDate, DossierError, Unreadable
from dossier_db.importers import authored, load
from dossier_db.importers.lines import Lines
from dossier_db.intake import dating, quick
from dossier_db.search import query
from dossier_db.store import Store
from dossier_db.texts.facts.dates import dates as days_in
from dossier_db.texts.facts.words import Line
from dossier_db.texts.fingerprint import fingerprint
from dossier_db.texts.quotations import quotations
from dossier_db.texts.sentences import split
from fuzz import seeds

TODAY: Final = datetime.date(2026, 1, 31)
_PACKED: Final = ("gzip", "deflate", "br")
_KINDS: Final = {"hearing": "event:hearing", "суд": "event:hearing"}


class Parser(NamedTuple):
    """One parser."""

    read: Callable[[bytes], object]
    refusals: tuple[type[Exception], ...]
    """What it may raise: its own, with one sentence."""
    sound: tuple[bytes, ...]
    """What it reads."""


def tried(parser: Parser, held: bytes) -> None:
    """Read it; raises what is no refusal, and what is no sentence."""
    try:
        parser.read(held)
    except parser.refusals as refused:
        said = str(refused)
        assert said and "\n" not in said and len(said) < 2_000, said[:200]
        said.encode()


def _words(held: bytes) -> str:
    """As text of a screen or a database comes: any characters, halves of some too."""
    return held.decode("utf-8", "surrogatepass" if b"\xed" in held else "replace")


def _text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    def reading(held: bytes) -> object:
        try:
            text = _words(held)
        except UnicodeDecodeError:
            text = held.decode("utf-8", "replace")
        return read(text)

    return reading


def _document(kind: Kind, held: bytes) -> None:
    found = parse(kind, io.BytesIO(held), "a")
    for said in (found.text, found.about.title, found.about.author, *found.notes):
        (said or "").encode()
    assert found.about.issued is None or dates.read(found.about.issued)


def _bibliography(form: str, held: bytes) -> None:
    for one in bibliographies.parse(form, held, "a").references:
        assert one.about.issued is None or dates.read(one.about.issued)
        (one.key + (one.about.title or "")).encode()


def _unpacked(held: bytes) -> None:
    way = _PACKED[held[0] % len(_PACKED)] if held else "gzip"
    with suppress(ValueError, zlib.error):  # the door of the readers says it in words
        assert len(unpacked(held[1:], way, 100_000)) <= 100_000


def _kind(held: bytes) -> None:
    name, _, head = held.partition(b"\n")
    kinds.kind_of(head[: kinds.HEAD], name.decode("utf-8", "replace"))


@cache
def _folder() -> Path:
    folder = mkdtemp(prefix="fuzz")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _file(held: bytes, name: str) -> Path:
    path = _folder() / name
    path.write_bytes(held)
    return path


@cache
def _founded() -> bytes:
    path = _folder() / "founded.dossier"
    Store.create(path, name="x").close()
    return path.read_bytes()


def _load(name: str, held: bytes) -> None:
    """Take it in, into a dossier of its own."""
    path = _file(_founded(), "x.dossier")
    with Store.open(path) as store:
        load(store, _file(held, name), agent="x", search=False)


def _day(text: str) -> None:
    """What a date is read as can be written for the reader."""
    date = dates.read(text)
    assert date.earliest <= date.latest
    assert days.day(date) and str(days.day_column(date))


def _understood(text: str) -> None:
    found = dating.understand(text, TODAY)
    assert dating.understand(found, TODAY) == found
    dates.read(found)


def _quick(text: str) -> None:
    found = quick.read(text, TODAY, _KINDS)
    assert not found.moment or dates.read(found.moment)
    place = 0
    for span in found.spans:
        assert place <= span.start < span.stop <= len(text)
        place = span.stop


def _query(text: str) -> None:
    found = query.parse(text)
    query.parse(found.text)
    assert not (found.since and found.until) or found.since <= found.until


def _sentences(text: str) -> None:
    for one in split(text):
        assert text[one.start : one.stop] == one.text


def _quotations(text: str) -> None:
    for one in quotations(text):
        assert one.text in text[one.start : one.end]


def _fingerprint(text: str) -> None:
    found = fingerprint(text)
    assert len(found.letters) == len(found.places)
    if found.letters:
        assert found.find([found.digest])[found.digest]


def _usage(text: str) -> None:
    words = text.replace("\0", "").split("\n")
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        try:
            parsing.read(words)
        except SystemExit as left:
            assert left.code in (0, parsing.WRONG)


def _remembered(held: bytes) -> None:
    path = _file(held, "state.json")
    with patch.object(locations, "state_file", lambda: path):
        found = state.remembered()
        for said in (found.theme or "", found.agent or ""):
            said.encode()
        assert b"\0" not in os.fsencode(found.last or "x")
        state.remember(lambda before: before)
        assert state.remembered() == found


def _one_line(text: str) -> None:
    assert len(safe(text)) == len(text)
    for said in (safe(text), typed(text)):
        assert not any(one < " " or "\x7f" <= one <= "\x9f" for one in said)
        said.encode()


_DOCUMENTS: Final = {
    "plain": kinds.PLAIN,
    "webpage": kinds.WEBPAGE,
    "pdf": kinds.PDF,
    "word": kinds.WORD,
    "mail": kinds.MAIL,
    "mhtml": kinds.MHTML,
    "warc": kinds.WARC,
}
PARSERS: Final = {
    **{
        name: Parser(partial(_document, kind), (Unreadable,), seeds.DOCUMENTS[name])
        for name, kind in _DOCUMENTS.items()
    },
    **{
        form: Parser(partial(_bibliography, form), (Unreadable,), (text,))
        for form, text in seeds.BIBLIOGRAPHIES.items()
    },
    "kind": Parser(_kind, (Unreadable,), seeds.HEADS),
    "unpacked": Parser(_unpacked, (Unreadable,), seeds.PACKED),
    "dated": Parser(_text(dated.day), (), seeds.DAYS),
    "posted": Parser(_text(dated.posted), (), (b"Sat, 3 May 2025 10:11:12 +0500",)),
    "yaml": Parser(
        lambda held: authored.read(_file(held, "a.yaml")), (DossierError,), seeds.YAML
    ),
    "lines": Parser(
        lambda held: list(Lines(_file(held, "a.jsonl"))), (DossierError,), seeds.LINES
    ),
    "yaml loaded": Parser(partial(_load, "a.yaml"), (DossierError,), seeds.YAML),
    "lines loaded": Parser(partial(_load, "a.jsonl"), (DossierError,), seeds.LINES),
    "edtf": Parser(_text(_day), (BadDate,), seeds.EDTF),
    "dating": Parser(_text(_understood), (BadDate,), seeds.SAID),
    "last day": Parser(_text(days.last_day), (), seeds.EDTF),
    "days in a text": Parser(_text(lambda text: days_in(Line(text))), (), seeds.TEXTS),
    "quick": Parser(_text(_quick), (), seeds.NOTES),
    "query": Parser(_text(_query), (), seeds.QUERIES),
    "sentences": Parser(_text(_sentences), (), seeds.TEXTS),
    "quotations": Parser(_text(_quotations), (), seeds.TEXTS),
    "fingerprint": Parser(_text(_fingerprint), (), seeds.TEXTS),
    "usage": Parser(_text(_usage), (), seeds.USAGE),
    "state": Parser(_remembered, (), seeds.STATE),
    "safe": Parser(_text(_one_line), (), seeds.TEXTS),
}
"""By name."""
