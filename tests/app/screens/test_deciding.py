"""Deciding: proposals kept and dismissed, and what Compare alone can do."""

from pathlib import Path

import pytest

from app.flows import Reader, reading
from app.screens.seen import changes
from dossier.commands import available, command
from dossier_db import Store
from dossier_db.tables import Row

COMPARE: dict[str, tuple[str, ...]] = {
    "candidates": (),
    "columns_left": ("l",),
    "columns_right": (),
    "dismiss_proposal": (),
    "fold": (),
    "keep": (),
    "narrow": (),
    "pair": (),
    "verdict": (),
}
"""The same, for what can be done in Compare alone."""


@pytest.fixture
def proposed(tried: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trial in which nobody has decided how many are charged."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    with Store.open(tried) as store, store.act("tests") as act:
        act.update("question", {"id": "q_charged"}, {"verdict": None})
        for answer, most in (("a_seven", 7), ("a_nine", 9)):
            values: Row = {"at_least": 7, "at_most": most}
            act.update("answer", {"id": answer}, values)
    return tried


def test_compare_has_every_command_of_the_panes_and_more() -> None:
    """What is more is tried here."""
    of_panes = {each.id for each in available("panes")}
    more = {each.id for each in available("compare")} - of_panes
    assert more == set(COMPARE)


@pytest.mark.parametrize("name", COMPARE)
async def test_a_command_of_compare_does_something_to_be_seen(
    tried: Path, name: str
) -> None:
    """In the matrix."""
    async with reading(tried, (80, 24), "3", *COMPARE[name]) as reader:
        assert await changes(reader, command(name), command(name).keys[0])


async def on_proposal(reader: Reader) -> None:
    """Open the question and put the cursor on what is proposed."""
    while reader.row.id != "q_charged":
        await reader.press("j")
    await reader.press("enter")
    sheet = reader.page.sheet
    about = [one.about is not None and one.about.proposal for one in sheet.blocks]
    sheet.move_to(next(place for place, found in enumerate(about) if found))


async def test_a_question_with_a_proposal_carries_its_mark_in_the_matrix(
    proposed: Path,
) -> None:
    """Until somebody decides."""
    async with reading(proposed, (80, 24), "3") as reader:
        await reader.see("? proposed")
        while reader.row.id != "q_charged":
            await reader.press("j")
        assert reader.row.mark == "proposed"


async def test_a_proposal_that_is_kept_becomes_the_verdict_of_its_answers(
    proposed: Path,
) -> None:
    """With its grounds as the note, and with who."""
    async with reading(proposed, (80, 40), "3") as reader:
        await on_proposal(reader)
        await reader.press("plus")
        await reader.see("Between two answers", "7 lies within 7–9")
        assert "Proposed, not decided" not in reader.text
    with Store.open(proposed) as store:
        rows = store.reader.all(
            "SELECT verdict, decided_by FROM comparison WHERE question_id = 'q_charged'"
        )
    assert rows == [("verdict:precision", "Saule")]


async def test_a_proposal_that_is_dismissed_does_not_come_back(proposed: Path) -> None:
    """Neither on the page nor in the matrix."""
    async with reading(proposed, (80, 40), "3") as reader:
        await on_proposal(reader)
        await reader.press("x")
        await reader.see("Dismissed")
        assert "Proposed, not decided" not in reader.text
        await reader.press("escape")
        assert reader.row.mark is None
    async with reading(proposed, (80, 40), "3") as reader:
        assert "? proposed" not in reader.text.replace("? proposed\n", "", 1)


async def test_keeping_asks_for_a_name_where_none_is_known(
    proposed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once; esc leaves everything as it was."""
    monkeypatch.delenv("DOSSIER_AGENT")
    async with reading(proposed, (80, 40), "3") as reader:
        await on_proposal(reader)
        await reader.press("plus", "escape")
        await reader.see("Proposed, not decided")
        await reader.press("plus", *"Timur", "enter")
        await reader.see("Between two answers")
    with Store.open(proposed) as store:
        assert store.reader.one(
            "SELECT decided_by FROM comparison WHERE question_id = 'q_charged'"
        ) == ("Timur",)


async def test_where_nothing_is_proposed_a_sentence_says_so(tried: Path) -> None:
    """For both keys."""
    async with reading(tried, (80, 24), "3", "plus") as reader:
        await reader.see("Go to what is proposed")


async def test_only_an_answer_can_be_marked(tried: Path) -> None:
    """Elsewhere it is said where to go; the same key takes the mark away."""
    async with reading(tried, (80, 40), "3", "enter", "m") as reader:
        await reader.see("Go to an answer")
        sheet = reader.page.sheet
        about = [one.about.answers if one.about else () for one in sheet.blocks]
        sheet.move_to(about.index(("a_40",)))
        await reader.press("m")
        await reader.see("“about 40” is marked")
        await reader.press("m")
        await reader.see("No answer is marked")


@pytest.mark.parametrize("key", ["v", "f", "F", "plus", "x", "m"])
async def test_a_key_of_compare_says_in_another_pane_where_it_works(
    tried: Path, key: str
) -> None:
    """There it does nothing, and the footer does not name it."""
    async with reading(tried, (80, 24), "5") as reader:
        before = reader.lines[:-1]
        await reader.press(key)
        assert "works in the comparison (3)" in reader.lines[-1]
        assert reader.lines[:-1] == before
