"""Soundness: a whole file is said to be whole, and what is wrong is named."""

import _thread
import shutil
import signal
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier_db import Store
from dossier_db.captures import attach
from dossier_db.heads import ForgottenHeads
from dossier_db.records import Finding
from dossier_db.soundness.file import stoppable


@pytest.fixture(name="path")
def village_file(village: Store, tmp_path: Path) -> Path:
    """The sample village in a file of its own."""
    return Path(shutil.copyfile(village.path, tmp_path / "village.dossier"))


def faults(path: Path) -> dict[str, str]:
    """What is wrong, by what was looked at."""
    with Store.open(path) as store:
        return {one.what: one.said for one in store.verify() if not one.sound}


def alter(path: Path, *statements: str) -> None:
    """Change the file behind the program's back."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_dossier_that_the_program_wrote_is_sound(path: Path) -> None:
    assert faults(path) == {}


def test_a_name_changed_by_another_program_is_found_in_the_index(path: Path) -> None:
    alter(path, "UPDATE entity SET name = 'Somebody' WHERE id GLOB 'p_*'")
    assert faults(path)["search index"] == (
        "it says other things than the rows: “dossier reindex” makes it anew"
    )


NOT_MADE = Finding(
    "search index", True, "none is in use here: the next search makes one"
)
"""What is said of an index that no search would use."""


class Elsewhere(ForgottenHeads):
    """A machine that made none of the indexes it meets."""

    def trusts(self, dossier_id: str, mark: str) -> bool:
        """None."""
        return False


def of_index(path: Path, heads: ForgottenHeads | None = None) -> Finding:
    """What is said of the search index."""
    with Store.open(path, heads=heads) as store:
        (found,) = (one for one in store.verify() if one.what == "search index")
    return found


def test_a_missing_index_is_no_damage(path: Path) -> None:
    alter(path, "DROP TABLE search_state")
    assert of_index(path) == NOT_MADE


def test_an_index_made_elsewhere_is_no_damage_whatever_it_says(path: Path) -> None:
    assert of_index(path, Elsewhere()) == NOT_MADE
    alter(path, "UPDATE entity SET name = 'Somebody' WHERE id GLOB 'p_*'")
    assert of_index(path, Elsewhere()) == NOT_MADE


def test_an_index_left_behind_by_a_write_elsewhere_is_no_damage(path: Path) -> None:
    with Store.open(path, heads=Elsewhere()) as store, store.act("Saule") as act:
        act.insert("entity", {"id": "p_new", "name": "Zhanar"})
    assert of_index(path, Elsewhere()) == NOT_MADE
    assert of_index(path) == NOT_MADE


def test_a_row_that_names_nobody_is_found(path: Path) -> None:
    alter(path, "DELETE FROM passage WHERE id = (SELECT passage_id FROM mention)")
    assert "a row of mention names no passage" in faults(path)["references"]


def keep(path: Path, text: str) -> None:
    """Attach a text to the paper."""
    with Store.open(path) as store, store.act("Saule") as act:
        held = text.encode()
        attach(act, "s_paper", held, text, media_type="text/plain", method="by hand")


def of_text(path: Path, what: str = "text of ") -> Finding:
    """What is said of the text of the paper, the one source that has one."""
    with Store.open(path) as store:
        (found,) = (one for one in store.verify() if one.what.startswith(what))
    return found


def of_passages(path: Path) -> Finding:
    """What is said of passages of the paper that do not stand in its text."""
    return of_text(path, "passages of ")


def test_of_a_text_it_is_told_how_its_passages_stand(path: Path) -> None:
    found = of_text(path)
    assert (found.sound, found.said) == (
        True,
        "2 exact, 0 moved, 2 unheld; 1 not held here, known by the hash alone",
    )
    assert [(one.id, one.state) for one in found.records] == [
        ("x_paper_1", "unheld"),
        ("x_paper_2", "exact"),
        ("x_paper_3", "unheld"),
        ("x_paper_4", "exact"),
    ]


def test_a_passage_that_its_text_never_held_is_told_and_is_no_damage(
    path: Path,
) -> None:
    keep(path, "We alone stood there. Nobody came.")
    assert faults(path) == {}
    assert of_text(path).said == (
        "0 exact, 0 moved, 2 unheld; SHA-256 of 1 file as attached, 1 not held here,"
        " known by the hash alone"
    )
    found = of_passages(path)
    assert found.missing and found.decided
    assert found.said == "1 changed, 1 lost: x_paper_2, x_paper_4"
    assert [(one.id, one.state) for one in found.records] == [
        ("x_paper_2", "changed"),
        ("x_paper_4", "lost"),
    ]


ALTERATIONS = {
    "the text": "UPDATE capture SET text = 'Nobody came.', bytes = NULL",
    "a passage": "UPDATE passage SET exact = 'words of nobody', digest = NULL,"
    " letters = NULL WHERE id = 'x_paper_2'",
    "a passage added": "INSERT INTO passage (id, source_id, exact)"
    " VALUES ('x_more', 's_paper', 'words of nobody')",
    "which text is read": "UPDATE handling SET at = '2000' WHERE capture_id IN"
    " (SELECT id FROM capture WHERE text LIKE 'We only%')",
}


@pytest.mark.parametrize("how", ALTERATIONS)
def test_what_is_gone_because_it_was_altered_is_never_only_not_found(
    path: Path, how: str
) -> None:
    """The log tells of the text and of the passages, or of what the load brought."""
    keep(path, "Nobody came.")
    keep(path, "We only stood there, they said.")
    assert faults(path) == {} and of_text(path).said.startswith("2 exact")
    alter(path, ALTERATIONS[how])
    assert faults(path)
    found = of_passages(path)
    assert not found.decided and "nobody can tell" in found.said


def test_without_a_whole_log_nobody_can_tell_whether_words_ever_stood_there(
    path: Path,
) -> None:
    keep(path, "Nobody came.")
    with Store.open(path) as store:
        found = store.verify(heads=("0" * 64,))
    (passages,) = (one for one in found if one.missing)
    assert not passages.decided


def test_of_several_texts_the_one_attached_last_is_looked_at(path: Path) -> None:
    keep(path, "We only stood there, they said.")
    keep(path, "Nobody came.")
    assert "2 lost" in of_passages(path).said
    keep(path, "We only stood there, they said.")
    assert of_text(path).said.startswith("2 exact")


def test_progress_is_told_of_texts_too(path: Path) -> None:
    told: list[tuple[int, int]] = []
    with Store.open(path) as store:
        store.verify(lambda done, of: told.append((done, of)))
    assert (1, 1) in told


def test_a_text_altered_by_another_program_is_found(path: Path) -> None:
    keep(path, "We only stood there.")
    alter(path, "UPDATE capture SET bytes = x'00' WHERE bytes NOT NULL")
    assert "is not what was attached: open a backup" in of_text(path).said


def test_a_page_of_the_file_that_cannot_be_read_keeps_no_other_look_back(
    path: Path,
) -> None:
    with Store.open(path) as store:
        connection = store.reader.connection
        ((root,),) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'edtf'"
        ).fetchall()
        ((size,),) = connection.execute("PRAGMA page_size").fetchall()
    held = bytearray(path.read_bytes())
    held[(root - 1) * size : root * size] = bytes(size)
    path.write_bytes(held)
    with Store.open(path) as store:
        found = {one.what: one.sound for one in store.verify()}
    assert not found["file"] and not found["derived"]
    assert found["log"]


@pytest.fixture
def _listening() -> Iterator[None]:
    """Whoever is started in the background is started deaf to ctrl+c."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_listening")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_ends_a_statement_that_would_run_for_ever() -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n)"
    connection = sqlite3.connect(":memory:")
    pressed = threading.Timer(0.05, _thread.interrupt_main)
    with pytest.raises(KeyboardInterrupt), stoppable(connection):
        pressed.start()
        connection.execute(f"{endless} SELECT count(*) FROM n").fetchall()
    connection.close()


