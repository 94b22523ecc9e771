"""Every pane as text: what is printed, where it ends, and that it is safe."""

import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.small import EVIL
from dossier.cli import main
from dossier.prints.compare import question_lines
from dossier.prints.document import encoded
from dossier.prints.phrases import quoted, speaker
from dossier.prints.plain import cells
from dossier.prints.terminal import TerminalOut
from dossier.prints.timeline import print_timeline
from dossier_db import Store, Viewpoint
from dossier_db.records import Link

READS = ("timeline", "defendants", "compare", "sources", "people", "quotes")
IDS = (
    "p_aidar",
    "o_court",
    "l_town",
    "v_174",
    "c_case",
    "e_arrest",
    "q_charged",
    "a_three",
    "s_alpha",
    "x_alpha_2",
    "x_gamma",
    "p_evil",
    "Alpha ¶2",
    "[Alpha ¶2]",
    "beta",
)
Print = Callable[..., str]


@pytest.fixture
def printed(case: Path, capsys: pytest.CaptureFixture[str]) -> Print:
    """Runs a command on the small dossier; what it printed."""

    def run(*words: str) -> str:
        assert main([*words, "-d", str(case)]) == 0
        out, err = capsys.readouterr()
        rows = [line for line in out.splitlines() if not line.startswith("As ")]
        told = bool(rows)
        assert err == ("" if told else "Nothing is told here.\n")
        return out

    return run


def _is_safe(text: str) -> bool:
    return all(letter == "\n" or letter.isprintable() for letter in text)


# -- in a pipe ---------------------------------------------------------------------


def test_an_event_a_line(printed: Print) -> None:
    """Day, mark, sources, name, id; what has not happened is said."""
    first, second = printed("timeline").splitlines()
    assert first.split() == [
        "2025-05-02",
        "1",
        "source",
        "Aidar",
        "arrested",
        "e_arrest",
    ]
    assert "Trial opens (planned)" in second and second.endswith("  e_trial")
    assert first.index("Aidar") == second.index("Trial")


def test_a_source_and_a_person_a_line(printed: Print) -> None:
    """Each line ends in the id that ``show`` takes."""
    alpha, beta, gamma = printed("sources").splitlines()
    assert "Alpha: A report (Alpha Watch)" in alpha and alpha.endswith("s_alpha")
    assert "read whole" in beta and "undated" in gamma
    people = printed("people").splitlines()
    assert [line.split()[-1] for line in people][:2] == ["p_aidar", "p_sister"]
    assert "(not identified)" in people[-1]


def test_a_quote_a_line_with_its_citation(printed: Print) -> None:
    """A line end inside the words does not break the line."""
    assert printed("quotes").split(maxsplit=1) == [
        "Aigul",
        "“They took him at night” [Alpha ¶2]\n",
    ]


def test_to_whom_words_go_and_their_caution_stand_beside_them(case: Path) -> None:
    with Store.open(case) as store:
        (row,) = store.quotes.listing(Viewpoint()).page(0)
    cautious = replace(
        row,
        addressee=Link("o_court", "City Court"),
        citation=replace(row.citation, caution="as alleged"),
    )
    assert speaker(cautious) == "Aigul, to City Court"
    assert quoted(cautious).endswith("night” — caution: as alleged [Alpha ¶2]")


def test_the_sums_of_the_defendants(printed: Print) -> None:
    """Every number that sources give with its citations, then each defendant."""
    out = printed("defendants")
    assert "charged: 3 people, by 1 independent source [Alpha ¶1]" in out
    assert "charged: 4 people, by 1 independent source [Beta ¶1: about May 2025]" in out
    assert "\n3 or 4 charged (1 source each): 1 named, 2 or 3 not\n" in out
    assert (
        "custody, from 2 May 2025 on, as told, Taldyqorghan: “They took him at night”"
        in out
    )


def test_what_is_told_of_all_the_accused_is_not_told_of_those_not_named(
    printed: Print,
) -> None:
    lines = printed("defendants").splitlines()
    together = "the accused together (p_accused), 2 or 3 of them are not named here"
    assert together in lines
    assert any(
        re.fullmatch(r"Aidar \(p_aidar\), name printed by \d .+", line)
        for line in lines
    )


def test_a_question_with_every_answer(printed: Print) -> None:
    """Verdict and reading are ours and say so; who denies an answer is said."""
    out = printed("compare")
    assert "verdict (ours): ! differ, open" in out
    assert "reading (ours): Beta counts later." in out
    assert "Answer: three (a_three), 1 independent source\n" in out
    assert "  note (ours, A. N., 2026-02-03): By computation.\n" in out
    assert "  denies: A trial was near" in out
    assert "  four / three: ! differ" in out


