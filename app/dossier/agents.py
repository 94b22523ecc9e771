"""In whose name is written, as the environment says it."""

import os

SETTING = "DOSSIER_AGENT"


def given() -> str:
    """The name; empty where none is given, or nothing but blanks."""
    return os.environ.get(SETTING, "").strip()