SECRET = "correct horse battery"


@pytest.fixture(name="shut")
def sealed_file(tmp_path: Path) -> Path:
    """A sealed dossier in which something was written."""
    pytest.importorskip("sqlcipher3")
    path = tmp_path / "shut.dossier"
    with (
        Store.create(path, name="shut", passphrase=SECRET) as store,
        store.act("Saule") as act,
    ):
        act.insert("entity", {"id": "p_a", "name": "A" * 1000})
    return path


def test_a_sealed_dossier_is_looked_at_as_a_plain_one_is(shut: Path) -> None:
    with Store.open(shut, passphrase=SECRET) as store:
        found = store.verify()
    assert [one.what for one in found if not one.sound] == []
    assert any(one.said.startswith("2 entries in 1 chain") for one in found)


def test_a_flipped_byte_of_a_sealed_dossier_is_found(shut: Path) -> None:
    held = bytearray(shut.read_bytes())
    held[-100] ^= 1
    shut.write_bytes(held)
    with Store.open(shut, passphrase=SECRET) as store:
        found = {one.what: one.sound for one in store.verify()}
    assert not found["file"]


def test_passages_that_nobody_can_read_again_are_not_said_to_be_sound(
    path: Path,
) -> None:
    with Store.open(path) as store:
        (found,) = (
            one for one in store.verify() if one.what == "passages without a text"
        )
    assert (found.sound, found.decided) == (True, False)
    assert found.said.startswith("7 of 11 cannot be read again")
