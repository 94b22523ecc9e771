"""What the program remembers between two runs: never more than a convenience.

Every file is replaced as a whole, so that a killed program leaves the old one. A
damaged one is set aside and forgotten; one that cannot be written is let go.
"""

import json
import os
import re
import tempfile
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dossier import locations

_PLACES = 100
"""Dossiers whose last place is remembered; the one left longest ago goes first."""

_HALF = re.compile("[\ud800-\udfff]")
"""Half a character: it can stand in JSON, and in nothing that is written."""

_INDEXES = 1000
"""Search indexes that are remembered; the one made longest ago goes first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was in a dossier."""

    pane: str = ""
    """The pane in front; empty: the first one."""
    rows: Mapping[str, str] = field(default_factory=dict)
    """The id of the row under the cursor, by pane."""


@dataclass(frozen=True, slots=True)
class State:
    """All that is remembered; an absent part is as if it had never been."""

    last: Path | None = None
    """The dossier that was opened last."""
    theme: str | None = None
    agent: str | None = None
    """In whose name the app writes."""
    backups: int | None = None
    """How many of the latest backups are kept that are made by themselves."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """The last place in each dossier, by the dossier's id."""

    def place(self, dossier_id: str) -> Place:
        """The last place in a dossier; the beginning of one never opened."""
        return self.places.get(dossier_id, Place())

    def with_last(self, path: Path) -> "State":
        """The same, with the dossier opened last."""
        return replace(self, last=path.absolute())

    def with_theme(self, theme: str) -> "State":
        """The same, with another theme."""
        return replace(self, theme=theme)

    def with_agent(self, agent: str) -> "State":
        """The same, with the name that the log keeps."""
        return replace(self, agent=agent)

    def with_backups(self, number: int) -> "State":
        """The same, with another number of backups."""
        return replace(self, backups=number)

    def with_place(self, dossier_id: str, place: Place) -> "State":
        """The same, with the place in one dossier, as the latest of them."""
        others = [item for item in self.places.items() if item[0] != dossier_id]
        return replace(self, places=dict([*others, (dossier_id, place)][-_PLACES:]))

    def without(self, path: Path, dossier_id: str) -> "State":
        """The same, with nothing of one dossier, and no name of who writes."""
        last = None if self.last == path.absolute() else self.last
        places = {key: at for key, at in self.places.items() if key != dossier_id}
        return replace(self, last=last, agent=None, places=places)


def remembered() -> State:
    """What was remembered; whatever cannot be understood is left out."""
    found = _read(locations.state_file())
    last, theme, agent = (_said(found.get(key)) for key in ("last", "theme", "agent"))
    if last is None or not _names_a_file(last):
        last = None
    backups = found.get("backups")
    return State(
        last=Path(last) if last else None,
        theme=theme if theme and not _HALF.search(theme) else None,
        agent=agent if agent and agent.strip() and not _HALF.search(agent) else None,
        backups=backups if type(backups) is int and backups >= 0 else None,
        places={
            dossier_id: Place(
                pane=_text(place.get("pane")), rows=_texts(place.get("rows"))
            )
            for dossier_id, place in _mapping(found.get("places")).items()
            if isinstance(place, dict)
        },
    )


def remember(change: Callable[[State], State]) -> State:
    """Change what is remembered, as it stands now: another window may have written.

    remember(lambda state: state.with_theme("dark"))
    """
    state = change(remembered())
    _write(
        locations.state_file(),
        {
            "last": str(state.last) if state.last is not None else None,
            "theme": state.theme,
            "agent": state.agent,
            "backups": state.backups,
            "places": {
                dossier_id: {"pane": place.pane, "rows": dict(place.rows)}
                for dossier_id, place in state.places.items()
            },
        },
    )
    return state


def forget(path: Path, dossier_id: str) -> None:
    """Drop what is remembered of a dossier that is sealed: its place, its name, and
    who writes.
    """
    found = remembered()
    if found.without(path, dossier_id) != found:
        remember(lambda before: before.without(path, dossier_id))


class MachineHeads:
    """The log heads and search indexes of this machine, for
    ``Store.open(path, heads=MachineHeads())``.

    A head that gets lost costs nothing: the next entry begins a new chain. An index
    that is not remembered is made anew.
    """

    def head(self, dossier_id: str) -> str | None:
        """The id of the entry that this machine wrote last into a dossier."""
        return _texts(_read(locations.heads_file())).get(dossier_id)

    def keep(self, dossier_id: str, entry_id: str) -> None:
        """Remember it."""
        heads = _texts(_read(locations.heads_file()))
        _write(locations.heads_file(), {**heads, dossier_id: entry_id})

    def trusts(self, dossier_id: str, mark: str) -> bool:
        """Whether this machine made the search index that carries the mark."""
        return mark in _texts(_read(locations.indexes_file()))

    def keep_index(self, dossier_id: str, mark: str) -> None:
        """Remember an index that was made here; there may be many copies of a dossier,
        each with its own.
        """
        marks = _texts(_read(locations.indexes_file()))
        latest = [*marks.items(), (mark, dossier_id)][-_INDEXES:]
        _write(locations.indexes_file(), dict(latest))

    def forget(self, names: Collection[str]) -> None:
        """Remember nothing more under these names: a dossier was sealed, or opens with
        another key.
        """
        heads = _texts(_read(locations.heads_file()))
        left = {name: head for name, head in heads.items() if name not in names}
        if left != heads:
            _write(locations.heads_file(), left)
        marks = _texts(_read(locations.indexes_file()))
        kept = {mark: of for mark, of in marks.items() if not {mark, of} & {*names}}
        if kept != marks:
            _write(locations.indexes_file(), kept)


def _read(path: Path) -> dict[str, Any]:
    """The JSON object in a file; an empty one where there is none that can be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except OSError:
        return {}
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or a bomb of brackets
        _set_aside(path)
        return {}
    if not isinstance(found, dict):
        _set_aside(path)
        return {}
    return found


def _write(path: Path, content: Mapping[str, Any]) -> None:
    """Replace a file as a whole, for its owner's eyes only."""
    draft: str | None = None
    try:
        folder = locations.private_folder(path.parent)
        number, draft = tempfile.mkstemp(dir=folder, prefix=f".{path.name}.")
        with open(number, "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=True, indent=1)
        os.replace(draft, path)
        draft = None
    except OSError:
        pass  # a full disk or a read-only home: the dossier matters, this does not
    finally:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)


def _set_aside(path: Path) -> None:
    """Keep a damaged file under another name: somebody may want to look at it."""
    with suppress(OSError):  # one that cannot be moved will be written over
        os.replace(path, path.with_name(f"{path.name}.damaged"))


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _said(value: object) -> str | None:
    """A text without NUL, at which a system call would stop; None for any other."""
    return value if isinstance(value, str) and "\0" not in value else None


def _names_a_file(text: str) -> bool:
    """Whether it can; names that are no UTF-8 come and go as halves of characters."""
    try:
        return bool(os.fsencode(text))
    except UnicodeEncodeError:
        return False


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> dict[str, str]:
    return {key: text for key, text in _mapping(value).items() if isinstance(text, str)}
