"""Two texts side by side for pipes and programs: links and flags."""

import json
from collections.abc import Sequence
from typing import TextIO

from dossier.safe import safe
from dossier.words import _
from dossier_db.texts.flags import Flag, Where
from dossier_db.texts.links import Link
from dossier_db.texts.sentences import Sentence


def write_alignment(
    stream: TextIO,
    texts: tuple[Sequence[Sentence], Sequence[Sentence]],
    links: Sequence[Link],
    flags: Sequence[Flag],
) -> None:
    """Write the flags, then the sentences that are linked, one below the other."""
    lines: list[str] = []
    for flag in flags:
        places = " | ".join(
            ", ".join(_place(texts[side], where) for where in found)
            for side, found in enumerate((flag.a, flag.b))
        )
        lines.append(f"? {flag.rule} ({flag.verdict}): {flag.why}  [{places}]")
    for link in links:
        a, b = texts[0][link.i], texts[1][link.j]
        lines.append(f"{_at(a)} ~ {_at(b)}  {link.score:.2f}")
        lines += [f"  {_flat(a)}", f"  {_flat(b)}"]
    if not lines:
        lines = [_("Nothing was found that the two texts share.")]
    stream.write("".join(safe(line) + "\n" for line in lines))


def write_alignment_as_json(
    stream: TextIO, pairs: Sequence[Link], links: Sequence[Link], flags: Sequence[Flag]
) -> None:
    """Write {"links": [{"i", "j", "score", "link"}], "flags": […]}; from 0."""
    drawn = {(link.i, link.j) for link in links}
    document = {
        "links": [
            {
                "i": pair.i,
                "j": pair.j,
                "score": round(pair.score, 4),
                "link": (pair.i, pair.j) in drawn,
            }
            for pair in pairs
        ],
        "flags": [
            {
                "rule": flag.rule,
                "verdict": flag.verdict,
                "a": [_where(where) for where in flag.a],
                "b": [_where(where) for where in flag.b],
                "why": flag.why,
                "weight": round(flag.weight, 3),
            }
            for flag in flags
        ],
    }
    json.dump(document, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


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
