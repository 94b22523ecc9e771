"""Every path that the app may touch, apart from the dossiers a person names.

Folders follow the system's custom (XDG on Linux). ``DOSSIER_HOME`` puts all of them
into one folder: a memory stick carries the program's memory with it and leaves none
on a borrowed machine.
"""

import hashlib
import os
from pathlib import Path

from platformdirs import user_data_path, user_state_path

_APP = "dossier"


def data_folder() -> Path:
    """Where dossiers of the person live that nobody named a place for."""
    home = _home()
    return home if home is not None else user_data_path(_APP, appauthor=False)


def state_folder() -> Path:
    """What the program remembers between two runs."""
    home = _home()
    return home / "state" if home else user_state_path(_APP, appauthor=False)


def case_file() -> Path:
    """The person's own copy of the bundled case."""
    return data_folder() / "atajurt.dossier"


def backups_folder(mark: str) -> Path:
    """The backups that are made by themselves of one dossier; its mark stands for it,
    and the folder's name tells neither.
    """
    name = hashlib.sha256(f"backups of {mark}".encode()).hexdigest()[:32]
    return data_folder() / "backups" / name


def state_file() -> Path:
    """The last dossier, the theme, the last place in each dossier."""
    return state_folder() / "state.json"


def heads_file() -> Path:
    """The log entry that this machine wrote last, in each dossier."""
    return state_folder() / "heads.json"


def indexes_file() -> Path:
    """The marks of the search indexes that were made on this machine."""
    return state_folder() / "indexes.json"


def clipboard_file() -> Path:
    """Where copied words go when the terminal takes no clipboard."""
    return state_folder() / "clipboard.txt"


def private_folder(folder: Path) -> Path:
    """The folder, made if it was not there; nobody else may look into a new one."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def shelter(mark: str) -> Path:
    """The folder of a dossier's backups, made if it was not there."""
    folder = backups_folder(mark)
    private_folder(folder.parent)  # what mkdir makes on the way is open to others
    return private_folder(folder)


def _home() -> Path | None:
    home = os.environ.get("DOSSIER_HOME")
    return Path(home).expanduser() if home else None
