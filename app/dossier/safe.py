"""The one door through which text from outside becomes text for a terminal.

Neither Textual nor Rich takes ESC, C1, DEL or bidi controls out of what they draw: a
report that holds them could retitle the window, write the clipboard or turn a row of
the screen around. Everything a person sees passes here first, and what cannot be
shown as itself is shown as a stand-in, never dropped: something hidden is a finding.

The stand-in of every character is one character, so that offsets into a text stay
true. The module imports nothing of the screen: plain prints use it too.
"""

import re
import unicodedata
from typing import Final

UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for whatever has no picture of its own."""

_HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u00ad\u061c\u180e"  # soft hyphen, Arabic letter mark, Mongolian vowel separator
    "\u200b\u200e\u200f"  # zero-width space, direction marks (200c, 200d are kept)
    "\u2028-\u202e\u2060-\u206f"  # separators, embeddings, overrides, isolates
    "\ud800-\udfff"  # lone surrogates: they cannot be written to a terminal at all
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb"  # noncharacters, byte order mark, interlinear
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # format controls
    "\U000e0000-\U000e007f"  # tags: a message nobody sees
    + "".join(
        f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0, 0x110000, 1 << 16)
    )
    + "]"
)
_MOST_MARKS: Final = 16
"""Marks on one letter that are drawn; no writing has as many."""
_SELECTORS: Final = re.compile(
    "(?<=[\ufe00-\ufe0f\U000e0100-\U000e01ef])[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
"""Variation selectors after the first: they select nothing, and can spell a message."""
_NEWLINE: Final = re.compile("\r(?=\n)|\n")
_BLANK: Final = re.compile("\r\n|[\t\n\v\f\r\x85\u2028\u2029]")
_SHOWN: Final = {
    "\t": " ",
    "\x7f": "\N{SYMBOL FOR DELETE}",
    "\xad": "\N{HYPHEN}",
}


def _stand_in(found: re.Match[str]) -> str:
    character = found[0]
    if character in _SHOWN:
        return _SHOWN[character]
    if character < " ":
        return chr(0x2400 + ord(character))  # the control pictures, in the same order
    return UNKNOWN


def safe(text: str, keep_newlines: bool = False) -> str:
    """The text as a terminal may have it: same length, nothing that commands it.

    With ``keep_newlines`` line ends stay line ends (the CR of a CRLF becomes a
    space); without, they are shown as ``␊``. ZWJ and ZWNJ are kept: Arabic script,
    Indic scripts and emoji need them.
    """
    if text.isprintable():
        return text if text.isascii() else _thinned(text)
    if not keep_newlines:
        return _thinned(_HIDDEN.sub(_stand_in, text))
    return "\n".join(
        _thinned(_HIDDEN.sub(_stand_in, part))
        for part in _NEWLINE.sub(_line_end, text).split("\n")
    )


def _thinned(text: str) -> str:
    """The text without floods: marks that would be drawn over the lines around it,
    and selectors that nobody sees.
    """
    text = _SELECTORS.sub(lambda found: UNKNOWN * len(found[0]), text)
    # Of more marks in a row than that, one stands at each such place.
    if not any(map(_is_mark, text[_MOST_MARKS :: _MOST_MARKS + 1])):
        return text
    kept: list[str] = []
    run = 0
    for letter in text:
        run = run + 1 if _is_mark(letter) else 0
        kept.append(letter if run <= _MOST_MARKS else UNKNOWN)
    return "".join(kept)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Me")


def _line_end(found: re.Match[str]) -> str:
    return " " if found[0] == "\r" else "\n"


def typed(text: str) -> str:
    """What was typed or pasted into a line, as one line without hidden characters.

    Not for texts of a dossier: there something hidden is shown. Here it came along
    from where somebody copied a name, and would keep it from being found.
    """
    if text.isprintable():
        return text
    return _HIDDEN.sub("", _BLANK.sub(" ", text))
