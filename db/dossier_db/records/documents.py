"""Documents as they were handed over, and what they say of themselves."""

from dataclasses import dataclass, field
from hashlib import sha256

from dossier_db.records.common import Link


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a document, or an entry of a bibliography, says of itself."""

    title: str | None = None
    author: str | None = None
    """All of them, as given, with semicolons between."""
    publisher: str | None = None
    """Who published it, or the site that it stands on."""
    issued: str | None = None
    """EDTF."""
    issued_basis: str | None = None
    """How the date is known, where that is not simply said."""
    lang: str | None = None
    """BCP 47."""
    url: str | None = None
    archive_url: str | None = None
    kind: str | None = None
    """A word of the vocabulary ``source:``, where the type of the thing tells."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file read once: its hash, its words and what it says of itself."""

    name: str
    """Of the file, without its folder."""
    sha256: str
    """Of the bytes as they were handed over."""
    size: int
    """How many bytes they are."""
    held: bytes | None = field(repr=False)
    """The bytes; None: too many to be kept in the dossier; the file stays outside."""
    media_type: str
    text: str | None = field(repr=False)
    """A paragraph a line and a blank line between two; None: it has no words."""
    method: str
    """How the text was had: “read with pypdf 7.1.0”."""
    about: Imprint
    notes: tuple[str, ...] = ()
    """Sentences for whoever attaches it: “It is a scan: no text in it.”"""

    @property
    def intact(self) -> bool:
        """Whether the bytes, where there are any, are those that were read."""
        return self.held is None or sha256(self.held).hexdigest() == self.sha256


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a bibliography."""

    key: str
    """As the file calls it; may be empty."""
    about: Imprint
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one document or reference that was brought in."""

    source: Link
    new: bool
    """False: the source was there already."""
    capture_id: str | None = None
    """The text or file that was attached to it, if one was."""
    notes: tuple[str, ...] = ()
    """Sentences: why it is no new source, what could not be read."""
