"""A dossier on a medium that cannot be written: all of it is read, nothing is left."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from app.flows import reading
from app.screens.formed import drafts, form, keys
from db import disks
from dossier.cli import main
from dossier_db import Store
from dossier_db.errors import DossierError, ReadOnlyDossier

READING: Final = (
    ("timeline",),
    ("defendants",),
    ("compare",),
    ("sources",),
    ("people",),
    ("quotes",),
    ("tasks",),
    ("show", "p_aliya"),
    ("search", "road"),
    ("search", "Әлия"),
    ("log",),
    ("log", "p_aliya"),
    ("dump",),
    ("verify",),
    ("compare", "--about", "e_protest"),
    ("timeline", "--told-by", "s_watch"),
)
"""What only reads."""
WRITING: Final = (
    ("add", "note", "about=p_aliya", "text=x", "--by", "Saule"),
    ("add", "person", "name=New", "source=own", "gist=x", "--by", "Saule"),
    ("reindex",),
    ("seal",),
)
"""What has to write, with the sentence of a refusal for all of them."""
CANNOT: Final = "cannot be written here"


@pytest.fixture
def medium(tmp_path: Path, _tried: bytes) -> Iterator[Path]:
    """A dossier on a medium that cannot be written."""
    folder = tmp_path / "medium"
    folder.mkdir()
    path = folder / "trial.dossier"
    path.write_bytes(_tried)
    with disks.read_only(folder):
        yield path


def left(path: Path) -> list[str]:
    """What is in the folder beside it."""
    return [one.name for one in path.parent.iterdir() if one != path]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_what_only_reads_reads_it(
    words: tuple[str, ...], medium: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As from any other disk."""
    assert main([*words, "-d", str(medium)]) == 0
    said = capsys.readouterr()
    assert said.out and "written" not in said.err
    assert left(medium) == []


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_what_writes_is_refused_in_a_sentence(
    words: tuple[str, ...], medium: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """That says what to do; and nothing is left of the try."""
    before = medium.read_bytes()
    first, *rest = words
    if first == "seal":
        number = said_aloud("five words of no kin")
        arguments = [first, str(medium), "--passphrase-fd", str(number)]
    else:
        arguments = [first, *rest, "-d", str(medium)]
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and ("written" in said or "Read-only" in said), said
    assert medium.read_bytes() == before and left(medium) == []


def said_aloud(words: str) -> int:
    """A descriptor from which a passphrase is read."""
    reading_end, writing_end = os.pipe()
    os.write(writing_end, f"{words}\n".encode())
    os.close(writing_end)
    return reading_end


@pytest.mark.parametrize("pane", "1234567")
async def test_every_pane_shows_it(pane: str, medium: Path) -> None:
    """With a page opened out of it."""
    async with reading(medium, (160, 50), pane) as reader:
        await reader.press("enter")
        await reader.rest()
    assert left(medium) == []


async def test_a_search_finds_in_it(medium: Path) -> None:
    """Without an index that could be made in the file."""
    async with reading(medium, (80, 24), "/", *keys("omarova")) as reader:
        await reader.see("Aliya Omarova")
    assert left(medium) == []


async def test_a_form_says_so_and_keeps_what_was_typed(
    medium: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is left: a draft has no place either."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    async with reading(medium, (80, 24), "j", "e") as reader:
        await reader.press(*keys(" again"), "ctrl+s")
        await reader.see("copy it to a folder of your own")
        assert form(reader).form.here.text == "Protest on the Karasu road again"
    assert drafts(medium) == ()
    assert left(medium) == []


_KILLED: Final = """
import os, sys
from dossier_db import Store, connection
writing = connection.writing
def small(*given, **more):
    made = writing(*given, **more)
    made.execute("PRAGMA cache_size=1")
    return made
connection.writing = small
with Store.open(sys.argv[1]) as store, store.act("Saule") as act:
    for number in range(400):
        act.insert("entity", {"id": f"p_{number}", "name": "x" * 300})
    os.kill(os.getpid(), 9)
"""


@pytest.fixture
def interrupted(tmp_path: Path, _tried: bytes) -> Path:
    """A dossier whose writer was killed when a part of it was in the file."""
    path = tmp_path / "medium" / "trial.dossier"
    path.parent.mkdir()
    path.write_bytes(_tried)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", _KILLED, path], env=environment)
    assert done.returncode == -signal.SIGKILL
    assert path.with_name("trial.dossier-journal").stat().st_size > 0
    assert path.read_bytes() != _tried
    return path


def test_a_write_that_was_cut_off_is_not_read_as_if_it_were_whole(
    interrupted: Path,
) -> None:
    """What has to be rolled back first cannot be here: it is refused, and says why."""
    with disks.read_only(interrupted.parent):
        with pytest.raises(DossierError) as caught:
            Store.open(interrupted)
        said = str(caught.value)
        assert "\n" not in said and said.endswith(".")
        assert "was interrupted" in said and "journal" in said
    with Store.open(interrupted) as store:
        assert store.reader.number("SELECT count(*) FROM entity WHERE id = 'p_1'") == 0
    assert left(interrupted) == []


def test_a_copy_taken_with_its_journal_is_rolled_back(
    interrupted: Path, tmp_path: Path
) -> None:
    """As the sentence says."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with disks.read_only(interrupted.parent):
        for one in interrupted.parent.iterdir():
            (elsewhere / one.name).write_bytes(one.read_bytes())
    with Store.open(elsewhere / interrupted.name) as store:
        assert store.reader.number("SELECT count(*) FROM entity WHERE id = 'p_1'") == 0
        with store.act("Saule") as act:
            act.insert("entity", {"id": "p_1", "name": "New"})
    assert left(elsewhere / interrupted.name) == []


def test_writing_is_refused_before_anything_is_made(medium: Path) -> None:
    """By whatever way."""
    with Store.open(medium) as store:
        with pytest.raises(ReadOnlyDossier, match=CANNOT), store.act("Saule"):
            pass
        with pytest.raises(ReadOnlyDossier, match=CANNOT):
            store.drop_draft("w_1")
    assert left(medium) == []
