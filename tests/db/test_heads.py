"""Heads that are remembered of a sealed dossier: nobody learns from them which."""

from dossier_db.heads import ForgottenHeads, HiddenHeads
from dossier_db.keys import Key

HEAD = "6a84" + "0" * 58 + "ff"


def hidden(machine: ForgottenHeads, passphrase: str = "one") -> HiddenHeads:
    return HiddenHeads(machine, Key(passphrase, b"s" * 16).mark)


def test_a_head_is_turned_back_by_the_key_alone() -> None:
    machine = ForgottenHeads()
    hidden(machine).keep("d_a", HEAD)
    assert hidden(machine).head("d_a") == HEAD
    assert hidden(machine, "another").head("d_a") is None
    assert machine.head("d_a") is None


def test_neither_id_nor_head_stands_in_what_is_remembered_nor_one_head_twice() -> None:
    """The dossier's id and its chain have the same head."""
    kept: dict[str, str] = {}

    class Machine(ForgottenHeads):
        def keep(self, dossier_id: str, entry_id: str) -> None:
            kept[dossier_id] = entry_id

    for name in ("d_a", "chain"):
        hidden(Machine()).keep(name, HEAD)
    assert len(set(kept.values())) == len(kept) == 2
    assert {"d_a", "chain", HEAD}.isdisjoint({*kept, *kept.values()})


def test_what_is_no_head_is_none() -> None:
    """Another hand may have written in the file."""
    machine = ForgottenHeads()
    machine.keep(Key("one", b"s" * 16).mark("d_a"), "no head")
    assert hidden(machine).head("d_a") is None
