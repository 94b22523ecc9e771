"""What may be asked of any screen."""

import ast
from pathlib import Path

from textual.screen import Screen

import dossier
from dossier.room import Room, room

SOURCES = sorted(Path(dossier.__file__).parent.rglob("*.py"))
ASKED = {name for name in vars(Room) if not name.startswith("_")}


def test_a_screen_that_is_not_ours_answers_that_nobody_is_there() -> None:
    """Textual's first one, before ours is shown."""
    asked = room(Screen[None]())
    assert (asked.scope, asked.record_here, asked.sources) == (None, "", ())
    assert not asked.tell_place()


def test_a_screen_that_holds_nothing_of_the_file_takes_up_by_asking_again() -> None:
    """What it showed went with the key."""

    class Shown(Room):
        new: tuple[str, ...] | None = None

        def ask_again(self, new: object = ()) -> None:
            self.new = ()

    shown = Shown()
    shown.take_up()
    assert shown.new == ()


def test_no_screen_is_asked_by_a_name_in_a_string() -> None:
    """What all of them may be asked stands in ``Room``, where mypy reads it."""
    by_name = {
        (path.name, call.args[1].value)
        for path in SOURCES
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("getattr", "hasattr")
        and isinstance(call.args[1], ast.Constant)
        and call.args[1].value in ASKED
    }
    assert not by_name
