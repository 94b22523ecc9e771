"""Bounds: how much of a document is read, whatever it says of itself.

A file from outside may be made to exhaust the machine that reads it. A document within
these bounds is read to its end; of one that goes beyond them the first part is read
where that is of use and said so, and the rest is refused in a sentence.
"""

from typing import Final

SECONDS: Final = 120
"""Of reading one document; an old machine is five times slower than a new one."""
MEMORY: Final = 1536 * 1024 * 1024
"""Bytes that reading one document may take."""
MOST_WHOLE: Final = 64 * 1024 * 1024
"""Bytes of a file that has to be in memory whole to be read: text, HTML, mail."""
MOST_LETTERS: Final = 20_000_000
"""Of the text of one document: some ten thousand pages."""
MOST_PAGES: Final = 5_000
"""Of a PDF."""
MOST_UNPACKED: Final = 128 * 1024 * 1024
"""Bytes of what is packed in a file, once it is unpacked."""
MOST_FILES: Final = 10_000
"""Files packed in one file, parts of a mail, records of a web archive."""
MOST_ENTRIES: Final = 20_000
"""Of a bibliography."""
