"""The tray: what waits there, what it lacks, and how it goes on."""

from pathlib import Path

import pytest

from app.flows import Reader, reading
from app.screens.formed import answer, choose, drafts, form, keys, write
from dossier.screens.tray import TrayScreen
from dossier_db import Store
from dossier_db.drafts import Draft


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


@pytest.fixture
def two(tried: Path) -> Path:
    """Two drafts wait."""
    with Store.open(tried) as store:
        hearing = {
            "name": "Second sitting",
            "date": "2024-04-14",
            "date.typed": "14 apr",
        }
        store.keep_draft(Draft("w_1", "hearing", hearing, "2024-06-01T10:00:00+00:00"))
        note = {"about": "p_aliya", "text": "Ask counsel."}
        store.keep_draft(Draft("w_2", "note", note, "2024-06-02T10:00:00+00:00"))
    return tried


def tray(reader: Reader) -> TrayScreen:
    """The tray in front."""
    screen = reader.app.screen
    assert isinstance(screen, TrayScreen), reader.text
    return screen


async def test_the_header_counts_the_drafts(two: Path) -> None:
    """Where there are any."""
    async with reading(two) as reader:
        await reader.see("2 drafts")


async def test_the_tray_says_what_each_draft_is_and_lacks(two: Path) -> None:
    """The one typed last at the beginning."""
    async with reading(two, (80, 24), "T") as reader:
        await reader.see("note", "Ask counsel.", "2 Jun 2024", "It can be saved.")
        await reader.press("j")
        await reader.see("Second sitting", "It lacks: source, in our words.")


@pytest.mark.parametrize("before", [("5", "enter"), ("3", "enter"), ("2", "tab")])
async def test_the_tray_opens_from_wherever_one_reads(
    two: Path, before: tuple[str, ...]
) -> None:
    """A page, a question, the detail."""
    async with reading(two, (80, 24), *before, "T") as reader:
        assert tray(reader)


async def test_a_draft_goes_on_where_it_was_left(two: Path) -> None:
    """What was typed stands there as it was typed; saved, it is no draft."""
    async with reading(two, (80, 24), "T", "j", "enter") as reader:
        assert answer(reader, "date").text == "14 apr"
        assert answer(reader, "date").value == "2024-04-14"
        await choose(reader, "source", "steppe watch")
        await write(reader, "gist", "It was closed.")
        await reader.press("ctrl+s")
        await reader.see("Saved: hearing, Second sitting", "1 draft")
    assert [one.id for one in drafts(two)] == ["w_2"]


async def test_a_record_is_shown_by_its_name_again(two: Path) -> None:
    """Its id is nothing to read."""
    async with reading(two, (80, 24), "T", "enter") as reader:
        assert answer(reader, "about").text == "Aliya Omarova"
        assert not form(reader).form.touched


async def test_leaving_a_draft_as_it_was_keeps_it(two: Path) -> None:
    """Nothing is dropped by looking."""
    async with reading(two, (80, 24), "T", "enter", "escape"):
        assert len(drafts(two)) == 2


async def test_a_draft_is_thrown_away_at_the_second_press(two: Path) -> None:
    """Any other key takes the first back."""
    async with reading(two, (80, 24), "T", "x") as reader:
        await reader.see("x once more throws away “Ask counsel.”")
        await reader.press("j", "k", "x")
        assert len(drafts(two)) == 2
        await reader.press("x")
        await reader.see("Second sitting", "It lacks")
        await reader.press("escape")
        await reader.see("1 draft")
    assert [one.id for one in drafts(two)] == ["w_1"]


async def test_an_empty_tray_says_so(tried: Path) -> None:
    """And is left by esc."""
    async with reading(tried, (80, 24), "T") as reader:
        await reader.see("No draft is left.")
        assert "saved" not in reader.text
        await reader.press("escape")
        assert reader.app.screen is reader.browse


async def test_a_draft_of_a_later_dossier_stays_where_it_is(tried: Path) -> None:
    """It is said, and not thrown away."""
    with Store.open(tried) as store:
        store.keep_draft(Draft("w_9", "dream", {"name": "x"}, "2024-06-01T10:00:00Z"))
    async with reading(tried, (80, 24), "T", "enter") as reader:
        await reader.see("of a later dossier")
    assert len(drafts(tried)) == 1


async def test_a_burst_into_a_continued_draft_is_kept_with_it(two: Path) -> None:
    """Under the same id."""
    async with reading(two, (80, 24), "T", "enter", "tab") as reader:
        await reader.press(*keys(" Soon."), "escape")
        await reader.see("Kept as a draft")
    assert {one.id: one.fields.get("text") for one in drafts(two)}["w_2"] == (
        "Ask counsel. Soon."
    )


async def test_a_draft_of_a_quotation_is_known_by_its_words(tried: Path) -> None:
    """Typed there, or those of the passage that it was begun on."""
    with Store.open(tried) as store:
        words = store.passages.passage("x_watch_2").citation.words
        begun = {"kind": "spoken", "direct": "yes", "passage": "x_watch_2"}
        told = {"passage.typed": "Steppe Watch ¶2", "speaker.typed": "Al"}
        fields = {**begun, **told}
        store.keep_draft(Draft("w_1", "quote", fields, "2024-06-01T10:00:00Z"))
    async with reading(tried, (100, 24), "T") as reader:
        first = tray(reader).list.row
        assert first is not None and first.words == words


async def test_without_a_passage_it_is_known_by_who_speaks(tried: Path) -> None:
    """What every quotation begins with says nothing of it."""
    with Store.open(tried) as store:
        fields = {"kind": "spoken", "direct": "yes", "speaker.typed": "Al"}
        store.keep_draft(Draft("w_1", "quote", fields, "2024-06-01T10:00:00Z"))
    async with reading(tried, (100, 24), "T") as reader:
        first = tray(reader).list.row
        assert first is not None and first.words == "Al"


async def test_a_draft_lacks_a_name_where_nobody_has_said_one(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the last thing that the form asks for."""
    monkeypatch.delenv("DOSSIER_AGENT")
    async with reading(two, (80, 24), "T") as reader:
        await reader.see("It lacks: your name.")
