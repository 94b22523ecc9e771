"""Chance: whatever the bytes are, a reader gives a reading or a refusal.

What becomes of sound documents with pieces moved, doubled, exchanged and cut off is in
``tests/fuzz``, with every other parser.
"""

import gzip
import io

from hypothesis import given
from hypothesis import strategies as st

from dossier_db.documents import kinds, read
from dossier_db.documents.parsing import parse
from dossier_db.errors import Unreadable


@given(st.binary(max_size=200).map(lambda held: gzip.compress(b"WARC/1.0\r\n" + held)))
def test_a_record_of_anything_is_read_or_refused(held: bytes) -> None:
    try:
        found = parse(kinds.WARC, io.BytesIO(held), "a")
    except Unreadable as refused:
        assert str(refused).startswith("a ") and "\n" not in str(refused)
        return
    assert found.text is None or found.text.encode()


@given(
    st.binary(max_size=60), st.sampled_from(["a", "a.txt", "a.md", "a.jpg", "a.ris"])
)
def test_what_needs_no_library_is_read_or_refused_at_the_door(
    held: bytes, name: str
) -> None:
    try:
        assert read(held, name).size == len(held)
    except Unreadable as refused:
        assert str(refused).startswith(name)
