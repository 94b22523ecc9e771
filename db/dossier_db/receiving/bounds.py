"""Bounds: how much of a received file is read, whatever it says of itself.

How long a value may be is said by ``limits``: what is written has to hold to it, too.
"""

from typing import Final

MOST_FILE: Final = 8 * 1024**3
"""Bytes of a file that is received."""
MOST_PACKED: Final = 512 * 1024**2
"""Bytes of one that comes as an age file: it is decrypted in memory."""
MOST_CELL: Final = 80 * 1024**2
"""Bytes of one cell: a file of 50 MB in base64, as the log keeps what was deleted."""
MOST_DECLARED: Final = 100_000
"""Tables, views, indexes and triggers that a file may declare."""
SECONDS: Final = 20
"""For one row, or for all that a file declares; an old machine is slow."""
SECONDS_COMPARING: Final = 600
"""For holding all rows against the log; later it is said that it was not done."""
SMALLEST_ROW: Final = 4
"""Bytes that a row takes in a file: more rows than that makes are no honest ones."""
LIMITS: Final = {
    "SQLITE_LIMIT_LENGTH": MOST_CELL,
    "SQLITE_LIMIT_SQL_LENGTH": 1_000_000,
    "SQLITE_LIMIT_COLUMN": 2_000,
    "SQLITE_LIMIT_EXPR_DEPTH": 100,
    "SQLITE_LIMIT_COMPOUND_SELECT": 10,
    "SQLITE_LIMIT_VDBE_OP": 25_000,
    "SQLITE_LIMIT_FUNCTION_ARG": 20,
    "SQLITE_LIMIT_ATTACHED": 0,
    "SQLITE_LIMIT_LIKE_PATTERN_LENGTH": 1_000,
    "SQLITE_LIMIT_VARIABLE_NUMBER": 100,
    "SQLITE_LIMIT_TRIGGER_DEPTH": 1,
    "SQLITE_LIMIT_WORKER_THREADS": 0,
}
"""What SQLite is told, by the names of its limits."""
LISTED: Final = 20
"""Of faults, writers and texts, how many are named in a summary."""
