"""What a form is opened for: to change what stands, and to go on where it was left."""

from pathlib import Path

import pytest

from app.flows import Reader, reading
from app.screens.formed import answer, drafts, form, go, kept, keys, rows
from dossier.errands import adding, changing, open_form
from dossier_db import Store, log
from dossier_db.intake import kind
from dossier_db.intake.editing import change
from dossier_db.intake.kinds import OWN
from dossier_db.intake.standing import Standing

ALIYA = Standing("person", ("p_aliya",), "person", "Aliya Omarova")
EVENT = Standing("event", ("e_protest",), "event", "Protest on the Karasu road")
SPELLED = Standing("name", ("n_aliya",), "name", "Aliya Omarova")


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


async def edit(reader: Reader, standing: Standing = ALIYA) -> None:
    """Open the form that changes a row."""
    desk = reader.app.desk
    await open_form(reader.app, desk, changing(desk, standing), {})
    await reader.rest()


async def test_what_stands_is_in_the_form_and_changed_by_saving(tried: Path) -> None:
    """Nothing else is."""
    async with reading(tried) as reader:
        await edit(reader)
        await reader.see("Edit person: Aliya Omarova", "A teacher; speaks for")
        await go(reader, "summary")
        await reader.press(*keys(" Twice held."), "ctrl+s")
        await reader.see("Saved: person")
    sql = "SELECT name, summary FROM entity WHERE id = 'p_aliya'"
    said = "A teacher; speaks for the village. Twice held."
    assert rows(tried, sql) == [("Aliya Omarova", said)]
    assert drafts(tried) == ()


async def test_an_edit_that_changes_nothing_is_not_said_to_be_saved(
    tried: Path,
) -> None:
    """Nothing is written, and no draft is left."""
    before = rows(tried, "SELECT count(*) FROM change")
    async with reading(tried) as reader:
        await edit(reader)
        await reader.press("ctrl+s")
        await reader.see("Nothing is changed, and nothing was written.")
    assert rows(tried, "SELECT count(*) FROM change") == before
    assert drafts(tried) == ()


async def test_what_is_there_already_is_not_said_to_be_saved(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same observation of the same minute, in a form."""
    monkeypatch.setattr(log, "now", lambda: "2024-06-12T10:30:00Z")
    given = {"source": OWN, "gist": "Nobody came.", "as_of": "2024-06-12T10:30"}
    async with reading(tried) as reader:
        for said in ("Saved: observation, Field notes", "There already: observation"):
            errand = adding(reader.app.desk, kind("observation"))
            await open_form(reader.app, reader.app.desk, errand, given)
            await reader.rest()
            await reader.press("ctrl+s")
            await reader.see(said)
    assert rows(tried, "SELECT count(*) FROM passage WHERE gist = 'Nobody came.'") == [
        (1,)
    ]


async def test_an_edit_goes_on_from_the_tray(tried: Path) -> None:
    """It still knows what stood there when it was begun."""
    async with reading(tried) as reader:
        await edit(reader)
        await reader.press(*keys(" K"), "escape")
        await reader.see("1 draft")
        await reader.press("T")
        await reader.see("edit person", "Aliya Omarova K")
        await reader.press("enter")
        assert answer(reader, "name").text == "Aliya Omarova K"
        await reader.press("ctrl+s")
        await reader.see("Saved: person")
    assert rows(tried, "SELECT name FROM entity WHERE id = 'p_aliya'") == [
        ("Aliya Omarova K",)
    ]


async def test_what_somebody_changed_meanwhile_is_not_written_over(
    tried: Path,
) -> None:
    """The form stays, with what was typed."""
    async with reading(tried) as reader:
        await edit(reader)
        with Store.open(tried) as other, other.act("Anna") as act:
            change(act, ALIYA, {"name": "Aliya Omarova"}, {"name": "A. Omarova"})
        await reader.press(*keys(" K"), "ctrl+s")
        await reader.see("Somebody changed it meanwhile", "A. Omarova")
        assert form(reader).form.here.text == "Aliya Omarova K"
        await kept(reader)
    assert len(drafts(tried)) == 1


@pytest.mark.parametrize(
    ("standing", "field", "text", "said"),
    [
        (ALIYA, "name", " K", "Saved: person, Aliya Omarova K"),
        (ALIYA, "summary", " Twice.", "Saved: person, Aliya Omarova"),
        (EVENT, "name", " again", "Saved: event, Protest on the Karasu road again"),
        (SPELLED, "name", " K", "Saved: name, Aliya Omarova K"),
    ],
)
async def test_what_was_edited_is_named_as_it_is_called_now(
    tried: Path, standing: Standing, field: str, text: str, said: str
) -> None:
    """As it is after adding."""
    async with reading(tried, (80, 24)) as reader:
        await edit(reader, standing)
        await go(reader, field)
        await reader.press(*keys(text), "ctrl+s")
        await reader.see(said)
