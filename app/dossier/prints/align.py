"""Two texts side by side for pipes and programs: links and flags."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO, TypeAlias

from dossier.console import write
from dossier.prints.document import write_document
from dossier.words import _, counted
from dossier_db.records.alignments import Alignment
from dossier_db.texts.flags import Flag, Where
from dossier_db.texts.links import Link
from dossier_db.texts.sentences import Sentence

Texts: TypeAlias = tuple[Sequence[Sentence], Sequence[Sentence]]


def write_alignment(
    stream: TextIO,
    texts: Texts,
    links: Sequence[Link],
    flags: Sequence[Flag],
) -> None:
    """Write the flags, then the sentences that are linked, one below the other."""
    said = [*_flagged(texts, flags), *_linked(texts, links)]
    if not said:
        said = [_("Nothing was found that the two texts share.")]
    for line in said:
        write(stream, line)


def write_pairs(stream: TextIO, pairs: Iterable[Alignment]) -> None:
    """Write under the names of every two sources what their texts tell."""
    for both in pairs:
        names = f"{both.a.source.name} | {both.b.source.name}"
        links = counted(len(both.links), "{n} link", "{n} links")
        texts = (both.a.sentences, both.b.sentences)
        said = [f"{names}: {links}", *_flagged(texts, both.flags)]
        for line in said:
            write(stream, line)
        stream.flush()


def write_pairs_as_json(stream: TextIO, pairs: Iterable[Alignment]) -> None:
    """Write {"pairs": [{"a", "b", "links", "flags"}]}; sentences from 0."""
    document = {
        "pairs": [
            {
                "a": {"id": both.a.source.id, "name": both.a.source.name},
                "b": {"id": both.b.source.id, "name": both.b.source.name},
                "links": [_link(link, drawn=True) for link in both.links],
                "flags": [_flag(flag) for flag in both.flags],
            }
            for both in pairs
        ]
    }
    write_document(stream, document)


def _flagged(texts: Texts, flags: Iterable[Flag]) -> Iterator[str]:
    for flag in flags:
        places = " | ".join(
            ", ".join(_place(texts[side], where) for where in found)
            for side, found in enumerate((flag.a, flag.b))
        )
        yield f"? {flag.rule} ({flag.verdict}): {flag.why}  [{places}]"


def _linked(texts: Texts, links: Iterable[Link]) -> Iterator[str]:
    for link in links:
        a, b = texts[0][link.i], texts[1][link.j]
        yield f"{_at(a)} ~ {_at(b)}  {link.score:.2f}"
        yield f"  {_flat(a)}"
        yield f"  {_flat(b)}"


def write_alignment_as_json(
    stream: TextIO, pairs: Sequence[Link], links: Sequence[Link], flags: Sequence[Flag]
) -> None:
    """Write {"links": [{"i", "j", "score", "link"}], "flags": […]}; from 0."""
    drawn = {(link.i, link.j) for link in links}
    document = {
        "links": [_link(pair, drawn=(pair.i, pair.j) in drawn) for pair in pairs],
        "flags": [_flag(flag) for flag in flags],
    }
    write_document(stream, document)


def _link(pair: Link, *, drawn: bool) -> dict[str, object]:
    score = round(pair.score, 4)
    return {"i": pair.i, "j": pair.j, "score": score, "link": drawn}


def _flag(flag: Flag) -> dict[str, object]:
    return {
        "rule": flag.rule,
        "verdict": flag.verdict,
        "a": [_where(where) for where in flag.a],
        "b": [_where(where) for where in flag.b],
        "why": flag.why,
        "weight": round(flag.weight, 3),
    }


def _where(where: Where) -> dict[str, object]:
    return {
        "sentence": where.sentence,
        "start": where.start,
        "end": where.stop,
        "text": where.words,
    }


def _place(text: Sequence[Sentence], where: Where) -> str:
    return _at(text[where.sentence])


def _at(sentence: Sentence) -> str:
    """Paragraph and sentence: ``¶7.1``."""
    return f"¶{sentence.paragraph}.{sentence.number}"


def _flat(sentence: Sentence) -> str:
    return " ".join(sentence.text.split())
