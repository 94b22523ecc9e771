"""A paper: headings, words, pairs and steps, as plain text or as a page to be printed.

The page stands by itself: no script, nothing is fetched, and nothing that a dossier
holds can become a part of its making: every text is made safe and escaped here.
"""

import html
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from dossier.safe import safe
from dossier.words import _

_WIDTH: Final = 78
_LABEL: Final = 22
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE: Final = """
 body { font: 11pt/1.45 Georgia, "Noto Serif", serif; max-width: 46em;
  margin: 2em auto; padding: 0 1em; color: #111; background: #fff; }
 h1 { font-size: 1.5em; } h2 { font-size: 1.2em; margin-top: 2em;
  border-top: 1px solid #999; padding-top: .6em; } h3 { font-size: 1em; }
 h1, h2, h3 { break-after: avoid; }
 table { border-collapse: collapse; width: 100%; margin: .5em 0 1em; }
 th { text-align: left; font-weight: normal; color: #444; width: 11em; }
 th, td { vertical-align: top; padding: .15em .8em .15em 0;
  overflow-wrap: anywhere; } tr { break-inside: avoid; }
 ol { padding-left: 1.6em; } li { margin: .3em 0; overflow-wrap: anywhere; }
 @media print { body { margin: 0; max-width: none; } @page { margin: 2cm; } }
"""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a part is about; 1 is the paper itself."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is called how, one below the other."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """What came after what."""

    items: tuple[str, ...]


Part: TypeAlias = Heading | Words | Pairs | Steps
Paper: TypeAlias = tuple[Part, ...]


def as_text(paper: Paper) -> str:
    """The paper for a terminal, a pipe or a mail."""
    lines = [line for part in paper for line in _lines(part)]
    told = (line for line, after in pairwise([*lines, ""]) if line or after)
    return "".join(f"{line}\n" for line in told)


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading():
            title = _flat(part.text)
            yield from (("",) if part.level > 1 else ())
            yield title
            if part.level < 3:
                yield ("=" if part.level == 1 else "-") * min(len(title), _WIDTH)
        case Words():
            yield from _wrapped(_flat(part.text), "")
            yield ""
        case Pairs():
            for label, value in part.rows:
                yield from _wrapped(_flat(value), f"{_flat(label):<{_LABEL}}")
            yield ""
        case Steps():
            for number, item in enumerate(part.items, 1):
                yield from _wrapped(_flat(item), f"{number:>3}. ")
            yield ""


def _wrapped(text: str, before: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=before,
        subsequent_indent=" " * len(before),
        break_long_words=False,  # a hash is copied whole
        break_on_hyphens=False,
    ) or [before.rstrip()]


def as_html(paper: Paper) -> str:
    """The paper as one page of HTML."""
    title = next((one.text for one in paper if isinstance(one, Heading)), "")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{_escaped(_("en"))}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{_escaped(title)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            *(element for part in paper for element in _elements(part)),
            "</body>",
            "</html>",
            "",
        ]
    )


def _elements(part: Part) -> Iterator[str]:
    match part:
        case Heading():
            yield f"<h{part.level}>{_escaped(part.text)}</h{part.level}>"
        case Words():
            yield f"<p>{_escaped(part.text)}</p>"
        case Pairs():
            yield "<table>"
            for label, value in part.rows:
                head, cell = _escaped(label), _escaped(value)
                yield f'<tr><th scope="row">{head}</th><td>{cell}</td></tr>'
            yield "</table>"
        case Steps():
            yield "<ol>"
            yield from (f"<li>{_escaped(item)}</li>" for item in part.items)
            yield "</ol>"


def _escaped(text: str) -> str:
    return html.escape(_flat(text))


def _flat(text: str) -> str:
    """One line, with nothing in it that a terminal or a reader's eye would obey."""
    return safe(" ".join(text.split()))
