"""Incoming: documents and references become sources, each once.

    with store.act("Aigerim") as act:
        incoming = Incoming(act)
        for document in documents:
            incoming.bring_in(document)

What is there already is recognised by its address, by its title and day together, or by
its very bytes; then no twin is made, and a sentence says so. What stands in a source is
never written over by what a file says.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from dossier_db import dates
from dossier_db.captures import attach_document
from dossier_db.records.common import Link
from dossier_db.records.documents import Document, Imported, Imprint, Reference

if TYPE_CHECKING:
    from dossier_db.acts import Act
    from dossier_db.tables import Value

_SHORT: Final = 60
"""Characters of the label of a source."""
_SCHEME: Final = re.compile(r"https?://(?:www\.)?([^/?#]*)([^#]*)", re.IGNORECASE)


class Incoming:
    """Brings in one thing after another, and knows what is there: asked once."""

    def __init__(self, act: "Act") -> None:
        self._act = act
        self._names: dict[str, str] = {}
        """Every source by id."""
        self._labels: set[str] = set()
        self._by_address: dict[str, str] = {}
        self._by_title: dict[tuple[str, ...], str] = {}
        ask = act.connection.execute
        rows = ask(
            """SELECT n.id, n.name, s.title, s.author, s.publisher, s.issued, s.url,
             s.archive_url FROM source s JOIN entity n ON n.id = s.id ORDER BY n.id"""
        ).fetchall()
        for source_id, name, title, author, publisher, issued, url, archived in rows:
            about = Imprint(
                title=title,
                author=author,
                publisher=publisher,
                issued=issued,
                url=url,
                archive_url=archived,
            )
            self._learn(source_id, name, about)
        self._by_bytes: dict[str, str] = dict(
            ask("SELECT lower(sha256), source_id FROM capture ORDER BY id DESC")
        )

    def bring_in(self, item: Document | Reference) -> Imported:
        """The source that it is, a new one or one that was there.

        A document is attached to it, whichever of the two it is; not a second time,
        which would make it the text that is read.
        """
        known = self._known(item)
        source_id = self._added(item) if known is None else known[0]
        why = () if known is None else known[1:]
        capture_id = None
        if isinstance(item, Document) and item.sha256 not in self._by_bytes:
            capture_id = attach_document(self._act, source_id, item)
            self._by_bytes[item.sha256] = source_id
        source = Link(source_id, self._names[source_id])
        return Imported(source, known is None, capture_id, (*why, *item.notes))

    def _known(self, item: Document | Reference) -> tuple[str, str] | None:
        """The source that is there already, and the sentence that says so."""
        if isinstance(item, Document) and item.sha256 in self._by_bytes:
            source_id = self._by_bytes[item.sha256]
            return source_id, self._said(source_id, "the same file is attached to it")
        about = item.about
        for address in (about.url, about.archive_url):
            if address is not None and _place(address) in self._by_address:
                source_id = self._by_address[_place(address)]
                return source_id, self._said(source_id, "it has the same address")
        title = _titled(about)
        if title is not None and title in self._by_title:
            source_id = self._by_title[title]
            return source_id, self._said(source_id, "title and date are the same")
        return None

    def _said(self, source_id: str, why: str) -> str:
        return f"It is {self._names[source_id]} ({source_id}), there already: {why}."

    def _added(self, item: Document | Reference) -> str:
        """A new source, and its id."""
        act, about = self._act, item.about
        source_id = act.new_id("s")
        called = item.name if isinstance(item, Document) else item.key
        name = self._distinct(_labels(about, called))
        row: dict[str, Value] = {
            "id": source_id,
            "title": about.title,
            "author": about.author,
            "publisher": about.publisher,
            "issued_basis": about.issued_basis,
            "lang": about.lang,
            "url": about.url,
            "archive_url": about.archive_url,
            "coverage": "none",
        }
        if about.issued is not None:
            row["issued"] = act.date(about.issued)
            row["published"] = dates.read(about.issued).latest
        if about.kind is not None:
            row["kind"] = act.term(about.kind)
        act.insert("entity", {"id": source_id, "name": name})
        act.insert("source", row)
        self._learn(source_id, name, about)
        return source_id

    def _learn(self, source_id: str, name: str, about: Imprint) -> None:
        """What the source can be known by from now on; the first keeps what it has."""
        self._names[source_id] = name
        self._labels.add(name.casefold())
        for address in (about.url, about.archive_url):
            if address is not None:
                self._by_address.setdefault(_place(address), source_id)
        title = _titled(about)
        if title is not None:
            self._by_title.setdefault(title, source_id)

    def _distinct(self, wanted: Iterable[str]) -> str:
        """The first label that no source has; at last one with a number."""
        label = ""
        for label in wanted:
            if label.casefold() not in self._labels:
                return label
        number = 2
        while f"{label} ({number})".casefold() in self._labels:
            number += 1
        return f"{label} ({number})"


def _labels(about: Imprint, called: str) -> Iterable[str]:
    """Short names for a source, the plainest first: who, and the year, or the day."""
    who = about.publisher or _first_author(about.author)
    year = "" if about.issued is None else dates.read(about.issued).earliest[:4]
    dated = year if year.isdecimal() and "0000" < year < "9999" else ""
    if who is None:
        yield _cut(about.title or called or about.url or "Unnamed")
        return
    yield f"{_cut(who)} {dated}".strip()
    if dated and about.issued is not None and len(about.issued) > len(dated):
        yield f"{_cut(who)} {about.issued}"
    elif about.title is not None:
        yield _cut(f"{_cut(who)}: {about.title}")


def _first_author(said: str | None) -> str | None:
    """The family name where it stands first, else the whole of the first name."""
    if said is None:
        return None
    return said.partition(";")[0].partition(",")[0].strip() or None


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHORT else f"{flat[: _SHORT - 1].rstrip()}…"


def _place(address: str) -> str:
    """An address without what makes no difference: how it is reached, the place in the
    page, the case of its host, a stroke at the end."""
    found = _SCHEME.fullmatch(address.partition("#")[0])
    if found is None:
        return address
    return f"{found[1].lower()}{found[2].rstrip('/')}"


def _titled(about: Imprint) -> tuple[str, ...] | None:
    """A title and the day of issue; of what is undated, who wrote and published it
    stands for the day."""
    if about.title is None:
        return None
    title = " ".join(about.title.casefold().split())
    if about.issued is not None:
        return title, about.issued
    if about.author or about.publisher:
        return title, "", about.author or "", about.publisher or ""
    return None
