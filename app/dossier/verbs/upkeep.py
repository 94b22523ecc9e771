"""Commands that look after the file: their deeds."""

import sys
from argparse import Namespace
from typing import Final

from dossier.errors import Refusal
from dossier.prints.verify import write_findings, write_findings_as_json
from dossier.texts import in_utf8
from dossier.verbs.common import Deed, opened, progress, tell
from dossier.words import _


def _reindex(arguments: Namespace) -> None:
    with opened(arguments) as store:
        store.reindex(progress())
        tell(_("The search index of {path} was made anew.").format(path=store.path))


def _verify(arguments: Namespace) -> None:
    with opened(arguments) as store:
        findings = store.verify(progress())
        write = write_findings_as_json if arguments.json else write_findings
        write(in_utf8(sys.stdout), findings)
        if not all(one.sound for one in findings):
            sys.stdout.flush()
            raise Refusal(_("{path} is not sound.").format(path=store.path))


DEEDS: Final[dict[str, Deed]] = {
    "reindex": _reindex,
    "verify": _verify,
}
