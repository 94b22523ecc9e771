"""A task on a sheet: why it is listed, what would close it, and what is said so far."""

from dossier import tasks
from dossier.rows import Block, Span, line
from dossier.sheets import parts
from dossier.words import _, later
from dossier_db.records import Citation, Link, Task

_OTHERS = {
    "restraint": later("case"),
    "unnamed": later("case"),
    "outcome": later("case"),
    "planned": later("case"),
    "single": later("source"),
    "speaker": later("source"),
}
"""What the other record of a task is."""


def blocks(task: Task, citation: Citation | None) -> tuple[Block, ...]:
    """The sheet of a task; ``citation`` is the first passage behind it."""
    return (
        Block(line(Span(task.record.name, "strong")), opens=task.record.id),
        parts.plain(tasks.why(task)),
        *parts.heading(_("What would close it")),
        parts.plain(tasks.closing(task)),
        *_other(task.kind, task.other),
        *_said(citation),
    )


def _other(kind: str, other: Link | None) -> tuple[Block, ...]:
    if other is None:
        return ()
    field = parts.field(_(_OTHERS.get(kind, "")), other.name, other.id)
    return (parts.EMPTY, *field)


def _said(citation: Citation | None) -> tuple[Block, ...]:
    if citation is None:
        return ()
    return (*parts.heading(_("What is said so far")), parts.statement(citation))
