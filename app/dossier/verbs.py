"""What each plain command does: opens a dossier, hands it to a print or a change."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from dossier import opening
from dossier.days import last_day, no_day
from dossier.errors import Refusal
from dossier.prints.compare import print_compare
from dossier.prints.defendants import print_defendants
from dossier.prints.document import DocumentOut
from dossier.prints.out import Out
from dossier.prints.people import print_people
from dossier.prints.plain import PlainOut
from dossier.prints.quotes import print_quotes
from dossier.prints.search import print_hits, write_hits
from dossier.prints.show import print_record
from dossier.prints.sources import print_sources
from dossier.prints.timeline import print_timeline
from dossier.prints.verify import write_findings, write_findings_as_json
from dossier.readings import read_held, read_text
from dossier.safe import safe
from dossier.texts import dump_to, in_utf8, load_into
from dossier.words import _, number
from dossier.words import mark as sign
from dossier_db import Store
from dossier_db.errors import ReadOnlyDossier
from dossier_db.records import Date, Filter, Viewpoint

_LISTS: Final = {
    "timeline": print_timeline,
    "defendants": print_defendants,
    "sources": print_sources,
    "people": print_people,
    "quotes": print_quotes,
}


def obey(arguments: Namespace) -> None:
    """Do what a command asks for."""
    _VERBS[arguments.command](arguments)


def _new(arguments: Namespace) -> None:
    path = Path(arguments.dossier)
    opening.empty(path, arguments.name or path.stem)
    _tell(_("Made {path}: an empty dossier.").format(path=path))


def _sample(arguments: Namespace) -> None:
    path = Path(arguments.dossier)
    opening.sample(path)
    _tell(_("Made {path}: a copy of the bundled case.").format(path=path))


def _list(arguments: Namespace) -> None:
    with _opened(arguments) as store:
        _LISTS[arguments.command](store, _view(store, arguments), _out(arguments))


def _compare(arguments: Namespace) -> None:
    with _opened(arguments) as store:
        narrowed = _narrowed(store, arguments)
        view, out = _view(store, arguments), _out(arguments)
        print_compare(store, view, out, narrowed)


def _narrowed(store: Store, arguments: Namespace) -> Filter:
    """The filter asked for; refuses a mark, a source or a subject there is not."""
    from dossier_db.narrowing import MARKS  # only here: the other commands list all

    mark, source, about = arguments.mark, arguments.source, arguments.about
    if mark is not None:
        mark = {sign(one): one for one in MARKS if sign(one) != " "}.get(mark, mark)
        if mark not in MARKS:
            marks = ", ".join(MARKS)
            unknown = _("There is no mark “{mark}”: the marks are {marks}.")
            raise Refusal(unknown.format(mark=arguments.mark, marks=marks))
    return Filter(
        mark=mark,
        source=None if source is None else store.sources.find(source),
        about=None if about is None else store.compare.subject(about),
        unsettled=arguments.unsettled,
    )


def _show(arguments: Namespace) -> None:
    with _opened(arguments) as store:
        print_record(store, _view(store, arguments), _out(arguments), arguments.id)


def _search(arguments: Namespace) -> None:
    query = " ".join(arguments.query)
    with _opened(arguments) as store:
        if not store.search.ready:
            _make_index(store)
        limit = arguments.limit
        found = store.search.find(query, limit=limit + 1, kind=arguments.kind)
        hits = found[:limit]
        if arguments.json:
            write_hits(in_utf8(sys.stdout), hits)
        else:
            print_hits(store, _out(arguments), query, hits)
        if len(found) > limit:
            print(
                _("There is more: “--limit {n}” shows it.").format(n=5 * limit),
                file=sys.stderr,
            )


def _make_index(store: Store) -> None:
    """Once for a file; where it cannot be written, a search makes do without."""
    print(_("The search index is being made …"), file=sys.stderr)
    with suppress(ReadOnlyDossier):
        store.reindex()


def _reindex(arguments: Namespace) -> None:
    with _opened(arguments) as store:
        store.reindex(_progress if sys.stderr.isatty() else None)
        _tell(_("The search index of {path} was made anew.").format(path=store.path))


def _verify(arguments: Namespace) -> None:
    with _opened(arguments) as store:
        findings = store.verify(_progress if sys.stderr.isatty() else None)
        write = write_findings_as_json if arguments.json else write_findings
        write(in_utf8(sys.stdout), findings)
        if not all(one.sound for one in findings):
            sys.stdout.flush()
            raise Refusal(_("{path} is not sound.").format(path=store.path))


def _attach(arguments: Namespace) -> None:
    # Only here: what writes, and the rules of the texts.
    from dossier.prints.attach import write_attached, write_attached_as_json
    from dossier_db.captures import attach
    from dossier_db.records import Attached

    with _opened(arguments) as store:
        source = store.sources.find(arguments.source)
        held = read_held(arguments.text)
        with store.act(_agent(arguments, "attach")) as act:
            before = {one.id for one in store.captures.of(source) if one.letters}
            capture = attach(
                act,
                source,
                held.bytes,
                held.text,
                media_type="text/plain",
                method="attached by hand",
            )
        shelf, new = store.captures, capture not in before
        attached = Attached(shelf.capture(capture), new, shelf.find(capture))
        write = write_attached_as_json if arguments.json else write_attached
        write(in_utf8(sys.stdout), attached, store.passages.listing(source))


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

    with _opened(arguments) as store:
        if len(store.captures.sources()) < 2:
            raise Refusal(
                _("Two texts are needed: “dossier attach SOURCE TEXTFILE” ties one.")
            )
        progress = _progress if sys.stderr.isatty() else None
        write = write_pairs_as_json if arguments.json else write_pairs
        write(in_utf8(sys.stdout), store.alignments.all(progress))


def _quotes_in(arguments: Namespace) -> None:
    from dossier.prints.quotations import write_quotations, write_quotations_as_json
    from dossier_db.texts.quotations import quotations

    found = quotations(_named_text(arguments, arguments.text)[0])
    write = write_quotations_as_json if arguments.json else write_quotations
    write(in_utf8(sys.stdout), found)


def _named_text(arguments: Namespace, word: str) -> tuple[str, Date | None]:
    """The text of a file, or where there is no such file of a source, and its date."""
    if os.sep in word or "." in word or Path(word).exists():
        return read_text(word), None
    with opening.opened(opening.which(arguments.dossier)) as store:
        side = store.alignments.reading(store.sources.find(word))
        return side.text, side.issued


def _progress(done: int, of: int) -> None:
    """How far it has come, on one line of a terminal."""
    said = _("{done} of {of}").format(done=number(done), of=number(of))
    print(f"\r{said}", end="\r", file=sys.stderr, flush=True)


def _load(arguments: Namespace) -> None:
    with _opened(arguments) as store:
        if arguments.path is not None:
            text = Path(arguments.path)
        else:
            text = opening.bundled_text(store)
        agent = _agent(arguments, "load")
        _tell(load_into(store, text, agent=agent, update=arguments.update))


def _agent(arguments: Namespace, otherwise: str) -> str:
    """In whose name something is written."""
    return arguments.by or os.environ.get("DOSSIER_AGENT") or otherwise


def _dump(arguments: Namespace) -> None:
    with _opened(arguments) as store:
        dump_to(store, arguments.output)


_VERBS: Final[dict[str, Callable[[Namespace], None]]] = {
    "new": _new,
    "sample": _sample,
    "compare": _compare,
    "show": _show,
    "search": _search,
    "reindex": _reindex,
    "verify": _verify,
    "attach": _attach,
    "align": _align,
    "quotes-in": _quotes_in,
    "load": _load,
    "dump": _dump,
    **dict.fromkeys(_LISTS, _list),
}


@contextmanager
def _opened(arguments: Namespace) -> Iterator[Store]:
    with opening.opened(opening.which(arguments.dossier)) as store:
        yield store
        edition = opening.newer_edition(store)
        if edition is not None and sys.stderr.isatty():
            print(edition, file=sys.stderr)


def _out(arguments: Namespace) -> Out:
    """What the records are printed to: a program, a terminal or a pipe."""
    if arguments.json:
        return DocumentOut(in_utf8(sys.stdout))
    if sys.stdout.isatty():
        from dossier.prints.terminal import TerminalOut  # Rich, for terminals alone

        return TerminalOut(sys.stdout)
    return PlainOut(sys.stdout)


def _view(store: Store, arguments: Namespace) -> Viewpoint:
    """The viewpoint asked for; refuses a source or a day that there is not."""
    told_by = known_on = None
    if arguments.told_by is not None:
        told_by = store.sources.find(arguments.told_by)
    if arguments.known_on is not None:
        known_on = last_day(arguments.known_on)
        if known_on is None:
            raise Refusal(no_day(arguments.known_on))
    return Viewpoint(told_by=told_by, known_on=known_on)


def _tell(sentence: str) -> None:
    """One line about what was done; it may repeat a file's name."""
    print(safe(sentence))
