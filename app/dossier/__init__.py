"""The terminal: command line, screens, panes, words and keys."""

__version__ = "0.1.0"
"""The same as in ``pyproject.toml``; here, because asking the installed package for it
costs more than the rest of ``dossier --version``."""
