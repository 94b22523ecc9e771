"""Captures: the texts of sources as they are held, and their passages found in them.

Whoever holds a report attaches it. Every passage of the source is then looked for in
it, and what is not found is said to be changed or lost. A newer text never replaces an
older one, and no passage is anchored anew: what has changed is for a person to judge.
The text that was attached last is the one that is read: a wrong file is mended by
attaching the right one again.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from dossier_db.errors import RefusedWrite, UnknownRecord
from dossier_db.records import Capture, Link, Sought

if TYPE_CHECKING:
    from dossier_db.acts import Act
    from dossier_db.reader import Reader
    from dossier_db.records.documents import Document
    from dossier_db.tables import Value

MOST_BYTES: Final = 50 * 1024 * 1024
"""Bytes of a capture that the file keeps; of more only the hash and the text."""
ATTACHED: Final = "handling:attached"
"""The word for what ``attach`` does, in the chain of custody."""
ATTACHED_MEANS: Final = (
    "Somebody who holds a text or a file of the source put it into the dossier as it"
    " was."
)
"""Its definition, the vocabulary's own: a dossier of older words learns it here."""

_COLUMNS: Final = """f.id, n.id, n.name, f.collected_at, f.media_type, f.method,
 f.sha256, coalesce(iif(instr(CAST(f.text AS BLOB), x'00'), NULL, length(f.text)), -1)
 FROM capture f JOIN entity n ON n.id = f.source_id"""
"""The length of a text with a NUL in it is not to be had in SQL: -1, as of none."""


def _attached(alias: str) -> str:
    """SQL of when a capture was attached last, in the order of attaching.

    Its last row in the chain of custody; a capture that has none counts from the day
    it was collected, before what was attached in that second.
    """
    return f"""coalesce((SELECT max(h.at || ' ' || h.id) FROM handling h
 WHERE h.capture_id = {alias}.id AND h.action = '{ATTACHED}'),
 {alias}.collected_at || ' ')"""


class Captures:
    """Answers which texts are held, and where in them the passages stand."""

    def __init__(self, reader: "Reader") -> None:
        self._reader = reader

    def of(self, source_id: str) -> tuple[Capture, ...]:
        """The texts of a source, the one that was attached last at the end."""
        rows = self._reader.all(
            f"SELECT {_COLUMNS} WHERE f.source_id = ? ORDER BY {_attached('f')}, f.id",
            (source_id,),
        )
        return tuple(self._capture(row) for row in rows)

    def latest(self, source_id: str) -> Capture | None:
        """Of the texts of a source that are held, the one that was attached last."""
        row = self._reader.one(
            f"SELECT {_COLUMNS} WHERE f.source_id = ? AND f.text IS NOT NULL"
            f" ORDER BY {_attached('f')} DESC, f.id DESC LIMIT 1",
            (source_id,),
        )
        return None if row is None else self._capture(row)

    def capture(self, capture_id: str) -> Capture:
        """One of them."""
        row = self._reader.one(f"SELECT {_COLUMNS} WHERE f.id = ?", (capture_id,))
        if row is None:
            raise UnknownRecord(f"There is no capture {capture_id} in this dossier.")
        return self._capture(row)

    def text(self, capture_id: str) -> str:
        """The text itself."""
        row = self._reader.one("SELECT text FROM capture WHERE id = ?", (capture_id,))
        if row is None or row[0] is None:
            raise UnknownRecord(
                f"The dossier holds no text of a capture {capture_id}: attach it with"
                " “dossier attach”."
            )
        return str(row[0])

    def intact(self, capture_id: str) -> bool:
        """Whether the bytes that are held are those that were handed over."""
        row = self._reader.one(
            "SELECT bytes, sha256 FROM capture WHERE id = ?", (capture_id,)
        )
        return (
            row is None
            or row[0] is None
            or hashlib.sha256(row[0]).hexdigest() == row[1].lower()
        )

    def sources(self) -> tuple[Link, ...]:
        """The sources of which a text is held, by name."""
        rows = self._reader.all(
            """SELECT n.id, n.name FROM entity n WHERE n.id IN
             (SELECT source_id FROM capture WHERE text IS NOT NULL)
             ORDER BY n.name, n.id"""
        )
        return tuple(Link(*row) for row in rows)

    def find(self, capture_id: str) -> tuple[Sought, ...]:
        """Every passage of the source looked for in one of its texts, in the order of
        reading.

        - exact: it stands where it is cited. What that means in a text whose
          paragraphs are not those of the citations is told in ``texts.standing``.
        - moved: it stands elsewhere alone.
        - changed: it does not stand there, its words are known from ``exact`` or from
          an earlier text, and something like them does.
        - lost: it does not stand there, and nothing is known of its words or nothing
          is like them.
        - unheld: neither words nor a digest are held.
        """
        text, source_id = self.text(capture_id), self.capture(capture_id).source.id
        return self._sought(source_id, text, self._earlier(capture_id))

    def exact(self, source_id: str, text: str) -> int:
        """How many passages of a source stand in a text where they are cited, whether
        it is attached or not.
        """
        found = self._sought(source_id, text, ())
        return sum(one.state == "exact" for one in found)

    def _sought(
        self, source_id: str, text: str, earlier: Iterable[str]
    ) -> tuple[Sought, ...]:
        # Only here: the rules of the texts are many, and the lists do without.
        from dossier_db.texts.fingerprint import Digest
        from dossier_db.texts.refinding import Wanted, refind

        rows = self._reader.all(
            """SELECT id, paragraph, digest, letters, exact FROM passage
             WHERE source_id = ? ORDER BY ordinal, id""",
            (source_id,),
        )
        wanted = [
            Wanted(paragraph, None if sha256 is None else Digest(sha256, length), exact)
            for _, paragraph, sha256, length, exact in rows
        ]
        found = refind(text, wanted, earlier)
        return tuple(Sought(row[0], *one) for row, one in zip(rows, found, strict=True))

    def _earlier(self, capture_id: str) -> Iterator[str]:
        """The texts of the same source attached before this one, the last first."""
        rows = self._reader.all(
            f"""SELECT e.id FROM capture f JOIN capture e ON e.source_id = f.source_id
             WHERE f.id = ? AND e.text IS NOT NULL
              AND ({_attached("e")}, e.id) < ({_attached("f")}, f.id)
             ORDER BY {_attached("e")} DESC, e.id DESC""",
            (capture_id,),
        )
        for (earlier,) in rows:
            yield self.text(earlier)

    def _capture(self, row: tuple[Any, ...]) -> Capture:
        letters = row[7]
        if letters < 0:
            held = self._reader.one("SELECT text FROM capture WHERE id = ?", (row[0],))
            letters = len(held[0] or "") if held is not None else 0
        return Capture(
            id=row[0],
            source=Link(row[1], row[2]),
            collected_at=row[3],
            media_type=row[4],
            method=row[5],
            sha256=row[6],
            letters=letters,
        )


