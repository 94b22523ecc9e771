"""Locking: nothing is to be seen, the key is gone, and all is as it was afterwards."""

import re
import threading
from pathlib import Path

import pytest
from textual.events import Paste

from app.flows import Reader, reading
from app.holding import hold_two
from app.screens.formed import form, keys
from app.screens.seen import EVERYWHERE
from app.under_lock import (
    PASSPHRASE,
    WORDS,
    give,
    lock,
    lock_of,
    reading_sealed,
    sealed,
)
from dossier.commands import command
from dossier.screens.quick import QuickLine
from dossier.screens.seek import Seek
from dossier.widgets.bars import FooterBar
from dossier_db import Store
from dossier_db.errors import Locked, RefusedWrite

PLACES: dict[str, tuple[str, ...]] = {
    "timeline": ("j",),
    "defendants": ("2", "j"),
    "compare": ("3", "j", "right"),
    "sources": ("4", "G"),
    "people": ("5", "j"),
    "quotes": ("6", "G"),
    "tasks": ("7", "j"),
    "detail": ("j", "tab", "j"),
    "maximised": ("j", "tab", "z"),
    "page": ("j", "enter", "j"),
    "question": ("3", "enter", "j"),
    "texts": ("3", "enter", "w", "n"),
    "text-selected": ("4", "G", "k", "k", "w", "j", "space", "j"),
    "candidates": ("3", "p", "j"),
    "search": ("slash", *"omarova", "down"),
    "search-kind": ("slash", *"karasu", "tab"),
    "jump": ("ctrl+k", *"bol"),
    "form": ("a", "h", *keys("First")),
    "kinds": ("a",),
    "line": ("i", *keys("Nobody was let in")),
    "tray": ("T",),
    "edit": ("j", "e", *keys(" again")),
    "remove": ("j", "D"),
    "verdict": ("3", "v"),
    "filter": ("3", "f", *"protest"),
    "filtered": ("3", "f", *"unsettled", "enter", "j"),
    "told-by": ("t", "down", "down", "enter", "2", "j"),
    "known-on": ("d", *"2024", "enter", "j"),
    "choice": ("t", "down"),
    "day": ("d", *"2024"),
    "history": ("5", "j", "H"),
    "log": ("L",),
    "help": ("question_mark", "ctrl+d"),
    "palette": ("ctrl+p",),
}
"""Where a reader can be, by the keys that lead there."""
FEW = ("timeline", "page", "form", "search", "choice", "palette")
"""One of each kind: a plain dossier is covered in the same way, and nothing goes."""
_MAY_DIFFER = re.compile(r" *\d+ sources .*open(?: · \d+ draft)?| *[▁-█]$", re.M)
"""What was typed is a draft, from the lock on at the latest; and the scroll bar tells
how far a document was laid up to now."""


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


def state_of(reader: Reader) -> tuple[object, ...]:
    """What a reader sees, on which screens, and where the keys go."""
    app, text = reader.app, reader.text
    text = _MAY_DIFFER.sub("", text)
    return (text, app.screen, app.screen_stack, app.focused, app.theme)


async def settled(reader: Reader) -> tuple[object, ...]:
    """The same, once it stays as it is."""
    seen: tuple[object, ...] = ()
    for bar in reader.app.screen.query(FooterBar):
        bar.notice = ""  # it would have gone by itself
    while seen != (seen := state_of(reader)):
        await reader.rest()
    return seen


@pytest.mark.parametrize("place", PLACES)
async def test_from_everywhere_the_lock_covers_all_and_leads_back(
    tried: Path, place: str
) -> None:
    """No word is left; the passphrase gives the same screens, texts and focus."""
    async with reading_sealed(sealed(hold_two(tried)), (80, 24), *PLACES[place]) as (
        reader,
        store,
    ):
        before = await settled(reader)
        await lock(reader)
        assert not [word for word in WORDS if word in reader.text]
        assert store.locked
        with pytest.raises(Locked):
            store.timeline.listing().page(0)
        await give(reader)
        assert not store.locked
        after = state_of(reader)
        assert after == before, f"{before[0]}\n{after[0]}"


@pytest.mark.parametrize("place", FEW)
async def test_a_plain_dossier_is_covered_wherever_one_is(
    tried: Path, place: str
) -> None:
    """Any key goes back, and is not answered there."""
    async with reading(hold_two(tried), (80, 24), *PLACES[place]) as reader:
        before = await settled(reader)
        await lock(reader)
        assert not [word for word in WORDS if word in reader.text]
        assert "not sealed" in reader.text
        await reader.press("j")
        assert state_of(reader) == before


async def test_a_wrong_passphrase_is_one_sentence(tried: Path) -> None:
    """The lock stays, as often as it is tried."""
    async with reading_sealed(sealed(tried)) as (reader, store):
        await lock(reader)
        for _try in range(2):
            await give(reader, "the road to nowhere")
            lock_of(reader)
            assert "This is not its passphrase." in reader.text
            assert store.locked
        await give(reader)
        assert "Timeline" in reader.text


