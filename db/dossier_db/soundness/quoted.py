"""Sources: their files hashed again, and every passage looked for in their texts."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from dossier_db.captures import Captures
from dossier_db.progress import Progress
from dossier_db.reader import Reader
from dossier_db.records import Finding, Link, Particular, Sought
from dossier_db.soundness.naming import several

_HELD: Final = "SELECT id, bytes IS NULL FROM capture WHERE source_id = ? ORDER BY id"
_OTHERS: Final = """SELECT n.id, n.name FROM entity n WHERE n.id IN
 (SELECT source_id FROM capture GROUP BY source_id HAVING count(text) = 0)
 ORDER BY n.name, n.id"""
_SOURCES: Final = """SELECT count(*), count(x.digest), count(x.exact) FROM passage x
 WHERE NOT EXISTS (SELECT 1 FROM capture f WHERE f.source_id = x.source_id
  AND f.text NOT NULL)"""
_GONE: Final = ("changed", "lost")
_UNSURE: Final = (
    "the log does not show that text and passages are as they were: whether these ever"
    " stood in it, nobody can tell"
)
_ALTERED: Final = "open a backup: its bytes were altered"


class _Hashed(NamedTuple):
    """The files of a source, hashed again."""

    hashed: int
    outside: int
    """Files whose bytes are not held."""
    altered: list[str]

    @property
    def said(self) -> str:
        """In words, of files none of which was altered."""
        files = "file" if self.hashed == 1 else "files"
        told = (
            [f"SHA-256 of {self.hashed:,} {files} as attached"] if self.hashed else []
        )
        if self.outside:
            told.append(f"{self.outside:,} not held here, known by the hash alone")
        return ", ".join(told)


def quoted(
    reader: Reader, progress: Progress | None = None, *, vouched: bool
) -> Iterator[Finding]:
    """A finding for each source of which anything is held, another where passages do
    not stand in its text, and one for the other sources.

    Args:
        reader: Reads.
        progress: Told of how many texts.
        vouched: The log shows that every text and every passage is what was written:
            then a passage that is not found never stood there, for the same words are
            always found.
    """
    captures = Captures(reader)
    sources = captures.sources()
    for number, source in enumerate(sources, 1):
        if progress is not None:
            progress(number, len(sources))
        yield from _text(reader, captures, source, vouched=vouched)
    for row in reader.all(_OTHERS):
        yield _file(reader, captures, Link(*row))
    yield _unread(reader)


def _text(
    reader: Reader, captures: Captures, source: Link, *, vouched: bool
) -> Iterator[Finding]:
    """How the passages of a source stand in the text of it that was attached last."""
    what = f"text of {source.name}"
    files = _hashed(captures, reader, source.id)
    if files.altered:
        yield _wrong(what, files.altered)
        return
    latest = captures.latest(source.id)
    assert latest is not None
    found = captures.find(latest.id)
    standing = _counts(found, ("exact", "moved"))
    moved = [one.passage_id for one in found if one.state == "moved"]
    where = f": {several(moved, ', ')}" if moved else ""
    unheld = _counts(found, ("unheld",), zero=False)
    counts = ", ".join(one for one in (standing, unheld) if one)
    said = "; ".join(one for one in (f"{counts}{where}", files.said) if one)
    yield Finding(what, True, said, tuple(_particular(one) for one in found))
    gone = tuple(_particular(one) for one in found if one.state in _GONE)
    if gone:
        named = several([one.id for one in gone], ", ")
        said = f"{_counts(found, _GONE, zero=False)}: {named}"
        if not vouched:
            said = f"{said}; {_UNSURE}"
        what = f"passages of {source.name}"
        yield Finding(what, True, said, gone, decided=vouched, missing=True)


def _particular(one: Sought) -> Particular:
    return Particular(one.passage_id, one.state)


def _counts(
    found: tuple[Sought, ...], states: tuple[str, ...], zero: bool = True
) -> str:
    counted = Counter(one.state for one in found)
    told = [one for one in states if zero or counted[one]]
    return ", ".join(f"{counted[state]:,} {state}" for state in told)


def _file(reader: Reader, captures: Captures, source: Link) -> Finding:
    """Whether the files of a source of which there is no text are what they were."""
    what = f"file of {source.name}"
    files = _hashed(captures, reader, source.id)
    if files.altered:
        return _wrong(what, files.altered)
    return Finding(what, True, files.said)


def _wrong(what: str, altered: list[str]) -> Finding:
    said = several([f"{one} is not what was attached" for one in altered])
    particulars = tuple(Particular(one, "altered") for one in altered)
    return Finding(what, False, f"{said}: {_ALTERED}", particulars)


def _hashed(captures: Captures, reader: Reader, source_id: str) -> _Hashed:
    hashed, outside, altered = 0, 0, []
    for capture, elsewhere in reader.all(_HELD, (source_id,)):
        if elsewhere:
            outside += 1
            continue
        hashed += 1
        if not captures.intact(capture):
            altered.append(capture)
    return _Hashed(hashed, outside, altered)


def _unread(reader: Reader) -> Finding:
    """Passages of sources of which no text is held: nothing to read them in."""
    count = reader.number("SELECT count(*) FROM passage")
    ((without, digests, words),) = reader.all(_SOURCES)
    if not without:
        remark = "" if not count else "a text is held of every source that is cited"
        return Finding("passages without a text", True, remark)
    said = (
        f"{without:,} of {count:,} cannot be read again: no text of their sources is"
        f" held ({digests:,} have a digest, {words:,} their words)"
    )
    return Finding("passages without a text", True, said, decided=False)
