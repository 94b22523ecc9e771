"""Tasks: what is still to be found out or written down, one a line."""

from dataclasses import replace

from dossier import tasks
from dossier.prints import phrases
from dossier.prints.heading import heading
from dossier.prints.out import Column, Out, every
from dossier.words import _
from dossier_db import Store
from dossier_db.records import EVERYTHING, Task


def print_tasks(store: Store, out: Out) -> None:
    """Print the tasks of the whole dossier, the weightiest kind first."""
    out.begin(replace(heading(store, EVERYTHING), empty=_(tasks.NONE)))
    out.table(every(store.tasks.listing()), _columns())
    out.end()


def _columns() -> tuple[Column[Task], ...]:
    return (
        Column(_("missing"), tasks.kind, 10, cells=10),
        Column(_("what is known"), tasks.missing, 44, cells=36),
        Column(
            _("of what"),
            lambda task: f"{task.record.name}  {task.record.id}",
            shown=lambda task: phrases.named(task.record),
        ),
    )
