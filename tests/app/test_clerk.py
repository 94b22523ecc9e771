"""The clerk: one act after the other, on the disk before it is told."""

import threading
from pathlib import Path

import pytest

from dossier import state
from dossier.clerk import Clerk
from dossier_db import Store
from dossier_db.acts import Act
from dossier_db.decisions import decide
from dossier_db.errors import UnknownRecord
from dossier_db.limits import MOST_AGENT


async def test_what_is_written_is_on_the_disk_when_it_is_told(tried: Path) -> None:
    with Store.open(tried) as store:
        clerk = Clerk(store)
        await clerk.write("Saule", lambda act: decide(act, "q_number", "scope"))
        with Store.open(tried) as other:
            verdict = other.compare.question("q_number").row.verdict
        clerk.close()
    assert verdict == "scope"


async def test_a_refusal_comes_back_and_nothing_is_written(tried: Path) -> None:
    def change(act: Act) -> None:
        decide(act, "q_number", "scope")
        decide(act, "q_gone", "scope")

    with Store.open(tried) as store:
        clerk = Clerk(store)
        with pytest.raises(UnknownRecord):
            await clerk.write("Saule", change)
        clerk.close()
        assert store.compare.question("q_number").row.verdict == "differ"


async def test_all_is_written_on_one_thread_that_is_not_the_screens(
    tried: Path,
) -> None:
    with Store.open(tried) as store:
        clerk = Clerk(store)
        threads = {
            await clerk.write("Saule", lambda _act: threading.current_thread().name)
            for _ in range(3)
        }
        clerk.close()
    assert len(threads) == 1
    assert threading.current_thread().name not in threads


def test_the_environment_says_in_whose_name_before_what_is_remembered(
    tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tried) as store:
        clerk = Clerk(store)
        assert clerk.agent is None
        clerk.sign("Timur")
        assert clerk.agent == Clerk(store).agent == "Timur"
        monkeypatch.setenv("DOSSIER_AGENT", "Saule")
        assert clerk.agent == "Saule"
        monkeypatch.setenv("DOSSIER_AGENT", "  ")
        assert clerk.agent == "Timur"
        clerk.close()


def test_a_name_that_nothing_is_written_in_is_not_remembered(tried: Path) -> None:
    """Of an earlier edition, which let it in: it is asked for again."""
    state.remember(lambda before: before.with_agent("a" * (MOST_AGENT + 1)))
    with Store.open(tried) as store:
        clerk = Clerk(store)
        assert clerk.agent is None
        clerk.close()


def test_who_writes_in_a_sealed_dossier_is_known_in_this_run_alone(
    tmp_path: Path,
) -> None:
    pytest.importorskip("sqlcipher3")
    path = tmp_path / "sealed.dossier"
    with Store.create(path, name="Sealed", passphrase="five words of no kin") as store:
        clerk = Clerk(store)
        clerk.sign("Timur")
        assert clerk.agent == "Timur"
        assert state.remembered().agent is None
        clerk.close()