def test_caution_voice_and_day_stand_before_the_citation(printed: Print) -> None:
    """Nothing that a reader must know of a statement is left out."""
    out = printed("show", "e_arrest")
    assert "“They took him at night” — on the word of Aigul [Alpha ¶2]" in out
    assert (
        "Four people were charged. — holds for about May 2025 — caution: from a"
        " summary [Beta ¶1]" in out
    )


@pytest.mark.parametrize("word", IDS)
def test_every_kind_of_record_is_shown(word: str, printed: Print) -> None:
    """By id, by citation, by a source's name."""
    first, *rest = printed("show", word).splitlines()
    assert re.match(r"[A-Z][a-z ]+: .+ \([a-z]_[a-z0-9_]+\)$", first)
    assert all(line == line.rstrip() for line in rest)


@pytest.mark.parametrize(
    "words", [*((read,) for read in READS), *(("show", word) for word in IDS)]
)
def test_statements_end_in_their_citation(
    words: tuple[str, ...], printed: Print
) -> None:
    """A line that gives a passage's words ends in ``[source]`` or ``[source ¶n]``."""
    for line in printed(*words).splitlines():
        if any(said in line for said in ("They took", "were charged.", "was near")):
            assert re.search(r" \[(Alpha|Beta|Gamma)( ¶\d+)?\]$", line), line


@pytest.mark.parametrize(
    "words", [*((read,) for read in READS), *(("show", word) for word in IDS)]
)
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_nothing_printed_commands_a_terminal(
    words: tuple[str, ...], form: tuple[str, ...], printed: Print
) -> None:
    """No tab, no control, no override; nothing is drawn."""
    out = printed(*words, *form)
    assert _is_safe(out)
    assert not re.search("[\u2500-\u259f]", out)


def test_our_notes_say_so(printed: Print) -> None:
    """With who wrote them and when."""
    assert "note (ours, A. N., 2026-02-03): Ask again." in printed("show", "p_aidar")


# -- viewpoints --------------------------------------------------------------------


def test_a_viewpoint_stands_over_the_list(printed: Print) -> None:
    """Who is heard, up to when, and how many sources without a date are left out."""
    first = printed("timeline", "--told-by", "alpha").splitlines()[0]
    assert first.startswith("As told by Alpha.") and "left out" not in first
    first, *rows = printed("timeline", "--known-on", "2025-08").splitlines()
    assert first.startswith("As known on 2025-08-31.")
    left_out = "Our summaries and notes are left out. 1 undated source is left out."
    assert first.endswith(left_out)
    assert [row.split()[-1] for row in rows] == ["e_arrest"]
    both = printed("quotes", "--told-by", "Beta", "--known-on", "2025-12-31")
    assert both.startswith("As told by Beta, as known on 2025-12-31.")
    assert "undated" not in both.splitlines()[0]  # only Beta is looked at


@pytest.mark.parametrize("command", READS)
def test_every_list_is_redrawn(command: str, printed: Print) -> None:
    """Alpha is out of sight where only Beta is heard."""
    assert "Alpha ¶" not in printed(command, "--told-by", "s_beta")


def test_a_source_is_the_same_from_everywhere(printed: Print) -> None:
    """No line claims a viewpoint that changes nothing."""
    assert printed("show", "s_alpha", "--told-by", "Beta") == printed("show", "s_alpha")


