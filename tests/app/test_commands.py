"""The one list of commands."""

from typing import get_args

import pytest

from dossier.commands import COMMANDS, available, command, panes
from dossier.keys import keys_in
from dossier.scopes import Scope

SCOPES: tuple[Scope, ...] = get_args(Scope)


def test_no_two_commands_share_an_id() -> None:
    """It names the action, the binding and the entry of a keymap."""
    ids = [each.id for each in COMMANDS]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_key_does_one_thing_in_one_place(scope: Scope) -> None:
    """And every command there has one, but for those of the palette alone."""
    keys = [keys_in(each, scope) for each in available(scope)]
    flat = [key for some in keys for key in some]
    assert len(set(flat)) == len(flat)
    assert all(keys) if scope != "palette" else not any(keys)


@pytest.mark.parametrize("scope", ["search", "jump"])
def test_where_one_types_no_character_is_a_command(scope: Scope) -> None:
    """It is a part of what is looked for."""
    for each in available(scope):
        assert not {"slash", "question_mark"} & set(keys_in(each, scope))
        assert all(len(key) > 1 for key in keys_in(each, scope))


def test_the_promised_keys_exist() -> None:
    """Those of the conventions of terminal tools."""
    promised = (
        "1 2 3 tab slash enter escape j k g G ctrl+d ctrl+u o y n N t d z ctrl+p q"
    )
    keys = {key for each in COMMANDS for key in each.keys}
    assert set(promised.split()) | {"question_mark"} <= keys


def test_a_command_has_words_for_everyone() -> None:
    """Footer, help and palette would be silent otherwise."""
    assert all(each.label and each.help and each.group for each in COMMANDS)


def test_commands_are_found_by_their_id() -> None:
    """As messages carry it."""
    assert command("quit").keys == ("q",)


def test_panes_are_numbered_in_order() -> None:
    """The numbers are those of the tabs."""
    assert [each.keys[0] for each in panes()] == list("1234567")


def test_every_command_is_available_somewhere() -> None:
    """And all of them where no place is given."""
    somewhere = {each for scope in SCOPES for each in available(scope)}
    assert somewhere == set(COMMANDS) == set(available(None))
