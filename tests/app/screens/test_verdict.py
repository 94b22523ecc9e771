"""The window of a verdict: a mark chooses, a row of its own takes it back."""

import sqlite3
from pathlib import Path

import pytest

from app.flows import Reader, reading
from dossier.screens.question import QuestionScreen
from dossier.screens.verdict import VerdictChoice
from dossier_db import Store
from dossier_db.decisions import decide

DIFFER = ("3", "enter", "v")
"""Leads to the verdict on the first question, which is that they differ."""


def window(reader: Reader) -> VerdictChoice:
    """The window in front."""
    screen = reader.app.screen
    assert isinstance(screen, VerdictChoice), reader.text
    return screen


def decided(path: Path, question: str = "q_number") -> tuple[object, ...]:
    """What the file says of a question."""
    with Store.open(path) as store:
        row = store.reader.one(
            "SELECT verdict, status, decided_by FROM question WHERE id = ?", (question,)
        )
    assert row is not None
    return row


def on_topic(reader: Reader, *answers: str) -> None:
    """Put the cursor on the line that is about these answers."""
    sheet = reader.page.sheet
    about = [one.about.answers if one.about else None for one in sheet.blocks]
    sheet.move_to(about.index(answers))


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


@pytest.mark.usefixtures("known")
async def test_a_mark_and_enter_give_a_question_its_verdict(tried: Path) -> None:
    """Who decided is in the file, and the screen shows it at once."""
    async with reading(tried, (80, 24), *DIFFER, "s", "enter") as reader:
        assert isinstance(reader.app.screen, QuestionScreen)
        await reader.see("the same, written otherwise", "Saved")
    assert decided(tried) == ("verdict:spelling", "status:open", "Saule")


@pytest.mark.usefixtures("known")
async def test_the_last_row_takes_the_verdict_back(tried: Path) -> None:
    """It says so, before and when it is done."""
    async with reading(tried, (80, 24), *DIFFER) as reader:
        assert "no verdict: take it back" in reader.text
        await reader.press("G", "enter")
        await reader.see("The matter is open again once enter saves it")
        await reader.press("enter")
        await reader.see("no verdict yet", "u takes it back")
        await reader.press("v")
        assert "take it back" not in reader.text
    assert decided(tried) == (None, "status:open", None)


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("chosen", ["enter", "exclamation_mark"])
async def test_the_mark_that_stands_is_kept_and_nothing_is_written(
    tried: Path, chosen: str
) -> None:
    """Enter on and on, from the matrix or from the page, decides nothing."""
    before = decided(tried), tried.read_bytes()
    async with reading(tried, (80, 24), *DIFFER, chosen) as reader:
        await reader.see("! differ stands: enter keeps it")
        await reader.press("enter")
        assert isinstance(reader.app.screen, QuestionScreen)
        assert "Saved" not in reader.text
    assert (decided(tried), tried.read_bytes()) == before


@pytest.mark.usefixtures("known")
async def test_a_note_is_added_to_the_verdict_that_stands(tried: Path) -> None:
    """That is something to write down."""
    keys = (*DIFFER, "exclamation_mark", *"by an hour", "enter")
    async with reading(tried, (80, 60), *keys) as reader:
        await reader.see("by an hour", "Saved")
    assert decided(tried) == ("verdict:differ", "status:open", "Saule")


@pytest.mark.usefixtures("known")
async def test_enter_on_a_line_chooses_as_its_mark_does(tried: Path) -> None:
    """For whoever cannot type the mark."""
    async with reading(tried, (80, 24), *DIFFER, "j", "enter", "enter") as reader:
        await reader.see("the later source reports the earlier stage")
    assert decided(tried)[0] == "verdict:backwards"


@pytest.mark.usefixtures("known")
async def test_a_point_settles_the_matter(tried: Path) -> None:
    """With the verdict that stands, which is not taken back by that."""
    keys = (*DIFFER, "full_stop", "exclamation_mark", "enter")
    async with reading(tried, (80, 24), *keys) as reader:
        await reader.see("settled")
    assert decided(tried) == ("verdict:differ", "status:settled", "Saule")


@pytest.mark.usefixtures("known")
async def test_a_note_is_kept_beside_the_verdict(tried: Path) -> None:
    """Ours, with its author."""
    keys = (*DIFFER, "tilde", *"one hour", "enter")
    async with reading(tried, (80, 60), *keys) as reader:
        await reader.see("one hour")


async def test_whoever_is_not_known_is_asked_for_a_name_once(tried: Path) -> None:
    """The log keeps who decided; the next verdict has the name already."""
    keys = (*DIFFER, "s", *"why", "enter", *"Timur", "enter")
    async with reading(tried, (80, 24), *keys) as reader:
        assert isinstance(reader.app.screen, QuestionScreen)
        await reader.press("v")
        assert window(reader).name_field.value == "Timur"
    assert decided(tried)[2] == "Timur"


async def test_nothing_is_saved_without_a_name(tried: Path) -> None:
    """A sentence says why."""
    async with reading(tried, (80, 24), *DIFFER, "s", "enter") as reader:
        assert window(reader)
        await reader.see("in whose name")
    assert decided(tried)[0] == "verdict:differ"


