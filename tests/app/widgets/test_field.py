"""The line to type into, when many keys come together."""

from collections.abc import Sequence
from typing import ClassVar

import pytest
from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.keys import key_to_character
from textual.widgets import Input

from app.payloads import PAYLOADS
from dossier.safe import safe
from dossier.widgets.field import Field


class Noting(Field):
    """A field with a binding that is the screen's to answer."""

    BINDINGS: ClassVar = [Binding("down", "app.note", show=False)]


class Typed(App[None]):
    """A field, and what was heard of it."""

    BINDINGS: ClassVar = [
        Binding("escape", "note", show=False),
        Binding("ctrl+c", "note", show=False),
    ]

    def __init__(self) -> None:
        """Nothing heard yet."""
        super().__init__()
        self.submitted: list[str] = []
        self.noted: list[str] = []

    def compose(self) -> ComposeResult:
        """The field."""
        yield Noting()

    @property
    def field(self) -> Field:
        """The field."""
        return self.query_one(Field)

    def action_note(self) -> None:
        """Note what stands in the field now."""
        self.noted.append(self.field.value)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        self.submitted.append(message.value)


def burst(app: App[None], keys: Sequence[str]) -> None:
    """Keys that are all there before the first is answered."""
    for key in keys:
        letter = key if len(key) == 1 else key_to_character(key)
        event = events.Key(key, letter)
        event.set_sender(app)
        app.post_message(event)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ((*"abcd", "backspace", "backspace", *"efgh"), "abefgh"),
        ((*"wanxx", "backspace", "backspace", "g"), "wang"),
        ((*"bc", "home", "a", "end", "d"), "abcd"),
        ((*"ac", "left", "b", "right", "d"), "abcd"),
        ((*"xbc", "home", "delete", "a"), "abc"),
        ((*"one two", "ctrl+w", *"three"), "one three"),
        ((*"all of it", "ctrl+u", *"new"), "new"),
        ((*"abcd", "left", "left", "ctrl+k", "e"), "abe"),
        ((*"abc", "shift+left", "shift+left", "d"), "ad"),
        ((*"الفب", "backspace", "ة"), "الفة"),
        ((*"阿塔珠儿", "backspace", "backspace", *"尔特"), "阿塔尔特"),
        ((*"Қарасуу", "backspace", "home", *"‹", "end", *"›"), "‹Қарасу›"),
    ],
)
async def test_keys_that_come_together_are_obeyed_in_their_order(
    keys: tuple[str, ...], value: str
) -> None:
    """Letters and what is bound, in every script."""
    app = Typed()
    async with app.run_test() as pilot:
        burst(app, keys)
        await pilot.pause()
        assert app.field.value == value


async def test_what_is_submitted_is_what_stood_there_at_enter() -> None:
    """Whatever came behind it in the same burst."""
    app = Typed()
    async with app.run_test() as pilot:
        burst(app, (*"ab", "backspace", "enter", *"cd", "backspace", "enter", "e"))
        await pilot.pause()
        assert app.submitted == ["a", "ac"]
        assert app.field.value == "ace"


async def test_a_binding_that_others_answer_runs_in_its_turn() -> None:
    """Between the letter before it and the letter behind it."""
    app = Typed()
    async with app.run_test() as pilot:
        burst(app, ("a", "down", "b", "down", "backspace", "down"))
        await pilot.pause()
        assert app.noted == ["a", "ab", "a"]


async def test_a_key_that_is_not_the_fields_goes_on_to_the_app() -> None:
    """And one of its own that it has no use for: there is nothing to copy."""
    app = Typed()
    async with app.run_test() as pilot:
        await pilot.press("a", "escape", "ctrl+c")
        assert app.noted == ["a", "a"]
        await pilot.press("shift+left", "ctrl+c")
        assert app.noted == ["a", "a"] and app.clipboard == "a"


async def test_several_pasted_lines_become_one() -> None:
    """With spaces, in place of what is selected; not the first line alone."""
    app = Typed()
    async with app.run_test() as pilot:
        burst(app, "old")
        await pilot.pause()
        app.field.select_all()
        app.field.post_message(events.Paste("one\r\ntwo\nthree\tfour"))
        await pilot.pause()
        assert app.field.value == "one two three four"


async def test_letters_and_a_paste_keep_their_order() -> None:
    """As a terminal sends them."""
    app = Typed()
    async with app.run_test() as pilot:
        burst(app, (*"ax", "backspace"))
        app.post_message(events.Paste("b\nc"))
        burst(app, ("backspace", "d"))
        await pilot.pause()
        assert app.field.value == "ab d"


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_what_is_pasted_commands_nothing(payload: str) -> None:
    """Nor does what is put there from the clipboard of the program."""
    app = Typed()
    async with app.run_test() as pilot:
        app.field.post_message(events.Paste(payload))
        await pilot.pause()
        assert safe(app.field.value) == app.field.value
        app._clipboard = payload  # the copying itself is the program's own
        await pilot.press("ctrl+u", "ctrl+v")
        assert safe(app.field.value) == app.field.value