def attach(
    act: "Act",
    source_id: str,
    held: bytes | None,
    text: str | None,
    *,
    media_type: str,
    method: str,
    sha256: str | None = None,
    note: str | None = None,
) -> str:
    """Keep a text or a file of a source, and who put it there; the id of the capture.

    The same bytes of the same source are kept once: the id is that of the first time,
    and that they were attached again makes them the text that is read. What was not
    had of them then, bytes or text, is filled in.

    Args:
        held: the bytes; None where they stay outside, known by ``sha256`` alone.
        text: the words in them; None where there are none.
        note: stands in the chain of custody: which file it was, and how it was read.

    Raises:
        UnknownRecord: there is no such source.
        RefusedWrite: the text has no words, or nothing says which bytes they are.
    """
    ask = act.connection.execute
    if not ask("SELECT 1 FROM source WHERE id = ?", (source_id,)).fetchall():
        raise UnknownRecord(f"There is no source {source_id} in this dossier.")
    if text is not None and not any(letter.isalnum() for letter in text):
        raise RefusedWrite("The text holds no words: nothing was attached.")
    if held is not None:
        sha256 = hashlib.sha256(held).hexdigest()
    elif sha256 is None:
        raise RefusedWrite("Neither bytes nor their hash: nothing was attached.")
    kept = held if held is None or len(held) <= MOST_BYTES else None
    said: dict[str, Value] = {"media_type": media_type, "method": method, "text": text}
    same = ask(
        "SELECT id FROM capture WHERE source_id = ? AND sha256 = ?",
        (source_id, sha256),
    ).fetchall()
    if same:
        capture_id = str(same[0][0])
        _fill_in(act, capture_id, kept, said)
    else:
        capture_id = _next_id(act, source_id)
        row = {"id": capture_id, "source_id": source_id, "collected_at": act.at}
        act.insert("capture", {**row, **said, "sha256": sha256, "bytes": kept})
    _handled(act, source_id, capture_id, note)
    return capture_id


def attach_document(act: "Act", source_id: str, document: "Document") -> str:
    """Keep a document that was read; the id of the capture.

    Raises as ``attach`` does.
    """
    return attach(
        act,
        source_id,
        document.held,
        document.text,
        media_type=document.media_type,
        method=document.method,
        sha256=document.sha256,
        note=f"{document.name}: {document.method}",
    )


def _fill_in(
    act: "Act", capture_id: str, kept: bytes | None, said: "dict[str, Value]"
) -> None:
    """What a capture lacks: its text with the way it was had, or its bytes."""
    ((no_text, no_bytes),) = act.connection.execute(
        "SELECT text IS NULL, bytes IS NULL FROM capture WHERE id = ?", (capture_id,)
    ).fetchall()
    values: dict[str, Value] = {}
    if no_text and said["text"] is not None:
        values.update(said)
    if no_bytes and kept is not None:
        values["bytes"] = kept
    if values:
        act.update("capture", {"id": capture_id}, values)


def _handled(act: "Act", source_id: str, capture_id: str, note: str | None) -> None:
    """A row of the chain of custody: who attached it, when, and from which file."""
    act.insert(
        "handling",
        {
            "id": _next_handling(act, source_id),
            "capture_id": capture_id,
            "at": act.at,
            "agent": act.agent,
            "action": act.term(ATTACHED, ATTACHED_MEANS),
            "note": note,
        },
    )


def _next_id(act: "Act", source_id: str) -> str:
    """An id that sorts after those of the source's captures: two of one second keep
    their order, in a copy that was dumped and loaded too."""
    known = "SELECT count(*) FROM capture WHERE source_id = ?"
    return _counted(act, "f", known, source_id)


def _next_handling(act: "Act", source_id: str) -> str:
    """The same for what was done with them."""
    known = """SELECT count(*) FROM capture f JOIN handling h ON h.capture_id = f.id
     WHERE f.source_id = ?"""
    return _counted(act, "h", known, source_id)


def _counted(act: "Act", prefix: str, known: str, source_id: str) -> str:
    ((count,),) = act.connection.execute(known, (source_id,)).fetchall()
    return f"{prefix}_{count + 1:05}_{secrets.token_hex(8)}"
