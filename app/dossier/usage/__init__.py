"""What may be typed after ``dossier``: the commands, their options, their help.

``options`` has what several commands share, ``parsing`` the parser; the commands stand
in modules by subject, gathered by ``subjects``.
"""

from dossier.usage.parsing import WRONG, Parser, parser, read
from dossier.usage.subjects import SUBJECTS, VERBS

__all__ = ["SUBJECTS", "VERBS", "WRONG", "Parser", "parser", "read"]
