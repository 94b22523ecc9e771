"""The columns of the matrix: one for each source, or one for all that count as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.rows import Line, Span, clip, line, width
from dossier.words import mark, stance
from dossier_db.records import Column as Source
from dossier_db.records import QuestionRow


@dataclass(frozen=True, slots=True)
class Group:
    """Sources in one column; unfolded each is a column of its own."""

    name: str
    sources: tuple[Source, ...]
    others: int = 0
    """How many stand there beside the one that names it."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The sources that stand in it."""
        return tuple(source.id for source in self.sources)

    def head(self, cells: int) -> str:
        """Its name; cut, it still says how many others stand there."""
        if not self.others:
            return clip(self.name, cells)
        more = f" +{self.others}"
        return clip(self.name, max(1, cells - width(more))) + more

    def cell(self, record: QuestionRow) -> Line:
        """What its sources answer, each value once; what they deny or doubt says so. A
        dot where one of those that were read whole could have answered, and none did.
        """
        found = (record.cell(source.id) for source in self.sources)
        values = dict.fromkeys(
            f"{stance(name)}{value}"
            for cell in found
            if cell is not None
            for value, name in zip(cell.values, cell.stances, strict=True)
        )
        if values:
            return line(" / ".join(values))
        if any(source.coverage == "whole" for source in self.sources):
            return line(Span(mark("silent"), "quiet"))
        return ()


def apart(sources: Sequence[Source]) -> tuple[Group, ...]:
    """A column for each source."""
    return tuple(Group(source.name, (source,)) for source in sources)


def folded(sources: Sequence[Source]) -> tuple[Group, ...]:
    """A column for each independent source, named after it, with all that count as one
    with it; where the first of them stood."""
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(source.root.id, []).append(source)
    return tuple(
        Group(
            members[0].root.name,
            tuple(members),
            sum(source.id != root for source in members),
        )
        for root, members in groups.items()
    )
