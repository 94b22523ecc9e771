"""Files that commands write: nothing is written over, and nothing is left by halves."""

import errno
import os
import resource
import signal
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dossier import texts
from dossier.cli import main
from dossier.errors import Refusal
from dossier.texts import put
from dossier_db.errors import Taken

COMMANDS = (("dump",), ("custody",), ("custody", "--html"))


@pytest.fixture(name="write")
def written(case: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command into a file; what it says where it refuses."""

    def run(words: tuple[str, ...], output: Path) -> str:
        capsys.readouterr()
        code = main([*words, "-d", str(case), "-o", str(output)])
        said = capsys.readouterr().err
        assert code == (1 if said else 0)
        return said

    return run


@pytest.mark.parametrize("words", COMMANDS)
def test_a_new_file_is_its_owners_alone(
    words: tuple[str, ...], write: Callable[..., str], tmp_path: Path
) -> None:
    made = tmp_path / "out"
    assert write(words, made) == ""
    assert made.stat().st_size and stat.S_IMODE(made.stat().st_mode) == 0o600


@pytest.mark.parametrize("words", COMMANDS)
def test_a_file_that_is_there_stays_as_it_is(
    words: tuple[str, ...], write: Callable[..., str], tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.write_text("mine")
    link = tmp_path / "link"
    link.symlink_to(mine)
    for taken in (mine, link):
        said = write(words, taken)
        assert said == f"{taken} exists already: choose another name.\n"
    assert mine.read_text() == "mine" and link.is_symlink()


@pytest.mark.parametrize("words", COMMANDS)
def test_a_link_that_leads_nowhere_is_refused(
    words: tuple[str, ...], write: Callable[..., str], tmp_path: Path
) -> None:
    link, circle = tmp_path / "link", tmp_path / "circle"
    link.symlink_to(tmp_path / "nothing")
    circle.symlink_to(circle)
    for one in (link, circle):
        assert "a link that leads nowhere" in write(words, one)
        assert one.is_symlink()
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("words", COMMANDS)
def test_a_folder_is_refused(
    words: tuple[str, ...], write: Callable[..., str], tmp_path: Path
) -> None:
    assert "is a folder" in write(words, tmp_path)
    assert "There is no folder" in write(words, tmp_path / "none" / "out")


@pytest.mark.parametrize("words", COMMANDS)
def test_a_pipe_is_written_into_and_stays_one(
    words: tuple[str, ...], write: Callable[..., str], tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert write(words, pipe) == ""
    reader.join()
    assert read[0] and pipe.is_fifo()


@pytest.fixture(name="device")
def null_device(tmp_path: Path) -> Path:
    """A device like /dev/null that nobody needs."""
    path = tmp_path / "null"
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 3))
        path.write_text("it can be written to")
    except OSError:
        pytest.skip("only root makes devices, and not everywhere")
    return path


@pytest.mark.parametrize("words", COMMANDS)
def test_a_device_is_written_into_and_stays_one(
    words: tuple[str, ...], write: Callable[..., str], device: Path
) -> None:
    assert write(words, device) == ""
    assert device.is_char_device()


def test_a_device_that_takes_no_more_is_told_in_one_sentence(
    write: Callable[..., str], device: Path
) -> None:
    device.unlink()
    os.mknod(device, stat.S_IFCHR | 0o600, os.makedev(1, 7))
    reason = os.strerror(errno.ENOSPC)
    assert write(("dump",), device) == f"{device} cannot be written to ({reason}).\n"
    assert device.is_char_device()


def _filled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full as soon as a file is to be on it."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("dossier_db.keeping.placing.write_out", full)


@pytest.mark.parametrize("words", COMMANDS)
def test_a_full_disk_leaves_no_part_of_a_file_and_says_one_sentence(
    words: tuple[str, ...],
    write: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    _filled(monkeypatch)
    said = write(words, folder / "out")
    reason = os.strerror(errno.ENOSPC)
    assert said == f"{folder / 'out'} cannot be written ({reason}): nothing was kept.\n"
    assert not list(folder.iterdir())


@contextmanager
def bounded() -> Iterator[None]:
    """Files end after a kilobyte, in the midst of a write."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_a_dump_that_breaks_off_says_nothing_else(
    write: Callable[..., str], tmp_path: Path
) -> None:
    """What it was reading is closed before the dossier is."""
    folder = tmp_path / "full"
    folder.mkdir()
    with bounded():
        said = write(("dump",), folder / "out")
    assert said.endswith("nothing was kept.\n") and said.count("\n") == 1
    assert not list(folder.iterdir())


def test_a_reader_is_closed_when_writing_breaks_off(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []

    def lines(_: object) -> Iterator[str]:
        try:
            yield "one\n"
            yield "two\n"
        finally:
            closed.append(True)

    def broken(_: Path, text: Iterator[str]) -> None:
        next(text)
        raise Refusal("full")

    monkeypatch.setattr(texts, "dump", lines)
    monkeypatch.setattr(texts, "put", broken)
    main(["dump", "-d", str(case), "-o", str(tmp_path / "out")])
    assert closed == [True]


def test_a_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "out"

    def lines() -> Iterator[str]:
        path.write_text("theirs")
        yield "ours\n"

    with pytest.raises(Taken, match="exists already"):
        put(path, lines())
    assert path.read_text() == "theirs"
    assert not list(tmp_path.glob(".out*"))
