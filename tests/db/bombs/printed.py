"""PDF."""

import zlib
from collections.abc import Mapping
from typing import Final

from db.bombs.markup import Made, blanks, laughs
from db.papers import column, pdf


def _objects(*objects: str, root: str = "1 0 R", more: str = "") -> bytes:
    """A PDF of these objects; its table is left for the reader to make."""
    held = "%PDF-1.7\n" + "".join(
        f"{number} 0 obj\n{words}\nendobj\n" for number, words in enumerate(objects, 1)
    )
    return f"{held}trailer\n<< /Root {root} {more} >>\nstartxref\n0\n%%EOF\n".encode(
        "latin-1"
    )


_CATALOG: Final = "<< /Type /Catalog /Pages 2 0 R >>"


def _stream(held: bytes, filters: str) -> str:
    said = f"<< /Length {len(held)} /Filter {filters} >>\nstream\n"
    return f"{said}{held.decode('latin-1')}\nendstream"


def _page(contents: str) -> bytes:
    """A PDF of one page with this stream in it."""
    return _objects(
        _CATALOG,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources <<"
        " /XObject << /X 5 0 R >> >> >>",
        contents,
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject <<"
        " /X 5 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream",
    )


def _twice_packed() -> bytes:
    held = zlib.compress(blanks(200), 9)
    return _page(_stream(held, "[/FlateDecode /FlateDecode]"))


_ACTING: Final = (
    "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/true) >> /Names"
    " << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.launchURL\\(x\\)) >>]"
    " >> >> /AA << /O << /S /URI /URI (http://127.0.0.1:9/) >> >> >>"
)


def _earlier_tables() -> bytes:
    """Tables of which each says that the other comes before it."""
    held = pdf(column(("Words",)))
    place = held.rfind(b"xref", 0, held.rfind(b"startxref"))
    return held.replace(b"/Size", b"/Prev %d /Size" % place)


PDF: Final[Mapping[str, Made]] = {
    "objects that mean each other": lambda: _objects(
        "2 0 R", "1 0 R", "<< /Type /Pages /Kids [1 0 R] >>"
    ),
    "pages in a ring": lambda: _objects(
        _CATALOG,
        "<< /Type /Pages /Kids [3 0 R] /Count 9 >>",
        "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 9 >>",
    ),
    "a count without end": lambda: _objects(
        _CATALOG, f"<< /Type /Pages /Kids [] /Count {10**18} >>"
    ),
    "a count below nothing": lambda: _objects(
        _CATALOG, "<< /Type /Pages /Kids [] /Count -5 >>"
    ),
    "what unpacks without end": lambda: _page(_stream(blanks(150), "/FlateDecode")),
    "what unpacks twice": _twice_packed,
    "filters without end": lambda: _page(
        _stream(b"41>", f"[{'/ASCIIHexDecode ' * 5_000}]")
    ),
    "runs without end": lambda: _page(_stream(b"\x81a" * 300_000, "/RunLengthDecode")),
    "a filter of pictures": lambda: _page(_stream(b"\0" * 99, "/JBIG2Decode")),
    "a filter that nobody knows": lambda: _page(_stream(b"x", "/Nobody")),
    "a drawing that draws itself": lambda: _page(
        "<< /Length 5 >>\nstream\n/X Do\nendstream"
    ),
    "a length that lies": lambda: _page(
        f"<< /Length {2**31} >>\nstream\nBT (a) Tj ET\nendstream"
    ),
    "tables in a ring": _earlier_tables,
    "actions": lambda: _objects(_ACTING, "<< /Type /Pages /Kids [] /Count 0 >>"),
    "lists in lists": lambda: _page("[" * 200_000),
    "words without end": lambda: _page("(" * 200_000),
    "numbers without end": lambda: _page(f"<< /Length {'9' * 100_000} >>"),
    "a root that is a number": lambda: _objects("5"),
    "a lock of nonsense": lambda: _objects(
        _CATALOG, "<< >>", more="/Encrypt << /Filter /Standard /V 5 /R 6 >>"
    ),
    "laughs about itself": lambda: _objects(
        "<< /Type /Catalog /Pages 2 0 R /Metadata 3 0 R >>",
        "<< /Type /Pages /Kids [] /Count 0 >>",
        "<< /Type /Metadata /Length 9000 >>\nstream\n"
        + laughs("<x>", "</x>")
        + "\nendstream",
    ),
}
