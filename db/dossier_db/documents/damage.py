"""Damage: what a parser raises over a document that is not what it says it is.

Libraries check what they expect; over the rest whatever code stumbles on comes through.
Reading nothing and saying so is the only answer to any of it, so all of it is caught,
at one door (``parsing``); what a library raises of its own its reader adds.
"""

import struct
import zipfile
import zlib
from typing import Final

FAULTS: Final[tuple[type[Exception], ...]] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,  # too deep, not implemented
    SyntaxError,  # of XML
    TypeError,
    ValueError,  # letters that do not decode, too
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
