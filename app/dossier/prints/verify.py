"""Whether a dossier is sound: one line for each thing that was looked at."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TextIO

from dossier.console import write
from dossier.prints.document import write_document
from dossier.words import _
from dossier_db.records import Finding


def write_findings(stream: TextIO, findings: Sequence[Finding]) -> None:
    """Write what was found, a line each, for people and for ``grep``."""
    for one in findings:
        line = finding_line(one)
        if one.missing:
            line += "; " + _("look at it: w in the list of sources")
        write(stream, line)


def finding_line(one: Finding) -> str:
    """What was looked at, and how it stands."""
    return f"{_(one.what)}: {_said(one)}"


def _said(one: Finding) -> str:
    if not one.sound:
        return _("wrong: {what}").format(what=one.said)
    if not one.decided:
        return _("not to be told: {why}").format(why=one.said)
    if one.missing:
        return _("not found in the text attached: {what}").format(what=one.said)
    return _("sound ({how})").format(how=one.said) if one.said else _("sound")


def write_findings_as_json(stream: TextIO, findings: Sequence[Finding]) -> None:
    """Write the same as one JSON list; ``records`` has every passage with its state."""
    write_document(stream, [asdict(one) for one in findings])
