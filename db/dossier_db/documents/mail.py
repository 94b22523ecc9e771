"""Mail: who wrote to whom and when, then the words; read by Python's own parser.

What is attached to a mail is named and not read: it is a document of its own.
"""

from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr
from platform import python_version
from typing import Any, BinaryIO, Final, TypeAlias

from lxml import etree

from dossier_db.documents import webpage
from dossier_db.documents.bounds import MOST_FILES
from dossier_db.documents.dated import posted
from dossier_db.documents.imprints import flat, imprint
from dossier_db.documents.reading import Reading
from dossier_db.errors import Unreadable

Mail: TypeAlias = "Message[str, Any]"
WRONG: Final = (MessageError, etree.LxmlError)
METHOD: Final = f"read with Python {python_version()} (email)"
_SHOWN: Final = ("From", "To", "Cc", "Date", "Subject")
_STUB: Final = 1.5
"""Of two versions of the words the one as HTML is read where it is so much longer."""
_NAMED: Final = 10
_LONGEST_LINE: Final = 20_000
"""Characters of one line of the head, a few hundred addresses."""


class _Bounded(policy.Compat32):
    """Cuts lines of a head that nobody writes; taking one apart costs its square."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, said = super().header_source_parse(sourcelines)
        return name, said[:_LONGEST_LINE]


_POLICY: Final = _Bounded()


def read(stream: BinaryIO, name: str) -> Reading:
    """The text of a mail, with the lines of its head that say who, to whom and when."""
    mail = parsed(stream)
    body: list[str] = []
    attached: list[str] = []
    notes: list[str] = []
    for part in _parts(mail, name):
        if part is not mail and part.get_content_type() == "message/rfc822":
            continue  # its parts follow
        if _is_attached(part):
            attached.append(_called(part))
            continue
        text, doubts = words(part)
        body.append(text)
        notes += doubts
    if attached:
        notes.append(_named(attached))
    head = [f"{one}: {said}" for one in _SHOWN if (said := header(mail, one))]
    sender = header(mail, "From") or ""
    about = imprint(
        title=header(mail, "Subject"),
        author=parseaddr(sender)[0] or sender,
        issued=posted(str(mail.get("Date", ""))),
        lang=header(mail, "Content-Language"),
    )
    said = "\n\n".join(one for one in ("\n".join(head), *body) if one.strip())
    has_words = any(one.strip() for one in body)
    if not has_words:
        notes.append("It has no words beside its head.")
    return Reading(said, METHOD, about, tuple(dict.fromkeys(notes)))


def parsed(stream: BinaryIO) -> Mail:
    """The mail as a tree of parts; headers are decoded when they are asked for."""
    return BytesParser(policy=_POLICY).parse(stream)


def header(part: Mail, name: str) -> str | None:
    """A line of the head in plain letters."""
    lines = (said for key, said in part.raw_items() if key.lower() == name.lower())
    said = next(lines, None)
    return None if said is None else _in_letters(str(said))


def _in_letters(said: str) -> str | None:
    """What is written with letters for the journey, in plain ones."""
    plain = said.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return flat(str(make_header(decode_header(plain))))
    except (LookupError, ValueError, TypeError, MessageError):  # unknown, or damaged
        return flat(plain)


def words(part: Mail) -> tuple[str, tuple[str, ...]]:
    """The text of one part, and sentences where it is in doubt."""
    held = part.get_payload(decode=True)
    if not isinstance(held, bytes):
        return "", ()
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        found = webpage.page(held, charset)
        return found.text or "", found.notes
    text, doubts = webpage.decoded(held, charset)
    return text.replace("\r\n", "\n").strip("\n"), doubts


def parts(part: Mail) -> list[Mail] | None:
    """The parts that a part is made of; None where it is none but itself."""
    within = part.get_payload() if part.is_multipart() else None
    if not isinstance(within, list):
        return None
    return [one for one in within if isinstance(one, Message)]


def _parts(mail: Mail, name: str) -> Iterator[Mail]:
    """What is to be read, in its order: of versions of the same words one."""
    waiting = [mail]
    for _ in range(MOST_FILES):
        if not waiting:
            return
        part = waiting.pop()
        within = parts(part)
        if within is None:
            yield part
        elif part.get_content_type() == "multipart/alternative":
            waiting += [_version(within)] if within else []
        else:
            waiting += reversed(within)
    raise Unreadable(f"{name} has more than {MOST_FILES:,} parts: that is no mail.")


def _version(versions: list[Mail]) -> Mail:
    """The plain words, unless they are a stub of those with markup."""
    plain = [one for one in versions if one.get_content_type() == "text/plain"]
    marked = [one for one in versions if one not in plain]
    if not plain:
        return marked[-1]
    if not marked:
        return plain[0]
    longer = max(marked, key=_length)
    return longer if _length(longer) > _STUB * _length(plain[0]) else plain[0]


def _length(part: Mail) -> int:
    """Letters of its text."""
    leaf = part
    for _ in range(10):  # HTML with its pictures is one version
        within = parts(leaf)
        if not within:
            break
        leaf = within[0]
    if leaf.get_content_maintype() != "text":
        return 0
    return sum(letter.isalnum() for letter in words(leaf)[0])


def _is_attached(part: Mail) -> bool:
    return part.get_content_maintype() != "text" or (
        part.get_content_disposition() == "attachment"
    )


def _called(part: Mail) -> str:
    """The name of what is attached, or what it is."""
    name = part.get_filename()
    return (_in_letters(name) if name else None) or part.get_content_type()


def _named(attached: list[str]) -> str:
    shown = ", ".join(attached[:_NAMED])
    more = len(attached) - _NAMED
    said = f"{shown} and {more:,} more" if more > 0 else shown
    return f"Attached to it and not read: {said}."
