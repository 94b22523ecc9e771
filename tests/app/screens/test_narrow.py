"""The list of filters: marks, sources and subjects, counted while one looks."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Key

from app.flows import Reader, reading
from dossier.screens.narrow import FilterChoice, FilterOffer, matching, offers
from dossier.screens.view import Look
from dossier_db import DossierError, Viewpoint
from dossier_db.records import Choices, Filter, Share

_MARKS = ("differ", "agree", "only", "proposed", "none")
FOUND = Choices(
    questions=Share("", "", 52),
    unsettled=Share("", "", 37),
    marks=tuple(Share(mark, "", 9, mark == "none") for mark in _MARKS),
    sources=(Share("s_radio", "Radio Қарасу", 12), Share("s_daily", "The Daily", 1)),
    about=(Share("e_road", "Protest on the road", 1200, True),),
    listed=5000,
)


class Counting:
    """Counts when it is told to, and remembers from where it was asked."""

    def __init__(self, found: Choices | DossierError = FOUND) -> None:
        self.found = found
        self.asked: list[Viewpoint] = []
        self.thread = threading.current_thread()
        self.may = threading.Event()
        self.may.set()

    def choices(self, view: Viewpoint) -> Choices:
        """What there is to choose from."""
        self.asked.append(view)
        self.thread = threading.current_thread()
        self.may.wait(10)
        if isinstance(self.found, DossierError):
            raise self.found
        return self.found


class Choosing:
    """Somebody before the list, and what was given in the end."""

    def __init__(self, reader: Reader, screen: FilterChoice) -> None:
        self.reader = reader
        self.screen = screen
        self.given: list[Filter | None] = []

    @property
    def here(self) -> str:
        """The id of the row under the cursor."""
        row = self.screen.list.row
        return "" if row is None else row.id

    async def type(self, text: str) -> None:
        """Fill the field."""
        self.screen.input.put(text)
        await self.reader.rest()


@asynccontextmanager
async def choosing(
    path: Path,
    now: Filter | None = None,
    size: tuple[int, int] = (80, 24),
    counting: Counting | None = None,
) -> AsyncIterator[Choosing]:
    """The list over the panes."""
    counts = counting or Counting()
    async with reading(path, size, "3") as reader:
        look = Look(Viewpoint(known_on="2024"), now or Filter())
        screen = FilterChoice(counts, look)
        found = Choosing(reader, screen)
        await reader.app.push_screen(screen, found.given.append)
        if counts.may.is_set():
            await reader.rest()
        else:
            await reader.pilot.pause()
        yield found


async def test_everything_stands_in_one_list_with_its_count(tried: Path) -> None:
    """Marks with sign and word, sources and subjects by name; sections named once."""
    async with choosing(tried, size=(80, 30)) as chooser:
        lines = [line.strip("│ ─") for line in chooser.reader.lines]
        text = "\n".join(" ".join(line.split()) for line in lines)
        for said in (
            "every question 52",
            "unsettled only 37",
            "marks ! differ 9",
            "? proposed 9",
            "nothing marked 9+",
            "sources Radio Қарасу 12",
            "subjects Protest on the road 1,200+",
        ):
            assert said in text
        assert text.count("\nsources ") == 1


async def test_it_is_in_view_after_a_form_was_open(tried: Path) -> None:
    """The form has a list of its own, of which nothing is to be seen at first."""
    keys = ("1", "a", "m", "escape", "escape", "3", "f")
    async with reading(tried, (80, 24), *keys) as reader:
        await reader.see("every question")


async def test_it_is_counted_on_a_thread_of_its_own_from_where_one_looks(
    tried: Path,
) -> None:
    """And not before it is asked for."""
    counting = Counting()
    async with choosing(tried, counting=counting):
        assert counting.asked == [Viewpoint(known_on="2024")]
        assert counting.thread is not threading.main_thread()


async def test_it_opens_before_anything_is_counted(tried: Path) -> None:
    """A mark can be taken at once; the cursor stays when the counts come."""
    counting = Counting()
    counting.may.clear()
    async with choosing(tried, counting=counting) as chooser:
        assert "counting …" in chooser.reader.text
        await chooser.reader.pilot.press("down", "down")
        assert chooser.here == "differ"
        counting.may.set()
        await chooser.reader.see("enter takes or drops")
        assert chooser.here == "differ" and "52" in chooser.reader.text


async def test_what_cannot_be_counted_is_said(tried: Path) -> None:
    """In the store's own sentence; the marks are still there."""
    refused = Counting(DossierError("Another program is writing."))
    async with choosing(tried, counting=refused) as chooser:
        assert "Another program is writing." in chooser.reader.text
        await chooser.reader.press("down", "enter")
        assert chooser.given == [Filter(unsettled=True)]


async def test_typing_narrows_the_list(tried: Path) -> None:
    """Every word must be in the name, accents and case apart; enter takes the first."""
    async with choosing(tried) as chooser:
        await chooser.type("ROAD protest")
        assert chooser.here == "about e_road"
        await chooser.reader.press("enter")
        assert chooser.given == [Filter(about="e_road")]


