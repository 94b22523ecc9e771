"""Markup that unpacks to more, or wants to have in it what lies elsewhere."""

import zlib
from collections.abc import Callable
from typing import Final

Made = Callable[[], bytes]
W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def laughs(root: str, close: str, wide: int = 10, deep: int = 12) -> str:
    """Entities of entities: of some hundred letters ten to the power of ``deep``."""
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * wide}">' for n in range(1, deep)
    )
    return (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "ha">{entities}]>'
        f"{root}&e{deep - 1};{close}"
    )


OPEN: Final = f"<w:document {W}><w:body><w:p><w:r><w:t>Words"
CLOSE: Final = "</w:t></w:r></w:p></w:body></w:document>"
QUADRATIC: Final = (
    f'<!DOCTYPE d [<!ENTITY e "{"ha" * 50_000}">]>{OPEN}{"&e;" * 50_000}{CLOSE}'
)


def external(place: str) -> str:
    """Markup that wants to have in it what lies at an address, in four ways."""
    return (
        f'<!DOCTYPE d SYSTEM "{place}" [<!ENTITY % p SYSTEM "{place}">'
        f' %p; <!ENTITY e SYSTEM "{place}">]>{OPEN}&e;{CLOSE}'
    )


INCLUDING: Final = (
    f'<w:document {W} xmlns:xi="http://www.w3.org/2001/XInclude"><w:body><w:p><w:r>'
    '<w:t>Words<xi:include parse="text" href="file:///etc/passwd"/></w:t></w:r></w:p>'
    "</w:body></w:document>"
)


def blanks(millions: int, *, way: int = zlib.MAX_WBITS) -> bytes:
    """So many million blanks, packed; they are never in memory together."""
    packer = zlib.compressobj(9, wbits=way)
    pieces = [packer.compress(b" " * 1_000_000) for _ in range(millions)]
    return b"".join((*pieces, packer.flush()))
