"""Which dossier is opened, and the bundled case as a file of the person's own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import dossier_assets
from dossier import locations, opening, state
from dossier.errors import Refusal
from dossier_db import Store
from dossier_db.errors import NotADossier, Taken


def _fill(store: Store) -> None:
    """A stand-in for the bundled case: one word."""
    with store.act("tests") as act:
        act.insert("term", {"id": "test:word", "name": "word"})


@pytest.fixture
def quick_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled case, but small."""
    monkeypatch.setattr(opening, "_case", _fill)


def test_a_named_file_comes_first(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FILE, then DOSSIER_FILE, then the last one opened."""
    state.remember(lambda before: before.with_last(case))
    monkeypatch.setenv("DOSSIER_FILE", str(tmp_path / "b"))
    assert opening.which("a") == Path("a")
    assert opening.which(None) == tmp_path / "b"
    monkeypatch.setenv("DOSSIER_FILE", "")
    assert opening.which(None) == case


def test_a_file_without_a_name_is_refused(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the environment's nor the last one is opened in its place."""
    state.remember(lambda before: before.with_last(case))
    monkeypatch.setenv("DOSSIER_FILE", str(case))
    with pytest.raises(Refusal, match="No file is named"):
        opening.which("")


@pytest.mark.usefixtures("quick_case")
def test_a_last_one_that_has_gone_gives_way_to_the_bundled_case(
    tmp_path: Path,
) -> None:
    """A stick that is not plugged in stops nobody."""
    state.remember(lambda before: before.with_last(tmp_path / "gone.dossier"))
    assert opening.which(None) == locations.case_file()
    assert locations.case_file().exists()


@pytest.mark.usefixtures("quick_case")
def test_the_bundled_case_is_built_once() -> None:
    """The second time, the person's copy is left alone."""
    first = opening.bundled().stat()
    again = opening.bundled().stat()
    assert (first.st_ino, first.st_mtime_ns) == (again.st_ino, again.st_mtime_ns)
    assert [path.name for path in locations.data_folder().iterdir()] == [
        "atajurt.dossier"
    ]


def test_an_error_while_building_leaves_nothing(tmp_path: Path) -> None:
    """Neither half a dossier nor a folder beside it."""

    def fail(store: Store) -> None:
        raise Refusal("no")

    with pytest.raises(Refusal):
        Store.create(tmp_path / "new.dossier", name="new", fill=fail).close()
    assert not list(tmp_path.glob("*new.dossier*"))


_KILLED = """
import os, signal, sys
from pathlib import Path
from dossier_db import Store
kill = lambda store: os.kill(os.getpid(), signal.SIGKILL)
Store.create(Path(sys.argv[1]), name="new", fill=kill)
"""


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    """Killed half-way: no dossier; the next run leaves the dossier alone in there."""
    path = tmp_path / "own [1]" / "a*b.dossier"
    path.parent.mkdir()
    subprocess.run([sys.executable, "-c", _KILLED, str(path)], env=_environment())
    assert not path.exists()
    assert list(path.parent.iterdir())
    Store.create(path, name="new", fill=_fill).close()
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_comes_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    """Whoever was first keeps the place; nothing is replaced."""
    path = tmp_path / "new.dossier"

    def overtaken(store: Store) -> None:
        path.write_text("somebody else's")

    with pytest.raises(Taken, match="exists already"):
        Store.create(path, name="new", fill=overtaken).close()
    assert path.read_text() == "somebody else's"


def test_a_link_that_leads_nowhere_is_a_name_taken(tmp_path: Path) -> None:
    """Nothing is written through it."""
    path = tmp_path / "new.dossier"
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Taken, match="exists already"):
        Store.create(path, name="new", fill=_fill).close()
    assert not (tmp_path / "elsewhere").exists()


def test_no_folder_no_dossier(tmp_path: Path) -> None:
    """Folders are the person's to make."""
    with pytest.raises(NotADossier, match="make it first"):
        Store.create(tmp_path / "a" / "b.dossier", name="b", fill=_fill)


def test_an_empty_dossier_has_words_and_no_log(tmp_path: Path) -> None:
    """The vocabulary is part of the founding: a dump finds the dossier empty."""
    path = tmp_path / "own.dossier"
    opening.empty(path, "Own")
    with Store.open(path) as store:
        assert store.dossier.name == "Own"
        assert store.dossier.edition is None
        assert store.reader.number("SELECT count(*) FROM term") > 50
        assert store.reader.number("SELECT count(*) FROM change") == 0


def test_a_newer_edition_is_offered_never_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence that names the command; only for copies of the bundled case."""
    path = tmp_path / "copy.dossier"
    opening.sample(path)
    with opening.opened(path) as store:
        assert opening.newer_edition(store) is None
        assert opening.bundled_text(store) == dossier_assets.case_folder()
        monkeypatch.setattr(dossier_assets, "EDITION", "9999-01-01")
        assert "dossier load --update" in (opening.newer_edition(store) or "")


def test_a_dossier_of_ones_own_has_no_edition(case: Path) -> None:
    """Neither a hint nor a text to bring it up to."""
    with opening.opened(case) as store:
        assert opening.newer_edition(store) is None
        with pytest.raises(Refusal, match="bundled case"):
            opening.bundled_text(store)


def test_the_assets_know_themselves() -> None:
    """Edition and id, known without YAML, are those of the YAML."""
    text = (dossier_assets.case_folder() / "dossier.yaml").read_text("utf-8")
    head = yaml.load(text, yaml.BaseLoader)["dossier"]
    assert head["edition"] == dossier_assets.EDITION
    assert head["id"] == dossier_assets.CASE_ID
    assert dossier_assets.vocabulary_file() in dossier_assets.case_files()


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