@pytest.mark.parametrize(
    ("keys", "gives"),
    [
        ((*"roxx", "backspace", "backspace", *"ad", "enter"), Filter(about="e_road")),
        ((*"road", "enter", *"xyz"), Filter(about="e_road")),
        ((*"every", "enter"), Filter()),
        ((*"un", "backspace", "backspace", "down", "enter"), Filter(unsettled=True)),
    ],
)
async def test_keys_that_come_together_take_what_they_were_meant_for(
    tried: Path, keys: tuple[str, ...], gives: Filter
) -> None:
    """The row of the letters before enter, whatever is typed behind it."""
    async with choosing(tried) as chooser:
        for key in keys:
            chooser.screen.input.post_message(Key(key, key if len(key) == 1 else None))
        await chooser.reader.rest()
        assert chooser.given == [gives]


async def test_letters_that_are_commands_are_words_there(tried: Path) -> None:
    """Nothing is quit or left by them."""
    async with choosing(tried) as chooser:
        await chooser.reader.press(*"qfj?")
        assert chooser.screen.input.value == "qfj?"
        assert "Nothing that can be chosen is called so." in chooser.reader.text
        await chooser.reader.press("enter")
        assert chooser.given == [] and chooser.screen.is_active


@pytest.mark.parametrize(
    ("typed", "gives"),
    [
        ("agree", Filter("agree", "s_daily", unsettled=True)),
        ("differ", Filter(None, "s_daily", unsettled=True)),
        ("қарасу", Filter("differ", "s_radio", unsettled=True)),
        ("daily", Filter("differ", unsettled=True)),
        ("road", Filter("differ", "s_daily", "e_road", unsettled=True)),
        ("unsettled", Filter("differ", "s_daily")),
        ("every", Filter()),
    ],
)
async def test_enter_takes_or_drops_one_and_leaves_the_others(
    tried: Path, typed: str, gives: Filter
) -> None:
    """But for every question, which drops all."""
    now = Filter("differ", "s_daily", unsettled=True)
    async with choosing(tried, now) as chooser:
        await chooser.type(typed)
        await chooser.reader.press("enter")
        assert chooser.given == [gives]


async def test_it_begins_at_what_is_filtered_by_now(tried: Path) -> None:
    """Also where that comes with the counts; what holds has a sign."""
    async with choosing(tried, Filter(source="s_daily")) as chooser:
        assert chooser.here == "s_daily"
        assert "• The Daily" in chooser.reader.text
        assert chooser.reader.text.count("•") == 1


async def test_esc_leaves_things_as_they_are(tried: Path) -> None:
    """Whatever was typed."""
    async with choosing(tried, Filter("differ")) as chooser:
        await chooser.type("daily")
        await chooser.reader.press("escape")
        assert chooser.given == [None]
        assert chooser.reader.app.screen is chooser.reader.browse


async def test_it_can_be_chosen_with_the_mouse(tried: Path) -> None:
    """A double click, as in every list."""
    async with choosing(tried) as chooser:
        await chooser.reader.click("! differ", times=2)
        assert chooser.given == [Filter("differ")]


@pytest.mark.parametrize("size", [(10, 3), (40, 10), (80, 24), (200, 60)])
async def test_it_works_at_every_size(tried: Path, size: tuple[int, int]) -> None:
    """Names stay legible, and the keys go on."""
    async with choosing(tried, size=size) as chooser:
        if size[0] >= 40:
            assert "every question" in chooser.reader.text
            assert "esc leaves" in chooser.reader.text
        await chooser.reader.press("down", "down", "enter")
        assert chooser.given == [Filter("differ")]


async def test_where_not_all_are_listed_that_is_said(tried: Path) -> None:
    """A long list ends somewhere."""
    few = Counting(
        Choices(
            FOUND.questions,
            FOUND.unsettled,
            FOUND.marks,
            FOUND.sources,
            FOUND.about,
            listed=2,
        )
    )
    async with choosing(tried, counting=few) as chooser:
        assert "the first 2 of each" in chooser.reader.text


def test_a_source_that_is_asked_about_too_stands_there_twice() -> None:
    """Each row has an id of its own."""
    radio = Share("s_radio", "Radio", 2)
    found = Choices(FOUND.questions, FOUND.unsettled, (), (radio,), (radio,), 9)
    all_of = offers(Filter(), found)
    radios: tuple[FilterOffer, ...] = matching(all_of, "radio")
    assert [offer.gives for offer in radios] == [
        Filter(source="s_radio"),
        Filter(about="s_radio"),
    ]
    assert len({offer.id for offer in all_of}) == len(all_of)


async def test_the_matrix_shows_what_was_chosen_and_every_question_again(
    tried: Path,
) -> None:
    """The head says what is left; a second choice is added to the first."""
    async with reading(tried, (80, 24), "3", "f", *"unsettled", "enter") as reader:
        await reader.see("unsettled  f changes or clears it")
        assert "On which day was it?" not in reader.text
        await reader.press("f", *"protest", "enter")
        await reader.see("about Protest on the Karasu road · unsettled")
        rows = reader.rows.rows
        assert rows is not None
        assert [row.id for row in rows.page(0)] == ["q_number"]
        await reader.press("f", *"every", "enter")
        await reader.see("On which day was it?")
        assert "f changes or clears it" not in reader.text


async def test_a_choice_that_leaves_nothing_is_told_in_a_sentence(tried: Path) -> None:
    """And can be taken back."""
    async with reading(tried, (80, 24), "3", "f", *"spelling", "enter") as reader:
        await reader.see("The filter leaves no question: s spelling.")
        await reader.see("proposed is under “? proposed”.")
        await reader.press("f", *"spelling", "enter")
        await reader.see("How many were there?")
