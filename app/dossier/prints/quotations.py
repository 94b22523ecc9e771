"""The quotations of a text, with their speakers."""

from collections.abc import Sequence
from typing import TextIO

from dossier.console import warn, write
from dossier.prints.document import write_document
from dossier.words import _
from dossier_db.texts.quotations import Quotation


def write_quotations(stream: TextIO, found: Sequence[Quotation]) -> None:
    """Write each in a line: speaker, words, where they stand; where there is none, say
    so beside it.
    """
    if not found:
        warn(_("There is no quotation in this text."))
    for one in found:
        speaker = one.speaker or _("no speaker")
        words = " ".join(one.text.split())
        write(stream, f"{speaker}: “{words}” ({one.start}–{one.end})")


def write_quotations_as_json(stream: TextIO, found: Sequence[Quotation]) -> None:
    """Write [{"start", "end", "text", "speaker"}]; offsets in characters."""
    document = [
        {
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "speaker": one.speaker,
            "relayed_by": one.relayed_by,
        }
        for one in found
    ]
    write_document(stream, document)
