"""Adding: from where one is, with what the cursor is on."""

from pathlib import Path

import pytest

from app.flows import reading
from app.screens.formed import form
from dossier.rows import text_of
from dossier.screens.adding import LETTERS, KindChoice, filled, kinds_for
from dossier_db.intake import KINDS, kind


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


async def test_what_each_kind_is_for_is_said_whole_at_eighty_columns(
    tried: Path,
) -> None:
    """None of them ends in an ellipsis."""
    async with reading(tried, (80, 24), "a") as reader:
        assert isinstance(reader.app.screen, KindChoice)
        below = reader.app.screen.list
        for place in range(len(KINDS)):
            one = below.rows.row(place) if below.rows is not None else None
            assert one is not None and below.draw is not None
            drawn = text_of(below.draw(one, below.size.width))
            assert "…" not in drawn, drawn


async def test_a_dot_stands_beside_the_kinds_that_begin_with_what_one_is_on(
    tried: Path,
) -> None:
    """On an event a note begins with it, a person does not."""
    async with reading(tried, (80, 24), "a") as reader:
        await reader.see("· begins with “The pasture beside the road is fenced in”.")
        await reader.see("n · note", "w · account of an event", "p   person")


async def test_the_window_covers_neither_header_nor_footer(tried: Path) -> None:
    """In eighty columns and twenty-four lines."""
    async with reading(tried, (80, 24)) as reader:
        before = reader.lines
        await reader.press("a")
        assert (reader.lines[0], reader.lines[-1]) == (before[0], before[-1])


def test_every_kind_has_a_letter_of_its_own() -> None:
    """None of which moves in the list."""
    assert set(LETTERS) == {one.name for one in KINDS}
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert not set(LETTERS.values()) & set("jkgG")


@pytest.mark.parametrize("start", ["", "e_", "p_", "o_", "l_", "c_", "s_", "x_", "q_"])
def test_every_kind_can_be_added_from_everywhere(start: str) -> None:
    """The likeliest stand first."""
    assert sorted(one.name for one in kinds_for(start)) == sorted(LETTERS)


@pytest.mark.parametrize(
    ("name", "record", "field"),
    [
        ("account", "e_protest", "event"),
        ("note", "e_protest", "about"),
        ("restraint", "p_aliya", "who"),
        ("name", "p_aliya", "of"),
        ("quote", "p_aliya", "speaker"),
        ("hearing", "c_trial", "case"),
        ("mention", "s_watch", "source"),
        ("quote", "x_watch_2", "passage"),
        ("answer", "q_number", "question"),
        ("note", "q_number", "about"),
        ("charge", "v_256", "provision"),
    ],
)
def test_what_the_cursor_is_on_stands_in_the_form(
    name: str, record: str, field: str
) -> None:
    """In the field that it can stand in."""
    assert filled(kind(name), record) == {field: record}


@pytest.mark.parametrize("record", ["x_watch_2", "s_watch"])
@pytest.mark.parametrize(
    "name", ["event", "hearing", "person", "organisation", "place", "observation"]
)
def test_what_stands_by_itself_does_not_cite_what_is_being_read(
    name: str, record: str
) -> None:
    """Who records a hearing may have been there."""
    assert filled(kind(name), record) == {}


async def test_a_hearing_begun_on_a_quotation_asks_where_it_is_said(
    tried: Path,
) -> None:
    """A mention begun there hangs on its passage."""
    async with reading(tried, (80, 24), "6", "a", "h") as reader:
        given = form(reader).form.given()
        assert not {"source", "passage"} & given.keys()
        await reader.press("escape", "a", "i")
        assert "passage" in form(reader).form.given()


def test_what_cannot_stand_in_a_form_is_left_out() -> None:
    """A question is in no participation."""
    assert filled(kind("participation"), "q_number") == {}


async def test_a_letter_opens_the_form_of_its_kind(tried: Path) -> None:
    """From an event, its account."""
    async with reading(tried, (80, 24), "j", "a") as reader:
        assert isinstance(reader.app.screen, KindChoice)
        await reader.see("Protest on the Karasu road", "account of an event")
        await reader.press("w")
        assert form(reader).form.given() == {"event": "e_protest"}
        await reader.see("Protest on the Karasu road", "Add an account of an event")


async def test_enter_and_a_click_open_it_too(tried: Path) -> None:
    """For whoever does not know the letter."""
    async with reading(tried, (80, 24), "a", "j", "enter") as reader:
        await reader.see("Add a participation")
        await reader.press("escape", "a")
        await reader.click("what somebody said")
        await reader.see("Add a quote")


@pytest.mark.parametrize(
    ("before", "given"),
    [
        (("3", "enter", "a", "a"), {"question": "q_number", "stance": "asserts"}),
        (("5", "enter", "a", "i"), {"who": "p_aliya"}),
        (("4", "G", "k", "k", "enter", "a", "s"), {"coverage": "none"}),
    ],
)
async def test_a_page_gives_its_own_record(
    tried: Path, before: tuple[str, ...], given: dict[str, str]
) -> None:
    """Where there is a field for it."""
    async with reading(tried, (80, 24), *before) as reader:
        assert form(reader).form.given() == given


async def test_esc_leads_back_to_where_one_was(tried: Path) -> None:
    """Nothing is added by looking at what could be."""
    async with reading(tried, (80, 24), "a", "escape") as reader:
        assert reader.app.screen is reader.browse
        await reader.press("a", "h", "escape")
        assert reader.app.screen is reader.browse


async def test_where_one_types_the_key_is_a_letter(tried: Path) -> None:
    """In the search, and in a form."""
    async with reading(tried, (80, 24), "slash", "a") as reader:
        assert not isinstance(reader.app.screen, KindChoice)
        await reader.press("escape", "a", "h", "a", "T")
        assert form(reader).form.here.text == "aT"
