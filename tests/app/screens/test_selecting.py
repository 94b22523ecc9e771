"""Sentences are selected in a text: told in the header, copied, kept over a re-reading,
and handed to whoever makes a statement of them."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from textual.events import MouseDown, MouseEvent, MouseMove, MouseUp

from app.flows import Reader, reading
from app.holding import FORTY, WATCH, hold, hold_two
from app.screens.formed import form, keys
from dossier import locations
from dossier.messages import Saved
from dossier.screens.browse import BrowseScreen
from dossier.screens.page import RecordScreen
from dossier.screens.texts import TextsScreen
from dossier.widgets.selectable import BAR, POINTER_WITHIN
from dossier_db import Store
from dossier_db.intake.kinds import CITATION
from dossier_db.intake.selecting import selected

FROM_QUESTION = ("3", "enter", "w")
"""From the first question to the texts of two sources that answer it."""
MIXED = (
    "Суд огласил приговор 21 января. «Это не суд», — сказала Омарова.\r\n\r\n"
    "起诉书称，他们在公路上焚烧旗帜，“煽动民族仇恨”。庭审将于2026年1月21日开始。\r\n\r\n"
    "قال مكتب الميناء إن العبارة توقفت في 3 مايو. لم يتحدث أحد.\r\n\r\n"
    "Le\tpréfet a été pre\u0301venu. Nobody else spoke."
)


@pytest.fixture
def two(tried: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trial in which two texts are held, and a name that the log knows."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    return hold_two(tried)


def screen(reader: Reader) -> TextsScreen:
    """The texts in front."""
    found = reader.app.screen
    assert isinstance(found, TextsScreen), reader.text
    return found


def given(reader: Reader) -> Mapping[str, str]:
    """What a form would be filled with."""
    chosen = screen(reader).chosen
    assert chosen is not None
    found = selected(*chosen)
    return {one.name: found[one.name] for one in CITATION if one.name in found}


def words(reader: Reader) -> str:
    """The words of it; they stand where it says."""
    found = given(reader)
    text = next(
        side.text
        for side in screen(reader).sides
        if side.capture.id == found["capture"]
    )
    span = slice(int(found["starts"]), int(found["ends"]))
    assert " ".join(text[span].split()) == found["words"]
    return found["words"]


async def alone(reader: Reader, source: str = "s_watch") -> None:
    """Open one text, from its source."""
    await reader.press("4")
    rows = reader.rows.rows
    assert rows is not None
    place = rows.position(source)
    assert place is not None
    await reader.press("g", *["j"] * place, "w")


async def test_with_nothing_selected_the_sentence_under_the_cursor_is_meant(
    two: Path,
) -> None:
    """By the names of the fields of a citation."""
    async with reading(two) as reader:
        await alone(reader)
        await reader.press("j", "j")
        assert words(reader) == FORTY
        found = given(reader)
        assert found["source"] == "s_watch" and found["paragraph"] == "2"
        assert set(found) == {
            "source",
            "capture",
            "starts",
            "ends",
            "words",
            "paragraph",
        }
        assert set(found) <= {field.name for field in CITATION}


async def test_while_there_is_no_text_nothing_is_meant(two: Path) -> None:
    """It is read on a thread of its own."""
    async with reading(two) as reader:
        await alone(reader)
        screen(reader).sides = ()
        assert screen(reader).chosen is None
        await reader.press("y", "space", "escape")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 10)])
async def test_space_selects_and_the_header_tells_how_many(
    two: Path, size: tuple[int, int]
) -> None:
    """With what can be done with them, as far as there is room."""
    async with reading(two, size) as reader:
        await alone(reader)
        await reader.press("space")
        await reader.see("1 sentence selected: a")
        await reader.press("j")
        await reader.see("2 sentences selected: a")
        if size[0] >= 80:
            await reader.see(": a makes a statement of them, y copies them")
        assert words(reader).startswith("Steppe Watch")
        assert words(reader).endswith("Karasu road.")


async def test_esc_ends_the_selection_before_it_leaves(two: Path) -> None:
    """Then the header is as it was."""
    async with reading(two) as reader:
        await alone(reader)
        before = reader.lines[0]
        await reader.press("space", "j", "escape")
        assert reader.lines[0] == before
        assert BAR not in reader.text and POINTER_WITHIN not in reader.text
        await reader.press("escape")
        assert isinstance(reader.app.screen, BrowseScreen)


async def test_y_copies_what_is_selected_with_its_citation(two: Path) -> None:
    """Over paragraphs with both."""
    async with reading(two) as reader:
        await alone(reader)
        await reader.press("j", "space", "j", "j", "y")
        copied = locations.clipboard_file().read_text("utf-8")
        assert copied.startswith("“A protest was held on the Karasu road. About forty")
        assert "code.”\n" in copied
        assert "paragraphs 1–3" in copied
        await reader.press("escape", "y")
        copied = locations.clipboard_file().read_text("utf-8")
        assert copied.startswith("“The court of Karasu charged 9 people")
        assert "paragraph 3" in copied


async def test_words_with_quotation_marks_are_copied_in_others(two: Path) -> None:
    """Or nobody could tell which of them are the source's."""
    hold(two, "s_watch", SPOKEN)
    async with reading(two) as reader:
        await alone(reader)
        await reader.press("y")
        copied = locations.clipboard_file().read_text("utf-8")
        assert copied.startswith("‘“We only stood on the road,”")
        assert "””" not in copied and "’\n" in copied


