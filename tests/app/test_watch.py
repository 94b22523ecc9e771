"""Two programs on one dossier: each sees what the other wrote, neither breaks it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.flows import Reader, reading
from app.screens.formed import drafts, form, keys, locked, rows
from dossier.screens.quick import QuickLine
from dossier_db import Store
from dossier_db.drafts import Draft
from dossier_db.removing import remove

TOLD = "Another program wrote: this is how it stands now."
BUSY = "Another program is writing to"


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name, and nobody waits long for another."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    guards = ("PRAGMA foreign_keys=ON", "PRAGMA busy_timeout=20")
    monkeypatch.setattr("dossier_db.connection.GUARDS", guards)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program holds the whole file: nobody reads or writes."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def rename(path: Path, record: str, name: str) -> None:
    """Another program gives a record another name."""
    with Store.open(path) as store, store.act("Timur") as act:
        act.update("entity", {"id": record}, {"name": name})


async def look(reader: Reader) -> None:
    """The look that the program takes every two seconds."""
    reader.app._look()
    await reader.rest()


async def test_what_one_window_wrote_the_other_shows(tried: Path) -> None:
    """After its next look, in the list, with a word that it did."""
    async with reading(tried) as first, reading(tried) as second:
        await first.press("j", "e")
        await first.press(*keys(" again"), "ctrl+s")
        await first.see("Saved: event")
        assert "road again" not in second.text
        await look(second)
        await second.see("Protest on the Karasu road again", TOLD)
        await look(first)
        assert TOLD not in first.text


async def test_nothing_is_said_where_nobody_wrote(tried: Path) -> None:
    """However often one looks."""
    async with reading(tried) as reader:
        await look(reader)
        await look(reader)
        assert TOLD not in reader.text


async def test_what_was_written_before_the_first_look_is_seen(tried: Path) -> None:
    """The watch begins with the first picture."""
    async with reading(tried) as reader:
        rename(tried, "e_protest", "A stand on the road")
        await look(reader)
        await reader.see("A stand on the road", TOLD)


@pytest.mark.parametrize(
    ("before", "record"),
    [(("j", "enter"), "e_protest"), (("5", "j", "enter"), "p_bolat")],
)
async def test_an_open_page_shows_it_too(
    tried: Path, before: tuple[str, ...], record: str
) -> None:
    """Whatever it is of."""
    async with reading(tried, (80, 24), *before) as reader:
        rename(tried, record, "Another name")
        await look(reader)
        await reader.see("› Another name", TOLD)


async def test_a_page_of_which_another_removed_the_record_says_so(
    tried: Path,
) -> None:
    """And the panes below go on without it."""
    async with reading(tried, (80, 24), "5", "j", "enter") as reader:
        with Store.open(tried) as other, other.act("Timur") as act:
            remove(act, "entity", ("p_bolat",))
        await look(reader)
        await reader.see("This was removed")
        await reader.press("e")
        await reader.see("Nothing stands here that can be changed.")
        await reader.press("escape")
        assert reader.row.id == "p_daniyar"
        assert "Bolat" not in reader.text


async def test_another_windows_draft_is_counted(tried: Path) -> None:
    """It is no news of rows."""
    async with reading(tried) as reader:
        with Store.open(tried) as other:
            draft = Draft("w_1", "note", {"text": "x"}, "2024-06-01T10:00:00+00:00")
            other.keep_draft(draft)
        await look(reader)
        await reader.see("1 draft")
        assert TOLD not in reader.text


async def test_what_is_typed_stays_while_another_writes(tried: Path) -> None:
    """In a form and in the line."""
    async with reading(tried, (80, 24), "a", "n", *keys("Omarova")) as reader:
        rename(tried, "e_protest", "A stand on the road")
        await look(reader)
        assert form(reader).form.here.text == "Omarova"
        await reader.see("Another program wrote; what is typed here stays as it is.")
        await reader.press("escape")
        await reader.see("A stand on the road")


async def test_of_a_form_over_what_another_changes_it_is_said_that_ctrl_s_asks(
    tried: Path,
) -> None:
    """The form still shows the old words: that this is how it stands is not said."""
    async with reading(tried, (80, 24), "j", "e") as reader:
        rename(tried, "e_protest", "A stand on the road")
        await look(reader)
        said = "Another program wrote: where both changed the same, ctrl+s asks."
        await reader.see(said, "Protest on the Karasu road")
        assert TOLD not in reader.text
        await reader.press(*keys(" again"), "ctrl+s")
        await reader.see("Somebody changed it meanwhile", "writes yours over it")


async def test_a_file_that_is_held_is_looked_at_later(tried: Path) -> None:
    """Nothing breaks meanwhile."""
    async with reading(tried) as reader:
        rename(tried, "e_protest", "A stand on the road")
        with held(tried):
            await look(reader)
            assert TOLD not in reader.text
        await look(reader)
        await reader.see("A stand on the road", TOLD)


async def test_a_file_that_is_held_when_the_watch_begins_is_watched_later(
    tried: Path,
) -> None:
    """At a look after it was let go."""
    async with reading(tried) as reader:
        reader.app._watch = None
        with held(tried):
            await look(reader)
            assert reader.app._watch is None
        await look(reader)
        rename(tried, "e_protest", "A stand on the road")
        await look(reader)
        await reader.see("A stand on the road")


async def test_a_line_for_a_file_that_is_held_keeps_what_was_typed(
    tried: Path,
) -> None:
    """One sentence; once it is let go, enter saves it."""
    count = "SELECT count(*) FROM passage WHERE gist = 'Nobody was let in'"
    async with reading(tried, (80, 24), "i", *keys("Nobody was let in")) as reader:
        with held(tried):
            await reader.press("enter")
            await reader.see(BUSY)
            line = reader.app.screen
            assert isinstance(line, QuickLine)
            assert line.line.value == "Nobody was let in"
        await reader.press("enter")
        await reader.see("Saved:")
    assert rows(tried, count) == [(1,)]
    assert drafts(tried) == ()


async def test_a_form_for_a_file_that_is_written_keeps_what_was_typed(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence; once that is done, ctrl+s saves it."""
    async with reading(tried, (80, 24), "j", "e") as reader:
        await reader.press(*keys(" again"))
        with locked(tried, monkeypatch):
            await reader.press("ctrl+s")
            await reader.see(BUSY)
            assert form(reader).form.here.text == "Protest on the Karasu road again"
        await reader.press("ctrl+s")
        await reader.see("Saved: event")


@pytest.mark.parametrize("key", ["e", "D", "M", "u", "H", "L", "j", "enter"])
async def test_a_key_on_a_file_that_is_held_is_answered_in_a_sentence(
    tried: Path, key: str
) -> None:
    """And one is where one was."""
    async with reading(tried, (80, 24), "5") as reader:
        with held(tried):
            await reader.press(key)
            await reader.see(BUSY if key != "M" else "only people are looked for")
        await reader.press("escape")
        assert reader.app.screen is reader.browse