@pytest.mark.usefixtures("known")
async def test_what_somebody_decided_meanwhile_is_not_written_over(
    tried: Path,
) -> None:
    """The window says who decided what, and keeps what was typed."""
    async with reading(tried, (80, 24), *DIFFER, "s", *"mine") as reader:
        with Store.open(tried) as other, other.act("Anna") as act:
            decide(act, "q_number", "update")
        await reader.press("enter")
        await reader.see("Anna decided “update”")
        assert window(reader).note.value == "mine"
    assert decided(tried)[0] == "verdict:update"


@pytest.mark.usefixtures("known")
async def test_a_reading_stays_with_who_wrote_it(tried: Path) -> None:
    """Under another's verdict it is a note of its author's."""
    async with reading(tried, (80, 60), *DIFFER, "s", "enter") as reader:
        await reader.see("Both count the same hour. · A. N., 2024-07-01")
        assert "Our reading" not in reader.text


@pytest.mark.usefixtures("known")
async def test_tab_stops_only_where_something_can_be_typed_or_chosen(
    tried: Path,
) -> None:
    """The list, the note, the name, and round again."""
    async with reading(tried, (80, 24), *DIFFER) as reader:
        seen = []
        for _ in range(3):
            await reader.press("tab")
            seen.append(reader.focused())
        choice = window(reader)
        assert seen == [choice.note, choice.name_field, choice.list]


@pytest.mark.usefixtures("known")
async def test_an_answer_is_not_set_against_itself(tried: Path) -> None:
    """It carries a sign while it is marked."""
    async with reading(tried, (80, 60), "3", "enter") as reader:
        on_topic(reader, "a_40")
        await reader.press("m")
        await reader.see("● about 40")
        await reader.press("v")
        await reader.see("go to another")
        await reader.press("m")
        assert "●" not in reader.text


@pytest.mark.usefixtures("known")
async def test_escape_leaves_everything_as_it_was(tried: Path) -> None:
    """Even after a mark was chosen."""
    async with reading(tried, (80, 24), *DIFFER, "s", "escape") as reader:
        assert isinstance(reader.app.screen, QuestionScreen)
    assert decided(tried)[:2] == ("verdict:differ", "status:open")


@pytest.mark.usefixtures("known")
async def test_a_refused_verdict_keeps_what_was_typed(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program writes: the sentence says so, the note is still there."""
    monkeypatch.setattr("dossier_db.connection.BUSY_MS", 20)
    monkeypatch.setattr(
        "dossier_db.connection.GUARDS",
        ("PRAGMA foreign_keys=ON", "PRAGMA busy_timeout=20"),
    )
    other = sqlite3.connect(tried, isolation_level=None)
    try:
        keys = (*DIFFER, "s", *"late")
        async with reading(tried, (80, 24), *keys) as reader:
            other.execute("BEGIN IMMEDIATE")
            await reader.press("enter")
            await reader.see("Another program is writing")
            assert window(reader).note.value == "late"
            other.execute("ROLLBACK")
            await reader.press("enter")
            assert isinstance(reader.app.screen, QuestionScreen)
    finally:
        other.close()
    assert decided(tried)[0] == "verdict:spelling"


@pytest.mark.usefixtures("known")
async def test_two_marked_answers_have_a_verdict_of_their_own(tried: Path) -> None:
    """The question's verdict stays."""
    async with reading(tried, (80, 60), "3", "enter") as reader:
        for key, answer in (("m", "a_40"), ("v", "a_100")):
            on_topic(reader, answer)
            await reader.press(key)
        assert window(reader)
        await reader.see("over 100  /  about 40")
        await reader.press("circumflex_accent", "enter")
        await reader.see("Between two answers", "Saule")
    with Store.open(tried) as store:
        rows = store.reader.all(
            "SELECT a_id, b_id, verdict FROM comparison WHERE decided_by = 'Saule'"
        )
    assert rows == [("a_100", "a_40", "verdict:update")]
    assert decided(tried)[0] == "verdict:differ"


@pytest.mark.usefixtures("known")
async def test_a_verdict_on_two_answers_is_taken_back_too(tried: Path) -> None:
    """From the line that tells of it."""
    async with reading(tried, (80, 60), "3", "enter") as reader:
        on_topic(reader, "a_100", "a_range")
        await reader.press("enter", "G", "enter", "enter")
        assert isinstance(reader.app.screen, QuestionScreen)
    with Store.open(tried) as store:
        assert store.reader.number("SELECT count(*) FROM comparison") == 0


@pytest.mark.usefixtures("known")
async def test_a_verdict_is_given_from_the_matrix_too(tried: Path) -> None:
    """The row under the cursor stays, with its new mark."""
    async with reading(tried, (120, 40), "3", "j", "v", "at", "enter") as reader:
        assert reader.app.screen is reader.browse
        assert (reader.row.id, reader.row.mark) == ("q_day", "attribution")


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 60)])
async def test_the_window_shows_its_verdicts_and_field_at_every_size(
    tried: Path, size: tuple[int, int]
) -> None:
    """And does not cut what it asks."""
    async with reading(tried, size, *DIFFER) as reader:
        await reader.see("How many were there?", "differ", "your name")
