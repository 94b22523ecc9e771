"""A sealed dossier: in every command and pane like a plain one, and no trace of it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app import small
from app.flows import reading
from app.terminal import Terminal, python
from dossier import locations, opening, state
from dossier.cli import main
from dossier.panes.deck import NAMES
from dossier.usage import VERBS
from dossier_db import Store, sealing
from dossier_db.keeping import rolling
from dossier_db.keeping.placing import replace
from dossier_db.sealing import seal

pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
SECRET, OTHER = "five words of no kin", "five other words of none"
READS = {
    "timeline": (),
    "defendants": (),
    "compare": (),
    "sources": (),
    "people": (),
    "quotes": (),
    "tasks": (),
    "show": ("p_aidar",),
    "search": ("aidar",),
    "log": (),
    "dump": (),
    "align": ("s_alpha", "s_beta"),
    "quotes-in": ("s_alpha",),
    "add": (),
}
"""Commands that print, with what they need."""
CITED = ("source=own", "gist=Seen there.", "--by", "Saule")
"""What one needs to add a record."""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same dossier twice: plain, and sealed."""
    plain = small.write(tmp_path_factory.mktemp("plain") / "small.dossier")
    sealed = tmp_path_factory.mktemp("sealed") / "small.dossier"
    shutil.copy(plain, sealed)
    seal(sealed, SECRET)
    return plain, sealed


