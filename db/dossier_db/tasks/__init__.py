"""Tasks: the gaps that the data itself shows, the weightiest kind first.

They are computed, never stored: a task goes when the gap is filled. They are of the
whole dossier, from wherever one looks: what one source does not tell, or what was not
known on a day, is no work left to do.
"""

from dossier_db.tasks.rules import KINDS
from dossier_db.tasks.shelf import TaskListing, Tasks

__all__ = ["KINDS", "TaskListing", "Tasks"]
