"""Unicode forms of text from anywhere, at a cost in line with its length.

Python puts the marks on one letter in their order by moving each past all before it:
a letter with a hundred thousand marks, which nobody writes and a hostile document can
hold, would take minutes. Here marks that stand in a long row are put in order first.
"""

import re
import unicodedata
from itertools import groupby
from typing import Final, Literal, TypeAlias

Form: TypeAlias = Literal["NFC", "NFD", "NFKC", "NFKD"]

_FEW: Final = 64
"""Characters that are put in order fast enough as they are."""
_ROW: Final = re.compile(rf"(?:[^\w\s\0-\x7f]|[\uff9e\uff9f]){{{_FEW},}}")
"""A long row in which all may be marks: no letters, blanks or ASCII; the two marks of
Japanese half-width script count as letters."""


def normalized(form: Form, text: str) -> str:
    """The text in one of the forms of Unicode."""
    if len(text) < _FEW or text.isascii():
        return unicodedata.normalize(form, text)
    apart: Form = "NFKD" if "K" in form else "NFD"
    return unicodedata.normalize(
        form, _ROW.sub(lambda row: _in_order(apart, row[0]), text)
    )


def _in_order(apart: Form, row: str) -> str:
    """The same characters, the marks between two others in their order."""
    single = "".join(unicodedata.normalize(apart, one) for one in row)
    return "".join(
        "".join(sorted(run, key=unicodedata.combining) if marks else run)
        for marks, run in groupby(single, lambda one: unicodedata.combining(one) > 0)
    )
