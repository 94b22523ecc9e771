"""Commands about the texts of sources: their deeds."""

import os
import sys
from argparse import Namespace
from typing import Final

from dossier.console import in_utf8, progress
from dossier.errors import Refusal
from dossier.readings import read_text
from dossier.verbs.common import Deed, agree, named_agent, opened
from dossier.words import _, counted, number
from dossier_db.records import Date


def _attach(arguments: Namespace) -> None:
    # Only here: what writes, and what reads documents.
    from dossier.incoming import attach_file
    from dossier.prints.attach import write_attached, write_attached_as_json

    with opened(arguments) as store:
        source = store.sources.find(arguments.source)
        name = named_agent(arguments)
        ask = None if arguments.yes else _ask
        attached = attach_file(store, source, arguments.text, name, ask)
        write = write_attached_as_json if arguments.json else write_attached
        write(in_utf8(sys.stdout), attached, store.passages.listing(source))


def _ask(stood: int, would: int) -> None:
    """Go on if somebody at a terminal says that another text is meant."""
    said = _(
        "Of {stood} that stand as cited in the text that is read now, {would} do in"
        " this one: is it another text? Read it from now on?"
    ).format(stood=counted(stood, "{n} passage", "{n} passages"), would=number(would))
    agree(said, _("Nothing was attached."))


def _align(arguments: Namespace) -> None:
    # Only here: the rules of the texts are many, and nothing else needs them.
    from dossier.prints.align import write_alignment, write_alignment_as_json
    from dossier_db.alignments import days_of_issue
    from dossier_db.texts.flags import flags
    from dossier_db.texts.links import THRESHOLD, chosen, likenesses
    from dossier_db.texts.sentences import lines, split

    if arguments.a is None:
        _align_all(arguments)
        return
    (one, first), (other, second) = (
        _named_text(arguments, word) for word in (arguments.a, arguments.b)
    )
    part = lines if arguments.lines else split
    a, b = part(one), part(other)
    pairs = likenesses([each.text for each in a], [each.text for each in b])
    drawn, found = chosen(pairs, THRESHOLD), flags(a, b, days_of_issue(first, second))
    if arguments.json:
        write_alignment_as_json(in_utf8(sys.stdout), pairs, drawn, found)
    else:
        write_alignment(in_utf8(sys.stdout), (a, b), drawn, found)


def _align_all(arguments: Namespace) -> None:
    """Every two texts that are attached, each pair as soon as it is read."""
    from dossier.prints.align import write_pairs, write_pairs_as_json

    with opened(arguments) as store:
        if len(store.captures.sources()) < 2:
            raise Refusal(
                _("Two texts are needed: “dossier attach SOURCE FILE” ties one.")
            )
        write = write_pairs_as_json if arguments.json else write_pairs
        write(in_utf8(sys.stdout), store.alignments.all(progress()))


def _quotes_in(arguments: Namespace) -> None:
    from dossier.prints.quotations import write_quotations, write_quotations_as_json
    from dossier_db.texts.quotations import quotations

    found = quotations(_named_text(arguments, arguments.text)[0])
    write = write_quotations_as_json if arguments.json else write_quotations
    write(in_utf8(sys.stdout), found)


def _named_text(arguments: Namespace, word: str) -> tuple[str, Date | None]:
    """The text of a file, or where there is no such file of a source, and its date."""
    if os.sep in word or "." in word or os.path.exists(word):
        return read_text(word), None
    with opened(arguments) as store:
        side = store.alignments.reading(store.sources.find(word))
        return side.text, side.issued


DEEDS: Final[dict[str, Deed]] = {
    "attach": _attach,
    "align": _align,
    "quotes-in": _quotes_in,
}
