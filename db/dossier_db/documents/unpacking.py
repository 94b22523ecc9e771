"""Unpacking: what a server sent packed, not further than the bounds allow."""

import zlib
from typing import Final

from dossier_db.errors import Unreadable

KNOWN: Final = ("", "identity", "gzip", "x-gzip", "deflate", "br")
"""Ways of packing that can be undone."""
_GZIP: Final = 31
_ZLIB: Final = 15
_RAW: Final = -15


def unpacked(held: bytes, packed: str, most: int) -> bytes:
    """The bytes before they were packed; what is cut short as far as it goes.

    Raises:
        Unreadable: they are more than ``most``.
    """
    if packed in ("gzip", "x-gzip"):
        found = _inflated(held, _GZIP, most)
    elif packed == "deflate":
        found = _inflated(held, _way_of(held), most)
    elif packed == "br":
        found = _brotli(held, most)
    else:
        found = held
    if len(found) > most:
        raise Unreadable(
            f"A page in it is larger than {most // 1024**2:,} MB: that is no page."
        )
    return found


def _inflated(held: bytes, way: int, most: int) -> bytes:
    return zlib.decompressobj(way).decompress(held, most + 1)


def _way_of(held: bytes) -> int:
    """Some servers leave out the two bytes that should begin it."""
    whole = len(held) > 1 and int.from_bytes(held[:2], "big") % 31 == 0
    return _ZLIB if whole and held[0] & 15 == 8 else _RAW


def _brotli(held: bytes, most: int) -> bytes:
    import brotli  # only here: few archives have any

    unpacker = brotli.Decompressor()
    pieces, size = [], 0
    try:
        piece = unpacker.process(held, output_buffer_limit=65_536)
        while piece and size <= most:
            pieces.append(piece)
            size += len(piece)
            piece = unpacker.process(b"", output_buffer_limit=65_536)
    except brotli.error:
        raise ValueError("no brotli") from None
    return b"".join(pieces)
