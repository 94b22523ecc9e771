"""Commands that make sources of files: their deeds."""

import sys
from argparse import Namespace
from typing import Final

from dossier.console import in_utf8, progress
from dossier.errors import Refusal
from dossier.verbs.common import Deed, named_agent, opened
from dossier.words import counted


def _import(arguments: Namespace) -> None:
    # Only here: what writes, and what reads documents.
    from dossier.incoming import import_files
    from dossier.prints.importing import write_imported, write_imported_as_json

    with opened(arguments) as store:
        name = named_agent(arguments)
        files = import_files(store, arguments.files, name, progress())
    refused = [one.refused for one in files if one.refused is not None]
    if len(refused) == len(files) == 1:
        raise Refusal(refused[0])
    write = write_imported_as_json if arguments.json else write_imported
    write(in_utf8(sys.stdout), files)
    if refused:
        raise Refusal(
            counted(
                len(refused),
                "{n} file was not imported: the list says why.",
                "{n} files were not imported: the list says why.",
            )
        )


DEEDS: Final[dict[str, Deed]] = {
    "import": _import,
}