async def test_no_letter_of_the_passphrase_is_shown(tried: Path) -> None:
    """A dot for each, and none is kept once it was tried."""
    async with reading_sealed(sealed(tried)) as (reader, _store):
        await lock(reader)
        empty = reader.text
        await reader.press(*"zqxj")
        assert "••••" in reader.text
        assert reader.text.replace("•", "").split() == empty.replace("•", "").split()
        await reader.press("backspace")
        assert "••••" not in reader.text and "•••" in reader.text
        await reader.press("ctrl+u")
        assert "•" not in reader.text
        await give(reader, "zqxj")
        assert lock_of(reader)._typed == []


async def test_a_passphrase_can_be_pasted(tried: Path) -> None:
    """Its first line."""
    async with reading_sealed(sealed(tried)) as (reader, store):
        await lock(reader)
        reader.app.post_message(Paste(f"{PASSPHRASE}\n"))
        await reader.see("•" * len(PASSPHRASE))
        await reader.press("enter")
        await reader.until(lambda: not store.locked)
        await reader.see("Timeline")


@pytest.mark.parametrize("name", sorted(EVERYWHERE.keys() - {"quit"}))
async def test_no_command_reaches_what_is_below(tried: Path, name: str) -> None:
    """Whichever of them is asked for by its key."""
    async with reading_sealed(sealed(tried)) as (reader, _store):
        await lock(reader)
        stack = reader.app.screen_stack
        await reader.press(*command(name).keys)
        lock_of(reader)
        assert reader.app.screen_stack == stack


async def test_the_mouse_does_not_reach_what_is_below(tried: Path) -> None:
    """Nor does a click uncover a sealed dossier."""
    async with reading_sealed(sealed(tried)) as (reader, _store):
        row = reader.rows.cursor
        await lock(reader)
        for line in range(0, 24, 3):
            await reader.pilot.click(None, offset=(12, line))
            await reader.pilot.double_click(None, offset=(12, line))
        lock_of(reader)
        await give(reader)
        assert reader.rows.cursor == row and reader.app.screen is reader.browse


async def test_letters_before_the_lock_are_kept_on_the_disk(tried: Path) -> None:
    """All of a burst, in the form and in the line; none goes into the passphrase."""
    async with reading_sealed(sealed(tried), (80, 24), "a", "h") as (reader, _store):
        await reader.press(*keys("First sitting"), "ctrl+l")
        await reader.until(reader.app._away.is_set)
        assert lock_of(reader)._typed == []
        await give(reader)
        assert form(reader).form.here.text == "First sitting"
        await reader.press("escape", "i", *keys("Nobody was let in"), "ctrl+l")
        await reader.until(reader.app._away.is_set)
        await give(reader)
        line = reader.app.screen
        assert isinstance(line, QuickLine)
        assert line.line.value == "Nobody was let in"
    with Store.open(tried, passphrase=PASSPHRASE) as store:
        kept = [dict(one.fields) for one in store.drafts.all()]
    assert {one.get("line") or one.get("name") for one in kept} == {
        "Nobody was let in",
        "First sitting",
    }


async def test_a_form_that_is_being_saved_is_saved_and_left(tried: Path) -> None:
    """Below the lock; one comes back to where it was opened."""
    path = sealed(tried)
    async with reading_sealed(path, (80, 24), "j", "e") as (reader, store):
        await reader.press(*keys(" again"))
        await reader.pilot.press("ctrl+s", "ctrl+l")
        await reader.until(reader.app._away.is_set)
        lock_of(reader)
        await give(reader)
        assert reader.app.screen is reader.browse, reader.text
        assert "Protest on the Karasu road again" in reader.text
        assert not store.drafts.all()


async def test_a_line_that_is_being_saved_is_saved_and_left(tried: Path) -> None:
    """It holds the keys while it is written, and the screen is covered meanwhile."""
    count = "SELECT count(*) FROM passage WHERE gist = 'Nobody was let in'"
    async with reading_sealed(sealed(tried), (80, 24), "i") as (reader, store):
        await reader.press(*keys("Nobody was let in"))
        await reader.pilot.press("enter", "ctrl+l")
        await reader.until(reader.app._away.is_set)
        await give(reader)
        assert reader.app.screen is reader.browse, reader.text
        assert store.reader.all(count) == [(1,)]


async def test_a_search_goes_on_with_its_query(tried: Path) -> None:
    """It has another session, and finds what is typed next."""
    pressed = ("slash", *"omar")
    async with reading_sealed(sealed(tried), (80, 24), *pressed) as (reader, _store):
        await lock(reader)
        await give(reader)
        await reader.press(*"ova")
        search = reader.app.screen
        assert isinstance(search, Seek) and search.input.value == "omarova"
        await reader.see("Omarova")
        await reader.press("enter")
        await reader.see("›")


