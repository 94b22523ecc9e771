"""The file is another one under the running program: the screen stays and says so."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from textual.events import Key, Paste

from app.flows import Reader, begun, reading
from app.screens.formed import form, kept, keys
from app.under_lock import PASSPHRASE, WORDS, lock, reading_sealed, sealed
from dossier.screens import ended
from dossier.screens.desk import Desk
from dossier.screens.ended import EndedScreen
from dossier_db import Store, Viewpoint
from dossier_db.errors import Moved
from dossier_db.sealing import seal, unseal

OTHER = "The file was replaced, sealed or unsealed: leave and open it again."
GONE = "The file is not where it was: leave, and open it where it is."


def seal_it(path: Path) -> None:
    """Another window seals it: what was open is written over."""
    seal(path, PASSPHRASE)


def replace(path: Path) -> None:
    """Another program puts a copy in its place."""
    copy = path.with_name("incoming")
    shutil.copyfile(path, copy)
    os.replace(copy, path)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")


@asynccontextmanager
async def ending(
    path: Path, *pressed: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Reader]:
    """Somebody reading to whom it happens; why the program ended is raised after it."""
    with pytest.raises(Moved):
        async with reading(path, size, *pressed) as reader:
            yield reader


async def until_ended(reader: Reader) -> EndedScreen:
    """Wait until it is said, and all is put away."""
    await reader.until(lambda: isinstance(reader.app.screen, EndedScreen))
    await reader.until(reader.app._away.is_set)
    await reader.pilot.pause()
    screen = reader.app.screen
    assert isinstance(screen, EndedScreen)
    return screen


def read_below(reader: Reader) -> None:
    """A thread of the panes asks for something, whatever stands over them."""
    tally = partial(reader.app.desk.tally, Viewpoint())
    reader.app.run_worker(tally, thread=True)


@pytest.mark.parametrize(
    ("change", "before", "read", "said"),
    [
        (seal_it, ("j",), ("j",), OTHER),
        (seal_it, ("j", "tab"), ("2",), OTHER),
        (seal_it, ("j", "enter"), ("escape", "k"), OTHER),
        (seal_it, ("3", "enter"), ("2",), OTHER),
        (seal_it, ("slash", *"omarova"), ("down", "escape", "j"), OTHER),
        (seal_it, ("5", "j"), ("ctrl+k", *"kar", "escape", "H", "escape", "j"), OTHER),
        (replace, (), ("7",), OTHER),
        (replace, ("j", "enter"), ("7",), OTHER),
        (Path.unlink, ("2",), ("7",), GONE),
        (Path.unlink, ("slash", *"omarova"), ("escape", "7"), GONE),
    ],
)
async def test_at_the_read_that_fails_the_screen_says_it(
    tried: Path,
    change: Callable[[Path], None],
    before: tuple[str, ...],
    read: tuple[str, ...],
    said: str,
) -> None:
    """Nothing of the dossier is on it, and one key is."""
    async with ending(tried, *before) as reader:
        change(tried)
        await reader.press(*read)
        await until_ended(reader)
        assert [text.strip() for text in reader.lines if text.strip(" ─")] == [
            said,
            "q quit",
        ]
        assert reader.app.window_name == "dossier"
        assert not reader.app._exit


async def test_a_read_of_a_thread_that_fails_leads_there_too(tried: Path) -> None:
    """Also before the panes have ever shown anything."""
    with Store.open(tried) as store, begun(store) as app:
        tried.unlink()
        async with app.run_test(size=(80, 24)) as pilot:
            reader = Reader(app, pilot)
            await until_ended(reader)
            await reader.see(GONE, "q quit")
            await pilot.press("j")
            assert not app._exit
        assert isinstance(app.failure, Moved)


async def test_it_can_be_left_though_the_panes_never_stood(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys wait for them; none waits for ever."""

    def moved(*_given: object) -> None:
        raise Moved("trial.dossier was replaced by another file.")

    monkeypatch.setattr(ended, "REST", 0.0)
    monkeypatch.setattr(Desk, "rows", moved)
    with Store.open(tried) as store, begun(store) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            reader = Reader(app, pilot)
            await until_ended(reader)
            await reader.see("leave and open it again.", "q quit")
            await pilot.press("q")
            assert app._exit


