"""The one list of commands."""

from dossier.commands import COMMANDS, available, command, panes


def test_no_two_commands_share_an_id_or_a_key() -> None:
    """One key does one thing everywhere."""
    ids = [each.id for each in COMMANDS]
    keys = [key for each in COMMANDS for key in each.keys]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)


def test_the_promised_keys_exist() -> None:
    """Those of the conventions of terminal tools."""
    promised = "1 2 3 tab enter escape j k g G ctrl+d ctrl+u o y n N t d z ctrl+p q"
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
    assert [each.keys[0] for each in panes()] == list("123456")


def test_every_command_is_available_somewhere() -> None:
    """And all of them where no place is given."""
    somewhere = {*available("panes"), *available("page")}
    assert somewhere == set(COMMANDS) == set(available(None))
