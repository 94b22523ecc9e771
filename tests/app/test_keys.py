"""Commands as keys, footer and help, and what runs them."""

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from app.lists import ListRows
from dossier.commands import COMMANDS, available, command
from dossier.keys import (
    bindings,
    bindings_elsewhere,
    elsewhere,
    footer,
    help_groups,
    keys_of,
    run,
    shown,
    typing_bindings,
)
from dossier.rows import Span
from dossier.scopes import READING, Scope
from dossier.widgets.rows import RowList

SCOPES: tuple[Scope, ...] = ("panes", "page", "search", "jump")


def test_every_command_is_bound() -> None:
    """By whoever answers it, with all its keys; what has none is in the palette."""
    bound = {
        each.id: each.key
        for each in bindings("app", "screen", "lines")
        if isinstance(each, Binding)
    }
    keyed = [each for each in COMMANDS if each not in available("palette")]
    assert bound == {each.id: ",".join(each.keys) for each in keyed}


@pytest.mark.parametrize("scope", SCOPES)
def test_every_command_is_in_a_footer_with_room(scope: Scope) -> None:
    """Nothing is hidden but by the width."""
    hints = footer(scope, 1000)
    assert [hint.id for hint in hints] == [each.id for each in available(scope)]


def test_every_command_is_in_the_help() -> None:
    """With all its keys."""
    rows = [row for _heading, rows in help_groups() for row in rows]
    assert rows == [(keys_of(each), each.help) for each in COMMANDS]


@pytest.mark.parametrize("cells", range(0, 200, 7))
def test_the_footer_fits_its_width(cells: int) -> None:
    """No key is cut: it is there whole or not at all."""
    hints = footer("panes", cells)
    assert not hints or sum(hint.cells + 2 for hint in hints) - 1 <= cells


def test_help_and_quit_are_left_out_last() -> None:
    """Whoever has only those can find the rest."""
    assert [hint.id for hint in footer("panes", 17)] == ["help", "quit"]


def test_a_footer_of_80_columns_has_what_the_panes_are_for() -> None:
    """The order is that of the list."""
    ids = [hint.id for hint in footer("panes", 80)]
    assert ids[:2] == ["open", "citation"]
    assert {"told_by", "add", "next_discrepancy", "search"} < set(ids)


def test_where_one_types_the_footer_names_keys_that_are_no_characters() -> None:
    """The same commands under their other keys."""
    hints = {hint.id: hint.key for hint in footer("search", 80)}
    assert hints["citation"] == "ctrl+o" and hints["help"] == "f1"
    assert {"open", "back", "next_kind"} < set(hints)


def test_what_moves_in_a_list_is_handed_on_by_the_field() -> None:
    """All that makes sense in a search, by way of the screen."""
    bound = [each for each in typing_bindings() if isinstance(each, Binding)]
    ids = {c.id for c in available("search") if c.target == "lines"}
    assert {each.action for each in bound} == {f"screen.lines('{id_}')" for id_ in ids}
    assert "j" not in ",".join(each.key for each in bound).split(",")


def test_what_opens_a_field_is_answered_before_the_next_key() -> None:
    """That one is typed into it, or is none of what was locked."""
    bound = [each for each in bindings("app") if isinstance(each, Binding)]
    opening = {each.id for each in bound if each.priority}
    assert opening == {"search", "jump", "add", "note", "lock"}


def test_keys_are_shown_as_people_name_them() -> None:
    """Not as the library does."""
    assert shown("escape") == "esc"
    assert keys_of(command("bottom")) == "G end"


class Pressed(Screen[None]):
    """Notes what it was asked for."""

    BINDINGS = bindings("screen")

    def __init__(self) -> None:
        """Nothing yet."""
        super().__init__()
        self.asked: list[str] = []

    def compose(self) -> ComposeResult:
        """One list."""
        yield RowList(draw=lambda text, _cells: (Span(text),))

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(RowList).show(ListRows(["a", "b", "c"], known=True))

    def action_told_by(self) -> None:
        """Note it."""
        self.asked.append("told_by")

    def action_next_part(self) -> None:
        """Note it, in place of Textual's own meaning of the key."""
        self.asked.append("next_part")


