"""Records for the tests of the sheets, and what a reader would read of a sheet."""

from collections.abc import Iterable

from dossier.rows import Block, text_of
from dossier.screens.desk import Desk
from dossier_db import Viewpoint
from dossier_db.dates import read
from dossier_db.records import Citation, Date, Link

ALL = Viewpoint()


def date(expression: str | None) -> Date | None:
    """A date, or none."""
    return read(expression) if expression else None


def citation(
    number: int = 1,
    source: str = "Paper",
    *,
    exact: str | None = None,
    gist: str | None = None,
    as_of: str | None = None,
    issued: str | None = None,
    caution: str | None = None,
    attribution: str | None = None,
    attributed_to: str | None = None,
    sentences: tuple[int, int] | None = None,
) -> Citation:
    """A citation of a paragraph."""
    return Citation(
        passage_id=f"x_{source.lower()}_{number}",
        source_id=f"s_{source.lower()}",
        source=source,
        paragraph=number,
        sentences=sentences,
        exact=exact,
        gist=gist,
        attributed_to=Link("p_who", attributed_to) if attributed_to else None,
        attribution=attribution,
        as_of=date(as_of),
        caution=caution,
        issued=date(issued),
        coverage="part",
    )


def texts(blocks: Iterable[Block]) -> list[str]:
    """Each block as it is read, its label before it."""
    return [
        " ".join(part for part in (text_of(block.label), block.text) if part)
        for block in blocks
        if block.label or block.line
    ]


def sheet(desk: Desk, record_id: str, view: Viewpoint = ALL) -> list[str]:
    """The page of a record as it is read."""
    return texts(desk.page(record_id, view).blocks)
