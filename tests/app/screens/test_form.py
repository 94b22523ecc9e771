"""A form: typed, completed, checked, saved, and never lost."""

from pathlib import Path

import pytest

from app.flows import reading
from app.screens.formed import (
    answer,
    choose,
    drafts,
    form,
    go,
    kept,
    keys,
    locked,
    rows,
    write,
)
from dossier import drafting
from dossier.screens.help import HelpScreen
from dossier.widgets.offers import OfferList

HEARING = ("a", "h")
MENTION = ("5", "a", "i")


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name; nobody waits long for a pause of typing."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    monkeypatch.setattr(drafting, "PAUSE", 0.02)
    monkeypatch.setattr(drafting, "AGAIN", 0.05)


# Moving and typing


async def test_letters_go_where_the_cursor_is(tried: Path) -> None:
    """Tab, enter and the arrows lead from field to field and back."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await reader.press("x", "tab", "enter", "down", "up", "shift+tab", *keys("may"))
        assert form(reader).form.at == "date"
        assert answer(reader, "name").text == "x"


async def test_a_field_is_mended_with_the_keys_of_a_line(tried: Path) -> None:
    """Home, end, word by word, to the end, to the beginning."""
    async with reading(tried, (80, 24), *HEARING, *keys("one two")) as reader:
        await reader.press("ctrl+w", "home", "b", "ctrl+e", "backspace", "ctrl+a")
        await reader.press("delete", "ctrl+k", *keys("ab"), "left", "ctrl+u")
        assert answer(reader, "name").text == "b"


async def test_a_long_text_grows_and_the_arrows_move_within_it(tried: Path) -> None:
    """Up and down by its lines, then to the other fields."""
    words = "nobody was let in " * 8
    async with reading(tried, (80, 24), *HEARING) as reader:
        await write(reader, "gist", words)
        here = form(reader)
        assert sum(one.name == "gist" for one in here.sheet._laid) > 2
        await reader.press("up")
        assert here.form.at == "gist" and here.form.here.pen.at < len(words)
        await reader.press("down", "down")
        assert here.form.at != "gist"


async def test_every_field_comes_into_view_with_the_cursor(tried: Path) -> None:
    """On the smallest screen, with its heading where that is near."""
    async with reading(tried, (40, 10), *HEARING) as reader:
        for _field in form(reader).form.shown:
            word = reader.lines[
                next(n for n, one in enumerate(reader.lines) if one.startswith(">"))
            ]
            assert word
            await reader.press("tab")


async def test_a_date_is_shown_as_it_was_understood(tried: Path) -> None:
    """Before anything is saved."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await write(reader, "date", "21-23 jan 2026")
        await reader.see("Understood: 21–23 Jan 2026 · 2026-01-21/2026-01-23")
        await reader.press("tab", "shift+tab", *keys("zz"), "tab")
        await reader.see("!date")


async def test_help_and_colours_are_not_swallowed(tried: Path) -> None:
    """The form is there again behind the help."""
    async with reading(tried, (80, 24), *HEARING, *keys("ab"), "f1") as reader:
        assert isinstance(reader.app.screen, HelpScreen)
        await reader.press("escape", "c")
        assert answer(reader, "name").text == "abc"
        before = reader.app.theme
        await reader.press("ctrl+t")
        assert reader.app.theme != before


async def test_a_click_leads_to_a_field_and_takes_an_offer(tried: Path) -> None:
    """The cursor stands where the mouse was."""
    async with reading(tried, (80, 24), *HEARING, *keys("one two")) as reader:
        await reader.click("place")
        assert form(reader).form.at == "place"
        await reader.click("ne two")
        assert (form(reader).form.at, answer(reader, "name").pen.at) == ("name", 1)
        await reader.click("stage")
        await reader.pilot.click(OfferList, offset=(3, 0))
        await reader.rest()
        assert answer(reader, "stage").value == "investigation"


async def test_a_click_on_what_is_offered_no_longer_takes_nothing(tried: Path) -> None:
    """Neither another offer in its place, nor the same one into another field."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await reader.click("stage")
        offers = reader.app.screen.query_one(OfferList)
        first = offers.offers[0]
        await reader.click("name")
        offers.post_message(OfferList.Taken(first))
        await reader.rest()
        assert answer(reader, "stage").value == answer(reader, "name").value == ""
        assert answer(reader, "name").text == ""
        assert "What is offered has changed meanwhile: click again." in reader.text


# Completing


async def test_a_record_is_found_in_any_script_and_taken_by_enter(tried: Path) -> None:
    """Its id is kept, its name shown, and the cursor goes on."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await choose(reader, "place", "карасу")
        assert answer(reader, "place").value == "l_karasu"
        assert answer(reader, "place").text == "Karasu"
        assert form(reader).form.at == "case"