class Keyed(App[None]):
    """Notes what it was asked for."""

    BINDINGS = bindings("app")

    def __init__(self) -> None:
        """Nothing yet."""
        super().__init__()
        self.asked: list[str] = []

    def get_default_screen(self) -> Screen[None]:
        """Ours."""
        return Pressed()

    def action_show_pane(self, name: str) -> None:
        """Note it."""
        self.asked.append(name)


@pytest.mark.parametrize(
    ("id_", "scope", "said"),
    [
        ("told_by", "page", "t (told by) works in the panes (1 to 7)."),
        ("narrow", "texts", "f (filter) works in the comparison (3)."),
        ("beside", "compare", "b (beside) works in a text (w)."),
        ("verdict", "panes", "v (verdict) works in the comparison (3), on a question."),
        (
            "dismiss_proposal",
            "candidates",
            "x (dismiss) works where a candidate is open: enter opens it.",
        ),
        ("told_by", "panes", ""),
        ("told_by", "search", ""),
        ("told_by", None, ""),
    ],
)
def test_of_a_key_that_nobody_answers_it_is_said_where_it_works(
    id_: str, scope: Scope | None, said: str
) -> None:
    """Not where one types, and not where it does work."""
    assert elsewhere(command(id_), scope) == said


def test_every_key_that_is_not_for_everywhere_is_answered_elsewhere() -> None:
    """Of those with which one reads: the key that was pressed, and where it works."""
    said = [one for one in bindings_elsewhere() if isinstance(one, Binding)]
    bound = {(one.key, one.action) for one in said}
    for chosen in COMMANDS:
        away = {*READING} - {*chosen.when}
        if away == {*READING}:
            continue
        for key in chosen.keys:
            asked = (key, f"elsewhere('{chosen.id}', '{key}')")
            assert (asked in bound) is bool(away), chosen.id
            for scope in away:
                told = elsewhere(chosen, scope, key)
                assert told.startswith(f"{shown(key)} "), chosen.id
                assert "works " in told or "(3)" in told, chosen.id


def test_a_key_with_its_own_name_for_a_label_says_what_it_does_elsewhere() -> None:
    """The name is said once, and it is the key that was pressed."""
    named = [
        one
        for one in COMMANDS
        if {*READING} & {*one.when} not in (set(), {*READING}) and one.label in one.keys
    ]
    assert [one.id for one in named] == ["columns_left", "columns_right"]
    does = "moves the sources of the comparison (3) and the answers of a question."
    for chosen in named:
        for key in chosen.keys:
            assert elsewhere(chosen, "panes", key) == f"{key} {does}"


async def test_a_key_reaches_whoever_answers_it() -> None:
    """The app, the screen, or the list with the focus."""
    app = Keyed()
    async with app.run_test() as pilot:
        await pilot.press("3", "t", "tab", "j")
        screen = app.screen
        assert isinstance(screen, Pressed)
        assert app.asked == ["compare"]
        assert screen.asked == ["told_by", "next_part"]
        assert screen.query_one(RowList).cursor == 1


async def test_a_command_can_be_run_without_its_key() -> None:
    """As footer and palette do."""
    app = Keyed()
    async with app.run_test():
        for id_ in ("pane_quotes", "told_by", "bottom"):
            await run(command(id_), app.screen)
        screen = app.screen
        assert isinstance(screen, Pressed)
        assert (app.asked, screen.asked) == (["quotes"], ["told_by"])
        assert screen.query_one(RowList).cursor == 2


async def test_a_command_for_a_list_needs_one_with_the_focus() -> None:
    """Otherwise nothing happens."""
    app = Keyed()
    async with app.run_test():
        app.screen.set_focus(None)
        assert not await run(command("bottom"), app.screen)
