"""A file removed, renamed or replaced while it is open: noticed, never written."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from dossier_db.drafts import Draft
from dossier_db.errors import Moved
from dossier_db.store import Store

Happening = Callable[[Path], None]


def removed(path: Path) -> None:
    """Somebody deletes it."""
    path.unlink()


def renamed(path: Path) -> None:
    """Somebody gives it another name."""
    path.rename(path.with_name("elsewhere.dossier"))


def replaced(path: Path) -> None:
    """A program that synchronises puts another copy in its place."""
    copy = path.with_name("incoming")
    shutil.copyfile(path, copy)
    os.replace(copy, path)


def unmounted(path: Path) -> None:
    """Its folder goes, as that of a stick that is pulled out."""
    path.parent.rename(path.parent.with_name("gone"))


HAPPENINGS: Final = [removed, renamed, replaced, unmounted]


def add(store: Store) -> None:
    """Write something."""
    with store.act("Saule") as act:
        act.insert("entity", {"id": act.new_id("p"), "name": "Somebody"})


@pytest.fixture
def open_one(tmp_path: Path, fresh: Store) -> Store:
    """An open dossier in a folder of its own."""
    path = tmp_path / "folder" / "own.dossier"
    path.parent.mkdir()
    shutil.copyfile(fresh.path, path)
    return Store.open(path)


@pytest.mark.parametrize("happening", HAPPENINGS)
def test_nothing_is_written_any_more(open_one: Store, happening: Happening) -> None:
    happening(open_one.path)
    before = _contents(open_one.path.parents[1])
    with pytest.raises(Moved) as caught:
        add(open_one)
    said = str(caught.value)
    assert "\n" not in said and said.endswith(".") and "open it" in said
    draft = Draft("w_1", "note", {"text": "x"}, "2026-01-29T05:00:00+00:00")
    with pytest.raises(Moved):
        open_one.keep_draft(draft)
    with pytest.raises(Moved):
        open_one.reindex()
    assert _contents(open_one.path.parents[1]) == before


@pytest.mark.parametrize("happening", HAPPENINGS)
def test_reading_goes_on_in_the_file_that_was_opened(
    open_one: Store, happening: Happening
) -> None:
    happening(open_one.path)
    assert open_one.dossier.name == "fresh"


@pytest.mark.parametrize("happening", HAPPENINGS)
def test_no_other_file_is_read_beside_it(open_one: Store, happening: Happening) -> None:
    happening(open_one.path)
    with pytest.raises(Moved):
        open_one.reader.apart()


@pytest.mark.parametrize("happening", HAPPENINGS)
def test_what_happens_in_the_middle_of_an_act_undoes_it(
    open_one: Store, happening: Happening
) -> None:
    with pytest.raises(Moved), open_one.act("Saule") as act:
        act.insert("entity", {"id": "p_lost", "name": "Lost"})
        happening(open_one.path)
    rows = open_one.reader.all("SELECT id FROM entity WHERE id = 'p_lost'")
    assert rows == []


def test_a_file_that_gets_its_name_back_is_written_again(open_one: Store) -> None:
    elsewhere = open_one.path.with_name("elsewhere.dossier")
    open_one.path.rename(elsewhere)
    with pytest.raises(Moved):
        add(open_one)
    elsewhere.rename(open_one.path)
    add(open_one)
    assert open_one.reader.number("SELECT count(*) FROM entity") == 1


def test_a_file_that_was_made_anew_in_place_is_the_same_file(open_one: Store) -> None:
    """Another program's write is no replacement."""
    with Store.open(open_one.path) as other:
        add(other)
    add(open_one)
    assert open_one.reader.number("SELECT count(*) FROM entity") == 2


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