async def test_the_arrows_choose_among_what_is_offered(tried: Path) -> None:
    """The last line keeps what was typed as somebody new."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await write(reader, "place", "kara")
        await reader.see(">Karasu", "new place “kara”")
        await reader.press("down", "down", "enter")
        assert answer(reader, "place").value == "new:kara"


async def test_a_guess_is_never_taken_without_a_look(tried: Path) -> None:
    """Nor is a new one made of a name that is only like another's."""
    async with reading(tried, (80, 24), *MENTION) as reader:
        await go(reader, "who")
        await reader.press("ctrl+u", *keys("Aliya Omaruva"))
        await reader.see("Nothing is called exactly so", "new person “Aliya Omaruva”")
        await reader.press("enter")
        assert answer(reader, "who").value == ""
        await go(reader, "who")
        await reader.see("Aliya Omarova")
        await reader.press("down", "enter")
        assert answer(reader, "who").value == "p_aliya"


async def test_altering_the_text_lets_the_record_go(tried: Path) -> None:
    """It is no longer the one that was chosen."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await choose(reader, "place", "karasu")
        await reader.press("shift+tab", "end", "x")
        assert (answer(reader, "place").value, answer(reader, "place").text) == (
            "",
            "Karasux",
        )


async def test_a_name_that_one_record_has_exactly_is_chosen_on_leaving(
    tried: Path,
) -> None:
    """Also faster than anything is offered."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await write(reader, "case", "the karasu road trial")
        await reader.press("tab")
        await reader.until(lambda: answer(reader, "case").value == "c_trial")


async def test_a_name_that_was_never_chosen_says_what_to_do(tried: Path) -> None:
    """Beside its field, and in a sentence."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await write(reader, "place", "kara")
        await reader.press("tab")
        await reader.see("place: Choose one of these, or keep it as new.", "!place")


async def test_words_of_the_vocabulary_are_offered_before_a_letter_is_typed(
    tried: Path,
) -> None:
    """What is not among them can be added."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await go(reader, "stage")
        await reader.see("investigation", "trial")
        await choose(reader, "stage", "tri")
        assert answer(reader, "stage").value == "trial"
        await reader.press("shift+tab", *keys("appeal"), "enter")
        assert answer(reader, "stage").value == "appeal"


async def test_ones_own_observation_stands_first_and_is_of_now(tried: Path) -> None:
    """With its place and connection."""
    async with reading(tried, (80, 24), *MENTION) as reader:
        await go(reader, "source")
        await reader.press("down", "enter")
        assert answer(reader, "source").value == "own"
        assert answer(reader, "as_of").value
        await reader.see("where you were", "your connection")


async def test_the_place_that_was_cited_last_is_proposed(tried: Path) -> None:
    """Source and paragraph, not the words."""
    async with reading(tried, (80, 24), *MENTION) as reader:
        await choose(reader, "source", "steppe watch")
        await write(reader, "paragraph", "7")
        await write(reader, "gist", "She was there.")
        await reader.press("ctrl+s")
        await reader.see("Saved: mention")
        await reader.press("a", "i")
        assert form(reader).form.given() == {
            "who": "p_aliya",
            "source": "s_watch",
            "paragraph": "7",
        }
        assert not form(reader).form.touched


# Saving


async def test_what_is_saved_is_in_the_dossier_and_no_longer_in_the_tray(
    tried: Path,
) -> None:
    """And seen at once."""
    async with reading(tried, (80, 24), *HEARING, *keys("Second sitting")) as reader:
        await write(reader, "date", "14 Apr 2024")
        await choose(reader, "source", "steppe watch")
        await write(reader, "gist", "It was closed.")
        await kept(reader)
        assert len(drafts(tried)) == 1
        await reader.press("ctrl+s")
        await reader.see("Saved: hearing, Second sitting", "14")
        assert "draft" not in reader.lines[0]
    assert drafts(tried) == ()
    sql = "SELECT n.name, e.date FROM entity n JOIN event e ON e.id = n.id"
    assert ("Second sitting", "2024-04-14") in rows(tried, sql)


