"""The history of a record, and the log of the dossier."""

import threading
from pathlib import Path

import pytest

from app.flows import Reader, reading
from dossier.ledger import Ledger
from dossier.screens.history import HistoryScreen
from dossier_db import Store, log
from dossier_db.errors import BusyDossier
from dossier_db.merging import merge
from dossier_db.removing import remove
from dossier_db.undoing import undo, undoable

BOLAT = {"id": "p_bolat"}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log knows in whose name, and no two acts fall into one second."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    seconds = iter(range(60))
    monkeypatch.setattr(log, "now", lambda: f"2030-07-01T09:00:{next(seconds):02}Z")


def history(reader: Reader) -> HistoryScreen:
    """The history in front."""
    screen = reader.app.screen
    assert isinstance(screen, HistoryScreen), reader.text
    return screen


def rename(path: Path, name: str, agent: str = "Timur") -> None:
    """Give him another name."""
    with Store.open(path) as store, store.act(agent) as act:
        act.update("entity", BOLAT, {"name": name})


async def test_a_records_history_says_what_stood_there_before(tried: Path) -> None:
    """Who, when, what; the newest first, from its pane or its page."""
    rename(tried, "B. Seitkali")
    rename(tried, "Bolat S.", "Anna")
    for before in (("5", "j"), ("5", "j", "enter")):
        async with reading(tried, (80, 40), *before, "H") as reader:
            assert history(reader)
            await reader.see("history of Bolat S.", "Anna", "Timur", "tests")
            await reader.see("person, name: “B. Seitkali” became “Bolat S.”")
            await reader.see("person, name: “Bolat Seitkali” became “B. Seitkali”")
            await reader.see("added person: name “Bolat Seitkali”")
            assert reader.text.index("Anna") < reader.text.index("Timur")


async def test_a_history_is_told_in_names_and_not_in_ids(tried: Path) -> None:
    """Nor by what only the program needs."""
    async with reading(tried, (80, 40), "5", "j", "H") as reader:
        said = (
            "added use of a name: name “Bolat Seitkali”; cited from “Steppe Watch ¶1”"
        )
        await reader.see(said)
        await reader.see("added measure of restraint", "since 11 Apr 2024")
        for sign in ("p_bolat", "x_watch", "entity", "_id", "house_arrest", "Latn"):
            assert sign not in reader.text.partition("tests")[2]


async def test_what_was_removed_is_told_by_its_names(tried: Path) -> None:
    """They are known from the log alone by then."""
    with Store.open(tried) as store, store.act("Timur") as act:
        remove(act, "name", ("n_bolat_kk",))
    async with reading(tried, (80, 40), "5", "j", "H") as reader:
        await reader.see("removed name: Болат Сейітқали")
        await reader.see("removed use of a name: Болат Сейітқали, Radio Karasu ¶3")


async def test_the_history_of_one_who_is_another_now_says_so(tried: Path) -> None:
    """In the name of whom he became."""
    with Store.open(tried) as store, store.act("Timur") as act:
        merge(act, "p_bolat", "p_daniyar")
    async with reading(tried, (80, 40)) as reader:
        reader.app._show_history("p_bolat")
        await reader.see("person, is the same as: “Daniyar Akhmet”")


async def test_a_record_that_was_loaded_says_that_nobody_changed_it(
    case: Path,
) -> None:
    """The log is not empty for that."""
    with Store.open(case) as store:
        (count,) = store.reader.all("SELECT count(*) FROM change")[0]
    assert count
    async with reading(case, (80, 24)) as reader:
        reader.app._show_history("p_nobody")
        await reader.see("Nobody has changed it since it came in.")


async def test_the_log_lists_every_act(tried: Path) -> None:
    """Under its head, which stands for all of it; enter opens what an act concerns."""
    rename(tried, "B. Seitkali")
    async with reading(tried, (80, 24), "L") as reader:
        head = reader.app.desk.ledger.head()
        assert head is not None
        await reader.see(head.id, "of device", "Timur: changed person: B. Seitkali")
        await reader.press("enter")
        await reader.see("› B. Seitkali")
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.browse


async def test_the_log_says_what_was_taken_back(tried: Path) -> None:
    """And what was done again."""
    async with reading(tried, (80, 24), "j", "j", "D", "y", "u", "U", "L") as reader:
        await reader.see("Saule: did again: removed event")
        await reader.see("Saule: took back: removed event", "taken back")


async def test_the_log_of_a_new_dossier_is_empty(tmp_path: Path) -> None:
    """That is said."""
    path = tmp_path / "new.dossier"
    Store.create(path, name="New").close()
    async with reading(path, (80, 24), "L") as reader:
        await reader.see("the log is empty")
        await reader.press("escape", "H")
        await reader.see("Go to a record: its history is shown from there.")


async def test_a_removed_record_in_the_log_does_not_open(tried: Path) -> None:
    """It is said that it is gone, and one stays in the log."""
    with Store.open(tried) as store, store.act("Timur") as act:
        remove(act, "entity", ("p_bolat",))
    async with reading(tried, (80, 24), "L", "enter") as reader:
        assert history(reader)
        await reader.see("There is no record p_bolat in this dossier.")


async def test_esc_leads_back_and_the_log_opens_from_a_history(tried: Path) -> None:
    """One over the other; neither over itself."""
    async with reading(tried, (80, 24), "5", "H", "L", "L", "H") as reader:
        assert history(reader).record_shown == ""
        await reader.press("escape")
        assert history(reader).record_shown == "p_aliya"
        await reader.press("escape")
        assert reader.app.screen is reader.browse


async def test_the_log_shows_what_is_written_meanwhile(tried: Path) -> None:
    """By another program, at the next look; and what is undone there."""
    async with reading(tried, (80, 24), "L") as reader:
        rename(tried, "B. Seitkali", "Anna")
        reader.app._look()
        await reader.see("Anna: changed person: B. Seitkali")
        with Store.open(tried) as other, other.act("Anna") as act:
            deed = undoable(other.reader, "Anna")
            assert deed is not None
            undo(act, deed.id)
        reader.app._look()
        await reader.see("Anna: took back: changed person: B. Seitkali")


async def test_the_log_is_read_off_the_screens_thread(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Meanwhile keys are answered: esc leaves a long log before it is read."""
    going, threads = threading.Event(), []
    deeds = Ledger.deeds

    def slow(self: Ledger, limit: int) -> object:
        threads.append(threading.current_thread())
        going.wait(5)
        return deeds(self, limit)

    monkeypatch.setattr(Ledger, "deeds", slow)
    async with reading(tried) as reader:
        await reader.pilot.press("L")
        await reader.see("The log is being read; esc leaves.")
        await reader.pilot.press("escape")
        await reader.until(lambda: reader.app.screen is reader.browse)
        going.set()
        await reader.rest()
    assert threads and threading.main_thread() not in threads


async def test_a_log_that_cannot_be_read_says_why(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one sentence."""

    def busy(_self: Ledger) -> None:
        raise BusyDossier("Another program is writing.")

    monkeypatch.setattr(Ledger, "head", busy)
    async with reading(tried, (80, 24), "L") as reader:
        await reader.see("Another program is writing.")


@pytest.mark.parametrize("key", ["enter", "o"])
async def test_a_key_that_opens_says_so_where_a_history_has_nothing_to_open(
    tried: Path, key: str
) -> None:
    """Its lines tell what was written, and lead nowhere."""
    async with reading(tried, (80, 24), "H", key) as reader:
        assert "Nothing here can be opened." in reader.lines[-1]