async def test_a_form_goes_on_completing(tried: Path) -> None:
    """Its searches are other ones too."""
    pressed = ("a", "h", "tab", "tab", *"kar")
    async with reading_sealed(sealed(tried), (80, 24), *pressed) as (reader, _store):
        await lock(reader)
        await give(reader)
        await reader.press("a")
        await reader.see("Karasu")
        assert form(reader).form.here.text == "kara"


async def test_what_another_program_writes_meanwhile_is_seen_afterwards(
    tried: Path,
) -> None:
    """Not before: the lock says nothing of it."""
    path = sealed(tried)
    async with reading_sealed(path) as (reader, _store):
        await lock(reader)
        covered = reader.text
        with Store.open(path, passphrase=PASSPHRASE) as other, other.act("T") as act:
            act.update("entity", {"id": "e_protest"}, {"name": "A stand on the road"})
        reader.app._look()
        await reader.rest()
        assert reader.text == covered
        await give(reader)
        await reader.see("A stand on the road")
        reader.app._look()
        await reader.rest()
        assert "Another program wrote" not in reader.text


async def test_nothing_is_told_or_copied_over_the_lock(tried: Path) -> None:
    """Notices that were there are gone for good."""
    async with reading_sealed(sealed(tried)) as (reader, _store):
        reader.app.notify("Omarova was here", timeout=60)
        await reader.see("Omarova was here")
        await lock(reader)
        reader.app.notify("Omarova is here", timeout=60)
        reader.app.copy_to_clipboard("Omarova")
        await reader.rest()
        assert "Omarova" not in reader.text
        assert reader.app.clipboard != "Omarova"
        await give(reader)
        assert "Omarova was here" not in reader.text


async def test_the_lock_fits_every_size(tried: Path) -> None:
    """And what is below it is drawn in the new one afterwards."""
    async with reading_sealed(sealed(tried)) as (reader, _store):
        await lock(reader)
        for size in ((40, 10), (10, 3), (1, 1), (200, 60), (120, 40)):
            await reader.resize(*size)
            assert not [word for word in WORDS if word in reader.text]
        await give(reader)
        await reader.see("Timeline", "sources")
        assert len(reader.lines) == 40


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_one_can_leave_a_covered_plain_dossier(tried: Path, key: str) -> None:
    """In order."""
    async with reading(tried) as reader:
        await lock(reader)
        await reader.pilot.press(key)
        assert reader.app._exit and reader.app.return_code in (None, 0)


async def test_one_can_leave_a_locked_dossier(tried: Path) -> None:
    """With ctrl+q: a q is of the passphrase. What was typed is in the tray."""
    path = sealed(tried)
    async with reading_sealed(path, (80, 24), "a", "h") as (reader, _store):
        await reader.press(*keys("First"))
        await lock(reader)
        await reader.press("q")
        assert not reader.app._exit
        await reader.pilot.press("ctrl+q")
        assert reader.app._exit and reader.app.return_code in (None, 0)
    with Store.open(path, passphrase=PASSPHRASE) as store:
        assert len(store.drafts.all()) == 1


async def test_what_cannot_be_kept_is_said_and_stays(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full: the form has it still, when it is opened again."""

    def full(*_given: object) -> None:
        raise RefusedWrite("The disk that holds Karasu is full.")

    async with reading_sealed(sealed(tried), (80, 24), "a", "h") as (reader, store):
        monkeypatch.setattr(store, "keep_draft", full)
        await reader.press(*keys("First"))
        await lock(reader)
        await reader.see("Not all that was typed")
        assert "Karasu" not in reader.text
        await give(reader)
        assert form(reader).form.here.text == "First"


async def test_a_file_that_is_gone_is_said_without_its_name(tried: Path) -> None:
    """Once it is back it opens."""
    path = sealed(tried)
    async with reading_sealed(path) as (reader, _store):
        await lock(reader)
        away = path.rename(path.with_name("elsewhere"))
        await give(reader)
        assert path.name not in reader.text
        assert "The file is not there" in reader.text
        away.rename(path)
        await give(reader)
        await reader.see("Timeline")


async def test_what_was_read_when_the_key_went_is_no_fault(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread that asks too late is refused, and nobody is told."""
    go_on = threading.Event()
    async with reading_sealed(sealed(tried), (80, 24), "3") as (reader, store):

        def late() -> None:
            go_on.wait(10)
            store.timeline.listing().page(0)

        worker = reader.app.run_worker(late, thread=True)
        await lock_without_rest(reader)
        go_on.set()
        await reader.until(lambda: worker.is_finished)
        assert reader.app.failure is None
        await give(reader)
        await reader.see("Timeline")


async def lock_without_rest(reader: Reader) -> None:
    """Lock while a thread of the app is busy."""
    await reader.pilot.press("ctrl+l")
    await reader.until(reader.app._away.is_set)