@pytest.mark.parametrize("size", [(80, 24), (120, 30), (200, 40)])
async def test_of_two_texts_it_is_within_the_one_with_the_cursor(
    two: Path, size: tuple[int, int]
) -> None:
    """Going over to the other ends it, and it is still what is meant."""
    async with reading(two, size, *FROM_QUESTION, "g", "space", "j", "tab") as reader:
        first = screen(reader).sides[0].source.id
        kept = given(reader)
        await reader.press("j")
        assert given(reader) == kept and kept["source"] == first
        await reader.press("escape")
        assert given(reader)["source"] == screen(reader).sides[1].source.id
        await reader.press("space", "j")
        assert screen(reader).facing.selection is not None
        assert given(reader)["source"] == screen(reader).sides[1].source.id


async def test_it_is_selected_again_once_the_texts_are_read_again(two: Path) -> None:
    """The cursor is where it was, so that one more statement can be made of it."""
    async with reading(two, (120, 30), *FROM_QUESTION, "g", "space", "j") as reader:
        kept, cursor = given(reader), screen(reader).facing.cursor
        reader.app.post_message(Saved())
        await reader.rest()
        assert given(reader) == kept
        assert screen(reader).facing.cursor == cursor
        await reader.see("2 sentences selected")
        await reader.press("j")
        await reader.see("3 sentences selected")


async def test_a_reading_keeps_the_place_where_no_point_is(two: Path) -> None:
    """It does not go on to the next discrepancy."""
    async with reading(two, (120, 30), *FROM_QUESTION, "G") as reader:
        assert screen(reader).point is None
        cursor = screen(reader).facing.cursor
        reader.app.post_message(Saved())
        await reader.rest()
        assert screen(reader).facing.cursor == cursor


async def test_it_stays_where_another_text_is_set_beside(two: Path) -> None:
    """It is of the same text."""
    async with reading(two, (120, 24)) as reader:
        await alone(reader)
        await reader.press("space", "j", "space", "b", "j", "enter")
        assert len(screen(reader).sides) == 2
        assert given(reader)["source"] == "s_watch"
        await reader.see("2 sentences selected")


async def test_of_a_text_that_is_read_no_more_nothing_is_selected(two: Path) -> None:
    """A newer one was attached: its sentences may be others."""
    async with reading(two, (120, 24)) as reader:
        await alone(reader)
        await reader.press("space", "j")
        hold(two, "s_watch", f"Corrected. {WATCH}")
        reader.app.post_message(Saved())
        await reader.rest()
        assert screen(reader).facing.selection is None
        assert "selected" not in reader.lines[0]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_in_any_script_and_size_the_words_are_those_of_the_text(
    two: Path, size: tuple[int, int]
) -> None:
    """Cyrillic, Han, Arabic, two forms of an accent, a tab."""
    hold(two, "s_watch", MIXED)
    async with reading(two, (80, 24)) as reader:
        await alone(reader)
        await reader.press("space")
        await reader.resize(*size)
        count = len(screen(reader).sides[0].sentences)
        await reader.press("G")
        assert screen(reader).facing.cursor == count - 1 == 7
        assert words(reader) == " ".join(MIXED.split())
        await reader.press("k", "k")
        assert words(reader).endswith("لم يتحدث أحد.")


async def mouse(
    reader: Reader, kind: type[MouseEvent], at: tuple[int, int], button: int = 1
) -> None:
    """The mouse does something over a cell of the screen."""
    kinds: list[type[MouseEvent]] = [kind]
    await reader.pilot._post_mouse_events(kinds, None, offset=at, button=button)
    await reader.rest()


