"""Answering: what is typed or pasted stands where it was meant, at any size."""

from pathlib import Path

import pytest
from textual import events

from app.flows import reading
from app.screens.formed import answer, choose, form, go, keys, write
from dossier.rows import ELLIPSIS
from dossier_db import DossierError, Store

HEARING = ("a", "h")
MENTION = ("5", "a", "i")


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


@pytest.mark.parametrize("size", [(40, 10), (120, 40), (200, 60)])
async def test_another_size_loses_nothing(tried: Path, size: tuple[int, int]) -> None:
    """Nor does it move the cursor to another letter."""
    async with reading(tried, (80, 24), *HEARING, *keys("one two"), "left") as reader:
        await write(reader, "place", "kara")
        before = form(reader).form.kept()
        await reader.resize(*size)
        await reader.press("s")
        assert answer(reader, "place").text == "karas"
        assert form(reader).form.kept()["name"] == before["name"]
        await reader.see(">")


async def test_pasted_lines_become_one_and_it_is_said(tried: Path) -> None:
    """In the very words; a note keeps them."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await go(reader, "words")
        form(reader).post_message(events.Paste("one\r\ntwo\nthree"))
        await reader.see("one two three", "became spaces")
        await reader.press("escape", "a", "n")
        await go(reader, "text")
        form(reader).post_message(events.Paste("one\r\ntwo"))
        await reader.until(lambda: answer(reader, "text").text == "one\ntwo")


async def test_ones_own_observation_is_taken_however_fast_enter_comes(
    tried: Path,
) -> None:
    """By any of its words, before a search has answered."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await go(reader, "source")
        await reader.pilot.press(*keys("own obs"), "enter")
        assert answer(reader, "source").value == "own"


async def test_a_choice_that_is_typed_whole_is_chosen_and_another_is_told_its_words(
    tried: Path,
) -> None:
    """A date without a year follows what is planned, as it does by enter."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await go(reader, "status")
        await reader.see("happened, planned, postponed; reported: told, but held")
        await reader.press("ctrl+u", *keys("planned"))
        assert answer(reader, "status").value == "planned"
        assert "not chosen yet" not in reader.text
        await reader.press(*keys("x"))
        await reader.see("plannedx  not chosen yet")
        await reader.press("tab")
        words = "happened, planned, postponed, reported."
        await reader.see(f"status: Write one of these: {words}")


async def test_a_day_that_lies_ahead_is_seen_to_be_planned(tried: Path) -> None:
    """Whoever says that it happened is told at that field."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await write(reader, "name", "Third")
        await write(reader, "date", "20 Nov 9000 10:00")
        await reader.until(lambda: answer(reader, "status").text == "planned")
        await choose(reader, "status", "happened")
        await choose(reader, "source", "own")
        await write(reader, "gist", "So it is said.")
        await reader.press("ctrl+s")
        await reader.see("The day lies ahead: say planned, or write another day.")
        assert form(reader).form.at == "status"


async def test_enter_does_not_pass_what_is_needed_while_something_is_offered(
    tried: Path,
) -> None:
    """Tab does."""
    async with reading(tried, (80, 24), *MENTION) as reader:
        await go(reader, "source")
        await reader.press("enter")
        await reader.see("It cannot be left out: ↓ goes to what is offered, tab on.")
        assert form(reader).form.at == "source"
        await reader.press("tab")
        assert form(reader).form.at == "paragraph"


async def test_the_arrows_end_at_the_last_field_and_at_the_first(tried: Path) -> None:
    """Or the next letters would go into another field than is seen."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        first, last = form(reader).form.shown[0], form(reader).form.shown[-1]
        await go(reader, last)
        await reader.press("down", *keys("ab"))
        assert answer(reader, last).text == "ab"
        await go(reader, first)
        await reader.press("up", *keys("cd"))
        assert answer(reader, first).text == "cd"


async def test_very_words_are_told_from_a_quote(tried: Path) -> None:
    """Which asks who spoke; the form of a quote has no need to say it."""
    said = "what somebody said there: a quote (a q)."
    async with reading(tried, (80, 24), *HEARING) as reader:
        await go(reader, "words")
        await reader.see(said)
    async with reading(tried, (80, 24), "a", "q") as reader:
        await go(reader, "words")
        assert said not in reader.text


async def test_a_form_says_in_whose_name_it_will_be_saved(tried: Path) -> None:
    """When it opens, and behind its last field."""
    async with reading(tried, (80, 24), *HEARING) as reader:
        await reader.see("ctrl+s saves it in the name of Saule.")
        await reader.press("x")
        assert "in the name of" not in reader.text
        await go(reader, form(reader).form.shown[-1])
        await reader.press("enter")
        await reader.see(
            "This is the last field: ctrl+s saves it in the name of Saule."
        )


async def test_where_no_name_is_known_the_one_that_is_typed_is_said(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the last thing that is asked for."""
    monkeypatch.delenv("DOSSIER_AGENT")
    async with reading(tried, (80, 24), *HEARING) as reader:
        await reader.see("ctrl+s saves it.")
        await write(reader, "by", "Timur")
        await reader.press("enter")
        await reader.see("ctrl+s saves it in the name of Timur.")


async def test_why_a_draft_is_not_kept_is_said_with_what_to_do(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To its end, however long the way to the file is; once, where saving says it."""
    deep = "/media/saule/stick/cases of this year/the Karasu road.dossier"
    advice = "cannot be written here: copy it to a folder of your own first."

    def refused(*_given: object) -> None:
        raise DossierError(f"{deep} {advice}")

    monkeypatch.setattr(Store, "keep_draft", refused)
    monkeypatch.setattr(Store, "act", refused)
    async with reading(tried, (80, 24), "a", "n", *"Ask") as reader:
        await reader.see("Not kept as a draft yet:")
        assert advice in " ".join(reader.text.split())
        await reader.press("ctrl+s")
        await reader.see("Nor is it kept as a draft yet.")
        said = " ".join(reader.text.split())
        assert advice in said and f"{advice}{ELLIPSIS}" not in said
