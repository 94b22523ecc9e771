"""Commands of proof: their deeds."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from dossier.console import in_utf8, progress, tell
from dossier.errors import Refusal
from dossier.prints.verify import write_findings, write_findings_as_json
from dossier.texts import put
from dossier.verbs.common import Deed, opened
from dossier.words import _, counted, ngettext, number
from dossier_db.dates import today
from dossier_db.keeping.placing import insist_free
from dossier_db.records import Finding


def _verify(arguments: Namespace) -> None:
    signature, heads = _signed(arguments)
    with opened(arguments) as store:
        noted = tuple(dict.fromkeys((*arguments.head, *heads)))
        found = store.verify(progress(), heads=noted)
        findings = [*signature, *found]
        write = write_findings_as_json if arguments.json else write_findings
        write(in_utf8(sys.stdout), findings)
        if not all(one.sound for one in findings):
            sys.stdout.flush()
            raise Refusal(_("{path} is not sound.").format(path=store.path))


def _signed(arguments: Namespace) -> tuple[list[Finding], tuple[str, ...]]:
    """What is found of the signature, if one is given, and the heads it is for."""
    if arguments.signature is None:
        return [], ()
    from dossier.signatures import check

    what = f"signature of {arguments.signature}"
    found = check(Path(arguments.signature), Path(arguments.signers))
    if found is None:
        said = (
            "nobody of the signers made it, or what was signed was changed since: its"
            " heads are not looked for"
        )
        return [Finding(what, False, said)], ()
    heads = counted(len(found.heads), "{n} head", "{n} heads")
    said = f"{found.signer}, {found.at} by their clock; {heads}"
    return [Finding(what, True, said)], found.heads


def _sign(arguments: Namespace) -> None:
    from dossier import signatures

    key = Path(arguments.key)
    signatures.ready(key)
    with opened(arguments) as store:
        heads = store.history.heads()
        if not heads:
            raise Refusal(_("The log is empty: there is nothing to sign."))
        text = signatures.text(store.mark, heads)
        day = today(store.dossier.zone)
    named = arguments.output is not None
    file = Path(arguments.output if named else f"heads-{day}.txt")
    for one in (file, signatures.beside(file)):
        insist_free(one)
    put(file, (text,))
    try:
        signature = signatures.sign(file, key)
    except BaseException:  # ctrl+c at the passphrase too
        file.unlink(missing_ok=True)
        raise
    written = ngettext(
        "Wrote {n} head to {file}, and its signature to {signature}.",
        "Wrote {n} heads to {file}, and their signature to {signature}.",
        len(heads),
    )
    tell(written.format(n=number(len(heads)), file=file, signature=signature))
    tell(
        _("Keep both away from this machine: “dossier verify --signature” checks them.")
    )


def _custody(arguments: Namespace) -> None:
    # Only here: it reads the whole log, and tells of it in words.
    from dossier.prints.custody import paper
    from dossier.prints.paper import as_html, as_text

    with opened(arguments) as store:
        source = None
        if arguments.source is not None:
            source = store.sources.find(arguments.source)
        written = paper(store, source, store.verify(progress()))
        text = (as_html if arguments.html else as_text)(written)
    if arguments.output is None or arguments.output == "-":
        in_utf8(sys.stdout).write(text)
    else:
        put(Path(arguments.output), (text,))
        tell(_("Wrote {path}.").format(path=arguments.output))


DEEDS: Final[dict[str, Deed]] = {
    "verify": _verify,
    "sign": _sign,
    "custody": _custody,
}
