"""What the program remembers between two runs: never more than a convenience.

Every file is replaced as a whole, so that a killed program leaves the old one. A
damaged one is set aside and forgotten; one that cannot be written is let go.
"""

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dossier import locations

_PLACES = 100
"""Dossiers whose last place is remembered; the one left longest ago goes first."""

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

    def with_place(self, dossier_id: str, place: Place) -> "State":
        """The same, with the place in one dossier, as the latest of them."""
        others = [item for item in self.places.items() if item[0] != dossier_id]
        return replace(self, places=dict([*others, (dossier_id, place)][-_PLACES:]))


def remembered() -> State:
    """What was remembered; whatever cannot be understood is left out."""
    found = _read(locations.state_file())
    last, theme, agent = (found.get(key) for key in ("last", "theme", "agent"))
    return State(
        last=Path(last) if isinstance(last, str) and last else None,
        theme=theme if isinstance(theme, str) else None,
        agent=agent if isinstance(agent, str) and agent.strip() else None,
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
            "places": {
                dossier_id: {"pane": place.pane, "rows": dict(place.rows)}
                for dossier_id, place in state.places.items()
            },
        },
    )
    return state


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


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> dict[str, str]:
    return {key: text for key, text in _mapping(value).items() if isinstance(text, str)}
