"""``dossier search`` and ``dossier reindex``: what is printed, and what is refused."""

import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.finds import cited, hit
from app.small import EVIL
from dossier.cli import main
from dossier.prints.document import DocumentOut
from dossier.prints.plain import PlainOut
from dossier.prints.search import print_hits, write_hits
from dossier.prints.terminal import TerminalOut
from dossier_db import Store
from dossier_db.records.hits import KINDS, Hit

PLACE = cited("x_alpha_1", "Alpha", 1, "Three people were charged.")
HITS: tuple[Hit, ...] = (
    hit(
        "p_aidar",
        "person",
        "Aidar",
        matched="Айдар",
        marks=((0, 5),),
        how="other script",
        score=97.456,
        citation=PLACE,
    ),
    hit("e_arrest", "event", "Aidar arrested", how="prefix", score=90.0),
    hit(
        "x_alpha_1",
        "passage",
        "Alpha ¶1",
        matched="Three people\nwere charged.",
        how="in text",
        score=72.0,
        citation=PLACE,
    ),
)


def plain(case: Path, *hits: Hit) -> list[str]:
    """What a pipe gets."""
    stream = io.StringIO()
    with Store.open(case) as store:
        print_hits(store, PlainOut(stream), "aidar", hits)
    return stream.getvalue().splitlines()


def document(case: Path, *hits: Hit) -> str:
    """What a program gets."""
    stream = io.StringIO()
    with Store.open(case) as store:
        write_hits(store, DocumentOut(stream), hits)
    return stream.getvalue()


def test_a_hit_a_line_with_how_kind_words_place_and_id(case: Path) -> None:
    """Best first; a passage is named by its place, once; a label of ours says so."""
    assert plain(case, *HITS) == [
        "other script     person        Aidar: Айдар [Alpha ¶1]  p_aidar",
        "beginning        event         Aidar arrested (ours)  e_arrest",
        "in text          passage       Three people were charged. [Alpha ¶1]"
        "  x_alpha_1",
    ]


def test_a_quotation_that_matched_by_its_speaker_has_its_words(case: Path) -> None:
    """One may have said several things in one place."""
    words = replace(PLACE, exact="We only stood there.", gist=None)
    spoken = hit("x_1", "quote", "Alpha ¶1", matched="a teacher", citation=words)
    (line,) = plain(case, spoken)
    assert line.endswith("“We only stood there.” · a teacher [Alpha ¶1]  x_1")


def test_a_terminal_gets_the_same_as_a_table(case: Path) -> None:
    """Under the names of the columns."""
    stream = io.StringIO()
    with Store.open(case) as store:
        print_hits(store, TerminalOut(stream), "aidar", HITS)
    head = stream.getvalue().splitlines()[1]
    assert head.split() == ["how", "kind", "found"]
    assert "Айдар [Alpha ¶1] (p_aidar)" in stream.getvalue()


def test_nothing_in_a_hit_commands_the_terminal(case: Path) -> None:
    """In a table, a pipe, or JSON."""
    evil = hit("p_evil", "person", EVIL, matched=f"a\n{EVIL}", citation=PLACE)
    (line,) = plain(case, evil)
    assert line.isprintable()
    written = document(case, evil)
    assert all(letter == "\n" or letter.isprintable() for letter in written)
    assert json.loads(written)["rows"][0]["name"] == EVIL


def test_a_program_gets_one_document_as_of_every_list(case: Path) -> None:
    """Which dossier, the view, and the rows."""
    found = json.loads(document(case, *HITS))
    assert list(found) == ["dossier", "view", "rows"]
    assert found["dossier"]["name"] and found["view"]["told_by"] is None