async def test_the_mouse_selects_what_it_is_drawn_over(two: Path) -> None:
    """A click elsewhere takes it back; with shift it selects up to there."""
    async with reading(two) as reader:
        await alone(reader)
        await mouse(reader, MouseDown, reader.find("About forty"))
        for kind in (MouseMove, MouseUp):
            await mouse(reader, kind, reader.find("Omarova was said"))
        await reader.see("3 sentences selected")
        assert words(reader).startswith(FORTY)
        await reader.click("The trial is expected")
        assert screen(reader).facing.selection is None
        at = reader.find("Omarova was said")
        await reader.pilot.click(None, offset=at, shift=True)
        await reader.see("2 sentences selected")


async def test_the_footer_names_the_key_and_a_click_there_is_the_key(two: Path) -> None:
    """At 80 columns."""
    async with reading(two) as reader:
        await alone(reader)
        await reader.click("space select")
        await reader.see("1 sentence selected")


async def test_of_a_source_without_a_text_the_passage_under_the_cursor_is_meant(
    tried: Path,
) -> None:
    """On its page, and on the passage's own."""
    async with reading(tried, (80, 40)) as reader:
        await reader.press("4")
        rows = reader.rows.rows
        assert rows is not None
        place = rows.position("s_watch")
        await reader.press("g", *["j"] * (place or 0), "enter")
        page = reader.app.screen
        assert isinstance(page, RecordScreen)
        while page.passage_here != "x_watch_2":
            await reader.press("j")
        await reader.press("o")
        page = reader.app.screen
        assert isinstance(page, RecordScreen)
        assert page.record_id == "x_watch_2"
        assert page.passage_here is not None


async def test_on_a_page_that_cites_nothing_no_passage_is_meant(tried: Path) -> None:
    """Until the cursor is on one."""
    async with reading(tried, (80, 40), "4", "enter") as reader:
        page = reader.app.screen
        assert isinstance(page, RecordScreen)
        page.sheet.show(())
        assert page.passage_here is None


SPOKEN = "“We only stood on the road,” said Aliya Omarova. Nobody else spoke.\n"


def held(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What the dossier answers."""
    with Store.open(path) as store:
        return [tuple(row) for row in store.reader.all(sql)]


async def save(reader: Reader) -> None:
    """Save the form in front, and wait until that is done."""
    await reader.press("ctrl+s")
    await reader.until(lambda: isinstance(reader.app.screen, TextsScreen))


async def test_a_selection_becomes_a_quote_with_its_speaker(two: Path) -> None:
    hold(two, "s_watch", SPOKEN)
    async with reading(two) as reader:
        await alone(reader)
        await reader.press("a", "q")
        await save(reader)
    assert held(
        two,
        "SELECT x.exact, x.starts, q.speaker_id, q.speaker_words FROM quote q"
        " JOIN passage x ON x.id = q.passage_id WHERE x.capture_id IS NOT NULL",
    ) == [("We only stood on the road,", 1, "p_aliya", None)]


async def test_of_several_quotations_the_words_selected_become_the_quote(
    two: Path,
) -> None:
    """None of them is dropped, and none is chosen for whoever writes."""
    text = f"{SPOKEN}\n\n“We only had a flag,” Omarova said. “And we went.”\n"
    hold(two, "s_watch", text)
    async with reading(two) as reader:
        await alone(reader)
        await reader.press("space", "G", "a", "q")
        held_words = form(reader).form.answers["words"].text
        assert held_words.startswith("“We only stood on the road,”")
        assert held_words.endswith("“And we went.”")


async def test_two_statements_from_one_selection_share_its_passage(two: Path) -> None:
    async with reading(two) as reader:
        await alone(reader, "s_radio")
        await reader.press("j", "space")
        for name in ("Aliya", "Karasu"):
            await reader.press("a", "i", *keys(name))
            await reader.until(lambda: bool(form(reader).offers.display))
            await reader.press("enter")
            await save(reader)
    assert held(
        two,
        "SELECT count(DISTINCT m.passage_id), count(*) FROM mention m JOIN passage x"
        " ON x.id = m.passage_id WHERE x.capture_id IS NOT NULL",
    ) == [(1, 2)]


async def test_words_that_are_cited_already_are_not_cited_anew(two: Path) -> None:
    async with reading(two) as reader:
        await alone(reader)
        await reader.press("j", "j")
        assert words(reader) == FORTY
        await reader.press("a", "w")
        assert form(reader).form.answers["passage"].value == "x_watch_2"