async def test_what_is_missing_gets_the_cursor_and_its_sentence(tried: Path) -> None:
    """The first of several; all of them carry a sign."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await write(reader, "date", "14 Apr 2024")
        await reader.press("ctrl+s")
        await reader.see("Write it: it cannot be left out.", ">!name", " !source")
        assert answer(reader, "date").text == "14 Apr 2024"


async def test_a_name_that_nobody_chose_keeps_a_form_from_being_saved(
    tried: Path,
) -> None:
    """It says which."""
    async with reading(tried, (80, 24), *HEARING, *keys("x")) as reader:
        await write(reader, "place", "kara")
        await reader.press("ctrl+s")
        await reader.see(">!place", "keep it as new")


async def test_a_name_typed_exactly_is_chosen_by_saving_too(tried: Path) -> None:
    """Nobody has to leave the field first."""
    async with reading(tried, (80, 24), *MENTION) as reader:
        await write(reader, "gist", "There.")
        await write(reader, "source", "steppe watch")
        await reader.press("ctrl+s")
        await reader.see("Saved: mention")


async def test_whoever_is_not_known_is_asked_for_a_name_once(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next form knows it."""
    monkeypatch.delenv("DOSSIER_AGENT")
    async with reading(tried, (80, 24), "a", "n") as reader:
        await write(reader, "text", "Ask counsel.")
        await reader.press("ctrl+s")
        await reader.see("Say in whose name", ">!your name")
        await reader.press(*keys("Timur"), "ctrl+s")
        await reader.see("Saved: note")
        await reader.press("a", "n")
        assert "by" not in form(reader).form.answers
    assert ("Timur", "Ask counsel.") in rows(tried, "SELECT author, text FROM note")


async def test_a_lock_is_said_and_everything_stays(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draft is tried again, and so can saving be."""
    async with reading(tried, (80, 24), "a", "n") as reader:
        with locked(tried, monkeypatch):
            await write(reader, "text", "Ask counsel.")
            await reader.see("Not kept as a draft yet")
            await reader.press("ctrl+s")
            await reader.see("Another program is writing")
            assert answer(reader, "text").text == "Ask counsel."
            await reader.press("escape")
            await reader.see("esc once more leaves without it")
        await kept(reader)
        await reader.press("ctrl+s")
        await reader.see("Saved: note")
    assert drafts(tried) == ()


# Drafts


async def test_what_is_typed_is_kept_at_every_pause(tried: Path) -> None:
    """Under one id, whatever is typed next."""
    async with reading(tried, (80, 24), *HEARING, *keys("one")) as reader:
        await kept(reader)
        (first,) = drafts(tried)
        await reader.press(*keys(" two"))
        await kept(reader)
        (second,) = drafts(tried)
        assert first.id == second.id
        assert (first.fields["name"], second.fields["name"]) == ("one", "one two")


async def test_another_field_keeps_what_was_typed_at_once(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without waiting for a pause."""
    monkeypatch.setattr(drafting, "PAUSE", 600)
    async with reading(tried, (80, 24), *HEARING, *keys("one"), "tab") as reader:
        await kept(reader)
        assert drafts(tried)[0].fields["name"] == "one"


async def test_letters_behind_esc_or_saving_reach_nobody_else(tried: Path) -> None:
    """The form is left once, whatever is pressed meanwhile."""
    async with reading(tried, (80, 24), *HEARING, *keys("one")) as reader:
        await reader.pilot.press("ctrl+s", "escape", "escape", "ctrl+s")
        await reader.rest()
        await reader.see("Kept as a draft")
        assert reader.app.screen is reader.browse
    assert len(drafts(tried)) == 1


async def test_esc_leaves_a_draft_and_says_so(tried: Path) -> None:
    """The header counts it."""
    async with reading(tried, (80, 24), *HEARING, *keys("one"), "escape") as reader:
        await reader.see("Kept as a draft: T opens the tray.", "1 draft")
    assert [one.fields["name"] for one in drafts(tried)] == ["one"]


async def test_a_form_into_which_nothing_was_typed_leaves_nothing(tried: Path) -> None:
    """What was filled in from where one is, is no draft."""
    async with reading(tried, (80, 24), *MENTION, "tab", "escape") as reader:
        assert reader.app.screen is reader.browse
    assert drafts(tried) == ()


async def test_what_was_typed_and_taken_back_leaves_nothing(tried: Path) -> None:
    """Though it was kept in between."""
    async with reading(tried, (80, 24), *HEARING, "x") as reader:
        await kept(reader)
        await reader.press("backspace", "escape")
        assert reader.app.screen is reader.browse
    assert drafts(tried) == ()


async def test_a_form_is_thrown_away_at_the_second_press(tried: Path) -> None:
    """Any other key in between takes the first back."""
    async with reading(tried, (80, 24), *HEARING, "x") as reader:
        await kept(reader)
        await reader.press("ctrl+x", "y", "ctrl+x")
        assert answer(reader, "name").text == "xy"
        await reader.press("ctrl+x")
        await reader.see("Thrown away.")
    assert drafts(tried) == ()


async def test_a_file_that_cannot_be_written_is_left_only_when_asked_twice(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be kept is said to be lost."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        with locked(tried, monkeypatch):
            await reader.press("x", "escape")
            await reader.see("esc once more leaves without it")
            await reader.press("escape")
            await reader.see("What was typed is not kept.")