@pytest.mark.parametrize("command", sorted({*READS} - {"defendants"}))
def test_where_nothing_is_told_that_is_said_beside_the_pipe(
    command: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stderr, with exit code 0; a document in JSON says it itself."""
    words = [command, "-d", str(case), "--known-on", "1999"]
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert out.startswith("As known on 1999-12-31.") and len(out.splitlines()) == 1
    empty = "No source is in view." if command == "sources" else "Nothing is told here."
    assert err == f"{empty}\n"
    assert main([*words, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == "" and json.loads(out)["view"]["known_on"] == "1999-12-31"


def test_where_nothing_is_told_the_reason_of_the_panes_is_given(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["timeline", "-d", str(case), "--known-on", "1999", "--told-by", "Beta"]
    assert main(words) == 0
    said = capsys.readouterr().err
    assert said.startswith("Nothing is told here. Beta is of ")
    assert said.endswith(", later than the day you look from.\n")


def test_a_case_in_which_nobody_is_charged_yet_is_told(printed: Print) -> None:
    """Its head says so on stdout; that is not nothing."""
    out = printed("defendants", "--known-on", "1999")
    said = "No charge, measure or outcome in this case is told here."
    assert out.endswith(f"Case: The case (c_case)\n{said}\n")


def test_a_case_of_which_a_source_can_say_nothing_yet_gives_the_reason(
    printed: Print,
) -> None:
    out = printed("defendants", "--known-on", "1999", "--told-by", "Beta")
    assert out.endswith("later than the day you look from.\n")
    assert "\nCase: The case (c_case)\nBeta is of " in out


def test_where_nothing_is_told_a_terminal_says_so_too(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And of a list with rows it says nothing."""
    with Store.open(case) as store:
        print_timeline(store, Viewpoint(None, "1999-12-31"), TerminalOut(io.StringIO()))
        assert capsys.readouterr() == ("", "Nothing is told here.\n")
        print_timeline(store, Viewpoint(), TerminalOut(io.StringIO()))
        assert capsys.readouterr() == ("", "")


# -- JSON --------------------------------------------------------------------------


@pytest.mark.parametrize("command", READS)
def test_a_list_is_one_json_document(command: str, printed: Print) -> None:
    """The dossier, the view, the rows: whole records."""
    found = json.loads(printed(command, "--json", "--known-on", "2025"))
    assert found["dossier"]["name"] == "A small case"
    assert found["view"] == {
        "told_by": None,
        "known_on": "2025-12-31",
        "undated_left_out": 1,
    }
    rows = found["cases" if command == "defendants" else "rows"]
    assert isinstance(rows, list) and rows


@pytest.mark.parametrize("word", IDS)
def test_a_record_is_one_json_document(word: str, printed: Print) -> None:
    """Whichever kind it is."""
    assert json.loads(printed("show", word, "--json"))["record"]


def test_dates_and_citations_in_json(printed: Print) -> None:
    """A date has its bounds, a citation the way it is written."""
    (question,) = json.loads(printed("compare", "--json"))["rows"]
    citation = {
        said["citation"]["passage_id"]: said["citation"]
        for answer in question["answers"]
        for said in answer["said"]
    }["x_beta_1"]
    assert citation["place"] == "Beta ¶1"
    assert citation["as_of"] == {
        "expression": "2025-05~",
        "earliest": "2025-05-01",
        "latest": "2025-05-31",
        "approximate": True,
        "uncertain": False,
    }


def test_the_words_survive_json(printed: Print) -> None:
    """Escaped for the terminal, the same for the program."""
    rows = json.loads(printed("people", "--json"))["rows"]
    assert EVIL in [row["name"] for row in rows]


@given(st.text())
def test_any_text_survives_json(text: str) -> None:
    """And nothing of it reaches a terminal raw."""
    line = encoded({"text": text})
    assert json.loads(line) == {"text": text}
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line)
    assert "\n" not in line


# -- on a terminal -----------------------------------------------------------------


def test_a_long_list_is_drawn_in_pieces_that_line_up(case: Path) -> None:
    """One heading, however many rows; columns stay where they are."""
    with Store.open(case) as store, store.act("tests") as act:
        for number in range(300):
            event = f"e_more_{number:03}"
            act.insert("entity", {"id": event, "name": f"Event {number}"})
            act.insert("event", {"id": event})
    stream = io.StringIO()
    with Store.open(case) as store:
        print_timeline(store, Viewpoint(), TerminalOut(stream))
    lines = [line for line in stream.getvalue().splitlines() if "Event " in line]
    assert len(lines) == 300
    assert len({line.index("Event ") for line in lines}) == 1
    assert stream.getvalue().count("told by") == 1


@pytest.mark.parametrize("words", [("people",), ("show", "x_gamma"), ("compare",)])
def test_a_real_terminal_gets_nothing_raw(case: Path, words: tuple[str, ...]) -> None:
    """The bytes of a pty: bold and its end, and not one control of the dossier's."""
    main_end, terminal = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "dossier", *words, "-d", str(case)],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "TERM": "xterm-256color",
            "COLUMNS": "100",
        },
        stdout=terminal,
    )
    os.close(terminal)
    found = b""
    try:
        while piece := os.read(main_end, 65536):
            found += piece
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(main_end)
    assert done.wait() == 0
    text = re.sub("\x1b\\[[0-9;]*m", "", found.decode().replace("\r\n", "\n"))
    assert "Evil ␛[31mred" in text
    assert "[b]bold[/b]" in text
    assert _is_safe(text)


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("卡比", 4), ("Та\u0301", 2), ("", 0)]
)
def test_cells_of_a_pipe(text: str, width: int) -> None:
    """Columns line up for names in any script."""
    assert cells(text) == width


def test_what_one_paragraph_says_in_several_places_is_printed_once(case: Path) -> None:
    """The lines would be the same."""
    with Store.open(case) as store:
        question = store.compare.question("q_charged")
    twice = tuple(replace(one, said=one.said * 2) for one in question.answers)
    printed_once = list(question_lines(question))
    assert list(question_lines(replace(question, answers=twice))) == printed_once
