"""What is remembered between two runs, and what damage does to it: nothing."""

import json
import os
from pathlib import Path

import pytest

from dossier import locations, state
from dossier.state import MachineHeads, Place, State
from dossier_db import Store


def test_nothing_is_remembered_at_first() -> None:
    """An absent file is an empty memory, and reading makes none."""
    assert state.remembered() == State()
    assert not locations.state_file().exists()


def test_what_is_remembered_is_read_again(tmp_path: Path) -> None:
    """Last dossier, theme and place survive."""
    place = Place("timeline", {"timeline": "e_arrest"})
    state.remember(lambda before: before.with_last(tmp_path / "a.dossier"))
    state.remember(lambda before: before.with_theme("dark"))
    state.remember(lambda before: before.with_place("d_a", place))
    found = state.remembered()
    assert found.last == tmp_path / "a.dossier"
    assert found.theme == "dark"
    assert found.place("d_a") == place
    assert found.place("d_other") == Place()


def test_two_windows_do_not_undo_each_other() -> None:
    """A change is made to what stands in the file, not to what was read long ago."""
    state.remembered()
    state.remember(lambda before: before.with_theme("light"))
    state.remember(lambda before: before.with_place("d_a", Place("quotes")))
    assert state.remembered().theme == "light"


def test_the_oldest_place_goes_first() -> None:
    """The file does not grow for ever."""
    found = State()
    for number in range(150):
        found = found.with_place(f"d_{number}", Place("timeline"))
    found = found.with_place("d_60", Place("people")).with_place("d_x", Place())
    assert len(found.places) == 100
    assert "d_50" not in found.places
    assert found.place("d_60") == Place("people")


def test_the_file_is_its_owners_and_no_draft_is_left() -> None:
    """0600, and one file in the folder."""
    state.remember(lambda before: before.with_theme("dark"))
    path = locations.state_file()
    assert path.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in path.parent.iterdir()] == ["state.json"]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"[1, 2]",
        b"null",
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_set_aside(damage: bytes) -> None:
    """It is kept under another name; the program starts as if new, and writes again."""
    path = locations.state_file()
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    assert state.remembered() == State()
    assert path.with_name("state.json.damaged").read_bytes() == damage
    state.remember(lambda before: before.with_theme("dark"))
    assert state.remembered().theme == "dark"


@pytest.mark.parametrize(
    "content",
    [
        {"last": 7, "theme": ["x"], "places": "?"},
        {"places": {"d_a": 1, "d_b": {"pane": 3, "rows": {"x": 1}}}},
        {"unknown": True},
        {"last": "/a\0b", "theme": "\0", "agent": "a\0"},
        {"last": "/\ud800", "theme": "\ud800", "agent": "\udfff"},
    ],
)
def test_parts_that_make_no_sense_are_left_out(content: object) -> None:
    """A hand that edited the file, or a later program, breaks nothing."""
    path = locations.state_file()
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(content))
    found = state.remembered()
    assert (found.last, found.theme, found.agent) == (None, None, None)
    assert found.place("d_a") == found.place("d_b") == Place()


def test_a_place_that_cannot_be_written_is_let_go(machine: Path) -> None:
    """A file where the folder should be: nothing is remembered and nothing breaks."""
    locations.state_folder().parent.mkdir(parents=True)
    locations.state_folder().write_text("in the way")
    state.remember(lambda before: before.with_theme("dark"))
    MachineHeads().keep("d_a", "1")
    assert state.remembered() == State()


def test_heads_are_kept_by_dossier() -> None:
    """The log goes on where this machine left it, in each dossier."""
    heads = MachineHeads()
    assert heads.head("d_a") is None
    heads.keep("d_a", "1" * 64)
    heads.keep("d_b", "2" * 64)
    heads.keep("d_a", "3" * 64)
    assert MachineHeads().head("d_a") == "3" * 64
    assert MachineHeads().head("d_b") == "2" * 64


def test_what_is_forgotten_is_forgotten_of_one_dossier_alone() -> None:
    """Its heads, and the indexes that were made of it."""
    heads = MachineHeads()
    for name in ("d_a", "d_b"):
        heads.keep(name, "1" * 64)
        heads.keep_index(name, f"index of {name}")
    heads.forget(("d_a",))
    assert heads.head("d_a") is None and heads.head("d_b") == "1" * 64
    assert not heads.trusts("d_a", "index of d_a")
    assert heads.trusts("d_b", "index of d_b")


def test_whoever_opens_a_sealed_dossier_leaves_no_name(tmp_path: Path) -> None:
    """The theme and other dossiers are no business of it."""
    state.remember(lambda before: before.with_agent("Saule").with_theme("dark"))
    state.forget(tmp_path / "sealed.dossier", "d_sealed")
    assert (state.remembered().agent, state.remembered().theme) == (None, "dark")


def test_the_log_of_a_dossier_goes_on_in_one_chain(case: Path) -> None:
    """Two openings on one machine write one chain; after a lost memory, another."""

    def write(name: str) -> None:
        with Store.open(case, heads=MachineHeads()) as store, store.act("t") as act:
            act.insert("term", {"id": f"test:{name}", "name": name})

    def chains() -> int:
        with Store.open(case) as store:
            return store.reader.number("SELECT count(DISTINCT chain) FROM change")

    before = chains()
    write("one")
    write("two")
    assert chains() == before + 1
    os.unlink(locations.heads_file())
    write("three")
    assert chains() == before + 2
