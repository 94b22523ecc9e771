"""Whether a dossier is sound: one line for each thing that was looked at."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TextIO

from dossier.safe import safe
from dossier.words import _
from dossier_db.records import Finding


def write_findings(stream: TextIO, findings: Sequence[Finding]) -> None:
    """Write what was found, a line each, for people and for ``grep``."""
    for one in findings:
        stream.write(safe(f"{_(one.what)}: {_said(one)}") + "\n")


def _said(one: Finding) -> str:
    if not one.sound:
        return _("wrong: {what}").format(what=one.said)
    return _("sound ({how})").format(how=one.said) if one.said else _("sound")


def write_findings_as_json(stream: TextIO, findings: Sequence[Finding]) -> None:
    """Write the same as one JSON list."""
    json.dump([asdict(one) for one in findings], stream, ensure_ascii=False, indent=1)
    stream.write("\n")
