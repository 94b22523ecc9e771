"""One record of any kind: which kind it is, its id says."""

import re

from dossier.errors import Refusal
from dossier.prints.compare import print_answer, print_question
from dossier.prints.out import Out
from dossier.prints.people import print_card, print_note
from dossier.prints.sources import print_passages, print_source
from dossier.prints.timeline import print_event
from dossier.words import _
from dossier_db import Store
from dossier_db.errors import UnknownRecord
from dossier_db.records import Viewpoint

_ID = re.compile(r"[a-z]_\S+\Z")


def print_record(store: Store, view: Viewpoint, out: Out, word: str) -> None:
    """Print the record of an id, the passages of a citation, or a source by name."""
    place = store.passages.place(word)
    if place is not None:
        print_passages(store, out, _passages(store, *place))
    elif not _ID.match(word):
        print_source(store, out, _source(store, word))
    elif word.startswith("q_"):
        print_question(store, view, out, word)
    elif word.startswith("a_"):
        print_answer(store, view, out, word)
    elif word.startswith("x_"):
        print_passages(store, out, (word,))
    elif word.startswith("t_"):
        print_note(store, view, out, word)
    else:
        _print_entity(store, view, out, word)


def _print_entity(store: Store, view: Viewpoint, out: Out, word: str) -> None:
    """Print what the id stands for today: two records may have become one."""
    record_id = store.cards.name(word).id
    if record_id.startswith("e_"):
        print_event(store, view, out, record_id)
    elif record_id.startswith("s_"):
        print_source(store, out, record_id)
    else:
        print_card(store, view, out, record_id)


def _source(store: Store, word: str) -> str:
    """The source that a name or a bracketed citation means."""
    try:
        return store.sources.find(word.removeprefix("[").removesuffix("]"))
    except UnknownRecord:
        raise Refusal(
            _(
                "“{word}” is neither an id nor a source: ids stand at the end of each"
                " line of “dossier timeline”, “people” and “sources”."
            ).format(word=word)
        ) from None


def _passages(store: Store, source: str, paragraph: int) -> tuple[str, ...]:
    """The passages of one paragraph."""
    found = store.passages.at(store.sources.find(source), paragraph)
    if not found:
        raise Refusal(
            _("No passage of {source} ¶{paragraph} is cited in this dossier.").format(
                source=source, paragraph=paragraph
            )
        )
    return found
