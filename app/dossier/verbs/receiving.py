"""Commands of receiving and sending: their deeds."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from dossier import state
from dossier.console import in_utf8, tell, write
from dossier.errors import Refusal
from dossier.passphrases import Passphrases
from dossier.prints.receiving import write_left, write_offer, write_offer_as_json
from dossier.texts import told
from dossier.verbs.common import Deed, agent, agree, opened, passphrases
from dossier.words import _
from dossier_db import agefiles
from dossier_db.keeping.placing import insist_free
from dossier_db.receiving import Received, received, received_content

_ENDING: Final = ".received.dossier"


def _receive(arguments: Namespace) -> None:
    asked = passphrases(arguments)
    new = None if arguments.dossier is not None else _new(arguments)
    with ExitStack() as held:
        with asked.unseen():
            parcel = held.enter_context(_parcel(arguments, asked))
        _show(parcel, arguments)
        if not arguments.yes:
            agree(_question(arguments, new), _("Nothing was taken over."))
        if new is not None:
            with parcel.make(new, state.MachineHeads()) as store:
                name = store.dossier.name
            said = _("Made {new} of the rows of {path}: “{name}”; {state}.")
            sealed = _state(arguments, parcel)
            said = said.format(new=new, path=parcel.path, name=name, state=sealed)
            _tell(arguments, said)
            return
        with opened(arguments, asked) as store:
            loaded = parcel.take_over(store, agent(arguments, "receive"))
            _tell(arguments, told(store.path, parcel.path, loaded))


def _state(arguments: Namespace, parcel: Received) -> str:
    """Whether what was made of it is sealed, and which passphrase opens it."""
    if not parcel.sealed:
        return _("it is not sealed: whoever has the file can read it")
    if agefiles.is_age(Path(arguments.parcel)):
        said = _("it is sealed with the passphrase of the dossier in {path}")
    else:
        said = _("it is sealed with the passphrase of {path}")
    return said.format(path=parcel.path)


def _new(arguments: Namespace) -> Path:
    """The file to make, where nothing is yet."""
    named = Path(arguments.parcel)
    stem = named.stem if named.suffix == ".age" else named.name
    stem = Path(stem).stem or "dossier"
    new = Path(arguments.output or f"{stem}{_ENDING}")
    insist_free(new)
    return new


@contextmanager
def _parcel(arguments: Namespace, asked: Passphrases) -> Iterator[Received]:
    """The file, looked through; one of age is opened first."""
    path = Path(arguments.parcel)

    def passphrase() -> str:
        return asked.of(path)

    def inside() -> str:
        return asked.inside(path)

    if not agefiles.is_age(path):
        if arguments.identity is not None:
            raise Refusal(
                _("{path} is no age file: -i is for those.").format(path=path)
            )
        with received(path, passphrase) as parcel:
            yield parcel
        return
    agefiles.pyrage()  # before anybody types a passphrase
    content = agefiles.held(path)
    if arguments.identity is not None:
        content = agefiles.unseal(path, content, Path(arguments.identity))
    elif agefiles.needs_passphrase(content):
        content = agefiles.unseal_with(path, content, asked.of(path))
    else:
        raise Refusal(
            _(
                "{path} is sealed for somebody's key: “-i KEY” names the file with the"
                " secret one."
            ).format(path=path)
        )
    with received_content(path, content, inside) as parcel:
        yield parcel


def _show(parcel: Received, arguments: Namespace) -> None:
    """The summary; then the rows that are left out, or a refusal because of them."""
    out = in_utf8(sys.stdout) if arguments.json else sys.stdout
    offer = write_offer_as_json if arguments.json else write_offer
    offer(out, parcel.offer)
    out.flush()
    if arguments.leave_out:
        parcel.leave_out()
        if parcel.left_count:
            write_left(sys.stderr, parcel.left, parcel.left_count)
    else:
        parcel.insist()


def _question(arguments: Namespace, new: Path | None) -> str:
    if new is not None:
        return _("Make {path} of it?").format(path=new)
    return _("Take it over into {path}?").format(path=arguments.dossier)


def _tell(arguments: Namespace, sentence: str) -> None:
    """What was done; beside the document where one was asked for."""
    if arguments.json:
        write(sys.stderr, sentence)
    else:
        tell(sentence)


def _send(arguments: Namespace) -> None:
    from dossier_db import sending  # what writes: for this command alone

    target = Path(arguments.output)
    insist_free(target)
    keys = agefiles.recipients(arguments.to)
    agefiles.pyrage()
    asked = passphrases(arguments)
    with ExitStack() as held:
        with asked.unseen():
            store = held.enter_context(opened(arguments, asked))
            word = None if keys else _word(asked, target)
        size = sending.post(
            target, lambda: agefiles.seal(sending.packed(store), keys, word)
        )
        said = _("Made {target}, {n} bytes: a copy of {path}, sealed with age.")
        tell(said.format(target=target, n=size, path=store.path))
        if store.sealed:
            tell(_("It is sealed in it: whoever gets it needs its passphrase too."))


def _word(asked: Passphrases, target: Path) -> str:
    """A passphrase for the copy, which is not soon guessed."""
    from dossier_db.sealing import check

    return asked.new(target, check)


DEEDS: Final[dict[str, Deed]] = {
    "receive": _receive,
    "send": _send,
}