async def test_what_is_typed_when_it_comes_goes_nowhere(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until the hands have rested; then the key that is shown leaves."""
    monkeypatch.setattr(ended, "REST", 3600.0)
    async with ending(tried, "j") as reader:
        seal_it(tried)
        burst = ("2", "q", "enter", "x", "q")
        for key in burst:  # none of them waits for the one before it
            reader.app.post_message(Key(key, key if len(key) == 1 else None))
        reader.app.post_message(Paste("q\n"))
        await until_ended(reader)
        await reader.pilot.press("q", "enter", "ctrl+q", "ctrl+l", "escape", "q")
        assert not reader.app._exit
        monkeypatch.setattr(ended, "REST", 0.05)
        await reader.pilot.press("enter")
        assert not reader.app._exit
        await asyncio.sleep(0.2)
        await reader.pilot.press("enter")
        assert not reader.app._exit
        await asyncio.sleep(0.2)
        await reader.pilot.press("q")
        assert reader.app._exit


async def test_a_click_on_the_key_leaves_as_well(tried: Path) -> None:
    """Nobody types with the mouse."""
    async with ending(tried, "j") as reader:
        seal_it(tried)
        await reader.pilot.press("k")
        await until_ended(reader)
        await reader.see("q quit")
        await reader.pilot.click(None, offset=reader.find("q quit"))
        assert reader.app._exit


async def test_an_open_form_keeps_its_words_on_the_screen(tried: Path) -> None:
    """It says what to do with them; once it is left, there is nothing more to read."""
    async with ending(tried, "j", "e") as reader:
        seal_it(tried)
        await reader.press(*keys(" again"), "tab", "shift+tab", "ctrl+s")
        await reader.see("Protest on the Karasu road again", "The file was replaced")
        assert form(reader).form.here.text == "Protest on the Karasu road again"
        await reader.press("escape", "escape")
        await until_ended(reader)


@pytest.mark.parametrize("on_the_disk", [True, False])
async def test_where_what_was_typed_is_kept_is_said(
    tried: Path, on_the_disk: bool
) -> None:
    """In the file that is sealed now; or not at all."""
    async with ending(tried, "a", "h") as reader:
        await reader.pilot.press(*keys("First"))
        await kept(reader)
        seal_it(tried)
        if not on_the_disk:
            await reader.pilot.press(*keys(" again"))
        read_below(reader)
        await until_ended(reader)
        is_draft = "Whatever was typed is a draft in the file that was opened."
        is_lost = "What was typed last could not be kept."
        await reader.see(OTHER, is_draft if on_the_disk else is_lost)
        assert "First" not in reader.text
    with Store.open(tried, passphrase=PASSPHRASE) as store:
        assert [dict(one.fields)["name"] for one in store.drafts.all()] == ["First"]


async def test_a_small_screen_has_room_for_all_of_it(tried: Path) -> None:
    """What happened, what to do, what is kept, and the key."""
    async with ending(tried, "a", "h", size=(40, 10)) as reader:
        seal_it(tried)
        await reader.pilot.press(*keys("First"))
        read_below(reader)
        await until_ended(reader)
        all_of_it = f"{OTHER} What was typed last could not be kept. q quit"
        await reader.until(lambda: " ".join(reader.text.split()) == all_of_it)


async def test_the_key_of_a_sealed_dossier_is_dropped(tried: Path) -> None:
    """Another window has made it plain."""
    with pytest.raises(Moved):
        async with reading_sealed(sealed(tried), (80, 24), "j") as (reader, store):
            unseal(tried, PASSPHRASE)
            await reader.pilot.press("7")
            await until_ended(reader)
            assert store.locked
            assert not [word for word in WORDS if word in reader.text]


async def test_it_comes_before_the_lock_of_a_plain_dossier(tried: Path) -> None:
    """No key leads back to what cannot be read."""
    async with ending(tried, "j") as reader:
        await lock(reader)
        seal_it(tried)
        read_below(reader)
        await until_ended(reader)
        await reader.pilot.press("j")
        assert isinstance(reader.app.screen, EndedScreen)
        await reader.see(OTHER)
