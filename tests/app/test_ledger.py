"""What the corrections ask of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.ledger import Ledger
from dossier_db import Store
from dossier_db.errors import UnknownRecord
from dossier_db.undoing import undo

BOLAT = {"id": "p_bolat"}


@pytest.fixture
def store(tried: Path) -> Iterator[Store]:
    """The trial, open."""
    with Store.open(tried) as opened:
        yield opened


@pytest.fixture
def ledger(store: Store) -> Ledger:
    """Asks it."""
    return Ledger(store)


def rename(store: Store, name: str, agent: str = "Saule") -> None:
    """Give him another name."""
    with store.act(agent) as act:
        act.update("entity", BOLAT, {"name": name})


def take_back(store: Store, ledger: Ledger, *, redo: bool = False) -> str:
    """Undo or redo as Saule; the id of what was undone."""
    deed = ledger.last("Saule", redo=redo)
    assert deed is not None
    with store.act("Saule") as act:
        undo(act, deed.id)
    return deed.id


def test_behind_a_record_are_its_names_and_notes(ledger: Ledger) -> None:
    """The record itself first."""
    found = [(one.kind, one.said) for one in ledger.behind("p_bolat", None)]
    assert found[0] == ("person", "Bolat Seitkali")
    assert [kind for kind, _said in found] == ["person", "name", "name"]


def test_behind_a_statement_are_those_of_its_passage_first(ledger: Ledger) -> None:
    """Then the record on whose page it stands."""
    kinds = [one.kind for one in ledger.behind("p_bolat", "x_radio_3")]
    assert kinds[0] == "restraint"
    assert kinds.index("passage") < kinds.index("person")


def test_a_record_is_called_by_its_name_and_one_that_is_gone_by_its_id(
    ledger: Ledger,
) -> None:
    """A question by what it asks."""
    assert ledger.name_of("p_bolat") == "Bolat Seitkali"
    assert ledger.name_of("q_number") == "How many were there?"
    assert ledger.name_of("p_gone") == "p_gone"


def test_what_hangs_on_a_record_is_told_in_words(ledger: Ledger) -> None:
    """What goes, then what stays."""
    found = ledger.dependants("entity", ("p_bolat",))
    assert {(one.table, one.count) for one in found if one.goes} >= {
        ("name", 2),
        ("charge", 1),
    }
    assert [one.table for one in found if not one.goes] == ["quote"]
    assert all(one.example for one in found)
    with pytest.raises(UnknownRecord):
        ledger.dependants("entity", ("p_gone",))


def test_the_last_act_is_of_the_one_who_asks(store: Store, ledger: Ledger) -> None:
    """And can be done again until something else is written."""
    rename(store, "B.", "Timur")
    assert ledger.last("Saule", redo=False) is None
    rename(store, "Bolat S.")
    undone = take_back(store, ledger)
    again = ledger.last("Saule", redo=True)
    assert again is not None and again.undoes == undone
    rename(store, "Bolat T.")
    assert ledger.last("Saule", redo=True) is None


def test_the_log_is_given_the_newest_first(store: Store, ledger: Ledger) -> None:
    """So many acts as are asked for, below the head of all."""
    rename(store, "B.")
    head, found = ledger.head(), ledger.deeds(1)
    assert head is not None
    assert [one.agent for one in found] == ["Saule"]
    assert head.chain == found[0].device


def test_an_act_that_the_log_does_not_have_is_none(
    store: Store, ledger: Ledger
) -> None:
    """Nobody is refused for that."""
    rename(store, "B.")
    (deed,) = ledger.deeds(1)
    assert ledger.deed(deed.id) == deed
    assert ledger.deed("gone") is None


def test_what_an_act_took_back_is_said_in_words(store: Store, ledger: Ledger) -> None:
    """Of an act that did something itself there is nothing to say."""
    rename(store, "B.")
    (done,) = ledger.deeds(1)
    undone = take_back(store, ledger)
    (undoing,) = ledger.deeds(1)
    assert undoing.undoes == undone == done.id
    said = ledger.back(undoing.id)
    assert said is not None and said.startswith("took back: ")
    assert ledger.back(done.id) is None
    assert ledger.back("gone") is None


def test_a_history_comes_with_the_names_of_all_that_it_names(
    store: Store, ledger: Ledger
) -> None:
    """Records, passages, spellings, words; none for what is nobody's id."""
    rename(store, "B.")
    found, names = ledger.history("p_bolat")
    assert found[0].value == "B." and found[0].before == "Bolat Seitkali"
    assert names["c_trial"] == "The Karasu road trial"
    assert names["x_radio_3"] == "Radio Karasu ¶3"
    assert names["n_bolat_kk"] == "Болат Сейітқали"
    assert names["restraint:house_arrest"] == "house arrest"
    assert "A shepherd." not in names and "2024-04-11" not in names


def test_what_is_gone_is_named_as_it_was_called_last(
    store: Store, ledger: Ledger
) -> None:
    """The log knows it."""
    with store.act("Saule") as act:
        act.delete(
            "mention", {"entity_id": "p_aliya", "passage_id": "x_watch_4", "gist": ""}
        )
        act.delete("name_use", {"name_id": "n_bolat_kk", "passage_id": "x_radio_3"})
        act.delete("name", {"id": "n_bolat_kk"})
    _found, names = ledger.history("p_bolat")
    assert names["n_bolat_kk"] == "Болат Сейітқали"


def test_the_history_of_nobody_is_empty(ledger: Ledger) -> None:
    """Not an error: it may have been another's program."""
    assert ledger.history("p_nobody") == ((), {})