def test_a_program_gets_the_promised_keys_of_a_hit(case: Path) -> None:
    """And the place where there is one."""
    assert json.loads(document(case, *HITS))["rows"][:2] == [
        {
            "id": "p_aidar",
            "kind": "person",
            "name": "Aidar",
            "matched": "Айдар",
            "how": "other script",
            "score": 97.46,
            "citation": "Alpha ¶1",
        },
        {
            "id": "e_arrest",
            "kind": "event",
            "name": "Aidar arrested",
            "matched": "Aidar arrested",
            "how": "prefix",
            "score": 90.0,
            "citation": None,
        },
    ]


# With the store's own search


def test_a_name_is_found_in_another_script(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By words that no shell needs quotes for; the index is made once."""
    assert main(["search", "Айдар", "-d", str(case)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0].endswith("  p_aidar")
    assert err == "The search index is being made …\n"
    assert main(["search", "Aidar", "arrested", "-d", str(case)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0].endswith("  e_arrest") and err == ""


def test_nothing_found_is_no_error(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence beside the output; JSON has an empty list."""
    assert main(["reindex", "-d", str(case)]) == 0
    assert re.search(r"made anew\.$", capsys.readouterr().out)
    for words in (["=qqqqq\x1b"], ["--json", "=qqqqq"]):
        assert main(["search", *words, "-d", str(case)]) == 0
        out, err = capsys.readouterr()
        assert (json.loads(out)["rows"] if out else []) == []
        assert bool(out) == ("--json" in words)
        assert err == (
            "" if "--json" in words else "Nothing was found for “=qqqqq␛”.\n"
        )


def test_a_filter_that_means_nothing_is_told_beside_the_output(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a kind that nobody knows is where it is an option."""
    assert main(["reindex", "-d", str(case)]) == 0
    assert main(["search", "source:zzz", "kind:foo", "-d", str(case)]) == 0
    err = capsys.readouterr().err
    assert "There is no source “zzz” in this dossier." in err
    assert "There is no kind “foo”: write person, organisation" in err


def test_json_is_best_first_and_limited(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One document and nothing else on standard output."""
    assert main(["search", "a", "--json", "--limit", "2", "-d", str(case)]) == 0
    hits = json.loads(capsys.readouterr().out)["rows"]
    assert len(hits) == 2 and hits[0]["score"] >= hits[1]["score"]


@pytest.mark.parametrize("kind", KINDS)
def test_one_kind_alone(
    kind: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of those that can be found, and no other."""
    command = ["search", "a", "--json", "--kind", kind, "-d", str(case)]
    assert main(command) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert {one["kind"] for one in rows} <= {kind}


def test_a_word_that_is_not_to_be_found_comes_behind_two_dashes(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As any shell's argument that begins with one."""
    assert main(["search", "--json", "-d", str(case), "--", "-arrested", "aidar"]) == 0
    ids = {one["id"] for one in json.loads(capsys.readouterr().out)["rows"]}
    assert "p_aidar" in ids and "e_arrest" not in ids


@pytest.mark.parametrize(
    "words",
    [
        ["search"],
        ["search", "a", "--limit", "0"],
        ["search", "a", "--limit", "-3"],
        ["search", "a", "--limit", "x"],
        ["search", "a", "--kind", "ship"],
        ["reindex", "now", "then"],
    ],
)
def test_wrong_usage_is_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Before any dossier is opened."""
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    assert "error: " in capsys.readouterr().err.splitlines()[-1]


def test_a_file_that_cannot_be_written_is_searched_all_the_same(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only making its index anew is refused."""
    # Whoever runs the tests as root may write anywhere.
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    assert main(["search", "Айдар", "-d", str(case)]) == 0
    assert "p_aidar" in capsys.readouterr().out
    assert main(["reindex", "-d", str(case)]) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ('"Aidar', True),
        ('"Aidar" "in', True),
        ("-«Aidar", True),
        ('"Aidar"', False),
        ('5" Aidar', False),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_told_of(
    case: Path, capsys: pytest.CaptureFixture[str], query: str, told: bool
) -> None:
    assert main(["search", "-d", str(case), "--", query]) == 0
    assert ("A quotation mark is not closed" in capsys.readouterr().err) is told