@pytest.fixture
def sealed(pair: tuple[Path, Path], tmp_path: Path) -> Path:
    """The sealed one, of its own for each test, under a name that says something."""
    path = tmp_path / "telltale.dossier"
    shutil.copy(pair[1], path)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with these passphrases; its code, its output, what it refused."""

    def run(*words: str, given: tuple[str, ...] = (SECRET,)) -> tuple[int, str, str]:
        reader, writer = os.pipe()
        os.write(writer, "".join(f"{one}\n" for one in given).encode())
        os.close(writer)
        try:
            code = main([*words, "--passphrase-fd", str(reader)])
        finally:
            os.close(reader)
        return code, *capsys.readouterr()

    return run


@pytest.mark.parametrize("word", READS)
def test_every_command_that_reads_says_the_same_of_a_sealed_dossier(
    pair: tuple[Path, Path], run: Run, word: str
) -> None:
    plain, sealed = (run(word, *READS[word], "-d", str(path))[:2] for path in pair)
    assert sealed == plain


def test_the_list_above_has_every_command_that_only_reads() -> None:
    writes = {"new", "sample", "reindex", "import", "attach", "undo", "load"}
    of_files = {"seal", "unseal", "passphrase", "backup", "restore", "send", "receive"}
    proofs = {"verify", "sign", "custody"}
    assert set(VERBS) - writes - of_files - proofs <= set(READS)


async def test_every_pane_shows_the_same_of_a_sealed_dossier(
    pair: tuple[Path, Path],
) -> None:
    texts = []
    for path in pair:
        async with reading(path, (120, 40), passphrase=SECRET) as reader:
            seen = []
            for number in range(1, len(NAMES) + 1):
                await reader.press(str(number))
                seen.append(reader.text)
            texts.append(seen)
    assert texts[0] == texts[1]


async def test_in_the_app_a_sealed_dossier_is_searched_and_opened(sealed: Path) -> None:
    async with reading(sealed, passphrase=SECRET) as reader:
        await reader.press("slash", *"aidar")
        await reader.see("Aidar")
        await reader.press("enter")
        assert getattr(reader.page, "record_id", "") == "p_aidar"


@pytest.mark.parametrize("word", ["verify", "reindex"])
def test_what_looks_after_the_file_works_on_a_sealed_one(
    sealed: Path, run: Run, word: str
) -> None:
    assert run(word, "-d", str(sealed))[0] == 0


def test_a_record_is_added_to_a_sealed_dossier_and_taken_back(
    sealed: Path, run: Run
) -> None:
    added = ("add", "person", "name=Somebody New", *CITED)
    assert run(*added, "-d", str(sealed))[0] == 0
    assert "Somebody New" in run("people", "-d", str(sealed))[1]
    assert run("undo", "--by", "Saule", "-d", str(sealed))[0] == 0
    assert "Somebody New" not in run("people", "-d", str(sealed))[1]


def test_sealed_unsealed_and_given_another_passphrase_by_commands(
    case: Path, run: Run
) -> None:
    before = run("dump", "-d", str(case))[1]
    assert run("seal", str(case))[0] == 0 and Store.is_sealed(case)
    assert run("passphrase", str(case), given=(SECRET, OTHER))[0] == 0
    assert run("dump", "-d", str(case))[0] == 1
    assert run("unseal", str(case), given=(OTHER,))[0] == 0
    assert run("dump", "-d", str(case))[1] == before


def test_sealing_says_that_a_disk_may_keep_the_plain_file(case: Path, run: Run) -> None:
    said = run("seal", str(case))[1]
    assert "solid-state disk" in said and "passphrase nobody can open it" in said


@pytest.mark.parametrize(
    ("word", "given", "why"),
    [
        ("seal", (SECRET,), "sealed already"),
        ("passphrase", ("not the passphrase", OTHER), "does not open"),
        ("passphrase", (SECRET, "short"), "too short"),
        ("unseal", ("not the passphrase",), "does not open"),
    ],
)
def test_a_refusal_is_one_sentence_and_the_file_is_as_it_was(
    sealed: Path, run: Run, word: str, given: tuple[str, ...], why: str
) -> None:
    before = sealed.read_bytes()
    code, out, err = run(word, str(sealed), given=given)
    assert (code, out) == (1, "") and why in err and err.count("\n") == 1
    assert sealed.read_bytes() == before


@pytest.mark.parametrize("word", ["new", "sample"])
def test_a_new_file_can_be_sealed_from_the_beginning(
    tmp_path: Path, run: Run, word: str
) -> None:
    path = tmp_path / "new.dossier"
    code, out, _err = run(word, str(path), "--seal")
    assert code == 0 and ", sealed with this passphrase." in out
    assert Store.is_sealed(path)
    assert run("verify", "-d", str(path))[0] == 0


def test_without_what_decrypts_it_one_is_told_how_to_install_it(
    sealed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "dossier_db.cipher", None)
    code, _out, err = run("timeline", "-d", str(sealed))
    assert code == 1 and '“.venv/bin/pip install ".[encrypt]"”' in err


# What is left of it on the machine


def _left(machine: Path) -> dict[str, str]:
    """All files that the program keeps for itself, as text."""
    return {
        str(path.relative_to(machine)): path.read_text("utf-8", "replace")
        for path in machine.rglob("*")
        if path.is_file()
    }


def _traces(machine: Path, words: tuple[str, ...]) -> list[str]:
    return [
        f"{word} in {name}"
        for name, content in _left(machine).items()
        for word in words
        if word in name or word in content
    ]


def test_a_sealed_dossier_that_was_used_leaves_no_trace_of_its_name_or_place(
    sealed: Path, run: Run, machine: Path
) -> None:
    with Store.open(sealed, passphrase=SECRET) as store:
        traces = ("telltale", str(sealed.parent), store.dossier.id, store.dossier.name)
    run("add", "person", "name=Somebody", *CITED, "-d", str(sealed))
    run("search", "aidar", "-d", str(sealed))
    run("reindex", "-d", str(sealed))
    env = {"HOME": str(machine)}
    with Terminal(python("-m", "dossier", str(sealed)), env=env) as terminal:
        terminal.wait_for("Passphrase of")
        terminal.write(f"{SECRET}\n".encode())
        terminal.wait_for("[1")
        terminal.press("3", "j", "y")
        terminal.wait_for("[3 Compare]", "lipboard")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert locations.heads_file().exists()  # something was kept: the test can fail
    assert _traces(machine, traces) == []


def test_sealing_takes_away_what_was_remembered_of_the_plain_dossier(
    case: Path, run: Run, machine: Path
) -> None:
    run("add", "person", "name=Somebody", *CITED, "-d", str(case))
    run("reindex", "-d", str(case))
    with Store.open(case) as store:
        traces = ("small", str(case.parent), store.dossier.id, store.dossier.name)
    place = state.Place("people", {"people": "p_aidar"})
    state.remember(lambda before: before.with_last(case).with_place(traces[2], place))
    locations.clipboard_file().write_text(traces[3])
    assert _traces(machine, traces)
    run("seal", str(case))
    assert _traces(machine, traces) == []


def test_nothing_that_is_remembered_of_a_sealed_dossier_stands_in_a_plain_copy(
    case: Path, run: Run, machine: Path
) -> None:
    """Not its chain, nor its head, nor its index, nor who wrote last."""
    run("add", "person", "name=Somebody", *CITED, "-d", str(case))
    run("reindex", "-d", str(case))
    state.remember(lambda before: before.with_agent("Saule the monitor"))
    held = state.MachineHeads()
    with Store.open(case, heads=held) as store:
        (chain, head), mark = held_of(store), store.search.mark
    assert mark is not None
    traces = (chain, head, mark, "Saule the monitor")
    assert len(_traces(machine, traces)) >= len(traces)
    run("seal", str(case), given=(SECRET,))
    assert _traces(machine, traces) == []
    with Store.open(case, passphrase=SECRET, heads=held) as store:
        assert held_of(store) == (chain, head)
        assert store.search.mark == mark
    assert _traces(machine, traces) == []


def held_of(store: Store) -> tuple[str, str]:
    """The chain that this machine writes, and its last entry, as it remembers them."""
    remembered = store.remembered().heads
    ((chain, head),) = (one for one in remembered.items() if one[0] != store.dossier.id)
    assert remembered[store.dossier.id] == head
    return chain, head


def test_the_log_goes_on_in_its_chain_through_sealing_and_back(
    case: Path, run: Run
) -> None:
    def add(passphrase: str | None) -> None:
        given = () if passphrase is None else (passphrase,)
        added = ("add", "person", "name=One", *CITED, "-d", str(case))
        assert run(*added, given=given)[0] == 0

    def chains() -> int:
        with Store.open(case) as store:
            return len({head.chain for head in store.history.heads()})

    add(None)
    before = chains()
    run("seal", str(case), given=(SECRET,))
    add(SECRET)
    run("passphrase", str(case), given=(SECRET, OTHER))
    add(OTHER)
    run("unseal", str(case), given=(OTHER,))
    add(None)
    assert chains() == before


def test_sealing_one_copy_leaves_what_was_kept_of_another(
    case: Path, tmp_path: Path, run: Run
) -> None:
    """They share an id, as all samples of the bundled case do."""
    run("add", "person", "name=Somebody", *CITED, "-d", str(case))
    with Store.open(case) as store:
        mark = store.mark
    before = state.MachineHeads().head(mark)
    kept = rolling.held(locations.backups_folder(mark))
    other = tmp_path / "other.dossier"
    shutil.copy(case, other)
    with Store.open(other) as store, store.act("Saule") as act:
        act.insert("entity", {"id": "p_more", "name": "More"})
    run("seal", str(other))
    assert rolling.held(locations.backups_folder(mark)) == kept != ()
    assert before is not None


async def test_what_is_copied_from_a_sealed_dossier_goes_into_no_file(
    sealed: Path,
) -> None:
    async with reading(sealed, passphrase=SECRET) as reader:
        await reader.press("y")
        await reader.see("of a sealed dossier no file is made")
    assert not locations.clipboard_file().exists()


def test_a_sealed_dossier_is_not_opened_again_by_itself(sealed: Path, run: Run) -> None:
    run("timeline", "-d", str(sealed))
    assert opening.which(None) == locations.case_file()


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
def test_who_interrupts_sealing_is_told_which_of_the_two_the_file_is(
    case: Path, run: Run, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    def stop(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sealing, "_wipe" if late else "_prove", stop)
    code, out, err = run("seal", str(case))
    assert Store.is_sealed(case) == late
    if late:
        assert code == 0 and "it is done" in out
    else:
        assert code == 1 and "is as it was" in err


@pytest.mark.parametrize("cause", [KeyboardInterrupt, OSError])
def test_that_the_plain_file_was_wiped_is_not_said_where_it_was_not(
    case: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    cause: type[BaseException],
) -> None:
    """Somebody broke it off, or the disk did."""

    def stop(_file: int) -> None:
        raise cause

    monkeypatch.setattr(sealing, "overwrite", stop)
    code, out, _err = run("seal", str(case))
    assert code == 0 and Store.is_sealed(case)
    assert "not known" in out and "written over once" not in out


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
def test_who_interrupts_a_change_of_passphrase_is_told_which_one_holds(
    sealed: Path, run: Run, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    def stop(*given: Path) -> None:
        if late:
            replace(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(sealing, "replace", stop)
    code, out, err = run("passphrase", str(sealed), given=(SECRET, OTHER))
    if late:
        assert code == 0 and "it is done" in out
    else:
        assert code == 1 and f"the old passphrase of {sealed} holds" in err
    assert run("people", str(sealed), given=(OTHER if late else SECRET,))[0] == 0


def test_a_command_that_wrote_to_a_dossier_nobody_named_says_to_which(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state.remember(lambda before: before.with_last(case))
    assert main(["add", "person", "name=Somebody", *CITED]) == 0
    assert f"written to {case}" in capsys.readouterr().err
    assert main(["people"]) == 0
    assert "written to" not in capsys.readouterr().err
