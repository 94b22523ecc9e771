"""What somebody does on the first day, on a real terminal, with the keys it takes.

The bundled case is read; what is written goes into a copy of it.
"""

import base64
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.terminal import ROOT, Terminal, environment, python

SIZES = ((80, 24), (120, 40), (200, 60))
TEXTS = ROOT.parent / "shared" / "case" / "texts"
PASSPHRASE = "no road leads over Karasu"


def run(home: Path, *words: str) -> str:
    """A command, its output in a pipe."""
    done = subprocess.run(
        python("-m", "dossier", *words),
        env={**environment(), "HOME": str(home), "DOSSIER_AGENT": "Saule"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the case has been opened before."""
    home = tmp_path_factory.mktemp("newcomer")
    run(home, "sample", str(home / "case.dossier"))
    return home


@pytest.fixture
def path(bundled: Path, tmp_path: Path) -> Path:
    """A copy of the case, to write into."""
    copy = tmp_path / "case.dossier"
    copy.write_bytes((bundled / "case.dossier").read_bytes())
    return copy


def browse(path: Path, size: tuple[int, int] = SIZES[0]) -> Terminal:
    """The program on a dossier."""
    env = {"HOME": str(path.parent), "DOSSIER_AGENT": "Saule"}
    return Terminal(python("-m", "dossier", str(path)), size, env)


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def reader(request: pytest.FixtureRequest, path: Path) -> Iterator[Terminal]:
    """The case, opened at each size."""
    with browse(path, request.param) as terminal:
        terminal.wait_for("84 sources", ">2016")
        yield terminal


def test_the_first_command_opens_the_case(tmp_path: Path) -> None:
    """No key."""
    with Terminal(python("-m", "dossier"), env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("Atajurt trial", "[1 Timeline]", "84 sources", timeout=60)


def test_how_many_are_charged_and_why_sources_differ(reader: Terminal) -> None:
    """Two keys, and a third for what each source says."""
    reader.press("3")
    reader.wait_for(">How many people were charged?")
    reader.press("enter")
    reader.wait_for("› How many people were charged?")
    reader.wait_for("a later source overtakes an earlier one", "Our reading:", "19 · 9")
    if reader.screen.columns < 100:
        reader.press("ctrl+d")
    reader.wait_for("[Chinese Headline News]")


def test_a_lawyer_is_found_by_a_few_cyrillic_letters(reader: Terminal) -> None:
    """Six keys."""
    reader.press("/", *"Байж")
    reader.wait_for(">Shynkuat Baizhanov", "Шинкуат Байжанов")
    reader.press("enter")
    reader.wait_for("defence lawyer", "Шынқуат Байжанов [Ulysmedia]")


def test_who_is_under_house_arrest_and_who_says_so(reader: Terminal) -> None:
    """One key for the list, one for each person."""
    reader.press("2")
    reader.wait_for(">Bekzat Maksutkhan")
    reader.press("j")
    reader.wait_for(">Ayan Kalymbek", "house arrest: ", "[")
    reader.press("j", "j")
    reader.wait_for(">Guldariya Sherizat")
    reader.press("enter")
    reader.wait_for("› Guldariya Sherizat", "house arrest: ")


def test_every_wording_of_the_note_stands_side_by_side(reader: Terminal) -> None:
    """Ten keys, or as many letters; below 100 columns one after the other."""
    reader.press("/", *"note say")
    reader.wait_for(">What did the note say?")
    reader.press("enter")
    reader.wait_for("› What did the note say?", "concern; act by law")
    if reader.screen.columns < 100:
        reader.press("ctrl+d")
    reader.wait_for("concern; act by law", "insult; investigate")


def test_the_timeline_as_one_source_tells_it(reader: Terminal) -> None:
    """Five keys."""
    reader.press("t")
    reader.wait_for("As told by which source?")
    reader.press(*"hrw")
    reader.wait_for(">HRW ")
    reader.press("enter")
    reader.wait_for("as told by HRW", "1 source")


def test_what_was_known_on_a_day(reader: Terminal) -> None:
    """A day as one writes it, and two keys."""
    reader.press("d")
    reader.wait_for("As known on which day?")
    reader.press(*"31 December 2025")
    reader.wait_for("Everything published by 31 Dec 2025.")
    reader.press("enter")
    reader.wait_for("as known on 31 Dec 2025", "55 sources")


def test_which_statement_an_earlier_text_contradicts(reader: Terminal) -> None:
    """Three keys."""
    reader.press("3")
    reader.wait_for(">How many people were charged?")
    reader.press("n")
    reader.wait_for(">Had the trial happened by late")
    reader.press("enter")
    reader.wait_for("they differ: not both can be true", "Our reading:")


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the full texts are not shipped")
def test_a_text_is_opened_at_a_paragraph_with_its_citations(path: Path) -> None:
    """The citation as it is written, enter, w."""
    text = next(one for one in TEXTS.iterdir() if "epoch" in one.name.lower())
    run(path.parent, "attach", "Epoch Times", str(text), "-d", str(path))
    for size in SIZES:
        with browse(path, size) as terminal:
            terminal.wait_for("84 sources", ">2016")
            terminal.press("/", *"Epoch Times ¶7")
            terminal.wait_for(">Epoch Times ¶7")
            terminal.press("enter")
            terminal.wait_for("› Epoch Times ¶7", "In our words:")
            terminal.press("w")
            terminal.wait_for(">7.1", "7.2")


def test_a_quotation_is_copied_with_its_citation(reader: Terminal) -> None:
    """Two keys."""
    reader.press("6")
    reader.wait_for("[6 Quotes]", ">Kazakh judicial")
    reader.press("y")
    reader.wait_for("Sent to the terminal's clipboard")
    found = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", reader.raw)
    copied = base64.b64decode(found[-1]).decode()
    assert "“inciting ethnic hatred”" in copied and "[Epoch Times ¶1]" in copied


def test_a_hearing_of_today_is_noted_with_a_quotation_and_taken_back(
    path: Path,
) -> None:
    """i, a line as one says it, enter; u."""
    with browse(path) as terminal:
        terminal.wait_for("84 sources", ">2016")
        terminal.press("i")
        terminal.wait_for("begin       date, kind, place and a colon")
        line = "today hearing Taldykorgan: @Baizhanov: “We were not let in.”"
        terminal.write(line.encode())
        terminal.wait_for("new event: Hearing, Taldykorgan", "Shynkuat Baizhanov")
        terminal.wait_for("your own observation")
        terminal.press("enter")
        terminal.wait_for("Saved: Hearing, Taldykorgan", "85 sources")
        terminal.press("u")
        terminal.wait_for("Taken back:", "84 sources")


def test_a_dossier_is_sealed_locked_and_opened_again(path: Path) -> None:
    pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
    env = {"HOME": str(path.parent)}
    with Terminal(python("-m", "dossier", "seal", str(path)), env=env) as terminal:
        for asked in ("New passphrase", "The same again"):
            terminal.wait_for(asked)
            terminal.write(PASSPHRASE.encode() + b"\r")
        assert terminal.wait_exit(60) == 0, terminal.text
    assert b"Atajurt" not in path.read_bytes()
    with browse(path) as terminal:
        terminal.wait_for("assphrase")
        terminal.write(PASSPHRASE.encode() + b"\r")
        terminal.wait_for("84 sources", ">2016", timeout=60)
        terminal.press("2")
        terminal.wait_for("[2 Defendants]", "Bekzat")
        terminal.press("ctrl+l")
        terminal.wait_until(lambda: "Bekzat" not in terminal.text)
        terminal.wait_for("assphrase")
        terminal.write(PASSPHRASE.encode() + b"\r")
        terminal.wait_for("[2 Defendants]", "Bekzat", timeout=60)


def test_that_nothing_was_altered_is_checked_by_one_command(bundled: Path) -> None:
    told = run(bundled, "verify", str(bundled / "case.dossier"))
    assert "log: sound" in told and told.endswith("search index: sound\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("timeline",), "Bilash detained"),
        (("compare",), "(ours): Update over time"),
        (("search", "Байж"), "Shynkuat Baizhanov"),
        (("defendants",), "house arrest"),
        (("compare",), "meeting; friendship"),
        (("timeline", "--told-by", "HRW"), "Protest near the Chinese border"),
    ],
)
def test_the_same_is_told_by_commands_into_a_pipe(
    bundled: Path, words: tuple[str, ...], said: str
) -> None:
    printed = run(bundled, *words, "-d", str(bundled / "case.dossier"))
    assert said in printed
    assert "\x1b" not in printed
