"""The bundled case as text: facts about a real prosecution, each with its source.

A leaf: it imports nothing of the program. The texts lie beside this file, one mapping
a file, and are read by ``dossier load``.
"""

from pathlib import Path
from typing import Final

EDITION: Final = "2026-11-22"
"""The edition of the case, as ``dossier.yaml`` says it: known without reading YAML."""
CASE_ID: Final = "d_atajurt"
"""The id of the dossier, as ``dossier.yaml`` says it."""


def case_folder() -> Path:
    """The folder that holds the whole case."""
    from importlib.resources import files  # not on the way to the first paint

    return Path(str(files("dossier_assets"))) / "atajurt"


def case_files() -> tuple[Path, ...]:
    """Every file of the case, by name."""
    return tuple(sorted(case_folder().glob("*.yaml")))


def vocabulary_file() -> Path:
    """The controlled words; a new dossier begins with them."""
    return case_folder() / "terms.yaml"
